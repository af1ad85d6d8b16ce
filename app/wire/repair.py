"""The sync entry of kind `repair`: an order that the centre refused is sent once more, as it was signed.

Under a new key, in the refused entry's place of its lane; `supersedes` is the key that was refused last. `order` is a
whole order entry (entry.py): the very one that was refused, or one whose head and bodies were written anew from what
was signed. A centre that does not know the kind lets it wait.
"""

from dataclasses import dataclass
from datetime import datetime

from app.wire.canonical import JsonObject
from app.wire.moment import moment, read_moment
from app.wire.strict import record, text


@dataclass(frozen=True, slots=True)
class Repair:
    """`clerk` and `approver` are staff numbers, "" for no approver. `rewritten`: head and bodies were written anew."""

    order_id: str
    supersedes: str
    reason: str
    clerk: str
    approver: str
    at: datetime
    rewritten: bool = False


def repair_entry(repair: Repair, order: JsonObject) -> JsonObject:
    return {
        "repair": {
            "order_id": repair.order_id,
            "supersedes": repair.supersedes,
            "reason": repair.reason,
            "clerk": repair.clerk,
            "approver": repair.approver,
            "at": moment(repair.at),
            "rewritten": repair.rewritten,
        },
        "order": order,
    }


def read_repair(value: JsonObject) -> tuple[Repair, JsonObject]:
    """With the order's entry, unread. Raises ValueError for anything that is not exactly a repair."""
    parts = record(value, "repair", repair=dict, order=dict)
    row = record(
        parts["repair"],
        "repair",
        order_id=str,
        supersedes=str,
        reason=str,
        clerk=str,
        approver=str,
        at=str,
        rewritten=bool,
    )
    repair = Repair(
        order_id=text(row["order_id"], "order_id"),
        supersedes=text(row["supersedes"], "supersedes"),
        reason=row["reason"],
        clerk=text(row["clerk"], "clerk"),
        approver=row["approver"],
        at=read_moment(row["at"]),
        rewritten=row["rewritten"],
    )
    order: JsonObject = parts["order"]
    return repair, order
