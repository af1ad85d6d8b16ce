"""Money taken, and money given back: the payment's own row, the journal that swears to it, the audit trail."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from app.domain.audit import AuditKind
from app.domain.partly import split_back
from app.domain.payment import Payment
from app.domain.payment_try import Refund, ReturnState
from app.ports import AuditEvent
from offline_cache import signed_versions
from offline_cache.audit import note
from offline_cache.cash_due import owe_cash
from offline_cache.cash_methods import booked_as
from offline_cache.journal import JournalKind, append
from offline_cache.owed_back import going_back_fen, owe_return, settle_return
from offline_cache.store import Store


def swear_payment(
    connection: Connection, store: Store, kind: JournalKind, signed_id: str, payment: Payment, *, at: datetime, by: str
) -> None:
    """Within a transaction under way; `by` is the staff number of whoever takes it or gives it back."""
    append(
        connection,
        key=store.journal_key,
        kind=kind,
        subject=payment.id,
        facts={
            "signed": signed_id,
            "method": payment.method.value,
            "amount_fen": payment.amount_fen,
            "tendered_fen": payment.tendered_fen,
            "staff": by,
        },
        at=at,
    )


def give_back(
    connection: Connection, store: Store, signed_id: str, *, because: AuditEvent, fen: int | None = None
) -> int:
    """What was taken for a version and is still there, or `fen` of it, the last means first; says how much goes back.

    Within a transaction under way. Cash goes back at once and is due until it was handed over (cash_due.py); what a
    provider took is owed from this commit on, and given back through it; which it is a correction may have changed
    (method_corrections.py). `because` is the audit row of the act that
    asks for it: each payment gets one like it.
    """
    taken = signed_versions.payments_taken(connection, signed_id)
    money = [replace(payment, method=booked_as(connection, payment.id)) for payment in taken]
    left = [payment.amount_fen - going_back_fen(connection, payment.id) for payment in money]
    parts = left if fen is None else split_back(fen, left)
    for payment, part in zip(money, parts, strict=True):
        if not part and (fen is not None or payment.amount_fen):
            continue
        if payment.method.by_provider or part < payment.amount_fen:
            _owe(connection, store, signed_id, payment, part, because=because)
            continue
        by = because.staff_number
        signed_versions.return_payment(connection, payment.id, at=because.at, by=by)
        swear_payment(connection, store, JournalKind.PAYMENT_RETURNED, signed_id, payment, at=because.at, by=by)
        returned = replace(because, kind=AuditKind.PAYMENT_RETURNED, subject=payment.id)
        note(connection, returned, key=store.audit_key)
    in_cash = [part for payment, part in zip(money, parts, strict=True) if not payment.method.by_provider]
    owe_cash(connection, store, signed_id, sum(in_cash), because=because)
    return sum(parts)


def _owe(
    connection: Connection, store: Store, signed_id: str, payment: Payment, fen: int, *, because: AuditEvent
) -> None:
    """A provider has it: from this commit on it is owed back, whatever happens to this program. A part of cash is
    handed over with it."""
    back = Refund(
        key=store.ids.uuid7(),
        payment_id=payment.id,
        signed_id=signed_id,
        method=payment.method,
        amount_fen=fen,
        state=ReturnState.OWED,
        begun_at=because.at,
    )
    owe_return(connection, store, back, because=because)
    if not payment.method.by_provider:
        settle_return(connection, store, back, ReturnState.DONE, answer=None, at=because.at)
