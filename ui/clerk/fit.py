"""What choosing an offer would do to this form for one number: order, change, cancel, or why it cannot be."""

from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.customer import Product
from app.domain.form_rules import renewable
from app.domain.instead import in_its_place, keeps_the_others, plan_in_the_way
from app.domain.offering import Offering, OfferingKind
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.errors import Bug, FormRefused
from app.texts import refusals
from app.texts.language import Text


class FitKind(StrEnum):
    """What Enter would do."""

    ADD = "add"
    CHANGE = "change"
    RENEW = "renew"
    CANCEL = "cancel"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Fit:
    """`number` is the one it would concern, `product` what is changed, renewed or cancelled; `why` says why it cannot
    be. `instead` is the line of another main plan whose place it takes."""

    kind: FitKind
    number: str
    product: Product | None = None
    why: Text | None = None
    instead: OrderLine | None = None


def fit(form: OrderForm, offering: Offering, *, number: str, leaving: bool = False) -> Fit:
    """An offer the number has already is offered for cancelling: leaving is as short as ordering (S13).

    Near the end of its term it is offered for another one first, family pay for another relative; `leaving` asks for
    the cancellation. Another main plan than the form has takes its place, where no other line needs that one.
    """
    found = _fit(form, offering, number=number, leaving=leaving)
    standing = plan_in_the_way(form, offering, number=number) if found.kind is FitKind.NO else None
    if standing is None:
        return found
    other = _fit(form.without_line(standing.id), offering, number=number, leaving=leaving)
    if other.kind not in (FitKind.CHANGE, FitKind.ADD):
        return found
    instead = replace(other, instead=standing)
    return instead if keeps_the_others(form, taken(form, offering, instead, line_id="")) else found


def _fit(form: OrderForm, offering: Offering, *, number: str, leaving: bool) -> Fit:
    lines = _broadband_lines(form, offering, number)
    here = form.customer.products_on(number) if form.customer is not None else ()
    meant = (*here, *(lines if len(lines) == 1 else ()))
    had = next((product for product in meant if product.offering_code == offering.code), None)
    if offering.kind is OfferingKind.FAMILY_PAY and not leaving:
        had = None  # there may be another relative
    if had is not None and not offering.is_main_plan:
        renews = renewable(offering) and not leaving and form.why_no_change(had, offering) is None
        return Fit(FitKind.RENEW, had.number, had) if renews else _cancel(form, had)
    if len(lines) > 1:
        return Fit(FitKind.NO, number, None, refusals.WHICH_LINE.filled(count=len(lines)))
    product = form.changeable(offering, number=number) or next(iter(lines), None)
    if product is not None:
        why = form.why_no_change(product, offering)
        kind = FitKind.NO if why else FitKind.CHANGE
        return Fit(kind, product.number, product, why)
    why = form.why_not(offering, number=number)
    return Fit(FitKind.NO if why else FitKind.ADD, number, None, why)


def fit_to_cancel(form: OrderForm, product: Product) -> Fit:
    return _cancel(form, product)


def taken(form: OrderForm, offering: Offering, found: Fit, *, line_id: str) -> OrderForm:
    """The form with that line. Raises FormRefused where it cannot be after all."""
    if found.instead is not None:
        only = replace(found, instead=None)
        return in_its_place(form, found.instead, lambda left: taken(left, offering, only, line_id=line_id))
    if found.kind is FitKind.CANCEL and found.product is not None:
        return form.with_cancellation(found.product, line_id=line_id)
    if found.kind in (FitKind.CHANGE, FitKind.RENEW) and found.product is not None:
        return form.with_change(found.product, offering, line_id=line_id)
    if found.kind is FitKind.ADD:
        return form.with_addition(offering, number=found.number, line_id=line_id)
    if found.why is None:
        raise Bug("an offer that fits nowhere must say why")
    raise FormRefused(found.why)


def _broadband_lines(form: OrderForm, offering: Offering, number: str) -> tuple[Product, ...]:
    """A broadband line has a number of its own: a better one changes it wherever it is; which of several, nobody
    guesses."""
    if offering.kind is not OfferingKind.BROADBAND or form.customer is None:
        return ()
    here = form.changeable(offering, number=number)
    each = (form.changeable(offering, number=other) for other in form.customer.numbers())
    return (here,) if here is not None else tuple(product for product in each if product is not None)


def _cancel(form: OrderForm, product: Product) -> Fit:
    try:
        form.with_cancellation(product, line_id="")
    except FormRefused as refused:
        return Fit(FitKind.NO, product.number, product, refused.text)
    return Fit(FitKind.CANCEL, product.number, product)
