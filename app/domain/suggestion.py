"""What may be suggested to a customer, from their own use alone and with its reason (S170).

One rule: whoever used more data this month than their plan holds is told of the next plan of its kind that would hold
it. Nothing is suggested that costs less of a reason than that, nothing twice within REST_DAYS of a no, and nothing is
on the form before the customer says so.
"""

from collections.abc import Set
from dataclasses import dataclass

from app.domain.customer import Product
from app.domain.money import yuan_short
from app.domain.offering import AllowanceKind, Offering
from app.domain.order_form import OrderForm
from app.texts import suggestion as words
from app.texts.language import Text

REST_DAYS = 90  # a no counts so long


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`reason` says what was used, what the plan holds, and what the other would cost more each month."""

    number: str
    offering: Offering
    reason: Text


def suggestion_for(form: OrderForm, *, number: str, refused: Set[str]) -> Suggestion | None:
    """For the number worked on; `refused` are the codes its customer said no to lately. None where nothing fits."""
    customer = form.customer
    if customer is None or any(line.number == number and _about_plan(line.offering) for line in form.lines):
        return None
    for product in customer.products_on(number):
        plan = form.catalogue.offerings.get(product.offering_code)
        if plan is None or not plan.is_main_plan or not _over(product):
            continue
        fits = [other for other in form.catalogue.on_sale(form.today) if _holds(other, plan, product)]
        wanted = min(fits, key=lambda other: (other.price.fen, other.position), default=None)
        said_no = {each.code for each in form.answers.refused if each.number == number} | refused
        if wanted is None or wanted.code in said_no or form.why_no_change(product, wanted) is not None:
            return None
        return Suggestion(number, wanted, _reason(product, plan, wanted))
    return None


def _reason(product: Product, plan: Offering, wanted: Offering) -> Text:
    used, of, unit = product.usage or (0.0, 0.0, "")
    data = next(each for each in wanted.allowances if each.kind is AllowanceKind.DATA)
    return words.REASON.filled(
        used=f"{used:g}",
        of=f"{of:g}",
        over=f"{round(used - of, 2):g}",
        unit=unit,
        name=wanted.name,
        holds=Text(f"{data.amount} {data.unit.zh}", f"{data.amount:,} {data.unit.en}"),
        more=yuan_short(wanted.price.fen - plan.price.fen),
    )


def _about_plan(offering: Offering | None) -> bool:
    return offering is not None and offering.is_main_plan


def _over(product: Product) -> bool:
    return product.usage is not None and product.usage[0] > product.usage[1]


def _holds(other: Offering, plan: Offering, product: Product) -> bool:
    """The same kind of plan, dearer, and large enough for what was used."""
    if product.usage is None or other.kind is not plan.kind or other.price.fen <= plan.price.fen:
        return False
    used, _, unit = product.usage
    data = [each for each in other.allowances if each.kind is AllowanceKind.DATA and each.unit.en == unit]
    return any(each.amount >= used for each in data)
