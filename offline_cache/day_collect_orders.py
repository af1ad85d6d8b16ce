"""Facts of this counter's orders and their lines, out of the order's own rows and the content that was signed.

How long one took is the time from its first line on the form to its acceptance, by the moments their ids were made
(UUIDv7): parked over hours, or of ids of another kind, nobody measured it.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.day_facts import LineFact, OrderFact
from app.domain.hall_time import hall_date
from app.domain.order import CentralState
from app.ports import PaperKind
from app.wire.product_order import COUNTER_CHANNEL
from offline_cache.day_schema import DAY_EVENTS, DAY_ORDERS
from offline_cache.moments import from_us
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import (
    ENTRY_OF_ORDER,
    ORDER_LINES,
    ORDER_REVERSALS,
    ORDERS,
    OUTBOX,
    SIGNED_BODIES,
    SIGNED_VERSIONS,
)

_LONGEST_S: Final = 4 * 3600.0
_WANTED: BindParameter[Any] = bindparam("ids", expanding=True)
_OTHER = ORDERS.alias("other")
_REVERSES = (
    select(_OTHER.c.receipt_number)
    .join(ORDER_REVERSALS, ORDER_REVERSALS.c.reverses == _OTHER.c.id)
    .where(ORDER_REVERSALS.c.order_id == ORDERS.c.id)
    .scalar_subquery()
)
_STANDS = (CentralState.PENDING.value, CentralState.ACCEPTED.value)
_REVERSED = (
    select(_OTHER.c.id)
    .join(ORDER_REVERSALS, ORDER_REVERSALS.c.order_id == _OTHER.c.id)
    .where(ORDER_REVERSALS.c.reverses == ORDERS.c.id, _OTHER.c.central.in_(_STANDS))
    .exists()
)
_FIRST_RECEIPT = (
    (PRINT_JOBS.c.order_id == ORDERS.c.id)
    & (PRINT_JOBS.c.paper == PaperKind.RECEIPT.value)
    & (PRINT_JOBS.c.copy_number == 0)
)
_ORDERS = (
    select(
        ORDERS,
        SIGNED_VERSIONS.c.clerk_number,
        SIGNED_VERSIONS.c.form_id,
        SIGNED_BODIES.c.content,
        OUTBOX.c.sha256,
        OUTBOX.c.settled_at_us,
        PRINT_JOBS.c.id.label("receipt_id"),
        _REVERSES.label("reverses"),
        _REVERSED.label("reversed"),
    )
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == ORDERS.c.signed_id)
    .join(SIGNED_BODIES, SIGNED_BODIES.c.seq == SIGNED_VERSIONS.c.seq)
    .join(OUTBOX, OUTBOX.c.key == ENTRY_OF_ORDER)
    .outerjoin(PRINT_JOBS, _FIRST_RECEIPT)
    .where(ORDERS.c.id.in_(_WANTED))
)
_LINES = select(
    ORDER_LINES.c.order_id, ORDER_LINES.c.line_id, ORDER_LINES.c.matter, ORDER_LINES.c.effect, ORDER_LINES.c.refusal
).where(ORDER_LINES.c.order_id.in_(_WANTED))
_REVERSED_BY_THEM = select(ORDER_REVERSALS.c.reverses).where(ORDER_REVERSALS.c.order_id.in_(_WANTED))
_RATED = select(DAY_ORDERS.c.id, DAY_ORDERS.c.rating).where(
    DAY_ORDERS.c.hall_id == bindparam("hall"), DAY_ORDERS.c.id.in_(_WANTED), DAY_ORDERS.c.rating.is_not(None)
)
# By the index of days: approvals stand on the day of the order, or on the one before where midnight came between.
_APPROVED = (
    select(DAY_EVENTS.c.subject, DAY_EVENTS.c.approver)
    .where(
        DAY_EVENTS.c.hall_id == bindparam("hall"),
        DAY_EVENTS.c.booked_on >= bindparam("since"),
        DAY_EVENTS.c.kind == AuditKind.APPROVED.value,
        DAY_EVENTS.c.subject.in_(_WANTED),
    )
    .order_by(DAY_EVENTS.c.at_us)
)
# By the index of days, too: both acts are on the day of the order or on a later one.
_UNDONE = (
    select(DAY_EVENTS.c.subject, DAY_EVENTS.c.day)
    .where(
        DAY_EVENTS.c.hall_id == bindparam("hall"),
        DAY_EVENTS.c.booked_on >= bindparam("since"),
        DAY_EVENTS.c.kind.in_([AuditKind.ORDER_VOIDED.value, AuditKind.REFUSED_SETTLED.value]),
        DAY_EVENTS.c.subject.in_(_WANTED),
    )
    .order_by(DAY_EVENTS.c.at_us)
)


def order_facts(
    connection: Connection, ids: Sequence[str], *, desk: CounterDesk, ratings: Mapping[str, int]
) -> tuple[tuple[OrderFact, ...], tuple[LineFact, ...]]:
    """Of the orders among `ids`, and of those they reverse; `ratings` were given since facts were last worked out.

    The audit trail's events are facts already when this is asked: they say who approved what.
    """
    hall = desk.hall.id
    also = [*dict.fromkeys((*ids, *connection.execute(_REVERSED_BY_THEM, {"ids": ids}).scalars()))]
    rows = connection.execute(_ORDERS, {"ids": also}).all()
    rated = {row.id: row.rating for row in connection.execute(_RATED, {"hall": hall, "ids": also})} | dict(ratings)
    kept: defaultdict[str, dict[str, Row[*tuple[Any, ...]]]] = defaultdict(dict)
    for line in connection.execute(_LINES, {"ids": also}):
        kept[line.order_id][line.line_id] = line
    said = [(row, json.loads(row.content)) for row in rows]
    approvers, undone = _approvers(connection, hall, said), _undone(connection, desk, rows)
    orders, lines = list[OrderFact](), list[LineFact]()
    for row, content in said:
        approver = approvers.get(row.form_id, "")
        of_order = _line_facts(row, content, kept[row.id], desk=desk, approver=approver)
        lines += of_order
        main = _main_matter(of_order, kept[row.id])
        fact = _order_fact(row, content, desk=desk, matter=main, rating=rated.get(row.id))
        orders.append(replace(fact, undone_on=undone.get(row.receipt_number)))
    return tuple(orders), tuple(lines)


def _order_fact(
    row: Row[*tuple[Any, ...]], content: dict[str, Any], *, desk: CounterDesk, matter: str, rating: int | None
) -> OrderFact:
    accepted_at, sums = from_us(row.accepted_at_us), content["sums"]
    return OrderFact(
        id=row.id,
        day=hall_date(accepted_at, desk.hall.zone),
        device=desk.device_id,
        desk=desk.number,
        clerk=row.clerk_number,
        receipt_number=row.receipt_number,
        customer_masked=row.customer_masked,
        matter=matter,
        channel=COUNTER_CHANNEL,
        offline=bool(content["offline"]),
        accepted_at=accepted_at,
        seconds=_seconds(content, row.receipt_id),
        lines=len(content["lines"]),
        monthly_change_fen=sums["monthly_after_fen"] - sums["monthly_before_fen"],
        amount_fen=row.amount_fen,
        central=row.central,
        state=row.state or "",
        refusal=row.refusal or "",
        settled_at=None if row.settled_at_us is None else from_us(row.settled_at_us),
        reverses=row.reverses or "",
        rating=rating,
        entry_sha256=row.sha256,
    )


def _line_facts(
    row: Row[*tuple[Any, ...]],
    content: dict[str, Any],
    kept: Mapping[str, Row[*tuple[Any, ...]]],
    *,
    desk: CounterDesk,
    approver: str,
) -> tuple[LineFact, ...]:
    day, found = hall_date(from_us(row.accepted_at_us), desk.hall.zone), []
    for place, line in enumerate(content["lines"]):
        there, figures = kept.get(line["id"]), line["figures"]
        # Forms of before schema 3 do not say which line a charge is for: it stands with the first.
        charges = [
            each
            for each in content["charges"]
            if each["discount_fen"] and (each.get("line", "") == line["id"] or (not each.get("line") and place == 0))
        ]
        discount_fen = sum(each["discount_fen"] for each in charges)
        found.append(
            LineFact(
                id=f"{row.id}/{line['id']}",
                order_id=row.id,
                day=day,
                desk=desk.number,
                clerk=row.clerk_number,
                matter=there.matter if there is not None else "",
                action=line["action"],
                title=line["title"],
                due_fen=figures["once_fen"] + figures["deposit_fen"] + figures["top_up_fen"],
                monthly_change_fen=figures["monthly_after_fen"] - figures["monthly_before_fen"],
                discount_fen=discount_fen,
                discount_why="；".join(dict.fromkeys(each.get("why", "") or each["name"] for each in charges)),
                discount_approver=approver if discount_fen else "",
                gone=_gone(row, refused=there is not None and there.refusal is not None),
            )
        )
    return tuple(found)


def _gone(row: Row[*tuple[Any, ...]], *, refused: bool) -> str:
    central = CentralState(row.central)
    if central is CentralState.VOIDED:
        return "voided"
    if refused or central in (CentralState.REFUSED, CentralState.SETTLED):
        return "refused"
    return "reversed" if row.reversed else ""


def _main_matter(lines: Sequence[LineFact], kept: Mapping[str, Row[*tuple[Any, ...]]]) -> str:
    """Of the first line that does something to what the customer has; where none does, of the dearest."""
    if not lines:
        return ""
    does = (line for line in lines if (of := kept.get(line.id.split("/")[1])) is not None and of.effect is not None)
    return next(does, max(lines, key=lambda line: line.due_fen)).matter


def _approvers(
    connection: Connection, hall: str, said: Sequence[tuple[Row[*tuple[Any, ...]], dict[str, Any]]]
) -> dict[str, str]:
    """By form, who approved something of it last; asked for only where something was taken off."""
    forms = [row.form_id for row, content in said if any(each["discount_fen"] for each in content["charges"])]
    if not forms:
        return {}
    oldest = from_us(min(row.accepted_at_us for row, _ in said)).date() - timedelta(days=1)
    asked = {"hall": hall, "since": oldest.isoformat(), "ids": forms}
    return {row.subject: row.approver for row in connection.execute(_APPROVED, asked)}


def _undone(connection: Connection, desk: CounterDesk, rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, date]:
    """By receipt number, the day on which nothing was to come of the order any more."""
    over = [row for row in rows if CentralState(row.central) in (CentralState.VOIDED, CentralState.SETTLED)]
    if not over:
        return {}
    oldest = hall_date(from_us(min(row.accepted_at_us for row in over)), desk.hall.zone)
    numbers = [row.receipt_number for row in over]
    asked = {"hall": desk.hall.id, "since": oldest.isoformat(), "ids": numbers}
    return {row.subject: date.fromisoformat(row.day) for row in connection.execute(_UNDONE, asked)}


def _seconds(content: dict[str, Any], receipt_id: str | None) -> float | None:
    """None where nobody measured: see above."""
    if content["version"] != 1 or not content["lines"] or receipt_id is None:
        return None
    begun, done = _made_ms(content["lines"][0]["id"]), _made_ms(receipt_id)
    seconds = (done - begun) / 1000 if begun is not None and done is not None else 0.0
    return seconds if 0 < seconds < _LONGEST_S else None


def _made_ms(words: str) -> int | None:
    """When a UUIDv7 was made (RFC 9562 §5.7); None for an id of another kind."""
    try:
        made = UUID(words)
    except ValueError:
        return None
    return made.int >> 80 if made.version == 7 else None
