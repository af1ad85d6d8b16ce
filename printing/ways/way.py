"""What every way to a printer has: it is opened for one job, takes bytes, may be read, and is closed.

A raster band cut off half way swallows the next job on the same connection, so none is ever used twice.
"""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final, Protocol

STALLED_S: Final = 4.0  # a printer that takes nothing for so long is given up
LOOK_S: Final = 0.25  # while it takes nothing, whoever sends looks so often why
PIECE_BYTES: Final = 4096

WaitsOn = Callable[[], bool]


def gives_up() -> bool:
    """Nobody knows why the printer takes nothing."""
    return False


class Line(Protocol):
    """One opened way to one printer, for one job."""

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        """All of it, handed over. Raises OSError once it breaks off or takes nothing any more: some may be printed.

        `waits_on` is asked again and again while nothing is taken, and may read the line: True where the printer said
        why, so that it is not given up yet.
        """
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
    """How one printer is reached. `reads`: it can answer, so that a job can be confirmed. `ends_jobs`: the printer sees
    where a job ends, so that a picture cut off is not waited for in the next."""

    @property
    def reads(self) -> bool: ...
    @property
    def ends_jobs(self) -> bool: ...
    def open(self) -> Line:
        """Raises PrinterTrouble, with nothing sent."""
        ...

    def reachable(self) -> bool:
        """Prints nothing; where the way itself cannot tell, whether it is there."""
        ...


class Patience:
    """How long a line that takes nothing is kept at."""

    def __init__(self, timeout_s: float, waits_on: WaitsOn) -> None:
        self._timeout_s = timeout_s
        self._waits_on = waits_on
        self._stood = False
        self.moved()

    def moved(self) -> None:
        """Something was taken: a long job on a slow printer is no stalled one. One that stood says that it is well."""
        self._until = monotonic() + self._timeout_s
        if self._stood:
            self._stood = False
            self._waits_on()

    def stalled(self) -> None:
        """Nothing was, once more. Raises TimeoutError once it is given up."""
        if self._waits_on():
            self._until, self._stood = monotonic() + self._timeout_s, True
        elif monotonic() > self._until:
            raise TimeoutError("the printer takes nothing any more")


def pieces(data: bytes, size: int = PIECE_BYTES) -> Iterator[bytes]:
    """A time limit holds for each piece."""
    return (data[at : at + size] for at in range(0, len(data), size))
