"""TMF632 Individual and TMF637 Product of a customer, and the customer read back from them.

What TM Forum has no field for is a partyCharacteristic: star level, account, payment mode, balance, alerts, history.
What an accepted order will still do to a product is a productCharacteristic; its status says it in TM Forum's words.
A customer is looked up by `individual?{NUMBER_FILTER}=…` or `individual?{DOCUMENT_FILTER}=…`, exactly; what they have
by `product?{PRODUCTS_FILTER}=<individual id>`.
"""

from datetime import date
from typing import Any

from app.domain.customer import Customer, DocumentType, Identification, PaymentMode, Product
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.texts.language import Text
from app.wire.canonical import JsonObject
from app.wire.moment import day_as_moment, read_day
from app.wire.product_order import SERVICE_NUMBER, family_pay_facts, read_family_pay
from app.wire.strict import objects, text

NUMBER_FILTER = (
    "contactMedium.characteristic.phoneNumber"  # any service number of the customer, a broadband account too
)
DOCUMENT_FILTER = "individualIdentification.identificationId"
PRODUCTS_FILTER = "relatedParty.id"

# What a customer has, or is about to get; one that was cancelled ends later.
HELD = (ProductStatus.ACTIVE, ProductStatus.PENDING_TERMINATE, ProductStatus.PENDING_ACTIVE)
_PENDING = "pendingEffect"
_LINE_SINCE = "lineSince"  # a centre of before 0.3 says nothing of it, nor of the last two of a pending effect
STARS_UNTIL = "starLevelUntil"
TRIALS_USED = "trialsUsed"
WAIVER_USES = "waiverUses"  # a centre of before 0.3 says nothing of them


def individual_body(customer: Customer) -> JsonObject:
    document = customer.identification
    identification: JsonObject = {"identificationType": document.type.value, "identificationId": document.number}
    if document.valid_until:
        identification["validFor"] = {"endDateTime": day_as_moment(document.valid_until)}
    return {
        "id": customer.id,
        "fullName": customer.name,
        "status": "validated",
        "individualIdentification": [identification],
        "contactMedium": [
            {"mediumType": "mobile", "preferred": True, "characteristic": {"phoneNumber": customer.phone}},
            {"mediumType": "postalAddress", "characteristic": {"street1": document.address}},
        ],
        "partyCharacteristic": [
            {"name": "starLevel", "value": customer.stars},
            *([{"name": STARS_UNTIL, "value": day_as_moment(customer.stars_until)}] if customer.stars_until else []),
            {"name": "accountNumber", "value": customer.account_number},
            {"name": "paymentMode", "value": customer.payment_mode.value},
            {"name": "balanceFen", "value": customer.balance_fen},
            {"name": "alerts", "value": [_words(t) for t in customer.alerts]},
            {"name": "history", "value": [_words(t) for t in customer.history]},
            {"name": WAIVER_USES, "value": [[code, day.isoformat()] for code, day in customer.waiver_uses]},
            {"name": TRIALS_USED, "value": list(customer.trials_used)},
        ],
    }


def product_body(product: Product, *, customer_id: str, ended: tuple[ProductStatus, date] | None = None) -> JsonObject:
    """TMF637 Product. `ended` is how one that is no more came to its end, and the first day without it."""
    pending = product.pending
    status, ended_on = ended if ended is not None else (product.status, None)
    if pending is not None and pending.kind is EffectKind.ENDS:
        ended_on = pending.on
    characteristics: list[JsonObject] = [
        {"name": SERVICE_NUMBER, "value": product.number},
        {"name": "primary", "value": product.primary},
    ]
    if product.usage:
        used, of, unit = product.usage
        characteristics.append({"name": "usage", "value": {"used": used, "of": of, "unit": unit}})
    if product.line_since is not None:
        characteristics.append({"name": _LINE_SINCE, "value": day_as_moment(product.line_since)})
    if product.family_pay is not None:
        characteristics += family_pay_facts(product.family_pay, number=product.number)
    if pending is not None:
        characteristics.append({"name": _PENDING, "value": _pending_value(pending)})
    body: JsonObject = {
        "id": product.id,
        "status": status.value,
        "startDate": day_as_moment(product.started_on),
        "productOffering": {"id": product.offering_code, "@referredType": "ProductOffering"},
        "productCharacteristic": characteristics,
        "relatedParty": [{"id": customer_id, "role": "customer", "@referredType": "Individual"}],
    }
    if product.term_ends_on:
        body["productTerm"] = [{"name": "term", "validFor": {"endDateTime": day_as_moment(product.term_ends_on)}}]
    if ended_on:
        body["terminationDate"] = day_as_moment(ended_on)
    return body


