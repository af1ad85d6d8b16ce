"""An invoice asked for at the desk, over a real network: issued with its number, or told that none comes."""

from dataclasses import replace

import pytest

from app.domain.invoice import InvoiceRequest, InvoiceState, standing_words
from app.domain.order import CentralState, Order
from app.domain.payment import PaymentMethod
from app.texts.language import Language
from central.completion import complete_due
from tests.fakes.centre import RunningCentre
from tests.fakes.orders import CATALOGUE, NEW_CARD, a_customer, an_empty_form, order_of, sample_id
from tests.offline_cache.parts import CountingIds
from tests.offline_cache.sync.parts import SyncCounter

ASKED = InvoiceRequest("滨河商贸", "91110000600037341L", "zhang@example.cn")


def a_card(number: int, *, customer: int, dear: bool) -> Order:
    """A new card with an invoice for it; `dear` at a price the centre does not have, so that it refuses."""
    person = a_customer(customer)
    offer = replace(NEW_CARD, price=replace(NEW_CARD.price, fen=2 * NEW_CARD.price.fen)) if dear else NEW_CARD
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, offer.code: offer})
    form = an_empty_form(customer=person, number=number, catalogue=catalogue)
    form = form.with_addition(offer, number=person.phone, line_id=sample_id(number * 16 + 1))
    form = replace(form.with_payment_method(PaymentMethod.CASH), invoice=ASKED)
    order = order_of(form, number=number)
    return replace(order, payment=replace(order.payment, id=sample_id(0xB0000 + number)))


@pytest.mark.parametrize(
    ("dear", "central", "state", "says"),
    [
        (False, CentralState.ACCEPTED, InvoiceState.ISSUED, "已开，发票号码 26"),
        (True, CentralState.REFUSED, InvoiceState.REFUSED, "中心没有开"),
    ],
)
def test_what_becomes_of_an_invoice_is_told_at_the_desk(
    desk: SyncCounter, centre: RunningCentre, dear: bool, central: CentralState, state: InvoiceState, says: str
) -> None:
    order = a_card(desk.people.order_number(), customer=desk.people.customer(), dear=dear)
    desk.books.orders.record(order)
    row = desk.books.orders.row(order.id)
    assert row is not None
    assert row.invoice is not None
    assert row.invoice.state is InvoiceState.ASKED
    desk.dispatcher().send_due()
    complete_due(centre.engine, clock=desk.clock, ids=CountingIds())
    desk.hear()
    row = desk.books.orders.row(order.id)
    assert row is not None
    assert row.invoice is not None
    assert (row.central, row.invoice.state) == (central, state)
    assert standing_words(row.invoice, Language.ZH).startswith(says)
