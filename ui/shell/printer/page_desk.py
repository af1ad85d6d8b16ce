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
from ui.clerk.voice import Voice
from ui.settings.presenter import GoOn
from ui.settings.sentence import sentence_of
from ui.settings.view import PageAct
from ui.shell.deed_desk import ICONS, PRINT_S, Deed, DeedNeeds, FoundByPage, PrintedPage
from ui.shell.printer.page_dialog import PageDialog

_DEED: Final = Deed.TEST_PAGE
KeepFound = Callable[[Mapping[str, str], Text, GoOn], None]


class PageDesk:
    """One page at a time; what is pressed again meanwhile is left out. `keep` changes the settings, with what else is
    to be said of it, where it is handed on to whoever answered."""

    def __init__(self, needs: DeedNeeds, *, keep: KeepFound) -> None:
        self._needs, self._keep = needs, keep
        self._under_way = False
        self._dialog: PageDialog | None = None
        self._offered: tuple[PrintedPage, Text] | None = None  # the notice that stands, with its sentence
        self._heard: Voice | None = None  # whose language is followed
        self.act = PageAct(ICONS[_DEED], words.TEST_PAGE, self.print)

    @property
    def dialog(self) -> PageDialog | None:
        """The one that is open; a hand-over takes it away without a word."""
        return self._needs.window.overlay.held(self._dialog)

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
                self._offer(page, page.said)

        def failed(error: Exception) -> None:
            self._under_way = False
            self._tell(sentence_of(error, late=words.TEST_PAGE_LATE), icon="circle-alert")

        self._under_way = True
        self._tell(words.TEST_PAGE_BEGUN)
        self._needs.printing.run(
            lambda: self._needs.deeds.print_test(leave, second=second),
            then=sent,
            failed=failed,
            deadline_s=PRINT_S,
        )

    def _ask(self, page: PrintedPage) -> None:
        overlay = self._needs.window.overlay
        if self.dialog is not None:
            return
        dialog = PageDialog(page.said, self._needs.language.language, parent=self._needs.window)
        dialog.settled.connect(lambda chinese, ruler: self._judge(page, chinese, Ruler(ruler)))
        self._dialog = dialog
        overlay.open(dialog, over=overlay.dialog() is not None)

    def _judge(self, page: PrintedPage, chinese_right: bool, ruler: Ruler) -> None:
        """A printer that kept silent is asked once more, which takes a moment: nobody else is asked for their right by
        then, and no dialog opens over the lock."""
        if self.dialog is not None:
            self.dialog.dismissed.emit()
        self._under_way = True
        who = self._who()

        def go_on(ask: Callable[[], None]) -> None:
            if self._who() == who:
                ask()
            else:
                self._offer(page, words.PAGE_LEFT)

        def judged(found: FoundByPage) -> None:
            self._under_way = False
            self._keep(found.values, found.note, go_on)

        def failed(error: Exception) -> None:
            self._under_way = False
            self._offer(page, sentence_of(error, late=words.PAGE_LATE))

        self._needs.printing.run(
            lambda: self._needs.deeds.judge_page(page, chinese_right=chinese_right, ruler=ruler),
            then=judged,
            failed=failed,
            deadline_s=PRINT_S,
        )

    def _who(self) -> tuple[str, bool]:
        """Who is on duty, and whether the screen is locked."""
        person = self._needs.gate.person
        return person.number if person is not None else "", self._needs.window.signed_off

    def _place(self) -> tuple[object, ...]:
        """Where whoever asked for the page is: the same page of the window, nothing opened and nothing closed."""
        window = self._needs.window
        return window.mode, window.overlay.dialog(), *self._who()

    def _tell(self, said: Text, *, icon: str = "") -> None:
        """In the place of a question that stands."""
        self._offered = None
        voice = self._needs.voice()
        if voice is not None:
            voice.tell(said, icon=icon or ICONS[_DEED], about=_DEED.value)

    def _offer(self, page: PrintedPage, said: Text) -> None:
        """The questions, to be answered when it suits."""
        voice = self._needs.voice()
        if voice is None:
            return
        if voice is not self._heard:
            self._heard = voice
            voice.on_language(self._offer_anew)
        self._offered = page, said
        answer = NoticeAnswer(words.PAGE_ANSWER.say(voice.language), lambda: self._answer(page))
        later = NoticeAnswer(LATER.say(voice.language), self._left)
        voice.ask(said, icon=ICONS[_DEED], about=_DEED.value, answers=(answer, later))

    def _offer_anew(self) -> None:
        """In another language."""
        if self._offered is not None:
            self._offer(*self._offered)

    def _answer(self, page: PrintedPage) -> None:
        self._left()
        self._ask(page)

    def _left(self) -> None:
        self._offered = None
