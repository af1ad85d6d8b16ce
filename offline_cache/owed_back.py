"""Money that goes back through a provider, or in place of that in cash: owed, tried, refused, seen to by a person."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Row, func, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.content import read_content
from app.domain.payment import PaymentMethod
from app.domain.payment_try import OpenReturn, Refund, ReturnState
from app.errors import Bug, InputRefused
from app.ports import AuditEvent
from app.texts.language import Text
from app.texts.owed_back import SEEN_TO
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.cash_due import owe_cash
from offline_cache.cash_methods import BOOKED
from offline_cache.journal import JournalKind, append
from offline_cache.moments import from_us, to_us
from offline_cache.schema import ORDERS, PAYMENT_RETURNS, PAYMENTS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.store import Store
from offline_cache.written_text import read_text, written_text

RETURNS = select(PAYMENT_RETURNS, PAYMENTS.c.signed_id, BOOKED.label("paid_by")).join(
    PAYMENTS, PAYMENTS.c.id == PAYMENT_RETURNS.c.payment_id
)
OPEN = (ReturnState.OWED, ReturnState.REFUSED)  # the customer has not got it
_SETTLED_AS = {
    ReturnState.DONE: (JournalKind.PAYMENT_RETURNED, AuditKind.PAYMENT_RETURNED),
    ReturnState.REFUSED: (JournalKind.RETURN_REFUSED, AuditKind.RETURN_REFUSED),
}
_WITH_FORM = (
    RETURNS.add_columns(SIGNED_BODIES.c.content, ORDERS.c.receipt_number)
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == PAYMENTS.c.signed_id)
    .join(SIGNED_BODIES, SIGNED_BODIES.c.seq == SIGNED_VERSIONS.c.seq)
    .outerjoin(ORDERS, ORDERS.c.signed_id == PAYMENTS.c.signed_id)
)


def owe_return(connection: Connection, store: Store, back: Refund, *, because: AuditEvent) -> None:
    """Within a transaction under way: from its commit on the money is owed, whatever happens to this program.

    `because` is the act that asks for it: whose it is, who approved it, why.
    """
    connection.execute(
        PAYMENT_RETURNS.insert().values(
            id=back.key,
            payment_id=back.payment_id,
            amount_fen=back.amount_fen,
            state=ReturnState.OWED.value,
            begun_at_us=to_us(back.begun_at),
            settled_at_us=None,
            staff_number=because.staff_number,
            approver=because.approver,
            reason=because.reason,
            method=back.method.value,
            answer="",
            asked_at_us=None,
        )
    )
    _swear(connection, store, JournalKind.RETURN_BEGUN, back, at=back.begun_at)
    event = replace(because, kind=AuditKind.RETURN_BEGUN, at=back.begun_at, subject=back.payment_id)
    note(connection, event, key=store.audit_key)


def settle_return(
    connection: Connection, store: Store, back: Refund, state: ReturnState, *, answer: Text | None, at: datetime
) -> None:
    """`state` is what it comes to, OWED where nobody knows yet. One that came to an end before stays as it is."""
    row = connection.execute(RETURNS.where(PAYMENT_RETURNS.c.id == back.key)).one()
    if row.state != ReturnState.OWED:
        return
    said = written_text(answer) if answer is not None else ""
    this = update(PAYMENT_RETURNS).where(PAYMENT_RETURNS.c.id == back.key)
    if state is ReturnState.OWED:
        connection.execute(this.values(asked_at_us=to_us(at), answer=said))
        return
    connection.execute(this.values(state=state.value, settled_at_us=to_us(at), asked_at_us=to_us(at), answer=said))
    kind, audit = _SETTLED_AS[state]
    _swear(connection, store, kind, back, at=at)
    event = AuditEvent(audit, row.staff_number, at, back.payment_id, row.reason, approver=row.approver)
    note(connection, event, key=store.audit_key)
    if state is ReturnState.DONE:
        _close_payment(connection, back.payment_id, at=at, by=row.staff_number)


def going_back_fen(connection: Connection, payment_id: str) -> int:
    """What of a payment went back already or is to go: also what a provider refused, which somebody sees to."""
    asked = select(func.coalesce(func.sum(PAYMENT_RETURNS.c.amount_fen), 0)).where(
        PAYMENT_RETURNS.c.payment_id == payment_id, PAYMENT_RETURNS.c.state != ReturnState.REPLACED.value
    )
    return int(connection.execute(asked).scalar_one())


def replace_return(
    connection: Connection, store: Store, back: Refund, *, by: Refund, reason: str, leave: Leave
) -> None:
    """A refused return is tried once more under a key of its own, or handed over in cash, which is done with it.

    Raises InputRefused where it is refused no longer: somebody else saw to it meanwhile.
    """
    row = connection.execute(RETURNS.where(PAYMENT_RETURNS.c.id == back.key)).one()
    if (by.payment_id, by.amount_fen) != (row.payment_id, row.amount_fen):
        raise Bug(f"return {by.key} is not of the money of {back.key}")
    if row.state != ReturnState.REFUSED:
        raise InputRefused(SEEN_TO)
    this = update(PAYMENT_RETURNS).where(PAYMENT_RETURNS.c.id == back.key)
    connection.execute(this.values(state=ReturnState.REPLACED.value))
    because = AuditEvent(
        kind=AuditKind.RETURN_BEGUN,
        staff_number=leave.person.number,
        at=by.begun_at,
        subject=by.payment_id,
        reason=reason,
        right=leave.right,
        approver=leave.approver,
    )
    owe_return(connection, store, by, because=because)
    if by.method is PaymentMethod.CASH:
        settle_return(connection, store, by, ReturnState.DONE, answer=None, at=by.begun_at)
        owe_cash(connection, store, by.signed_id, by.amount_fen, because=because)


def open_returns(connection: Connection, store: Store) -> tuple[OpenReturn, ...]:
    """Oldest first, those that hang and those that were refused."""
    wanted = _WITH_FORM.where(PAYMENT_RETURNS.c.state.in_([state.value for state in OPEN]))
    found = []
    for row in connection.execute(wanted.order_by(PAYMENT_RETURNS.c.seq)):
        facts = read_content(bytes(row.content)).customer
        found.append(
            OpenReturn(
                back=read_return(row),
                paid_by=PaymentMethod(row.paid_by),
                customer=next((fact.value for fact in facts if fact.key == "name"), ""),
                receipt_number=row.receipt_number or "",
                because=row.reason,
                staff=row.staff_number,
            )
        )
    return tuple(found)


def read_return(row: Row[tuple[object, ...]]) -> Refund:
    return Refund(
        key=row.id,
        payment_id=row.payment_id,
        signed_id=row.signed_id,
        method=PaymentMethod(row.method),
        amount_fen=row.amount_fen,
        state=ReturnState(row.state),
        begun_at=from_us(row.begun_at_us),
        reason=read_text(row.answer) if row.answer else None,
        asked_at=from_us(row.asked_at_us) if row.asked_at_us is not None else None,
    )


def _close_payment(connection: Connection, payment_id: str, *, at: datetime, by: str) -> None:
    """All of it went back."""
    paid = connection.execute(select(PAYMENTS.c.amount_fen).where(PAYMENTS.c.id == payment_id)).scalar_one()
    done = RETURNS.where(PAYMENT_RETURNS.c.payment_id == payment_id, PAYMENT_RETURNS.c.state == ReturnState.DONE.value)
    if sum(row.amount_fen for row in connection.execute(done)) == paid:
        signed_versions.return_payment(connection, payment_id, at=at, by=by)


def _swear(connection: Connection, store: Store, kind: JournalKind, back: Refund, *, at: datetime) -> None:
    append(
        connection,
        key=store.journal_key,
        kind=kind,
        subject=back.payment_id,
        facts={"return": back.key, "method": back.method.value, "amount_fen": back.amount_fen},
        at=at,
    )
