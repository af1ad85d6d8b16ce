"""Invoices at the centre: asked for with the order, issued once it is done, told to the counter that asked."""

from dataclasses import replace

from sqlalchemy import Engine, select

from app.domain.invoice import InvoiceRequest, InvoiceState
from app.domain.order import Order
from app.wire.batch import AnswerStatus
from app.wire.changes import InvoiceChange, read_changes
from central.schema import INVOICE
from tests.central.counter import Counter, envelope
from tests.fakes.orders import NEW_CARD, PHONE, an_empty_form, order_of, sample_id

ASKED = InvoiceRequest("滨河商贸", "91110000600037341L", "zhang@example.cn")


def an_order(*, contact: str = ASKED.contact) -> Order:
    """A SIM replacement: done at the desk, so that it is complete at once."""
    form = an_empty_form().with_addition(NEW_CARD, number=PHONE, line_id=sample_id(50))
    return order_of(replace(form, invoice=replace(ASKED, contact=contact)))


def told(counter: Counter) -> list[InvoiceChange]:
    page = read_changes(counter.call("GET", "/sync/v1/changes?since=&limit=1000").content)
    return [change for change in page.changes if isinstance(change, InvoiceChange)]


def test_an_invoice_is_asked_for_with_its_whole_contact_and_issued_once(counter: Counter, engine: Engine) -> None:
    order = an_order()
    counter.accept(order)
    with engine.connect() as connection:
        (row,) = connection.execute(select(INVOICE)).mappings()
    assert (row["title"], row["tax_number"], row["contact"], row["amount_fen"]) == (
        ASKED.title,
        ASKED.tax_number,
        ASKED.contact,
        1000,
    )
    (change,) = told(counter)
    assert (change.order_id, change.state) == (order.id, InvoiceState.ISSUED)
    assert len(change.number) == 20
    assert change.number.isdigit()
    assert told(counter) == [change]


def test_an_invoice_without_a_place_to_go_to_is_not_what_was_signed(counter: Counter) -> None:
    def without(entry: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> None:
        notes = entry["bodies"]["productOrder"]["note"]
        notes[:] = [note for note in notes if note["id"] != "invoiceContact"]

    (answer,) = counter.send(envelope(an_order(), change=without))
    assert answer.status is AnswerStatus.REFUSED
    assert answer.reason is not None
    assert answer.reason.code == "bodies_differ"


def test_an_invoice_that_goes_nowhere_is_issued_all_the_same(counter: Counter, engine: Engine) -> None:
    counter.accept(an_order(contact=""))
    assert [change.state for change in told(counter)] == [InvoiceState.ISSUED]
    with engine.connect() as connection:
        (row,) = connection.execute(select(INVOICE)).mappings()
    assert (row["contact"], row["amount_fen"]) == ("", 1000)


def test_no_place_to_go_to_is_made_up_on_the_way(counter: Counter) -> None:
    def somewhere(entry: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> None:
        entry["bodies"]["productOrder"]["note"].append({"id": "invoiceContact", "text": "other@example.cn"})

    (answer,) = counter.send(envelope(an_order(contact=""), change=somewhere))
    assert answer.status is AnswerStatus.REFUSED
