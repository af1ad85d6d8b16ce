from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.wire.cancellation import Cancellation, cancellation_entry, read_cancellation
from app.wire.canonical import JsonObject, canonical_json, read_json

WHOLE = Cancellation(
    order_id="order-1",
    supersedes="key-1",
    reason="客户不要了",
    clerk="2107",
    approver="",
    at=datetime(2026, 11, 20, 6, 0, tzinfo=UTC),
)


def test_what_arrives_is_what_was_sent() -> None:
    for said in (WHOLE, replace(WHOLE, approver="1002", reason="")):
        travelled = read_json(canonical_json(cancellation_entry(said)))
        assert isinstance(travelled, dict)
        assert read_cancellation(travelled) == said


@pytest.mark.parametrize(
    "change",
    [
        {"order_id": ""},
        {"supersedes": ""},
        {"clerk": ""},
        {"reason": None},
        {"approver": 1002},
        {"at": "2026-11-20"},
        {"at": "yesterday"},
        {"more": "of it"},
    ],
)
def test_anything_else_is_none(change: JsonObject) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_cancellation(cancellation_entry(WHOLE) | change)
