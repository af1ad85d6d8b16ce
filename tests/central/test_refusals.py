"""Suggestions customers did not want: kept once, told the hall once, gone when they count no more (S170)."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from app.domain.order_line import ConfirmationChannel
from app.domain.suggestion import REST_DAYS
from app.wire.changes import RefusalChange
from app.wire.refusals import MOST_REFUSAL_BYTES, MOST_REFUSALS, SharedRefusal, refusal_object, refusals_bytes
from central.application import create_app
from central.database import reading
from central.schema import REFUSED_OFFER
from tests.central.counter import Counter
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, NOW
from tests.fakes.print_jobs import CountingIds

NO = SharedRefusal(CUSTOMER.id, "5G-199", NOW, ConfirmationChannel.CUSTOMER_SCREEN)


@pytest.fixture
def counter(engine: Engine, clock: HandClock, ids: CountingIds) -> Counter:
    return Counter(create_app(engine=engine, clock=clock, ids=ids, tick_s=None))


def tell(counter: Counter, *refusals: SharedRefusal) -> None:
    answer = counter.call("POST", "/sync/v1/refusals", content=refusals_bytes(refusals))
    assert (answer.status_code, answer.json()) == (200, {"taken": len(refusals)})


def told(counter: Counter) -> list[SharedRefusal]:
    return [change.refusal for change in counter.changes().changes if isinstance(change, RefusalChange)]


def kept(engine: Engine) -> int:
    with reading(engine) as connection:
        return len(connection.execute(select(REFUSED_OFFER)).all())


def test_each_is_kept_and_told_once(counter: Counter, engine: Engine) -> None:
    another = replace(NO, code="VAS-02")
    tell(counter, NO, NO)
    tell(counter, NO, another)
    assert told(counter) == [NO, another]
    assert kept(engine) == 2


def test_it_goes_when_it_counts_no_more(counter: Counter, engine: Engine, clock: HandClock) -> None:
    tell(counter, NO)
    clock.set(NOW + timedelta(days=REST_DAYS))
    late = replace(NO, at=NOW + timedelta(days=1))
    tell(counter, NO, late)
    assert kept(engine) == 1
    assert told(counter) == [NO, late]


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"refusals": []}', 400),
        (refusals_bytes([NO] * (MOST_REFUSALS + 1)), 400),
        (json.dumps({"refusals": [{**refusal_object(NO), "name": "x"}]}).encode(), 400),
        (json.dumps({"refusals": [{**refusal_object(NO), "at": "today"}]}).encode(), 400),
        (b" " * (MOST_REFUSAL_BYTES + 1), 413),
    ],
    ids=["nothing", "a list", "none", "too many", "more fields", "no moment", "too long"],
)
def test_what_is_no_list_of_them_is_refused_in_a_sentence(
    counter: Counter, engine: Engine, raw: bytes, status: int
) -> None:
    answer = counter.call("POST", "/sync/v1/refusals", content=raw)
    assert answer.status_code == status
    assert answer.json()["message"] != answer.json()["reason"]
    assert kept(engine) == 0


def test_a_stranger_tells_nothing(counter: Counter, engine: Engine) -> None:
    answer = counter.call("POST", "/sync/v1/refusals", headers={}, content=refusals_bytes([NO]))
    assert answer.status_code == 401
    assert kept(engine) == 0
