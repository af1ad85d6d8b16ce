"""One field of the assistant, by its kind: words, a secret, a choice, a file."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.setting import Setting, SettingKind
from app.domain.setup_fields import CATALOGUE_FILE, RECOVERY_SHEET
from app.texts import assistant as words
from app.texts.language import Language
from ui.setup.state import SetupState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonSize
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.password_field import PasswordField
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
        self.choice = Choice(parent=self)
        self.edit = PasswordField(tall=False, parent=self) if _secret(setting) else TextField(parent=self)
        self.browse = Button("", size=ButtonSize.ORDINARY, icon="folder-open", parent=self)
        chosen = setting.kind is SettingKind.CHOICE
        self.choice.setVisible(chosen)
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
        column.addLayout(row)
        column.addWidget(self._note)
        self.setFocusProxy(self.edit.edit)
        self._language = Language.ZH

    def render_field(self, state: SetupState) -> None:
        """Painted from the state; a field that says the same keeps its caret."""
        language, key = state.language, self.setting.key
        self._language = language
        value = state.answers[key]
        name, says = self.setting.name.say(language), self.setting.says.say(language)
        fault = state.faults.get(key)
        if self.setting.kind is SettingKind.CHOICE:
            self._caption.setText(name)
            options = [(option, said.say(language)) for option, said in self.setting.options]
            self.choice.render_choice(options, value)
        else:
            self.edit.set_caption(name, placeholder=self._placeholder(says))
            self.edit.set_text(value)
            self.edit.set_error(fault.say(language) if fault is not None else "")
        self._note.setText(says)
        self._note.setVisible(not self._close and fault is None)
        self.browse.set_words(words.CHOOSE_FILE.say(language))

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
        parts = list(self.parts.values())
        wanted = [p for p in parts if p.setting.key in faulty] or [p for p in parts if not _filled(p)] or parts
        wanted[0].setFocus()


def _filled(part: FieldPart) -> bool:
    return part.setting.kind is SettingKind.CHOICE or bool(part.edit.text())


def _secret(setting: Setting) -> bool:
    return setting.kind is SettingKind.SECRET
