"""Cash for a signed version, journalled before anything else happens."""

from app.domain.order import SignedVersion
from app.domain.payment import Payment, PaymentMethod, cash_payment
from app.domain.payment_plan import parts_signed
from app.ports import Clock, Ids, OrderBook


def take_payment(*, signed: SignedVersion, tendered_fen: int, order_book: OrderBook, clock: Clock, ids: Ids) -> Payment:
    """What the signed form asks in cash, which may be a part of it; other means are collected (collect_payment.py).

    Raises InputRefused where the cash is below the sum, StoreFull from the store; then nothing was taken.
    """
    due_fen = sum(part.amount_fen for part in parts_signed(signed.content) if part.method is PaymentMethod.CASH)
    payment = cash_payment(id=ids.uuid7(), due_fen=due_fen, tendered_fen=tendered_fen, taken_at=clock.now())
    order_book.journal_payment(signed.id, payment)
    return payment
