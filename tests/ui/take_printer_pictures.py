"""The guides' pictures of printers that fail: `python -m tests.ui.take_printer_pictures [FOLDER]`.

The printers' dialog and the question whether a receipt came out, in both languages. With a FOLDER also one that
waits for paper, one on the second printer, and the dialog of a single one, each in the dark and at 1920 × 1080, to be
looked at.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

import ui.clerk.style
import ui.shell.style
from app.ports import PaperKind, PrintState
from app.printer_ports import PrinterCondition
from app.texts.language import Language
from tests.ui.looks import settle
from tests.ui.shell.printer_bench import PrinterBench, news_of
from tests.ui.shell.samples import FIRST, SECOND
from tests.ui.small_pictures import make_small
from ui.frame.application import application
from ui.frame.pictures import BOTH_SIZES
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.shell.printer.state import PrintersSeen

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
_OUT = replace(FIRST, condition=PrinterCondition.PAPER_OUT)
_WAITING = (PaperKind.RECEIPT, PaperKind.RECEIPT, PaperKind.TICKET)


def _dialog(bench: PrinterBench, order_id: str) -> None:
    bench.hall.book.printer_says(order_id, PrintState.FAILED_BEFORE_SEND)
    bench.counter.presenter.store_changed()
    bench.place.open()
    bench.tell(PrintersSeen(_OUT, SECOND, waiting=_WAITING, asked=1))


def _one(bench: PrinterBench, order_id: str) -> None:
    bench.place.open()
    bench.tell(PrintersSeen(FIRST))


def _waits(bench: PrinterBench, order_id: str) -> None:
    bench.tell(PrintersSeen(_OUT, busy=True), news_of(order_id, PrintState.SENT, PrinterCondition.PAPER_OUT))


def _asks(bench: PrinterBench, order_id: str) -> None:
    bench.unknown(order_id, PrinterCondition.PAPER_OUT)
    bench.tell(PrintersSeen(_OUT, asked=1))


def _second(bench: PrinterBench, order_id: str) -> None:
    bench.hall.book.printer_says(order_id, PrintState.CONFIRMED)
    bench.counter.presenter.store_changed()
    failed = news_of(order_id, PrintState.FAILED_BEFORE_SEND, PrinterCondition.PAPER_OUT, over=True)
    came = news_of(order_id, PrintState.CONFIRMED, PrinterCondition.READY, spare=True, over=True)
    bench.tell(PrintersSeen(_OUT, SECOND), failed, came)


STATES: dict[str, Callable[[PrinterBench, str], None]] = {
    "dialog": _dialog,
    "dialog-one": _one,
    "waits": _waits,
    "asks": _asks,
    "second": _second,
}
IN_GUIDES = {"dialog": _dialog, "asks": _asks}


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)  # Qt writes nothing where there is none, and says nothing
    sizes = BOTH_SIZES if arguments else BOTH_SIZES[:1]
    looks = {ThemeName.LIGHT: "", ThemeName.DARK: "dark-"} if arguments else {ThemeName.LIGHT: ""}
    qt: QApplication = application()
    theme = Theme(qt, extra=(ui.shell.style.rules, ui.clerk.style.rules), parent=qt)
    for name, look in looks.items():
        theme.switch(name)
        for language in Language:
            for state, put in STATES.items() if arguments else IN_GUIDES.items():
                bench = PrinterBench(theme, language=language, two=state in ("dialog", "second"))
                put(bench, bench.accepted())
                for size in sizes:
                    bench.window.resize(size)
                    bench.window.show()
                    if bench.place.dialog is None:
                        bench.counter.view.setFocus()
                    settle(bench.window)
                    wide = "" if size == BOTH_SIZES[0] else f"{size.width()}-"
                    file = folder / f"printer-{state}-{wide}{look}{language.value}.png"
                    bench.window.grab().save(str(file))
                    if folder == PICTURES:
                        make_small(file)
                bench.place.stop()
                bench.window.close()
                bench.window.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
