"""TMF622 ProductOrder_Create of an accepted order, and the centre's reading of one.

Only what was signed travels: the lines of the content, in its words. `product` of an item is what is installed now,
`productOffering` what it becomes (add, modify) or what goes (delete). A top-up changes no product: noChange with a
one-time price. Where a service is put in is its product's place; the agreed visit is the item's appointment, under the
line's own id, as nobody keeps a calendar of visits yet. Machine facts that TM Forum has no field for stand as notes
under fixed ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.content import Content, ContentLine
from app.domain.family_pay import FamilyPay
from app.domain.hall_time import start_of
from app.domain.matter import Who
from app.domain.offering import Offering, PriceType
from app.domain.order import Order, SignedVersion
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.texts.language import Language
from app.wire.amount import price, read_price
from app.wire.canonical import JsonObject
from app.wire.moment import moment
from app.wire.product_offering import PRICE_TYPES, offering_ref, price_ref
from app.wire.strict import objects, text

ITEM_ACTIONS = {
    Action.ADD: "add",
    Action.MODIFY: "modify",
    Action.DELETE: "delete",
    Action.TOP_UP: "noChange",
    Action.WITHDRAW: "noChange",  # what it takes back stands as the item's relationship
}
SERVICE_NUMBER = "serviceNumber"
INSTALLATION = "installation"
INVOICE_CONTACT = "invoiceContact"
WITHDRAWS = "withdraws"
REVERSES = "reverses"
AMENDS = "amends"
COUNTER_CHANNEL = "counter"  # TMF622 category, and the role of the channel it came by
_PAYING, _PAID, _LIMIT_FEN = "payingNumber", "paidNumber", "monthlyLimitFen"


def product_order_body(order: Order) -> JsonObject:
    """ProductOrder_Create; externalId is our id, each item's id our line's id."""
    accepted_at = moment(order.accepted_at)
    return {
        **signed_product_order(order.signed),
        "description": str(order.receipt_number),
        "note": [{**note, "date": accepted_at} for note in signed_notes(order.signed)],
    }


def signed_notes(signed: SignedVersion) -> list[JsonObject]:
    """Its notes, but for the date: that of the acceptance."""
    form, content = signed.form, signed.content
    return [
        {"id": name, "author": signed.clerk_number, "text": words}
        for name, words in (
            ("catalogueVersion", content.catalogue_version),
            ("contentSha256", signed.signature.content_sha256),
            ("mode", content.mode),
            ("identity", _identity(form)),
            *_rules(content),
            *_handler(content, form),
            *_invoice(form, content),
            *_attachments(content),
            *_reversal(content),
            *_amendment(content),
        )
    ]


def signed_product_order(signed: SignedVersion) -> JsonObject:
    """What of it follows from the signed version alone, whose id is the order's; not its notes."""
    form, content = signed.form, signed.content
    if form.customer is None:
        raise ValueError("an order without a customer")
    by_id = {line.id: line for line in form.lines}
    hall = form.desk.hall
    return {
        "externalId": signed.id,
        "category": COUNTER_CHANNEL,
        "channel": [
            {
                "id": f"{hall.id}-{form.desk.number}",
                "name": f"{content.hall} {content.desk}",
                "role": COUNTER_CHANNEL,
                "@referredType": "Channel",
            }
        ],
        "relatedParty": [
            {
                "id": form.customer.id,
                "name": form.customer.masked_name,
                "role": "customer",
                "@referredType": "Individual",
            },
            {"id": signed.clerk_number, "role": "salesAgent", "@referredType": "Individual"},
            {"id": hall.id, "name": content.hall, "role": "seller", "@referredType": "Organization"},
        ],
        "billingAccount": {"id": form.customer.account_number, "@referredType": "BillingAccount"},
        "orderTotalPrice": [{"name": "today", "priceType": "oneTime", "price": price(content.sums.today_fen)}],
        "productOrderItem": [_item(by_id[line.id], line, signed) for line in content.lines],
    }


