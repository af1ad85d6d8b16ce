"""What may stand on one form together, said in words (S99: no rule asks whether a customer is new).

What a number may hold at once is in holding.py, shared with the centre. A product that waits for the effect of an
earlier order is left alone until then, on every form.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.effective_time import earliest_wish, wish_days
from app.domain.form_dependence import addition_depends, departure_depends, withdrawal_leaves
from app.domain.holding import REPEATABLE, STANDS_ALONE, Holding, left_behind, main_plan, same_service
from app.domain.masking import mask_phone
from app.domain.number_hold import held_refusal, hold_refusal
from app.domain.offering import EffectTiming, Offering, OfferingKind, PriceType
from app.domain.order_line import Action, OrderLine
from app.domain.pending_effect import ProductStatus
from app.domain.pending_words import not_in_effect, offer_name
from app.domain.reversal import withdrawal_refusal
from app.domain.sub_cards import one_more_refusal, plan_carries_fewer
from app.domain.trial_rules import on_trial, trial_refusal
from app.errors import FormRefused
from app.texts import refusals
from app.texts.language import Text

Has = Mapping[str, Holding]  # what a customer has, by product id: given where many lines are asked about at once


def holdings(customer: Customer, catalogue: Catalogue) -> Has:
    """What the customer has, as far as the catalogue knows it."""
    return {
        product.id: Holding(
            id=product.id,
            number=product.number,
            code=product.offering_code,
            kind=offering.kind,
            may_leave=offering.cancel_timing is not EffectTiming.NOT_POSSIBLE,
            pending=product.pending,
            price_fen=offering.price.fen,
            conditions=offering.conditions,
        )
        for product in customer.products
        if (offering := catalogue.offerings.get(product.offering_code)) is not None
    }


def main_plan_on(number: str, *, customer: Customer, catalogue: Catalogue, has: Has | None = None) -> Product | None:
    """The installed main plan of a number; None where it has none."""
    has = holdings(customer, catalogue) if has is None else has
    return _product(customer, main_plan(has.values(), number=number))


def _product(customer: Customer, held: Holding | None) -> Product | None:
    return next((product for product in customer.products if held is not None and product.id == held.id), None)


def sale_refusal(offering: Offering, *, today: date) -> Text | None:
    """Why the offer is not sold on `today`: its words are not approved (S100), or by its sale window."""
    if not offering.copy_approved:
        return refusals.COPY_NOT_APPROVED.filled(name=offering.name)
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
    has: Has | None = None,
) -> Text | None:
    """Why `offering` cannot be ordered for `number`; None where it can. A second main plan can be a change instead."""
    if customer is None:
        return refusals.NO_CUSTOMER
    has = holdings(customer, catalogue) if has is None else has
    plan = main_plan_on(number, customer=customer, catalogue=catalogue, has=has)
    return (
        sale_refusal(offering, today=today)
        or held_refusal(number, customer=customer, catalogue=catalogue, lines=lines, what=offering)
        or _has_it(offering, number=number, customer=customer, catalogue=catalogue, has=has)
        or _not_held(offering, number=number, customer=customer, catalogue=catalogue, lines=lines)
        or _twice_in_form(offering, number=number, lines=lines)
        or trial_refusal(offering, number=number, customer=customer, catalogue=catalogue, lines=lines)
        or _second_plan(offering, plan, number=number, catalogue=catalogue)
        or _no_plan(offering, number=number, customer=customer, catalogue=catalogue, lines=lines, has=has)
        or one_more_refusal(offering, number=number, customer=customer, catalogue=catalogue, lines=lines)
        or addition_depends(offering, number=number, customer=customer, catalogue=catalogue, lines=lines)
    )


def _has_it(offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue, has: Has) -> Text | None:
    """The number has it already, or will have it by an earlier order."""
    same = _product(customer, same_service(has.values(), number=number, code=offering.code, kind=offering.kind))
    if same is None:
        return None
    had = refusals.HAS_IT.filled(number=mask_phone(number), name=offering.name)
    return not_in_effect(same, catalogue=catalogue) or had


def _not_held(
    offering: Offering, *, number: str, customer: Customer, catalogue: Catalogue, lines: tuple[OrderLine, ...]
) -> Text | None:
    """A hold cannot be ordered for this number."""
    if offering.kind is not OfferingKind.NUMBER_HOLD:
        return None
    return hold_refusal(number, customer=customer, catalogue=catalogue, lines=lines)


def _twice_in_form(offering: Offering, *, number: str, lines: tuple[OrderLine, ...]) -> Text | None:
    """The form holds it for this number, or another main plan."""
    for line in lines:
        if line.number != number or line.after is None:
            continue
        if line.after.code == offering.code and offering.kind not in REPEATABLE:
            return refusals.IN_FORM.filled(name=offering.name)
        if offering.is_main_plan and line.after.is_main_plan:
            return refusals.SECOND_PLAN_IN_FORM.filled(number=mask_phone(number), name=line.after.name)
    return None


def _second_plan(offering: Offering, plan: Product | None, *, number: str, catalogue: Catalogue) -> Text | None:
    """The number has a main plan; it may be changed."""
    if plan is None or not offering.is_main_plan:
        return None
    had = refusals.SECOND_PLAN.filled(number=mask_phone(number), name=offer_name(plan.offering_code, catalogue))
    return not_in_effect(plan, catalogue=catalogue) or had


def _no_plan(
    offering: Offering,
    *,
    number: str,
    customer: Customer,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    has: Has,
) -> Text | None:
    """What goes with a main plan lacks one on its number; a sub-card one on any number of the customer's."""
    if offering.kind in STANDS_ALONE:
        return None
    anywhere = offering.kind is OfferingKind.SUB_CARD
    coming = (line for line in lines if line.after is not None and line.after.is_main_plan)
    if any(anywhere or line.number == number for line in coming):
        return None
    numbers = customer.numbers() if anywhere else (number,)
    leaving = {line.product.id for line in lines if line.product is not None and line.action is Action.DELETE}
    each = (main_plan_on(other, customer=customer, catalogue=catalogue, has=has) for other in numbers)
    plans = [plan for plan in each if plan is not None and plan.id not in leaving]
    if not plans:
        return refusals.NEEDS_PLAN.filled(number=mask_phone(number), name=offering.name)
    staying = any(plan.status is not ProductStatus.PENDING_TERMINATE for plan in plans)
    return None if staying else not_in_effect(plans[0], catalogue=catalogue)


