"""Sign-on and unlock without Qt: the number shows the name, the password is checked on a lane."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from app.domain.staff import StaffMember
from app.errors import InputRefused, MustWait, OutsideFailed, SecretDue, SignOnRefused, Trouble
from app.ports import Clock, DraftRecord, Lane, OrderRow, UnfinishedVersion
from app.staff_ports import Entrance, OutsideIdentity
from app.texts import outside as outside_words
from app.texts import sign_on as words
from app.texts import staff as refusals
from ui.shell.sign_on.outside import OutsideFlow, OutsideWay
from ui.shell.sign_on.state import AboutProgram, ChangeState, SignOnState

LOOK_UP_DEADLINE_S: Final = 5.0
CHANGE_DEADLINE_S: Final = 40.0  # argon2 four times
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
        has_face: Callable[[StaffMember], bool],
        outside: OutsideWay | None = None,
    ) -> None:
        """`has_face`: whether this program has anything to show this person; `outside` where company accounts sign on
        too."""
        self._staff = staff
        self._lane = lane
        self._clock = clock
        self._screen = screen
        self._signed_on = signed_on
        self._has_face = has_face
        self._known: OutsideIdentity | None = None  # whom the operator named, until they are in
        self._outside = (
            None
            if outside is None
            else OutsideFlow(outside, waits=self._visit_waits, came=self._enter, failed=self._refused)
        )
        self.state = SignOnState(about=about, now=clock.now(), offers_outside=outside is not None)

    def begin(self) -> None:
        """The first thing on the screen; `know` follows once the store was read."""
        self._show(SignOnState(about=self.state.about, now=self._clock.now(), offers_outside=self._outside is not None))
        self._screen.clear_password()

    def know(
        self,
        *,
        last_order: OrderRow | None,
        drafts: tuple[DraftRecord, ...],
        unfinished: tuple[UnfinishedVersion, ...],
    ) -> None:
        """The store answered: what is safe and what waits, whatever was typed meanwhile."""
        self._show(replace(self.state, last_order=last_order, drafts=drafts, unfinished=unfinished))

    def lock(self, person: StaffMember) -> None:
        """The desk is locked for `person`; everything open stays as it is behind this screen."""
        self._show(
            SignOnState(
                about=self.state.about,
                now=self._clock.now(),
                number=person.number,
                person=person,
                locked_by=person,
                offers_outside=self._outside is not None,
                last_order=self.state.last_order,
                drafts=self.state.drafts,
                unfinished=self.state.unfinished,
            )
        )
        self._screen.clear_password()

    def hand_over(self, person: StaffMember) -> None:
        """`person` gives the desk up for a colleague; everything open stays as it is behind this screen."""
        self._show(
            SignOnState(
                about=self.state.about,
                now=self._clock.now(),
                handed_over_by=person,
                offers_outside=self._outside is not None,
                last_order=self.state.last_order,
                drafts=self.state.drafts,
                unfinished=self.state.unfinished,
            )
        )
        self._screen.clear_password()

    def type_number(self, number: str) -> None:
        """Every change of the number field."""
        number = number.strip()
        if number == self.state.number:
            return
        lasting = self._lasting()
        self._show(replace(self.state, number=number, person=None, number_problem=None, problem=lasting))
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
        """Enter. Empty fields are said in place; a second Enter while checking or waiting does nothing."""
        state = self.state
        if state.checking or state.wait_s or state.visiting is not None:
            return
        if not state.number:
            self._show(replace(state, number_problem=words.NUMBER_MISSING))
            return
        if not password:
            self._show(replace(state, problem=SignOnRefused(words.PASSWORD_MISSING)))
            return
        locked_by = state.locked_by.number if state.locked_by is not None else ""
        self._typed = password
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
            self._show(replace(self.state, problem=self._lasting()))

    def tick(self) -> None:
        """A second has passed: the wait after wrong passwords grows shorter."""
        left = self.state.wait_s - 1
        if left >= 0:
            problem = MustWait(refusals.MUST_WAIT, wait_s=left) if left else None
            self._show(replace(self.state, wait_s=left, problem=problem))

    # ── the operator's own accounts ───────────────────────────────────────────────────────

    def sign_on_outside(self) -> None:
        """The browser opens with the operator's page; what it answers goes on here."""
        if self._outside is None or self.state.checking or self.state.visiting is not None:
            return
        self._show(replace(self.state, visiting=outside_words.ASKING, problem=self._lasting(), number_problem=None))
        self._outside.begin()

    def leave_outside(self) -> None:
        """Esc: the page in the browser leads nowhere any more."""
        if self._outside is not None and self.state.visiting is not None:
            self._outside.cancel()
            self._show(replace(self.state, visiting=None, problem=OutsideFailed(outside_words.LEFT)))
            self._screen.clear_password()

    def _visit_waits(self) -> None:
        self._show(replace(self.state, visiting=outside_words.WAITING))

    def _enter(self, known: OutsideIdentity, new: tuple[str, str] | None = None) -> None:
        assert self._outside is not None
        self._known = known
        locked_by = self.state.locked_by.number if self.state.locked_by is not None else ""
        change = None if new is None or self.state.change is None else replace(self.state.change, checking=True)
        self._show(replace(self.state, visiting=None, checking=new is None, change=change))
        failed = self._refused if new is None else self._not_changed
        then = self._accepted if new is None else self._changed
        self._outside.enter(known, locked_by=locked_by, then=then, failed=failed, new=new)

    # ── a new password, a new PIN ─────────────────────────────────────────────────────────

    def begin_change(self, password: str) -> None:
        """The person wants to; their number and present password must stand there."""
        if self.state.checking or self.state.wait_s:
            return
        if not self.state.number or not password:
            self._show(replace(self.state, problem=SignOnRefused(words.CHANGE_FIRST)))
            return
        self._typed = password
        self._show(replace(self.state, problem=None, change=ChangeState()))

    def cancel_change(self) -> None:
        """Esc: nothing was changed."""
        self._typed, self._known = "", None
        self._show(replace(self.state, change=None))
        self._screen.clear_password()

    def change(self, new_password: str, password_again: str, new_pin: str, pin_again: str) -> None:
        """Saved, and signed on with it at once. What is wrong is said below the fields."""
        change, number, typed = self.state.change, self.state.number, self._typed
        if change is None or change.checking:
            return
        wrong = None
        if not new_password and not new_pin:
            wrong = words.NOTHING_NEW
        elif new_password != password_again:
            wrong = words.NOT_SAME_PASSWORD
        elif new_pin != pin_again:
            wrong = words.NOT_SAME_PIN
        if wrong is not None:
            self._show(replace(self.state, change=replace(change, problem=SignOnRefused(wrong))))
            return
        if self._known is not None:
            self._enter(self._known, new=(new_password, new_pin))
            return
        locked_by = self.state.locked_by.number if self.state.locked_by is not None else ""

        def job() -> StaffMember:
            self._staff.change_secrets(number, typed, new_password=new_password, new_pin=new_pin)
            return self._staff.sign_on(number, new_password or typed, locked_by=locked_by)

        self._show(replace(self.state, change=replace(change, checking=True, problem=None)))
        self._lane.run(job, then=self._changed, failed=self._not_changed, deadline_s=CHANGE_DEADLINE_S)

    def _changed(self, person: StaffMember) -> None:
        self._typed = ""
        self._show(replace(self.state, change=None))
        self._accepted(person)

    def _not_changed(self, error: Exception) -> None:
        """A weak new secret is said below its field; anything else is said where the password stands."""
        change = self.state.change
        if isinstance(error, InputRefused) and change is not None:
            self._show(replace(self.state, change=replace(change, checking=False, problem=error)))
            return
        self._show(replace(self.state, change=None))
        self._refused(error)

    _looked_up = ""
    _typed = ""  # kept only until it is told to be good, or new secrets are chosen

    def _lasting(self) -> Trouble | None:
        """The wait goes on whatever is typed."""
        return self.state.problem if self.state.wait_s else None

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
        no_mode = None if self._has_face(person) else SignOnRefused(words.NO_MODE)
        self._typed, self._known = "", None
        self._show(replace(self.state, checking=False, person=person, problem=no_mode))
        self._screen.clear_password()
        if no_mode is not None:
            return
        self._signed_on(person)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            error = SignOnRefused(words.TOO_LONG)
        if not isinstance(error, Trouble):
            self._show(replace(self.state, checking=False, visiting=None))
            raise error
        if isinstance(error, SecretDue):
            self._show(replace(self.state, checking=False, visiting=None, change=ChangeState(why=error)))
            return
        self._typed, self._known = "", None
        wait_s = error.wait_s if isinstance(error, SignOnRefused) else 0
        self._show(replace(self.state, checking=False, visiting=None, problem=error, wait_s=wait_s))
        self._screen.clear_password()

    def _show(self, state: SignOnState) -> None:
        self.state = state
        self._screen.render_sign_on(state)
