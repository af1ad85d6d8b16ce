"""TMF620 ProductOffering and ProductOfferingPrice of one catalogue version, and the references to them."""

from app.domain.catalogue import Catalogue
from app.domain.form_words import trial_words
from app.domain.offering import FOR_EVERYBODY, Offering, PriceType
from app.texts.language import Language, Text
from app.wire.amount import amount
from app.wire.canonical import JsonObject
from app.wire.conditions import CONDITIONS, conditions_object
from app.wire.moment import day_as_moment

TRIAL = "trial"  # the characteristic that says how long it is free, and what comes after it
PRICE_TYPES = {
    PriceType.MONTHLY: "recurring",
    PriceType.ONCE: "oneTime",
    PriceType.DAILY: "usage",
    PriceType.DEPOSIT: "deposit",
}


def price_id(code: str, version: str) -> str:
    """The price of an offer in one catalogue version; without a slash, since TM Forum's paths hold one {id}."""
    return f"{code}@{version}"


def discount_price_id(code: str, version: str) -> str:
    return f"{price_id(code, version)}~discount"


def offering_ref(offering: Offering, *, name: str) -> JsonObject:
    return {"id": offering.code, "name": name, "@referredType": "ProductOffering"}


def price_ref(offering: Offering, version: str) -> JsonObject:
    return {"id": price_id(offering.code, version), "@referredType": "ProductOfferingPrice"}


def offering_body(offering: Offering, catalogue: Catalogue) -> JsonObject:
    """TMF620 ProductOffering; where it stands is for the centre to say."""
    prices = [price_id(offering.code, catalogue.version)]
    if offering.discount:
        prices.append(discount_price_id(offering.code, catalogue.version))
    body: JsonObject = {
        "id": offering.code,
        "name": offering.name.zh,
        "description": offering.summary.zh,
        "version": catalogue.version,
        "lifecycleStatus": "Active",
        "isBundle": False,
        "isSellable": offering.copy_approved,
        "validFor": _sale_window(offering),
        "category": [{"id": offering.kind.value, "@referredType": "Category"}],
        "productOfferingPrice": [{"id": price, "@referredType": "ProductOfferingPrice"} for price in prices],
        "prodSpecCharValueUse": _characteristics(offering),
    }
    if offering.term:
        body["productOfferingTerm"] = [
            {"name": "term", "duration": {"amount": offering.term.months, "units": "month"}},
        ]
    return body


def price_bodies(offering: Offering, catalogue: Catalogue) -> list[JsonObject]:
    """TMF620 ProductOfferingPrice: the price itself, and the discounted one where there is one."""
    own: JsonObject = {
        "id": price_id(offering.code, catalogue.version),
        "name": offering.name.zh,
        "version": catalogue.version,
        "lifecycleStatus": "Active",
        "priceType": PRICE_TYPES[offering.price.type],
        "price": amount(offering.price.fen),
        "validFor": _sale_window(offering),
    }
    if offering.price.type is PriceType.MONTHLY:
        own |= {"recurringChargePeriodType": "month", "recurringChargePeriodLength": 1}
    if offering.price.type is PriceType.DAILY:
        own["unitOfMeasure"] = {"amount": 1, "units": "day"}
    bodies = [own]
    if offering.discount:
        bodies.append(
            own
            | {
                "id": discount_price_id(offering.code, catalogue.version),
                "priceType": "discount",
                "price": amount(offering.discount.fen - offering.price.fen),
                "description": offering.discount.words.zh,
                "productOfferingTerm": [{"duration": {"amount": offering.discount.months, "units": "month"}}],
            }
        )
    return bodies


def _sale_window(offering: Offering) -> JsonObject:
    window = {"startDateTime": day_as_moment(offering.sale_from)}
    if offering.sale_until:
        window["endDateTime"] = day_as_moment(offering.sale_until)
    return window


def _characteristics(offering: Offering) -> list[JsonObject]:
    """What TM Forum has no field for, in both languages."""
    words: list[tuple[str, Text]] = [("name", offering.name), ("plain", offering.plain)]
    words += [(a.kind.value, Text(f"{a.amount} {a.unit.zh}", f"{a.amount} {a.unit.en}")) for a in offering.allowances]
    words += [(f"overage.{n}", rate.words) for n, rate in enumerate(offering.overage, start=1)]
    words += [(key, said) for key, said in (("cap", offering.cap), ("throttle", offering.throttle)) if said]
    if offering.provider:
        words.append(("serviceProvider", offering.provider.name))
    if offering.trial_months:
        zh, en = (trial_words(offering, language) or "" for language in Language)
        words.append((TRIAL, Text(zh, en)))
    words.append(("howToCancel", offering.how_to_cancel))
    said_in_words: list[JsonObject] = [
        {"name": key, "productSpecCharacteristicValue": [{"value": {"zh": said.zh, "en": said.en}}]}
        for key, said in words
    ]
    if offering.conditions == FOR_EVERYBODY:
        return said_in_words
    value = conditions_object(offering.conditions)
    return [*said_in_words, {"name": CONDITIONS, "productSpecCharacteristicValue": [{"value": value}]}]
