"""What a day was closed with: how long it is told, and to whom it means nothing any more."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenKind
from app.domain.day_facts import DeviceFact, Facts
from app.domain.day_scope import DayScope
from app.domain.figure_table import Behind
from app.domain.order import CentralState
from app.errors import DayCloseRefused
from app.texts import day_close as words
from offline_cache.closed_days import sealed_summary
from offline_cache.day_book import StoredDayBook
from offline_cache.moments import to_us
from offline_cache.store import Store
from tests.fakes.orders import NOW
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, HALL, MANAGER, Hall
from tests.offline_cache.parts import Counter


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store)


def _kinds(standing: CloseStanding) -> list[OpenKind]:
    return [each.kind for each in standing.items]


def _with_papers(*keys: str) -> DeviceFact:
    """As desk 3 tells them (offline_cache/day_waiting.py)."""
    told = json.dumps(["".join(keys), to_us(NOW), keys, []])
    return closing.device(prints=len(keys), named=("", told))


def test_a_period_that_was_carried_and_handed_in_since_haunts_no_later_close(hall: Hall, counter: Counter) -> None:
    running = closing.period(closed=False)
    closing.keep(hall.store, Facts(orders=(closing.order(1),), cash=(running,)))
    closer = hall.closer()
    (item,) = closer.standing(DAY).items
    closer.carry(DAY, item.subject, reason="还在卖", version=0, by=MANAGER)
    closing.walk(closer)
    with hall.store.read() as connection:
        sealed = sealed_summary(connection, HALL, DAY)
    assert sealed is not None
    next_day = DAY + timedelta(days=1)
    assert _kinds(closer.standing(next_day)) == [OpenKind.CASH_PERIOD]  # it runs on
    closing.keep(hall.store, Facts(cash=(closing.period(closed=True),)))
    outside = replace(closing.cash_taking(9, 12_345), day=next_day, at=NOW + timedelta(days=1))
    closing.keep(hall.store, Facts(takings=(outside,)))
    counter.clock.forward(timedelta(days=1))
    assert [each.words.zh for each in closer.standing(next_day).items] == ["3 台 3017 没开班收退的现金 ¥123.45，1 笔"]
    book = StoredDayBook(hall.store, HALL, closing.ZONE, counter.clock)
    for first, ids in ((DAY, ["period-1/after"]), (next_day, ["period-1/after"])):  # once, however many days it ran
        span = DayScope(first, next_day)
        assert [each.id for each in book.summary(span).cash] == ids
        assert len(book.rows(span, Behind("cash")).rows) == 1
    assert sealed.cash == (running,)


def test_what_a_day_was_closed_with_is_shown_until_it_is_done_away(hall: Hall, counter: Counter) -> None:
    refused = closing.order(4, central=CentralState.REFUSED)
    closing.keep(hall.store, Facts(orders=(refused, closing.order(2, central=CentralState.PENDING))))
    closing.keep(hall.store, Facts(takings=(closing.cash_taking(1, 5_000),), devices=(_with_papers("A", "B"),)))
    hall.checks = (closing.silent("card"),)
    closer = hall.closer()
    standing = closer.standing(DAY)
    for step in STEPS:
        for item in () if step is CloseStep.CHECK_TAKINGS else standing.still_open:
            standing = closer.carry(DAY, item.subject, reason=f"因为{item.kind}", version=standing.version, by=MANAGER)
        if step is CloseStep.CHECK_TAKINGS:
            with pytest.raises(DayCloseRefused):
                closer.take(DAY, step, version=standing.version, by=MANAGER)
            standing = closer.standing(DAY)
            (item,) = standing.still_open
            standing = closer.carry(DAY, item.subject, reason="明天补对", version=standing.version, by=MANAGER)
        standing = closer.take(DAY, step, version=standing.version, by=MANAGER)
    assert standing.left == ()
    counter.clock.forward(timedelta(days=1))
    fresh = closing.order(3, central=CentralState.PENDING)  # of the same desk, and nothing of what was carried
    closing.keep(hall.store, Facts(orders=(fresh,), devices=(_with_papers("B", "C"),)))
    cash = replace(closing.cash_taking(9, 100), day=DAY + timedelta(days=1), at=counter.clock.now())
    closing.keep(hall.store, Facts(takings=(cash,)))  # of another day: nothing of what was carried

    def left() -> list[tuple[str, str]]:
        return [(each.item.words.zh, each.reason) for each in closer.standing(DAY + timedelta(days=1)).left]

    asked_again = (words.SILENT_PROVIDER.zh.format(method="银行卡"), "明天补对")
    assert left() == [
        ("3 台 3017 有 2 单还没到中心，¥20.05，其中 1 件是那天留下的", "因为unsent"),
        ("R004 被中心退回：号码已停机", "因为refused"),
        ("3 台有 2 张纸没确认打出来，其中 1 件是那天留下的", "因为print"),
        asked_again,
    ]
    sent = replace(refused, central=CentralState.ACCEPTED.value, refusal="")
    closing.keep(hall.store, Facts(orders=(sent,), devices=(_with_papers("B"),)))
    kept = ("3 台有 1 张纸没确认打出来", "因为print")
    assert left()[1:] == [kept, asked_again]
    closing.keep(hall.store, Facts(orders=(closing.order(2),), devices=(_with_papers("D"),)))
    assert left() == [asked_again]  # today's own order and paper are open, and nothing of what was carried


def test_what_a_desk_left_open_is_named_while_it_stays_switched_off(hall: Hall, counter: Counter) -> None:
    """A desk that left nothing open holds up no close, however long it is off."""
    idle = replace(closing.device(), id="PC-4", desk="4")
    closing.keep(hall.store, Facts(devices=(closing.device(due_fen=30_000, prints=1, in_part=1), idle)))
    counter.clock.forward(timedelta(days=2))
    expected = ["3 台有 1 张纸没确认打出来", "3 台有 1 单被中心退回了几行", "3 台还欠客户现金 ¥300.00"]
    assert [each.words.zh for each in hall.closer().standing(DAY + timedelta(days=2)).items] == expected
