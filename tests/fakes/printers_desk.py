"""The printers of a counter as its window asks for them, in memory: what was asked stands in `asked`."""

from collections.abc import Callable

from app.printer_ports import PrintNews
from ui.shell.printer.state import PrintersSeen


class PrintersAtHand:
    """ui.shell.printer.state.PrintersDesk. `tell` is what a lane would: how they are, and what was heard."""

    def __init__(self, seen: PrintersSeen, *, ring: Callable[[], None] = lambda: None) -> None:
        self.seen = seen
        self.asked: list[str] = []
        self._ring = ring
        self._news: tuple[PrintNews, ...] = ()

    def news(self) -> tuple[PrintNews, ...]:
        news, self._news = self._news, ()
        return news

    def tell(self, seen: PrintersSeen, *news: PrintNews) -> None:
        self.seen = seen
        self._news = (*self._news, *news)
        self._ring()

    def look(self, *, both: bool = False) -> None:
        self.asked.append("look at both" if both else "look")

    def count(self) -> None:
        self.asked.append("count")

    def print_waiting(self) -> None:
        self.asked.append("print")

    def stop_waiting(self) -> None:
        self.asked.append("stop")
