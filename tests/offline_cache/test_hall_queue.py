from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from app.domain.matter import QueueClass
from app.domain.queue_asked import TicketDraft
from app.domain.queue_ticket import Appointment, Care, Dispute, TicketNumber, facts_of
from app.domain.ticket_ledger import Act, begin, call, finish, opened
from app.domain.ticket_times import waited_s
from app.domain.told_wait import WaitEstimate
from app.errors import InputRefused, QueueRefused
from app.texts.language import Language, Text
from offline_cache.hall_book import HallBook
from offline_cache.hall_closing import end_day, go_on_alone, promote_spare
from tests.fakes.orders import sample_id
from tests.fakes.queue import a_ticket
from tests.offline_cache.hall_parts import QueueParts, call_next, issue, parts_in, serve
from tests.offline_cache.hall_shared import ALL, HALL, draft, shipped_rules

RULES = shipped_rules()
MOBILE, FIXED = QueueClass.MOBILE, QueueClass.FIXED
MINUTE = timedelta(minutes=1)


# -- issuing


def test_numbers_count_by_class_and_a_ticket_reads_back_whole(hall: QueueParts) -> None:
    now = hall.clock.now()
    whole = TicketDraft(
        queue=MOBILE,
        matters=("plan_change", "sim_replacement"),
        issued_by="5006",
        brought=("resident_id",),
        missing=("household_register",),
        care=frozenset({Care.ELDERLY, Care.ILL}),
        appointment=Appointment(now, now + MINUTE),
        dispute=Dispute("3001", Text("接待室", "Reception room")),
        note="耳背，请慢慢说",
        language=Language.EN,
        customer=facts_of(
            customer_id="C-1",
            name="张伟",
            phone="15412340017",
            stars=6,
            open_orders=1,
            ends_soon=(Text("宽带 12 月到期", "Broadband ends in December"),),
        ),
        told=WaitEstimate(200.5, 180.0, None, 2, 5),
    )
    first = hall.queue.issue(whole, ticket_id=hall.key())
    assert hall.view.course(first.ticket.id) == first
    assert (first.ticket.note, first.ticket.customer, first.ticket.told) == (whole.note, whole.customer, whole.told)
    numbers = [str(issue(hall, queue=queue).number) for queue in (MOBILE, FIXED, MOBILE)]
    assert [str(first.number), *numbers] == ["A001", "A002", "B001", "A003"]


def test_one_request_is_one_ticket_however_often_it_comes(hall: QueueParts) -> None:
    id = hall.key()
    assert hall.queue.issue(draft(), ticket_id=id) == hall.queue.issue(draft(), ticket_id=id)
    assert str(issue(hall).number) == "A002"


def test_what_no_ticket_may_say_takes_no_number(hall: QueueParts) -> None:
    with pytest.raises(InputRefused):
        hall.queue.issue(draft(matters=()), ticket_id=hall.key())
    assert str(issue(hall).number) == "A001"


def test_a_day_is_the_halls_and_never_goes_back(empty_queue: Path, tmp_path: Path) -> None:
    parts = parts_in(tmp_path, like=empty_queue, rules=replace(RULES, day_begins=time(5)))
    at = parts.clock
    at.at = datetime(2026, 11, 20, 15, 50, tzinfo=UTC)  # 23:50
    assert issue(parts).number == TicketNumber(date(2026, 11, 20), "A", 1)
    at.forward(timedelta(hours=1))  # 00:50: the night belongs to the evening
    assert issue(parts).number == TicketNumber(date(2026, 11, 20), "A", 2)
    at.forward(timedelta(hours=5))
    # two of yesterday's wait still: no number is shown twice
    assert issue(parts).number == TicketNumber(date(2026, 11, 21), "A", 3)
    at.forward(timedelta(hours=-9))
    assert issue(parts).number == TicketNumber(date(2026, 11, 21), "A", 4)
    assert end_day(parts.store, rules=parts.rules, day=date(2026, 11, 20), by="3001", at=at.now()) == 2
    at.forward(timedelta(days=2))
    assert end_day(parts.store, rules=parts.rules, day=date(2026, 11, 21), by="3001", at=at.now()) == 2
    assert issue(parts).number == TicketNumber(date(2026, 11, 22), "A", 1)
    parts.store.close()


