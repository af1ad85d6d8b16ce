from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

import resources
from app.domain.display_picture import (
    LAST_CALLS,
    NOTICE_S,
    day_words,
    display_picture,
    flashes,
    fraud_notice,
    newest_calls,
    notice_at,
    notices,
    offer_notices,
    read_classes,
)
from app.domain.matter import QueueClass
from app.domain.queue_picture import ClassWait, QueuePicture
from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import CallRules, TicketCourse, begin, call, finish, opened, recall
from app.domain.ticket_times import Promises
from app.domain.told_wait import WaitEstimate
from app.errors import InputRefused
from app.handling.read_catalogue import read_catalogue
from tests.fakes.queue import a_ticket, at

MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED


def called(n: int, minute: float, *, queue: QueueClass = MOBILE, care: tuple[Care, ...] = ()) -> TicketCourse:
    return call(opened(a_ticket(n, queue=queue, care=care)), desk="03", staff="1", at=at(minute))


def a_picture(*waits: ClassWait) -> QueuePicture:
    return QueuePicture(at(60), "e", (), (), (), waits)


def test_the_newest_call_is_large_and_a_ticket_stands_once_with_its_newest_call() -> None:
    courses = [called(n, n) for n in range(1, 10)]
    again = recall(courses[4], desk="03", staff="1", at=at(11), rules=CallRules())
    calls = newest_calls(newest_calls((), courses, now=at(12)), [again], now=at(12))
    shown = display_picture(a_picture(), calls)
    assert shown.newest is not None
    assert (shown.newest.number.n, shown.newest.nth) == (5, 2)
    assert [each.number.n for each in shown.last] == [9, 8, 7, 6, 4, 3]
    assert len(shown.last) == LAST_CALLS


def test_who_is_done_stays_among_the_last_calls_until_they_are_long_past() -> None:
    course = called(1, 1)
    known = newest_calls((), [course], now=at(2))
    done = finish(begin(course, desk="03", staff="1", at=at(2)), desk="03", staff="1", at=at(3))
    assert newest_calls(known, [], now=at(60)) == known == newest_calls((), [done], now=at(60))
    assert newest_calls(known, [], now=at(60 * 15)) == ()


def test_a_screen_of_its_own_classes_shows_no_other() -> None:
    told = WaitEstimate(300, 300, None, 5, 9)
    picture = a_picture(ClassWait(MOBILE, 4, told, told), ClassWait(FIXED, 2, told, told))
    calls = newest_calls((), [called(1, 1), called(2, 2, queue=FIXED)], now=at(3), classes=read_classes("a"))
    shown = display_picture(picture, calls, classes=read_classes("a"))
    assert [each.queue for each in shown.classes] == [MOBILE]
    assert shown.newest is not None
    assert shown.newest.number.n == 1
    assert shown.last == ()
    assert read_classes(" ") == frozenset()
    assert read_classes("A,b") == {MOBILE, FIXED}
    with pytest.raises(InputRefused):
        read_classes("A,Z")


def test_a_class_says_how_long_or_whom_to_ask_and_is_left_out_when_closed_and_empty() -> None:
    told = WaitEstimate(300, 300, None, 5, 9)
    waits = (
        ClassWait(MOBILE, 4, told, None),
        ClassWait(FIXED, 0, replace(told, low_min=0, high_min=0), None),
        ClassWait(QueueClass.REPAIR, 3, None, None),
        ClassWait(QueueClass.ENTERPRISE, 0, None, None),
        ClassWait(QueueClass.COMPLAINT, 0, told, None),
    )
    shown = display_picture(a_picture(*waits), ()).classes
    assert [(each.waits.zh, each.says.zh) for each in shown] == [
        ("等 4 人", "约 5–9 分钟"),
        ("等 0 人", "马上叫"),
        ("等 3 人", "请问引导员"),
        ("台都在忙", "约 5–9 分钟"),  # others wait for the same desks
    ]


def test_care_is_told_to_all_and_of_nobody() -> None:
    plain, cared = called(1, 1), called(1, 1, care=(Care.ELDERLY,))
    assert newest_calls((), [plain], now=at(2)) == newest_calls((), [cared], now=at(2))
    every = notices(promises=Promises(protected_finished_s=480))
    assert "8 分钟" in every[0].says.zh
    assert "6 分钟" not in " ".join(each.says.zh for each in every)
    assert "10010" in fraud_notice("10010").says.zh


def test_all_screens_say_the_same_notice_at_the_same_time() -> None:
    every = notices(promises=Promises())
    start = at(0)
    told = [notice_at(every, start + timedelta(seconds=NOTICE_S * n)) for n in range(len(every))]
    assert set(told) == set(every)
    assert notice_at(every, start + timedelta(seconds=NOTICE_S * len(every))) == told[0]


def test_plans_whose_price_is_one_figure_are_shown_between_calls_while_they_are_on_sale() -> None:
    text = resources.path("demo/catalogue.toml").read_text("utf-8")
    catalogue = read_catalogue(text, matters=None)
    offers = offer_notices(catalogue, at(0).date())
    said = [each.says.zh for each in offers]
    plans = [each for each in catalogue.on_sale(at(0).date()) if each.is_main_plan]
    assert any(plans[0].name.zh in each and "每月 ¥" in each for each in said)
    assert not [each for each in plans if each.discount is not None and any(each.name.zh in one for one in said)]
    assert offer_notices(catalogue, date(2001, 1, 1)) == ()
    assert set(offers) <= set(notices(promises=Promises(), offers=offers))


def test_a_call_draws_the_eye_for_some_seconds() -> None:
    (one,) = newest_calls((), [called(1, 1)], now=at(2))
    moments = (one.at, one.at + timedelta(seconds=7), one.at + timedelta(seconds=9))
    assert [flashes(one, each) for each in moments] == [True, True, False]
    assert not flashes(None, at(0))


def test_the_day_is_the_halls() -> None:
    late = at(0).replace(hour=17, minute=0)  # in Shanghai the next day
    words = day_words(late, ZoneInfo("Asia/Shanghai"))
    local = late.astimezone(ZoneInfo("Asia/Shanghai"))
    assert words.zh.startswith(f"{local.month} 月 {local.day} 日 星期")
    assert str(local.day) in words.en
