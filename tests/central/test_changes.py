"""What comes down to a hall: each change once, in order, its own only."""

import uuid
from dataclasses import replace

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.wire.changes import CatalogueChange, Change, OrderStateChange, read_status
from app.wire.device_token import device_token
from central.change_ids import id_after
from central.load import load_catalogue, load_device, load_hall
from tests.central.counter import Counter, envelope
from tests.fakes.centre import TOML
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, HALL, a_customer, an_order
from tests.fakes.print_jobs import CountingIds
from tests.tmf.checker import answer_faults

OTHER_HALL = replace(HALL, id="H0033")
OTHER_TOKEN = device_token(hall="H0033", device="H0033-PC01", secret="other")


@pytest.fixture
def other_hall(app: FastAPI, engine: Engine, ids: CountingIds) -> Counter:
    load_hall(engine, OTHER_HALL, ids=ids)
    load_device(engine, token=OTHER_TOKEN)
    return Counter(app, token=OTHER_TOKEN, hall="H0033", device="H0033-PC01")


def test_a_page_goes_on_where_the_last_one_ended(counter: Counter) -> None:
    for n in range(1, 5):
        counter.accept(an_order(customer=a_customer(n), number=n))
    whole = counter.changes()
    paged: list[Change] = []
    cursor = ""
    while page := counter.changes(cursor, limit="2").changes:
        paged += page
        cursor = page[-1].id
    assert tuple(paged) == whole.changes
    assert len(paged) == 1 + 4 * 3  # the catalogue; of each order its products and two states
    assert whole.cursor == paged[-1].id
    assert sorted(change.id for change in paged) == [change.id for change in paged]


def test_nothing_new_leaves_the_cursor_where_it_was(counter: Counter) -> None:
    cursor = counter.changes().cursor
    for odd in (cursor, 'z"}],"x":[{"'):
        page = counter.changes(odd)
        assert (page.cursor, page.changes) == (odd, ())


@pytest.mark.parametrize("limit", ["0", "1001", "-1", "many", "1.5", "٣", "9" * 30])
def test_a_limit_that_is_none_is_a_400(counter: Counter, limit: str) -> None:
    answer = counter.get("/sync/v1/changes", limit=limit)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_number")
    assert answer_faults("622", "GET /productOrder", 400, answer.json()) == []


def test_a_hall_is_told_of_its_own_orders_only(counter: Counter, other_hall: Counter) -> None:
    order = an_order()
    counter.accept(order)
    assert counter.states(order)
    assert other_hall.states(order) == []
    resource = "productOrderingManagement/v4/productOrder"
    assert other_hall.read(resource) == []
    mine = counter.read(resource)[0]["id"]
    assert other_hall.get(f"/tmf-api/{resource}/{mine}").status_code == 404


def test_two_halls_may_use_the_same_id(counter: Counter, other_hall: Counter) -> None:
    counter.accept(an_order())
    desk = replace(DESK, hall=OTHER_HALL, device_id="H0033-PC01")
    order = an_order(customer=a_customer(1))
    form = replace(order.signed.form, desk=desk)
    signed = replace(order.signed, form=form)
    (answer,) = other_hall.send(envelope(replace(order, signed=signed), device="H0033-PC01"))
    assert answer.status.value == "accepted"
    assert answer.central_id is not None
    assert answer.central_id.startswith("H0033.")


def test_every_hall_is_told_of_a_new_catalogue_whole(
    counter: Counter, other_hall: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    newer = replace(CATALOGUE, version="2026-11-20.1")
    assert load_catalogue(engine, newer, toml="# whole file\n", at=clock.now(), ids=ids)
    for each in (counter, other_hall):
        assert each.catalogues() == ["2026-11-19.3", "2026-11-20.1"]
        (last,) = [c for c in each.changes().changes if isinstance(c, CatalogueChange) and c.version == "2026-11-20.1"]
        assert last.toml == "# whole file\n"
    (first,) = [c for c in other_hall.changes(limit="1").changes if isinstance(c, CatalogueChange)]
    assert first.toml == TOML
    assert read_status(counter.get("/sync/v1/status").content).catalogue_version == "2026-11-20.1"


def test_the_status_says_how_far_each_lane_of_this_device_is(counter: Counter, other_hall: Counter) -> None:
    counter.accept(an_order())
    counter.accept(an_order(customer=a_customer(1), number=2))
    status = read_status(counter.get("/sync/v1/status").content)
    assert status.lanes == {f"{DESK.device_id}/{CUSTOMER.id}": 1, f"{DESK.device_id}/{a_customer(1).id}": 1}
    assert (status.hall, status.device) == (HALL.id, DESK.device_id)
    assert status.catalogue_version == CATALOGUE.version
    assert read_status(other_hall.get("/sync/v1/status").content).lanes == {}


def test_ids_rise_although_a_clock_was_set_back(
    counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds
) -> None:
    counter.accept(an_order())
    before = counter.changes().cursor
    earlier = CountingIds()  # counts from 1 again, as a clock set back does
    newer = replace(CATALOGUE, version="2026-11-20.1")
    load_catalogue(engine, newer, toml="", at=clock.now(), ids=earlier)
    page = counter.changes(before)
    assert [c.version for c in page.changes if isinstance(c, CatalogueChange)] == ["2026-11-20.1"]
    assert not [c for c in page.changes if isinstance(c, OrderStateChange)]


@given(last=st.uuids(version=4).map(str) | st.just(""), candidate=st.uuids(version=4).map(str))
def test_the_next_id_is_always_after_the_last(last: str, candidate: str) -> None:
    found = id_after(last, candidate)
    assert found > last
    assert str(uuid.UUID(found)) == found
    assert found == candidate or candidate <= last
