"""The list of people without Qt: each change is kept at once, by whoever may, and told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.domain.approval import Leave
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import Trouble
from app.handling.change_staff import Powers
from app.ports import Lane
from app.staff_ports import StaffRecord
from app.texts import staff_page as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.manager.staff_state import NewField, StaffListState, with_right, with_role

DEADLINE_S = 30.0
SUBJECT = "staff"


class StaffActs(Protocol):
    """app.handling.change_staff on a store; on its lane. Each raises Trouble."""

    def everybody(self) -> tuple[StaffRecord, ...]: ...
    def add(self, member: StaffMember, password: str, leave: Leave) -> None: ...
    def change_rights(self, number: str, powers: Powers, leave: Leave) -> None: ...
    def reset(self, number: str, password: str, leave: Leave) -> None: ...
    def set_disabled(self, number: str, *, disabled: bool, leave: Leave) -> None: ...


class StaffScreen(Protocol):
    def render_staff(self, state: StaffListState) -> None: ...


@dataclass(frozen=True, slots=True)
class StaffOutside:
    """`tell` says a sentence at the foot of the page; `today` is the hall's day."""

    lane: Lane
    gate: Gate
    acts: StaffActs
    today: Callable[[], date]
    tell: Callable[[Text], None]


class StaffPresenter:
    """What was refused leaves the list as it was, and what was typed where it stands."""

    def __init__(self, outside: StaffOutside, *, screen: StaffScreen) -> None:
        self._outside = outside
        self._screen = screen
        self.state = StaffListState()

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(_: Leave) -> None:
            shown()
            self._read(chosen=self.state.chosen)

        self._outside.gate.ask(Right.VIEW_STAFF, subject=SUBJECT, then=allowed)

    def choose(self, number: str) -> None:
        self._show(replace(self.state, chosen=number, adding=False))

    def begin_adding(self) -> None:
        self._show(replace(self.state, adding=True, chosen=""))

    def type_new(self, field: NewField, value: str) -> None:
        self.state = replace(self.state, new={**self.state.new, field: value})

    def choose_new_role(self, role: Role) -> None:
        self._show(replace(self.state, new_role=role))

    def add(self) -> None:
        new = {field: self.state.new.get(field, "").strip() for field in NewField}
        member = StaffMember(new[NewField.NUMBER], new[NewField.NAME], new[NewField.LATIN_NAME], self.state.new_role)
        password = self.state.new.get(NewField.PASSWORD, "")

        def added() -> None:
            self.state = replace(self.state, adding=False, new={}, new_role=Role.CLERK)
            self._outside.tell(words.ADDED.filled(name=member.name, number=member.number))

        self._change(
            Right.CHANGE_STAFF,
            member.number or SUBJECT,
            lambda leave: self._outside.acts.add(member, password, leave),
            then=added,
            chosen=member.number,
        )

    def set_role(self, role: Role) -> None:
        person = self.state.person
        if person is not None and person.member.role is not role:
            self._change_rights(person.member, with_role(person.member, role))

    def set_right(self, right: Right, *, held: bool) -> None:
        person = self.state.person
        if person is not None:
            self._change_rights(person.member, with_right(person.member, right, held=held))

    def reset(self, password: str) -> None:
        """A first password again; the field keeps what was typed where it was refused."""
        person = self.state.person
        if person is None:
            return
        number, done = person.member.number, words.RESET_DONE.filled(name=person.member.name)
        self._change(
            Right.RESET_SECRET,
            number,
            lambda leave: self._outside.acts.reset(number, password, leave),
            then=lambda: self._outside.tell(done),
            chosen=number,
        )

    def switch(self) -> None:
        """Disable, or enable again."""
        person = self.state.person
        if person is None:
            return
        number, disabled = person.member.number, not person.member.disabled
        said = (words.DISABLED_SAID if disabled else words.ENABLED_SAID).filled(name=person.member.name)
        self._change(
            Right.CHANGE_STAFF,
            number,
            lambda leave: self._outside.acts.set_disabled(number, disabled=disabled, leave=leave),
            then=lambda: self._outside.tell(said),
            chosen=number,
        )

    # ── keeping ───────────────────────────────────────────────────────────────────────────

    def _change_rights(self, member: StaffMember, powers: Powers) -> None:
        self._change(
            Right.GIVE_RIGHTS,
            member.number,
            lambda leave: self._outside.acts.change_rights(member.number, powers, leave),
            then=lambda: self._outside.tell(words.CHANGED.filled(name=member.name)),
            chosen=member.number,
        )

    def _change(
        self, right: Right, subject: str, act: Callable[[Leave], None], *, then: Callable[[], None], chosen: str
    ) -> None:
        def kept(_: None) -> None:
            then()
            self._read(chosen=chosen)

        def allowed(leave: Leave) -> None:
            self._show(replace(self.state, busy=True))
            self._outside.lane.run(lambda: act(leave), then=kept, failed=self._failed, deadline_s=DEADLINE_S)

        self._outside.gate.ask(right, subject=subject, then=allowed, refused=lambda: self._show(self.state))

    def _read(self, *, chosen: str) -> None:
        def read(people: tuple[StaffRecord, ...]) -> None:
            self._show(replace(self.state, people=people, chosen=chosen, busy=False))

        self._outside.lane.run(self._outside.acts.everybody, then=read, failed=self._failed, deadline_s=DEADLINE_S)

    def _failed(self, error: Exception) -> None:
        self._show(replace(self.state, busy=False))
        if isinstance(error, Trouble):
            self._outside.tell(error.text.filled(**error.values))
        elif isinstance(error, TimeoutError):
            self._outside.tell(words.NO_ANSWER)
        else:
            raise error

    def _show(self, state: StaffListState) -> None:
        self.state = state
        self._screen.render_staff(state)
