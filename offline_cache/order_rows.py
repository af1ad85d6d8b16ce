"""Accepted orders as they are read back: rows of lists, and the whole of one."""

import json
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from app.domain.invoice import InvoiceStanding, InvoiceState
from app.domain.order import CentralState, KeptOrder, OrderState
from app.domain.payment import whole_payment
from app.domain.receipt_number import ReceiptNumber
from app.errors import Bug
from app.ports import OrderRow, OrderSearch, PaperKind, PrintState
from offline_cache.find_keys import typed_initials
from offline_cache.kept_refusal import read_refusal
from offline_cache.moments import from_us, to_us
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import (
    ORDER_AMENDMENTS,
    ORDER_INVOICES,
    ORDER_LINES,
    ORDER_REVERSALS,
    ORDERS,
    SIGNED_VERSIONS,
)
from offline_cache.signed_versions import WHOLE_VERSIONS, payments_of, read_signed
from offline_cache.store import Store
from offline_cache.written_text import read_text

_ON_PAPER = PRINT_JOBS.c.state.in_((PrintState.CONFIRMED.value, PrintState.HANDED_OVER.value))
# The one that came out, else the newest: a copy takes the place of a first one that did not.
_RECEIPT = (
    select(PRINT_JOBS.c.state)
    .where(PRINT_JOBS.c.order_id == ORDERS.c.id, PRINT_JOBS.c.paper == PaperKind.RECEIPT.value)
    .order_by(_ON_PAPER.desc(), PRINT_JOBS.c.seq.desc())
    .limit(1)
)
_PRINT_STATE = _RECEIPT.scalar_subquery().label("print_state")
_PRINTER = _RECEIPT.with_only_columns(PRINT_JOBS.c.printer).scalar_subquery().label("printer")
_CLERK = select(SIGNED_VERSIONS.c.clerk_number).where(SIGNED_VERSIONS.c.id == ORDERS.c.signed_id).scalar_subquery()
_ALL = ORDERS.alias("all_orders")
_INVOICE = (
    select(ORDER_INVOICES.c.state + ":" + ORDER_INVOICES.c.number)
    .where(ORDER_INVOICES.c.order_id == ORDERS.c.id)
    .scalar_subquery()
    .label("invoice")
)
_OTHER = ORDERS.alias("other")
_REVERSES = (
    select(_OTHER.c.receipt_number)
    .join(ORDER_REVERSALS, ORDER_REVERSALS.c.reverses == _OTHER.c.id)
    .where(ORDER_REVERSALS.c.order_id == ORDERS.c.id)
    .scalar_subquery()
    .label("reverses")
)
_REVERSED_BY = (
    select(_OTHER.c.receipt_number)
    .join(ORDER_REVERSALS, ORDER_REVERSALS.c.order_id == _OTHER.c.id)
    .where(ORDER_REVERSALS.c.reverses == ORDERS.c.id, _OTHER.c.central.in_(("pending", "accepted")))
    .limit(1)
    .scalar_subquery()
    .label("reversed_by")
)
_AMENDS = (
    select(_OTHER.c.receipt_number)
    .join(ORDER_AMENDMENTS, ORDER_AMENDMENTS.c.amends == _OTHER.c.id)
    .where(ORDER_AMENDMENTS.c.signed_id == ORDERS.c.signed_id)
    .scalar_subquery()
    .label("amends")
)
_AMENDED_BY = (
    select(_OTHER.c.receipt_number)
    .join(ORDER_AMENDMENTS, ORDER_AMENDMENTS.c.signed_id == _OTHER.c.signed_id)
    .where(ORDER_AMENDMENTS.c.amends == ORDERS.c.id)
    .order_by(_OTHER.c.seq.desc())
    .limit(1)
    .scalar_subquery()
    .label("amended_by")
)
_REFUSED = (ORDER_LINES.c.order_id == ORDERS.c.id) & ORDER_LINES.c.refusal.is_not(None)
_REFUSED_LINES = (
    select(func.json_group_array(func.json_array(ORDER_LINES.c.line_id, ORDER_LINES.c.refusal)))
    .where(_REFUSED)
    .scalar_subquery()
    .label("refused_lines")
)
_REFUSED_SETTLED = (
    select(func.min(ORDER_LINES.c.settled_at_us.is_not(None)))
    .where(_REFUSED)
    .scalar_subquery()
    .label("refused_settled")
)
_ROWS = select(
    ORDERS,
    _PRINT_STATE,
    _PRINTER,
    _CLERK.label("clerk_number"),
    _INVOICE,
    _REVERSES,
    _REVERSED_BY,
    _AMENDS,
    _AMENDED_BY,
    _REFUSED_LINES,
    _REFUSED_SETTLED,
).order_by(ORDERS.c.seq.desc())  # the clock may have been set back


