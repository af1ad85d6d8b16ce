"""The approval dialog without Qt: reason, number and PIN are checked on a lane; every refusal is said in place."""

from dataclasses import replace
from typing import Final, Protocol

from app.domain.approval import Approval
from app.domain.reason import reason_fault
from app.domain.staff import StaffMember
from app.errors import HallTrouble, MustWait, SignOnRefused, Trouble
from app.ports import Lane
from app.staff_ports import Approvals, FarAnswer
from app.texts import approval as words
from app.texts import staff as refusals
from app.texts.language import Text
from ui.frame.gate import Asked
from ui.shell.approval.far_asking import FarAsking
from ui.shell.approval.state import ApprovalState, Far

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

    def __init__(self, asked: Asked, *, approvals: Approvals, lane: Lane, far: FarAsking | None = None) -> None:
        """`far`: how it is asked on the manager's own screen, None where nobody can be."""
        self._approvals = approvals
        self._lane = lane
        self._screen: ApprovalScreen | None = None
        self._answered = False
        self._far, self._looking, self._look_again = far, False, False
        offered = far is not None and far.linked()
        self.state = ApprovalState(asked, reason=asked.reason, far=Far.OFFERED if offered else Far.NONE)

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

    def pass_reason(self) -> bool:
        """Enter on it: whether it can stand; what it lacks is said in place."""
        fault = self._reason_fault()
        self._show(replace(self.state, reason_problem=fault))
        return fault is None

    def pass_number(self) -> bool:
        """As the reason."""
        state = self.state
        problem = state.number_problem if state.number else words.NUMBER_MISSING
        self._show(replace(state, number_problem=problem))
        return problem is None

    def _reason_fault(self) -> Text | None:
        reason, customer = self.state.reason, self.state.asked.wanted.customer
        return reason_fault(reason, customer=customer) if reason.strip() else refusals.REASON_MISSING

    def approve(self, pin: str) -> None:
        """Enter on the PIN. What is missing is said in place; nothing is asked twice."""
        state = self.state
        if state.checking or state.wait_s or self._answered:
            return
        state = replace(
            state,
            reason_problem=self._reason_fault(),
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

    # ── on the manager's own screen ───────────────────────────────────────────────────────

    def ask_afar(self) -> None:
        """The button: sends it there, or takes it back from there."""
        far, state = self._far, self.state
        if far is None or self._answered or state.checking:
            return
        if state.far is Far.WAITING:
            far.withdraw()
            self._show(replace(state, far=Far.OFFERED, far_said=None))
            return
        if state.far is not Far.OFFERED:
            return
        if not self.pass_reason():
            return
        self._show(replace(state, far=Far.SENDING, far_said=None))
        far.ask(state.asked.wanted, state.reason, then=self._sent, failed=self._far_broke)

    def look_afar(self) -> None:
        """An ask of the hall may have been answered. One look at a time: an approval is written down once."""
        if self._far is None or self.state.far is not Far.WAITING or self._answered:
            return
        self._look_again = self._looking
        if not self._looking:
            self._looking = True
            self._far.look(self.state.asked.wanted, then=self._far_answered, failed=self._far_broke)

    def _sent(self) -> None:
        if self._answered:
            self._take_back()
            return
        self._show(replace(self.state, far=Far.WAITING))
        self.look_afar()

    def _far_answered(self, answer: FarAnswer | None) -> None:
        self._looking = False
        if self._answered or self.state.far is not Far.WAITING:
            return  # withdrawn, or approved here meanwhile: a late answer does nothing
        if answer is None:
            if self._look_again:
                self.look_afar()
            return
        if answer.approval is not None:
            self._approved(answer.approval)
            return
        said = words.FAR_DENIED.filled(who=answer.denied_by, why=answer.said) if answer.denied_by else words.FAR_GONE
        self._show(replace(self.state, far=Far.OFFERED, far_said=said))

    def _far_broke(self, error: Exception) -> None:
        self._looking = False
        if isinstance(error, HallTrouble | TimeoutError):
            waiting = self.state.far is Far.WAITING
            if not waiting:
                self._take_back()  # it may have arrived, and nobody waits for its answer
            self._show(replace(self.state, far=Far.WAITING if waiting else Far.OFFERED, far_said=words.FAR_AWAY))
            return
        self._show(replace(self.state, far=Far.OFFERED))
        if not isinstance(error, Trouble):
            raise error
        self._take_back()
        self._show(replace(self.state, far_said=error.text.filled(**error.values)))

    def _take_back(self) -> None:
        """Nobody has to answer it any more."""
        if self._far is not None:
            self._far.withdraw()

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
            self._take_back()
            self.state.asked.dismissed()

    def _named(self, number: str, person: StaffMember | None) -> None:
        if number == self.state.number:
            problem = words.NUMBER_UNKNOWN if person is None and len(number) >= 4 else None
            self._show(replace(self.state, person=person, number_problem=problem))

    def _approved(self, approval: Approval) -> None:
        if self._answered:
            return
        self._answered = True
        self._take_back()
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
