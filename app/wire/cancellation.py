"""The sync entry of kind `cancellation`: an order the centre refused was settled at the counter.

It takes the refused entry's place in its lane, so that the customer's later orders can go on.
"""

from dataclasses import dataclass
from datetime import datetime

from app.wire.canonical import JsonObject
from app.wire.moment import moment, read_moment
from app.wire.strict import record, text


@dataclass(frozen=True, slots=True)
class Cancellation:
    """`supersedes` is the key of the refused entry; `clerk` and `approver` are staff numbers, "" for no approver."""

    order_id: str
    supersedes: str
    reason: str
    clerk: str
    approver: str
    at: datetime


def cancellation_entry(cancellation: Cancellation) -> JsonObject:
    return {
        "order_id": cancellation.order_id,
        "supersedes": cancellation.supersedes,
        "reason": cancellation.reason,
        "clerk": cancellation.clerk,
        "approver": cancellation.approver,
        "at": moment(cancellation.at),
    }


def read_cancellation(value: JsonObject) -> Cancellation:
    """Raises ValueError for anything that is not exactly a cancellation."""
    row = record(value, "cancellation", order_id=str, supersedes=str, reason=str, clerk=str, approver=str, at=str)
    return Cancellation(
        order_id=text(row["order_id"], "order_id"),
        supersedes=text(row["supersedes"], "supersedes"),
        reason=row["reason"],
        clerk=text(row["clerk"], "clerk"),
        approver=row["approver"],
        at=read_moment(row["at"]),
    )
