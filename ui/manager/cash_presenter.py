"""现金与交班 without Qt: all drawers of the hall today, the safe, and payments booked under the wrong means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Protocol, TypeVar

from app.day_ports import CashDesk, DrawerStanding, MethodCorrections
from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashMoveKind, XReport
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.method_correction import MethodCorrection
from app.domain.money import sum_typed, yuan
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.domain.right import Right
from app.errors import CashRefused, InputRefused, Trouble
from app.handling.view_day import SUBJECT, DayPlace, view_day
from app.papers.figure_cells import Names
from app.ports import Ids, Lane
from app.texts import cash_screens as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.frame.looks import Looks
from ui.frame.reason import read_reason
from ui.manager.cash_state import SAFE_WORDS, CashPageState, CorrectForm, SafeForm

T = TypeVar("T")
DEADLINE_S: Final = 30.0
LOOK_EVERY_S: Final = 20


class CashPageScreen(Protocol):
    def render_cash(self, state: CashPageState) -> None: ...


@dataclass(frozen=True, slots=True)
class CashPageOutside:
    """`figures` is the lane of the hall's figures, `store` that of this counter's drawer. `print_x` None where nothing
    prints."""

    place: DayPlace
    names: Callable[[], Names]
    desk: CashDesk
    corrections: MethodCorrections
    figures: Lane
    store: Lane
    gate: Gate
    ids: Ids
    today: Callable[[], date]
    now: Callable[[], datetime]
    tell: Callable[[Text], None]
    print_x: Callable[[XReport], None] | None = None


class CashPagePresenter:
    """Looks while the page is shown; an act is followed by a look."""

    def __init__(self, outside: CashPageOutside, *, screen: CashPageScreen) -> None:
        self._outside = outside
        self._screen = screen
        self._leave: Leave | None = None
        self._looks = Looks(self._begin_look)
        self._shown = False
        self._since_look = 0
        self.state = CashPageState(outside.today(), prints=outside.print_x is not None)

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(leave: Leave) -> None:
            self._leave, self._shown = leave, True
            shown()
            self._render(replace(self.state, day=self._outside.today()))
            self.look()

        self._outside.gate.ask(Right.VIEW_DAY, subject=SUBJECT, then=allowed)

    def left(self) -> None:
        """What was typed is gone with whoever typed it."""
        self._shown = False
        self.state = replace(self.state, safe=SafeForm(), correct=CorrectForm())

    def tick(self) -> None:
        """Every second."""
        self._since_look += 1
        if self._shown and self._since_look >= LOOK_EVERY_S:
            self.look()

    def look(self) -> None:
        if self._leave is not None:
            self._since_look = 0
            self._outside.store.run(
                self._outside.desk.standing, then=self._stands, failed=self._told, deadline_s=DEADLINE_S
            )
            self._looks.ask()

    def _begin_look(self) -> None:
        leave, outside, day = self._leave, self._outside, self._outside.today()
        if leave is None:
            return

        def job() -> tuple[DaySummary, Names]:
            return view_day(DayScope(day, day), leave=leave, place=outside.place), outside.names()

        def seen(found: tuple[DaySummary, Names]) -> None:
            summary, names = found
            self._render(replace(self.state, day=day, summary=summary, names=names, seen_at=outside.now()))
            self._looks.over()

        def failed(error: Exception) -> None:
            self._looks.over()
            self._told(error)

        outside.figures.run(job, then=seen, failed=failed, deadline_s=DEADLINE_S)

    # ── the safe ──────────────────────────────────────────────────────────────────────────

    def choose_safe(self, kind: CashMoveKind) -> None:
        if kind is not self.state.safe.kind:
            self._safe(replace(self.state.safe, kind=kind, reason="", reason_problem=None))

    def type_safe_amount(self, typed: str) -> None:
        self._safe(replace(self.state.safe, amount=typed, amount_problem=None))

    def type_safe_reason(self, typed: str) -> None:
        self._safe(replace(self.state.safe, reason=typed, reason_problem=None))

    def keep_safe(self) -> None:
        form = self.state.safe
        if form.busy:
            return
        fen = sum_typed(form.amount)
        amount_problem = None if fen else words.AMOUNT_WRONG
        reason, reason_problem = read_reason(form.reason)
        if amount_problem is not None or reason_problem is not None:
            self._safe(replace(form, amount_problem=amount_problem, reason_problem=reason_problem))
            return
        move_id, said = self._outside.ids.uuid7(), SAFE_WORDS[form.kind]
        about = words.MOVE_ABOUT.filled(kind=said, sum=yuan(fen))

        def kept(_: None) -> None:
            self._outside.tell(words.SAFE_DONE.filled(kind=said, sum=yuan(fen)))
            self._safe(SafeForm(kind=form.kind))
            self.look()

        def allowed(leave: Leave) -> None:
            now = self._outside.now()
            move = CashMove(move_id, "", form.kind, fen, reason, now, leave.person.number, leave.approver)
            self._safe(replace(form, busy=True))
            self._act(lambda: self._outside.desk.move(move, leave=leave), then=kept)

        self._outside.gate.ask(Right.SAFE_CASH, subject=move_id, about=about, then=allowed, reason=reason)

    # ── corrections ───────────────────────────────────────────────────────────────────────

    def type_receipt(self, typed: str) -> None:
        if typed != self.state.correct.receipt:
            self._correct(CorrectForm(receipt=typed))

    def find(self) -> None:
        """The parts of a payment of an order of this counter."""
        form = self.state.correct
        number = form.receipt.strip().upper()
        if not number or form.busy:
            return

        def found(payments: tuple[Payment, ...]) -> None:
            problem = None if payments else words.NO_PAYMENTS
            chosen = payments[0].id if len(payments) == 1 else ""
            self._correct(CorrectForm(receipt=number, receipt_problem=problem, payments=payments, chosen=chosen))

        def failed(error: Exception) -> None:
            if isinstance(error, CashRefused | InputRefused):
                self._correct(replace(form, receipt_problem=error.text.filled(**error.values)))
            else:
                self._told(error)

        self._outside.store.run(
            lambda: self._outside.corrections.payments(number), then=found, failed=failed, deadline_s=DEADLINE_S
        )

    def choose_payment(self, payment_id: str) -> None:
        self._correct(replace(self.state.correct, chosen=payment_id, to=None))

    def choose_method(self, to: PaymentMethod) -> None:
        self._correct(replace(self.state.correct, to=to))

    def type_correct_reason(self, typed: str) -> None:
        self._correct(replace(self.state.correct, reason=typed, reason_problem=None))

    def correct(self) -> None:
        form = self.state.correct
        payment, to = form.payment, form.to
        if payment is None or to is None or form.busy:
            return
        reason, problem = read_reason(form.reason)
        if problem is not None:
            self._correct(replace(form, reason_problem=problem))
            return
        said = {"before": METHOD_WORDS[payment.method], "after": METHOD_WORDS[to], "sum": yuan(payment.amount_fen)}

        def done(_: None) -> None:
            self._outside.tell(words.CORRECTED.filled(**said))
            self._correct(CorrectForm())
            self.look()

        def allowed(leave: Leave) -> None:
            correction = MethodCorrection(
                id=self._outside.ids.uuid7(),
                payment_id=payment.id,
                from_method=payment.method,
                to_method=to,
                amount_fen=payment.amount_fen,
                reason=reason,
                at=self._outside.now(),
                by=leave.person.number,
                approver=leave.approver,
            )
            self._correct(replace(form, busy=True))
            self._act(lambda: self._outside.corrections.correct(correction, leave=leave), then=done)

        about = words.CORRECT_ABOUT.filled(number=form.receipt, **said)
        self._outside.gate.ask(Right.CORRECT_METHOD, subject=payment.id, about=about, then=allowed, reason=reason)

    def print_x(self) -> None:
        """Of the drawer of this counter."""
        print_x, standing = self._outside.print_x, self.state.standing
        if print_x is None or standing is None or standing.period is None:
            return
        self._outside.gate.ask(
            Right.X_REPORT,
            subject=standing.period.id,
            about=words.X_ABOUT,
            ready=words.X_REASONS,
            then=lambda leave: self._act(lambda: self._outside.desk.x_report(leave=leave), then=print_x),
        )

    # ── lane and screen ───────────────────────────────────────────────────────────────────

    def _act(self, job: Callable[[], T], *, then: Callable[[T], None]) -> None:
        self._outside.store.run(job, then=then, failed=self._refused, deadline_s=DEADLINE_S)

    def _refused(self, error: Exception) -> None:
        """What was typed stays."""
        state = self.state
        self._render(replace(state, safe=replace(state.safe, busy=False), correct=replace(state.correct, busy=False)))
        self._told(error)

    def _told(self, error: Exception) -> None:
        if isinstance(error, TimeoutError):
            self._outside.tell(words.SLOW)
        elif isinstance(error, Trouble):
            self._outside.tell(error.text.filled(**error.values))
        else:
            raise error

    def _stands(self, standing: DrawerStanding) -> None:
        self._render(replace(self.state, standing=standing))

    def _safe(self, form: SafeForm) -> None:
        self._render(replace(self.state, safe=form))

    def _correct(self, form: CorrectForm) -> None:
        self._render(replace(self.state, correct=form))

    def _render(self, state: CashPageState) -> None:
        self.state = state
        self._screen.render_cash(state)
