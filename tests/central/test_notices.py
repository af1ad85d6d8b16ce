"""A customer is told once that an order was not done: the sentence the manager read, to the centre's own number."""

import json
from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, select

from app.domain.masking import mask_phone
from app.texts.language import Language, Text
from app.wire.canonical import read_json
from app.wire.notice import Notice, notice_object, notice_words, read_notice, read_sent_to
from central.application import create_app
from central.database import reading
from central.messages import TextMessage
from central.schema import NOTICE
from tests.central.counter import Counter
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, HALL
from tests.fakes.print_jobs import CountingIds

PAID = Notice("order-1", "BH20261120-03-0001", CUSTOMER.id, 5000, Language.ZH)


@dataclass
class Phone:
    """The customer's phone; out of reach it takes nothing."""

    messages: list[TextMessage] = field(default_factory=list)
    reached: bool = True

    def send(self, message: TextMessage) -> None:
        if not self.reached:
            raise OSError("no gateway")
        self.messages.append(message)


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def counter(engine: Engine, clock: HandClock, ids: CountingIds, phone: Phone) -> Counter:
    return Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None, gateway=phone))


def send(counter: Counter, notice: Notice) -> tuple[int, bytes]:
    answer = counter.call("POST", "/sync/v1/notice", content=json.dumps(notice_object(notice)).encode())
    return answer.status_code, answer.content


def test_it_goes_once_and_says_what_the_manager_read(counter: Counter, phone: Phone, engine: Engine) -> None:
    for _ in range(2):
        status, body = send(counter, PAID)
        assert (status, read_sent_to(read_json(body))) == (200, mask_phone(CUSTOMER.phone))
    (message,) = phone.messages
    assert (message.to, message.content) == (
        CUSTOMER.phone,
        notice_words(PAID, hall=HALL.name, operator=HALL.brand.operator),
    )
    assert "¥50.00" in message.content
    with reading(engine) as connection:
        kept = connection.execute(select(NOTICE)).one()
    assert CUSTOMER.phone not in str(kept)


@pytest.mark.logs("could not be handed over")
def test_where_it_cannot_go_that_is_said_and_it_may_be_asked_again(counter: Counter, phone: Phone) -> None:
    stranger = Notice("order-2", "BH-2", "nobody", 0, Language.EN)
    assert send(counter, stranger)[0] == 404
    phone.reached = False
    assert send(counter, PAID)[0] == 503
    phone.reached = True
    assert send(counter, PAID)[0] == 200
    assert counter.call("POST", "/sync/v1/notice", content=b"{}").status_code == 400
    assert counter.call("POST", "/sync/v1/notice", content=b" " * 3000).status_code == 413


def test_without_a_gateway_nothing_is_sent(app: FastAPI) -> None:
    assert send(Counter(app), PAID)[0] == 503


def test_nothing_paid_is_said_so_and_what_is_no_notice_is_refused() -> None:
    free = Notice("o", "BH-1", "C-1", 0, Language.EN)
    assert "nothing was charged" in notice_words(free, hall=Text("厅", "hall"), operator=Text("商", "op"))
    assert read_notice(notice_object(free)) == free
    for wrong in ({"returned_fen": -1}, {"order_id": ""}, {"language": "fr"}, {"more": 1}):
        with pytest.raises(ValueError):
            read_notice({**notice_object(free), **wrong})
