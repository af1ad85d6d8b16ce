"""Commands a printer obeys the moment they arrive, whatever waits before them: DLE EOT, DLE ENQ, DLE DC4.

As in real printers they are found in any data, in the dots of a picture too, and stay part of it: what only looks like
one is obeyed, and not a dot is lost. The decoder passes over those that stand between commands.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

_COMMAND = re.compile(
    rb"\x10(?:(?P<status>\x04[\x01-\x04])|(?P<recover>\x05[\x01\x02])"
    rb"|(?P<pulse>\x14\x01[\x00\x01][\x01-\x08])|(?P<clear>\x14\x08\x01\x03\x14\x01\x06\x02\x08))"
)
_LONGEST = 10


class RealTimeKind(Enum):
    """By the group of the pattern that finds it."""

    STATUS = auto()  # DLE EOT n
    RECOVER = auto()  # DLE ENQ n: 1 goes on after an error, 2 does so with its buffers cleared
    PULSE = auto()  # DLE DC4 1 m t
    CLEAR = auto()  # DLE DC4 8 d1…d7: receive and print buffer


@dataclass(frozen=True, slots=True)
class RealTime:
    """`arguments` are the bytes behind the command's own; `ends` is where it ends in the data it was heard in."""

    kind: RealTimeKind
    arguments: bytes
    ends: int


class RealTimeEar:
    """Of one line: a command may come in pieces."""

    def __init__(self) -> None:
        self._tail = b""

    def hear(self, data: bytes) -> tuple[RealTime, ...]:
        """Those that end within `data`, in order."""
        heard = self._tail + data
        before = len(self._tail)
        found: list[RealTime] = []
        done = 0
        for match in _COMMAND.finditer(heard):
            name, body = next((name, body) for name, body in match.groupdict().items() if body)
            done = match.end()
            found.append(RealTime(RealTimeKind[name.upper()], body[1:], done - before))
        rest = heard[max(done, len(heard) - _LONGEST + 1) :]
        begins = rest.find(b"\x10")
        self._tail = rest[begins:] if begins >= 0 else b""
        return tuple(found)
