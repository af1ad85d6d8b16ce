"""A printer at the far end of a pseudo-terminal: a real tty, read by the virtual printer's decoder."""

import os
import select
import tty
from collections.abc import Callable
from threading import Thread
from types import TracebackType

from app.papers.printed import PrintedText
from printing.virtual_printer.tray import Tray

Behaviour = Callable[[Tray, bytes], bytes | None]


def healthy(tray: Tray, data: bytes) -> bytes:
    return tray.receive(data)


def silent(tray: Tray, data: bytes) -> bytes:
    """Out of paper: takes everything, says nothing."""
    tray.receive(data)
    return b""


def vanishing(tray: Tray, data: bytes) -> None:
    """Pulled out while the first bytes arrive."""
    tray.receive(data)


class SerialPrinter:
    """`device` is the tty a program opens. A behaviour gives what the printer answers, None to be pulled out."""

    def __init__(self, behaviour: Behaviour, *, says_first: bytes = b"", reads: bool = True) -> None:
        """`says_first` lies in the line before anyone asks; without `reads` it holds the line back for ever."""
        self.tray = Tray(columns=48)
        self._behaviour = behaviour
        self._far, near = os.openpty()
        tty.setraw(near)
        self.device = os.ttyname(near)
        self._near = near  # kept open, or the far end reads as hung up between two openings
        self._reads = reads
        self._heard, self._bell = os.pipe()
        self._thread = Thread(target=self._work, name="serial-printer")
        os.write(self._far, says_first)

    def __enter__(self) -> "SerialPrinter":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        os.write(self._bell, b".")
        self._thread.join()
        for end in (self._bell, self._heard, *([] if self._far < 0 else [self._far])):
            os.close(end)
        os.close(self._near)

    @property
    def words(self) -> list[str]:
        return [row.words for slip in self.tray.slips() for row in slip.rows if isinstance(row, PrintedText)]

    def _work(self) -> None:
        watched = [self._far, self._heard] if self._reads else [self._heard]
        while True:
            ready, _, _ = select.select(watched, (), ())
            if self._far not in ready:
                return
            answer = self._behaviour(self.tray, os.read(self._far, 65_536))
            if answer is None:
                os.close(self._far)
                self._far = -1
                return
            os.write(self._far, answer)