def _reversal(content: Content) -> list[tuple[str, str]]:
    """TMF622 relates items, not orders: the order that is taken back is named by our id."""
    return [(REVERSES, content.reversal.order_id)] if content.reversal is not None else []


def _amendment(content: Content) -> list[tuple[str, str]]:
    return [(AMENDS, content.amendment.order_id)] if content.amendment is not None else []


def _identity(form: OrderForm) -> str:
    """How it was established (R04): by which reader and when, or "record" where no card was read."""
    read = form.card_read_today
    return f"read {moment(read.read_at)} {'demo' if read.demo else read.reader}" if read else "record"


def _rules(content: Content) -> list[tuple[str, str]]:
    return [("mattersVersion", content.matters_version)] if content.matters_version else []


def _handler(content: Content, form: OrderForm) -> list[tuple[str, str]]:
    """Who stood at the desk, as it was signed: masked; nothing where it was the customer."""
    said = [fact.value for fact in content.customer if fact.key == "handler" and form.handler.who is not Who.HOLDER]
    return [("handler", words) for words in said]


def _invoice(form: OrderForm, content: Content) -> list[tuple[str, str]]:
    """Where an invoice that is asked for goes: what is signed names it masked."""
    goes_to = form.invoice.contact if content.invoice is not None and form.invoice is not None else ""
    return [(INVOICE_CONTACT, goes_to)] if goes_to else []


def _family_pay(line: OrderLine) -> list[JsonObject]:
    agreed = line.family_pay
    if agreed is None:
        return []
    consent = "none asked for" if agreed.consent is None else f"in person {moment(agreed.consent.at)}"
    return [*family_pay_facts(agreed, number=line.number), {"name": "otherConsent", "value": consent}]


def family_pay_facts(agreed: FamilyPay, *, number: str) -> list[JsonObject]:
    """Who pays for whom and how much a month, as characteristics of the service of `number`."""
    return [
        {"name": _PAYING, "value": agreed.paying(number)},
        {"name": _PAID, "value": agreed.paid(number)},
        {"name": _LIMIT_FEN, "value": str(agreed.limit_fen)},
    ]


def read_family_pay(facts: Mapping[str, object], *, number: object) -> FamilyPay | None:
    """None where the service says nothing of it. Raises ValueError where what it says is no such agreement."""
    if _PAYING not in facts:
        return None
    paying, paid = text(facts[_PAYING], _PAYING), text(facts.get(_PAID), _PAID)
    if number not in (paying, paid) or paying == paid:
        raise ValueError(f"{_PAYING}: the service's own number is neither")
    other_pays = paying != number
    return FamilyPay(paying if other_pays else paid, other_pays, int(text(facts.get(_LIMIT_FEN), _LIMIT_FEN)), None)


def _attachments(content: Content) -> list[tuple[str, str]]:
    """TMF622 has no attachments: each picture is named by kind, hash and size; it stays on the counter itself."""
    return [
        (f"attachment.{n}", f"{each.kind} sha256 {each.sha256} {each.byte_count} bytes")
        for n, each in enumerate(content.attachments, start=1)
    ]


def _item(line: OrderLine, said: ContentLine, signed: SignedVersion) -> JsonObject:
    form = signed.form
    zone = form.desk.hall.zone
    number: JsonObject = {"name": SERVICE_NUMBER, "value": line.number}
    product: JsonObject = {"productCharacteristic": [number, *_family_pay(line)]}
    if line.product:
        product["id"] = line.product.id
    if line.before:
        product["productOffering"] = offering_ref(line.before, name=line.before.name.say(form.language))
    if said.effective_on and line.action is not Action.TOP_UP:
        field = "terminationDate" if line.action is Action.DELETE else "startDate"
        product[field] = moment(start_of(date.fromisoformat(said.effective_on), zone))
    item: JsonObject = {
        "id": line.id,
        "action": ITEM_ACTIONS[line.action],
        "quantity": 1,
        "product": product,
        "itemPrice": _prices(line, said, signed),
    }
    if line.offering:
        item["productOffering"] = offering_ref(line.offering, name=line.offering.name.say(form.language))
    if line.withdraws:
        item["productOrderItemRelationship"] = [{"id": line.withdraws, "relationshipType": WITHDRAWS}]
        return item
    if line.installation:
        product["place"] = [{"role": INSTALLATION, "name": line.installation.address, "@type": "GeographicAddress"}]
        visit = f"{line.installation.day} {line.installation.half.value}"
        item["appointment"] = {"id": line.id, "description": visit, "@referredType": "Appointment"}
    if line.after and line.after.term:
        item["itemTerm"] = [{"name": "term", "duration": {"amount": line.after.term.months, "units": "month"}}]
    return item


