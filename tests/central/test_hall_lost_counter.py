"""A counter's PC is destroyed with orders the centre never had: all reach it from the hall, word for word, once."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from app.wire.batch import AnswerStatus
from app.wire.canonical import sha256_hex
from central.pairing import make_code
from central.schema import ENTRY_KEY
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.hall_copies import OrderCopy, copies_of, keep_copy
from offline_cache.hall_second_copy import HallCopy
from offline_cache.pair_device import pair_device, token_of
from offline_cache.send_copies import all_copies, envelope_of, send_copy
from tests.fakes.centre import running_centre
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK, HALL
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.hall_shared import SharedStore
from tests.offline_cache.parts import accept, books_of, new_counter

ORDERS, SENT_BEFORE = 50, 3


class _Hall:
    """The hall's end of the wire, without TCP."""

    def __init__(self, store: SharedStore) -> None:
        self.store = store

    def put_copy(self, copy: OrderCopy, *, within_s: float) -> None:
        keep_copy(self.store, copy, hall_id=HALL.id, device_id=DESK.device_id, at=HandClock().now())

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        return False

    def ask(self, after: str) -> tuple[OrderCopy, ...]:
        return copies_of(self.store, hall_id=HALL.id, device_id=DESK.device_id, after=after, most=20)


def test_all_orders_of_a_destroyed_pc_come_from_the_hall_once(tmp_path: Path) -> None:
    hall, counter = _Hall(SharedStore(tmp_path / "hall.db")), new_counter(tmp_path / "counter")
    signed: dict[str, str] = {}
    with counter.opened() as store:
        books = books_of(store)
        copying = HallCopy(outbox=books.outbox, hall=hall, otherwise=hall)
        for number in range(1, ORDERS + 1):
            order = accept(books, number)
            assert copying.wait_for_copy(order.id, at_most_s=1.0)
            queued = books.outbox.entry_of(order.id)
            assert queued is not None
            signed[order.id] = sha256_hex(queued.entry)
    shutil.rmtree(tmp_path / "counter")
    clock, ids = HandClock(), CountingIds()
    with running_centre(tmp_path / "centre.db", clock=clock, ids=ids) as centre:
        copies = tuple(all_copies(hall.ask))
        client = CentralClient(CentreAddress(centre.url, centre.token, HALL.id, DESK.device_id))
        for copy in copies[:SENT_BEFORE]:  # what the counter itself had sent
            send_copy(copy, hall=HALL.id, device=DESK.device_id, centre=client)
        device = DESK.device_id
        code = make_code(centre.engine, hall_id=HALL.id, desk_number=DESK.number, device_id=device, at=clock.now())
        paired, secret = pair_device(url=centre.url, code=code, secret="0" * 32), "0" * 32
        client = CentralClient(CentreAddress(centre.url, token_of(paired, secret=secret), HALL.id, device))
        already, new = [AnswerStatus.ALREADY], [AnswerStatus.ACCEPTED]
        expected = already * SENT_BEFORE + new * (ORDERS - SENT_BEFORE) + already * SENT_BEFORE
        sent = [send_copy(copy, hall=HALL.id, device=device, centre=client) for copy in (*copies, *copies[-3:])]
        assert [(each.status, each.why) for each in sent] == [(status, None) for status in expected]
        with centre.engine.connect() as connection:
            there = {row.key: row.sha256 for row in connection.execute(select(ENTRY_KEY.c.key, ENTRY_KEY.c.sha256))}
    assert there == signed
    hall.store.close()


def test_a_copy_that_is_not_as_the_counter_wrote_it_is_not_sent() -> None:
    for wrong in ("[]", "{}", '{"head": 1}'):
        with pytest.raises(ValueError, match=r"entry|place"):
            envelope_of(OrderCopy("id", wrong, 1), device=DESK.device_id)
