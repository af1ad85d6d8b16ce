"""Whether the lines of an order go together and with what its customer has: the counter's own rules, once more.

What may stand together without any offer saying so is in checks.py.
"""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from app.domain.dependence import dependence_refusal, stranded_refusal
from app.domain.holding import Holding
from app.domain.offering import FOR_EVERYBODY
from app.domain.order_line import Action
from app.domain.pending_effect import EffectKind
from app.texts.language import Text, same
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.examine import ReadEntry, reason
from central.offers import Offer
from central.schema import CUSTOMER
from central.standing import Installed


def depends_refusal(
    connection: Connection, read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]
) -> Reason | None:
    """`offers` is the catalogue the order was signed on. The stars are those of the centre's own record."""
    before = _held(installed, offers)
    after = _after(before, read.ordered.items, offers)
    if all(held.conditions == FOR_EVERYBODY for held in (*before, *after)):
        return None
    stars, names = _stars(connection, read.ordered.customer_id), {code: offer.name for code, offer in offers.items()}
    for item in read.ordered.items:
        mine = next((held for held in after if held.id == _id(item)), None)
        if mine is None or item.code is None or item.action not in (Action.ADD, Action.MODIFY):
            continue
        others = [held for held in after if held is not mine]
        why = dependence_refusal(mine, stars=stars, others=others, names=names)
        if why is not None and item.code != item.before_code:
            return reason("condition_unmet", why)
    return _stranded(read.ordered.items, before=before, after=after, names=names)


def _stranded(
    items: Sequence[OrderedItem], *, before: Sequence[Holding], after: Sequence[Holding], names: Mapping[str, Text]
) -> Reason | None:
    leaving = next((i for i in items if i.before_code and i.action in (Action.DELETE, Action.MODIFY)), None)
    if leaving is None or leaving.before_code is None:
        return None
    name = names.get(leaving.before_code) or same(leaving.before_code)
    why = stranded_refusal(name, before=before, after=after, names=names)
    return None if why is None else reason("condition_unmet", why)


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


def _stars(connection: Connection, customer_id: str) -> int:
    row = connection.execute(select(CUSTOMER.c.body).where(CUSTOMER.c.customer_id == customer_id)).scalar_one()
    facts = json.loads(row)["partyCharacteristic"]
    return int(next(fact["value"] for fact in facts if fact["name"] == "starLevel"))
