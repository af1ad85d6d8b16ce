"""What became of an order's invoice stands beside the order."""

from dataclasses import replace

from app.domain.invoice import InvoiceRequest, InvoiceStanding, InvoiceState
from app.domain.order import Order
from offline_cache.check import check_store
from offline_cache.downlink import Downlink
from tests.fakes.orders import NEW_CARD, PHONE, an_empty_form, order_of, sample_id
from tests.offline_cache.parts import Books, accept


def an_order() -> Order:
    form = an_empty_form().with_addition(NEW_CARD, number=PHONE, line_id=sample_id(50))
    return order_of(replace(form, invoice=InvoiceRequest("张秀英", "", "15412340017")))


def test_it_is_asked_for_with_the_order_and_the_centres_word_comes_beside_it(books: Books) -> None:
    order = books.orders.record(an_order())
    row = books.orders.row(order.id)
    assert row is not None
    assert row.invoice == InvoiceStanding(InvoiceState.ASKED, "")
    downlink = Downlink(books.store)
    assert downlink.apply_invoice(order.id, state=InvoiceState.ISSUED, number="26990000000000000017")
    row = books.orders.row(order.id)
    assert row is not None
    assert row.invoice == InvoiceStanding(InvoiceState.ISSUED, "26990000000000000017")
    assert not downlink.apply_invoice(sample_id(99), state=InvoiceState.ISSUED, number="1")
    assert check_store(books.store).sound


def test_an_order_that_asks_for_none_has_none(books: Books) -> None:
    row = books.orders.row(accept(books, 1).id)
    assert row is not None
    assert row.invoice is None
