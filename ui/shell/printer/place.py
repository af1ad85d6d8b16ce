"""The receipt printers at one counter's window: looked at again and again, told of in strip and notices, opened by a
key or a click. Nothing here waits for one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.ports import PaperKind
from app.texts import printers as words
from app.texts.language import Text
from ui.clerk.items import Act as ClerkAct
from ui.clerk.voice import Voice
from ui.frame.application import Bell
from ui.frame.open_paper import CAME_OUT_CAP, NOT_OUT_CAP
from ui.frame.shortcuts import PAPER_KEYS, PRINTERS_KEY, Act, Shortcuts
from ui.shell.printer.dialog import PrinterDialog
from ui.shell.printer.notices import STOP_CAP, PaperNotices, held_by
from ui.shell.printer.state import PrintersDesk, PrintersSeen
from ui.shell.strip_desk import StripDesk
from ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from ui.clerk.presenter import ClerkPresenter

LOOK_MS: Final = 20_000
LOOK_WAITING_MS: Final = 4_000  # while a paper waits for it, or its dialog is open


class PrinterPlace(QObject):
    """`serve` once somebody signed on; `heard` when the bell of the printers rang; `stop` with the window."""

    def __init__(
        self,
        desk: PrintersDesk,
        *,
        bell: Bell,
        window: ShellWindow,
        strip: StripDesk,
        print_test: Callable[[bool], None],
    ) -> None:
        """`print_test` of the first printer, or with True of the second: by whoever may."""
        super().__init__(window)
        self._desk, self._window, self._strip, self._print_test = desk, window, strip, print_test
        self._clerk: ClerkPresenter | None = None
        self._dialog: PrinterDialog | None = None
        self._notices = PaperNotices(number_of=self._number_of, second=self._second_called, stop=desk.stop_waiting)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look)
        bell.rang.connect(self.heard)
        window.strip.printer_pressed.connect(self.open)

    def start(self) -> None:
        """The first look; from then on by itself."""
        self._desk.look(both=True)
        self._again.start(LOOK_MS)

    def stop(self) -> None:
        self._again.stop()

    def serve(self, clerk: "ClerkPresenter") -> dict[ClerkAct, Callable[[], None]]:
        """The acts by name. The answers' keys work on every page, of whatever notice is seen: whoever is asked may be
        anywhere."""
        self._clerk = clerk
        clerk.voice.on_language(lambda: self._notices.say_anew(clerk.voice))
        caps = {Act.CAME_OUT: CAME_OUT_CAP, Act.NOT_OUT: NOT_OUT_CAP, Act.STOP_WAITING: STOP_CAP}
        acts = {act: partial(self._window.toasts.press, cap) for act, cap in caps.items()}
        Shortcuts(PAPER_KEYS, acts, window=self._window.body)
        keys = Shortcuts((PRINTERS_KEY,), {Act.PRINTERS: self.open}, window=self._window.body)
        self._window.overlay.opened.connect(keys.rest)
        self._window.overlay.closed.connect(keys.work)
        return {ClerkAct.PRINTERS: self.open}

    def printed(self) -> None:
        """A job is over: what waits is counted anew."""
        self._desk.count()

    @property
    def dialog(self) -> PrinterDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._window.overlay.held(self._dialog)

    @property
    def next_look_ms(self) -> int:
        """Until the printer is looked at again by itself."""
        return self._again.remainingTime()

    def heard(self) -> None:
        seen = self._desk.seen
        self._strip.printers_are(seen)
        for news in self._desk.news():
            if self._clerk is not None:
                self._notices.hear(news, self._clerk.voice)
                if news.order_id and news.paper == PaperKind.RECEIPT.value:
                    self._clerk.lists.receipt_held(news.order_id, held_by(news))
        dialog = self.dialog
        if dialog is not None:
            dialog.render_printers(seen)
        if self._soon(seen) and self.next_look_ms > LOOK_WAITING_MS:
            self._again.start(LOOK_WAITING_MS)

    def open(self) -> None:
        """Not before sign-on, and once."""
        if self.dialog is not None or self._window.signed_off or self._desk.seen.first is None:
            return
        dialog = PrinterDialog(self._window.language.language)
        dialog.render_printers(self._desk.seen)
        dialog.print_pressed.connect(self._print)
        dialog.look_pressed.connect(lambda: self._desk.look(both=True))
        dialog.test_pressed.connect(self._test)
        self._dialog = dialog
        self._window.overlay.open(dialog, over=self._window.overlay.dialog() is not None)
        self._desk.look(both=True)
        self._again.start(LOOK_WAITING_MS)

    def _look(self) -> None:
        self._desk.look(both=self.dialog is not None)
        self._again.start(LOOK_WAITING_MS if self._soon(self._desk.seen) else LOOK_MS)

    def _soon(self, seen: PrintersSeen) -> bool:
        return bool(seen.waiting) or self.dialog is not None

    def _print(self) -> None:
        self._desk.print_waiting()
        self._tell(words.PRINTING_NOW)

    def _test(self, second: bool) -> None:
        self._print_test(second)

    def _tell(self, said: Text) -> None:
        voice: Voice | None = self._clerk.voice if self._clerk is not None else None
        if voice is not None:
            voice.tell(said, icon="printer")

    def _second_called(self) -> Text | None:
        second = self._desk.seen.second
        return second.model if second is not None else None

    def _number_of(self, order_id: str) -> str:
        orders = self._clerk.lists.lists.orders if self._clerk is not None else ()
        return next((row.receipt_number for row in orders if row.order_id == order_id), "")
