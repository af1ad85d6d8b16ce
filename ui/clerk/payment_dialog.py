"""Taking the money (picture 08): what is due and its parts; cash with its keypad and change, or a provider's side."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.texts import clerk as words
from app.texts import paying
from app.texts.language import Language
from ui.clerk.cash import Cash, CashState
from ui.clerk.collect_state import CollectState, Pane, PartPill, PartRow
from ui.clerk.part_rows import PartRows
from ui.clerk.provider_side import ProviderSide
from ui.frame.tokens import tokens
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER
from ui.widgets.panel import Corners, Edge, Ground, Panel
from ui.widgets.words import Words

_KEYS = ("7", "8", "9", "4", "5", "6", "1", "2", "3", "00", "0", ".")
_SIDE = 360
_RIGHT = Qt.AlignmentFlag.AlignRight


class _FigureKey(ComposedButton):
    def __init__(self, *, face: Face, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._words = Words("", face=face, tone=None, wrap=False, parent=self)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_words(self, said: str) -> None:
        self._words.setText(said)
        self.setAccessibleName(said)


class KeypadKey(_FigureKey):
    """A digit for the finger."""


class TenderKey(_FigureKey):
    """An amount a customer is likely to hand over."""


class PaymentDialog(Dialog):
    """Paints cash and parts and gives their presenters every key; `void_pressed` is F8, `provider` the other side."""

    void_pressed = Signal()

    def __init__(self, cash: Cash, *, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(icon="wallet", parent=parent)
        self._cash = cash
        self._language = language
        self._due_label = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        self._due = Words("", face=Face.DUE, wrap=False, parent=self)
        self._capitals = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        self._charges = Words("", face=Face.SMALL, tone=Tone.INK2, align=_RIGHT, parent=self)
        self._how = Words("", face=Face.CAPTION, tone=Tone.INK2, wrap=False, parent=self)
        self.parts = PartRows(parent=self)
        self._change_box = Panel(ground=Ground.ACCENT_TINT, edge=Edge.ACCENT_LINE, corners=Corners.CARD, parent=self)
        self._change_label = Words("", face=Face.BODY, tone=Tone.ACCENT_INK, wrap=False, parent=self._change_box)
        self._change = Words("", face=Face.CHANGE, wrap=False, parent=self._change_box)
        self._notes_label = Words(
            "", face=Face.SMALL, tone=Tone.INK2, wrap=False, align=_RIGHT, parent=self._change_box
        )
        self._notes = Words("", face=Face.BODY, align=_RIGHT, parent=self._change_box)
        self._field_label = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        self.field = QLineEdit(self)
        self.field.setObjectName("cashField")
        self.field.setAlignment(_RIGHT | Qt.AlignmentFlag.AlignVCenter)
        self.field.textEdited.connect(cash.type)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(grid.TWO, 0, grid.TWO, 0)
        inside.addWidget(Words("¥", face=Face.SUM, tone=Tone.INK3, wrap=False, parent=self.field))
        inside.addStretch(1)
        self.field.installEventFilter(self)
        self._tenders = [TenderKey(face=Face.BODY, parent=self) for _ in range(4)]
        self._tender_fen: list[int] = []
        for place, key in enumerate(self._tenders):
            key.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._problem = Words("", face=Face.SMALL, tone=Tone.DANGER, parent=self)
        self.provider = ProviderSide(parent=self)
        self.provider.setFixedWidth(_SIDE)
        self.provider.field.edit.installEventFilter(self)
        self._collect: CollectState | None = None
        self._take = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PAY, key="Enter", parent=self)
        self._take.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take.clicked.connect(cash.enter)
        self._wrong = Words("", face=Face.CAPTION, tone=Tone.INK2, align=Qt.AlignmentFlag.AlignHCenter, parent=self)
        self._lay_out()
        self._foot = ""
        self._cash_words = ("", "")
        self._may_take = False
        self.setFixedSize(*tokens().frame.pay_dialog)
        self.setFocusProxy(self.field)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO + grid.HALF)
        left.setSpacing(0)
        left.addWidget(self._due_label)
        left.addLayout(self._due_row())
        left.addSpacing(grid.TWO)
        left.addWidget(self._how)
        left.addSpacing(grid.ONE)
        left.addWidget(self.parts)
        left.addSpacing(grid.TWO)
        left.addStretch(1)
        left.addWidget(self._lay_out_change())
        self._cash_side = side = QFrame(self)
        side.setObjectName("paySide")
        side.setFixedWidth(_SIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        right.setSpacing(0)
        right.addWidget(self._field_label)
        right.addSpacing(grid.HALF)
        right.addWidget(self.field)
        right.addSpacing(grid.ONE_AND_HALF)
        tenders = QHBoxLayout()
        tenders.setSpacing(grid.ONE)
        for key in self._tenders:
            tenders.addWidget(key, 1)
        right.addLayout(tenders)
        right.addSpacing(grid.ONE_AND_HALF)
        right.addLayout(self._keypad())
        right.addSpacing(grid.ONE)
        right.addWidget(self._problem)
        right.addStretch(1)
        right.addWidget(self._take)
        right.addSpacing(grid.ONE)
        right.addWidget(self._wrong)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(side)
        body.addWidget(self.provider)
        self.body.addLayout(body, 1)

    def _due_row(self) -> QHBoxLayout:
        sums = QVBoxLayout()
        sums.setSpacing(0)
        sums.addWidget(self._due)
        sums.addWidget(self._capitals)
        row = QHBoxLayout()
        row.setSpacing(grid.TWO)
        row.addLayout(sums)
        row.addWidget(self._charges, 1, Qt.AlignmentFlag.AlignBottom)
        return row

    def _lay_out_change(self) -> QWidget:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addWidget(self._change_label)
        left.addWidget(self._change)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addStretch(1)
        right.addWidget(self._notes_label)
        right.addWidget(self._notes)
        right.addStretch(1)
        row = QHBoxLayout(self._change_box)
        row.setContentsMargins(grid.TWO + grid.HALF, grid.ONE_AND_HALF, grid.TWO + grid.HALF, grid.ONE_AND_HALF)
        row.addLayout(left)
        row.addLayout(right, 1)
        self._notes.setProperty("medium", True)
        return self._change_box

    def _keypad(self) -> QGridLayout:
        pad = QGridLayout()
        pad.setSpacing(grid.ONE)
        for place, figure in enumerate(_KEYS):
            key = KeypadKey(face=Face.PERSON, parent=self)
            key.set_words(figure)
            key.clicked.connect(lambda _=False, figure=figure: self._cash.press(figure))
            pad.addWidget(key, place // 3, place % 3)
        return pad

    # ── painting ──────────────────────────────────────────────────────────────────────────

    def render_cash(self, state: CashState, language: Language) -> None:
        self.set_title(state.title, note=state.subtitle)
        for label, said in (
            (self._due_label, state.due_label),
            (self._due, state.due),
            (self._capitals, state.capitals),
            (self._how, state.method_label),
            (self._change_label, state.change_label),
            (self._change, state.change),
            (self._notes_label, state.notes_label),
            (self._notes, state.notes),
            (self._field_label, state.field_label),
            (self._problem, "" if state.short else state.problem),  # said large, in the place of the change
            (self._wrong, state.wrong_words),
        ):
            label.setText(said)
        self._charges.setText("\n".join(f"{name} {amount}" for name, amount in state.rows))
        if self.field.text() != state.typed:
            self.field.setText(state.typed)
        self.field.setAccessibleName(state.field_label)
        self._tender_fen = [tender.fen for tender in state.tenders]
        for place, key in enumerate(self._tenders):
            key.setVisible(place < len(state.tenders))
            if place < len(state.tenders):
                key.set_words(state.tenders[place].words)
                dress(key, chosen=state.tenders[place].chosen)
        self._change_box.set_ground(Ground.SUNK if state.short else Ground.ACCENT_TINT)
        self._change_box.set_edge(Edge.STRONG if state.short else Edge.ACCENT_LINE)
        self._change_label.set_tone(Tone.DANGER if state.short else Tone.ACCENT_INK)
        self._change.set_tone(Tone.DANGER if state.short else Tone.INK)
        self._take.set_words(state.take_words)
        self._take.setEnabled(state.may_take)
        self._may_take = state.may_take
        self._foot = state.foot
        self._cash_words = (state.method_note, state.method_pill)
        self._render_sides(language)

    def render_collect(self, collect: CollectState, language: Language) -> None:
        """The parts, and the provider's side while one of them is its."""
        self._collect = collect
        self._render_sides(language)

    def _render_sides(self, language: Language) -> None:
        collect = self._collect
        pane = collect.pane if collect is not None else None
        for part in (self._cash_side, self._change_box):
            part.setVisible(pane is None)
        self.provider.setVisible(pane is not None)
        if collect is not None:
            note, pill = self._cash_words
            cash = [replace(row, note=note, pill_words=pill) if _is_cash(row) else row for row in collect.rows]
            self.parts.render_parts(cash if pane is None else collect.rows)
        if pane is not None:
            self.provider.render_pane(pane)
        self._give_focus(pane)
        foot = collect.foot if collect is not None and collect.foot else self._foot
        self.set_footer(_keys(pane, self._may_take, language), note=foot)

    def _give_focus(self, pane: Pane | None) -> None:
        """The field that waits for something, or the dialog itself, so that every key is heard."""
        on_the_side = self.provider.field.edit if pane is not None and pane.code_label else self.provider
        field = self.field if pane is None else on_the_side
        if self.focusProxy() is field:
            return
        self.setFocusProxy(field)
        if self.isVisible():
            field.setFocus()

    def _choose(self, place: int) -> None:
        self._cash.choose(self._tender_fen[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where no field is open: digits choose another way to pay."""
        pane = self._collect.pane if self._collect is not None else None
        chosen = {key: method for key, method, _ in pane.others}.get(event.text()) if pane is not None else None
        if chosen is not None:
            self.provider.other.emit(chosen.value)
        elif not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """True where it was one of the dialog's own."""
        by_provider = self._collect is not None and self._collect.pane is not None
        if event.key() in ENTER:
            if not event.isAutoRepeat():
                self.provider.taken.emit() if by_provider else self._cash.enter()
            return True
        if event.key() == Qt.Key.Key_Delete and by_provider:
            self.provider.cancelled.emit()
            return True
        if event.key() == Qt.Key.Key_F8:
            self.void_pressed.emit()
            return True
        return False


def _is_cash(row: PartRow) -> bool:
    return row.current and row.pill is PartPill.WAITING


def _keys(pane: Pane | None, may_take: bool, language: Language) -> tuple[KeyHint, ...]:
    """`may_take`: the cash is enough."""
    take, void, later = words.CASH_KEY_TAKE, words.CASH_KEY_VOID, words.CASH_KEY_LATER
    found: list[KeyHint] = []
    if may_take if pane is None else pane.take:
        found.append(KeyHint(("Enter",), (take if pane is None else paying.KEY_SEND).say(language)))
    if pane is not None and pane.cancel:
        found.append(KeyHint(("Del",), paying.KEY_CANCEL.say(language)))
    return (*found, KeyHint(("F8",), void.say(language)), KeyHint(("Esc",), later.say(language)))
