"""A counter's sync through the hall server: word for word, and told so where the centre is away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from app.errors import CentralTrouble
from app.wire.batch import BatchRequest, Outcome
from central.hall_application import create_hall_app
from central.hall_place import HallPlace
from central.hall_upstream import Upstream
from central.load import load_customers
from offline_cache.central_client import CentralClient, CentreAddress, Unauthorised
from offline_cache.hall_copies import OrderCopy, keep_copy
from offline_cache.hall_schema import COPIES
from tests.central.counter import envelope
from tests.central.hall_process import HALL
from tests.central.test_repair import repair
from tests.fakes.centre import TOKEN, running_centre
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, an_order
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served
from tests.offline_cache.hall_shared import SharedStore, shipped_rules


@contextmanager
def running_hall(folder: Path, upstream: str) -> Iterator[str]:
    """Its address."""
    store, above = SharedStore(folder / "hall.db"), Upstream(upstream)
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=HandClock(), ids=CountingIds())
    try:
        with served(create_hall_app(place, upstream=above)) as url:
            yield url
    finally:
        above.close()
        store.close()


def address(url: str, token: str = TOKEN) -> CentreAddress:
    return CentreAddress(url, token, HALL, DESK.device_id)


def kept(folder: Path, order_id: str) -> list[bool]:
    """Keeps a copy where an id is given; of each copy whether the hall knows that the centre has it."""
    store = SharedStore(folder / "hall.db")
    if order_id:
        copy = OrderCopy(order_id, "{}", 1)
        keep_copy(store, copy, hall_id=HALL, device_id=DESK.device_id, at=HandClock().now())
    with store.read() as connection:
        found = [at is not None for at in connection.execute(select(COPIES.c.at_centre_us)).scalars()]
    store.close()
    return found


def test_what_a_counter_sends_takes_effect_once_and_comes_back_down(tmp_path: Path) -> None:
    clock, ids = HandClock(), CountingIds()
    batch = BatchRequest(HALL, DESK.device_id, (envelope(an_order()),))
    kept(tmp_path, batch.entries[0].key)
    with (
        running_centre(tmp_path / "centre.db", clock=clock, ids=ids) as centre,
        running_hall(tmp_path, centre.url) as hall,
    ):
        client = CentralClient(address(hall))
        first, again = client.send(batch), client.send(batch)
        assert [each.outcome for each in first] == [Outcome.ACCEPTED]
        assert [each.outcome for each in again] == [Outcome.ACCEPTED]
        assert client.status() == CentralClient(address(centre.url)).status()
        told = client.changes(since="", limit=50)
        assert told == CentralClient(address(centre.url)).changes(since="", limit=50)
        assert told.changes
        found = client.find_customer(number=CUSTOMER.phone)
        assert found is not None
        with pytest.raises(Unauthorised):
            CentralClient(address(hall, f"{TOKEN}x")).status()
    assert kept(tmp_path, "") == [True]
    with running_hall(tmp_path, centre.url) as hall, pytest.raises(CentralTrouble):
        CentralClient(address(hall)).send(batch)


def test_an_order_sent_once_more_is_known_to_be_at_the_centre_by_its_own_id(tmp_path: Path) -> None:
    clock, ids, order = HandClock(), CountingIds(), an_order()
    kept(tmp_path, order.id)
    with (
        running_centre(tmp_path / "centre.db", clock=clock, ids=ids, customers=()) as centre,
        running_hall(tmp_path, centre.url) as hall,
    ):
        client = CentralClient(address(hall))
        (refused,) = client.send(BatchRequest(HALL, DESK.device_id, (envelope(order, key=order.id),)))
        assert refused.outcome is Outcome.REFUSED
        load_customers(centre.engine, (CUSTOMER,), CATALOGUE)
        (taken,) = client.send(BatchRequest(HALL, DESK.device_id, (repair(order, order.id),)))
        assert taken.outcome is Outcome.ACCEPTED
    assert kept(tmp_path, "") == [True]
