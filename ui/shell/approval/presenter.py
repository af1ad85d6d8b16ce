"""The approval dialog without Qt: reason, number and PIN are checked on a lane; every refusal is said in place."""

from dataclasses import replace
from typing import Final, Protocol

from app.domain.approval import Approval
from app.domain.reason import reason_fault
from app.domain.staff import StaffMember
from app.errors import MustWait, SignOnRefused, Trouble
from app.ports import Lane
from app.staff_ports import Approvals
from app.texts import approval as words
from app.texts import staff as refusals
from ui.frame.gate import Asked
from ui.shell.approval.state import ApprovalState

LOOK_UP_DEADLINE_S: Final = 5.0
CHECK_DEADLINE_S: Final = 20.0  # argon2 on the slowest counter PC, behind a full disk


class ApprovalScreen(Protocol):
    def render_approval(self, state: ApprovalState) -> None: ...
    def clear_pin(self) -> None:
        """Empty the PIN and put the caret there."""
        ...

    def close_approval(self) -> None:
        """It is answered: the dialog goes."""
        ...


class ApprovalPresenter:
    """One question; answered exactly once, by `approved` or `dismissed` of what was asked."""

    def __init__(self, asked: Asked, *, approvals: Approvals, lane: Lane) -> None:
        self._approvals = approvals
        self._lane = lane
        self._screen: ApprovalScreen | None = None
        self._answered = False
        self.state = ApprovalState(asked)

    def listen(self, screen: ApprovalScreen) -> None:
        self._screen = screen
        screen.render_approval(self.state)

    def type_reason(self, reason: str) -> None:
        self._show(replace(self.state, reason=reason, reason_problem=None))

    def type_number(self, number: str) -> None:
        number = number.strip()
        if number == self.state.number:
            return
        self._show(replace(self.state, number=number, person=None, number_problem=None, problem=self._lasting()))
        if number:
            self._lane.run(
                lambda: self._approvals.name_of(number),
                then=lambda person: self._named(number, person),
                failed=self._broke,
                deadline_s=LOOK_UP_DEADLINE_S,
            )

    def type_pin(self) -> None:
        """A new PIN is being typed: what was wrong with the last one is no longer said."""
        if self.state.problem is not None:
            self._show(replace(self.state, problem=self._lasting()))

    def approve(self, pin: str) -> None:
        """Enter on the PIN. What is missing is said in place; nothing is asked twice."""
        state = self.state
        if state.checking or state.wait_s or self._answered:
            return
        state = replace(
            state,
            reason_problem=(
                reason_fault(state.reason, customer=state.asked.wanted.customer)
                if state.reason.strip()
                else refusals.REASON_MISSING
            ),
            number_problem=state.number_problem if state.number else words.NUMBER_MISSING,
            problem=None if pin else SignOnRefused(words.PIN_MISSING),
        )
        if state.reason_problem or state.number_problem or state.problem:
            self._show(state)
            return
        self._show(replace(state, checking=True))
        wanted, number, reason = state.asked.wanted, state.number, state.reason
        self._lane.run(
            lambda: self._approvals.approve(wanted, approver=number, pin=pin, reason=reason),
            then=self._approved,
            failed=self._broke,
            deadline_s=CHECK_DEADLINE_S,
        )

    def tick(self) -> None:
        """A second has passed."""
        left = self.state.wait_s - 1
        if left >= 0:
            problem = MustWait(refusals.MUST_WAIT, wait_s=left) if left else None
            self._show(replace(self.state, wait_s=left, problem=problem))

    def dismiss(self) -> None:
        """Esc, or the desk went to somebody else. An answer that is still on its way counts for nothing then."""
        if not self._answered:
            self._answered = True
            self.state.asked.dismissed()

    def _named(self, number: str, person: StaffMember | None) -> None:
        if number == self.state.number:
            problem = words.NUMBER_UNKNOWN if person is None and len(number) >= 4 else None
            self._show(replace(self.state, person=person, number_problem=problem))

    def _approved(self, approval: Approval) -> None:
        if self._answered:
            return
        self._answered = True
        if self._screen is not None:
            self._screen.close_approval()
        self.state.asked.approved(approval)

    def _broke(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            error = SignOnRefused(words.TOO_LONG)
        wait_s = error.wait_s if isinstance(error, SignOnRefused) else 0
        self.state = replace(self.state, checking=False, wait_s=wait_s)
        if not isinstance(error, Trouble):
            self._show(self.state)
            raise error
        self._show(replace(self.state, problem=error))
        if self._screen is not None and not self._answered:
            self._screen.clear_pin()

    def _lasting(self) -> Trouble | None:
        """The wait goes on whatever is typed."""
        return self.state.problem if self.state.wait_s else None

    def _show(self, state: ApprovalState) -> None:
        self.state = state
        if self._screen is not None and not self._answered:
            self._screen.render_approval(state)
