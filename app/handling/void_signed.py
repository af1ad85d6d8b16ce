"""A signed version that will not become an order: money already taken for it goes back, with an audit row."""

from app.domain.order import SignedVersion
from app.domain.order_form import OrderForm
from app.ports import Clock, OrderBook


def void_signed(*, signed: SignedVersion, reason: str, order_book: OrderBook, clock: Clock) -> OrderForm:
    """The next version, to be edited and signed again; confirmations the customer gave stay."""
    order_book.void_signed(signed.id, reason=reason, at=clock.now())
    return signed.form.next_version()
