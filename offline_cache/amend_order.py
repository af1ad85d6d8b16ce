"""改单: with the next version of a form its earlier order ends, in the transaction that records the new one.

Not sent yet: it is voided, also where its paper is out, since the new paper names it. Refused: settled. Refused in
part: what was refused is settled. From the signature on the earlier one is held back (outbox.py), so that it cannot be
sent while the customer pays for the next version. What the centre accepted whole is not amended: it is reversed.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, text

from app.domain.amendment_form import AmendmentForm
from app.domain.audit import AuditKind
from app.domain.order import CentralState, Order
from app.domain.order_form import OrderForm
from app.domain.repair import HAS_ANOTHER
from app.domain.right import Right
from app.errors import OrderStays
from app.ports import AuditEvent
from app.texts import amendment as words
from app.texts import order_stays as texts
from app.texts.language import Text
from offline_cache.audit import approver_of, note
from offline_cache.ending import VOIDED, take_back
from offline_cache.prepared import Prepared
from offline_cache.schema import ORDER_AMENDMENTS, ORDER_LINES, ORDER_REVERSALS, ORDERS, SIGNED_VERSIONS
from offline_cache.settle_refused import settle_within
from offline_cache.store import Store
from offline_cache.void_order import standing_of, why_left_to_next, why_sent

_OTHERS = (
    select(SIGNED_VERSIONS.c.id)
    .where(
        text("state = 'open'"),  # as in the index signed_versions_open
        SIGNED_VERSIONS.c.customer_id == bindparam("customer"),
        SIGNED_VERSIONS.c.form_id != bindparam("form"),
    )
    .limit(1)
)
_OTHERS_OPEN = Prepared(_OTHERS)
_NEXT_OPEN = Prepared(_OTHERS.where(SIGNED_VERSIONS.c.id.in_(select(ORDER_AMENDMENTS.c.signed_id))))


def why_not_amended(connection: Connection, order_id: str) -> Text | None:
    """Why its next version cannot be made as it stands now; None where it can. Raises Bug for an order never had."""
    order = standing_of(connection, order_id)
    said = why_left_to_next(connection, order_id)
    return _why(connection, order) if said is None else said.filled(number=order.receipt_number)


def demand_amendable(connection: Connection, form: OrderForm) -> None:
    """Before the next version is signed; nothing for any other form.

    Raises OrderStays, also where the centre answered since it was made: it is to replace something else then, under
    another right.
    """
    if not isinstance(form, AmendmentForm):
        return
    amendment = form.amendment
    why = why_not_amended(connection, amendment.order_id)
    order = standing_of(connection, amendment.order_id)
    right = Right.VOID_ORDER if order.central == CentralState.PENDING else Right.SETTLE_REFUSED
    if why is None and amendment.right is not right:
        why = words.ANSWERED_MEANWHILE.filled(number=order.receipt_number)
    if why is not None:
        raise OrderStays(why)


def demand_turn(connection: Connection, form: OrderForm) -> None:
    """Before any form is signed: a next version ends an order behind which nothing of its customer may come meanwhile,
    or it could be paid and not recorded any more. Raises OrderStays."""
    if form.customer is None:
        return
    before = _OTHERS_OPEN if isinstance(form, AmendmentForm) else _NEXT_OPEN
    if before.run(connection, {"customer": form.customer.id, "form": form.id}).fetchall():
        raise OrderStays(words.ONE_AT_A_TIME)


def end_amended(connection: Connection, store: Store, order: Order) -> None:
    """What `order` is the next version of ends, within the transaction that records it; nothing for any other order.

    Raises OrderStays where it cannot end any more. One that was ended by hand meanwhile stays as it is.
    """
    form = order.signed.form
    if not isinstance(form, AmendmentForm):
        return
    amendment = form.amendment
    earlier = standing_of(connection, amendment.order_id)
    if earlier.central in (CentralState.VOIDED, CentralState.SETTLED):
        return
    because = AuditEvent(
        kind=AuditKind.ORDER_AMENDED,
        staff_number=order.signed.clerk_number,
        at=order.accepted_at,
        subject=earlier.receipt_number,
        reason=amendment.reason,
        right=amendment.right,
        approver=approver_of(connection, subject=form.id, right=amendment.right),
    )
    note(connection, because, key=store.audit_key)
    if earlier.central == CentralState.ACCEPTED and _refused_lines(connection, earlier.id):
        settle_within(connection, store, earlier.id, because=because)
        return
    why = _why(connection, earlier)
    if why is not None:
        raise OrderStays(why)
    if earlier.central == CentralState.REFUSED:
        settle_within(connection, store, earlier.id, because=because)
    else:
        take_back(connection, store, earlier, VOIDED, because=because)


def _why(connection: Connection, order: Row[*tuple[Any, ...]]) -> Text | None:
    said: Text | None
    if connection.execute(select(ORDER_REVERSALS).where(ORDER_REVERSALS.c.order_id == order.id)).first() is not None:
        said = words.REVERSAL
    elif order.central == CentralState.ACCEPTED:
        lines = _refused_lines(connection, order.id)
        waiting = any(line.settled_at_us is None for line in lines)
        said = None if waiting else words.NOTHING_LEFT if lines else words.CENTRE_HAS
    elif order.central == CentralState.REFUSED:
        why = connection.execute(select(ORDERS.c.refusal).where(ORDERS.c.id == order.id)).scalar_one()
        said = texts.CENTRE_HAS_ANOTHER if json.loads(str(why))["code"] in HAS_ANOTHER else None
    else:
        said = why_sent(connection, order, paper_counts=False)
    return None if said is None else said.filled(number=order.receipt_number)


def _refused_lines(connection: Connection, order_id: str) -> Sequence[Row[*tuple[Any, ...]]]:
    refused = (ORDER_LINES.c.order_id == order_id) & ORDER_LINES.c.refusal.is_not(None)
    return connection.execute(select(ORDER_LINES).where(refused)).all()
