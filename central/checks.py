"""What the centre itself checks of an order while no operator's BSS stands behind it (S11, S63; sync: conflicts).

Pure: what is known goes in, the reason for each line that cannot be taken comes out. A signed price is honoured if it
was valid when signed; nothing is ever repriced. What may stand together is asked of app.domain.holding, as the counter
does.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date

from app.domain.holding import REPEATABLE, Holding, left_behind, main_plan, same_service
from app.domain.masking import mask_phone
from app.domain.money import yuan
from app.domain.offering import MAIN_PLANS
from app.domain.order_line import Action
from app.domain.payment import PaymentMethod
from app.domain.pending_effect import EffectKind, PendingEffect
from app.texts import centre_answers as words
from app.texts.language import Text, same
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.examine import ReadEntry, reason
from central.offers import Offer
from central.standing import Installed

Refusals = Mapping[str, Reason]  # by line id


def line_refusals(read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]) -> Refusals:
    """`offers` is the catalogue the order was signed on, `installed` what its customer has."""
    found: dict[str, Reason] = {}
    version = read.ordered.catalogue_version
    day = date.fromisoformat(read.entry.content.drawn_up_on)
    begins = {line.id: line.effective_on for line in read.entry.content.lines}
    leaving = {item.product_id for item in read.ordered.items if item.action is Action.DELETE and item.product_id}
    has = [product.holding(offers) for product in installed] if _compared(read.ordered.items, offers) else []
    staying = [held for held in has if held.id not in leaving]
    for item in read.ordered.items:
        offer = offers.get(item.code or "")
        if item.action is Action.TOP_UP:
            continue
        refused = None
        if item.action in (Action.MODIFY, Action.DELETE):
            refused = _product_refusal(item, offers=offers, installed=installed)
        if refused is None and item.action in (Action.ADD, Action.MODIFY):
            refused = _offer_refusal(item, offer, version=version, day=day, confirmed=read.confirmed)
        if refused is None and item.action is Action.DELETE:
            refused = _left_behind(item, offers=offers, has=has, leaving=leaving)
        if refused is None and item.action is Action.ADD and offer is not None:
            from_day = date.fromisoformat(begins[item.line_id]) if begins[item.line_id] else None
            refused = _second_refusal(item, offer, offers=offers, staying=staying, from_day=from_day)
        if refused is not None:
            found[item.line_id] = refused
        elif item.action is Action.ADD and offer is not None:
            staying.append(_about_to_be(item, offer))
    return found


def _compared(items: Sequence[OrderedItem], offers: Mapping[str, Offer]) -> bool:
    """Whether any line is to be held against what its customer has: money and what may be had often are not."""
    added = (offers.get(item.code or "") for item in items if item.action is Action.ADD)
    return any(item.action is Action.DELETE for item in items) or any(
        offer is not None and offer.kind not in REPEATABLE for offer in added
    )


def balance_refusal(read: ReadEntry, *, charged: Mapping[str, tuple[str, int]]) -> Reason | None:
    """`charged` is what was taken from balances under the keys of the order's payments, as (customer, fen)."""
    for part in read.paid:
        taken = charged.get(part.id)
        if part.method == PaymentMethod.BALANCE and taken != (read.ordered.customer_id, part.amount_fen):
            return reason("balance_not_taken", words.BALANCE_NOT_TAKEN, sum=yuan(part.amount_fen))
    return None


def overdue_refusal(
    read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed], today: date
) -> Reason | None:
    """Why the order waits: what an earlier one does to its product is due and not worked through, so that nobody can
    say yet what this one changes."""
    touched = {item.product_id for item in read.ordered.items if item.product_id is not None}
    late = next((product for product in installed if product.id in touched and product.overdue(today)), None)
    return None if late is None else reason("overdue", words.OVERDUE, name=_name(late.code, offers))


def _offer_refusal(
    item: OrderedItem, offer: Offer | None, *, version: str, day: date, confirmed: frozenset[str]
) -> Reason | None:
    if offer is None:
        return reason("offer_unknown", words.OFFER_UNKNOWN, version=version, code=item.code)
    if not offer.on_sale(day):
        return reason("off_sale", words.OFF_SALE, name=offer.name, day=day)
    if (item.price_fen, item.discount_fen) != (offer.price_fen, offer.discount_fen):
        return reason("price_differs", words.PRICE_DIFFERS, name=offer.name, version=version)
    if offer.second_confirmation and item.line_id not in confirmed:
        return reason("not_confirmed", words.NOT_CONFIRMED, name=offer.name)
    return None


def _product_refusal(
    item: OrderedItem, *, offers: Mapping[str, Offer], installed: Sequence[Installed]
) -> Reason | None:
    name = _name(item.before_code or "", offers)
    product = next((p for p in installed if p.id == item.product_id), None)
    if product is None:
        return reason("not_installed", words.NOT_INSTALLED, name=name)
    if product.pending is not None:
        return reason("changing", words.CHANGING, name=name)
    if product.code != item.before_code or product.number != item.number:
        return reason("already_changed", words.ALREADY_CHANGED, name=name)
    return None


def _second_refusal(
    item: OrderedItem, offer: Offer, *, offers: Mapping[str, Offer], staying: Sequence[Holding], from_day: date | None
) -> Reason | None:
    """What is gone by the day the new one begins is in nobody's way, although the counter would have waited for it."""
    number = mask_phone(item.number)
    plan = main_plan(staying, number=item.number, from_day=from_day) if offer.kind in MAIN_PLANS else None
    if plan is not None:
        return reason("second_main_plan", words.SECOND_PLAN, number=number, name=_name(plan.code, offers))
    if same_service(staying, number=item.number, code=offer.code, kind=offer.kind, from_day=from_day):
        return reason("has_it", words.HAS_IT, number=number, name=offer.name)
    return None


def _left_behind(
    item: OrderedItem, *, offers: Mapping[str, Offer], has: Sequence[Holding], leaving: Set[str]
) -> Reason | None:
    product = next((held for held in has if held.id == item.product_id), None)
    stay = left_behind(product, has, with_it=leaving) if product is not None else ()
    if product is None or not stay:
        return None
    names = [_name(held.code, offers) for held in stay]
    services = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    plan = _name(product.code, offers)
    return reason("left_behind", words.LEFT_BEHIND, number=mask_phone(item.number), name=plan, services=services)


def _about_to_be(item: OrderedItem, offer: Offer) -> Holding:
    begins = PendingEffect(EffectKind.BEGINS, item.line_id, None)
    return Holding("", item.number, offer.code, offer.kind, offer.may_leave, begins)


def _name(code: str, offers: Mapping[str, Offer]) -> Text:
    return offers[code].name if code in offers else same(code)