def test_lent_numbers_are_nobody_elses(hall: QueueParts) -> None:
    issue(hall)
    now = hall.clock.now()
    lease = hall.queue.lend_numbers(
        queue=MOBILE, count=3, holder="kiosk-2", expires_at=now + 60 * MINUTE, key=hall.key()
    )
    assert [str(number) for number in lease.numbers()] == ["A002", "A003", "A004"]
    assert str(issue(hall).number) == "A005"
    number, id = lease.numbers()[1], hall.key()
    taken = hall.queue.take_leased(
        draft(), ticket_id=id, number=number, lease_id=lease.id, holder="kiosk-2", issued_at=now - MINUTE
    )
    assert taken.ticket.issued_at == now - MINUTE
    again = hall.queue.take_leased(
        draft(), ticket_id=id, number=number, lease_id=lease.id, holder="kiosk-2", issued_at=now
    )
    assert again == taken
    for wrong, lease_id, said in (
        (number, lease.id, "given to somebody else"),
        (TicketNumber(number.day, "A", 5), lease.id, "2–4"),
        (TicketNumber(number.day, "B", 3), lease.id, "2–4"),
        (number, "none", "never lent"),
    ):
        with pytest.raises(QueueRefused, match=said):
            hall.queue.take_leased(
                draft(), ticket_id=hall.key(), number=wrong, lease_id=lease_id, holder="kiosk-2", issued_at=now
            )


def test_a_promoted_spare_and_a_counter_alone_bear_marks_of_their_own(hall: QueueParts) -> None:
    now = hall.clock.now()
    assert str(issue(hall).number) == "A001"
    assert promote_spare(hall.store, hall_id=HALL, after="", by="3001", reason="主机坏了", at=now) == "F"
    assert str(issue(hall).number) == "FA001"
    assert promote_spare(hall.store, hall_id=HALL, after="F", by="3001", reason="又坏了", at=now) == "G"
    assert go_on_alone(hall.store, hall_id=HALL, desk="03", by="2107", reason="断网", at=now) == "3"
    assert str(issue(hall).number) == "3A001"
    with pytest.raises(ValueError, match="bore 3"):
        promote_spare(hall.store, hall_id=HALL, after="3", by="3001", reason="x", at=now)


def test_what_a_counter_did_alone_is_taken_in_once(hall: QueueParts) -> None:
    now = hall.clock.now()
    ticket = replace(a_ticket(7, issued=now), number=TicketNumber(date(2026, 11, 20), "3A", 7))
    course = finish(
        begin(call(opened(ticket), desk="3", staff="213", at=now + MINUTE), desk="3", staff="213", at=now + 2 * MINUTE),
        desk="3",
        staff="213",
        at=now + 5 * MINUTE,
    )
    assert hall.queue.adopt(course) == course
    assert hall.queue.adopt(course) == course
    assert hall.view.course(ticket.id) == course
    with pytest.raises(InputRefused, match="somebody else"):
        hall.queue.adopt(opened(replace(ticket, id=sample_id(99))))


def test_what_a_counter_did_since_a_lost_answer_is_taken_in_unless_the_hall_went_on(hall: QueueParts) -> None:
    now = hall.clock.now()
    ticket = replace(a_ticket(7, issued=now), number=TicketNumber(date(2026, 11, 20), "3A", 7))
    called = call(opened(ticket), desk="3", staff="213", at=now + MINUTE)
    serving = begin(called, desk="3", staff="213", at=now + 2 * MINUTE)
    done = finish(serving, desk="3", staff="213", at=now + 5 * MINUTE)
    for course in (called, serving, done):
        assert hall.queue.adopt(course) == course
    assert hall.queue.adopt(called) == done  # told late
    assert hall.view.course(ticket.id) == done
    waits = opened(replace(ticket, id=sample_id(98), number=replace(ticket.number, n=8)))
    hall.queue.adopt(waits)
    here = call_next(hall, "1")
    assert hall.queue.adopt(call(waits, desk="3", staff="213", at=now + MINUTE)) == here


