"""What every way to a printer has: it is opened for one job, takes bytes, may be read, and is closed.

A raster band cut off half way swallows the next job on the same connection, so none is ever used twice.
"""

from collections.abc import Iterator
from typing import Final, Protocol

STALLED_S: Final = 4.0  # a printer that takes nothing for so long is given up
PIECE_BYTES: Final = 4096


class Line(Protocol):
    """One opened way to one printer, for one job."""

    def write(self, data: bytes) -> None:
        """All of it, handed over. Raises OSError once it breaks off or takes nothing any more: some may be printed."""
        ...

    def read(self, within_s: float) -> bytes:
        """What the printer says next, b"" where it says nothing in time. Raises OSError where it is gone."""
        ...

    def finish(self) -> None:
        """The job is whole. Raises PrinterTrouble where none of it was taken, OSError where nobody knows."""
        ...

    def close(self) -> None:
        """Also after trouble; raises nothing."""
        ...


class Way(Protocol):
    """How one printer is reached. `reads`: it can answer, so that a job can be confirmed."""

    @property
    def reads(self) -> bool: ...
    def open(self) -> Line:
        """Raises PrinterTrouble, with nothing sent."""
        ...

    def reachable(self) -> bool:
        """Prints nothing; where the way itself cannot tell, whether it is there."""
        ...


def pieces(data: bytes, size: int = PIECE_BYTES) -> Iterator[bytes]:
    """A time limit holds for each piece: a long job on a slow printer is no stalled one."""
    return (data[at : at + size] for at in range(0, len(data), size))
