"""Cash for a signed version, journalled before anything else happens."""

from app.domain.approval import Leaves
from app.domain.hall_time import hall_date
from app.domain.order import SignedVersion
from app.domain.order_rights import needed_for_cash
from app.domain.payment import Payment, PaymentMethod, cash_payment
from app.domain.payment_plan import parts_signed
from app.ports import Clock, Ids, OrderBook


def take_payment(
    *,
    signed: SignedVersion,
    tendered_fen: int,
    leaves: Leaves,
    cash_limit_fen: int,
    order_book: OrderBook,
    clock: Clock,
    ids: Ids,
) -> Payment:
    """What the signed form asks in cash, which may be a part of it; other means are collected (collect_payment.py).

    `leaves` are those of whoever takes it, perhaps not of whoever had it signed. Raises RightMissing, InputRefused
    where the cash is below the sum, StoreFull from the store; then nothing was taken.
    """
    now, form = clock.now(), signed.form
    needed = needed_for_cash(form, limit_fen=cash_limit_fen)
    leaves.demand(needed, hall_date(now, form.desk.hall.zone), subject=form.id)
    due_fen = sum(part.amount_fen for part in parts_signed(signed.content) if part.method is PaymentMethod.CASH)
    payment = cash_payment(
        id=ids.uuid7(), due_fen=due_fen, tendered_fen=tendered_fen, taken_at=now, taken_by=leaves.person.number
    )
    order_book.journal_payment(signed.id, payment)
    return payment
