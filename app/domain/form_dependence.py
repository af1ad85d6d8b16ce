"""What the lines of one form depend on (dependence.py judges); which fall when one is taken off is in falling.py."""

from collections.abc import Iterable

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.dependence import NamesOf, dependence_refusal, stranded_refusal
from app.domain.holding import Holding
from app.domain.left_standing import left_standing_refusal
from app.domain.line_effect import without_effects
from app.domain.offering import FOR_EVERYBODY, EffectTiming, Offering
from app.domain.order_line import Action, OrderLine
from app.domain.reversal import withdrawn
from app.texts.language import Text


def holding_of(id: str, number: str, offering: Offering) -> Holding:
    """An offer as somebody will have it, nothing still to come."""
    may_leave = offering.cancel_timing is not EffectTiming.NOT_POSSIBLE
    price = offering.price.fen
    return Holding(id, number, offering.code, offering.kind, may_leave, None, price, offering.conditions)


def held_after(customer: Customer, *, catalogue: Catalogue, lines: Iterable[OrderLine]) -> tuple[Holding, ...]:
    """What the customer has once earlier orders and these lines are in effect, as far as the catalogue knows it."""
    lines = tuple(lines)
    of_product = {line.product.id: line for line in lines if line.product is not None}
    out = []
    for product in customer.products:
        then, line = product.agreed(), of_product.get(product.id)
        if then is None or (line is not None and line.action is Action.DELETE):
            continue
        offering = line.after if line is not None else catalogue.offerings.get(then.offering_code)
        if offering is not None:
            out.append(holding_of(product.id, product.number, offering))
    added = [line for line in lines if line.action is Action.ADD and line.after is not None]
    return (*out, *(holding_of(line.id, line.number, line.after) for line in added if line.after is not None))


def addition_depends(
    offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue, lines: tuple[OrderLine, ...]
) -> Text | None:
    """Why `offering` does not go with what the customer will have."""
    if not _any_conditions(offering, customer=customer, catalogue=catalogue, lines=lines):
        return None
    return dependence_refusal(
        holding_of("", number, offering),
        stars=customer.stars,
        others=held_after(customer, catalogue=catalogue, lines=lines),
        names=NamesOf(catalogue.offerings),
    )


def departure_depends(
    product: Product,
    after: Offering | None,
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
) -> Text | None:
    """Why `product` cannot go, or become `after`: what would be left behind, or what the new one does not go with."""
    installed = catalogue.offerings.get(product.offering_code)
    if customer is None or installed is None:
        return None
    if not _any_conditions(after, customer=customer, catalogue=catalogue, lines=lines):
        return None
    before = held_after(customer, catalogue=catalogue, lines=lines)
    others = tuple(held for held in before if held.id != product.id)
    then = others
    if after is not None:
        becomes = holding_of(product.id, product.number, after)
        against = dependence_refusal(becomes, stars=customer.stars, others=others, names=NamesOf(catalogue.offerings))
        if against is not None and after.code != installed.code:
            return against
        then = (*others, becomes)
    return stranded_refusal(installed.name, before=before, after=then, names=NamesOf(catalogue.offerings))


def withdrawal_leaves(customer: Customer, *, catalogue: Catalogue, lines: tuple[OrderLine, ...]) -> Text | None:
    """Why an order cannot be taken back by `lines` before another one is: something stands on it."""
    before = held_after(customer, catalogue=catalogue, lines=())
    after = held_after(without_effects(customer, withdrawn(lines)), catalogue=catalogue, lines=())
    return left_standing_refusal(before, after, names=NamesOf(catalogue.offerings))


def _any_conditions(
    offering: Offering | None, *, customer: Customer, catalogue: Catalogue, lines: tuple[OrderLine, ...]
) -> bool:
    """Most offers have none, and a long form asks this of every line at every key."""
    wanted = (offering, *(line.after for line in lines))
    had = (catalogue.offerings.get(product.agreed_code) for product in customer.products)
    return any(each is not None and each.conditions is not FOR_EVERYBODY for each in (*wanted, *had))
