"""PDF pages painted onto a printer of the system: for Windows, which knows no PDF. On the lane of pages."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import Bug, PrinterTrouble
from app.texts import printing as texts

DOTS_AN_INCH: Final = 300  # one page is 26 MB while it is painted; the finest stroke of the form is a pixel wide
_POINTS: Final = 72  # an inch
_A5_LONGER: Final = 210 / 25.4 * _POINTS


def print_in_windows(name: str, pdf: bytes, title: str) -> None:
    """To the printer with this name. Raises PrinterTrouble where nothing was taken, OSError where nobody knows."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise PrinterTrouble(texts.WINDOWS_AWAY, address=name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    paint_pages(pdf, printer, name=name)


def paint_pages(pdf: bytes, printer: QPrinter, *, name: str) -> None:
    """Every page on a sheet of its own, as large as the sheet: the PDF has its own margins."""
    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Bug("the A4 form is no PDF")
    sheet = document.pagePointSize(0)
    across = sheet.width() > sheet.height()  # large print, or half a sheet
    half = max(sheet.width(), sheet.height()) < _A5_LONGER + 1
    printer.setResolution(DOTS_AN_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5 if half else QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterTrouble(texts.WINDOWS_AWAY, address=name)
    try:
        for page in range(document.pageCount()):
            if page and not printer.newPage():
                raise OSError(f"page {page + 1} did not go to {name}")
            size = QSize(*(round(side / _POINTS * DOTS_AN_INCH) for side in (sheet.width(), sheet.height())))
            painter.drawImage(painter.viewport(), document.render(page, size))
    finally:
        ended = painter.end()
        document.close()
    if not ended or printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise OSError(f"{name} did not take the pages whole")
