"""A virtual printer at the far end of a pseudo-terminal (POSIX only): what a program opens as a serial port.

The printer behind it goes on with a job where it stood, whoever opens the port next, and also where the adapter was
pulled out in between. Bytes are read no faster than a line of that baud rate brings them, and not at all while the
printer's buffer is full. Between the two lie some 18 kB of the kernel's own, of which a sender cannot see how many are
under way.
"""

import contextlib
import os
import tty
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic

from app.domain.printer_address import SerialAddress
from app.domain.printer_fault import Fault
from printing.virtual_printer.mechanism import Mechanism
from printing.virtual_printer.pace import Pace
from printing.virtual_printer.printer import PrinterOnALine

BUFFER_BYTES = 4096


class SerialVirtualPrinter(PrinterOnALine):
    """`device` is the tty to open: /dev/pts/N, or `link`, which stays the same when the adapter comes back."""

    def __init__(
        self, *, columns: int = 48, baud: int = 9600, link: Path | None = None, mechanism: Mechanism | None = None
    ) -> None:
        super().__init__(mechanism or Mechanism(columns=columns, buffer_bytes=BUFFER_BYTES))
        self._baud = baud
        self._link = link
        self._pace = Pace(baud=baud)
        self._far = self._near = -1
        self._end = Lock()  # any thread may have the printer say something
        self._device = ""
        self._line = self.mechanism.line(self._say)  # for ever: the printer does not see its adapter come and go

    def __enter__(self) -> "SerialVirtualPrinter":
        self.start()
        return self

    @property
    def address(self) -> str:
        return str(SerialAddress(self.device, self._baud))

    @property
    def device(self) -> str:
        return str(self._link) if self._link is not None else self._device

    def _open(self) -> None:
        self._plug_in()

    def _plug_in(self) -> None:
        self._far, self._near = os.openpty()
        tty.setraw(self._near)  # kept open, or the far end reads as hung up between two openings
        os.set_blocking(self._far, False)
        self._device = os.ttyname(self._near)
        if self._link is not None:
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(self._device)
        self._line.received, self._line.cut_off = 0, False

    def _say(self, answer: bytes) -> None:
        with self._end, contextlib.suppress(OSError):  # nobody reads, or the adapter is away: the answer is lost
            os.write(self._far, answer)

    def _pull_out(self) -> None:
        """What was under way is lost; the printer goes on where it was."""
        if self._far < 0:
            return
        if self._link is not None:
            self._link.unlink(missing_ok=True)
        with self._end:
            os.close(self._far)
            os.close(self._near)
            self._far = self._near = -1

    def _watched(self) -> dict[int, Callable[[], None]]:
        free = self._far >= 0 and self.mechanism.room() and not self._pace.wait_s(monotonic())
        return {self._far: self._take_in} if free else {}

    def _pause_s(self) -> float | None:
        return self._pace.wait_s(monotonic()) or None

    def _follow_faults(self) -> None:
        """The adapter is pulled out where nobody is to be there, and plugged in again once that is mended."""
        away = {Fault.REFUSED, Fault.HANGS_UP} & self.mechanism.faults()
        cut_off = self._far < 0 and Fault.CUT_OFF in self.mechanism.faults()
        if away:
            self._pull_out()
        elif self._far < 0 and not cut_off:
            self._plug_in()

    def _take_in(self) -> None:
        data = os.read(self._far, min(self._pace.at_a_time, self.mechanism.room()))
        self._pace.took(len(data), now_s=monotonic())
        self.mechanism.take(self._line, data)
        if self._line.cut_off:
            self._pull_out()

    def _close(self) -> None:
        self._pull_out()
        self.mechanism.tear_off()
