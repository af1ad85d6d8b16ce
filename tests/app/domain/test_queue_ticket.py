from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.matter import QueueClass
from app.domain.queue_ticket import (
    EPOCH_MARKS,
    LETTERS,
    Appointment,
    Care,
    CustomerFacts,
    Dispute,
    QueueTicket,
    TicketNumber,
    business_day,
    check_ticket,
    class_of,
    desk_mark,
    facts_of,
    is_mark_of,
    next_mark,
    prefix_of,
)
from app.errors import InputRefused
from app.texts.language import Language, Text
from tests.fakes.queue import TICKET_AT, a_ticket

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("mark", "queue", "n", "zh", "en"),
    [
        ("", QueueClass.MOBILE, 18, "移A018", "A018"),
        ("", QueueClass.FIXED, 7, "宽B007", "B007"),
        ("", QueueClass.COMPLAINT, 3, "投C003", "C003"),
        ("F", QueueClass.MOBILE, 1, "移FA001", "FA001"),
        (desk_mark("03"), QueueClass.ENTERPRISE, 1200, "政3E1200", "3E1200"),
    ],
)
def test_a_number_is_said_with_its_class(mark: str, queue: QueueClass, n: int, zh: str, en: str) -> None:
    number = TicketNumber(date(2026, 11, 20), prefix_of(mark, queue), n)
    assert (number.shown.zh, number.shown.en) == (zh, en)
    assert class_of(number.prefix) is queue


def test_no_two_servers_and_no_two_desks_alone_share_a_prefix() -> None:
    desks = [f"{n:02d}" for n in range(1, 100)]
    own = {
        desk: [desk_mark(desk, server=mark, pairing=n) for mark in EPOCH_MARKS[:3] for n in (0, 1, 2, 19, 20, 399)]
        for desk in desks
    }
    assert own["03"][:5] == ["3", "3F", "3G", "3Z", "3FF"]
    assert own["03"][6] == "F3"
    assert all(is_mark_of(desk, mark) for desk in desks for mark in own[desk])
    assert not any(is_mark_of("03", mark) for mark in (*own["13"], *own["30"], *EPOCH_MARKS, "3A"))
    marks = [*EPOCH_MARKS, *(mark for desk in desks for mark in own[desk])]
    prefixes = [prefix_of(mark, queue) for mark in marks for queue in QueueClass]
    assert len(set(prefixes)) == len(prefixes)
    assert all(class_of(prefix_of(mark, queue)) is queue for mark in marks for queue in QueueClass)
    assert set(LETTERS) == set(QueueClass)


def test_each_promoted_server_has_another_mark() -> None:
    seen = [""]
    while (mark := next_mark(seen[-1])) != "":
        seen.append(mark)
    assert tuple(seen) == EPOCH_MARKS
    with pytest.raises(ValueError, match="not in tuple"):
        next_mark("3")


def test_a_prefix_of_no_class_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="X"):
        class_of("X")


@pytest.mark.parametrize(
    ("local", "zone", "begins", "day"),
    [
        ("2026-11-20 23:59:59", SHANGHAI, time(0), date(2026, 11, 20)),
        ("2026-11-21 00:00:00", SHANGHAI, time(0), date(2026, 11, 21)),
        ("2026-11-21 01:30:00", SHANGHAI, time(5), date(2026, 11, 20)),  # open overnight: still yesterday's day
        ("2026-11-21 05:00:00", SHANGHAI, time(5), date(2026, 11, 21)),
        (
            "2026-10-25 02:30:00",
            BERLIN,
            time(3),
            date(2026, 10, 24),
        ),  # the hour that comes twice belongs to the old day
        ("2026-10-25 03:00:00", BERLIN, time(3), date(2026, 10, 25)),
        ("2026-03-29 03:00:00", BERLIN, time(2, 30), date(2026, 3, 29)),  # the hour that is left out
    ],
)
def test_the_day_is_the_halls(local: str, zone: ZoneInfo, begins: time, day: date) -> None:
    at = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)
    assert business_day(at, zone, begins=begins) == day


def test_both_hours_of_a_clock_set_back_are_one_day() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 summer time
    second = first + timedelta(hours=1)  # 02:30 again
    assert business_day(first, BERLIN) == business_day(second, BERLIN) == date(2026, 10, 25)


def test_a_clock_set_back_opens_no_earlier_day() -> None:
    at = datetime(2026, 11, 19, 4, tzinfo=UTC)
    assert business_day(at, SHANGHAI, not_before=date(2026, 11, 20)) == date(2026, 11, 20)
    assert business_day(at, SHANGHAI, not_before=date(2026, 11, 1)) == date(2026, 11, 19)


LATER = TICKET_AT + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("ticket", "said"),
    [
        (a_ticket(matters=()), "先点来办什么"),
        (a_ticket(matters=("top_up", "top_up")), "点了两次"),
        (replace(a_ticket(), note="字" * 121), "121 字"),
        (replace(a_ticket(), dispute=Dispute("", Text("接待室", "Reception room"))), "接待室"),
        (replace(a_ticket(), appointment=Appointment(LATER, TICKET_AT)), "早于开始"),
        (replace(a_ticket(), customer=CustomerFacts("C-1", "张伟", "154****0017", 0, 0)), "姓名"),
        (replace(a_ticket(), customer=CustomerFacts("C-1", "张*", "15412340017", 0, 0)), "电话"),
    ],
)
def test_what_no_ticket_may_say(ticket: QueueTicket, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        check_ticket(ticket)
    assert said in refused.value.say(Language.ZH)
    assert refused.value.say(Language.EN)


def test_a_full_ticket_stands() -> None:
    ticket = replace(
        a_ticket(care=(Care.ILL, Care.ELDERLY)),
        note="字" * 120,
        dispute=Dispute("3001", Text("接待室", "Reception room")),
        appointment=Appointment(TICKET_AT, LATER),
        customer=facts_of(customer_id="C-1", name="张伟", phone="15412340017", stars=7, open_orders=1),
    )
    check_ticket(ticket)
    assert ticket.cares == (Care.ELDERLY, Care.ILL)
    assert ticket.large_print
    assert ticket.customer is not None
    assert (ticket.customer.name, ticket.customer.phone) == ("张*", "154****0017")


def test_stars_never_protect() -> None:
    ticket = replace(a_ticket(), customer=facts_of(customer_id="C-1", name="", phone="", stars=7, open_orders=0))
    check_ticket(ticket)
    assert not ticket.protected
    assert not ticket.large_print
