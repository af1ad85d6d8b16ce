"""Payments booked under the wrong means, put right by a counter-entry: out of one and into another, both sworn to.

The payment itself stays as it was taken. What goes back of it later goes by the means it is booked under by then:
cash out of the drawer; by card or code through the provider, which refuses what it never took, and then a person sees
to it (return_money.py), as with any return a provider refuses.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.hall_time import hall_date
from app.domain.method_correction import MethodCorrection, demand_correctable
from app.domain.money import yuan
from app.domain.payment import Payment, PaymentMethod
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.errors import CashRefused
from app.texts import cash as words
from offline_cache.cash_methods import booked_as
from offline_cache.cash_schema import PAYMENT_CORRECTIONS
from offline_cache.cash_writing import Facts, approver_of_this, note_act, swear
from offline_cache.journal import JournalKind
from offline_cache.moments import to_us
from offline_cache.owed_back import OPEN, going_back_fen
from offline_cache.schema import ORDERS, PAYMENT_RETURNS, PAYMENTS
from offline_cache.signed_versions import payments_taken
from offline_cache.store import Store


class StoredMethodCorrections:
    """app.day_ports.MethodCorrections."""

    def __init__(self, store: Store, desk: CounterDesk) -> None:
        self._store = store
        self._desk = desk

    def payments(self, receipt_number: str) -> tuple[Payment, ...]:
        """Raises CashRefused where this counter has no such order."""
        with self._store.read() as connection:
            order = select(ORDERS.c.signed_id).where(ORDERS.c.receipt_number == receipt_number)
            signed_id = connection.execute(order).scalar()
            if signed_id is None:
                raise CashRefused(words.CORRECT_NO_ORDER)
            money = [_as_booked(connection, each) for each in payments_taken(connection, signed_id)]
        return tuple(each for each in money if each.amount_fen)

    def correct(self, correction: MethodCorrection, *, leave: Leave) -> None:
        """Raises CashRefused where it went back, is going back, or is booked otherwise by now."""
        reason = checked_reason(correction.reason, missing=words.CORRECT_REASON)

        def job(connection: Connection) -> None:
            at = self._store.clock.now()
            subject = correction.payment_id
            leave.demand(Right.CORRECT_METHOD, hall_date(at, self._desk.hall.zone), subject=subject)
            if _known(connection, correction):
                return
            left_fen = _left_fen(connection, subject)
            demand_correctable(correction, booked=booked_as(connection, subject), left_fen=left_fen)
            approver = approver_of_this(leave, Right.CORRECT_METHOD, subject)
            self._write(
                connection, replace(correction, reason=reason, at=at, by=leave.person.number, approver=approver)
            )
            about = f"{correction.from_method} → {correction.to_method} {yuan(correction.amount_fen)} {reason}"
            note_act(connection, self._store, AuditKind.METHOD_CORRECTED, leave, at=at, subject=subject, reason=about)

        self._store.write(job)

    def _write(self, connection: Connection, done: MethodCorrection) -> None:
        connection.execute(
            insert(PAYMENT_CORRECTIONS).values(
                id=done.id,
                payment_id=done.payment_id,
                from_method=done.from_method.value,
                to_method=done.to_method.value,
                amount_fen=done.amount_fen,
                at_us=to_us(done.at),
                staff_number=done.by,
                approver=done.approver,
                reason=done.reason,
            )
        )
        self._swear(connection, done, done.from_method, -done.amount_fen, at=done.at)
        self._swear(connection, done, done.to_method, done.amount_fen, at=done.at)

    def _swear(
        self, connection: Connection, done: MethodCorrection, method: PaymentMethod, fen: int, *, at: datetime
    ) -> None:
        facts: Facts = {
            "correction": done.id,
            "method": method.value,
            "amount_fen": fen,
            "reason": done.reason,
            "staff": done.by,
            "approver": done.approver,
        }
        swear(connection, self._store, JournalKind.METHOD_CORRECTED, done.payment_id, facts, at=at)


def _as_booked(connection: Connection, payment: Payment) -> Payment:
    left = payment.amount_fen - going_back_fen(connection, payment.id)
    return replace(payment, method=booked_as(connection, payment.id), amount_fen=left)


def _known(connection: Connection, correction: MethodCorrection) -> bool:
    """Raises CashRefused where its id was used for something else."""
    wanted = select(PAYMENT_CORRECTIONS).where(PAYMENT_CORRECTIONS.c.id == correction.id)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return False
    said = (correction.payment_id, correction.from_method, correction.to_method, correction.amount_fen)
    if (row.payment_id, row.from_method, row.to_method, row.amount_fen) != said:
        raise CashRefused(words.ID_TAKEN)
    return True


def _left_fen(connection: Connection, payment_id: str) -> int:
    """What has not gone back of an accepted order's payment. Raises CashRefused."""
    of = PAYMENTS.join(ORDERS, ORDERS.c.signed_id == PAYMENTS.c.signed_id)
    wanted = select(PAYMENTS.c.amount_fen, PAYMENTS.c.returned_at_us).select_from(of)
    row = connection.execute(wanted.where(PAYMENTS.c.id == payment_id)).one_or_none()
    if row is None:
        raise CashRefused(words.CORRECT_NO_ORDER)
    open_ones = select(PAYMENT_RETURNS.c.seq).where(
        PAYMENT_RETURNS.c.payment_id == payment_id,
        PAYMENT_RETURNS.c.state.in_([state.value for state in OPEN]),
    )
    if connection.execute(open_ones).first() is not None:
        raise CashRefused(words.CORRECT_GOING_BACK)
    if row.returned_at_us is not None:
        return 0
    return int(row.amount_fen) - going_back_fen(connection, payment_id)
