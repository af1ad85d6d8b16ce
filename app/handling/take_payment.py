"""Cash for a signed version, journalled before anything else happens."""

from app.domain.order import SignedVersion
from app.domain.payment import Payment, cash_payment
from app.ports import Clock, Ids, OrderBook


def take_payment(*, signed: SignedVersion, tendered_fen: int, order_book: OrderBook, clock: Clock, ids: Ids) -> Payment:
    """Raises InputRefused where the cash is below the sum, StoreFull from the store; then nothing was taken."""
    payment = cash_payment(
        id=ids.uuid7(), due_fen=signed.content.sums.today_fen, tendered_fen=tendered_fen, taken_at=clock.now()
    )
    order_book.journal_payment(signed.id, payment)
    return payment
