"""Facts on their way: from a counter to its hall server over TCP and to the centre, each counter's own alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, select, text

from app.domain.day_facts import CashMoveFact, DeviceFact, Facts, LineFact, TicketFact
from app.domain.day_scope import DayScope
from app.domain.day_summary import Closed
from app.errors import InputRefused
from app.texts.language import Text
from app.wire.closed_day import closed_day_json
from app.wire.day_facts import CENTRE_FACTS_PATH, FactsBatch, FactsTaken, SealedDay
from app.wire.pairing import HALL_SERVER
from app.wire.records import read_as, written
from central.schema import PAIRING
from offline_cache.chain import FIRST, link_of
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_events import device_fact
from offline_cache.day_keep import keep_facts, read_facts
from offline_cache.day_open_items import open_items
from offline_cache.day_open_people import CloseScope
from offline_cache.day_receive import take_counters_facts
from offline_cache.day_schema import (
    CLOSED_DAYS,
    DAY_DEVICES,
    DAY_LINES,
    DAY_MOVES,
    DAY_ORDERS,
    DAY_TAKINGS,
    DAY_TICKETS,
)
from offline_cache.day_sending import FactSender, FactSource, Telling
from offline_cache.hall_client import HallClient
from offline_cache.moments import to_us
from offline_cache.store import Store
from tests.central.counter import Counter as CentreCounter
from tests.central.hall_served import ServedHall, served_hall
from tests.fakes.day_books import empty_day
from tests.fakes.orders import DESK, HALL, NOW, TODAY
from tests.offline_cache import closing
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
def store(books: Books) -> Store:
    return books.store


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
    assert client.tell_facts(ahead).had == told  # what does not join up with what was heard is not taken
    with served.place.store.read() as there:
        assert there.execute(select(DAY_DEVICES.c.up_to)).scalar_one() == told
    # Another server in the first one's place knows nothing: it is told from the start.
    served.place.store.write(lambda c: [c.execute(text(f"DELETE FROM {t.name}")) for t in (*TABLES, DAY_DEVICES)])
    accept(books, 61)
    sent(books.store, client.tell_facts)
    with books.store.read() as here, served.place.store.read() as there:
        assert held(there) == held(here)
    client.close()


@pytest.mark.logs("1 orders told by desk 04 are another's")
@pytest.mark.logs("4 lines told by desk 04 are another's")
@pytest.mark.logs("1 moves told by desk 04 are another's")
def test_nobody_tells_of_another_desk_and_what_is_right_is_kept(books: Books, served: ServedHall) -> None:
    mine = HallClient(served.pair(DESK.device_id, DESK.number, secret="a" * 32))
    other = HallClient(served.pair("PC-04", "04", secret="b" * 32))
    accept(books, 1)
    sent(books.store, mine.tell_facts)
    with books.store.read() as connection:
        before = held(connection)
    theirs = replace(STANDING, id="PC-04", desk="04")
    batches = []

    def keep(batch: FactsBatch) -> FactsTaken:
        batches.append(batch)
        return FactsTaken(batch.since)

    sender = FactSender(source_of(books.store), {"kept": keep}, every_s=60.0)
    sender.start()
    assert sender.flush("kept", within_s=WITHIN_S)
    assert sender.close()
    facts = batches[0].facts
    as_mine = tuple(replace(each, device="PC-04", desk="04") for each in facts.orders)
    lines = tuple(replace(each, desk="04") for each in facts.lines)
    for batch in (batches[0], FactsBatch(None, 0, Facts())):  # by another's token, and as a hall server
        with pytest.raises(InputRefused, match=r"own"):
            other.tell_facts(batch)
    moved = replace(MOVE, id="M2", desk="04")
    for told in (
        Facts(orders=facts.orders),  # another desk's order under an own standing
        Facts(orders=as_mine, lines=lines, moves=(moved, MOVE)),  # dressed as own, over the ids of another's
    ):
        other.tell_facts(FactsBatch(theirs, 0, told))
    with served.place.store.read() as connection:
        assert held(connection) == before
        assert connection.execute(select(DAY_MOVES.c.id)).scalars().all() == ["M2"]
    mine.close()
    other.close()


def test_a_counter_that_moved_to_another_desk_still_tells_of_what_it_did_before(store: Store) -> None:
    order = replace(closing.order(1), device="PC-3", desk="03")
    cash = replace(closing.period(closed=True), device="PC-3", desk="03")
    line = LineFact("order-1/1", "order-1", TODAY, "03", "2107", "plan_change", "add", "5G", 0, 0, 0, "", "", "")
    move = replace(MOVE, period_id=cash.id, desk="03")

    def told(desk: str, facts: Facts) -> None:
        standing = replace(STANDING, id="PC-3", desk=desk)
        store.write(
            lambda c: take_counters_facts(
                c, HALL.id, FactsBatch(standing, 0, facts), device_id="PC-3", desk=desk, at=NOW
            )
        )

    told("03", Facts(orders=(order,), lines=(line,), cash=(cash,), moves=(move,)))
    rated = replace(order, desk="05", rating=9)
    gone = replace(line, desk="05", gone="refused")
    counted = replace(cash, reason="找到了")  # it says the desk it was opened at
    told("05", Facts(orders=(rated,), lines=(gone,), cash=(counted,), moves=(replace(move, desk="05"),)))
    with store.read() as connection:
        found = read_facts(connection, HALL.id, [("orders", "order-1"), ("lines", line.id), ("cash", cash.id)])
    assert (found.orders, found.lines, found.cash) == ((rated,), (gone,), (counted,))


def test_the_centre_takes_counters_facts_and_a_hall_servers_tickets(
    books: Books, counter: CentreCounter, engine: Engine
) -> None:
    accept(books, 1)

    def tell(batch: FactsBatch) -> FactsTaken:
        return told_centre(counter, batch)

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
    as_hall_server(engine)
    assert told_centre(counter, FactsBatch(None, 0, Facts())) == FactsTaken(0, 0)


def as_hall_server(engine: Engine) -> None:
    with engine.begin() as connection:
        row = {"hall_id": HALL.id, "device_id": DESK.device_id, "desk_number": HALL_SERVER}
        connection.execute(PAIRING.insert().values(**row, code_sha256="", expires_at="", token_sha256=None))


def told_centre(counter: CentreCounter, batch: FactsBatch) -> FactsTaken:
    answer = counter.call("POST", CENTRE_FACTS_PATH, content=written(batch))
    assert answer.status_code == 200
    return read_as(FactsTaken, answer.content)


def sealed(day: date, number: int, *, prev: str) -> SealedDay:
    closed = Closed(number, NOW, "3001", Text("何静", "He Jing"), (), "", "")
    body = closed_day_json(replace(empty_day(DayScope(day, day)), closed=closed), hall_id=HALL.id)
    return SealedDay(day, number, NOW, "3001", body, prev, link_of(prev, body), "c" * 64)


def ticket(n: int) -> TicketFact:
    return TicketFact(
        f"T{n}", TODAY, f"A{n:03}", "mobile", "", False, False, False, NOW, 9, None, 0.0, 0.0, 0.0, "", "", "waiting",
        0, 0, "", "", None,
    )  # fmt: skip


class HallServer:
    """A hall server's store as far as it tells the centre, and what it told."""

    def __init__(self, store: Store, counter: CentreCounter) -> None:
        self.store, self._counter, self.told = store, counter, list[FactsBatch]()
        source = FactSource(store, HALL.id, lambda: None, lambda _: None, closed_too=True)
        self._sender = FactSender(source, {"centre": self._tell}, every_s=60.0)

    def _tell(self, batch: FactsBatch) -> FactsTaken:
        self.told.append(batch)
        return told_centre(self._counter, batch)

    def add(self, *days: SealedDay, tickets: tuple[TicketFact, ...] = ()) -> None:
        def job(connection: Connection) -> None:
            for each in days:
                row = {one.name: getattr(each, one.name) for one in fields(each) if one.name != "closed_at"}
                row |= {"hall_id": HALL.id, "day": each.day.isoformat(), "closed_at_us": to_us(each.closed_at)}
                connection.execute(CLOSED_DAYS.insert(), row)
            keep_facts(connection, HALL.id, Facts(tickets=tickets), noted=True)

        self.store.write(job)

    def tell_all(self) -> None:
        with closing_of(self._sender) as sender:
            sender.start()
            for _ in range(2):
                assert sender.flush("centre", within_s=WITHIN_S)


