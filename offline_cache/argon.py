"""Passwords and PINs as argon2id hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
# Of a password nobody has, with the same cost: an unknown number takes as long as a wrong password.
NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$2hpWkHxQMQKrfWAhWTjV4g$vdc1Tw25/afyJuEcwRZu6PpvQJsBexVdadiZg6oR2b4"


class ArgonSecrets:
    """app.staff_ports.Secrets; about 0.1 s each."""

    def hash(self, secret: str) -> str:
        return _HASHER.hash(secret)

    def verify(self, hash: str | None, secret: str) -> bool:
        """False, and after the same time, for None; at once where the hash is none (a PIN never set)."""
        try:
            _HASHER.verify(NOBODY if hash is None else hash, secret)
        except (VerifyMismatchError, InvalidHashError):
            return False
        return hash is not None


class KnownSecrets(ArgonSecrets):
    """For passwords that stand in the demo's papers: nobody has to guess them, and its start need not wait."""

    def hash(self, secret: str) -> str:
        return _CHEAP.hash(secret)