def test_a_customer_still_at_a_desk_is_taken_in_once_the_desk_is_free_in_this_book(hall: QueueParts) -> None:
    now = hall.clock.now()
    ticket = replace(a_ticket(7, issued=now), number=TicketNumber(date(2026, 11, 20), "3A", 7))
    there = call(opened(ticket), desk="3", staff="213", at=now)
    issue(hall)
    mine = serve(hall)
    with pytest.raises(QueueRefused, match="A001"):
        hall.queue.adopt(there)
    hall.queue.finish(ticket_id=mine.ticket.id, desk="3", staff="213", key=hall.key())
    assert hall.queue.adopt(there) == there
    with pytest.raises(QueueRefused, match="3A007"):
        hall.queue.call_next(desk="3", key=hall.key())


# -- calling


def test_the_weights_choose_and_the_reason_is_said(hall: QueueParts) -> None:
    ordinary = issue(hall)
    hall.clock.forward(4 * MINUTE)
    cared = issue(hall, Care.ELDERLY)
    hall.clock.forward(MINUTE)
    called = hall.queue.call_next(desk="3", key=hall.key())
    assert called is not None
    assert called.course.ticket == cared.ticket
    assert called.reason == Text("老人，等了 1 分钟 × 20", "elderly, waited 1 min × 20")
    assert call_next(hall, "1").ticket == ordinary.ticket
    hall.queue.open_desk(desk="9", staff="219", skills=ALL, certificates=frozenset(), key=hall.key())
    assert hall.queue.call_next(desk="9", key=hall.key()) is None


def test_a_double_click_calls_once(hall: QueueParts) -> None:
    issue(hall)
    issue(hall)
    key = hall.key()
    first, again = hall.queue.call_next(desk="3", key=key), hall.queue.call_next(desk="3", key=key)
    assert first is not None
    assert again is not None
    assert first.course == again.course
    with pytest.raises(QueueRefused) as refused:
        hall.queue.call_next(desk="3", key=hall.key())
    assert refused.value.say(Language.ZH) == "3 号台手上还有 移A001，先办完或转走，再叫下一位。"
    assert len(hall.view.waiting()) == 1


def test_a_desk_that_is_closed_or_paused_calls_nobody(hall: QueueParts) -> None:
    issue(hall)
    hall.queue.pause_desk(desk="3", reason="午饭", key=hall.key())
    for desk in ("3", "7"):
        with pytest.raises(QueueRefused):
            hall.queue.call_next(desk=desk, key=hall.key())
    hall.queue.resume_desk(desk="3", key=hall.key())
    assert call_next(hall).desk == "3"


def test_this_one_wants_a_reason_and_a_desk_that_can(hall: QueueParts) -> None:
    issue(hall)
    second = issue(hall, queue=QueueClass.ENTERPRISE, matters=("leased_circuit",))
    with pytest.raises(QueueRefused, match="why"):
        hall.queue.call_this(ticket_id=second.ticket.id, desk="3", reason="", key=hall.key())
    with pytest.raises(QueueRefused) as refused:
        hall.queue.call_this(ticket_id=second.ticket.id, desk="3", reason="老客户", key=hall.key())
    assert "没有有效的政企业务上岗证" in refused.value.say(Language.ZH)
    hall.queue.open_desk(desk="5", staff="215", skills=ALL, certificates=frozenset({"C-ENT"}), key=hall.key())
    key = hall.key()
    called = hall.queue.call_this(ticket_id=second.ticket.id, desk="5", reason="预约过", key=key)
    assert called.course.periods[-1].reason == "预约过"
    assert hall.queue.call_this(ticket_id=second.ticket.id, desk="5", reason="预约过", key=key).course == called.course
    with pytest.raises(QueueRefused, match="desk 5"):
        hall.queue.call_this(ticket_id=second.ticket.id, desk="3", reason="抢", key=hall.key())
    with pytest.raises(QueueRefused, match="no such ticket"):
        hall.queue.call_this(ticket_id="none", desk="3", reason="x", key=hall.key())


