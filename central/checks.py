"""What the centre itself checks of an order while no operator's BSS stands behind it (S11, S63; sync: conflicts).

Pure: what is known goes in, the reason for a refusal or None comes out. A signed price is honoured if it was valid when
signed; nothing is ever repriced.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.form_rules import REPEATABLE
from app.domain.masking import mask_phone
from app.domain.order_line import Action
from app.texts import centre_answers as words
from app.texts.language import Text, same
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.examine import ReadEntry, reason
from central.offers import MAIN_PLANS, Offer
from central.standing import Installed, ProductStatus


def order_refusal(read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]) -> Reason | None:
    """`offers` is the catalogue the order was signed on, `installed` what its customer has."""
    version = read.ordered.catalogue_version
    day = date.fromisoformat(read.entry.content.drawn_up_on)
    leaving = {item.product_id for item in read.ordered.items if item.action is Action.DELETE}
    staying = [product for product in installed if product.stays and product.id not in leaving]
    for item in read.ordered.items:
        offer = offers.get(item.code or "")
        if item.action is Action.TOP_UP:
            continue
        refused = None
        if item.action in (Action.MODIFY, Action.DELETE):
            refused = _product_refusal(item, offers=offers, installed=installed)
        if refused is None and item.action in (Action.ADD, Action.MODIFY):
            refused = _offer_refusal(item, offer, version=version, day=day, confirmed=read.confirmed)
        if refused is None and item.action is Action.ADD and offer is not None:
            refused = _second_refusal(item, offer, offers=offers, staying=staying)
        if refused is not None:
            return refused
        if item.action is Action.ADD and offer is not None:
            staying.append(_about_to_be(item, offer))
    return None


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
    if product.open_line_id is not None:
        return reason("changing", words.CHANGING, name=name)
    if product.code != item.before_code or product.number != item.number:
        return reason("already_changed", words.ALREADY_CHANGED, name=name)
    return None


def _second_refusal(
    item: OrderedItem, offer: Offer, *, offers: Mapping[str, Offer], staying: Sequence[Installed]
) -> Reason | None:
    for product in staying:
        if product.number != item.number:
            continue
        number = mask_phone(item.number)
        if offer.kind in MAIN_PLANS and product.kind in MAIN_PLANS:
            return reason("second_main_plan", words.SECOND_PLAN, number=number, name=_name(product.code, offers))
        if product.code == offer.code and offer.kind not in REPEATABLE:
            return reason("has_it", words.HAS_IT, number=number, name=offer.name)
    return None


def _about_to_be(item: OrderedItem, offer: Offer) -> Installed:
    return Installed("", item.number, offer.code, offer.kind, ProductStatus.PENDING_ACTIVE, item.line_id)


def _name(code: str, offers: Mapping[str, Offer]) -> Text:
    return offers[code].name if code in offers else same(code)
