"""A dialog of a choice, some fields and some ticks; everything by keyboard, Enter keeps it."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.clerk.fields_state import FieldsState
from ui.clerk.tick_list import TickList
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.dressing import Face, Tone
from ui.widgets.emptying import throw_away_widgets
from ui.widgets.icons import Icon, IconSize
from ui.widgets.key_row import KeyHint
from ui.widgets.keys import ENTER, on_keys
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_WIDTH = 760
_COLUMNS = 2


class _Sentence(QWidget):
    """A sentence with its mark."""

    def __init__(self, words: str, *, icon: str, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(Icon(icon, size=IconSize.INLINE, tone=tone, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, face=Face.SMALL, tone=tone, parent=self), 1, Qt.AlignmentFlag.AlignTop)


class FieldsDialog(Dialog):
    """`typed` carries a field's key and its text, `chosen` the value of the choice, `ticked` a code, `kept` Enter."""

    typed = Signal(str, str)
    chosen = Signal(str)
    ticked = Signal(str)
    kept = Signal()

    def __init__(self, *, icon: str, parent: QWidget) -> None:
        super().__init__(icon=icon, parent=parent)
        self._choice_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.choice = Choice(parent=self)
        self.fields: dict[str, TextField] = {}
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(grid.TWO)
        self._fields.setVerticalSpacing(grid.ONE)
        for column in range(_COLUMNS):
            self._fields.setColumnStretch(column, 1)
        self._ticks_label = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.ticks = TickList(parent=self)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(grid.HALF)
        self._said: tuple[tuple[str, ...], tuple[str, ...], str] = ((), (), "")
        self.keep = Button("", role=ButtonRole.PRIMARY, size=ButtonSize.PRIMARY, key="Enter", parent=self)
        self._lay_out()
        on_keys(self, dict.fromkeys(ENTER, self.kept.emit))
        self.choice.chosen.connect(self.chosen)
        self.ticks.ticked.connect(self.ticked)
        self.keep.clicked.connect(self.kept)

    def render_fields(self, state: FieldsState) -> None:
        self.set_title(state.title, note=state.note)
        self._choice_label.setText(state.choice_label)
        self.choice.render_choice(state.options, state.chosen)
        self._render_text(state)
        self._ticks_label.setText(state.ticks_label)
        self._ticks_label.setVisible(bool(state.ticks))
        self.ticks.render_ticks(state.ticks)
        self._render_sentences(state)
        self._put_in_order(state)
        self.setFocusProxy(self.choice.button(state.chosen or state.options[0][0]))
        self.keep.set_words(state.keep)
        self.set_footer(
            [KeyHint(("Tab",), state.next), KeyHint(("Enter",), state.keep), KeyHint(("Esc",), state.later)]
        )

    def _render_text(self, state: FieldsState) -> None:
        wanted = {field.key: field for field in state.fields}
        for field in state.fields:
            if field.key not in self.fields:
                made = TextField(tall=True, parent=self)
                made.edit.setObjectName(f"{field.key}Field")
                made.edit.textEdited.connect(lambda text, key=field.key: self.typed.emit(key, text))
                self._fields.addWidget(made, *divmod(len(self.fields), _COLUMNS))
                self.fields[field.key] = made
        for key, made in self.fields.items():
            made.setVisible(key in wanted)
            if key in wanted:
                made.set_caption(wanted[key].label, placeholder=wanted[key].example)
                made.set_text(wanted[key].text)

    def _render_sentences(self, state: FieldsState) -> None:
        said = (state.told, state.against, state.problem)
        if said == self._said:
            return
        self._said = said
        throw_away_widgets(self._sentences)
        for sentence in state.told:
            self._sentences.addWidget(_Sentence(sentence, icon="info", tone=Tone.INK2, parent=self))
        for sentence in (*state.against, *([state.problem] if state.problem else [])):
            self._sentences.addWidget(_Sentence(sentence, icon="circle-alert", tone=Tone.DANGER, parent=self))

    def _put_in_order(self, state: FieldsState) -> None:
        """Tab goes down the page."""
        choices = [self.choice.button(value) for value, _ in state.options]
        fields = [self.fields[field.key].edit for field in state.fields]
        for first, then in pairwise([*choices, *fields, *self.ticks.buttons(), self.keep]):
            QWidget.setTabOrder(first, then)

    def _lay_out(self) -> None:
        choice = QVBoxLayout()
        choice.setSpacing(grid.HALF)
        choice.addWidget(self._choice_label)
        choice.addWidget(self.choice)
        ticks = QVBoxLayout()
        ticks.setSpacing(grid.HALF)
        ticks.addWidget(self._ticks_label)
        ticks.addWidget(self.ticks)
        foot = QHBoxLayout()
        foot.addLayout(self._sentences, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        inner = QVBoxLayout()
        inner.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.THREE)
        inner.setSpacing(grid.TWO)
        inner.addLayout(choice)
        inner.addLayout(self._fields)
        inner.addLayout(ticks)
        inner.addLayout(foot)
        self.body.addLayout(inner)
        self.setFixedWidth(_WIDTH)