def _prices(line: OrderLine, said: ContentLine, signed: SignedVersion) -> list[JsonObject]:
    prices: list[JsonObject] = []
    own_once_fen = 0
    if line.after and not line.withdraws:
        prices.append(_offer_price(line.after, signed.content.catalogue_version, signed.form.language))
        own_once_fen = line.after.price.fen if line.after.price.type is PriceType.ONCE else 0
        waived_fen = _waived_fen(line.after, said) if line.action is Action.ADD else 0
        if waived_fen:
            prices.append({"name": "waiver", "priceType": "discount", "price": price(-waived_fen)})
    if said.figures.top_up_fen:
        prices.append({"name": "topUp", "priceType": "oneTime", "price": price(said.figures.top_up_fen)})
    if said.figures.once_fen and not own_once_fen:
        # Money due today that is no price of the offer: what leaving a term early costs.
        prices.append({"name": "penalty", "priceType": "penalty", "price": price(said.figures.once_fen)})
    return prices


def _waived_fen(offering: Offering, said: ContentLine) -> int:
    """What a right of the customer's stars took off a fee or a deposit (S68)."""
    if offering.price.type not in (PriceType.ONCE, PriceType.DEPOSIT):
        return 0
    return offering.price.fen - said.figures.once_fen - said.figures.deposit_fen


def _offer_price(offering: Offering, version: str, language: Language) -> JsonObject:
    body: JsonObject = {
        "name": offering.name.say(language),
        "priceType": PRICE_TYPES[offering.price.type],
        "price": price(offering.price.fen),
        "productOfferingPrice": price_ref(offering, version),
    }
    if offering.price.type is PriceType.MONTHLY:
        body["recurringChargePeriod"] = "month"
    if offering.price.type is PriceType.DAILY:
        body["unitOfMeasure"] = "day"
    if offering.discount:
        body["priceAlteration"] = [
            {
                "name": offering.discount.words.say(language),
                "priceType": "discount",
                "applicationDuration": offering.discount.months,
                "recurringChargePeriod": "month",
                "price": price(offering.discount.fen - offering.price.fen),
            }
        ]
    return body


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """One item as the centre reads it. All fen; `discount_fen` is below zero, None without a discount.

    `price_fen` is the offer's own price (add, modify), `top_up_fen` what a noChange item puts on the account.
    """

    line_id: str
    action: Action
    number: str
    product_id: str | None
    before_code: str | None
    code: str | None
    price_fen: int | None
    discount_fen: int | None
    top_up_fen: int
    withdraws: str = ""  # the line of an earlier order that it takes back
    visit_on: date | None = None  # the agreed day of its installation
    family_pay: FamilyPay | None = None  # who pays for whom, without the consent


@dataclass(frozen=True, slots=True)
class OrderedBody:
    """What the centre needs of a ProductOrder_Create; `external_id` is our order id.

    `invoice_contact` is where an invoice that is asked for goes, "" where none is.
    """

    external_id: str
    customer_id: str
    catalogue_version: str
    items: tuple[OrderedItem, ...]
    invoice_contact: str = ""
    reverses: str = ""  # our id of the order it takes back
    amends: str = ""  # our id of the order whose next version it is


