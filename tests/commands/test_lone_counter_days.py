"""Closed days of a hall that is one counter: told to its centre, and learned of it by a store that was restored."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from app.domain.day_facts import Facts
from app.domain.day_scope import DayScope
from app.ports import LinkState, LinkStatus
from app.wire.pairing import HALL_SERVER
from central.application import create_app
from central.pairing import make_code
from commands.fact_room import CENTRE, fact_room
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.stored_parts import stored_parts
from offline_cache.backup import back_up, restore
from offline_cache.check import check_store
from offline_cache.closed_days_learned import days_unknown
from offline_cache.day_keep import keep_facts
from offline_cache.day_schema import CLOSED_DAYS, DAY_DEVICES
from offline_cache.halls_days import days_of_hall
from offline_cache.pair_device import pair_device, token_of
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.clock import HandClock
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, HALL, Hall

WITHIN_S = 20.0
OPERATOR = "operator"
SECOND = date(DAY.year, DAY.month, DAY.day + 1)
ONLINE = LinkStatus(LinkState.ONLINE, datetime(2026, 11, 20, tzinfo=UTC))


@pytest.fixture
def url(engine: Engine) -> Iterator[str]:
    with served(
        create_app(engine=engine, clock=HandClock(), ids=CountingIds(), tick_s=None, import_token=OPERATOR)
    ) as url:
        yield url


@pytest.fixture
def store(stocked: Path, engine: Engine, url: str) -> Iterator[Store]:
    """A counter's that is paired with the centre and with no hall server."""
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    settings, desk = StoredSettings(store), stored_parts(store).desk
    settings.set(CENTRAL_URL, url)
    settings.set(CENTRAL_TOKEN, _paired(engine, url, desk_number=desk.number, device_id=desk.device_id))
    yield store
    store.close()


def _paired(engine: Engine, url: str, *, desk_number: str, device_id: str) -> str:
    """Its token."""
    code = make_code(engine, hall_id=HALL, desk_number=desk_number, device_id=device_id, at=HandClock().now())
    secret = SystemIds().token()
    return token_of(pair_device(url=url, code=code, secret=secret), secret=secret)


def _close(store: Store, day: date) -> None:
    orders = (closing.order(day.day, days=(day - DAY).days),)
    store.write(lambda connection: keep_facts(connection, HALL, Facts(orders=orders), noted=False))
    closing.walk(Hall(store).closer(), day=day)


def _tell(store: Store) -> None:
    """All there is, as the counter's own program does it."""
    facts = fact_room(stored_parts(store), link=lambda: ONLINE, clock=SystemClock())
    facts.start()
    try:
        assert facts.sender.flush(CENTRE, within_s=WITHIN_S)
    finally:
        assert facts.stop()


def _days(store: Store | Engine) -> list[tuple[str, int, str]]:
    wanted = select(CLOSED_DAYS.c.day, CLOSED_DAYS.c.number, CLOSED_DAYS.c.seal).order_by(CLOSED_DAYS.c.number)
    with store.read() if isinstance(store, Store) else store.connect() as connection:
        return [(row.day, row.number, row.seal) for row in connection.execute(wanted)]


def test_its_closed_days_come_to_the_centre_and_back_to_a_store_that_was_restored(
    store: Store, engine: Engine, url: str, tmp_path: Path
) -> None:
    _close(store, DAY)
    made = back_up(store, tmp_path / "backups")
    _tell(store)
    assert _days(engine) == _days(store)
    with engine.begin() as lost:  # the centre was put back from an older backup
        lost.execute(CLOSED_DAYS.delete())
    _close(store, SECOND)
    _tell(store)
    assert _days(engine) == _days(store)
    assert [each[:2] for each in _days(engine)] == [(DAY.isoformat(), 1), (SECOND.isoformat(), 2)]
    said = days_of_hall(url, OPERATOR, HALL, scope=DayScope(SECOND, SECOND)).summary
    assert said is not None
    assert said.closed is not None
    assert said.closed.number == 2

    restore(made.folder, tmp_path / "again")
    again = open_or_create_demo(tmp_path / "again", clock=SystemClock(), ids=SystemIds())
    try:
        assert len(_days(again)) == 1
        _tell(again)
        assert _days(again) == _days(engine)
        assert check_store(again).sound
        with again.read() as connection:
            assert not days_unknown(connection, HALL)
    finally:
        again.close()


@pytest.mark.logs("sent centre: This hall has a hall server")
def test_a_desk_of_a_hall_with_a_hall_server_closes_nothing_at_the_centre_and_is_heard_all_the_same(
    store: Store, engine: Engine, url: str
) -> None:
    _paired(engine, url, desk_number=HALL_SERVER, device_id="SERVER")
    _close(store, DAY)
    _tell(store)
    assert _days(engine) == []
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(DAY_DEVICES)).scalar() == 1
    items = Hall(store).closer().standing(SECOND).items
    assert "The centre did not take closed day Z 1" in [each.words.en for each in items]
