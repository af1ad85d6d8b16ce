"""An accepted order as the centre keeps it, with what became of it: for a counter of its hall, and the public page."""

import json
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, select

from app.domain.content import read_content
from app.domain.order import OrderState
from app.domain.payment import PaymentMethod
from app.domain.receipt_number import ReceiptNumber
from app.texts.language import Text
from app.wire.batch import read_reason
from app.wire.entry import read_strokes
from app.wire.moment import read_moment
from app.wire.payment import read_payments
from app.wire.signed_order import PaidRow, RefusedItem, SignedOrder
from central.schema import HALL, ORDER_LINE, PAYMENT, PRODUCT_ORDER

_ORDER = PRODUCT_ORDER.c


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrder:
    """`order` is None where what is kept here cannot be read as an order any more: the database was damaged.

    `desk` took it, in the hall `hall_id` of that zone and name.
    """

    hall_id: str
    hall: Text
    operator: Text
    zone: ZoneInfo
    desk: str
    receipt_number: str
    form_sha256: str
    order: SignedOrder | None


def order_numbered(connection: Connection, hall_id: str, receipt_number: ReceiptNumber) -> FoundOrder | None:
    """Of this hall alone."""
    return _found(connection, (_ORDER.hall_id == hall_id) & (_ORDER.receipt_no == str(receipt_number)))


def order_of_token(connection: Connection, token: str) -> FoundOrder | None:
    """Of whichever hall: the token is its secret."""
    return _found(connection, _ORDER.verify_token == token)


def _found(connection: Connection, which: ColumnElement[bool]) -> FoundOrder | None:
    hall = HALL.c
    names = (hall.name_zh, hall.name_en, hall.operator_zh, hall.operator_en, hall.zone)
    wanted = select(PRODUCT_ORDER, *names).where(which & (hall.hall_id == _ORDER.hall_id))
    row = connection.execute(wanted.order_by(_ORDER.id.desc()).limit(1)).first()
    if row is None:
        return None
    return FoundOrder(
        hall_id=row.hall_id,
        hall=Text(row.name_zh, row.name_en),
        operator=Text(row.operator_zh, row.operator_en),
        zone=ZoneInfo(row.zone),
        desk=row.desk,
        receipt_number=row.receipt_no,
        form_sha256=row.form_sha256,
        order=_order(connection, row),
    )


def _order(connection: Connection, row: Row[tuple[object, ...]]) -> SignedOrder | None:
    try:
        width, strokes = json.loads(row.strokes)
        handwriting = read_strokes(strokes)
        number = ReceiptNumber.read(row.receipt_no)
        read_content(row.content.encode())
        payments = _payments(connection, row)
    except (ValueError, TypeError):
        return None
    reversed_by, amended_by = _later(connection, row)
    return SignedOrder(
        order_id=row.external_id,
        receipt_number=number,
        verify_token=row.verify_token,
        form_sha256=row.form_sha256,
        signature_sha256=row.signature_sha256,
        clerk_number=row.clerk,
        signed_at=read_moment(row.signed_at),
        accepted_at=read_moment(row.accepted_at),
        state=OrderState(row.state),
        content=row.content.encode(),
        width=width,
        strokes=handwriting,
        payments=payments,
        refusals=_refused(connection, row),
        reversed_by=reversed_by,
        amended_by=amended_by,
    )


def _payments(connection: Connection, row: Row[tuple[object, ...]]) -> tuple[PaidRow, ...]:
    of_it = (PAYMENT.c.hall_id == row.hall_id) & (PAYMENT.c.order_id == row.id)
    bodies = [json.loads(body) for body in connection.execute(select(PAYMENT.c.body).where(of_it)).scalars()]
    rows = [
        PaidRow(
            id=paid.id,
            method=PaymentMethod(paid.method),
            amount_fen=paid.amount_fen,
            tendered_fen=paid.tendered_fen,
            reference=str(body.get("authorizationCode", "")),
        )
        for paid, body in zip(read_payments(bodies), bodies, strict=True)
    ]
    signed = [part["method"] for part in json.loads(row.content).get("payments", ())]
    return tuple(sorted(rows, key=lambda each: signed.index(each.method) if each.method in signed else len(signed)))


def _refused(connection: Connection, row: Row[tuple[object, ...]]) -> tuple[RefusedItem, ...]:
    line = ORDER_LINE.c
    of_it = (line.hall_id == row.hall_id) & (line.order_id == row.id) & line.refusal.is_not(None)
    wanted = select(line.position, line.id, line.refusal).where(of_it).order_by(line.position)
    found = ((each.position + 1, each.id, read_reason(json.loads(each.refusal))) for each in connection.execute(wanted))
    return tuple(RefusedItem(number=number, line_id=id, why=why.words) for number, id, why in found)


def _later(connection: Connection, row: Row[tuple[object, ...]]) -> tuple[str, tuple[str, ...]]:
    """Accepted orders of the same customer that took this one back, and that replaced what was refused of it: what
    they signed says so."""
    theirs = (_ORDER.hall_id == row.hall_id) & (_ORDER.customer_id == row.customer_id) & (_ORDER.id != row.id)
    theirs &= _ORDER.content.contains(row.external_id, autoescape=True)
    reversed_by, amended_by = "", []
    wanted = select(_ORDER.receipt_no, _ORDER.content).where(theirs).order_by(_ORDER.id)
    for number, signed in connection.execute(wanted):
        said = json.loads(signed)
        if (said.get("reversal") or {}).get("order_id") == row.external_id:
            reversed_by = number
        if (said.get("amendment") or {}).get("order_id") == row.external_id:
            amended_by.append(number)
    return reversed_by, tuple(amended_by)