def newest(connection: Connection) -> OrderRow | None:
    row = connection.execute(_ROWS.limit(1)).one_or_none()
    return None if row is None else _order_row(row)


def one(connection: Connection, order_id: str) -> OrderRow | None:
    row = connection.execute(_ROWS.where(ORDERS.c.id == order_id)).one_or_none()
    return None if row is None else _order_row(row)


def numbered(connection: Connection, receipt_number: str) -> OrderRow | None:
    row = connection.execute(_ROWS.where(ORDERS.c.receipt_number == receipt_number)).one_or_none()
    return None if row is None else _order_row(row)


def since(connection: Connection, moment: datetime, *, limit: int) -> tuple[OrderRow, ...]:
    """Newest first."""
    rows = connection.execute(_ROWS.where(ORDERS.c.accepted_at_us >= to_us(moment)).limit(limit))
    return tuple(_order_row(row) for row in rows)


def find(connection: Connection, wanted: OrderSearch, *, limit: int) -> tuple[OrderRow, ...]:
    """Newest first. Each key is looked for in its index alone; only rows that are shown are read whole."""
    keys: list[ColumnElement[bool]] = []
    if wanted.receipt:
        keys.append(_ALL.c.receipt_number.contains(wanted.receipt, autoescape=True))
    if wanted.phone_end:
        keys.append(_ALL.c.number_ends.contains(f"|{wanted.phone_end}|", autoescape=True))
    initials = typed_initials(wanted.name)
    if initials:
        keys.append(_ALL.c.name_initials.contains(f"|{initials}", autoescape=True))
    terms: list[ColumnElement[bool]] = []
    if keys:
        terms.append(or_(*(ORDERS.c.seq.in_(select(_ALL.c.seq).where(key)) for key in keys)))
    if wanted.clerk:
        terms.append(_CLERK.in_((wanted.clerk,)))
    if wanted.central is not None:
        terms.append(ORDERS.c.central == wanted.central.value)
    if wanted.since is not None:
        terms.append(ORDERS.c.accepted_at_us >= to_us(wanted.since))
    if wanted.until is not None:
        terms.append(ORDERS.c.accepted_at_us < to_us(wanted.until))
    return tuple(_order_row(row) for row in connection.execute(_ROWS.where(and_(True, *terms)).limit(limit)))


def kept_order(connection: Connection, order_id: str, store: Store) -> KeptOrder | None:
    order = connection.execute(select(ORDERS).where(ORDERS.c.id == order_id)).one_or_none()
    if order is None:
        return None
    signed = connection.execute(WHOLE_VERSIONS.where(SIGNED_VERSIONS.c.id == order.signed_id)).one()
    payment = whole_payment(payments_of(connection, order.signed_id))
    if payment is None:
        raise Bug(f"order {order_id} without its payment")
    return KeptOrder(
        id=order.id,
        receipt_number=ReceiptNumber.read(order.receipt_number),
        signed=read_signed(signed, store),
        payment=payment,
        accepted_at=from_us(order.accepted_at_us),
        verify_token=order.verify_token,
    )


def _order_row(row: Row[tuple[object, ...]]) -> OrderRow:
    if row.print_state is None:
        raise Bug(f"order {row.id} without its first print job")
    return OrderRow(
        order_id=row.id,
        receipt_number=row.receipt_number,
        accepted_at=from_us(row.accepted_at_us),
        customer_masked=row.customer_masked,
        summary=read_text(row.summary),
        amount_fen=row.amount_fen,
        central=CentralState(row.central),
        state=OrderState(row.state) if row.state else None,
        refusal=read_refusal(row.refusal).words if row.refusal else None,
        line_states=tuple((line_id, OrderState(state)) for line_id, state in json.loads(row.line_states)),
        copies=row.copies,
        print_state=row.print_state,
        clerk_number=row.clerk_number,
        invoice=_standing(row.invoice, CentralState(row.central)) if row.invoice else None,
        reverses=row.reverses or "",
        reversed_by=row.reversed_by or "",
        amends=row.amends or "",
        amended_by=row.amended_by or "",
        refused_lines=tuple((id, read_refusal(why).words) for id, why in json.loads(row.refused_lines)),
        refused_settled=bool(row.refused_settled),
        printer=row.printer or "",
    )


def _standing(written: str, central: CentralState) -> InvoiceStanding:
    """Of an order that the centre refused, or that was taken back, none will come, whatever was asked."""
    state, _, number = written.partition(":")
    if central not in (CentralState.PENDING, CentralState.ACCEPTED):
        return InvoiceStanding(InvoiceState.REFUSED, "")
    return InvoiceStanding(InvoiceState(state), number)
