"""The close of a day in one store: nothing open passes silently, a kill leaves it whole, of two at once one is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, event

from app.domain.audit import AuditKind
from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenKind
from app.domain.day_digest import CENTRE, CentreSaid, DigestRow, digest_of
from app.domain.day_facts import Facts
from app.domain.hall_time import hall_date, start_of
from app.domain.order import CentralState
from app.errors import DayCloseRefused, StoreTrouble
from app.staff_ports import AuditSearch
from app.texts import day_close as words
from app.texts import store as store_words
from offline_cache.audit import StoredAudit
from offline_cache.check import SOUND, check_store
from offline_cache.closed_days import sealed_summary
from offline_cache.day_digest import hall_rows
from offline_cache.day_open_items import open_items
from offline_cache.day_open_people import CloseScope
from offline_cache.day_refused import refused_of_hall
from offline_cache.reconcile_takings import takings_around
from offline_cache.store import Store
from tests.fakes.orders import NOW
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, HALL, MANAGER, OTHER, Hall
from tests.offline_cache.parts import Counter

Job = Callable[[Connection], object]
OPEN = Facts(
    orders=(
        closing.order(1),
        closing.order(2, central=CentralState.PENDING),
        closing.order(3, central=CentralState.PENDING),
        closing.order(4, central=CentralState.REFUSED),
    ),
    takings=(closing.cash_taking(1, 5_000), closing.cash_taking(2, 700)),
    cash=(closing.period(closed=False, hours=1),),
    devices=(closing.device(drafts=2, prints=1, due_fen=300, in_part=1),),
)


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store)


def _kinds(standing: CloseStanding) -> list[OpenKind]:
    return [each.kind for each in standing.items]


def test_a_reason_covers_a_drawer_as_it_stood(hall: Hall) -> None:
    """More was taken since: it is another item, and has to be carried anew."""
    running, subjects = closing.period(closed=False), set[str]()
    for fen in (0, 0, 900_000):
        closing.keep(hall.store, Facts(cash=(replace(running, taken_fen=fen, expected_fen=50_000 + fen),)))
        (item,) = hall.closer().standing(DAY).items
        subjects.add(item.subject)
    assert len(subjects) == 2


def test_a_running_day_is_not_closed_silently_while_the_hall_is_open(hall: Hall, counter: Counter) -> None:
    hall.opening_hours = "周一至周五 09:00–18:00"
    closer, shuts = hall.closer(), start_of(DAY, closing.ZONE) + timedelta(hours=18)
    for at, day, kinds in (
        (NOW, DAY, [OpenKind.HALL_OPEN]),
        (shuts - timedelta(seconds=1), DAY, [OpenKind.HALL_OPEN]),
        (shuts, DAY, []),
        (NOW, DAY - timedelta(days=1), []),
    ):
        counter.clock.at = at
        assert _kinds(closer.standing(day)) == kinds
    with pytest.raises(DayCloseRefused, match=r"The hall is open until 18:00"):
        closer.take(DAY, CloseStep.STOP_TICKETS, version=0, by=MANAGER)
    (item,) = closer.standing(DAY).items
    closer.carry(DAY, item.subject, reason="停电提前关门", version=0, by=MANAGER)
    assert closing.walk(closer).number == 1
    with hall.store.read() as connection:
        sealed = sealed_summary(connection, HALL, DAY)
    assert sealed is not None
    assert sealed.closed is not None
    assert (sealed.closed.open_items, sealed.closed.reason) == ((item.words,), "停电提前关门")


def test_what_is_open_is_named_carried_with_a_reason_and_stands_on_the_summary(hall: Hall) -> None:
    closing.keep(hall.store, OPEN)
    hall.checks = (closing.silent("card"), closing.apart("scan"))
    closer = hall.closer()
    before = closer.standing(DAY)
    assert (before.begun_at, before.version, before.next_step) == (None, 0, CloseStep.STOP_TICKETS)
    assert _kinds(before) == [
        OpenKind.CASH_PERIOD,
        OpenKind.CASH_OUTSIDE,
        OpenKind.UNSENT,
        OpenKind.REFUSED,
        OpenKind.PARKED_FORM,
        OpenKind.PRINT,
        OpenKind.REFUSED,
        OpenKind.CASH_DUE,
    ]
    said = {each.kind: each.words.zh for each in reversed(before.items)}  # the first of each kind
    assert said[OpenKind.CASH_OUTSIDE] == "3 台 3017 没开班收退的现金 ¥57.00，2 笔"
    assert said[OpenKind.UNSENT] == "3 台 3017 有 2 单还没到中心，¥20.05"
    assert said[OpenKind.REFUSED] == "R004 被中心退回：号码已停机"
    assert (before.orders, before.takings_fen) == (4, 5_700)

    refused: list[CloseStep] = []
    standing = before
    for step in STEPS:
        try:
            standing = closer.take(DAY, step, version=standing.version, by=MANAGER, centre=CentreSaid(True))
        except DayCloseRefused:
            refused.append(step)
            standing = closer.standing(DAY)
            for item in standing.still_open:
                if item.kind.step is step:
                    standing = closer.carry(
                        DAY, item.subject, reason=f"因为{item.kind}", version=standing.version, by=MANAGER
                    )
            standing = closer.take(DAY, step, version=standing.version, by=MANAGER, centre=CentreSaid(True))
    assert refused == [CloseStep.COUNT_CASH, CloseStep.CHECK_TAKINGS, CloseStep.CLEAR_ITEMS, CloseStep.COMPARE]
    assert (standing.number, standing.next_step) == (1, None)
    assert standing.items == ()

    with hall.store.read() as connection:
        sealed = sealed_summary(connection, HALL, DAY, key=hall.store.closed_days_key)
    assert sealed is not None
    assert sealed.closed is not None
    named = [each.zh for each in sealed.closed.open_items]
    assert set(said.values()) < set(named)
    assert words.SILENT_CENTRE.zh in named
    assert "因为unsent" in sealed.closed.reason
    assert (sealed.checks, len(sealed.digests)) == (hall.checks, 1)
    kinds = frozenset({AuditKind.DAY_CARRIED, AuditKind.DAY_CLOSED, AuditKind.DAY_CLOSE_STEP})
    rows = StoredAudit(hall.store).find(AuditSearch(kinds=kinds), limit=50)
    assert [row.event.kind for row in rows].count(AuditKind.DAY_CARRIED) == len(named)
    assert rows[0].event.kind is AuditKind.DAY_CLOSE_STEP
    assert check_store(hall.store).integrity == SOUND


def test_asked_again_it_is_the_same_day_and_nobody_changes_it(hall: Hall) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    closer = hall.closer()
    before_last: list[int] = []
    done = closing.walk(closer, before=lambda standing: before_last.append(standing.version))
    again = closer.take(DAY, CloseStep.SIGN, version=before_last[-1], by=MANAGER)
    assert (again.number, again.closed_at, again.version) == (1, done.closed_at, done.version)
    with pytest.raises(DayCloseRefused, match="1002 has just gone on"):
        closer.take(DAY, CloseStep.SIGN, version=before_last[-1], by=OTHER)
    with pytest.raises(DayCloseRefused, match="closed already"):
        closer.carry(DAY, "unsent:3", reason="x", version=done.version, by=MANAGER)


def test_of_two_at_once_one_is_told_who_went_on(hall: Hall) -> None:
    closer = hall.closer()
    closer.take(DAY, CloseStep.STOP_TICKETS, version=0, by=MANAGER)
    with pytest.raises(DayCloseRefused, match="1002 has just gone on"):
        closer.take(DAY, CloseStep.STOP_TICKETS, version=0, by=OTHER)
    seen = closer.standing(DAY)
    assert closer.take(DAY, CloseStep.STOP_TICKETS, version=seen.version, by=OTHER) == seen
    assert closer.take(DAY, CloseStep.STOP_TICKETS, version=0, by=MANAGER) == seen
    with pytest.raises(DayCloseRefused, match="First: Count every drawer"):
        closer.take(DAY, CloseStep.SIGN, version=seen.version, by=MANAGER)


def test_more_of_what_was_carried_is_another_item(hall: Hall) -> None:
    closing.keep(hall.store, OPEN)
    closer = hall.closer()
    unsent = next(each for each in closer.standing(DAY).items if each.kind is OpenKind.UNSENT)
    carried = closer.carry(DAY, unsent.subject, reason="线路断", version=0, by=MANAGER)
    assert unsent not in carried.still_open
    assert closer.carry(DAY, unsent.subject, reason="线路断", version=0, by=MANAGER) == carried
    closing.keep(hall.store, Facts(orders=(closing.order(9, central=CentralState.PENDING),)))
    assert OpenKind.UNSENT in {each.kind for each in closer.standing(DAY).still_open}
    with pytest.raises(DayCloseRefused, match="done already"):
        closer.carry(DAY, unsent.subject, reason="线路断", version=carried.version, by=OTHER)


def test_days_are_closed_in_their_order_and_not_before_they_come(hall: Hall, counter: Counter) -> None:
    closer = hall.closer()
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2, days=1), closing.order(3, days=2))))
    with pytest.raises(DayCloseRefused, match="has not come yet"):
        closer.take(DAY + timedelta(days=1), CloseStep.STOP_TICKETS, version=0, by=MANAGER)
    closing.walk(closer)
    counter.clock.forward(timedelta(days=2))
    with pytest.raises(DayCloseRefused, match=f"{DAY + timedelta(days=1)} is not closed yet"):
        closer.take(DAY + timedelta(days=2), CloseStep.STOP_TICKETS, version=0, by=MANAGER)
    late = replace(closing.order(1), id="late", receipt_number="R900")
    closing.keep(hall.store, Facts(orders=(late,)))
    assert closer.standing(DAY).orders == 1  # as it was sealed
    assert closer.standing(DAY + timedelta(days=1)).orders == 2


def test_a_close_that_crosses_midnight_closes_the_day_it_was_begun_for(hall: Hall, counter: Counter) -> None:
    clock = counter.clock
    clock.at = start_of(DAY + timedelta(days=1), closing.ZONE) - timedelta(minutes=10)
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    closer = hall.closer()
    standing = closer.standing(DAY)
    for step in STEPS:
        standing = closer.take(DAY, step, version=standing.version, by=MANAGER)
        clock.forward(timedelta(minutes=5))
    assert standing.number == 1
    assert hall_date(standing.closed_at or clock.at, closing.ZONE) == DAY + timedelta(days=1)
    closing.keep(hall.store, Facts(orders=(replace(closing.order(2), accepted_at=clock.at, day=DAY),)))
    assert closer.standing(DAY).orders == 1
    assert (closer.standing(DAY + timedelta(days=1)).orders, closer.standing(DAY + timedelta(days=1)).version) == (1, 0)


def test_a_backup_that_fails_is_named_and_may_be_carried(hall: Hall) -> None:
    hall.backup = StoreTrouble(store_words.FULL)
    closer = hall.closer()
    with pytest.raises(DayCloseRefused, match="backup was not made"):
        closing.walk(closer)
    standing = closer.standing(DAY)
    (item,) = standing.still_open
    assert item.kind is OpenKind.BACKUP_FAILED
    standing = closer.carry(DAY, item.subject, reason="明天换盘", version=standing.version, by=MANAGER)
    assert closer.take(DAY, CloseStep.SIGN, version=standing.version, by=MANAGER).number == 1


def test_the_centre_s_keys_are_held_against_the_hall_s(hall: Hall) -> None:
    pending = closing.order(3, central=CentralState.PENDING)
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2), pending)))
    with hall.store.read() as connection:
        ours = hall_rows(connection, HALL, DAY)
    coming = DigestRow(pending.id, pending.entry_sha256, pending.amount_fen, pending.receipt_number, "3")
    strange = DigestRow("order-8", "8" * 64, 8_00, "R008", "8")
    there = (replace(ours[0], sha256="f" * 64), coming, strange)
    closer = hall.closer()
    (unsent,) = closer.standing(DAY).items
    closer.carry(DAY, unsent.subject, reason="在路上", version=0, by=MANAGER)
    with pytest.raises(DayCloseRefused, match="Compare again"):
        closing.walk(closer, centre=CentreSaid(True, digest_of(CENTRE, there), there[:1]))
    with pytest.raises(DayCloseRefused, match="Still open: 3"):
        closing.walk(closer, centre=CentreSaid(True, digest_of(CENTRE, there), there))
    standing = closer.standing(DAY)
    said = [each.words.zh for each in standing.items if each.kind is OpenKind.DIGEST_DIFFERS]
    assert said == [
        "R001（3 台）在中心和厅里不一样",
        "中心没有 R002（3 台，¥10.02）",
        "中心有 R008（8 台，¥8.00），厅里没有",
    ]
    assert closer.wanted_again(DAY) == ("order-2",)
    agreed = (*ours, coming)
    standing = closer.take(
        DAY,
        CloseStep.COMPARE,
        version=standing.version,
        by=MANAGER,
        centre=CentreSaid(True, digest_of(CENTRE, agreed), agreed),
    )
    assert standing.next_step is CloseStep.SIGN
    assert [each.count for each in standing.digests] == [2, 3]


def test_only_drawers_that_were_handed_in_are_counted_as_such(hall: Hall) -> None:
    running = replace(closing.period(closed=False), id="period-2", desk="4", device="PC-4")
    closing.keep(hall.store, Facts(cash=(closing.period(closed=True), running)))
    closer = hall.closer()
    (item,) = closer.standing(DAY).items
    closer.carry(DAY, item.subject, reason="还在卖", version=0, by=MANAGER)
    notes = {each.step: each.note.zh for each in closing.walk(closer).steps}
    assert notes[CloseStep.COUNT_CASH] == "1 个班交了，1 个带着没交，平"


def test_what_comes_for_a_day_nobody_closed_goes_late_to_the_next(hall: Hall) -> None:
    """The only desk of the day before was off while both its neighbours were closed."""
    closing.keep(hall.store, Facts(orders=(closing.order(1), closing.order(2, days=-2))))
    closer, before = hall.closer(), DAY - timedelta(days=1)
    closing.walk(closer, day=DAY - timedelta(days=2))
    closing.walk(closer)
    closing.keep(hall.store, Facts(orders=(closing.order(3, days=-1),)))
    assert (closer.standing(before).orders, closer.standing(DAY + timedelta(days=1)).orders) == (0, 1)
    with pytest.raises(DayCloseRefused, match=f"{DAY} is closed already"):
        closer.take(before, CloseStep.STOP_TICKETS, version=0, by=MANAGER)


def test_an_order_that_was_voided_counts_as_little_before_the_close_as_in_its_summary(hall: Hall) -> None:
    orders = (closing.order(1), closing.order(2, central=CentralState.VOIDED))
    closing.keep(hall.store, Facts(orders=orders))
    closer = hall.closer()
    assert closer.standing(DAY).orders == closing.walk(closer).orders == 1


def test_a_backup_is_made_before_the_day_is_sealed_and_of_the_sealed_day(hall: Hall) -> None:
    closing.keep(hall.store, Facts(orders=(closing.order(1),)))
    closing.walk(hall.closer(), before=lambda _: hall.told.clear())
    assert hall.told == ["backup, closed: 0", "backup, closed: 1"]


@pytest.mark.logs("no backup was made since")
def test_a_sealed_day_stays_closed_where_its_own_backup_fails(hall: Hall) -> None:
    hall.fails_once_sealed = StoreTrouble(store_words.FULL)
    assert closing.walk(hall.closer()).number == 1


def test_nothing_that_a_close_looks_at_reads_the_halls_years(hall: Hall) -> None:
    closing.keep(hall.store, OPEN)
    asked = list[tuple[str, tuple[object, ...]]]()
    with hall.store.read() as connection:

        def note(*told: object) -> None:
            sql, given = told[2:4]
            assert isinstance(sql, str)
            assert isinstance(given, tuple)
            asked.append((sql, given))

        event.listen(connection, "before_cursor_execute", note)
        list(open_items(connection, CloseScope(HALL, closing.ZONE, DAY, NOW)))
        refused_of_hall(connection, HALL)
        hall_rows(connection, HALL, DAY)
        takings_around(connection, hall_id=HALL, day=DAY)
        event.remove(connection, "before_cursor_execute", note)
        plans = [
            row.detail for sql, given in asked for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
        ]
    of_years = [each for each in plans if "day_orders" in each or "day_takings" in each]
    assert len(of_years) == 6
    assert [each for each in of_years if "day_orders_open" not in each and "booked_on" not in each] == []
