"""TMF676 Payment_Create of what an order was paid with, one a means; correlatorId is the order's id."""

import re
from dataclasses import dataclass

from app.domain.content import Charge, Content
from app.domain.money import yuan
from app.domain.order import Order
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.texts.language import Language
from app.wire.amount import amount, read_amount
from app.wire.canonical import JsonObject
from app.wire.strict import text

_GIVEN = re.compile(r" ¥([\d,]+)\.(\d\d), ¥([\d,]+)\.(\d\d)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class PaidPart:
    """One payment as it arrived. `id` is the payment's own, a provider's idempotency key."""

    id: str
    method: str
    amount_fen: int


def payment_bodies(order: Order) -> list[JsonObject]:
    """One Payment_Create a means of payment; none where nothing was due."""
    payment, content = order.payment, order.signed.content
    customer = order.signed.form.customer
    if payment.method is PaymentMethod.NOTHING_DUE:
        return []
    if customer is None:
        raise ValueError("an order without a customer")
    several = len(payment.each) > 1
    return [
        {
            "correlatorId": order.id,
            "name": str(order.receipt_number),
            "description": _description(part, content),
            "account": {"id": customer.account_number, "@referredType": "BillingAccount"},
            "payer": {
                "id": customer.id,
                "name": customer.masked_name,
                "role": "payer",
                "@referredType": "Individual",
            },
            "paymentMethod": {"id": part.id, "name": part.method.value, "@type": "PaymentMethod"},
            **({"authorizationCode": part.reference} if part.reference else {}),
            "amount": amount(part.amount_fen),
            "totalAmount": amount(part.amount_fen),
            "paymentItem": [_whole_item(order, part)] if several else _items(order, content.charges),
        }
        for part in payment.each
    ]


def _description(part: Payment, content: Content) -> str:
    words = METHOD_WORDS[part.method].say(Language(content.language))
    return f"{words} {yuan(part.tendered_fen)}, {yuan(part.change_fen)}"


def _items(order: Order, charges: tuple[Charge, ...]) -> list[JsonObject]:
    return [
        {
            "id": str(n),
            "amount": amount(charge.paid_fen),
            "item": {"id": order.id, "name": charge.name, "@referredType": "ProductOrder"},
        }
        for n, charge in enumerate(charges, start=1)
    ]


def _whole_item(order: Order, part: Payment) -> JsonObject:
    """Of several means none pays this fee or that: each is a part of the whole order."""
    item = {"id": order.id, "name": str(order.receipt_number), "@referredType": "ProductOrder"}
    return {"id": "1", "amount": amount(part.amount_fen), "item": item}


def read_payments(bodies: list[JsonObject]) -> tuple[PaidPart, ...]:
    """Raises ValueError where one is no payment."""
    return tuple(_read(body) for body in bodies)


def tendered_fen(body: JsonObject) -> int:
    """The notes given, as the payment's description says (_description); the sum itself where it says no such thing."""
    fen = read_amount(body.get("totalAmount"))
    found = _GIVEN.search(str(body.get("description", "")))
    if found is None:
        return fen
    given, change = (int(found[n].replace(",", "") + found[n + 1]) for n in (1, 3))
    return given if given - change == fen else fen


def _read(body: JsonObject) -> PaidPart:
    method = body.get("paymentMethod")
    if not isinstance(method, dict):
        raise ValueError("payment: no paymentMethod")
    return PaidPart(
        id=text(method.get("id"), "paymentMethod.id"),
        method=text(method.get("name"), "paymentMethod.name"),
        amount_fen=read_amount(body.get("totalAmount")),
    )
