"""副卡: an extra SIM on a number of its own uses the plan of another number of the customer.

That it needs one is data of its offer (`requires`, dependence.py); here is how many the plans carry together.
"""

from collections.abc import Iterable

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.form_dependence import held_after, holding_of
from app.domain.holding import Holding
from app.domain.offering import AllowanceKind, Offering, OfferingKind
from app.domain.order_line import OrderLine
from app.texts import conditions as words
from app.texts.language import Text


def one_more_refusal(
    offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue, lines: Iterable[OrderLine]
) -> Text | None:
    """Why the plans of the account carry no further sub-card; None for anything else."""
    if offering.kind is not OfferingKind.SUB_CARD:
        return None
    held = held_after(customer, catalogue=catalogue, lines=lines)
    return _too_many((*held, holding_of("", number, offering)), catalogue)


def plan_carries_fewer(
    product: Product, offering: Offering, *, customer: Customer | None, catalogue: Catalogue, lines: Iterable[OrderLine]
) -> Text | None:
    """Why a main plan cannot become `offering`: it carries fewer sub-cards than there are."""
    if customer is None or not offering.is_main_plan:
        return None
    held = held_after(customer, catalogue=catalogue, lines=lines)
    becomes = holding_of(product.id, product.number, offering)
    return _too_many((*(each for each in held if each.id != product.id), becomes), catalogue)


def _too_many(held: tuple[Holding, ...], catalogue: Catalogue) -> Text | None:
    """A plan that says nothing of sub-cards sets no limit."""
    cards = sum(each.kind is OfferingKind.SUB_CARD for each in held)
    plans = [offer for each in held if (offer := catalogue.offerings.get(each.code)) is not None and offer.is_main_plan]
    carried = [_carries(plan) for plan in plans]
    most = sum(number for number in carried if number is not None)
    if not cards or not plans or None in carried or cards <= most:
        return None
    names = Text("、".join(plan.name.zh for plan in plans), ", ".join(plan.name.en for plan in plans))
    return words.SUB_CARDS_FULL.filled(plans=names, most=most, cards=cards)


def _carries(plan: Offering) -> int | None:
    return next((each.amount for each in plan.allowances if each.kind is AllowanceKind.SUB_CARDS), None)
