"""The test page of a printer: printed by right, then the two questions about it where somebody waits for them."""

from collections.abc import Callable, Mapping
from typing import Final

from app.domain.approval import Leave
from app.domain.right import Right
from app.printer_ports import Ruler
from app.texts import desk_deeds as words
from app.texts.assistant import LATER
from app.texts.language import Text
from ui.clerk.notice import NoticeAnswer
from ui.settings.sentence import sentence_of
from ui.settings.view import PageAct
from ui.shell.deed_desk import ICONS, PRINT_S, Deed, DeedNeeds, FoundByPage, PrintedPage
from ui.shell.printer.page_dialog import PageDialog

_DEED: Final = Deed.TEST_PAGE
KeepFound = Callable[[Mapping[str, str], Text], None]


class PageDesk:
    """One page at a time; what is pressed again meanwhile is left out. `keep` changes the settings, with what else is
    to be said of it."""

    def __init__(self, needs: DeedNeeds, *, keep: KeepFound) -> None:
        self._needs, self._keep = needs, keep
        self._under_way = False
        self.dialog: PageDialog | None = None
        self.act = PageAct(ICONS[_DEED], words.TEST_PAGE, self.print)

    def print(self, second: bool = False) -> None:
        """`second`: of the hall's second printer."""
        if not self._under_way:
            self._needs.gate.ask(Right.PRINTER_TEST, subject=_DEED.value, then=lambda leave: self._begin(leave, second))

    def _begin(self, leave: Leave, second: bool) -> None:
        place = self._place()

        def sent(page: PrintedPage) -> None:
            self._under_way = False
            if self._place() == place:
                self._ask(page)
            else:  # somebody went on meanwhile: no dialog in the middle of a form
                self._offer(page)

        self._under_way = True
        self._tell(words.TEST_PAGE_BEGUN)
        self._needs.printing.run(
            lambda: self._needs.deeds.print_test(leave, second=second),
            then=sent,
            failed=self._failed,
            deadline_s=PRINT_S,
        )

    def _ask(self, page: PrintedPage) -> None:
        overlay = self._needs.window.overlay
        if self.dialog is not None:
            return
        dialog = PageDialog(page.said, self._needs.language.language, parent=self._needs.window)
        dialog.settled.connect(lambda chinese, ruler: self._judge(page, chinese, Ruler(ruler)))
        dialog.dismissed.connect(self._forget)
        self.dialog = dialog
        overlay.open(dialog, over=overlay.dialog() is not None)

    def _judge(self, page: PrintedPage, chinese_right: bool, ruler: Ruler) -> None:
        """A printer that kept silent is asked once more, which takes a moment."""
        if self.dialog is not None:
            self.dialog.dismissed.emit()
        self._under_way = True

        def judged(found: FoundByPage) -> None:
            self._under_way = False
            self._keep(found.values, found.note)

        self._needs.printing.run(
            lambda: self._needs.deeds.judge_page(page, chinese_right=chinese_right, ruler=ruler),
            then=judged,
            failed=self._failed,
            deadline_s=PRINT_S,
        )

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self._tell(sentence_of(error, late=words.TEST_PAGE_LATE), icon="circle-alert")

    def _forget(self) -> None:
        self.dialog = None

    def _place(self) -> tuple[object, ...]:
        """Where whoever asked for the page is: the same page of the window, nothing opened and nothing closed."""
        window = self._needs.window
        return window.mode, window.overlay.dialog(), window.signed_off

    def _tell(self, said: Text, *, icon: str = "") -> None:
        voice = self._needs.voice()
        if voice is not None:
            voice.tell(said, icon=icon or ICONS[_DEED], about=_DEED.value)

    def _offer(self, page: PrintedPage) -> None:
        voice = self._needs.voice()
        if voice is not None:
            answer = NoticeAnswer(words.PAGE_ANSWER.say(voice.language), lambda: self._ask(page))
            later = NoticeAnswer(LATER.say(voice.language), lambda: None)
            voice.ask(page.said, icon=ICONS[_DEED], about=_DEED.value, answers=(answer, later))
