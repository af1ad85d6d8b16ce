"""What a rough caller sends to every verb: refused in words, nothing changed by it, never a failure of the server."""

import copy
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.matter import QueueClass
from app.errors import Trouble
from app.wire import hall_calls as calls
from app.wire.hall_calls import Verb
from app.wire.records import to_wire
from central.answers import CallRefused
from tests.central.test_hall_acts import THREE, Asking, alone
from tests.fakes.queue import a_ticket
from tests.offline_cache.hall_shared import ALL, draft

NASTY: tuple[object, ...] = (
    None,
    True,
    -1,
    10**30,
    10**400,
    1e308,
    "",
    "x" * 70_000,
    "\x00",
    "\ud800",
    "０３",
    "99",
    [],
    {},
    [[]],
    ["a", "a"],
    ["a"] * 30_000,
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z",
    "enterprise",
)
BODIES = (b"", b"null", b"[" * 50_000, b'{"a":' * 20_000, b"\xff\xfe", b"NaN", b'"\xed\xa0\x80"', b"1" * 5_000)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Asking]:
    asking = Asking(tmp_path)
    asking.ask(calls.OPEN_DESK, calls.OpenDesk("03", "2103", ALL, frozenset()))
    yield asking
    asking.store.close()


def asked(hall: Asking) -> list[tuple[Verb[Any, Any], Any]]:
    """One good call of each verb."""
    id, at = hall.issue(), hall.clock.now()
    here, lent = calls.AtDesk(id, "03", "2103"), a_ticket(7).number
    return [
        (calls.ISSUE, calls.Issue(hall.ids.uuid7(), draft())),
        (calls.CALL_NEXT, calls.CallNext("03")),
        (calls.CALL_THIS, calls.CallThis(id, "03", "赶火车")),
        *((verb, here) for verb in (calls.RECALL, calls.BEGIN, calls.TAKE_OFF_HOLD, calls.NO_SHOW, calls.FINISH)),
        (calls.HOLD, calls.Hold(id, "03", "2103", "填表")),
        (calls.RE_INSERT, calls.ReInsert(id, "5006")),
        (calls.TRANSFER, calls.Transfer(id, QueueClass.FIXED, "2103", "宽带", "", "03")),
        (calls.CANCEL, calls.Cancel(id, "5006", "走了", "")),
        (calls.SPLIT, calls.Split(id, ("invoice",), QueueClass.FIXED, "2103", "")),
        (calls.OPEN_DESK, calls.OpenDesk("03", "2103", ALL, frozenset())),
        (calls.PAUSE_DESK, calls.PauseDesk("03", "午饭", at)),
        (calls.RESUME_DESK, calls.OneDesk("03")),
        (calls.CLOSE_DESK, calls.OneDesk("03")),
        (calls.LEND, calls.Lend(QueueClass.MOBILE, 5, at)),
        (calls.TAKE_LEASED, calls.TakeLeased(draft(), hall.ids.uuid7(), lent, "L", at)),
        (calls.ADOPT, calls.Adopt(alone())),
    ]


def spoilt(good: Any) -> Iterator[Any]:
    """Each field once as each of the nasty values, once left out, and one too many."""
    for name in good:
        for nasty in NASTY:
            yield {**good, name: nasty}
        yield {other: value for other, value in good.items() if other != name}
        if isinstance(good[name], dict):
            for inner in spoilt(good[name]):
                yield {**good, name: inner}
    yield {**copy.deepcopy(good), "extra": 1}


def test_nothing_a_caller_sends_is_a_failure(hall: Asking) -> None:
    every = asked(hall)
    assert len({verb.name for verb, _ in every}) == sum(isinstance(each, Verb) for each in vars(calls).values())
    answered = 0
    for verb, call in every:
        sent = [json.dumps(body).encode() for body in spoilt(to_wire(call))]
        for number, raw in enumerate((*sent, *BODIES), start=2):
            key = hall.ids.uuid7()
            if verb is calls.ISSUE or verb is calls.ADOPT:  # each a ticket of its own, which has that key
                raw = raw.replace(b'"n": 1}', b'"n": %d}' % number)
                for id in (getattr(call, "ticket_id", ""), alone().ticket.id):
                    raw = raw.replace(id.encode(), key.encode()) if id else raw
            hall.clock.forward(timedelta(seconds=-30))
            try:
                verb.read_answer(hall.place.acts.do(THREE, verb.name, raw, key))
            except (CallRefused, Trouble) as refused:
                said = refused.en if isinstance(refused, CallRefused) else str(refused)
                assert said, verb.name
                continue
            answered += 1
    assert answered < 300  # what reads well is done: a class by another's name, a note
    picture = hall.place.picture()
    assert [course.ticket.id for course in picture.courses] == [
        each.ticket.id for each in hall.place.view.open_courses()
    ]
