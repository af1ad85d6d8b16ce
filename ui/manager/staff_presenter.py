"""The list of people without Qt: each change is kept at once, by whoever may, and told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from app.domain.approval import Leave
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import Bug, InputRefused, Trouble
from app.handling.change_staff import Powers
from app.handling.view_staff import SUBJECT, PersonSeen
from app.ports import Lane
from app.texts import staff_page as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.manager.staff_state import NewField, StaffListState, day_typed, powers_of, with_right

DEADLINE_S = 30.0


class StaffActs(Protocol):
    """app.handling.change_staff on a store; on its lane. Each raises Trouble."""

    def everybody(self, leave: Leave) -> tuple[PersonSeen, ...]: ...
    def kinds(self) -> tuple[CertificateKind, ...]:
        """Of the certificates that matters of the catalogue ask for."""
        ...

    def add(self, member: StaffMember, password: str, leave: Leave) -> None: ...
    def change(self, member: StaffMember, leave: Leave) -> None: ...
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
        self._leave: Leave | None = None  # under which the list is seen
        self.state = StaffListState()

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(leave: Leave) -> None:
            self._leave = leave
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
            self._change_rights(person.member, replace(powers_of(person.member), role=role))

    def set_other_role(self, role: Role, *, held: bool) -> None:
        """A role beside the one that is shown."""
        person = self.state.person
        if person is not None:
            powers = powers_of(person.member)
            others = powers.other_roles | {role} if held else powers.other_roles - {role}
            self._change_rights(person.member, replace(powers, other_roles=others))

    def set_certificate(self, kind: CertificateKind, valid_from: str, valid_until: str) -> None:
        """Given, or its days changed; dates as they were typed."""
        person, days = self.state.person, self._days(valid_from, valid_until)
        if person is not None and days is not None:
            first, last = days
            self._change_certificates(person.member, kind, Certificate(kind, last, first))

    def take_certificate(self, kind: CertificateKind) -> None:
        person = self.state.person
        if person is not None:
            self._change_certificates(person.member, kind)

    def set_account_days(self, active_from: str, active_until: str) -> None:
        """Dates as they were typed; an empty one is no limit."""
        person, days = self.state.person, self._days(active_from, active_until)
        if person is None or days is None:
            return
        first, last = days
        member = replace(person.member, active_from=first, active_until=last)
        self._change(
            Right.CHANGE_STAFF,
            member.number,
            lambda leave: self._outside.acts.change(member, leave),
            then=lambda: self._outside.tell(words.DAYS_CHANGED.filled(name=member.name)),
            chosen=member.number,
        )

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

    def _days(self, first: str, last: str) -> tuple[date | None, date | None] | None:
        """None, and told, where one of them is no date."""
        try:
            return day_typed(first), day_typed(last)
        except InputRefused as refused:
            self._outside.tell(refused.text)
            return None

    def _change_certificates(self, member: StaffMember, kind: CertificateKind, *given: Certificate) -> None:
        kept = tuple(held for held in member.certificates if held.kind.code != kind.code)
        self._change_rights(member, replace(powers_of(member), certificates=(*kept, *given)))

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
        if self.state.busy:  # left out here and not greyed there: what is greyed loses the keyboard's focus
            return

        def kept(_: None) -> None:
            then()
            self._read(chosen=chosen)

        def allowed(leave: Leave) -> None:
            self._show(replace(self.state, busy=True))
            self._outside.lane.run(lambda: act(leave), then=kept, failed=self._failed, deadline_s=DEADLINE_S)

        self._outside.gate.ask(right, subject=subject, then=allowed, refused=lambda: self._show(self.state))

    def _read(self, *, chosen: str) -> None:
        acts, leave = self._outside.acts, self._leave
        if leave is None:
            raise Bug("the list of people is read before anybody was allowed to see it")

        def read(seen: tuple[tuple[PersonSeen, ...], tuple[CertificateKind, ...]]) -> None:
            people, kinds = seen
            self._show(replace(self.state, people=people, kinds=kinds, chosen=chosen, busy=False))

        self._outside.lane.run(
            lambda: (acts.everybody(leave), acts.kinds()), then=read, failed=self._failed, deadline_s=DEADLINE_S
        )

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
