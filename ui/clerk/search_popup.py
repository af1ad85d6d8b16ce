"""The popup of F2, F3 and Ctrl+K: a field, groups, hits at the left, the chosen one in full at the right."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from app.texts import clerk as words
from app.texts.language import Language
from ui.clerk.find_state import FindState, Scope, TabView
from ui.clerk.finder import Finder
from ui.clerk.hit_detail import HitDetail
from ui.clerk.hit_list import HitList
from ui.clerk.solid import Solid
from ui.frame.theme import Theme
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keycap import KeyCap
from ui.widgets.keys import ENTER
from ui.widgets.words import Words

_LIST = 456
_CTRL = Qt.KeyboardModifier.ControlModifier
_OPENING = (Qt.Key.Key_F2, Qt.Key.Key_F3)  # pressed once more: what is typed next takes the place of what stands there


class TabChip(ComposedButton):
    """套餐 5"""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._words = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE_AND_HALF, 0, grid.ONE_AND_HALF, 0)
        row.addWidget(self._words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[TabView, bool] | None = None

    def render_tab(self, tab: TabView, *, chosen: bool) -> None:
        if (tab, chosen) == self._shown:
            return
        self._shown = (tab, chosen)
        said = f"{tab.words} {tab.count}"
        self._words.setText(said)
        self.setAccessibleName(said)
        dress(self, chosen=chosen)
        dress(self._words, chosen=chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One that is neither chosen nor under the mouse has no ground: five of them took a thirtieth of a key."""
        if (self._shown is not None and self._shown[1]) or self.underMouse():
            super().paintEvent(event)


