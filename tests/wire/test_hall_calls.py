"""Calls between counter and hall server: whole both ways, and nothing that is not exactly expected is read."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.domain.matter import QueueClass, Who
from app.domain.queue_asked import Called, TicketDraft
from app.domain.queue_picture import QueueEvent
from app.domain.queue_ticket import Appointment, Care, Dispute, facts_of
from app.domain.ticket_ledger import TicketCourse, begin, call, opened
from app.domain.told_wait import WaitEstimate
from app.texts.language import Language, Text
from app.wire.hall_calls import ADOPT, CALL_NEXT, ISSUE, LEND, Adopt, CalledOrNobody, Issue, Lend
from app.wire.hall_events import HEARTBEAT, event_bytes, read_event
from app.wire.records import to_wire
from tests.fakes.queue import a_ticket

AT = datetime(2026, 11, 20, 2, 27, 36, 123457, tzinfo=UTC)
WHOLE = TicketDraft(
    queue=QueueClass.FIXED,
    matters=("broadband_move", "invoice"),
    issued_by="5006",
    who=Who.AGENT,
    brought=("id_card",),
    missing=("power_of_attorney",),
    care=frozenset({Care.PREGNANT, Care.ELDERLY}),
    appointment=Appointment(AT, AT + timedelta(hours=1)),
    dispute=Dispute("2101", Text("接待室", "Reception room")),
    note="要轮椅",
    language=Language.EN,
    customer=facts_of(customer_id="C-1", name="张伟", phone="13800000000", stars=6, open_orders=2),
    told=WaitEstimate(300.5, 310.0, None, 4, 7),
)


def a_course() -> TicketCourse:
    course = call(opened(a_ticket()), desk="3", staff="213", at=AT)
    return begin(course, desk="3", staff="213", at=AT + timedelta(microseconds=1))


def test_what_is_asked_and_answered_comes_back_whole() -> None:
    asked = Issue("T-1", WHOLE)
    assert ISSUE.read_ask(ISSUE.ask(asked)) == asked
    course = a_course()
    assert ADOPT.read_ask(ADOPT.ask(Adopt(course))) == Adopt(course)
    for answer in (CalledOrNobody(None), CalledOrNobody(Called(course, Text("老人", "elderly")))):
        assert CALL_NEXT.read_answer(CALL_NEXT.answer(answer)) == answer


def test_the_names_that_travel_stay() -> None:
    lend = Lend(QueueClass.MOBILE, 20, AT)
    assert json.loads(LEND.ask(lend)) == {"queue": "mobile", "count": 20, "expires_at": "2026-11-20T02:27:36.123457Z"}
    said = to_wire(WHOLE)
    assert (said["care"], said["told"]["last_s"], said["customer"]["name"]) == (["elderly", "pregnant"], None, "张*")
    assert to_wire(a_course())["periods"][0]["ended_by"] == "call"


def _faulty(change: dict[str, Any]) -> bytes:
    body = json.loads(ISSUE.ask(Issue("T-1", WHOLE)))
    body["draft"] |= change
    return json.dumps(body).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"queue": "vip"}, "Issue.draft.queue"),
        ({"care": ["vip"]}, "draft.care"),
        ({"care": ["elderly", "elderly"]}, "twice"),
        ({"matters": "plan_change"}, "no list"),
        ({"note": None}, "draft.note: not str"),
        ({"extra": 1}, "exactly the fields"),
        ({"appointment": {"begins": "2026-11-20T02:27:36", "ends": "2026-11-20T02:27:36Z"}}, "without a zone"),
        ({"told": {"point_s": True, "rate_s": 1, "last_s": None, "low_min": 1, "high_min": 2}}, "point_s: not int"),
        ({"told": {"point_s": 1, "rate_s": 1, "last_s": None, "low_min": 1.5, "high_min": 2}}, "low_min: not int"),
    ],
)
def test_what_is_not_exactly_a_call_is_none(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ISSUE.read_ask(_faulty(change))


def test_no_json_and_no_number_of_json_are_none() -> None:
    for raw in (b"", b"[]", b'{"ticket_id": NaN}', b"\xff"):
        with pytest.raises(ValueError):
            ISSUE.read_ask(raw)


def test_an_event_is_one_block_and_a_heartbeat_none() -> None:
    event = QueueEvent("S-7", "begin", (replace(a_course(), behind=2),))
    block = event_bytes(event)
    assert block.startswith(b"id: S-7\n")
    assert block.count(b"\n\n") == 1
    assert read_event(block[:-2]) == event
    assert read_event(HEARTBEAT[:-2]) is None
    with pytest.raises(ValueError):
        read_event(b"data: {}")
    assert a_course().ticket.number.day == date.fromisoformat(to_wire(a_course())["ticket"]["number"]["day"])
