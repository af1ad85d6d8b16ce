"""返销 at the centre: what an accepted order would still do is undone, and its hall is told (TMF622: cancelled).

An order is taken back whole or not at all; where one of its lines took effect, the reversal is refused.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from app.domain.content import read_content
from app.domain.order import OrderState
from app.domain.order_line import Action
from app.domain.pending_effect import EffectKind, ProductStatus
from app.ports import Ids
from app.texts import amendment as amendment_words
from app.texts import reversal as words
from app.wire.batch import Reason
from app.wire.changes import OrderStateChange, change_object
from app.wire.moment import moment
from central.examine import ReadEntry, reason
from central.hall_changes import HallChanges
from central.invoices import settle_invoices
from central.order_rows import line_answer
from central.product_changes import products_change, touched_products
from central.product_rows import no_pending
from central.schema import ORDER_LINE, PRODUCT, PRODUCT_ORDER
from central.standing import Installed
from central.trials import give_trials_back
from central.waivers import give_back_waiver_uses

_OPEN = (OrderState.ACKNOWLEDGED.value, OrderState.IN_PROGRESS.value)

Line = Mapping[str, Any]  # a row of order_line


def reversal_refusal(
    connection: Connection, read: ReadEntry, *, hall_id: str, installed: Sequence[Installed], now: datetime
) -> Reason | None:
    """Why the order cannot be taken back; None where all it would do is still to come."""
    ordered, signed = read.ordered, read.entry.content
    withdrawn = [item for item in ordered.items if item.withdraws]
    if not ordered.reverses:
        return reason("reversal_differs", words.LINES_DIFFER) if withdrawn else None
    original = _original(connection, hall_id, ordered.reverses)
    if original is None or original["customer_id"] != ordered.customer_id:
        return reason("original_unknown", words.ORIGINAL_UNKNOWN)
    said = signed.reversal
    if said is None or said.order_id != ordered.reverses or signed.amends != original["receipt_no"]:
        return reason("reversal_differs", words.LINES_DIFFER)
    if original["state"] not in _OPEN and any(line["product_id"] for line in _lines(connection, original)):
        return reason("original_over", words.ORIGINAL_OVER)
    if original["state"] == OrderState.CANCELLED.value:
        return reason("original_over", words.ORIGINAL_OVER)
    lines = [line for line in _lines(connection, original) if line["state"] != OrderState.REJECTED.value]
    if {line["id"] for line in lines} != {item.withdraws for item in ordered.items}:
        return reason("reversal_differs", words.LINES_DIFFER)
    waiting = {product.pending.line_id for product in installed if product.pending is not None}
    if any(_too_late(line, waiting, now) for line in lines):
        return reason("too_late", words.TOO_LATE)
    return None


def amendment_refusal(connection: Connection, read: ReadEntry, *, hall_id: str) -> Reason | None:
    """Why an order is not the next version of another: it replaces a line that was not refused, or was replaced before.

    Of an order that was never sent, or that was refused whole, the centre knows nothing.
    """
    said, amends = read.entry.content.amendment, read.ordered.amends
    if (said.order_id if said is not None else "") != amends:
        return reason("amendment_differs", amendment_words.DIFFERS)
    original = _original(connection, hall_id, amends) if amends else None
    if original is None or said is None:
        return None
    if original["customer_id"] != read.ordered.customer_id or original["receipt_no"] != read.entry.content.amends:
        return reason("amendment_differs", amendment_words.DIFFERS)
    refused = {str(line["id"]) for line in _lines(connection, original) if line["refusal"]}
    open_lines = refused - _replaced_before(connection, original)
    if not said.replaces or not open_lines.issuperset(said.replaces):
        return reason("amends_accepted", amendment_words.NOT_REFUSED)
    return None


def _replaced_before(connection: Connection, original: Line) -> set[str]:
    """The lines that accepted versions of the customer replaced already: what they signed says so."""
    theirs = (PRODUCT_ORDER.c.hall_id == original["hall_id"]) & (PRODUCT_ORDER.c.customer_id == original["customer_id"])
    theirs &= PRODUCT_ORDER.c.content.contains(original["external_id"])
    found: set[str] = set()
    for (signed,) in connection.execute(select(PRODUCT_ORDER.c.content).where(theirs)):
        amendment = read_content(str(signed).encode()).amendment
        if amendment is not None and amendment.order_id == original["external_id"]:
            found.update(amendment.replaces)
    return found


def _too_late(line: Line, waiting: set[str], now: datetime) -> bool:
    """A fee leaves nothing installed: only its money goes back. Money on an account has arrived."""
    if line["action"] in (Action.TOP_UP, Action.WITHDRAW):
        return True
    if line["product_id"] is None:
        return False
    due = line["due_at"] is not None and line["due_at"] <= moment(now)
    return due or line["state"] not in _OPEN or line["id"] not in waiting


def reverse(
    connection: Connection, read: ReadEntry, *, hall_id: str, installed: list[Installed], now: datetime, ids: Ids
) -> None:
    """Within the batch's transaction, after reversal_refusal; `installed` stands afterwards as if it had never been."""
    original = _original(connection, hall_id, read.ordered.reverses)
    if original is None:
        return
    lines = _lines(connection, original)
    gone = {line["id"] for line in lines if line["state"] != OrderState.REJECTED.value}
    for product in [each for each in installed if each.pending is not None and each.pending.line_id in gone]:
        begins = product.pending is not None and product.pending.kind is EffectKind.BEGINS
        status = ProductStatus.CANCELLED if begins else ProductStatus.ACTIVE
        this = (PRODUCT.c.customer_id == read.ordered.customer_id) & (PRODUCT.c.id == product.id)
        ended = {"ended_on": read.entry.content.drawn_up_on} if begins else {}
        connection.execute(update(PRODUCT).where(this).values(status=status.value, **ended, **no_pending()))
        if begins:
            installed.remove(product)
        else:
            product.pending = None
    signed = read_content(str(original["content"]).encode())
    waived = [charge for charge in signed.charges if charge.waiver and charge.line in gone]
    if waived:
        customer_id = read.ordered.customer_id
        give_back_waiver_uses(connection, waived, customer_id=customer_id, drawn_up_on=signed.drawn_up_on)
    begun = [str(line["code"]) for line in lines if line["id"] in gone and line["action"] == Action.ADD]
    give_trials_back(connection, read.ordered.customer_id, begun)
    of_order = (ORDER_LINE.c.hall_id == hall_id) & (ORDER_LINE.c.order_id == original["id"])
    of_order &= ORDER_LINE.c.state != OrderState.REJECTED.value
    connection.execute(update(ORDER_LINE).where(of_order).values(state=OrderState.CANCELLED.value))
    this_order = (PRODUCT_ORDER.c.hall_id == hall_id) & (PRODUCT_ORDER.c.id == original["id"])
    cancelled = {"state": OrderState.CANCELLED.value, "completed_at": moment(now)}
    connection.execute(update(PRODUCT_ORDER).where(this_order).values(**cancelled))
    _tell(connection, original, lines, hall_id=hall_id, now=now, ids=ids)


