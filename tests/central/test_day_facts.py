"""Facts on their way: from a counter to its hall server over TCP and to the centre, each counter's own alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text

from app.domain.day_facts import CashMoveFact, DeviceFact, Facts
from app.errors import InputRefused
from app.wire.day_facts import CENTRE_FACTS_PATH, FactsBatch, written
from app.wire.pairing import HALL_SERVER
from central.schema import PAIRING
from offline_cache.chain import FIRST, link_of
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_events import device_fact
from offline_cache.day_schema import CLOSED_DAYS, DAY_DEVICES, DAY_LINES, DAY_ORDERS, DAY_TAKINGS
from offline_cache.day_sending import FactSender, FactSource, Telling
from offline_cache.hall_client import HallClient
from offline_cache.store import Store
from tests.central.counter import Counter as CentreCounter
from tests.central.hall_served import ServedHall, served_hall
from tests.fakes.orders import DESK, HALL, NOW, TODAY
from tests.offline_cache.parts import Books, accept, books_of, new_counter

WITHIN_S = 20.0
TABLES = (DAY_ORDERS, DAY_LINES, DAY_TAKINGS)
MOVE = CashMoveFact("M1", "", TODAY, DESK.number, "2107", NOW, "to_bank", -100, "", "")
STANDING = DeviceFact(DESK.device_id, TODAY, DESK.number, NOW, 0, "", "", 0, 0, 0)


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with new_counter(tmp_path / "store").opened() as store:
        yield books_of(store)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedHall]:
    (tmp_path / "hall").mkdir()
    with served_hall(tmp_path / "hall") as hall:
        yield hall


def source_of(store: Store) -> FactSource:
    def standing(connection: Connection) -> DeviceFact | None:
        return device_fact(connection, desk=DESK, at=NOW)

    return FactSource(store, HALL.id, lambda: catch_up(store, desk=DESK, at=NOW), standing)


def sent(store: Store, tell: Telling) -> None:
    """All there is, by a thread of its own."""
    sender = FactSender(source_of(store), {"there": tell}, every_s=60.0)
    sender.start()
    try:
        assert sender.flush("there", within_s=WITHIN_S)
    finally:
        assert sender.close()


def held(connection: Connection) -> list[list[Any]]:
    return [[tuple(row) for row in connection.execute(select(table).order_by(table.c.id))] for table in TABLES]


def test_a_counters_facts_come_to_its_hall_server_and_stay_the_same(books: Books, served: ServedHall) -> None:
    client = HallClient(served.pair(DESK.device_id, DESK.number, secret="a" * 32))
    for number in range(1, 61):  # more than one batch holds
        accept(books, number)
    sent(books.store, client.tell_facts)
    with books.store.read() as here, served.place.store.read() as there:
        assert held(there) == held(here)
        assert len(held(there)[0]) == 60
        assert there.execute(select(DAY_DEVICES.c.unsent)).scalar_one() == 60
        told = there.execute(select(DAY_DEVICES.c.up_to)).scalar_one()
    ahead = FactsBatch(replace(STANDING, up_to=10_001), 10_000, Facts())
    assert client.tell_facts(ahead) == told  # what does not join up with what was heard is not taken
    with served.place.store.read() as there:
        assert there.execute(select(DAY_DEVICES.c.up_to)).scalar_one() == told
    # Another server in the first one's place knows nothing: it is told from the start.
    served.place.store.write(lambda c: [c.execute(text(f"DELETE FROM {t.name}")) for t in (*TABLES, DAY_DEVICES)])
    accept(books, 61)
    sent(books.store, client.tell_facts)
    with books.store.read() as here, served.place.store.read() as there:
        assert held(there) == held(here)
    client.close()


def test_nobody_tells_of_another_desk(books: Books, served: ServedHall) -> None:
    mine = HallClient(served.pair(DESK.device_id, DESK.number, secret="a" * 32))
    other = HallClient(served.pair("PC-04", "04", secret="b" * 32))
    accept(books, 1)
    sent(books.store, mine.tell_facts)
    with books.store.read() as connection:
        before = held(connection)
        order = connection.execute(select(DAY_ORDERS)).one()
    theirs = replace(STANDING, id="PC-04", desk="04")
    batches = []

    def keep(batch: FactsBatch) -> int:
        batches.append(batch)
        return batch.since

    sender = FactSender(source_of(books.store), {"kept": keep}, every_s=60.0)
    sender.start()
    assert sender.flush("kept", within_s=WITHIN_S)
    assert sender.close()
    facts = batches[0].facts
    as_mine = Facts(orders=tuple(replace(each, device="PC-04", desk="04") for each in facts.orders))
    for batch in (
        batches[0],  # as it is, by another's token
        FactsBatch(theirs, 0, Facts(orders=facts.orders)),  # another desk's order under an own standing
        FactsBatch(theirs, 0, as_mine),  # dressed as an own one, over the id of another's
        FactsBatch(None, 0, Facts()),
    ):
        with pytest.raises(InputRefused, match=r"own"):
            other.tell_facts(batch)
    with served.place.store.read() as connection:
        assert held(connection) == before
        assert connection.execute(select(DAY_ORDERS.c.id)).scalar_one() == order.id
    mine.close()
    other.close()


def test_the_centre_takes_counters_facts_and_a_hall_servers_tickets(
    books: Books, counter: CentreCounter, engine: Engine
) -> None:
    accept(books, 1)

    def tell(batch: FactsBatch) -> int:
        answer = counter.call("POST", CENTRE_FACTS_PATH, content=written(batch))
        assert answer.status_code == 200
        return int(answer.json()["had"])

    sent(books.store, tell)
    with books.store.read() as here, engine.connect() as there:
        assert held(there) == held(here)
    for body, status in (
        (b"{}", 400),
        (b"[" * 3_000_000, 413),
        (written(FactsBatch(replace(STANDING, id="PC-99"), 0, Facts())), 422),
        (written(FactsBatch(STANDING, 0, Facts(moves=(MOVE, MOVE)))), 400),
        (written(FactsBatch(STANDING, 0, Facts(moves=tuple(replace(MOVE, id=str(n)) for n in range(501))))), 400),
        (written(FactsBatch(None, 0, Facts())), 422),  # what only a hall server says
    ):
        answer = counter.call("POST", CENTRE_FACTS_PATH, content=body)
        assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
    with engine.begin() as connection:
        row = {"hall_id": HALL.id, "device_id": DESK.device_id, "desk_number": HALL_SERVER}
        connection.execute(PAIRING.insert().values(**row, code_sha256="", expires_at="", token_sha256=None))
    assert counter.call("POST", CENTRE_FACTS_PATH, content=written(FactsBatch(None, 0, Facts()))).json() == {"had": -1}


def test_a_day_that_a_hall_closed_comes_to_the_centre_as_it_was_sealed(
    books: Books, counter: CentreCounter, engine: Engine
) -> None:
    with engine.begin() as connection:
        row = {"hall_id": HALL.id, "device_id": DESK.device_id, "desk_number": HALL_SERVER}
        connection.execute(PAIRING.insert().values(**row, code_sha256="", expires_at="", token_sha256=None))
    prev, rows = FIRST, []
    for number in range(1, 7):  # more than one batch takes
        summary = f"sealed {number}"
        seal = link_of(prev, summary)
        place = {
            "hall_id": HALL.id,
            "day": f"2026-11-{number:02}",
            "number": number,
            "closed_at_us": number,
            "by": "3001",
        }
        rows.append({**place, "summary": summary, "prev": prev, "seal": seal, "hmac": "c" * 64})
        prev = seal
    books.store.write(lambda connection: connection.execute(CLOSED_DAYS.insert(), rows))
    batches = []

    def tell(batch: FactsBatch) -> int:
        batches.append(batch)
        answer = counter.call("POST", CENTRE_FACTS_PATH, content=written(batch))
        assert answer.status_code == 200
        return int(answer.json()["had"])

    source = FactSource(books.store, HALL.id, lambda: None, lambda _: None, closed_too=True)
    sender = FactSender(source, {"centre": tell}, every_s=60.0)
    sender.start()
    for _ in range(2):
        assert sender.flush("centre", within_s=WITHIN_S)
    assert sender.close()
    assert [len(batch.closed) for batch in batches] == [4, 2]
    with books.store.read() as here, engine.connect() as there:
        wanted = select(CLOSED_DAYS).order_by(CLOSED_DAYS.c.number)
        assert [tuple(row) for row in there.execute(wanted)] == [tuple(row) for row in here.execute(wanted)]
    first = batches[0].closed[0]
    for told, status in (
        (first, 200),  # told again
        (replace(first, seal=link_of(FIRST, "other"), summary="other"), 422),
        (replace(first, day=TODAY, number=9, summary="changed"), 422),  # no seal is over it
    ):
        answer = counter.call("POST", CENTRE_FACTS_PATH, content=written(FactsBatch(None, 0, Facts(), (told,))))
        assert answer.status_code == status
