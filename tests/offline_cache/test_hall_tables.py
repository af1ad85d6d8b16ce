from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from app.domain.matter import QueueClass
from app.domain.queue_ticket import Care, facts_of
from app.domain.ticket_ledger import Standing
from app.errors import QueueRefused, StoreNewer
from offline_cache.hall_closing import end_day, forget_people, go_on_alone, keep_learned, promote_spare
from offline_cache.hall_migrate import FOLDER, NEWEST, REVISIONS, VERSION_TABLE, bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_schema import METADATA
from offline_cache.hall_view import HallView
from offline_cache.migrate import revision_of
from offline_cache.store import Store
from tests.fakes.orders import sample_id
from tests.offline_cache.hall_parts import QueueParts, call_next, issue, parts_in, serve
from tests.offline_cache.hall_shared import ALL, HALL, draft, shipped_rules

RULES = shipped_rules()
MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED
MINUTE = timedelta(minutes=1)


# -- what the database itself refuses


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE queue_ledger SET reason = 'x'",
        "DELETE FROM queue_ledger",
        "INSERT OR REPLACE INTO queue_ledger SELECT * FROM queue_ledger",
        "UPDATE queue_desk_ledger SET reason = 'x'",
        "DELETE FROM queue_desk_ledger",
    ],
)
def test_ledgers_are_only_ever_added_to(hall: QueueParts, statement: str) -> None:
    issue(hall)
    call_next(hall)
    hall.queue.pause_desk(desk="1", reason="午饭", key=hall.key())
    with pytest.raises(IntegrityError, match="only ever added"):
        hall.store.write(lambda connection: connection.execute(text(statement)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE queue_tickets SET n = 1 WHERE n = 2",
        "UPDATE queue_tickets SET standing = 'serving', desk = '3' WHERE n = 2",
    ],
)
def test_the_database_refuses_a_number_twice_and_two_at_a_desk(hall: QueueParts, statement: str) -> None:
    issue(hall)
    issue(hall)
    call_next(hall)
    with pytest.raises(IntegrityError):
        hall.store.write(lambda connection: connection.execute(text(statement)))


# -- desks, days, learning, forgetting


def test_desks_and_their_pauses_are_kept(hall: QueueParts) -> None:
    now = hall.clock.now()
    hall.clock.forward(10 * MINUTE)
    hall.queue.pause_desk(desk="3", reason="午饭", back_at=hall.clock.now() + 30 * MINUTE, key=hall.key())
    assert [(duty.desk, duty.calls) for duty in hall.view.desks()] == [("1", True), ("3", False)]
    hall.clock.forward(30 * MINUTE)
    hall.queue.resume_desk(desk="3", key=hall.key())
    again = hall.queue.open_desk(
        desk="3", staff="213", skills=frozenset({FIXED}), certificates=frozenset(), key=hall.key()
    )
    assert again.skills == {FIXED}
    hall.queue.close_desk(desk="3", key=hall.key())
    periods = hall.view.desk_periods(since=now, until=now + 99 * MINUTE)
    assert [(each.standing, each.reason, each.length_s) for each in periods] == [
        ("open", "", 600),
        ("paused", "午饭", 1800),
        ("open", "", 0),
        ("open", "", 0),
    ]
    assert [duty.desk for duty in hall.view.desks()] == ["1"]


def test_a_day_ends_only_when_nobody_is_at_a_desk(hall: QueueParts) -> None:
    issue(hall)
    issue(hall)
    course, day, now = serve(hall), date(2026, 11, 20), hall.clock.now()
    with pytest.raises(QueueRefused, match="A001"):
        end_day(hall.store, rules=RULES, day=day, by="3001", at=now)
    assert len(hall.view.open_courses()) == 2
    hall.queue.finish(ticket_id=course.ticket.id, desk="3", staff="213", key=hall.key())
    assert end_day(hall.store, rules=RULES, day=day, by="3001", at=now) == 1
    assert end_day(hall.store, rules=RULES, day=day, by="3001", at=now) == 0
    assert hall.view.open_courses() == ()
    assert [each.standing for each in hall.view.day_courses(date(2026, 11, 20))] == [
        Standing.FINISHED,
        Standing.CANCELLED,
    ]


def test_what_was_learned_is_kept_by_name(hall: QueueParts) -> None:
    keep_learned(hall.store, hall_id=HALL, learned={"habits": "{}", "waits": "1"})
    keep_learned(hall.store, hall_id=HALL, learned={"waits": "2"})
    assert hall.view.learned() == {"habits": "{}", "waits": "2"}


