"""Whether the lines of an order go together and with what its customer has: the counter's own rules, once more.

What may stand together without any offer saying so is in checks.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.dependence import NamesOf, dependence_refusal, stranded, stranded_refusal
from app.domain.holding import Holding
from app.domain.left_standing import left_standing_refusal
from app.domain.offering import FOR_EVERYBODY
from app.domain.order_line import Action
from app.domain.pending_effect import EffectKind
from app.texts.language import Text, same
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.customer_facts import customer_facts, stars_on
from central.examine import ReadEntry, reason
from central.offers import Offer
from central.standing import Installed

_MOVES = frozenset({Action.ADD, Action.MODIFY, Action.DELETE})  # what changes which services a customer has


def depends_refusals(
    connection: Connection, read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]
) -> dict[str, Reason]:
    """By line id. `offers` is the catalogue the order was signed on, the stars are those of the centre's own record."""
    items = [item for item in read.ordered.items if item.action in _MOVES]
    if not items or not _any_conditions(items, installed, offers):
        return {}
    before = _held(installed, offers)
    after = _after(before, items, offers)
    found: dict[str, Reason] = {}
    names = NamesOf(offers)
    for item in items:
        mine = next((held for held in after if held.id == _id(item)), None)
        if mine is None or item.code is None or item.action is Action.DELETE:
            continue
        others = [held for held in after if held is not mine]
        stars = _stars(connection, read) if mine.conditions.stars_from else 0
        why = dependence_refusal(mine, stars=stars, others=others, names=names)
        if why is not None and item.code != item.before_code:
            found[item.line_id] = reason("condition_unmet", why)
    return found or _stranding(items, before=before, offers=offers, names=names)


def left_standing(read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]) -> Reason | None:
    """Why an order cannot be taken back yet: what was ordered on the strength of it. None for any other order."""
    gone = {item.withdraws for item in read.ordered.items if item.withdraws}
    if not gone:
        return None
    left = []
    for product in installed:
        if product.pending is None or product.pending.line_id not in gone:
            left.append(product)
        elif product.pending.kind is not EffectKind.BEGINS:
            left.append(replace(product, pending=None))
    why = left_standing_refusal(_held(installed, offers), _held(left, offers), names=NamesOf(offers))
    return None if why is None else reason("later_order_first", why)


def _stranding(
    items: Sequence[OrderedItem], *, before: Sequence[Holding], offers: Mapping[str, Offer], names: Mapping[str, Text]
) -> dict[str, Reason]:
    """The lines that leave something behind without what it needs: each that it would not lack if that line were not.

    Where only several together leave it behind, all that go are to blame.
    """
    going = [each for each in items if each.before_code and each.action in (Action.DELETE, Action.MODIFY)]
    after = _after(before, items, offers)
    left = _ids(stranded(before, after)) if going else set()
    if not left:
        return {}
    to_blame = [
        each
        for each in going
        if _ids(stranded(before, _after(before, [i for i in items if i is not each], offers))) < left
    ]
    found: dict[str, Reason] = {}
    for item in to_blame or going:
        name = names.get(item.before_code or "") or same(item.before_code or "")
        why = stranded_refusal(name, before=before, after=after, names=names)
        if why is not None:
            found[item.line_id] = reason("condition_unmet", why)
    return found


def _any_conditions(items: Sequence[OrderedItem], installed: Sequence[Installed], offers: Mapping[str, Offer]) -> bool:
    codes = {item.code for item in items}
    for product in installed:
        codes.add(product.code)
        if product.pending is not None:
            codes.add(product.pending.becomes)
    return any(code in offers and offers[code].conditions != FOR_EVERYBODY for code in codes if code)


def _stars(connection: Connection, read: ReadEntry) -> int:
    day = date.fromisoformat(read.entry.content.drawn_up_on)
    return stars_on(customer_facts(connection, read.ordered.customer_id), day)


def _ids(holdings: Sequence[Holding]) -> set[str]:
    return {held.id for held in holdings}


def _held(installed: Sequence[Installed], offers: Mapping[str, Offer]) -> list[Holding]:
    """As it will be with what earlier orders still do."""
    out = []
    for product in installed:
        pending = product.pending
        if pending is not None and pending.kind is EffectKind.ENDS:
            continue
        offer = offers.get(pending.becomes if pending is not None and pending.becomes else product.code)
        if offer is not None:
            out.append(_holding(product.id, product.number, offer))
    return out


def _after(before: Sequence[Holding], items: Sequence[OrderedItem], offers: Mapping[str, Offer]) -> list[Holding]:
    gone = {item.product_id for item in items if item.action in (Action.DELETE, Action.MODIFY)}
    out = [held for held in before if held.id not in gone]
    for item in items:
        offer = offers.get(item.code or "")
        if offer is not None and item.action in (Action.ADD, Action.MODIFY):
            out.append(_holding(_id(item), item.number, offer))
    return out


def _id(item: OrderedItem) -> str:
    return item.product_id or item.line_id


def _holding(id: str, number: str, offer: Offer) -> Holding:
    return Holding(id, number, offer.code, offer.kind, offer.may_leave, None, offer.price_fen, offer.conditions)