@contextmanager
def closing_of(sender: FactSender) -> Iterator[FactSender]:
    try:
        yield sender
    finally:
        assert sender.close()


def days_and_tickets(connection: Connection) -> tuple[list[Any], list[Any]]:
    days = connection.execute(select(CLOSED_DAYS).order_by(CLOSED_DAYS.c.number)).all()
    return list(days), list(connection.execute(select(DAY_TICKETS).order_by(DAY_TICKETS.c.id)).all())


def a_week() -> list[SealedDay]:
    """More than one batch takes."""
    prev, days = FIRST, list[SealedDay]()
    for number in range(1, 7):
        days.append(sealed(date(2026, 11, number), number, prev=prev))
        prev = days[-1].seal
    return days


def test_a_day_that_a_hall_closed_comes_to_the_centre_as_it_was_sealed_and_again_where_it_was_lost(
    books: Books, counter: CentreCounter, engine: Engine
) -> None:
    as_hall_server(engine)
    hall = HallServer(books.store, counter)
    hall.add(*a_week(), tickets=tuple(map(ticket, range(3))))
    hall.tell_all()
    assert [len(batch.closed) for batch in hall.told] == [4, 2]
    with books.store.read() as here, engine.connect() as there:
        assert days_and_tickets(there) == days_and_tickets(here)
    with engine.begin() as lost:  # the centre was put back from an older backup
        for name in ("closed_days", "day_tickets", "day_heard"):
            lost.execute(text(f"DELETE FROM {name}"))
    again = HallServer(books.store, counter)
    again.add(sealed(date(2026, 11, 7), 7, prev=a_week()[-1].seal), tickets=(ticket(9),))
    again.tell_all()
    with books.store.read() as here, engine.connect() as there:
        assert days_and_tickets(there) == days_and_tickets(here)


