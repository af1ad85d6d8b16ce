"""The clock and the random numbers of this process; `app` has none of its own."""

import os
import re
import secrets
import threading
import time
from datetime import UTC, datetime, timedelta

from app.errors import InputRefused
from app.texts import commands as words_of

CLOCK_VARIABLE = "YITAI_CLOCK"
IMPORT_TOKEN_VARIABLE = "YITAI_IMPORT_TOKEN"  # whoever has the centre's may bring it a catalogue
_SHIFT = re.compile(r"^([+-])(\d+)([smhd])$")
_UNIT_S = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def clock_shift(words: str, *, now: datetime) -> timedelta:
    """What YITAI_CLOCK asks for: +2h, -1d, or a moment (2026-11-20T10:24+08:00) the clock starts from.

    Raises InputRefused for anything else.
    """
    shift = _SHIFT.match(words)
    if shift:
        size = timedelta(seconds=int(shift[2]) * _UNIT_S[shift[3]])
        return size if shift[1] == "+" else -size
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise InputRefused(words_of.CLOCK_FAULTY, words=words)
    return moment - now


def import_token() -> str:
    """The import token of this process, "" where it has none."""
    return os.environ.get(IMPORT_TOKEN_VARIABLE, "")


class SystemClock:
    """The system's clock, shifted by YITAI_CLOCK for tests and training."""

    def __init__(self) -> None:
        words = os.environ.get(CLOCK_VARIABLE, "")
        self._shift = clock_shift(words, now=datetime.now(UTC)) if words else timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift


class SystemIds:
    """UUIDv7 (RFC 9562 §5.7, a counter in rand_a keeps one process in order) and random tokens."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def uuid7(self) -> str:
        with self._lock:
            tick = (time.time_ns() // 1_000_000) << 12
            self._last = tick if tick > self._last else self._last + 1
            stamp = self._last
        value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | secrets.randbits(62)
        digits = f"{value:032x}"  # an order has five at the centre: uuid.UUID would take most of the time
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def token(self) -> str:
        return secrets.token_hex(16)
