"""Parts of the list of people: a row, a right to be ticked, the form of somebody new."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.staff import Role
from app.handling.view_staff import PersonSeen
from app.texts import staff_page as words
from app.texts.language import Language, Text
from ui.manager.staff_state import FIELD_WORDS, NewField, StaffListState
from ui.widgets import grid
from ui.widgets.button import Button, ButtonRole
from ui.widgets.choice import Choice
from ui.widgets.composed_button import ComposedButton
from ui.widgets.dressing import Face, Tone, dress
from ui.widgets.icons import Icon, IconSize
from ui.widgets.password_field import PasswordField
from ui.widgets.text_field import TextField
from ui.widgets.words import Words


def role_options(language: Language) -> list[tuple[str, str]]:
    return [(role.value, role.called.say(language)) for role in Role]


class PersonRow(ComposedButton):
    """Name and number, role and state."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._name = Words("", face=Face.BODY, tone=None, wrap=False, parent=self)
        self._name.setProperty("medium", True)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, wrap=False, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(grid.TWO, grid.ONE, grid.TWO, grid.ONE)
        column.setSpacing(0)
        for label in (self._name, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def render_person(self, record: PersonSeen, state: Text, language: Language, *, chosen: bool) -> None:
        member = record.member
        name = member.name if language is Language.ZH else member.latin_name
        self._name.setText(f"{name} {member.number}")
        self._note.setText(f"{member.role.called.say(language)} · {state.say(language)}")
        self.setAccessibleName(f"{self._name.text()} {self._note.text()}")
        dress(self, chosen=chosen)


class RightToggle(ComposedButton):
    """One right: ticked where it is held; what it allows stands in its tip."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._icon = Icon("circle", size=IconSize.INLINE, tone=Tone.INK3, parent=self)
        self._label = Words("", face=Face.SMALL, tone=None, wrap=False, parent=self)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.held = False
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.ONE, 0, grid.ONE, 0)
        row.setSpacing(grid.ONE)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        row.addStretch(1)

    def render_right(self, name: str, allows: str, *, held: bool) -> None:
        self.held = held
        self._label.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(allows)
        self._icon.set_name("circle-check" if held else "circle")
        dress(self._icon, tone=(Tone.ACCENT if held else Tone.INK3).value)


class NewPerson(QWidget):
    """The form of a new person."""

    typed = Signal(object, str)  # a NewField
    role_chosen = Signal(object)  # a Role
    save_pressed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[NewField, TextField] = {
            field: PasswordField(tall=False, parent=self) if field is NewField.PASSWORD else TextField(parent=self)
            for field in NewField
        }
        self._role = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.role = Choice(parent=self)
        self._says = Words("", face=Face.SMALL, tone=Tone.INK3, parent=self)
        self.save = Button("", role=ButtonRole.PRIMARY, key="Enter", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(grid.TWO)
        for field, part in self.fields.items():
            part.setMaximumWidth(420)
            part.edit.textEdited.connect(lambda value, field=field: self.typed.emit(field, value))
            part.edit.returnPressed.connect(self.save_pressed)
            column.addWidget(part)
        for below in (self._says, self._role, self.role):
            column.addWidget(below)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.role.chosen.connect(lambda value: self.role_chosen.emit(Role(value)))
        self.save.clicked.connect(self.save_pressed)
        self.setFocusProxy(self.fields[NewField.NUMBER])

    def render_new(self, state: StaffListState, language: Language) -> None:
        for field, part in self.fields.items():
            part.set_caption(FIELD_WORDS[field].say(language))
            part.set_text(state.new.get(field, ""))
        self._says.setText(words.FIRST_PASSWORD_SAYS.say(language))
        self._role.setText(words.ROLE.say(language))
        self.role.render_choice(role_options(language), state.new_role.value)
        self.save.set_words(words.SAVE.say(language))
        self.save.setEnabled(not state.busy)
