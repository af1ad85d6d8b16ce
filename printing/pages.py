"""A4 pages to a printer of this PC: through CUPS by the system's own `lp`, in Windows painted by whoever can paint.

CUPS takes the PDF as it is, so what comes out is as sharp as the printer can; Windows knows no PDF.
"""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.printer_address import QueueAddress, WindowsAddress, parse_address
from app.errors import InputRefused, PrinterTrouble
from app.printer_ports import FoundPrinter
from app.texts import printing as texts
from printing.found_here import cups_queues, windows_printers

SEARCH_S: Final = 5.0
TAKEN_S: Final = 30.0  # for `lp` to have read it all and CUPS to have it

_MEDIA_BOX: Final = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_A4_POINTS: Final = 842  # its longer side

PaintInWindows = Callable[[str, bytes, str], None]


@dataclass(frozen=True, slots=True)
class SystemPagePrinters:
    """app.printer_ports.PagePrinters. `paint_in_windows` gets a printer's name, the PDF and the job's title, and raises
    as `send` does; `receipts` is the address of the counter's receipt printer, "" for none."""

    paint_in_windows: PaintInWindows
    receipts: str
    taken_s: float = TAKEN_S

    def found(self) -> tuple[FoundPrinter, ...]:
        known = (*cups_queues(SEARCH_S), *windows_printers(SEARCH_S))
        return tuple(printer for printer in known if printer.address != self.receipts)

    def send(self, address: str, pdf: bytes, *, title: str) -> None:
        try:
            where = parse_address(address)
        except InputRefused as wrong:
            raise PrinterTrouble(texts.NO_PAGE_PRINTER, address=address) from wrong
        if isinstance(where, QueueAddress):
            self._through_cups(where, pdf, title)
        elif isinstance(where, WindowsAddress):
            self.paint_in_windows(where.name, pdf, title)
        else:
            raise PrinterTrouble(texts.NO_PAGE_PRINTER, address=address)

    def _through_cups(self, where: QueueAddress, pdf: bytes, title: str) -> None:
        """By pipe: no file with a customer's form is left lying about. `lp` takes a job whole or not at all."""
        command = ["lp", "-d", where.queue, "-t", title, "-o", f"media={_media(pdf)}"]
        try:
            ended = subprocess.run(command, input=pdf, capture_output=True, timeout=self.taken_s, check=False)
        except FileNotFoundError as wrong:
            raise PrinterTrouble(texts.QUEUE_AWAY, address=where) from wrong
        except subprocess.TimeoutExpired as wrong:
            raise TimeoutError("lp did not end") from wrong
        if ended.returncode > 0:
            raise PrinterTrouble(texts.QUEUE_REFUSED, address=where)
        if ended.returncode < 0:
            raise OSError(f"lp was ended by signal {-ended.returncode}")


def _media(pdf: bytes) -> str:
    """By the size of its first page: a sheet of the other size would come out cut off or half empty."""
    found = _MEDIA_BOX.search(pdf)
    longest = max(float(side) for side in found.groups()) if found is not None else 0.0
    return "A5" if 0 < longest < _A4_POINTS - 100 else "A4"
