"""What somebody at a desk of the played day does with the drawer: its periods, its moves, a means booked anew."""

from collections.abc import Callable, Mapping
from typing import Final

from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashMoveKind, expected_fen
from app.domain.method_correction import MethodCorrection
from app.domain.payment import PaymentMethod, fewest_notes
from app.domain.right import Right
from app.handling.open_drawer import open_drawer
from offline_cache.method_corrections import StoredMethodCorrections
from tests.whole_day.desk_acts import Answer, AtDesk


def drawer(at: AtDesk, *, reason: str) -> Answer:
    desk = at.counter.drawer
    leave = Leave(at.clerk, Right.OPEN_DRAWER, desk.subject)
    open_drawer(
        leave=leave,
        subject=desk.subject,
        reason=reason,
        drawer=desk.drawer,
        audit=at.counter.program._parts.outside.audit,
        clock=at.clock,
        zone=at.counter.parts.desk.hall.zone,
    )
    return {}


def begin_cash(at: AtDesk, *, notes: list[tuple[int, int]]) -> Answer:
    period = at.ids.uuid7()
    at.cash.open(period_id=period, notes=dict(notes), leave=Leave(at.clerk, Right.CASH_PERIOD, period))
    return {"period": period}


def move_cash(at: AtDesk, *, kind: str, amount_fen: int, reason: str, approver: str, pin: str) -> Answer:
    """Paid in or out, or into the safe: by a leave that a second person gives."""
    running = at.cash.standing().period
    assert running is not None
    move = CashMove(at.ids.uuid7(), running.id, CashMoveKind(kind), amount_fen, reason, at.clock.now(), at.clerk.number)
    safe = move.kind in (CashMoveKind.TO_SAFE, CashMoveKind.FROM_SAFE, CashMoveKind.TO_BANK)
    right = Right.SAFE_CASH if safe else Right.MOVE_CASH
    at.cash.move(move, leave=at.approved(right, move.id, approver=approver, pin=pin, reason=reason))
    return {"move": move.id}


def end_cash(at: AtDesk, *, short_fen: int, reason: str, approver: str, pin: str) -> Answer:
    """Counted blind, by as much less than should be there as `short_fen` says; closed by two where that is too much."""
    period, leave, counted = _counted(at, short_fen=short_fen, reason=reason, approver=approver, pin=pin)
    at.cash.close(period_id=period, reason=reason if short_fen else "", leave=leave)
    return {"counted": counted}


def hand_over(at: AtDesk, *, taker: str, password: str, short_fen: int, reason: str, approver: str, pin: str) -> Answer:
    """Counted likewise; who takes the drawer over proves it by their own password."""
    period, leave, counted = _counted(at, short_fen=short_fen, reason=reason, approver=approver, pin=pin)
    next_id = at.ids.uuid7()
    taken = at.counter.entrance.take_over(taker, password, next_id)
    at.cash.close(period_id=period, reason=reason, leave=leave, taker=taken, next_id=next_id)
    return {"counted": counted}


def _counted(at: AtDesk, *, short_fen: int, reason: str, approver: str, pin: str) -> tuple[str, Leave, int]:
    """The period, the leave to end it, and what was counted."""
    standing = at.cash.standing()
    running = standing.period
    assert running is not None
    counted = expected_fen(running, standing.sales) - short_fen
    own = Leave(at.clerk, Right.CASH_PERIOD, running.id)
    at.cash.count(count_id=at.ids.uuid7(), notes=dict(fewest_notes(counted)), leave=own)
    right = at.cash.close_needs(running.id)
    if right is Right.CASH_DIFFERENCE:
        own = at.approved(right, running.id, approver=approver, pin=pin, reason=reason)
    return running.id, own, counted


def correct_method(at: AtDesk, *, order: str, into: str, reason: str, approver: str, pin: str) -> Answer:
    """What was taken is booked under another means."""
    row, corrections = at.counter.parts.order_book.row(order), _corrections(at)
    assert row is not None
    (payment,) = corrections.payments(row.receipt_number)
    done = MethodCorrection(
        at.ids.uuid7(), payment.id, payment.method, PaymentMethod(into), payment.amount_fen, reason, at.clock.now(), ""
    )
    leave = at.approved(Right.CORRECT_METHOD, payment.id, approver=approver, pin=pin, reason=reason)
    corrections.correct(done, leave=leave)
    return {"payment": payment.id}


def _corrections(at: AtDesk) -> StoredMethodCorrections:
    return StoredMethodCorrections(at.counter.parts.store, at.counter.parts.desk)


CASH_ACTS: Final[Mapping[str, Callable[..., Answer]]] = {
    act.__name__: act for act in (drawer, begin_cash, move_cash, end_cash, hand_over, correct_method)
}
