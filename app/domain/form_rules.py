"""What may stand on one form together, said in words (S99: no rule asks whether a customer is new)."""

from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.masking import mask_phone
from app.domain.offering import EffectTiming, Offering, OfferingKind, PriceType
from app.domain.order_line import Action, OrderLine
from app.errors import FormRefused
from app.texts import refusals
from app.texts.language import Text

STANDS_ALONE = frozenset(
    {
        OfferingKind.PLAN,
        OfferingKind.BUNDLE,
        OfferingKind.BROADBAND,
        OfferingKind.DEVICE,
        OfferingKind.DEPOSIT,
        OfferingKind.SERVICE_FEE,
        OfferingKind.LEASED_CIRCUIT,
        OfferingKind.TELEVISION,
        OfferingKind.NETWORKING,
    }
)
REPEATABLE = frozenset(
    {OfferingKind.DEVICE, OfferingKind.DEPOSIT, OfferingKind.SERVICE_FEE, OfferingKind.ROAMING, OfferingKind.DATA_PACK}
)


def main_plan_on(number: str, *, customer: Customer, catalogue: Catalogue) -> Product | None:
    """The installed main plan of a number; None where it has none."""
    for product in customer.products_on(number):
        offering = catalogue.offerings.get(product.offering_code)
        if offering is not None and offering.is_main_plan:
            return product
    return None


def sale_refusal(offering: Offering, *, today: date) -> Text | None:
    """Why the offer is not sold on `today`, by its sale window."""
    if today < offering.sale_from:
        return refusals.NOT_YET_ON_SALE.filled(name=offering.name, day=offering.sale_from)
    if offering.sale_until is not None and today > offering.sale_until:
        return refusals.OFF_SALE.filled(name=offering.name, day=offering.sale_until)
    return None


def addition_refusal(
    offering: Offering,
    *,
    number: str,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    today: date,
) -> Text | None:
    """Why `offering` cannot be ordered for `number`; None where it can. A second main plan can be a change instead."""
    if customer is None:
        return refusals.NO_CUSTOMER
    off_sale = sale_refusal(offering, today=today)
    if off_sale is not None:
        return off_sale
    shown = mask_phone(number)
    installed = {p.offering_code for p in customer.products_on(number)}
    if offering.code in installed and offering.kind not in REPEATABLE:
        return refusals.HAS_IT.filled(number=shown, name=offering.name)
    for line in lines:
        if line.number != number or line.after is None:
            continue
        if line.after.code == offering.code and offering.kind not in REPEATABLE:
            return refusals.IN_FORM.filled(name=offering.name)
        if offering.is_main_plan and line.after.is_main_plan:
            return refusals.SECOND_PLAN_IN_FORM.filled(number=shown, name=line.after.name)
    plan = main_plan_on(number, customer=customer, catalogue=catalogue)
    if offering.is_main_plan and plan is not None:
        return refusals.SECOND_PLAN.filled(number=shown, name=catalogue.offerings[plan.offering_code].name)
    planned = any(line.number == number and line.after is not None and line.after.is_main_plan for line in lines)
    leaving = any(line.product == plan and line.action is Action.DELETE for line in lines)
    if offering.kind not in STANDS_ALONE and not planned and (plan is None or leaving):
        return refusals.NEEDS_PLAN.filled(number=shown, name=offering.name)
    return None


def change_refusal(
    product: Product, offering: Offering, *, catalogue: Catalogue, lines: tuple[OrderLine, ...], today: date
) -> Text | None:
    """Why `product` cannot become `offering`; None where it can."""
    before = catalogue.offerings.get(product.offering_code)
    if before is None:
        return refusals.TODO_UNKNOWN_PRODUCT.filled(code=product.offering_code)
    off_sale = sale_refusal(offering, today=today)
    if off_sale is not None:
        return off_sale
    if before.code == offering.code:
        return refusals.HAS_IT.filled(number=mask_phone(product.number), name=offering.name)
    same_sort = before.kind is offering.kind or (before.is_main_plan and offering.is_main_plan)
    if not same_sort or before.change_timing is EffectTiming.NOT_POSSIBLE:
        return refusals.NOT_CHANGEABLE.filled(before=before.name, after=offering.name)
    for line in lines:
        if (
            line.number == product.number
            and line.after is not None
            and line.after.is_main_plan
            and offering.is_main_plan
        ):
            return refusals.SECOND_PLAN_IN_FORM.filled(number=mask_phone(product.number), name=line.after.name)
    return product_refusal(product, catalogue=catalogue, lines=lines)


def product_refusal(product: Product, *, catalogue: Catalogue, lines: tuple[OrderLine, ...]) -> Text | None:
    """A product stands on a form at most once."""
    if any(line.product is not None and line.product.id == product.id for line in lines):
        return refusals.PRODUCT_IN_FORM.filled(name=catalogue.offerings[product.offering_code].name)
    return None


def cancellation_refusal(
    product: Product, *, customer: Customer | None, catalogue: Catalogue, lines: tuple[OrderLine, ...]
) -> Text | None:
    """Why `product` cannot be cancelled on this form. A deposit goes back against its receipt, not by a form."""
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None:
        return refusals.TODO_UNKNOWN_PRODUCT.filled(code=product.offering_code)
    if offering.price.type is PriceType.DEPOSIT:
        return refusals.DEPOSIT_NOT_HERE.filled(name=offering.name)
    if offering.cancel_timing is EffectTiming.NOT_POSSIBLE:
        return refusals.NOT_CANCELLABLE.filled(name=offering.name)
    return product_refusal(product, catalogue=catalogue, lines=lines) or _left_behind(
        product, offering, customer=customer, catalogue=catalogue, lines=lines
    )


def _left_behind(
    product: Product,
    offering: Offering,
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
) -> Text | None:
    """A main plan does not leave before what goes with it; what nobody can cancel ends by itself."""
    if customer is None or not offering.is_main_plan:
        return None
    leaving = {line.product.id for line in lines if line.product is not None and line.action is Action.DELETE}
    names = [
        leaning.name
        for other in customer.products_on(product.number)
        if other.id not in leaving
        and (leaning := catalogue.offerings.get(other.offering_code)) is not None
        and leaning.kind not in STANDS_ALONE
        and leaning.cancel_timing is not EffectTiming.NOT_POSSIBLE
    ]
    if not names:
        return None
    return refusals.PLAN_CARRIES.filled(
        number=mask_phone(product.number),
        name=offering.name,
        services=Text("、".join(name.zh for name in names), ", ".join(name.en for name in names)),
    )


def standing_refusal(
    line: OrderLine, *, customer: Customer, catalogue: Catalogue, lines: tuple[OrderLine, ...], today: date
) -> Text | None:
    """Why a line that was taken up cannot be signed beside the others of `lines` any more; None where it can.

    The line it leant on was taken off or waits as a draft, or its offer went off sale while the form lay put away.
    """
    others = tuple(other for other in lines if other.id != line.id)
    if line.action is Action.ADD and line.after is not None:
        return addition_refusal(
            line.after, number=line.number, customer=customer, catalogue=catalogue, lines=others, today=today
        )
    if line.action is Action.MODIFY and line.after is not None and line.product is not None:
        return change_refusal(line.product, line.after, catalogue=catalogue, lines=others, today=today)
    if line.action is Action.DELETE and line.product is not None:
        return cancellation_refusal(line.product, customer=customer, catalogue=catalogue, lines=others)
    return None


def refuse_if(refusal: Text | None) -> None:
    """Raises FormRefused with the sentence."""
    if refusal is not None:
        raise FormRefused(refusal)
