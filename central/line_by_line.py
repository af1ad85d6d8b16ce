"""An order looked at line by line: what cannot be taken is refused with its reason, and so is what leans on it.

The rest is accepted. Faults of a whole entry (signature, bodies, customer, catalogue, wording) are not looked for here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.content import SINCE, Charge
from app.domain.holding import STANDS_ALONE
from app.domain.masking import mask_phone
from app.domain.offering import MAIN_PLANS, OfferingKind
from app.domain.order_line import Action
from app.texts import centre_answers as words
from app.texts import number_hold, refusals
from app.texts.language import Text, same
from app.wire.batch import Reason
from app.wire.product_order import OrderedItem
from central.checks import Refusals
from central.examine import ReadEntry, reason
from central.offers import Offer
from central.standing import Installed

# Who signed an older schema has a counter that knows whole orders only, and charges that name no line.
IN_PART_SINCE = SINCE[Charge]["line"]

Stage = Callable[[ReadEntry], Refusals]  # why lines of what is left cannot be taken, by line id


@dataclass(frozen=True, slots=True)
class Part:
    """`read` holds the lines that are taken, `whole` all that were signed, `refused` why each other line is not."""

    whole: ReadEntry
    read: ReadEntry
    refused: Refusals = field(default_factory=dict)

    @property
    def charges(self) -> tuple[Charge, ...]:
        """Of the lines that are taken."""
        return tuple(charge for charge in self.read.entry.content.charges if charge.line not in self.refused)

    def first_reason(self) -> Reason | None:
        """Of the first refused line as they stand on the form."""
        return next((self.refused[line.id] for line in self.read.entry.content.lines if line.id in self.refused), None)

    @property
    def whole_or_nothing(self) -> bool:
        """A reversal takes an order back whole; and where nothing is left, the entry itself is refused."""
        ordered = self.read.ordered
        return bool(ordered.reverses) or self.read.entry.content.schema < IN_PART_SINCE or not ordered.items


def taken_part(read: ReadEntry, stages: Sequence[Stage], *, offers: Mapping[str, Offer]) -> Part:
    """What of an order can be taken: closed under what its lines depend on.

    Round by round: the first stage that refuses anything takes those lines off, and everything is asked anew of the
    rest, so that a line falls with whatever it cannot stand without.
    """
    part = Part(read, read)
    while part.read.ordered.items:
        found = next((refused for stage in stages if (refused := stage(part.read))), None)
        if not found:
            break
        told = {id: _told(read, part, id, why, stages, offers) for id, why in found.items()}
        left = tuple(item for item in part.read.ordered.items if item.line_id not in found)
        part = Part(read, _only(read, left), {**part.refused, **told})
    return part


def placed(whole: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]) -> Stage:
    """What stood beside all lines of `whole` and has lost its main plan, or still rests on hold, without some of them.

    The counter saw to it that each line has its place; here only what another line's refusal took away is looked for.
    """

    def refusals_of(read: ReadEntry) -> Refusals:
        if read is whole:
            return {}
        had = _without_place(whole, offers=offers, installed=installed)
        now = _without_place(read, offers=offers, installed=installed)
        return {id: reason("falls_with", why) for id, why in now.items() if id not in had}

    return refusals_of


def _without_place(
    read: ReadEntry, *, offers: Mapping[str, Offer], installed: Sequence[Installed]
) -> Mapping[str, Text]:
    items = read.ordered.items
    gone = {item.product_id for item in items if item.action is Action.DELETE}
    stay = [product for product in installed if product.id not in gone]
    plans = {product.number for product in stay if product.kind in MAIN_PLANS}
    plans |= {item.number for item in items if _comes(item, offers) in MAIN_PLANS}
    resting = {product.number for product in stay if product.kind is OfferingKind.NUMBER_HOLD}
    found: dict[str, Text] = {}
    for item in items:
        kind = _comes(item, offers)
        if kind is None:
            continue
        number, name = mask_phone(item.number), _name(item, offers)
        rests = item.number in resting and kind is not OfferingKind.NUMBER_HOLD
        if rests and (kind in MAIN_PLANS or kind not in STANDS_ALONE):
            found[item.line_id] = number_hold.RESTS.filled(number=number)
        elif item.action is Action.ADD and kind not in STANDS_ALONE and item.number not in plans:
            if kind is OfferingKind.SUB_CARD and plans:
                continue  # it uses the plan of another number
            found[item.line_id] = refusals.NEEDS_PLAN.filled(number=number, name=name)
    return found


def _comes(item: OrderedItem, offers: Mapping[str, Offer]) -> OfferingKind | None:
    """The kind of what a line brings; None where it brings nothing."""
    offer = offers.get(item.code or "")
    return offer.kind if offer is not None and item.action in (Action.ADD, Action.MODIFY) else None


def _told(
    read: ReadEntry, part: Part, id: str, why: Reason, stages: Sequence[Stage], offers: Mapping[str, Offer]
) -> Reason:
    """`why`, with the refused line it depended on where one alone would have held it up."""
    left = {item.line_id for item in part.read.ordered.items}
    for gone in read.ordered.items:
        if gone.line_id not in part.refused:
            continue
        beside = _only(read, tuple(i for i in read.ordered.items if i.line_id in left or i is gone))
        if all(id not in stage(beside) for stage in stages):
            mine = next(item for item in read.ordered.items if item.line_id == id)
            return reason("falls_with", words.FALLS_WITH, other=_name(gone, offers), name=_name(mine, offers))
    return why


def _only(read: ReadEntry, items: tuple[OrderedItem, ...]) -> ReadEntry:
    return replace(read, ordered=replace(read.ordered, items=items))


def _name(item: OrderedItem, offers: Mapping[str, Offer]) -> Text:
    code = item.code or item.before_code or ""
    return offers[code].name if code in offers else same(code)
