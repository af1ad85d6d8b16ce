"""Sign-on and unlock without Qt: the number shows the name, the password is checked on a lane."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from app.domain.staff import StaffMember
from app.errors import SignOnRefused, Trouble
from app.ports import Clock, DraftRecord, Lane, OrderRow
from app.staff_ports import Entrance
from app.texts import sign_on as words
from ui.shell.modes import modes_for
from ui.shell.sign_on.state import AboutProgram, SignOnState

LOOK_UP_DEADLINE_S: Final = 5.0
CHECK_DEADLINE_S: Final = 20.0  # argon2 on the slowest counter PC, behind a full disk


class SignOnScreen(Protocol):
    def render_sign_on(self, state: SignOnState) -> None: ...

    def clear_password(self) -> None:
        """Empty the field and put the caret there."""
        ...


class SignOnPresenter:
    """Holds one SignOnState; nothing else changes the screen.

    `signed_on` is told who signed on, also when that unlocks the desk for the same person; compare with `locked_by`.
    """

    def __init__(
        self,
        *,
        staff: Entrance,
        lane: Lane,
        clock: Clock,
        about: AboutProgram,
        screen: SignOnScreen,
        signed_on: Callable[[StaffMember], None],
    ) -> None:
        self._staff = staff
        self._lane = lane
        self._clock = clock
        self._screen = screen
        self._signed_on = signed_on
        self.state = SignOnState(about=about, now=clock.now())

    def begin(self, *, last_order: OrderRow | None, drafts: tuple[DraftRecord, ...]) -> None:
        """The first thing on the screen: what is safe and what waits."""
        self._show(SignOnState(about=self.state.about, now=self._clock.now(), last_order=last_order, drafts=drafts))
        self._screen.clear_password()

    def know(self, *, last_order: OrderRow | None, drafts: tuple[DraftRecord, ...]) -> None:
        """The store answered: what is safe and what waits, whatever was typed meanwhile."""
        self._show(replace(self.state, last_order=last_order, drafts=drafts))

    def lock(self, person: StaffMember, *, last_order: OrderRow | None, drafts: tuple[DraftRecord, ...]) -> None:
        """The desk is locked for `person`; everything open stays as it is behind this screen."""
        self._show(
            SignOnState(
                about=self.state.about,
                now=self._clock.now(),
                number=person.number,
                person=person,
                locked_by=person,
                last_order=last_order,
                drafts=drafts,
            )
        )
        self._screen.clear_password()

    def type_number(self, number: str) -> None:
        """Every change of the number field."""
        number = number.strip()
        if number == self.state.number:
            return
        self._show(replace(self.state, number=number, person=None, number_problem=None, problem=None))
        if number:
            self._lane.run(
                lambda: self._staff.name_of(number),
                then=lambda person: self._named(number, person),
                failed=lambda error: self._not_named(number, error),
                deadline_s=LOOK_UP_DEADLINE_S,
            )

    def leave_number(self) -> None:
        """The caret leaves the number field: an unknown number is said now, not while it is typed."""
        if self.state.number and self.state.person is None and self._looked_up == self.state.number:
            self._show(replace(self.state, number_problem=words.NUMBER_UNKNOWN))

    def sign_on(self, password: str) -> None:
        """Enter. Empty fields are said in place; a second Enter while checking does nothing."""
        state = self.state
        if state.checking:
            return
        if not state.number:
            self._show(replace(state, number_problem=words.NUMBER_MISSING))
            return
        if not password:
            self._show(replace(state, problem=SignOnRefused(words.PASSWORD_MISSING)))
            return
        locked_by = state.locked_by.number if state.locked_by is not None else ""
        self._show(replace(state, checking=True, problem=None, number_problem=None))
        self._lane.run(
            lambda: self._staff.sign_on(state.number, password, locked_by=locked_by),
            then=self._accepted,
            failed=self._refused,
            deadline_s=CHECK_DEADLINE_S,
        )

    def type_password(self) -> None:
        """A new password is being typed: what was wrong with the last one is no longer said."""
        if self.state.problem is not None:
            self._show(replace(self.state, problem=None))

    _looked_up = ""

    def _named(self, number: str, person: StaffMember | None) -> None:
        if number == self.state.number:
            self._looked_up = number
            self._show(replace(self.state, person=person))

    def _not_named(self, number: str, error: Exception) -> None:
        if not isinstance(error, Trouble | TimeoutError):
            raise error
        if number == self.state.number:
            self._show(replace(self.state, number_problem=words.LOOK_UP_FAILED))

    def _accepted(self, person: StaffMember) -> None:
        no_mode = None if modes_for(*person.roles) else SignOnRefused(words.NO_MODE)
        self._show(replace(self.state, checking=False, person=person, problem=no_mode))
        self._screen.clear_password()
        if no_mode is not None:
            return
        self._signed_on(person)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            error = SignOnRefused(words.TOO_LONG)
        if not isinstance(error, Trouble):
            self._show(replace(self.state, checking=False))
            raise error
        self._show(replace(self.state, checking=False, problem=error))
        self._screen.clear_password()

    def _show(self, state: SignOnState) -> None:
        self.state = state
        self._screen.render_sign_on(state)