def read_customer(individual: JsonObject, products: list[JsonObject]) -> Customer:
    """The customer with what they have now. Raises ValueError where the bodies are not of this form."""
    try:
        facts = _named(individual["partyCharacteristic"])
        identification = individual["individualIdentification"][0]
        valid = identification.get("validFor")
        mediums = {m["mediumType"]: m["characteristic"] for m in individual["contactMedium"]}
        return Customer(
            id=text(individual["id"], "id"),
            name=text(individual["fullName"], "fullName"),
            stars=int(facts["starLevel"]),
            identification=Identification(
                type=DocumentType(identification["identificationType"]),
                number=text(identification["identificationId"], "identificationId"),
                valid_until=read_day(valid["endDateTime"]) if valid else None,
                address=mediums["postalAddress"]["street1"],
            ),
            phone=text(mediums["mobile"]["phoneNumber"], "phoneNumber"),
            account_number=text(facts["accountNumber"], "accountNumber"),
            payment_mode=PaymentMode(facts["paymentMode"]),
            balance_fen=int(facts["balanceFen"]),
            products=tuple(read_product(row) for row in products if row.get("status") in HELD),
            alerts=tuple(Text(row["zh"], row["en"]) for row in facts["alerts"]),
            history=tuple(Text(row["zh"], row["en"]) for row in facts["history"]),
            waiver_uses=tuple(
                (text(code, "waiver"), date.fromisoformat(day)) for code, day in facts.get(WAIVER_USES, ())
            ),
            stars_until=read_day(facts[STARS_UNTIL]) if STARS_UNTIL in facts else None,
            trials_used=tuple(text(code, "trial") for code in facts.get(TRIALS_USED, ())),
        )
    except (KeyError, TypeError, IndexError, AttributeError) as wrong:
        raise ValueError(f"not a customer of the centre: {wrong!r}") from wrong


def read_products(bodies: object) -> tuple[Product, ...]:
    """Raises ValueError where one of them is not of this form, or is no product a customer has."""
    try:
        return tuple(read_product(body) for body in objects(bodies, "products"))
    except (KeyError, TypeError, IndexError, AttributeError) as wrong:
        raise ValueError(f"not a product of the centre: {wrong!r}") from wrong


def read_product(body: JsonObject) -> Product:
    """Raises ValueError, KeyError or TypeError where the body is not of this form."""
    facts = _named(body["productCharacteristic"])
    usage, terms = facts.get("usage"), body.get("productTerm", [])
    product = Product(
        id=text(body["id"], "id"),
        number=text(facts[SERVICE_NUMBER], SERVICE_NUMBER),
        offering_code=text(body["productOffering"]["id"], "productOffering.id"),
        started_on=read_day(body["startDate"]),
        term_ends_on=read_day(terms[0]["validFor"]["endDateTime"]) if terms else None,
        usage=(float(usage["used"]), float(usage["of"]), str(usage["unit"])) if usage else None,
        primary=bool(facts["primary"]),
        pending=_read_pending(facts[_PENDING]) if _PENDING in facts else None,
        line_since=read_day(facts[_LINE_SINCE]) if _LINE_SINCE in facts else None,
        family_pay=read_family_pay(facts, number=facts[SERVICE_NUMBER]),
    )
    if body["status"] != product.status:
        raise ValueError(f"status: {body['status']} does not go with {product.pending}")
    return product


def _pending_value(pending: PendingEffect) -> JsonObject:
    return {
        "kind": pending.kind.value,
        "orderItemId": pending.line_id,
        "on": day_as_moment(pending.on) if pending.on else None,
        "becomes": pending.becomes,
        "termEndsOn": day_as_moment(pending.term_ends_on) if pending.term_ends_on else None,
        "supposedOn": day_as_moment(pending.supposed_on) if pending.supposed_on else None,
        "lineSince": day_as_moment(pending.line_since) if pending.line_since else None,
    }


def _read_pending(value: object) -> PendingEffect:
    if not isinstance(value, dict):
        raise ValueError(f"{_PENDING}: no object")
    return PendingEffect(
        kind=EffectKind(value["kind"]),
        line_id=text(value["orderItemId"], "orderItemId"),
        on=read_day(value["on"]) if value["on"] else None,
        becomes=str(value["becomes"]),
        term_ends_on=read_day(value["termEndsOn"]) if value["termEndsOn"] else None,
        supposed_on=read_day(value["supposedOn"]) if value.get("supposedOn") else None,
        line_since=read_day(value["lineSince"]) if value.get("lineSince") else None,
    )


def _named(rows: object) -> dict[str, Any]:
    return {row["name"]: row["value"] for row in objects(rows, "characteristic")}


def _words(words: Text) -> JsonObject:
    return {"zh": words.zh, "en": words.en}
