"""存取: cash that moves without a sale, with its reason. No Qt here."""

from dataclasses import replace

from app.domain.approval import Leave
from app.domain.cash_period import SAFE_KINDS, CashMove, CashMoveKind
from app.domain.money import sum_typed, yuan
from app.domain.right import Right
from app.errors import Bug
from app.ports import Clock
from app.texts import cash_screens as words
from ui.frame.reason import read_reason
from ui.shell.cash.bench import CashBench
from ui.shell.cash.state import KIND_WORDS, MoveState


class Moving:
    """One of a drawer. The right is asked for when it is done: the safe is for whoever answers for it."""

    def __init__(self, bench: CashBench, clock: Clock) -> None:
        self._bench = bench
        self._clock = clock

    def begin(self) -> None:
        self._bench.show(MoveState())

    def choose_kind(self, kind: CashMoveKind) -> None:
        page = self._bench.page
        if isinstance(page, MoveState) and page.kind is not kind:
            self._bench.show(replace(page, kind=kind, reason="", reason_problem=None, problem=None))

    def type_amount(self, typed: str) -> None:
        page = self._bench.page
        if isinstance(page, MoveState) and page.amount != typed:
            self._bench.show(replace(page, amount=typed, amount_problem=None, problem=None))

    def type_reason(self, typed: str) -> None:
        page = self._bench.page
        if isinstance(page, MoveState) and page.reason != typed:
            self._bench.show(replace(page, reason=typed, reason_problem=None, problem=None))

    def enter(self) -> None:
        page = self._bench.page
        if not isinstance(page, MoveState) or page.busy:
            return
        gate, fen = self._bench.outside.gate, sum_typed(page.amount)
        reason, reason_problem = read_reason(page.reason, customer=gate.customer())
        amount_problem = None if fen else words.AMOUNT_WRONG
        page = replace(page, amount_problem=amount_problem, reason=reason, reason_problem=reason_problem, problem=None)
        self._bench.show(page)
        if page.amount_problem or page.reason_problem:
            return
        move_id = self._bench.outside.ids.uuid7()
        gate.ask(
            Right.SAFE_CASH if page.kind in SAFE_KINDS else Right.MOVE_CASH,
            subject=move_id,
            about=words.MOVE_ABOUT.filled(kind=KIND_WORDS[page.kind], sum=yuan(fen)),
            then=lambda leave: self._move(page, move_id, fen, leave),
            reason=page.reason,
            ready=words.MOVE_REASONS[page.kind.value],
        )

    def _move(self, page: MoveState, move_id: str, fen: int, leave: Leave) -> None:
        bench, period = self._bench, self._bench.period
        if period is None:
            raise Bug("cash moved without a period")
        desk = bench.outside.desk
        move = CashMove(
            id=move_id,
            period_id=period.id,
            kind=page.kind,
            amount_fen=fen,
            reason=page.reason,
            at=self._clock.now(),
            by=leave.person.number,
            approver=leave.approver,
        )

        def moved(_: None) -> None:
            bench.open_for(leave, "drawer_moved")
            bench.done(words.MOVED.filled(kind=KIND_WORDS[page.kind], sum=yuan(fen)))
            bench.fresh(lambda _: None)

        bench.show(replace(page, busy=True, problem=None))
        bench.run(lambda: desk.move(move, leave=leave), then=moved)
