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
        self._notes: Words | None = None
        self._usual: Button | None = None
        self._in_rows = not setting.headings and needs_rows([(value, said.en) for value, said in setting.options])
        self._control = self._made()
        self._said, self._right = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def _made(self) -> Choice | Picker | TextField:
        """The one it needs: three for each setting took half the time the page takes to be there."""
        setting = self.setting
        if setting.headings:
            picker = Picker(parent=self)
            picker.setFixedWidth(_FIELD_WIDTH)
            picker.chosen.connect(self.changed)
            return picker
        if setting.kind is SettingKind.CHOICE:
            choice = Choice(in_rows=self._in_rows, parent=self)
            # now, so that Tab comes by here between the rows before and behind
            choice.render_choice([(value, said.zh) for value, said in setting.options], setting.default)
            choice.chosen.connect(self.changed)
            return choice
        edit = PasswordField(tall=False, parent=self) if _secret(setting) else TextField(parent=self)
        edit.setFixedWidth(_FIELD_WIDTH)
        edit.edit.editingFinished.connect(self._finished)
        return edit

    @property
    def choice(self) -> Choice:
        """Of a setting with a few values."""
        assert isinstance(self._control, Choice), self.setting.key
        return self._control

    @property
    def picker(self) -> Picker:
        """Of a setting with many, under headings."""
        assert isinstance(self._control, Picker), self.setting.key
        return self._control

    @property
    def edit(self) -> TextField:
        """Of one that is typed."""
        assert isinstance(self._control, TextField), self.setting.key
        return self._control

    @property
    def usual(self) -> Button:
        """Back to the usual value; made where it is first needed, behind the control for Tab."""
        if self._usual is None:
            self._usual = Button("", role=ButtonRole.TEXT, size=ButtonSize.SMALL, icon="undo-2", parent=self)
            self._usual.hide()
            self._usual.clicked.connect(self.usual_pressed)
            self._right.insertWidget(self._right.count() - 1, self._usual, 0, Qt.AlignmentFlag.AlignRight)
            QWidget.setTabOrder(self._last_stop(), self._usual)
        return self._usual

    def _last_stop(self) -> QWidget:
        control: QWidget = self._control
        part, last = control.nextInFocusChain(), control
        while part is not None and control.isAncestorOf(part):
            last = part if part.focusPolicy() != Qt.FocusPolicy.NoFocus else last
            part = part.nextInFocusChain()
        return last

    def render_row(self, row: SettingsRow, language: Language) -> None:
        self._name.setText(row.setting.name.say(language))
        self._says.setText(row.setting.says.say(language))
        self._say_notes(_notes(row, language))
        if self._usual is not None or not row.usual:
            self.usual.set_words(words.USUAL.say(language))
            self.usual.setVisible(not row.usual)
            self.usual.setAccessibleName(f"{words.USUAL.say(language)} {row.setting.name.say(language)}")
        if isinstance(self._control, Picker):
            render_options(self._control, row.setting, row.value, language)
            return
        if isinstance(self._control, Choice):
            options = [(value, said.say(language)) for value, said in row.setting.options]
            self._control.render_choice(options, row.value)
            return
        self._shown = row.value
        self.edit.set_caption("", placeholder=row.setting.example)
        self.edit.edit.setAccessibleName(row.setting.name.say(language))
        self.edit.set_text(row.value)
        self.edit.set_error(row.fault.say(language) if row.fault is not None else "")

    def _say_notes(self, notes: str) -> None:
        if self._notes is None and notes:
            self._notes = Words("", face=Face.SMALL, tone=Tone.ACCENT_INK, parent=self)
            self._said.insertWidget(self._said.count() - 1, self._notes)
        if self._notes is not None:
            self._notes.setText(notes)
            self._notes.setVisible(bool(notes))

    def _finished(self) -> None:
        """Left or Enter; a field that says the same asks nobody."""
        if self.edit.text() != self._shown:
            self.changed.emit(self.edit.text())

    def _lay_out(self) -> None:
        self._said.setSpacing(0)
        for part in (self._name, self._says):
            self._said.addWidget(part)
        self._said.addStretch(1)
        self._right.setSpacing(grid.HALF)
        if not self._in_rows:
            self._right.addWidget(self._control, 0, Qt.AlignmentFlag.AlignRight)
        self._right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(grid.THREE)
        row.addLayout(self._said, 1)
        row.addLayout(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE_AND_HALF, grid.TWO, grid.ONE_AND_HALF)
        column.setSpacing(grid.ONE)
        column.addLayout(row)
        if self._in_rows:
            column.addWidget(self._control)


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