def changeable(offering: Offering, *, number: str, customer: Customer | None, catalogue: Catalogue) -> Product | None:
    """The product of `number` that ordering `offering` would change: the main plan, or the line of the same kind."""
    if customer is None:
        return None
    if offering.is_main_plan:
        return main_plan_on(number, customer=customer, catalogue=catalogue)
    trial = on_trial(offering, number=number, customer=customer, catalogue=catalogue)
    if trial is not None:
        return trial
    for product in customer.products_on(number):
        installed = catalogue.offerings.get(product.offering_code)
        if installed is not None and installed.kind is offering.kind and offering.term is not None:
            return product
    return None


def renewable(offering: Offering) -> bool:
    """续约: broadband with a term can be taken for another one."""
    return offering.kind is OfferingKind.BROADBAND and offering.term is not None


def too_early_to_renew(product: Product, offering: Offering, *, today: date) -> Text | None:
    """A term taken long before the other's end would only bind the customer longer (S13); None where it is time."""
    ends, days = product.term_ends_on, offering.term.renew_days if offering.term is not None else None
    first = ends - timedelta(days=days) if ends is not None and days is not None else today
    if today >= first or ends is None:
        return None
    return refusals.RENEW_LATER.filled(name=offering.name, ends=ends, first=first)


def renewable_products(customer: Customer | None, *, catalogue: Catalogue, today: date) -> tuple[Product, ...]:
    """What a customer could take for another term on `today`, the soonest to end first."""
    found = [
        product
        for product in (customer.products if customer is not None else ())
        if (offering := catalogue.offerings.get(product.offering_code)) is not None
        and renewable(offering)
        and product.pending is None
        and too_early_to_renew(product, offering, today=today) is None
    ]
    return tuple(sorted(found, key=lambda product: product.term_ends_on or date.min))


def change_refusal(
    product: Product,
    offering: Offering,
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    today: date,
) -> Text | None:
    """Why `product` cannot become `offering`; None where it can."""
    before = catalogue.offerings.get(product.offering_code)
    if before is None:
        return refusals.TODO_UNKNOWN_PRODUCT.filled(code=product.offering_code)
    rests = held_refusal(product.number, customer=customer, catalogue=catalogue, lines=lines, what=offering)
    not_now = sale_refusal(offering, today=today) or not_in_effect(product, catalogue=catalogue) or rests
    if not_now is not None:
        return not_now
    if before.code == offering.code:
        if renewable(offering):
            too_early = too_early_to_renew(product, offering, today=today)
            return too_early or product_refusal(product, catalogue=catalogue, lines=lines)
        return refusals.HAS_IT.filled(number=mask_phone(product.number), name=offering.name)
    same_sort = before.kind is offering.kind or (before.is_main_plan and offering.is_main_plan)
    goes_on = bool(before.trial_months) and before.trial_then == offering.code
    if not same_sort or (before.change_timing is EffectTiming.NOT_POSSIBLE and not goes_on):
        return refusals.NOT_CHANGEABLE.filled(before=before.name, after=offering.name)
    for line in lines:
        if (
            line.number == product.number
            and line.after is not None
            and line.after.is_main_plan
            and offering.is_main_plan
        ):
            if line.after.code == offering.code:
                return refusals.IN_FORM.filled(name=offering.name)
            return refusals.SECOND_PLAN_IN_FORM.filled(number=mask_phone(product.number), name=line.after.name)
    return (
        product_refusal(product, catalogue=catalogue, lines=lines)
        or plan_carries_fewer(product, offering, customer=customer, catalogue=catalogue, lines=lines)
        or departure_depends(product, offering, customer=customer, catalogue=catalogue, lines=lines)
    )