def test_a_dispute_and_a_transfer_to_one_desk_are_kept_from_others(hall: QueueParts) -> None:
    disputed = hall.queue.issue(
        replace(draft(), dispute=Dispute("211", Text("接待室", "Reception room"))), ticket_id=hall.key()
    )
    assert hall.queue.call_next(desk="3", key=hall.key()) is None
    with pytest.raises(QueueRefused, match="211"):
        hall.queue.call_this(ticket_id=disputed.ticket.id, desk="3", reason="x", key=hall.key())
    moved = issue(hall)
    hall.queue.transfer(ticket_id=moved.ticket.id, to=FIXED, by="5006", reason="宽带", key=hall.key(), to_desk="1")
    with pytest.raises(QueueRefused, match="desk 1"):
        hall.queue.call_this(ticket_id=moved.ticket.id, desk="3", reason="x", key=hall.key())
    assert call_next(hall, "1").ticket == disputed.ticket


def test_a_dispute_whose_handler_went_off_duty_is_called_by_another_desk_which_says_whose_it_was(
    hall: QueueParts,
) -> None:
    disputed = replace(draft(), dispute=Dispute("211", Text("接待室", "Reception room")))
    hall.queue.issue(disputed, ticket_id=hall.key())
    hall.queue.close_desk(desk="1", key=hall.key())
    called = hall.queue.call_next(desk="3", key=hall.key())
    assert called is not None
    assert called.reason is not None
    assert called.reason.en.startswith("dispute of 211, who is at no desk")


def test_a_whole_visit_is_in_the_ledger(hall: QueueParts) -> None:
    issue(hall, matters=("plan_change", "broadband_move"))
    hall.clock.forward(3 * MINUTE)
    course = call_next(hall)
    id = course.ticket.id
    hall.clock.forward(MINUTE)
    hall.queue.recall(ticket_id=id, desk="3", staff="213", key=hall.key())
    hall.clock.forward(MINUTE)
    hall.queue.begin(ticket_id=id, desk="3", staff="213", key=hall.key())
    hall.queue.hold(ticket_id=id, desk="3", staff="213", reason="填表", key=hall.key())
    hall.clock.forward(2 * MINUTE)
    hall.queue.take_off_hold(ticket_id=id, desk="3", staff="213", key=hall.key())
    parts = hall.queue.split(ticket_id=id, codes=("broadband_move",), queue=FIXED, by="213", key=sample_id(5), desk="3")
    stays, left = parts.stays, parts.left
    assert (stays.matters, left.matters, str(left.number)) == (("plan_change",), ("broadband_move",), "B001")
    assert (
        hall.queue.split(ticket_id=id, codes=("broadband_move",), queue=FIXED, by="213", key=sample_id(5), desk="3")
        == parts
    )
    assert hall.queue.call_next(desk="1", key=hall.key()) is None  # the customer is still at desk 3
    with pytest.raises(QueueRefused, match="another desk"):
        hall.queue.call_this(ticket_id=left.ticket.id, desk="1", reason="x", key=hall.key())
    hall.clock.forward(MINUTE)
    done = hall.queue.finish(ticket_id=id, desk="3", staff="213", key=hall.key())
    assert done == hall.view.course(id)
    assert [each.ended_by for each in done.periods] == [
        Act.CALL,
        Act.RECALL,
        Act.BEGIN,
        Act.HOLD,
        Act.RETURN,
        Act.SPLIT,
        Act.FINISH,
    ]
    assert waited_s(done, now=hall.clock.now()) == 180
    rest = serve(hall, "1")
    assert (rest.ticket.id, rest.owner) == (left.ticket.id, "213")  # the first asked stays the owner
    now = hall.clock.now()
    assert [each.period for each in hall.view.changes(after=0)] == list(
        hall.view.periods(since=now - 60 * MINUTE, until=now + MINUTE)
    )
    last = hall.view.changes(after=0)[-2].seq
    assert [each.period.ended_by for each in hall.view.changes(after=last)] == [Act.BEGIN]
    assert {each.ticket.id for each in hall.view.day_courses(date(2026, 11, 20))} == {id, left.ticket.id}


