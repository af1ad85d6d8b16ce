from datetime import timedelta

import pytest

from app.domain.announcements import Announcements, CallOut, QuietHours, calls_in, read_quiet, recordings_of
from app.domain.matter import QueueClass
from app.domain.queue_ticket import TicketNumber
from app.domain.ticket_ledger import CallRules, begin, call, no_show, opened, re_insert, recall, split, transfer
from app.errors import InputRefused
from app.texts.language import Language
from tests.fakes.queue import DAY, a_ticket, at

RULES = CallRules()


def a_call(n: int = 18, *, minute: float = 4, desk: str = "03", letter: str = "A", nth: int = 1) -> CallOut:
    return CallOut(f"t{letter}{n}", TicketNumber(DAY, letter, n), QueueClass.MOBILE, desk, at(minute), nth)


def said(announcements: Announcements, minute: float) -> list[CallOut]:
    heard: list[CallOut] = []
    now = at(minute)
    while True:
        one, announcements = announcements.next(now=now)
        if one is None:
            return heard
        heard.append(one)
        now += timedelta(seconds=8)


def test_two_calls_in_one_second_are_both_heard_and_each_once() -> None:
    first, second = a_call(18), a_call(7, minute=4.01, desk="01")
    heard = Announcements().heard([second, first], now=at(4.1)).heard([first, second], now=at(4.2))
    assert said(heard, 4.2) == [first, second]
    assert said(heard.heard([first], now=at(4.3)).next(now=at(4.3))[1].heard([first, second], now=at(4.4)), 4.4) == [
        second
    ]


def test_after_a_gap_nothing_old_is_said_and_what_grew_old_in_line_is_left_out() -> None:
    old, new = a_call(18, minute=4), a_call(19, minute=9)
    assert Announcements().heard([old, new], now=at(10)).waiting == (new,)
    assert said(Announcements().heard([old, new], now=at(4)), 10) == [new]


def test_a_recall_is_heard_again_but_never_beside_the_call_it_repeats() -> None:
    first, again = a_call(18), a_call(18, minute=4.7, nth=2)
    spoken = Announcements().heard([first], now=at(4)).next(now=at(4))[1]
    assert said(spoken.heard([first, again], now=at(4.7)), 4.7) == [again]
    both = Announcements().heard([first, a_call(19)], now=at(4)).heard([again], now=at(4.7))
    assert said(both, 4.7) == [again, a_call(19)]


def test_nobody_is_called_who_was_missed_or_moved_meanwhile() -> None:
    waits = transfer(
        call(opened(a_ticket(18)), desk="3", staff="1", at=at(4)),
        to=QueueClass.FIXED,
        by="1",
        at=at(4.1),
        reason="宽带",
        desk="3",
    )
    heard = Announcements().heard(calls_in(waits), now=at(4.1))
    assert heard.waiting
    assert said(heard.without([waits]), 4.2) == []


def test_a_picture_older_than_the_call_takes_none_back() -> None:
    waited = opened(a_ticket(18))
    calls = calls_in(call(waited, desk="3", staff="1", at=at(4)))
    assert said(Announcements().heard(calls, now=at(4)).without([waited]), 4) == list(calls)


def test_a_course_tells_its_calls_and_no_split_is_one() -> None:
    course = call(opened(a_ticket(18, matters=("plan_change", "renewal"))), desk="03", staff="1", at=at(4))
    course = recall(course, desk="03", staff="1", at=at(5), rules=RULES)
    course, _ = split(
        course,
        codes=("renewal",),
        id="x",
        number=TicketNumber(DAY, "B", 9),
        queue=QueueClass.FIXED,
        by="1",
        at=at(5.1),
        desk="03",
    )
    course = re_insert(no_show(course, desk="03", staff="1", at=at(7), rules=RULES), by="5006", at=at(8), rules=RULES)
    course = begin(call(course, desk="12", staff="2", at=at(9)), desk="12", staff="2", at=at(9.5))
    told = [(each.counter, each.nth, each.at) for each in calls_in(course)]
    assert told == [("3", 1, at(4)), ("3", 2, at(5)), ("12", 1, at(9))]


@pytest.mark.parametrize(
    ("number", "desk", "zh", "en", "recordings"),
    [
        (
            "A018",
            "03",
            "请 移A018 到 3 号台",
            "Ticket A018, please go to counter 3",
            "letter_a zh_0 zh_1 zh_8 zh_to zh_3",
        ),
        (
            "FB006",
            "12",
            "请 宽FB006 到 12 号台",
            "Ticket FB006, please go to counter 12",
            "zh_to zh_ten zh_2 zh_counter",
        ),
        ("3C001", "20", "请 投3C001 到 20 号台", "Ticket 3C001, please go to counter 20", "zh_3 letter_c zh_0"),
    ],
)
def test_a_call_in_words_and_recordings(number: str, desk: str, zh: str, en: str, recordings: str) -> None:
    one = CallOut("t", TicketNumber(DAY, number[:-3], int(number[-3:])), QueueClass.MOBILE, desk, at(0))
    assert (one.said.zh, one.said.en) == (zh, en)
    assert recordings in " ".join(recordings_of(one, Language.ZH))
    english = recordings_of(one, Language.EN)
    assert english[0] == "en_ticket"
    assert english[-1] == f"en_{desk[-1]}"
    assert "en_please_go_to_counter" in english


def test_quiet_hours_also_over_midnight() -> None:
    noon, night = read_quiet("12:00-14:00"), read_quiet("22:00–07:30")
    times = [at(0).time().replace(hour=hour) for hour in (6, 12, 13, 14, 23)]
    assert [noon.holds(each) for each in times] == [False, True, True, False, False]
    assert [night.holds(each) for each in times] == [True, False, False, False, True]
    assert isinstance(noon, QuietHours)
    for wrong in ("12-", "x", "12:00-12:00", "25:00-26:00"):
        with pytest.raises(InputRefused):
            read_quiet(wrong)
