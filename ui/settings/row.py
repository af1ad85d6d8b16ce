"""One setting on the page: its name and what it is for at the left, its control at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setting import Setting, SettingKind
from app.texts import settings_page as words
from app.texts.language import Language
from ui.frame.option_picks import render_options
from ui.settings.state import SettingsRow, shown_value
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole, ButtonSize
from ui.widgets.choice import Choice, needs_rows
from ui.widgets.dressing import Face, Tone
from ui.widgets.password_field import PasswordField
from ui.widgets.picker import Picker
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_FIELD_WIDTH = 340


class SettingRow(QWidget):
    """`changed` once a person has finished typing or has chosen; `usual_pressed` for the usual value."""

    changed = Signal(str)
    usual_pressed = Signal()

    def __init__(self, setting: Setting, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = setting
        self._shown = ""
        self._name = Words("", face=Face.BODY, parent=self)
        self._name.setProperty("medium", True)
        self._says = Words("", face=Face.SMALL, tone=Tone.INK3, parent=self)
        self._notes = Words("", face=Face.SMALL, tone=Tone.ACCENT_INK, parent=self)
        self._in_rows = not setting.headings and needs_rows([(value, said.en) for value, said in setting.options])
        self.choice = Choice(in_rows=self._in_rows, parent=self)
        self.picker = Picker(parent=self) if setting.headings else None
        self.edit = PasswordField(tall=False, parent=self) if _secret(setting) else TextField(parent=self)
        self.edit.setFixedWidth(_FIELD_WIDTH)
        self.usual = Button("", role=ButtonRole.TEXT, size=ButtonSize.SMALL, icon="undo-2", parent=self)
        chosen = setting.kind is SettingKind.CHOICE and self.picker is None
        if chosen:  # now, so that Tab comes by here between the rows before and behind
            self.choice.render_choice([(value, said.zh) for value, said in setting.options], setting.default)
        self.choice.setVisible(chosen)
        self.edit.setVisible(not chosen and self.picker is None)
        self.choice.chosen.connect(self.changed)
        if self.picker is not None:
            self.picker.setFixedWidth(_FIELD_WIDTH)
            self.picker.chosen.connect(self.changed)
        self.edit.edit.editingFinished.connect(self._finished)
        self.usual.clicked.connect(self.usual_pressed)
        self._lay_out()

    def render_row(self, row: SettingsRow, language: Language) -> None:
        self._name.setText(row.setting.name.say(language))
        self._says.setText(row.setting.says.say(language))
        notes = _notes(row, language)
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self.usual.set_words(words.USUAL.say(language))
        self.usual.setVisible(not row.usual)
        self.usual.setAccessibleName(f"{words.USUAL.say(language)} {row.setting.name.say(language)}")
        if self.picker is not None:
            render_options(self.picker, row.setting, row.value, language)
            return
        if row.setting.kind is SettingKind.CHOICE:
            options = [(value, said.say(language)) for value, said in row.setting.options]
            self.choice.render_choice(options, row.value)
            return
        self._shown = row.value
        self.edit.set_caption("", placeholder=row.setting.example)
        self.edit.edit.setAccessibleName(row.setting.name.say(language))
        self.edit.set_text(row.value)
        self.edit.set_error(row.fault.say(language) if row.fault is not None else "")

    def _finished(self) -> None:
        """Left or Enter; a field that says the same asks nobody."""
        if self.edit.text() != self._shown:
            self.changed.emit(self.edit.text())

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        for part in (self._name, self._says, self._notes):
            said.addWidget(part)
        said.addStretch(1)
        control = QVBoxLayout()
        control.setSpacing(grid.HALF)
        if not self._in_rows:
            control.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)
        if self.picker is not None:
            control.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignRight)
        control.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignRight)
        control.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignRight)
        control.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(grid.THREE)
        row.addLayout(said, 1)
        row.addLayout(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        column.setSpacing(grid.ONE)
        column.addLayout(row)
        if self._in_rows:
            column.addWidget(self.choice)


def _notes(row: SettingsRow, language: Language) -> str:
    """What else there is to know: the usual value where another is set, when it works, who must agree."""
    notes = []
    if not row.usual:
        usual = shown_value(row.setting, row.setting.default, language, nothing=words.NOTHING_SET)
        notes.append(words.USUAL_IS.say(language, value=usual))
    if row.setting.restart:
        notes.append(words.FROM_NEXT_START.say(language))
    if row.needs_approval:
        notes.append(words.NEEDS_APPROVAL.say(language))
    return " · ".join(notes)


def _secret(setting: Setting) -> bool:
    return setting.kind is SettingKind.SECRET
