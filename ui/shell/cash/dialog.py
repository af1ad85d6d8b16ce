"""The drawer's dialog: one page at a time."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.money import yuan
from app.texts import cash_screens as words
from app.texts.language import Language, Text
from ui.shell.cash.count_page import CountPage
from ui.shell.cash.menu_page import MenuPage
from ui.shell.cash.move_page import MovePage
from ui.shell.cash.result_page import ResultPage
from ui.shell.cash.state import CountState, MenuState, MoveState, Page, Purpose, ResultState
from ui.widgets.dialog import Dialog
from ui.widgets.key_row import KeyHint

_WIDTH: Final = 760
_COUNT, _CLOSE, _HAND, _MOVE, _MENU = 560, 536, 672, 536, 384  # heights of the pages
_TITLES: Final = {
    Purpose.OPEN: (words.OPEN_TITLE, words.OPEN_NOTE),
    Purpose.CLOSE: (words.CLOSE_TITLE, words.BLIND_NOTE),
    Purpose.HAND_OVER: (words.HAND_TITLE, words.BLIND_NOTE),
}


class CashDialog(Dialog):
    """`opens_drawer`: a move opens it."""

    def __init__(
        self, *, zone: ZoneInfo, language: Language, opens_drawer: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon="wallet", parent=parent)
        self.setFixedWidth(_WIDTH)
        self._language = language
        self._opens = opens_drawer
        self.count = CountPage(parent=self)
        self.result = ResultPage(zone=zone, parent=self)
        self.move_page = MovePage(parent=self)
        self.menu = MenuPage(parent=self)
        self._slot = QStackedWidget(self)
        for page in (self.count, self.result, self.move_page, self.menu):
            self._slot.addWidget(page)
        self.body.addWidget(self._slot, 1)

    def render_page(self, page: Page) -> None:
        language, before = self._language, self._slot.currentWidget()
        if isinstance(page, CountState):
            self.count.render_count(page, language)
            self._turn(
                self.count, *_TITLES[page.purpose], self._count_keys(page), _COUNT, fresh=before is not self.count
            )
        elif isinstance(page, ResultState):
            self.result.render_result(page, language)
            title = _TITLES[page.purpose][0]
            tall = _HAND if page.purpose is Purpose.HAND_OVER else _CLOSE
            self._turn(
                self.result, title, words.KEEP_NOTE, self._result_keys(page), tall, fresh=before is not self.result
            )
        elif isinstance(page, MoveState):
            self.move_page.render_move(page, language, opens=self._opens)
            keys = self._keys(("Tab",), words.KEY_NEXT, ("Enter",), words.MOVE_PLAIN)
            self._turn(
                self.move_page, words.MOVE_TITLE, words.MOVE_NOTE, keys, _MOVE, fresh=before is not self.move_page
            )
        else:
            self.menu.render_menu(page, language)
            places = tuple(str(place + 1) for place in range(len(page.acts)))
            keys = self._keys(places, words.KEY_CHOOSE)
            self._turn(self.menu, words.MENU_TITLE, _standing(page), keys, _MENU, fresh=before is not self.menu)

    def _turn(
        self, page: QWidget, title: Text, note: Text, keys: tuple[KeyHint, ...], height: int, *, fresh: bool
    ) -> None:
        self.set_title(title.say(self._language), note=note.say(self._language))
        self.set_footer(keys)
        self._slot.setCurrentWidget(page)
        if height != self.height():
            self.setFixedHeight(height)
            self.turned.emit()
        begin = self.result.first() if page is self.result else page
        self.setFocusProxy(begin)
        if fresh:
            self.result.forget()
            begin.setFocus()

    def _count_keys(self, page: CountState) -> tuple[KeyHint, ...]:
        carries = page.purpose is Purpose.OPEN and page.left_fen is not None
        more = (("F2",), words.KEY_TAKE_LEFT) if carries else ()
        return self._keys(("↑", "↓"), words.KEY_ROW, ("Enter",), words.KEY_NEXT, *more)

    def _result_keys(self, page: ResultState) -> tuple[KeyHint, ...]:
        """Enter stands on the button; before that it goes from field to field where there are several."""
        fields = (("Enter",), words.KEY_NEXT) if page.purpose is Purpose.HAND_OVER else ()
        return self._keys(*fields, ("F5",), words.RECOUNT)

    def _keys(self, *pairs: tuple[str, ...] | Text) -> tuple[KeyHint, ...]:
        caps = [each for each in pairs if isinstance(each, tuple)]
        said = [each for each in pairs if isinstance(each, Text)]
        hints = [KeyHint(cap, text.say(self._language)) for cap, text in zip(caps, said, strict=True)]
        return (*hints, KeyHint(("Esc",), words.KEY_GIVE_UP.say(self._language)))


def _standing(page: MenuState) -> Text:
    if page.period is None:
        return words.MENU_NONE
    return words.MENU_NOTE.filled(staff=page.holder, time=page.since, sum=yuan(page.period.float_fen))