def _tell(
    connection: Connection, original: Line, lines: Sequence[Line], *, hall_id: str, now: datetime, ids: Ids
) -> None:
    """First what it did to products, then its state."""
    changes = HallChanges.locked(connection, hall_id, ids=ids)
    found = products_change(lines, touched_products(connection, lines))
    if found is not None:
        changes.add(change_object(found))
    answers = tuple(line_answer(line, _cancelled(line)) for line in lines)
    told = OrderStateChange(id="", order_id=original["external_id"], state=OrderState.CANCELLED, lines=answers, at=now)
    changes.add(change_object(told))
    ended = [(original["id"], original["external_id"], OrderState.CANCELLED)]
    for change in settle_invoices(connection, hall_id, ended, now=now):
        changes.add(change_object(change))
    changes.write(connection)


def _cancelled(line: Line) -> OrderState:
    """What was never accepted stays so."""
    return OrderState.REJECTED if line["refusal"] else OrderState.CANCELLED


def _original(connection: Connection, hall_id: str, external_id: str) -> Line | None:
    wanted = (PRODUCT_ORDER.c.hall_id == hall_id) & (PRODUCT_ORDER.c.external_id == external_id)
    row = connection.execute(select(PRODUCT_ORDER).where(wanted)).mappings().one_or_none()
    return None if row is None else dict(row)


def _lines(connection: Connection, original: Line) -> Sequence[Line]:
    wanted = (ORDER_LINE.c.hall_id == original["hall_id"]) & (ORDER_LINE.c.order_id == original["id"])
    rows = select(ORDER_LINE).where(wanted).order_by(ORDER_LINE.c.position)
    return [dict(row) for row in connection.execute(rows).mappings()]
