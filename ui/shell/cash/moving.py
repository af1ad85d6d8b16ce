"""存取: cash that moves without a sale, with its reason. No Qt here."""

from dataclasses import replace

from app.domain.approval import Leave
from app.domain.cash_period import SAFE_KINDS, CashMove, CashMoveKind
from app.domain.money import read_amount, yuan
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.errors import Bug, InputRefused
from app.ports import Clock
from app.texts import cash_screens as words
from ui.shell.cash.bench import CashBench
from ui.shell.cash.state import KIND_WORDS, MoveState


def right_of(kind: CashMoveKind) -> Right:
    """What a move asks for: the safe is for whoever answers for it."""
    return Right.SAFE_CASH if kind in SAFE_KINDS else Right.MOVE_CASH


class Moving:
    """One of a drawer. The right is asked for when it is done: which one depends on the way the cash goes."""

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
        page = self._checked(page)
        self._bench.show(page)
        if page.amount_problem or page.reason_problem:
            return
        move_id = self._bench.outside.ids.uuid7()
        fen = read_amount(page.amount)
        self._bench.outside.gate.ask(
            right_of(page.kind),
            subject=move_id,
            about=words.MOVE_ABOUT.filled(kind=KIND_WORDS[page.kind], sum=yuan(fen)),
            then=lambda leave: self._move(page, move_id, fen, leave),
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
            if move.kind is not CashMoveKind.TO_BANK:
                bench.open_for(leave, "drawer_moved")
            bench.done(words.MOVED.filled(kind=KIND_WORDS[page.kind], sum=yuan(fen)))
            bench.fresh(lambda _: None)

        bench.show(replace(page, busy=True, problem=None))
        bench.run(lambda: desk.move(move, leave=leave), then=moved)

    def _checked(self, page: MoveState) -> MoveState:
        """With what is wrong said at its field."""
        amount_problem = reason_problem = None
        try:
            if read_amount(page.amount) <= 0:
                amount_problem = words.AMOUNT_WRONG
        except InputRefused:
            amount_problem = words.AMOUNT_WRONG
        try:
            page = replace(page, reason=checked_reason(page.reason, customer=self._bench.outside.gate.customer()))
        except InputRefused as refused:
            reason_problem = refused.text
        return replace(page, amount_problem=amount_problem, reason_problem=reason_problem, problem=None)