def test_whoever_missed_their_call_comes_after_three_others(hall: QueueParts) -> None:
    first = issue(hall)
    for _ in range(4):
        hall.clock.forward(MINUTE)
        issue(hall)
    course = call_next(hall)
    assert course.ticket == first.ticket
    hall.clock.forward(MINUTE)
    hall.queue.no_show(ticket_id=course.ticket.id, desk="3", staff="213", key=hall.key())
    back = hall.queue.re_insert(ticket_id=course.ticket.id, by="5006", key=hall.key())
    assert back.behind == 3
    order = []
    for _ in range(5):
        course = serve(hall)
        order.append(course.number.n)
        hall.queue.finish(ticket_id=course.ticket.id, desk="3", staff="213", key=hall.key())
    assert order == [2, 3, 4, 1, 5]


def test_an_act_done_twice_under_its_key_is_done_once(hall: QueueParts) -> None:
    issue(hall)
    course, key = call_next(hall), hall.key()
    once = hall.queue.begin(ticket_id=course.ticket.id, desk="3", staff="213", key=key)
    assert hall.queue.begin(ticket_id=course.ticket.id, desk="3", staff="213", key=key) == once
    assert len(once.periods) == 2
    with pytest.raises(QueueRefused):
        hall.queue.begin(ticket_id=course.ticket.id, desk="3", staff="213", key=hall.key())


def test_a_hold_lets_another_be_served_and_comes_back_to_a_free_desk_only(hall: QueueParts) -> None:
    issue(hall)
    issue(hall)
    held = serve(hall)
    hall.queue.hold(ticket_id=held.ticket.id, desk="3", staff="213", reason="填表", key=hall.key())
    other = serve(hall)
    key = hall.key()
    with pytest.raises(QueueRefused, match="A002"):
        hall.queue.take_off_hold(ticket_id=held.ticket.id, desk="3", staff="213", key=key)
    hall.queue.cancel(ticket_id=other.ticket.id, by="213", reason="不办了", desk="3", key=hall.key())
    back = hall.queue.take_off_hold(ticket_id=held.ticket.id, desk="3", staff="213", key=key)
    assert hall.queue.take_off_hold(ticket_id=held.ticket.id, desk="3", staff="213", key=key) == back
    with pytest.raises(QueueRefused, match="A001"):
        hall.queue.close_desk(desk="3", key=hall.key())
    with pytest.raises(QueueRefused, match="A001"):
        hall.queue.pause_desk(desk="3", reason="午饭", key=hall.key())


def test_two_who_act_on_one_row_do_not_both_get_it(hall: QueueParts) -> None:
    """Another program between reading and writing: the guarded update finds another version."""
    course = issue(hall)
    book = HallBook(RULES)

    def behind_the_back(connection: Connection) -> None:
        loaded = book.load(connection, course.ticket.id)
        connection.execute(text("UPDATE queue_tickets SET version = version + 1"))
        book.keep(connection, loaded, call(loaded.course, desk="3", staff="213", at=hall.clock.now()))

    with pytest.raises(QueueRefused, match="just changed A001"):
        hall.store.write(behind_the_back)
    assert hall.view.course(course.ticket.id) == course


def test_a_loan_and_a_pause_asked_for_twice_under_one_key_are_one(hall: QueueParts) -> None:
    until, key = hall.clock.now() + 60 * MINUTE, hall.key()
    lease = hall.queue.lend_numbers(queue=MOBILE, count=3, holder="kiosk-2", expires_at=until, key=key)
    assert hall.queue.lend_numbers(queue=MOBILE, count=3, holder="kiosk-2", expires_at=until, key=key) == lease
    assert str(issue(hall).number) == "A004"
    for count in (0, 201):
        with pytest.raises(QueueRefused, match="1 to 200"):
            hall.queue.lend_numbers(queue=MOBILE, count=count, holder="kiosk-2", expires_at=until, key=hall.key())
    with pytest.raises(QueueRefused, match="never lent"):
        hall.queue.take_leased(
            draft(),
            ticket_id=hall.key(),
            number=lease.numbers()[0],
            lease_id=lease.id,
            holder="kiosk-3",
            issued_at=hall.clock.now(),
        )
    pause, leave = hall.key(), hall.key()
    duty = hall.queue.pause_desk(desk="3", reason="午饭", key=pause)
    hall.clock.forward(MINUTE)
    assert replace(hall.queue.pause_desk(desk="3", reason="午饭", key=pause), periods=duty.periods) == duty
    hall.queue.close_desk(desk="3", key=leave)
    assert not hall.queue.close_desk(desk="3", key=leave).calls
