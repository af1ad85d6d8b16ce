"""TMF676 Payment_Create of what an order was paid with, one a means; correlatorId is the order's id."""

import re
from dataclasses import dataclass

from app.domain.content import Charge, Content
from app.domain.money import yuan
from app.domain.order import Order, SignedVersion
from app.domain.payment import METHOD_WORDS, Payment, PaymentMethod
from app.texts.language import Language, Text
from app.wire.amount import amount, read_amount
from app.wire.canonical import JsonObject
from app.wire.strict import text

# Read again at the centre: none is ever changed, a further one is added.
_SAID = Text("{method}，收 {given}，找零 {change}", "{method}, {given} received, {change} change")
_SAID_FIRST = "{method} {given}, {change}"

_SUM = r"¥(\d{1,3}(?:,\d{3})*)\.(\d\d)"
_READ = tuple(
    re.compile(said.format(method="[^¥]+", given=_SUM, change=_SUM), re.ASCII)
    for said in (_SAID.zh, _SAID.en, _SAID_FIRST)
)


@dataclass(frozen=True, slots=True)
class PaidPart:
    """One payment as it arrived. `id` is the payment's own, a provider's idempotency key.

    `tendered_fen` were given and `change_fen` went back; the amount itself and nothing where that is not said, or said
    in words that are not read here (`unread`).
    """

    id: str
    method: str
    amount_fen: int
    tendered_fen: int
    change_fen: int
    unread: bool = False


def payment_bodies(order: Order) -> list[JsonObject]:
    """One Payment_Create a means of payment; none where nothing was due."""
    return bodies_paid(order.signed, order.payment, number=str(order.receipt_number))


def bodies_paid(signed: SignedVersion, payment: Payment, *, number: str) -> list[JsonObject]:
    """The same, of what was paid for a signed version, whose id is the order's. `number` is of the receipt."""
    content, customer = signed.content, signed.form.customer
    if payment.method is PaymentMethod.NOTHING_DUE:
        return []
    if customer is None:
        raise ValueError("an order without a customer")
    several = len(payment.each) > 1
    return [
        {
            "correlatorId": signed.id,
            "name": number,
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
            "paymentItem": [_whole_item(signed, part, number)] if several else _items(signed, content.charges),
        }
        for part in payment.each
    ]


def _description(part: Payment, content: Content) -> str:
    """TMF676 has no attribute for what was given and what went back: a sentence of ours holds both sums."""
    language = Language(content.language)
    method = METHOD_WORDS[part.method].say(language)
    return _SAID.say(language, method=method, given=yuan(part.tendered_fen), change=yuan(part.change_fen))


def _items(signed: SignedVersion, charges: tuple[Charge, ...]) -> list[JsonObject]:
    return [
        {
            "id": str(n),
            "amount": amount(charge.paid_fen),
            "item": {"id": signed.id, "name": charge.name, "@referredType": "ProductOrder"},
        }
        for n, charge in enumerate(charges, start=1)
    ]


def _whole_item(signed: SignedVersion, part: Payment, number: str) -> JsonObject:
    """Of several means none pays this fee or that: each is a part of the whole order."""
    item = {"id": signed.id, "name": number, "@referredType": "ProductOrder"}
    return {"id": "1", "amount": amount(part.amount_fen), "item": item}


def read_payments(bodies: list[JsonObject]) -> tuple[PaidPart, ...]:
    """Raises ValueError where one is no payment. A counter may be newer than its centre and word what was given in
    another way: nobody's paid order is turned away for a sentence."""
    return tuple(_read(body) for body in bodies)


def given_and_back(description: str) -> tuple[int, int]:
    """Fen. Raises ValueError for a sentence that is none of ours."""
    found = next(filter(None, (said.fullmatch(description) for said in _READ)), None)
    if found is None:
        raise ValueError("payment.description: not how what was given and what went back are written")
    given, change = (int(found[n].replace(",", "") + found[n + 1]) for n in (1, 3))
    return given, change


def _read(body: JsonObject) -> PaidPart:
    method = body.get("paymentMethod")
    if not isinstance(method, dict):
        raise ValueError("payment: no paymentMethod")
    amount_fen, said = read_amount(body.get("totalAmount")), body.get("description", "")
    if not isinstance(said, str):
        raise ValueError("payment.description: no text")
    try:
        (given, back), unread = given_and_back(said), False
    except ValueError:
        given, back, unread = amount_fen, 0, bool(said)
    return PaidPart(
        id=text(method.get("id"), "paymentMethod.id"),
        method=text(method.get("name"), "paymentMethod.name"),
        amount_fen=amount_fen,
        tendered_fen=given,
        change_fen=back,
        unread=unread,
    )