class SearchPopup(Dialog):
    """Paints the finder's state and gives it every key. Made anew each time the popup opens."""

    wants_number = Signal(int)

    def __init__(self, finder: Finder, theme: Theme, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._finder = finder
        self._language = language
        self._scope: Scope | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("searchField")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self._count = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self._tabs: list[TabChip] = []
        self._hint = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.hits = HitList(finder, theme, parent=self)
        self.hits.clicked.connect(lambda index: finder.select(index.row()))
        self.hits.doubleClicked.connect(lambda _: finder.take(and_go_on=False))
        self._empty = EmptyState("search", parent=self)
        self.detail = HitDetail(parent=self)
        self.detail.take_pressed.connect(lambda: finder.take(and_go_on=False))
        self.detail.amount_typed.connect(finder.type_amount)
        self.detail.amount.installEventFilter(self)
        self._took_ms = 0
        self._lay_out()
        self.setFixedSize(*tokens().frame.search_dialog)
        self.setFocusProxy(self.field)
        self.dismissed.connect(finder.close)

    def _lay_out(self) -> None:
        head = QFrame(self)
        head.setObjectName("searchHead")
        top = QHBoxLayout(head)
        top.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        top.setSpacing(grid.ONE_AND_HALF)
        top.addWidget(Icon("search", size=IconSize.RAIL, tone=Tone.INK, parent=head))
        top.addWidget(self.field, 1)
        top.addWidget(self._count)
        top.addWidget(KeyCap("Esc", parent=head))
        self.replace_head(head)
        self._tab_frame = Solid(Qt.Edge.BottomEdge, parent=self)
        self._tab_frame.setObjectName("searchTabs")
        self._tab_row = QHBoxLayout(self._tab_frame)
        self._tab_row.setContentsMargins(grid.THREE, 0, grid.THREE, 0)
        self._tab_row.setSpacing(grid.HALF)
        self._tab_row.addStretch(1)
        self._tab_row.addWidget(self._hint)
        self._left = QStackedWidget(self)
        self._left.addWidget(self.hits)
        self._left.addWidget(self._empty)
        self._left.setFixedWidth(_LIST)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(self.detail, 1)
        self.body.addWidget(self._tab_frame)
        self.body.addLayout(body, 1)

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_found(self, state: FindState, language: Language) -> None:
        self._language = language
        # First: whatever lays the list out again must find the rows that are there now.
        self.hits.render_hits(count=state.count, generation=state.generation, selected=state.selected)
        if self.field.text() != state.typed:
            self.field.setText(state.typed)
        if state.scope is not self._scope:
            self._scope = state.scope
            self.field.setAccessibleName(state.hint)
        self._count.setText(self._count_words(state))
        self._hint.setText(state.hint)
        self._render_tabs(state)
        self._left.setCurrentWidget(self.hits if state.count else self._empty)
        if not state.count:
            self._empty.render_words(state.empty[0], before=state.empty[1])
        self.detail.render_detail(state, language)
        self.set_footer(self._keys(state), note=state.put_on or state.foot)
        if state.amount_has_focus and not self.detail.amount.hasFocus():
            self.detail.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not state.amount_has_focus and self.detail.amount.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """The popup is closing: its list asks the finder for nothing any more."""
        self.hits.render_hits(count=0, generation=-1, selected=-1)

    def _count_words(self, state: FindState) -> str:
        if not state.count_words:
            return ""
        return words.FOUND_MS.say(self._language, found=state.count_words, ms=max(1, self._took_ms))

    def _render_tabs(self, state: FindState) -> None:
        while len(self._tabs) < len(state.tabs):
            chip = TabChip(parent=self._tab_frame)
            place = len(self._tabs)
            chip.clicked.connect(lambda _=False, place=place: self._choose_tab(place))
            self._tabs.append(chip)
            self._tab_row.insertWidget(place, chip)
        self._shown_tabs = state.tabs
        for index, chip in enumerate(self._tabs):
            chip.setVisible(index < len(state.tabs))
            if index < len(state.tabs):
                chip.render_tab(state.tabs[index], chosen=state.tabs[index].tab is state.tab)

    _shown_tabs: tuple[TabView, ...] = ()

    def _choose_tab(self, place: int) -> None:
        self._finder.choose_tab(self._shown_tabs[place].tab)

    def _keys(self, state: FindState) -> tuple[KeyHint, ...]:
        """What came on the form is said in the same line, for which the keys of the list make room."""
        language = self._language
        keys: list[KeyHint] = []
        if not state.put_on:
            keys.append(KeyHint(("↑", "↓"), words.KEY_CHOOSE.say(language)))
        if state.detail is not None and state.detail.may_take:
            keys.append(KeyHint(("Enter",), state.detail.take_words))
        if state.tabs and not state.put_on:
            keys.append(KeyHint(("Tab",), words.KEY_TAB.say(language)))
        if state.may_take_more:
            keys.append(KeyHint(("Ctrl Enter",), words.KEY_TAKE_MORE.say(language)))
        if state.may_undo:
            keys.append(KeyHint(("Ctrl Z",), words.UNDO.say(language)))
        return tuple(keys)

    # ── keys ──────────────────────────────────────────────────────────────────────────────

    def _typed(self, typed: str) -> None:
        timer = QElapsedTimer()
        timer.start()
        self._finder.type(typed)
        self._took_ms = timer.elapsed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, *, and_go_on: bool) -> None:
        """What stays in the field after an Enter that did nothing is not what the next thing typed goes behind."""
        finder, before = self._finder, self._finder.state()
        finder.take(and_go_on=and_go_on)
        after = finder.state()
        stays = (after.scope, after.typed, after.amount_has_focus) == (
            before.scope,
            before.typed,
            before.amount_has_focus,
        )
        if after.open and stays and not after.busy:
            self._select_all()

    def _select_all(self) -> None:
        (self.detail.amount if self.detail.amount.hasFocus() else self.field).selectAll()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab is the next group."""
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wants_number.emit(steps[Qt.Key(key)])
        elif key in steps:
            self._finder.move(steps[Qt.Key(key)])
        elif key in ENTER:
            self._take(and_go_on=bool(event.modifiers() & _CTRL))
        elif key in _OPENING:
            self._select_all()
        elif key == Qt.Key.Key_Z and event.modifiers() == _CTRL and self._finder.state().may_undo:
            self._finder.undo()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._finder.next_tab(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            return False
        return True
