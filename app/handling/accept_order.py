"""A signed and paid form becomes an order: only after this commit is it accepted."""

from app.domain.hall_time import hall_date
from app.domain.order import Order, SignedVersion
from app.domain.payment import Payment
from app.ports import Clock, Ids, OrderBook


def accept_order(*, signed: SignedVersion, payment: Payment, order_book: OrderBook, clock: Clock, ids: Ids) -> Order:
    """Gives the receipt number and the id, and records all in one transaction. Raises StoreFull; then nothing changed.

    The order's id is the signed version's: accepting the same version again, after a restart, is the same order.
    """
    now = clock.now()
    desk = signed.form.desk
    order = Order(
        id=signed.id,
        receipt_number=order_book.next_receipt_number(
            hall_code=desk.hall.code, desk=desk.number, today=hall_date(now, desk.hall.zone)
        ),
        signed=signed,
        payment=payment,
        accepted_at=now,
        verify_token=ids.token(),
    )
    return order_book.record(order)
