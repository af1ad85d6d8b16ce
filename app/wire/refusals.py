"""POST /sync/v1/refusals: suggestions customers did not want at one counter, for the others of its hall (S170).

Of the customer only the id travels. A refusal is what it is by customer, offer and moment: told twice, it is one.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.order_line import ConfirmationChannel
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import moment, read_moment
from app.wire.strict import objects, record, text

MOST_REFUSALS = 50
MOST_REFUSAL_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class SharedRefusal:
    """`code` is the offer's; `at` aware UTC, whole milliseconds."""

    customer_id: str
    code: str
    at: datetime
    channel: ConfirmationChannel


def refusal_object(refusal: SharedRefusal) -> JsonObject:
    return {
        "customer": refusal.customer_id,
        "code": refusal.code,
        "at": moment(refusal.at),
        "channel": refusal.channel.value,
    }


def read_refusal(value: object) -> SharedRefusal:
    """Raises ValueError for anything that is not exactly a refusal."""
    row = record(value, "refusal", customer=str, code=str, at=str, channel=str)
    customer_id, code = text(row["customer"], "customer"), text(row["code"], "code")
    return SharedRefusal(customer_id, code, read_moment(row["at"]), ConfirmationChannel(row["channel"]))


def refusals_bytes(refusals: Sequence[SharedRefusal]) -> bytes:
    return json.dumps({"refusals": [refusal_object(each) for each in refusals]}).encode()


def read_refusals(raw: bytes) -> tuple[SharedRefusal, ...]:
    """Raises ValueError, also for none or too many."""
    body = record(read_json(raw), "refusals", refusals=list)
    found = tuple(read_refusal(row) for row in objects(body["refusals"], "refusals"))
    if not 1 <= len(found) <= MOST_REFUSALS:
        raise ValueError(f"refusals: 1 to {MOST_REFUSALS}")
    return found


def taken_object(count: int) -> JsonObject:
    return {"taken": count}


def read_taken(raw: bytes) -> int:
    """How many the centre has now. Raises ValueError."""
    taken: int = record(read_json(raw), "taken", taken=int)["taken"]
    return taken
