"""An order's signed content for a counter of its hall: the very bytes, and nothing of another hall's."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, update

from app.domain.order import Order, OrderState
from app.domain.payment import PaymentMethod
from app.errors import CentralTrouble, StoreDamaged
from app.ports import LinkState
from app.texts.language import Text
from app.wire.device_token import device_token
from app.wire.signed_order import RefusedItem, SignedOrder, read_signed_order, signed_order_bytes, signed_path
from central.database import writing
from central.load import load_customers, load_device, load_hall
from central.schema import PRODUCT_ORDER
from offline_cache.central_client import CentreAddress
from offline_cache.centre_orders import CentreOrders
from offline_cache.link import Link
from tests.central.counter import Counter, envelope
from tests.central.test_amendment import next_version
from tests.central.test_line_by_line import CHANGE, plan_taken
from tests.central.test_line_by_line import an_order as an_order_of_many
from tests.central.test_reversal import CUSTOMER as REVERSING_CUSTOMER
from tests.central.test_reversal import an_order as an_order_to_reverse
from tests.central.test_reversal import reversal_of
from tests.fakes.centre import TOKEN
from tests.fakes.orders import CATALOGUE, DESK, HALL, NEW_CARD, NOW, an_order
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served

OTHER_HALL = replace(HALL, id="H0033")
OTHER_TOKEN = device_token(hall=OTHER_HALL.id, device="H0033-PC01", secret="other-secret")


@pytest.fixture
def url(app: FastAPI) -> Iterator[str]:
    with served(app) as url:
        yield url


@pytest.fixture
def link() -> Link:
    return Link(now=NOW)


@pytest.fixture
def orders(url: str, link: Link) -> Iterator[CentreOrders]:
    orders = CentreOrders(CentreAddress(url, TOKEN, HALL.id, DESK.device_id), link=link)
    yield orders
    orders.close()


def kept(order: Order, counter: Counter) -> Order:
    counter.accept(order)
    return order


def test_the_order_comes_back_as_it_was_signed_and_paid(counter: Counter, orders: CentreOrders) -> None:
    order = kept(an_order(), counter)
    found = orders.order(str(order.receipt_number))
    assert found is not None
    assert (found.id, found.receipt_number, found.verify_token) == (order.id, order.receipt_number, order.verify_token)
    assert found.accepted_at == order.accepted_at
    assert found.signed.content_bytes == order.signed.content_bytes
    assert found.signed.content == order.signed.content
    assert found.signed.signature == order.signed.signature
    assert found.signed.clerk_number == order.signed.clerk_number
    paid, given = found.payment, order.payment
    assert (paid.id, paid.method, paid.amount_fen, paid.tendered_fen) == (
        given.id,
        PaymentMethod.CASH,
        given.amount_fen,
        given.tendered_fen,
    )
    assert paid.change_fen == 10000 - given.amount_fen > 0
    known = orders.known(str(order.receipt_number))
    assert known is not None
    assert (known.content_sha256, known.signature_sha256) == (
        order.signed.content.sha256,
        order.signed.signature.sha256,
    )


def test_what_became_of_it_is_told(counter: Counter, engine: Engine, orders: CentreOrders) -> None:
    plan_taken(counter, engine)
    order = an_order_of_many()
    counter.send(envelope(order, seq=2))
    found = orders.found(str(order.receipt_number))
    assert found is not None
    assert (found.refused, found.state, found.reversed_by, found.amended_by) == ((1,), OrderState.ACKNOWLEDGED, "", ())
    (refused,) = found.refusals
    assert (refused.line_id, bool(refused.why.zh and refused.why.en)) == (CHANGE, True)
    amended = next_version(order, CHANGE, instead=NEW_CARD)
    counter.accept(amended, seq=3)
    found = orders.found(str(order.receipt_number))
    assert found is not None
    assert found.amended_by == (str(amended.receipt_number),)


def test_who_took_it_back_is_told(counter: Counter, engine: Engine, orders: CentreOrders) -> None:
    load_customers(engine, [REVERSING_CUSTOMER], CATALOGUE)
    order = an_order_to_reverse()
    counter.accept(order)
    reversal = reversal_of(order)
    counter.accept(reversal, seq=2)
    found = orders.found(str(order.receipt_number))
    assert found is not None
    assert (found.state, found.reversed_by) == (OrderState.CANCELLED, str(reversal.receipt_number))
    taken_back = orders.order(str(reversal.receipt_number))
    assert taken_back is not None
    assert (taken_back.payment.method, taken_back.payment.amount_fen) == (PaymentMethod.NOTHING_DUE, 0)


def test_what_is_not_of_this_hall_is_not_there(
    counter: Counter, app: FastAPI, engine: Engine, orders: CentreOrders, ids: CountingIds
) -> None:
    order = kept(an_order(), counter)
    assert orders.order("BH20261120-03-0099") is None
    assert orders.order("../../../etc/passwd") is None
    load_hall(engine, OTHER_HALL, ids=ids)
    load_device(engine, token=OTHER_TOKEN)
    path = signed_path(order.receipt_number)
    assert Counter(app, token=OTHER_TOKEN, hall=OTHER_HALL.id).get(path).status_code == 404
    assert counter.call("GET", path, headers={}).status_code == 401
    assert counter.get(path).status_code == 200


@pytest.mark.logs("does not read back as it was kept")
def test_what_was_changed_at_the_centre_is_not_taken(counter: Counter, engine: Engine, orders: CentreOrders) -> None:
    order = kept(an_order(), counter)
    as_kept = {"content": order.signed.content_bytes.decode(), "strokes": "[2600, [[[1, 1, 0, 500]]]]"}
    another = an_order(number=2).signed.content_bytes.decode()
    for damage in ({"strokes": "null"}, {"content": "{}"}, {"content": another}, as_kept):
        with writing(engine) as connection:
            connection.execute(update(PRODUCT_ORDER).values(damage))
        with pytest.raises(StoreDamaged, match=str(order.receipt_number)):
            orders.order(str(order.receipt_number))


def test_offline_nobody_is_asked(counter: Counter, orders: CentreOrders, link: Link) -> None:
    order = kept(an_order(), counter)
    link.note(LinkState.OFFLINE, at=NOW)
    with pytest.raises(CentralTrouble, match=str(order.receipt_number)):
        orders.order(str(order.receipt_number))


def a_signed_order() -> SignedOrder:
    order = an_order()
    signature = order.signed.signature
    return SignedOrder(
        order_id=order.id,
        receipt_number=order.receipt_number,
        verify_token=order.verify_token,
        form_sha256=signature.content_sha256,
        signature_sha256=signature.sha256,
        clerk_number="2107",
        signed_at=signature.signed_at,
        accepted_at=order.accepted_at,
        state=OrderState.COMPLETED,
        content=order.signed.content_bytes,
        width=signature.width,
        strokes=signature.strokes,
        refusals=(RefusedItem(number=2, line_id="L-2", why=Text("没有", "none")),),
        reversed_by="BH20261121-03-0001",
        amended_by=("BH20261122-03-0001",),
    )


def test_it_travels_as_it_is_and_nothing_else_is_one() -> None:
    order = a_signed_order()
    raw = signed_order_bytes(order)
    assert read_signed_order(raw) == order
    assert order.whole
    assert not replace(order, width=1).whole
    for before, after in (
        (b'"state":"completed"', b'"state":"done"'),
        (b'"number":2', b'"number":true'),
        (b'"number":2', b'"number":0'),
        (b'"line":"L-2"', b'"line":""'),
        (b'"width":2600', b'"width":"2600"'),
        (b'"payments":[]', b'"payments":[],"more":1'),
        (b'"receipt_no":"', b'"receipt_no":"x'),
    ):
        assert before in raw
        with pytest.raises(ValueError):
            read_signed_order(raw.replace(before, after))
