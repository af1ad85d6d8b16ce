"""Cash for a signed version, journalled before anything else happens."""

from app.domain.approval import Leaves
from app.domain.hall_time import hall_date
from app.domain.order import SignedVersion
from app.domain.order_rights import needed_for_cash
from app.domain.payment import Payment, cash_payment
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
    """`leaves` are those of whoever takes it, perhaps not of whoever had it signed. Raises RightMissing, InputRefused
    where the cash is below the sum, StoreFull from the store; then nothing was taken."""
    now, form = clock.now(), signed.form
    needed = needed_for_cash(form, limit_fen=cash_limit_fen)
    leaves.demand(needed, hall_date(now, form.desk.hall.zone), subject=form.id)
    payment = cash_payment(
        id=ids.uuid7(), due_fen=signed.content.sums.today_fen, tendered_fen=tendered_fen, taken_at=now
    )
    order_book.journal_payment(signed.id, payment)
    return payment
