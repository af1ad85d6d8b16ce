"""One field of the assistant, by its kind: words, a secret, a choice, a file."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setting import Setting, SettingKind
from app.domain.setup_fields import CATALOGUE_FILE, CATALOGUE_SOURCE, FROM_FILE, RECOVERY_SHEET
from app.texts import assistant as words
from app.texts.language import Language
from ui.frame.option_picks import render_options
from ui.setup.state import SetupState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.choice import Choice, needs_rows
from ui.widgets.dressing import Face, Tone
from ui.widgets.password_field import PasswordField
from ui.widgets.picker import Picker
from ui.widgets.text_field import TextField
from ui.widgets.words import Words

_CAPTION = 24  # of a field's caption with its gap: what stands beside the field begins below
_FILES = {CATALOGUE_FILE.key: words.CHOOSE_CATALOGUE, RECOVERY_SHEET.key: words.CHOOSE_SHEET}


class FieldPart(QWidget):
    """`answered` with the field's key and value, at every key."""

    answered = Signal(str, str)

    def __init__(self, setting: Setting, *, close: bool, parent: QWidget) -> None:
        """`close` says the explanation inside the empty field, where there are many; else it stands below."""
        super().__init__(parent)
        self.setting = setting
        self._close = close
        self._caption = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK3, parent=self)
        in_rows = needs_rows([(value, said.en) for value, said in setting.options])
        self.choice = Choice(in_rows=in_rows, parent=self)
        self.picker = Picker(parent=self) if setting.headings else None
        self.edit = PasswordField(tall=False, parent=self) if _secret(setting) else TextField(parent=self)
        self.browse = Button("", size=ButtonSize.ORDINARY, icon="folder-open", parent=self)
        chosen = setting.kind is SettingKind.CHOICE
        if chosen and self.picker is None:  # now, so that Tab comes by here between the fields before and behind
            self.choice.render_choice([(value, said.zh) for value, said in setting.options], setting.default)
        self.choice.setVisible(chosen and self.picker is None)
        self._caption.setVisible(chosen)
        self.edit.setVisible(not chosen)
        self.browse.setVisible(setting.key in _FILES)
        self.choice.chosen.connect(self._say)
        self.edit.edit.textEdited.connect(self._say)
        self.browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(grid.ONE)
        row.addWidget(self.edit, 1)
        if setting.key in _FILES:
            below_caption = QVBoxLayout()
            below_caption.setContentsMargins(0, _CAPTION, 0, 0)
            below_caption.addWidget(self.browse)
            below_caption.addStretch(1)
            row.addLayout(below_caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.HALF)
        column.addWidget(self._caption)
        column.addWidget(self.choice)
        if self.picker is not None:
            self.picker.chosen.connect(self._say)
            column.addWidget(self.picker)
        column.addLayout(row)
        column.addWidget(self._note)
        if not chosen:  # a proxy that is hidden would be a stop of Tab nobody sees, and take what is typed
            self.setFocusProxy(self.edit.edit)
        self._language = Language.ZH

    def render_field(self, state: SetupState) -> None:
        """Painted from the state; a field that says the same keeps its caret."""
        language, key = state.language, self.setting.key
        self._language = language
        value = state.answers[key]
        name, says = self.setting.name.say(language), self.setting.says.say(language)
        fault = state.faults.get(key)
        chosen = self.setting.kind is SettingKind.CHOICE
        if chosen:
            self._caption.setText(name)
        if self.picker is not None:
            render_options(self.picker, self.setting, value, language)
        elif chosen:
            options = [(option, said.say(language)) for option, said in self.setting.options]
            self.choice.render_choice(options, value)
        else:
            self.edit.set_caption(name, placeholder=self._placeholder(says))
            self.edit.set_text(value)
            self.edit.set_error(fault.say(language) if fault is not None else "")
        refused = chosen and fault is not None
        self._note.setText(fault.say(language) if chosen and fault is not None else says)
        self._note.set_tone(Tone.DANGER if refused else Tone.INK3)
        self._note.setVisible(refused or (not self._close and fault is None))
        self.browse.set_words(words.CHOOSE_FILE.say(language))
        self.setHidden(self.setting is CATALOGUE_FILE and state.answers[CATALOGUE_SOURCE.key] != FROM_FILE)

    def take_focus(self) -> None:
        """Of a choice the chosen one."""
        buttons = self.choice.findChildren(QAbstractButton)
        if self.picker is not None:
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif buttons:
            next((one for one in buttons if one.isChecked()), buttons[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _placeholder(self, says: str) -> str:
        """None for a secret: its dots are spaced wide, and an example is what somebody would choose."""
        if _secret(self.setting):
            return ""
        return self.setting.example or (says if self._close else "")

    def _say(self, value: str) -> None:
        self.answered.emit(self.setting.key, value)

    def _browse(self) -> None:
        title, here = _FILES[self.setting.key].say(self._language), self.edit.text()
        if self.setting is RECOVERY_SHEET:
            found, _ = QFileDialog.getSaveFileName(self, title, here, "PDF (*.pdf)")
        else:
            found, _ = QFileDialog.getOpenFileName(self, title, here, "TOML (*.toml)")
        if found:
            self._say(found)


class FieldGrid(QWidget):
    """Fields in one column, or in two where they are many."""

    answered = Signal(str, str)

    def __init__(self, settings: Sequence[Setting], *, columns: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts: Mapping[str, FieldPart] = {
            one.key: FieldPart(one, close=columns > 1, parent=self) for one in settings
        }
        table = QGridLayout(self)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(grid.THREE)
        table.setVerticalSpacing(grid.ONE_AND_HALF if columns > 1 else grid.TWO)
        for place, part in enumerate(self.parts.values()):
            part.answered.connect(self.answered)
            table.addWidget(part, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            table.setColumnStretch(column, 1)

    def render_fields(self, state: SetupState) -> None:
        for part in self.parts.values():
            part.render_field(state)

    def focus_on(self, faulty: Mapping[str, object]) -> None:
        """The first field with a fault, else the first that is empty, else the first."""
        parts = [part for part in self.parts.values() if not part.isHidden()]
        wanted = [p for p in parts if p.setting.key in faulty] or [p for p in parts if not _filled(p)] or parts
        wanted[0].take_focus()


def _filled(part: FieldPart) -> bool:
    return part.setting.kind is SettingKind.CHOICE or bool(part.edit.text())


def _secret(setting: Setting) -> bool:
    return setting.kind is SettingKind.SECRET