def read_product_order(body: JsonObject) -> OrderedBody:
    """What the centre needs of a ProductOrder_Create. Raises ValueError where a part is missing or is no such part."""
    customers = [p for p in objects(body.get("relatedParty"), "relatedParty") if p.get("role") == "customer"]
    notes = objects(body.get("note"), "note")
    versions = [n for n in notes if n.get("id") == "catalogueVersion"]
    if len(customers) != 1 or len(versions) != 1:
        raise ValueError("not exactly one customer and one catalogue version")
    reversed_orders = [n for n in notes if n.get("id") == REVERSES]
    amended = [n for n in notes if n.get("id") == AMENDS]
    contacts = [n for n in notes if n.get("id") == INVOICE_CONTACT]
    items = tuple(_read_item(row) for row in objects(body.get("productOrderItem"), "productOrderItem"))
    if not items or len({item.line_id for item in items}) != len(items):
        raise ValueError("productOrderItem: none, or an id twice")
    return OrderedBody(
        external_id=text(body.get("externalId"), "externalId"),
        customer_id=text(customers[0].get("id"), "relatedParty.id"),
        catalogue_version=text(versions[0].get("text"), "note.text"),
        items=items,
        invoice_contact=text(contacts[0].get("text"), "note.text") if contacts else "",
        reverses=text(reversed_orders[0].get("text"), "note.text") if reversed_orders else "",
        amends=text(amended[0].get("text"), "note.text") if amended else "",
    )


_ACTIONS = {word: action for action, word in ITEM_ACTIONS.items() if action is not Action.WITHDRAW}


def _read_item(row: JsonObject) -> OrderedItem:
    action: Action | None = _ACTIONS.get(text(row.get("action"), "action"))
    product = row.get("product")
    if action is None or not isinstance(product, dict):
        raise ValueError("productOrderItem: no action or no product")
    withdrawn = _withdrawn(row)
    if withdrawn:
        action = Action.WITHDRAW
    facts = {c.get("name"): c.get("value") for c in objects(product.get("productCharacteristic"), "characteristic")}
    number = text(facts.get(SERVICE_NUMBER), SERVICE_NUMBER)
    prices = objects(row.get("itemPrice"), "itemPrice")
    own = next((p for p in prices if "productOfferingPrice" in p), None)
    alterations = objects(own.get("priceAlteration", []), "priceAlteration") if own else []
    return OrderedItem(
        line_id=text(row.get("id"), "productOrderItem.id"),
        action=action,
        number=number,
        product_id=text(product.get("id"), "product.id") if action in (Action.MODIFY, Action.DELETE) else None,
        before_code=_code(product) if _has_before(action, product) else None,
        code=None if action is Action.TOP_UP else _code(row),
        price_fen=read_price(own.get("price")) if own else None,
        discount_fen=read_price(alterations[0].get("price")) if alterations else None,
        top_up_fen=sum(read_price(p.get("price")) for p in prices if p.get("name") == "topUp"),
        withdraws=withdrawn,
        visit_on=_visit(row),
        family_pay=read_family_pay({str(name): value for name, value in facts.items()}, number=number),
    )


def _visit(row: JsonObject) -> date | None:
    appointment = row.get("appointment")
    if appointment is None:
        return None
    said = text(appointment.get("description") if isinstance(appointment, dict) else None, "appointment.description")
    return date.fromisoformat(said.split(" ")[0])


def _has_before(action: Action, product: JsonObject) -> bool:
    return action in (Action.MODIFY, Action.DELETE) or (action is Action.WITHDRAW and "productOffering" in product)


def _withdrawn(row: JsonObject) -> str:
    related = objects(row.get("productOrderItemRelationship", []), "productOrderItemRelationship")
    ids = [text(each.get("id"), "id") for each in related if each.get("relationshipType") == WITHDRAWS]
    return ids[0] if ids else ""


def _code(row: JsonObject) -> str:
    ref = row.get("productOffering")
    return text(ref.get("id") if isinstance(ref, dict) else None, "productOffering.id")
