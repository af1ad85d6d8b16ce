"""The list of people: who works here at the left, one person's roles, dates, certificates and rights at the right."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.certificates import CertificateKind
from app.domain.right import Right, RightGroup
from app.domain.rights import rights_of
from app.domain.staff import Role
from app.handling.view_staff import PersonSeen
from app.texts import staff_page as words
from app.texts.language import Language
from ui.manager.staff_parts import NewPerson, PersonRow, RightToggle, role_options
from ui.manager.staff_state import StaffListState, state_words
from ui.manager.term_row import TermRow
from ui.widgets import grid
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.dressing import Face, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Corners, Edge, Panel
from ui.widgets.password_field import PasswordField
from ui.widgets.scroll import Scroll
from ui.widgets.words import Words

_LIST_WIDTH, _COLUMNS, _RESET_WIDTH = 280, 3, 260


class StaffView(QFrame):
    """Paints StaffListState; ↑ and ↓ choose a person."""

    person_chosen = Signal(str)
    add_pressed = Signal()
    role_chosen = Signal(object)  # a Role
    other_role_set = Signal(object, bool)  # a Role
    account_kept = Signal(str, str)  # both dates as typed
    certificate_kept = Signal(object, str, str)  # a CertificateKind, both dates as typed
    certificate_taken = Signal(object)  # a CertificateKind
    right_set = Signal(object, bool)  # a Right
    reset_pressed = Signal(str)
    switch_pressed = Signal()
    leave_pressed = Signal()

    def __init__(self, *, today: Callable[[], date], language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._language = language
        self._state = StaffListState()
        self._rows: list[PersonRow] = []
        self.add = Button("", icon="plus", parent=self)
        self._list = Panel(edge=Edge.LINE, corners=Corners.CARD, parent=self)
        self._column = QVBoxLayout(self._list)
        self.new = NewPerson(parent=self)
        self._empty = EmptyState("user", parent=self)
        self._name = Words("", face=Face.HEADING, parent=self)
        self._note = Words("", face=Face.SMALL, tone=Tone.INK2, parent=self)
        self.role = Choice(parent=self)
        self.password = PasswordField(tall=False, parent=self)
        self.reset = Button("", icon="lock", parent=self)
        self.switch = Button("", icon="ban", parent=self)
        self._further, self._account, self._papers = (
            Words("", face=Face.LABEL, tone=Tone.INK3, parent=self) for _ in range(3)
        )
        self.other_roles = {role: RightToggle(parent=self) for role in Role}
        self.account = TermRow(parent=self)
        self.certificates: dict[str, TermRow] = {}  # by the kind's code
        self._no_papers = Words("", face=Face.SMALL, tone=Tone.INK3, parent=self)
        self._held = QVBoxLayout()
        self._heads = {group: Words("", face=Face.LABEL, tone=Tone.INK3, parent=self) for group in RightGroup}
        self.rights = {right: RightToggle(parent=self) for right in Right}
        self._slot = QStackedWidget(self)
        self._person = QWidget(self)
        self._lay_out()
        self._connect()

    def render_staff(self, state: StaffListState) -> None:
        fresh = state.adding and not self._state.adding
        self._state = state
        self.retranslate(self._language)
        if fresh:
            self.new.setFocus()

    def retranslate(self, language: Language) -> None:
        self._language = language
        state = self._state
        self.add.set_words(words.ADD.say(language))
        self._render_list(state, language)
        self.new.render_new(state, language)
        self._empty.render_words(words.CHOOSE.say(language))
        person = state.person
        if state.adding:
            self._slot.setCurrentWidget(self.new)
        elif person is None:
            self._slot.setCurrentWidget(self._empty)
        else:
            self._render_person(person, state, language)
            self._slot.setCurrentWidget(self._person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        numbers = [one.member.number for one in self._state.people]
        if step is not None and numbers:
            here = numbers.index(self._state.chosen) if self._state.chosen in numbers else -step
            self.person_chosen.emit(numbers[max(0, min(here + step, len(numbers) - 1))])
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _render_list(self, state: StaffListState, language: Language) -> None:
        while len(self._rows) < len(state.people):
            row = PersonRow(parent=self._list)
            place = len(self._rows)
            row.clicked.connect(lambda _=False, place=place: self._press(place))
            self._column.insertWidget(place, row)
            self._rows.append(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(state.people))
            if place < len(state.people):
                record = state.people[place]
                chosen = record.member.number == state.chosen and not state.adding
                row.render_person(record, state_words(record, self._today()), language, chosen=chosen)

    def _render_person(self, record: PersonSeen, state: StaffListState, language: Language) -> None:
        member, held = record.member, rights_of(record.member)
        name = member.name if language is Language.ZH else member.latin_name
        self._name.setText(f"{name} {member.number}")
        count = words.RIGHTS_COUNT.say(language, held=len(held), all=len(Right))
        said = state_words(record, self._today()).say(language)
        note = words.OF_THE_DIRECTORY if record.from_centre else words.RIGHTS_NOTE
        self._note.setText(f"{said} · {count} · {note.say(language)}")
        changed_there = (self.role, self.switch, self.account, *self.other_roles.values(), *self.rights.values())
        for part in (*changed_there, *self.certificates.values()):
            part.setEnabled(not record.from_centre)
        self.role.render_choice(role_options(language), member.role.value)
        self.password.set_caption("", placeholder=words.FIRST_PASSWORD.say(language))
        self.reset.set_words(words.RESET.say(language))
        self.switch.set_words((words.ENABLE if member.disabled else words.DISABLE).say(language))
        self._render_terms(state, language)
        for group, head in self._heads.items():
            head.setText(group.called.say(language))
        for right, toggle in self.rights.items():
            toggle.render_right(right.words.name.say(language), right.words.allows.say(language), held=right in held)

    def _render_terms(self, state: StaffListState, language: Language) -> None:
        assert state.person is not None  # asked by whoever calls
        member = state.person.member
        self._further.setText(words.FURTHER_ROLES.say(language))
        for role, toggle in self.other_roles.items():
            toggle.render_right(role.called.say(language), role.called.say(language), held=role in member.roles)
            toggle.setVisible(role is not member.role)
        self._account.setText(words.ACCOUNT.say(language))
        self.account.render_term(member.number, "", member.active_from, member.active_until, language)
        self.account.take.hide()
        self._papers.setText(words.CERTIFICATES.say(language))
        self._no_papers.setText(words.CERTIFICATES_NONE.say(language))
        self._no_papers.setVisible(not state.certificates)
        for row in self.certificates.values():
            row.hide()
        for kind, held in state.certificates:
            row = self.certificates.get(kind.code) or self._new_certificate(kind)
            name = (words.HOLDS if held else words.HOLDS_NOT).say(language, certificate=kind.name)
            first, last = (held.valid_from, held.valid_until) if held else (None, None)
            row.render_term(member.number, name, first, last, language, held=held is not None)
            row.take.setVisible(held is not None)
            row.show()

    def _new_certificate(self, kind: CertificateKind) -> TermRow:
        row = self.certificates[kind.code] = TermRow(parent=self)
        row.kept.connect(lambda first, last: self.certificate_kept.emit(kind, first, last))
        row.taken.connect(lambda: self.certificate_taken.emit(kind))
        self._held.addWidget(row)
        return row

    def _press(self, place: int) -> None:
        if place < len(self._state.people):
            self.person_chosen.emit(self._state.people[place].member.number)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_pressed)
        self.role.chosen.connect(lambda value: self.role_chosen.emit(Role(value)))
        self.reset.clicked.connect(self._reset)
        self.switch.clicked.connect(self.switch_pressed)
        self.account.kept.connect(self.account_kept)
        for role, toggle in self.other_roles.items():
            toggle.clicked.connect(
                lambda _=False, role=role: self.other_role_set.emit(role, not self.other_roles[role].held)
            )
        for right, toggle in self.rights.items():
            toggle.clicked.connect(lambda _=False, right=right: self.right_set.emit(right, not self.rights[right].held))

    def _reset(self) -> None:
        self.reset_pressed.emit(self.password.text())
        self.password.edit.clear()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, grid.HALF, 0, grid.HALF)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(grid.ONE_AND_HALF)
        side.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        holder = Scroll(self._list, parent=self)
        holder.setFixedWidth(_LIST_WIDTH)
        side.addWidget(holder, 1)
        self.password.setFixedWidth(_RESET_WIDTH)
        acts = QHBoxLayout()  # below the roles: in English both do not fit into one row of the smallest window
        acts.setSpacing(grid.ONE)
        for part in (self.password, self.reset, self.switch):
            acts.addWidget(part)
        acts.addStretch(1)
        rights = QVBoxLayout()
        rights.setSpacing(grid.ONE)
        further = QHBoxLayout()
        further.setSpacing(0)
        for toggle in self.other_roles.values():
            further.addWidget(toggle)
        further.addStretch(1)
        rights.addWidget(self._further)
        rights.addLayout(further)
        for below in (self._account, self.account, self._papers, self._no_papers):
            rights.addWidget(below)
        rights.addLayout(self._held)
        for group in RightGroup:
            rights.addWidget(self._heads[group])
            table = QGridLayout()
            table.setSpacing(0)
            of_group = [right for right in Right if right.group is group]
            for place, right in enumerate(of_group):
                table.addWidget(self.rights[right], place // _COLUMNS, place % _COLUMNS)
            for column in range(_COLUMNS):
                table.setColumnStretch(column, 1)
            rights.addLayout(table)
        rights.addStretch(1)
        inside = QWidget(self)
        inside.setLayout(rights)
        rights.setContentsMargins(0, 0, grid.ONE_AND_HALF, 0)
        person = QVBoxLayout(self._person)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(grid.ONE_AND_HALF)
        person.addWidget(self._name)
        person.addWidget(self._note)
        person.addWidget(self.role)
        person.addLayout(acts)
        person.addWidget(Scroll(inside, parent=self._person), 1)
        for page in (self._empty, self.new, self._person):
            self._slot.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(grid.THREE, grid.TWO, grid.THREE, grid.TWO)
        row.setSpacing(grid.THREE)
        row.addLayout(side)
        row.addWidget(self._slot, 1)
