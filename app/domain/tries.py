"""Wrong passwords and PINs in a row: the first are free, then each costs longer, at last the account is shut (S24)."""

from dataclasses import dataclass

FREE = 3
MOST_WAIT_S = 300
MOST_WAIT_AT_DEVICE_S = 60  # of all people together at one desk: nobody may keep the others away for long
PASSWORD_LOCKS_AFTER = 10
PIN_LOCKS_AFTER = 6


@dataclass(frozen=True, slots=True)
class Tries:
    """`failures` since the last right one; `locked`: only a reset opens it."""

    failures: int = 0
    locked: bool = False

    def failed(self, *, locks_after: int | None) -> "Tries":
        """One more; None never locks (a desk)."""
        failures = self.failures + 1
        return Tries(failures, self.locked or (locks_after is not None and failures >= locks_after))


def wait_s(failures: int, *, most_s: int) -> int:
    """How long the next try must wait: nothing while fewer than FREE failed, then 1 s, 2 s, 4 s …"""
    if failures < FREE:
        return 0
    doubled: int = 2 ** min(failures - FREE, most_s.bit_length())
    return min(doubled, most_s)
