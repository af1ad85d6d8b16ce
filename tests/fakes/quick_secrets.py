"""Secrets that are hashed in a microsecond: a test that signs on a hundred times need not wait for argon2."""

import hashlib


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
