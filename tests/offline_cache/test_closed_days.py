"""Days sealed in a row: read back as they were, numbered without a gap, and every change behind the back named."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, text

from app.domain.day_facts import Facts
from app.domain.day_scope import DayScope
from app.domain.day_summary import Closed, DaySummary, Taking
from app.errors import Bug, DayTampered
from app.texts.language import Text
from app.wire.closed_day import closed_day_json, read_closed_day
from offline_cache import closed_days
from offline_cache.chain import link_of, sworn
from offline_cache.check import SOUND, check_store
from offline_cache.day_book import StoredDayBook
from offline_cache.day_migrate import bring_days_up_to_date
from offline_cache.journal import JournalKind, append
from offline_cache.store import Store
from tests.fakes.day_books import empty_day
from tests.fakes.orders import NOW
from tests.offline_cache import closing
from tests.offline_cache.closing import Hall

HALL, FIRST_DAY = "3701001", date(2026, 11, 20)
GUARDS = ("update", "delete", "insert")


def _summary(number: int) -> DaySummary:
    day = FIRST_DAY + timedelta(days=number - 1)
    taking = Taking("cash", "fees", 3, 12_300, -300, 0)
    closed = Closed(number, NOW, "1001", Text("何静", "He Jing"), (Text("一单未发", "1 not sent"),), "线路断", "")
    called = (("staff:1001", Text("何静", "He Jing")),)
    return replace(empty_day(DayScope(day, day)), takings=(taking,), closed=closed, called=called)


def _seal(store: Store, number: int) -> DaySummary:
    def job(connection: Connection) -> DaySummary:
        sealed = closed_days.seal_day(connection, HALL, _summary(number), key=store.closed_days_key)
        assert sealed.closed is not None
        append(
            connection,
            key=store.journal_key,
            kind=JournalKind.DAY_CLOSED,
            subject=sealed.scope.first.isoformat(),
            facts={"day": sealed.scope.first.isoformat(), "number": number, "seal": sealed.closed.seal},
            at=NOW,
        )
        return sealed

    return store.write(job)


@pytest.fixture
def three(store: Store) -> Store:
    """Three days in a row are closed."""
    store.write(bring_days_up_to_date)
    for number in (1, 2, 3):
        _seal(store, number)
    return store


def _behind_the_back(store: Store, sql: str) -> None:
    """As somebody would who has the key of the store and knows SQL."""

    def job(connection: Connection) -> None:
        kept = [
            row.sql
            for row in connection.execute(
                text("SELECT sql FROM sqlite_master WHERE tbl_name = 'closed_days' AND type = 'trigger'")
            )
        ]
        for act in GUARDS:
            connection.exec_driver_sql(f"DROP TRIGGER closed_days_{act}_refused")
        connection.exec_driver_sql(sql)
        for again in kept:
            connection.exec_driver_sql(again)

    store.write(job)


def _faults(store: Store) -> list[str]:
    with store.read() as connection:
        return [str(each) for each in closed_days.closed_day_faults(connection, key=store.closed_days_key)]


def test_a_closed_day_reads_back_as_it_was_and_the_last_one_is_found(three: Store) -> None:
    key = three.closed_days_key
    with three.read() as connection:
        read = closed_days.sealed_summary(connection, HALL, FIRST_DAY + timedelta(days=1), key=key)
        assert read is not None
        assert read.closed is not None
        assert len(read.closed.seal) == 64
        assert replace(read, closed=replace(read.closed, seal="")) == _summary(2)
        assert closed_days.sealed_summary(connection, HALL, FIRST_DAY + timedelta(days=3), key=key) is None
        assert closed_days.last_closed(connection, HALL) == FIRST_DAY + timedelta(days=2)
        assert closed_days.last_closed(connection, "other") is None
    assert _faults(three) == []


def test_a_number_is_given_once_and_leaves_no_gap(three: Store) -> None:
    for number in (3, 5):
        with pytest.raises(Bug):
            _seal(three, number)


@pytest.mark.parametrize("act", ["UPDATE closed_days SET number = 9", "DELETE FROM closed_days"])
def test_the_table_itself_refuses(three: Store, act: str) -> None:
    with pytest.raises(Exception, match="only ever added"):
        three.write(lambda connection: connection.exec_driver_sql(act))


TAMPERED: dict[str, tuple[str, str, bool]] = {
    "figures": (
        "UPDATE closed_days SET summary = replace(summary, '12300', '22300') WHERE number = 2",
        "closed day 2026-11-21 (Z 2) was changed",
        True,
    ),
    "column": (
        "UPDATE closed_days SET by = '1002' WHERE number = 2",
        "closed day 2026-11-21 (Z 2) does not agree with its summary",
        True,
    ),
    "the newest": (
        "DELETE FROM closed_days WHERE number = 3",
        "closed day 2026-11-22 (Z 3) is not as the journal swears",
        False,
    ),
    "one before": ("DELETE FROM closed_days WHERE number = 1", "closed day ? (Z 1) was taken away", False),
    "hmac": (
        "UPDATE closed_days SET hmac = substr(hmac, 3) || substr(hmac, 1, 2) WHERE number = 2",
        "closed day 2026-11-21 (Z 2) was not sealed by this program",
        True,
    ),
}


@pytest.mark.parametrize(("sql", "named", "read_tells"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_done_behind_the_back_is_named(three: Store, sql: str, named: str, read_tells: bool) -> None:
    _behind_the_back(three, sql)
    assert named in _faults(three)
    if read_tells:
        with three.read() as connection, pytest.raises(DayTampered) as told:
            closed_days.sealed_summary(connection, HALL, FIRST_DAY + timedelta(days=1), key=three.closed_days_key)
        assert "2026-11-21" in str(told.value)


def test_a_field_that_was_added_since_is_read_as_nothing() -> None:
    sealed = closed_day_json(_summary(1), hall_id=HALL)
    older = sealed.replace('"checks":[],', "").replace(',"first":"","last":""', "")
    assert older != sealed
    assert read_closed_day(older) == (HALL, _summary(1))
    for broken in (sealed.replace('"orders":', '"older":'), sealed.replace('"schema":1', '"schema":2'), "{}"):
        with pytest.raises(ValueError):
            read_closed_day(broken)


def test_what_was_changed_with_its_hash_is_known_by_the_key_alone(three: Store) -> None:
    body = closed_day_json(replace(_summary(3), orders=999), hall_id=HALL)
    with three.read() as connection:
        prev = connection.execute(text("SELECT prev FROM closed_days WHERE number = 3")).scalar_one()
    seal = link_of(prev, body)
    _behind_the_back(three, f"UPDATE closed_days SET summary = '{body}', seal = '{seal}' WHERE number = 3")
    assert "closed day 2026-11-22 (Z 3) was not sealed by this program" in _faults(three)


def test_one_that_was_sealed_anew_with_the_key_does_not_fit_the_next(three: Store) -> None:
    body = closed_day_json(replace(_summary(2), orders=999), hall_id=HALL)
    with three.read() as connection:
        prev = connection.execute(text("SELECT prev FROM closed_days WHERE number = 2")).scalar_one()
    seal = link_of(prev, body)
    sets = f"summary = '{body}', seal = '{seal}', hmac = '{sworn(three.closed_days_key, seal)}'"
    _behind_the_back(three, f"UPDATE closed_days SET {sets} WHERE number = 2")
    assert "closed day 2026-11-22 (Z 3) does not go on from the day before it" in _faults(three)


def test_the_stores_check_names_a_day_and_a_guard_that_was_taken_away(three: Store) -> None:
    assert check_store(three).integrity == SOUND
    _behind_the_back(three, TAMPERED["figures"][0])
    three.write(lambda connection: connection.exec_driver_sql("DROP TRIGGER closed_days_delete_refused"))
    said = check_store(three).integrity
    assert "closed day 2026-11-21 (Z 2) was changed" in said
    assert "guard is gone" in said


def test_a_rating_told_after_the_close_counts_on_no_day(store: Store) -> None:
    """As docs/day-figures.md says: the order was counted without one."""
    hall, rated = Hall(store), closing.order(1)
    closing.keep(store, Facts(orders=(rated,)))
    closing.walk(hall.closer())
    closing.keep(store, Facts(orders=(replace(rated, rating=3),)))
    next_day = closing.DAY + timedelta(days=1)
    book = StoredDayBook(store, closing.HALL, closing.ZONE, store.clock, seal_key=store.closed_days_key)
    found = [
        book.summary(DayScope(*each))
        for each in ((closing.DAY, closing.DAY), (next_day, next_day), (closing.DAY, next_day))
    ]
    assert [each.ratings for each in found] == [0, 0, 0]
    assert [each.orders for each in found] == [1, 0, 1]