@pytest.mark.logs("hall .*Z 2.* cannot be read")
@pytest.mark.logs("hall .*Z 9.* does not go on")
@pytest.mark.logs("hall .*Z 2.* does not go on")
@pytest.mark.logs("hall .*not the one the centre has")
def test_the_centre_refuses_a_closed_day_alone_that_is_not_one(counter: CentreCounter, engine: Engine) -> None:
    as_hall_server(engine)
    first = sealed(date(2026, 11, 1), 1, prev=FIRST)
    second = sealed(date(2026, 11, 2), 2, prev=first.seal)
    bad = (
        replace(second, summary="garbage", seal=link_of(first.seal, "garbage")),
        replace(second, by="3002"),  # not as its summary says
        replace(second, summary="changed"),  # no seal is over it
        sealed(date(2026, 11, 9), 9, prev=first.seal),
        sealed(date(2026, 11, 2), 2, prev="ab" * 32),
        sealed(date(2026, 11, 3), 1, prev=FIRST),
    )
    for n, each in enumerate(bad):
        told = FactsBatch(None, 0, Facts(tickets=(ticket(n),)), (first, each))
        assert [one.number for one in told_centre(counter, told).refused] == [each.number]
    assert told_centre(counter, FactsBatch(None, 0, Facts(), (first, second))).refused == ()
    with engine.connect() as there:
        days, tickets = days_and_tickets(there)
    assert ([row.number for row in days], len(tickets)) == ([1, 2], len(bad))


@pytest.mark.logs("hall .*not the one the centre has")
@pytest.mark.logs("sent centre: .*not the one the centre has")
@pytest.mark.logs("hall .*does not go on")
@pytest.mark.logs("sent centre: .*does not go on")
def test_facts_flow_on_where_a_restored_hall_server_closed_a_day_anew_and_its_next_close_names_it(
    books: Books, counter: CentreCounter, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    as_hall_server(engine)
    first = sealed(date(2026, 11, 1), 1, prev=FIRST)
    told_centre(counter, FactsBatch(None, 0, Facts(), (first,)))
    hall, other = HallServer(books.store, counter), sealed(date(2026, 11, 2), 1, prev=FIRST)
    hall.add(other, sealed(date(2026, 11, 3), 2, prev=other.seal), tickets=(ticket(1),))
    hall.tell_all()
    hall = HallServer(books.store, counter)
    hall.add(tickets=(ticket(2),))
    hall.tell_all()
    with engine.connect() as there:
        days, tickets = days_and_tickets(there)
    assert ([row.seal for row in days], len(tickets)) == ([first.seal], 2)
    assert len([each for each in caplog.records if each.name == "offline_cache.day_sending"]) == 2  # once a day
    with books.store.read() as connection:
        items = [item.words.en for item in open_items(connection, CloseScope(HALL.id, HALL.zone, TODAY, NOW))]
    assert items == ["The centre did not take closed day Z 2"]
