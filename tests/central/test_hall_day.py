"""The hall's figures over TCP are those of its store, of every desk, and say what is missing; no display sees them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.day_facts import DeviceFact, Facts
from app.domain.day_scope import DayScope
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind
from app.domain.hall_time import clock_time
from app.errors import DayTampered, InputRefused
from app.wire.day_facts import FactsBatch
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_events import device_fact
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.day_sending import FactSender, FactSource
from offline_cache.hall_client import HallAddress, HallClient
from offline_cache.hall_day import HallDayBook
from offline_cache.hall_devices import DISPLAY
from offline_cache.store import Store
from tests.central.hall_served import ServedHall, served_hall
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK, HALL, NOW, TODAY, ZONE
from tests.offline_cache.hall_shared import draft, numbered_id
from tests.offline_cache.parts import Books, accept, books_of, new_counter

DAY = DayScope(TODAY, TODAY)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture
def served(tmp_path: Path, clock: HandClock) -> Iterator[ServedHall]:
    (tmp_path / "hall").mkdir()
    with served_hall(tmp_path / "hall", clock=clock) as hall:
        yield hall


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with new_counter(tmp_path / "store").opened() as store:
        yield books_of(store)


class Desk:
    """A counter of the hall: tells its facts, and asks for the hall's figures."""

    def __init__(self, store: Store, address: HallAddress) -> None:
        self._client = HallClient(address)
        source = FactSource(
            store,
            HALL.id,
            lambda: catch_up(store, desk=DESK, at=NOW),
            lambda connection: device_fact(connection, desk=DESK, at=NOW),
        )
        self.sender = FactSender(source, {"hall": self._client.tell_facts}, every_s=60.0)
        self.sender.start()
        self.book = HallDayBook(address, tell=lambda within_s: self.sender.flush("hall", within_s=20.0))

    def close(self) -> None:
        self.book.close()
        self._client.close()
        assert self.sender.close()


@pytest.fixture
def desk(books: Books, served: ServedHall) -> Iterator[Desk]:
    made = Desk(books.store, served.pair(DESK.device_id, DESK.number, secret="a" * 32))
    yield made
    made.close()


def test_what_was_done_a_moment_ago_is_in_the_halls_figures(desk: Desk, books: Books, served: ServedHall) -> None:
    orders = [accept(books, number) for number in (1, 2, 3)]
    first = desk.book.summary(DAY)
    assert (first.orders, first.unsent, first.tickets.came) == (3, 3, 0)
    assert first.takings_fen == sum(order.payment.amount_fen for order in orders)
    accept(books, 4)
    served.place.acts.queue.issue(draft(), ticket_id=numbered_id(1))
    again = desk.book.summary(DAY)
    assert (again.orders, again.tickets.came, again.missing) == (4, 1, ())
    rows = desk.book.rows(DAY, Behind(FigureName.ORDERS))
    assert len(rows.rows) == again.orders
    assert rows.title.zh


def test_a_desk_that_fell_silent_is_named(desk: Desk, books: Books, served: ServedHall, clock: HandClock) -> None:
    other = HallClient(served.pair("PC-04", "04", secret="b" * 32))
    standing = DeviceFact("PC-04", TODAY, "04", NOW, 0, "", "", 0, 0, 0)
    other.tell_facts(FactsBatch(standing, 0, Facts()))
    heard = clock_time(clock.now(), ZONE)
    assert desk.book.summary(DAY).missing == ()
    clock.set(NOW + timedelta(minutes=5))
    accept(books, 1)  # this desk says something, the other does not
    said = desk.book.summary(DAY).missing
    assert [text.en for text in said] == [f"Desk 4 has not reported since {heard}; figures may be incomplete."]
    assert desk.book.summary(DayScope(TODAY - timedelta(days=9), TODAY - timedelta(days=8))).missing == ()
    other.close()


def test_a_closed_day_that_does_not_read_back_is_said_and_a_display_sees_nothing(
    desk: Desk, served: ServedHall
) -> None:
    row = {"hall_id": HALL.id, "day": TODAY.isoformat(), "number": 1, "closed_at_us": 0, "by": "3001"}
    seals = {"summary": "{}", "prev": "0" * 64, "seal": "a" * 64, "hmac": "b" * 64}
    served.place.store.write(lambda connection: connection.execute(CLOSED_DAYS.insert().values(**row, **seals)))
    with pytest.raises(DayTampered):
        desk.book.summary(DAY)
    display = HallDayBook(served.pair("TV-1", DISPLAY, secret="c" * 32), tell=lambda _: None)
    for ask in (
        lambda: display.summary(DAY),
        lambda: display.rows(DAY, Behind(FigureName.ORDERS)),
    ):
        with pytest.raises(InputRefused, match="display"):
            ask()
    display.close()
