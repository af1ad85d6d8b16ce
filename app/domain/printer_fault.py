"""What can be wrong with a printer that is played (printing.virtual_printer), and when an ordered fault sets in."""

import re
from dataclasses import dataclass
from enum import StrEnum

SLOW_ROW_S = 0.18  # so that a receipt of 45 rows takes 8 seconds


class Fault(StrEnum):
    """Each can be switched at any moment; several at once are as real as one."""

    PAPER_LOW = "paper-low"  # told, and nothing else changes
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    CUTTER_STUCK = "cutter-stuck"  # an error that DLE ENQ ends
    OFFLINE = "offline"  # switched so at the printer
    SILENT = "silent"  # prints everything, answers nothing
    SWALLOWS = "swallows"  # takes everything, prints nothing, answers nothing
    SLOW = "slow"  # a receipt takes 8 s; what is asked in real time is answered at once
    CUT_OFF = "cut-off"  # the connection breaks behind so many bytes
    REFUSED = "refused"  # nobody listens; on a serial line the adapter is not there
    HANGS_UP = "hangs-up"  # a connection is taken and closed at once
    GARBAGE = "garbage"  # prints everything, and says rubbish in place of each answer
    FLOW_BYTES = "flow-bytes"  # XON and XOFF stand before each answer


STOPS = frozenset({Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_STUCK, Fault.OFFLINE})
MUTE = frozenset({Fault.SILENT, Fault.SWALLOWS})

_SPELT = re.compile(r"(?P<name>[a-z-]+)(?:@(?:(?P<cut>cut)|(?P<count>[0-9]{1,7})(?P<unit>b?)))?")


@dataclass(frozen=True, slots=True)
class Onset:
    """When a fault sets in, counted from the moment it was ordered: whatever of these comes first. None set: at once.

    `rows` of text printed (24 dot rows of a picture count as one), `data_bytes` dealt with, or `at_cut` behind the next
    cut. A connection is cut off behind `data_bytes` received on it, the next ones too, until that is mended.
    """

    rows: int | None = None
    data_bytes: int | None = None
    at_cut: bool = False

    @property
    def at_once(self) -> bool:
        return self == Onset()


AT_ONCE = Onset()


@dataclass(frozen=True, slots=True)
class Ordered:
    """A fault and when it sets in: paper-out, paper-out@20 (rows), paper-out@300b (bytes), paper-out@cut."""

    fault: Fault
    onset: Onset = AT_ONCE

    @classmethod
    def read(cls, typed: str) -> "Ordered":
        """Raises ValueError for what is none."""
        found = _SPELT.fullmatch(typed.strip().lower())
        if found is None:
            raise ValueError(typed)
        fault = Fault(found["name"])
        count = None if found["count"] is None else int(found["count"])
        if fault is Fault.CUT_OFF and (count is None or not found["unit"]):
            raise ValueError(typed)  # a connection breaks behind a byte, not behind a row
        return cls(
            fault,
            Onset(
                rows=None if found["unit"] else count,
                data_bytes=count if found["unit"] else None,
                at_cut=bool(found["cut"]),
            ),
        )