def product_refusal(product: Product, *, catalogue: Catalogue, lines: tuple[OrderLine, ...]) -> Text | None:
    """A product stands on a form at most once."""
    if any(line.product is not None and line.product.id == product.id for line in lines):
        return refusals.PRODUCT_IN_FORM.filled(name=catalogue.offerings[product.offering_code].name)
    return None


def cancellation_refusal(
    product: Product,
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    has: Has | None = None,
) -> Text | None:
    """Why `product` cannot be cancelled on this form. A deposit goes back against its receipt, not by a form."""
    offering = catalogue.offerings.get(product.offering_code)
    if offering is None:
        return refusals.TODO_UNKNOWN_PRODUCT.filled(code=product.offering_code)
    if offering.price.type is PriceType.DEPOSIT:
        return refusals.DEPOSIT_NOT_HERE.filled(name=offering.name)
    if offering.cancel_timing is EffectTiming.NOT_POSSIBLE:
        return refusals.NOT_CANCELLABLE.filled(name=offering.name)
    return (
        held_refusal(product.number, customer=customer, catalogue=catalogue, lines=lines, what=offering)
        or not_in_effect(product, catalogue=catalogue)
        or product_refusal(product, catalogue=catalogue, lines=lines)
        or _left_behind(product, customer=customer, catalogue=catalogue, lines=lines, has=has)
        or departure_depends(product, None, customer=customer, catalogue=catalogue, lines=lines)
    )


def _left_behind(
    product: Product,
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    has: Has | None,
) -> Text | None:
    """A main plan does not leave before what goes with it; what nobody can cancel ends by itself."""
    if has is None:
        has = holdings(customer, catalogue) if customer is not None else {}
    if product.id not in has:
        return None
    with_it = {line.product.id for line in lines if line.product is not None and line.action is Action.DELETE}
    names = [offer_name(held.code, catalogue) for held in left_behind(has[product.id], has.values(), with_it=with_it)]
    if not names:
        return None
    return refusals.PLAN_CARRIES.filled(
        number=mask_phone(product.number),
        name=offer_name(product.offering_code, catalogue),
        services=Text("、".join(name.zh for name in names), ", ".join(name.en for name in names)),
    )


def standing_refusal(
    line: OrderLine,
    *,
    customer: Customer,
    catalogue: Catalogue,
    lines: tuple[OrderLine, ...],
    today: date,
    has: Has | None = None,
) -> Text | None:
    """Why a line that was taken up cannot be signed beside the others of `lines` any more; None where it can.

    The line it leant on was taken off or waits as a draft, its offer went off sale, or its product is another by now:
    while the form lay put away, an order of another form was accepted or took effect.
    """
    too_late = wish_refusal(line, line.wished_on, today=today)
    if too_late is not None:
        return too_late
    others = tuple(other for other in lines if other.id != line.id)
    if line.action is Action.WITHDRAW:
        too_late = withdrawal_refusal(line, customer=customer)
        return too_late or withdrawal_leaves(customer, catalogue=catalogue, lines=lines)
    if line.action is Action.ADD and line.after is not None:
        return addition_refusal(
            line.after, number=line.number, customer=customer, catalogue=catalogue, lines=others, today=today, has=has
        )
    if line.product is None or line.before is None:
        return None
    product = next((p for p in customer.products if p.id == line.product.id), None)
    if product is None:
        return refusals.PRODUCT_GONE.filled(name=line.before.name)
    if product.offering_code != line.before.code:
        now = offer_name(product.offering_code, catalogue)
        return refusals.PRODUCT_CHANGED.filled(name=line.before.name, now=now)
    if line.action is Action.MODIFY and line.after is not None:
        return change_refusal(product, line.after, customer=customer, catalogue=catalogue, lines=others, today=today)
    return cancellation_refusal(product, customer=customer, catalogue=catalogue, lines=others, has=has)


def wish_refusal(line: OrderLine, day: date | None, *, today: date) -> Text | None:
    """Why the customer cannot have `day` for this line; None where they can, or want no day of their own."""
    if day is None:
        return None
    most, earliest = wish_days(line), earliest_wish(line, today=today)
    if most is None:
        return refusals.NO_WISHED_DAY.filled(name=line.name)
    latest = max(earliest, today + timedelta(days=most))
    if not earliest <= day <= latest:
        return refusals.WISHED_DAY_OUTSIDE.filled(name=line.name, earliest=earliest, latest=latest)
    return None


def refuse_if(refusal: Text | None) -> None:
    """Raises FormRefused with the sentence."""
    if refusal is not None:
        raise FormRefused(refusal)
