"""Secrets that are hashed in a microsecond: a test that signs on a hundred times need not wait for argon2."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher


class QuickSecrets:
    """app.staff_ports.Secrets; `asked` counts every secret that was really looked at."""

    def __init__(self) -> None:
        self.asked = 0

    def hash(self, secret: str) -> str:
        return hashlib.sha256(f"quick {secret}".encode()).hexdigest()

    def verify(self, hash: str | None, secret: str) -> bool:
        self.asked += 1
        return hash == self.hash(secret)


class HandStopwatch:
    """app.staff_ports.Stopwatch that stands until the test moves it."""

    def __init__(self) -> None:
        self.at_s = 1000.0

    def seconds(self) -> float:
        return self.at_s


@contextmanager
def quick_argon() -> Iterator[None]:
    """Argon2 itself, at its least cost for whatever this process hashes or wraps anew.

    The cost stands in each hash and key file, so every process reads them back by the real way. What it is really
    stands in tests/offline_cache: test_passphrase.py, test_staff.py.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("offline_cache.keys._GUESSED", (1, 8))
        patch.setattr("offline_cache.argon._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield
