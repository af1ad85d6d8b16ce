"""The window around everything: sign-on or the working body, the strip below both, dialogs and toasts above."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.texts import sign_on as brand
from app.texts.language import Language
from ui.frame.shortcuts import COUNTER_KEYS, LOCK_KEY, SCREEN_KEY, SETTINGS_KEY, SWITCH_KEY, Act, KeyEntry, Shortcuts
from ui.frame.theme import LanguageChoice, Theme
from ui.frame.tokens import tokens
from ui.shell.key_bar import KeyBar
from ui.shell.modes import COUNTER, Mode
from ui.shell.rail import Rail
from ui.shell.status_strip import StatusStrip
from ui.shell.strip_state import StripState
from ui.shell.top_line import TopLine, TopLineState, TouchFace
from ui.widgets.overlay import Overlay
from ui.widgets.toast import ToastArea

_SMALLEST = QSize(1366, 768)
_SMALLEST_TOUCHED = QSize(1280, 768)  # a tablet's, strip and frame of its system left out


class ShellWindow(QWidget):
    """One window for all modes of a counter.

    Make it with the sign-on page, `add_mode` each mode's page, `show_sign_on`, and after sign-on `show_body`.
    Dialogs go on `overlay`, short words into `toasts`. `closing` is emitted once when the window is being closed.
    Shortcuts belong to `body`: they rest by themselves while sign-on or lock covers it; let them also rest while
    `overlay` is open.
    """

    mode_chosen = Signal(str)
    search_pressed = Signal()
    parked_pressed = Signal()
    settings_pressed = Signal()
    lock_pressed = Signal()
    switch_pressed = Signal()
    screen_pressed = Signal()
    restart_pressed = Signal()
    closing = Signal()

    def __init__(self, *, theme: Theme, language: LanguageChoice, sign_on: QWidget) -> None:
        """`sign_on` is shown first; the window takes it as its child."""
        super().__init__()
        self.setObjectName("shellWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_SMALLEST_TOUCHED)
        self.may_close: Callable[[], bool] = lambda: True  # asked first; who said no says why
        self._theme = theme
        self.language = language
        self._strip_state: StripState | None = None
        self._top_state: TopLineState | None = None
        self._mode = COUNTER.name
        self._keys_of: dict[str, tuple[KeyEntry, ...]] = {COUNTER.name: COUNTER_KEYS}
        self._own_keys: tuple[KeyEntry, ...] = ()  # settings and lock stand in the rail, with theirs
        self._pages: dict[str, QWidget] = {}
        self._touched: dict[str, TouchFace] = {}
        self._feet: dict[str, tuple[QWidget, QWidget | None]] = {}
        self._sign_on = sign_on
        self.body = QWidget(self)
        self.body.setObjectName("shellBody")
        self.body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = Rail(parent=self.body)
        self.top_line = TopLine(parent=self.body)
        self._slot = QStackedWidget(self.body)
        self.key_bar = KeyBar(parent=self.body)
        self.strip = StatusStrip(parent=self)
        self._stack = QStackedWidget(self)
        self._cover: QWidget | None = None
        self._turned_to = sign_on
        self._lay_out()
        self.overlay = Overlay(self)
        frame = tokens().frame
        self.toasts = ToastArea(self, above=frame.status_strip + frame.key_bar, overlay=self.overlay)
        self.toasts.stand_on(self.key_bar)
        self._connect()
        self.retranslate(language.language)

    def add_mode(
        self,
        name: str,
        page: QWidget,
        *,
        keys: tuple[KeyEntry, ...] = COUNTER_KEYS,
        touch: TouchFace | None = None,
        foot: QWidget | None = None,
        room: QWidget | None = None,
    ) -> None:
        """The page of a mode, and the keys the bar shows with it; it gets the room between top line and key bar.
        Toasts stand above the key bar, or above the page's own `foot`, which is read all the time; in its `room`, which
        is empty, where they fit.

        A page that is touched has no key bar, a higher top line, and may stand in a tablet's smaller window.
        """
        self._pages[name] = page
        self._keys_of[name] = keys
        if touch is not None:
            self._touched[name] = touch
        if foot is not None:
            self._feet[name] = foot, room
        self._slot.addWidget(page)

    @property
    def pages(self) -> QWidget:
        """What holds them: a page made in it need not be dressed anew when it is added."""
        return self._slot

    def set_modes(self, modes: Sequence[Mode]) -> None:
        """The modes in the rail for the person on duty."""
        self.rail.set_modes(modes, self.language.language)

    def show_sign_on(self) -> None:
        """Sign-on, or the lock: everything else stays as it is behind it; dialogs and toasts are hidden until then."""
        self.overlay.suspend()
        self.toasts.suspend()
        self._turn_to(self._sign_on)

    def show_body(self, mode: str) -> None:
        """The working window with one mode's page; what the lock had hidden comes back."""
        page = self._pages[mode]
        self._mode = mode
        self._slot.setCurrentWidget(page)
        self.rail.choose(mode)
        touched = self._touched.get(mode)
        self.key_bar.setVisible(touched is None)
        foot, room = self._feet.get(mode, (self.key_bar, None)) if touched is None else (touched.foot, None)
        self.toasts.stand_on(foot, room=room)
        self.setMinimumSize(_SMALLEST if touched is None else _SMALLEST_TOUCHED)
        self._render_key_bar(self.language.language)
        if self._top_state is not None:
            self.render_top(self._top_state)
        self._turn_to(self.body)
        self._resume(page)

    def cover(self, page: QWidget) -> None:
        """`page` over everything but the strip until `uncover`. What is locked meanwhile is locked below it."""
        self._cover = page
        self.overlay.suspend()
        self.toasts.suspend()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Sign-on or body again, as it is by now."""
        self._cover = None
        self._turn_to(self._turned_to)
        if self._turned_to is self.body:
            self._resume(self._slot.currentWidget())

    @property
    def signed_off(self) -> bool:
        """True while sign-on or the lock is shown, or lies under what covers it."""
        return self._turned_to is self._sign_on

    @property
    def mode(self) -> str:
        """Whose page is shown, or lies under sign-on or cover."""
        return self._mode

    def _turn_to(self, page: QWidget) -> None:
        self._turned_to = page
        if self._cover is None:
            self._stack.setCurrentWidget(page)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume(self, page: QWidget | None) -> None:
        if self._cover is None and page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            self.overlay.resume()
            self.toasts.resume()

    def render_top(self, state: TopLineState) -> None:
        self._top_state = state
        self.top_line.render_top(state, self.language.language, touch=self._touched.get(self._mode))

    def render_strip(self, state: StripState) -> None:
        self._strip_state = state
        self.strip.render_strip(state, self.language.language)

    def render_keys(self, table: tuple[KeyEntry, ...], *, mode: str = COUNTER.name) -> None:
        """The keys of a mode's page that work now; the window's own follow them."""
        self._keys_of[mode] = table
        self._render_key_bar(self.language.language)

    def offer_screen(self, offered: bool) -> None:
        """Whether the bar shows the key that brings the customer's window forward: where it shares this monitor."""
        self._own_keys = (SCREEN_KEY,) if offered else ()
        self._render_key_bar(self.language.language)

    def _render_key_bar(self, language: Language) -> None:
        self.key_bar.render_table((*self._keys_of[self._mode], *self._own_keys), language)

    def retranslate(self, language: Language) -> None:
        self.setWindowTitle(brand.BRAND.say(language))
        self.rail.retranslate(language)
        self._render_key_bar(language)
        if self._top_state is not None:
            self.top_line.render_top(self._top_state, language, touch=self._touched.get(self._mode))
        if self._strip_state is not None:
            self.strip.render_strip(self._strip_state, language)

    def _language_switched(self) -> None:
        self.retranslate(self.language.language)
        self.toasts.close_notices()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.rail.mode_pressed.connect(self.mode_chosen)
        self.rail.settings_pressed.connect(self.settings_pressed)
        self.rail.lock_pressed.connect(self.lock_pressed)
        self.rail.switch_pressed.connect(self.switch_pressed)
        self.top_line.search_pressed.connect(self._search)
        self.top_line.parked_pressed.connect(self.parked_pressed)
        self.language.changed.connect(lambda _: self._language_switched())
        settings = Shortcuts((SETTINGS_KEY,), {Act.SETTINGS: self.settings_pressed.emit}, window=self.body)
        self.overlay.opened.connect(settings.rest)
        self.overlay.closed.connect(settings.work)
        Shortcuts((SCREEN_KEY,), {Act.CUSTOMER_SCREEN: self.screen_pressed.emit}, window=self.body)
        # The desk can be locked whatever lies over the page: it is there again after the lock.
        Shortcuts((LOCK_KEY,), {Act.LOCK: self.lock_pressed.emit}, window=self.body)
        Shortcuts((SWITCH_KEY,), {Act.SWITCH: self.switch_pressed.emit}, window=self.body)

    def _search(self) -> None:
        touched = self._touched.get(self._mode)
        if touched is not None:
            touched.find()
        else:
            self.search_pressed.emit()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_line)
        right.addWidget(self._slot, 1)
        right.addWidget(self.key_bar)
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addLayout(right, 1)
        self._stack.addWidget(self._sign_on)
        self._stack.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
