"""A hall server put back from a backup that is older than its last close: what the centre knows of its closed days."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from app.domain.day_close import OpenKind
from app.domain.day_facts import Facts
from app.domain.day_scope import DayScope
from app.errors import DayCloseRefused
from app.wire.pairing import HALL_SERVER
from central.application import create_app
from central.hall_place import HallPlace
from central.pairing import make_code
from commands.hall_centre import pair_with_centre, telling_centre, way_to
from offline_cache.backup import back_up, restore
from offline_cache.check import check_store
from offline_cache.day_book import StoredDayBook
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK, NOW
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, HALL, MANAGER, ZONE, Hall
from tests.offline_cache.hall_shared import shipped_rules
from tests.offline_cache.parts import Counter, TestClock, new_counter

WITHIN_S = 20.0
SECOND = DAY + timedelta(days=1)
THIRD = DAY + timedelta(days=2)


@pytest.fixture
def url(engine: Engine) -> Iterator[str]:
    with served(create_app(engine=engine, clock=HandClock(), ids=CountingIds(), tick_s=None)) as url:
        yield url


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return new_counter(tmp_path / "hall")


@pytest.fixture
def again(counter: Counter, engine: Engine, url: str, tmp_path: Path) -> Counter:
    """Restored from between its two closes, with the orders of the first day alone. The centre was told of both."""
    at, clock, ids = HandClock().now(), counter.clock, counter.ids
    code = make_code(engine, hall_id=HALL, desk_number=HALL_SERVER, device_id="SERVER", at=at)
    with counter.opened() as store:
        pair_with_centre(StoredSettings(store), hall_id=HALL, url=url, code=code, ids=ids)
        close(store, clock, DAY, Facts(orders=(closing.order(1),), devices=(closing.device(),)))
        made = back_up(store, tmp_path / "backups")
        close(store, clock, SECOND, Facts(orders=(closing.order(2, days=1),)))
        tell(store, url)
    restore(made.folder, tmp_path / "again")
    return Counter(tmp_path / "again", counter.keyring, TestClock(clock.at), ids)


def close(store: Store, clock: TestClock, day: date, facts: Facts) -> int | None:
    """Its number."""
    closing.keep(store, facts)
    clock.at = NOW + (day - DAY)
    return closing.walk(Hall(store).closer(), day=day).number


def tell(store: Store, url: str) -> None:
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=HandClock(), ids=CountingIds())
    with telling_centre(place, store) as sender:
        assert sender is not None
        assert sender.flush(way_to(url), within_s=WITHIN_S)


def days(store: Store | Engine) -> list[tuple[str, int, str]]:
    """Day, number and seal of each, the first first."""
    wanted = select(CLOSED_DAYS.c.day, CLOSED_DAYS.c.number, CLOSED_DAYS.c.seal).order_by(CLOSED_DAYS.c.number)
    with store.read() if isinstance(store, Store) else store.connect() as connection:
        return [(row.day, row.number, row.seal) for row in connection.execute(wanted)]


def test_it_learns_its_closed_days_of_the_centre_and_goes_on_with_the_next_number(
    again: Counter, engine: Engine, url: str
) -> None:
    at_centre = days(engine)
    with again.opened() as store:
        assert [each[:2] for each in days(store)] == [(DAY.isoformat(), 1)]
        tell(store, url)
        assert days(store) == at_centre
        assert check_store(store).sound
        closer, book = Hall(store).closer(), StoredDayBook(store, HALL, ZONE, store.clock)
        assert (closer.standing(SECOND).number, closer.standing(SECOND).items) == (2, ())
        closing.keep(store, Facts(orders=(closing.order(2, days=1),)))  # its counter tells it again: it is in Z 2
        third = Facts(orders=(closing.order(3, days=2),))
        assert close(store, again.clock, THIRD, third) == 3
        counted = [book.summary(DayScope(day, day)).orders for day in (DAY, SECOND, THIRD)]
        assert counted == [1, 1, 1]
        tell(store, url)
        assert [each[:2] for each in days(engine)][1:] == [(SECOND.isoformat(), 2), (THIRD.isoformat(), 3)]


@pytest.mark.logs("closed day .*does not go on from ours")
@pytest.mark.logs("sent centre .*not the one the centre has")
@pytest.mark.logs("hall .*not the one the centre has")
def test_where_no_centre_answers_the_close_says_so_and_a_day_closed_otherwise_is_named(
    again: Counter, engine: Engine, url: str
) -> None:
    at_centre = days(engine)
    with again.opened() as store:
        closing.keep(store, Facts(orders=(closing.order(7, days=1),)))
        closer = Hall(store).closer()
        (item,) = closer.standing(SECOND).items
        assert (item.kind, "restored" in item.words.en) == (OpenKind.CENTRE_SILENT, True)
        with pytest.raises(DayCloseRefused, match="restored"):
            closing.walk(closer, day=SECOND)
        version = closer.standing(SECOND).version
        closer.carry(SECOND, item.subject, reason="纸上是 Z 1", version=version, by=MANAGER)
        assert closing.walk(closer, day=SECOND).number == 2
        assert closer.standing(THIRD).items == ()  # said once
        tell(store, url)
        assert days(engine) == at_centre
        (item,) = closer.standing(THIRD).items
        assert item.words.en == "The centre did not take closed day Z 2"
