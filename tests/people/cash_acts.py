"""The acts that the rights over a drawer's cash gate; before some of them somebody else's period runs."""

from collections.abc import Callable
from typing import Final

from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashMoveKind
from app.domain.method_correction import MethodCorrection
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.method_corrections import StoredMethodCorrections
from tests.fakes import orders as demo
from tests.offline_cache.parts import accept, books_of, order_number
from tests.people.bench import ZHOU
from tests.people.room import Room

PERIOD, FLOAT = "P-1", {10000: 3}


def _drawer(room: Room) -> StoredCashDesk:
    return StoredCashDesk(room.desk.store, demo.DESK)


def _runs(room: Room) -> None:
    """Zhou Min's, counted with ¥100 too little."""
    drawer, hers = _drawer(room), Leave(ZHOU, Right.CASH_PERIOD, PERIOD)
    drawer.open(period_id=PERIOD, notes=FLOAT, leave=hers)
    drawer.count(count_id="N-1", notes={10000: 2}, leave=hers)


def _sold(room: Room) -> None:
    accept(books_of(room.desk.store), 1)


def _move(right: Right, kind: CashMoveKind) -> Callable[[Room], object]:
    move = CashMove("M-1", PERIOD, kind, 20_00, "换零钱", demo.NOW, "")
    return lambda room: _drawer(room).move(move, leave=room.leave(right, move.id))


def _correct(room: Room) -> None:
    payment = order_number(1).payment
    wrong = MethodCorrection(
        *("C-1", payment.id, PaymentMethod.CASH, PaymentMethod.CARD),
        *(payment.amount_fen, "客户刷的是卡", demo.NOW, ""),
    )
    corrections = StoredMethodCorrections(room.desk.store, demo.DESK)
    corrections.correct(wrong, leave=room.leave(Right.CORRECT_METHOD, payment.id))


BEFORE: Final[dict[Right, Callable[[Room], None]]] = {
    **dict.fromkeys((Right.MOVE_CASH, Right.X_REPORT, Right.CASH_DIFFERENCE, Right.SAFE_CASH), _runs),
    Right.CORRECT_METHOD: _sold,
}
CASH_ACTS: Final[dict[Right, Callable[[Room], object]]] = {
    Right.CASH_PERIOD: lambda room: _drawer(room).open(
        period_id=PERIOD, notes=FLOAT, leave=room.leave(Right.CASH_PERIOD, PERIOD)
    ),
    Right.MOVE_CASH: _move(Right.MOVE_CASH, CashMoveKind.PAY_OUT),
    Right.X_REPORT: lambda room: _drawer(room).x_report(leave=room.leave(Right.X_REPORT, PERIOD)),
    Right.CASH_DIFFERENCE: lambda room: _drawer(room).close(
        period_id=PERIOD, reason="少一张", leave=room.leave(Right.CASH_DIFFERENCE, PERIOD)
    ),
    Right.SAFE_CASH: _move(Right.SAFE_CASH, CashMoveKind.TO_SAFE),
    Right.CORRECT_METHOD: _correct,
}
