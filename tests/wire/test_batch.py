"""The batch and its answers: both ends read the same, and nothing else passes for either."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order import OrderState
from app.texts.language import Text
from app.wire.batch import (
    MOST_ENTRIES,
    AnswerStatus,
    BatchRequest,
    EntryAnswer,
    EntryEnvelope,
    LineAnswer,
    Outcome,
    Reason,
    WrittenBatch,
    WrittenEntry,
    answer_bytes,
    lane_of,
    read_answer,
    read_request,
    request_bytes,
)
from app.wire.canonical import canonical_json

_words = st.text(min_size=1, max_size=20)
_reasons = st.builds(Reason, _words, st.builds(Text, _words, _words))
_open_states = [state for state in OrderState if state is not OrderState.REJECTED]
_taken = st.builds(LineAnswer, _words, st.sampled_from(_open_states))
_rejected = st.builds(LineAnswer, _words, st.just(OrderState.REJECTED), _reasons)
_lines = st.just(()) | st.tuples(_taken, _taken | _rejected, _taken | _rejected)
_accepted = st.builds(
    EntryAnswer,
    key=_words,
    status=st.sampled_from([AnswerStatus.ACCEPTED, AnswerStatus.ALREADY]),
    outcome=st.just(Outcome.ACCEPTED),
    reason=st.none(),
    central_id=_words,
    lines=_lines,
)
_refused = st.builds(
    EntryAnswer,
    key=_words,
    status=st.sampled_from([AnswerStatus.REFUSED, AnswerStatus.ALREADY]),
    outcome=st.just(Outcome.REFUSED),
    reason=_reasons,
    central_id=st.none(),
    lines=st.just(()),
)
_waiting = st.builds(
    EntryAnswer,
    key=_words,
    status=st.just(AnswerStatus.WAIT),
    outcome=st.none(),
    reason=st.none() | _reasons,
    central_id=st.none(),
    lines=st.just(()),
)
ENVELOPE = EntryEnvelope("k1", "PC03/C-1", 1, "order", "0" * 64, {"head": {}})
REQUEST = BatchRequest("H0032", "PC03", (ENVELOPE, replace(ENVELOPE, key="k2", lane_seq=2)))


def test_a_request_is_read_as_it_was_sent() -> None:
    assert read_request(request_bytes(REQUEST)) == REQUEST


def test_an_entry_that_was_written_already_travels_as_it_was_hashed() -> None:
    entry = {"b": "章\u2028", "a": [1, {"z": None}]}
    written = canonical_json(entry)
    batch = WrittenBatch("H0032", "PC03", (WrittenEntry("k1", "PC03/C-1", 1, "order", "0" * 64, written),))
    raw = request_bytes(batch)
    assert written in raw
    assert read_request(raw) == BatchRequest("H0032", "PC03", (replace(ENVELOPE, entry=entry),))


def test_a_lane_is_of_one_device_and_one_customer() -> None:
    assert lane_of(device="H0032-PC03", customer_id="C-1") == "H0032-PC03/C-1"


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.pop("hall"),
        lambda b: b.update(hall=""),
        lambda b: b.update(extra=1),
        lambda b: b.update(entries=[]),
        lambda b: b.update(entries={}),
        lambda b: b.update(entries=[dict(b["entries"][0], key=str(n)) for n in range(MOST_ENTRIES + 1)]),
        lambda b: b["entries"].append(b["entries"][0]),
        lambda b: b["entries"].append("k3"),
        lambda b: b["entries"][0].update(lane_seq=0),
        lambda b: b["entries"][0].update(lane_seq=True),
        lambda b: b["entries"][0].update(lane_seq=1.0),
        lambda b: b["entries"][0].update(sha256="0"),
        lambda b: b["entries"][0].update(entry=None),
        lambda b: b["entries"][0].pop("kind"),
        lambda b: b["entries"][0].update(note=""),
    ],
)
def test_a_request_that_is_not_exactly_one_is_refused(change: Callable[[Any], Any]) -> None:
    body = json.loads(request_bytes(REQUEST))
    change(body)
    with pytest.raises(ValueError):
        read_request(json.dumps(body).encode())


@given(answers=st.lists(_accepted | _refused | _waiting, max_size=4).map(tuple))
def test_answers_are_read_as_they_were_given(answers: tuple[EntryAnswer, ...]) -> None:
    assert read_answer(answer_bytes(answers)) == answers


PORTAL_PAGE = b"<!doctype html><title>Please log in</title>"


@pytest.mark.parametrize(
    "raw",
    [b"", b"null", b"[]", b"{}", b'{"answers":{}}', b"\xff\xfe", b"[" * 100_000, b'{"answers":[NaN]}', PORTAL_PAGE],
)
def test_a_strange_page_is_neither(raw: bytes) -> None:
    for read in (read_request, read_answer):
        with pytest.raises(ValueError):
            read(raw)


ANSWER = EntryAnswer(
    "k1",
    AnswerStatus.ACCEPTED,
    Outcome.ACCEPTED,
    None,
    "H0032.1",
    (LineAnswer("l1", OrderState.ACKNOWLEDGED),),
)


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.pop("lines"),
        lambda a: a.update(extra=1),
        lambda a: a.update(key=""),
        lambda a: a.update(status="ok"),
        lambda a: a.update(outcome="refused"),
        lambda a: a.update(outcome=None),
        lambda a: a.update(order_id=None),
        lambda a: a.update(order_id=5),
        lambda a: a.update(status="refused", outcome="refused", order_id=None),  # without a reason
        lambda a: a.update(status="already", outcome="refused", reason={"code": "x", "zh": "因为"}),
        lambda a: a.update(status="wait", outcome="accepted"),
        lambda a: a.update(lines=[{"id": "l1", "state": "done"}]),
        lambda a: a.update(lines=[{"id": "l1"}]),
        lambda a: a.update(lines="l1"),
    ],
)
def test_an_answer_that_is_not_exactly_one_is_refused(change: Callable[[Any], Any]) -> None:
    body = copy.deepcopy(json.loads(answer_bytes((ANSWER,))))
    change(body["answers"][0])
    with pytest.raises(ValueError):
        read_answer(json.dumps(body).encode())