def test_old_tickets_forget_whose_they_were(hall: QueueParts) -> None:
    facts = facts_of(customer_id="C-1", name="张伟", phone="15412340017", stars=1, open_orders=0)
    old = hall.queue.issue(replace(draft(Care.ILL), customer=facts, note="便条"), ticket_id=hall.key())
    call_next(hall, "1")
    hall.clock.forward(timedelta(days=8))
    new = hall.queue.issue(replace(draft(), customer=facts, note="便条"), ticket_id=hall.key())
    called = call_next(hall)
    assert forget_people(hall.store, rules=RULES, before=date(2026, 11, 25)) == 1
    assert forget_people(hall.store, rules=RULES, before=date(2026, 11, 25)) == 0  # nothing is written again
    with hall.store.read() as connection:
        assert connection.execute(text("SELECT ticket_id FROM queue_acts")).scalars().all() == [called.ticket.id]
    bare = hall.view.course(old.ticket.id)
    assert bare is not None
    assert bare.ticket == replace(old.ticket, customer=None, note="")
    kept = hall.view.course(new.ticket.id)
    assert kept is not None
    assert kept.ticket == new.ticket


# -- the chain


def test_every_revision_file_is_known_by_name() -> None:
    script = ScriptDirectory(str(FOLDER))
    assert tuple(revision.revision for revision in script.walk_revisions("base", "heads"))[::-1] == REVISIONS


def test_the_tables_are_the_programs_and_go_down_and_up_again(hall: QueueParts) -> None:
    issue(hall)

    def down_and_up(connection: Connection) -> tuple[list[object], set[str], str | None]:
        found = compare_metadata(
            MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}), METADATA
        )
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.downgrade(config, "base")
        left = set(inspect(connection).get_table_names())
        bring_queue_up_to_date(connection)
        return list(found), left, revision_of(connection, version_table=VERSION_TABLE)

    assert hall.store.write(down_and_up) == ([], {VERSION_TABLE}, NEWEST)
    assert str(issue(hall).number) == "A001"


def test_a_newer_queue_is_refused(hall: QueueParts) -> None:
    hall.store.write(lambda connection: connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")))
    with pytest.raises(StoreNewer):
        hall.store.write(bring_queue_up_to_date)


def test_a_counters_store_holds_a_queue_beside_its_own_tables(store: Store) -> None:
    """A counter that goes on alone: both chains in one file, neither knows of the other."""
    store.write(bring_queue_up_to_date)
    queue = HallQueue(store, rules=RULES, clock=store.clock)
    go_on_alone(store, hall_id=HALL, desk="03", by="2107", reason="断网", at=store.clock.now())
    course = queue.issue(draft(), ticket_id=sample_id(1))
    assert course.number.shown.zh == "移3A001"
    assert HallView(store, rules=RULES).course(course.ticket.id) == course


def test_a_partition_in_which_both_sides_issue_and_call_ends_in_one_book(
    hall: QueueParts, empty_queue: Path, tmp_path: Path
) -> None:
    """Desk 3 goes on alone, a spare takes over for the others; then all of it comes together."""
    (tmp_path / "alone").mkdir()
    (tmp_path / "spare").mkdir()
    alone = parts_in(tmp_path / "alone", like=empty_queue, rules=RULES)
    spare = parts_in(tmp_path / "spare", like=empty_queue, rules=RULES)
    alone.ids.skip(1000)
    spare.ids.skip(2000)
    now = hall.clock.now()
    go_on_alone(alone.store, hall_id=HALL, desk="03", by="2107", reason="断网", at=now)
    promote_spare(spare.store, hall_id=HALL, after="", by="3001", reason="主机坏了", at=now)
    for parts, desk in ((hall, "1"), (alone, "3"), (spare, "4")):
        if parts is not hall:
            parts.queue.open_desk(desk=desk, staff=f"21{desk}", skills=ALL, certificates=frozenset(), key=parts.key())
        issue(parts)
        issue(parts)
        course = serve(parts, desk)
        parts.queue.finish(ticket_id=course.ticket.id, desk=desk, staff=f"21{desk}", key=parts.key())
    for parts in (alone, spare):
        for course in parts.view.day_courses(date(2026, 11, 20)):
            assert hall.queue.adopt(course) == course
    every = hall.view.day_courses(date(2026, 11, 20))
    assert [str(each.number) for each in every] == ["A001", "A002", "3A001", "3A002", "FA001", "FA002"]
    assert [each.standing for each in every] == [Standing.FINISHED, Standing.WAITING] * 3
    assert {str(each.number) for each in hall.view.waiting()} == {"A002", "3A002", "FA002"}
    for parts in (alone, spare):
        parts.store.close()
