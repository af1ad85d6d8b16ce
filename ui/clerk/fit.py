"""What choosing an offer would do to this form for one number: order, change, cancel, or why it cannot be."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.customer import Product
from app.domain.offering import Offering, OfferingKind
from app.domain.order_form import OrderForm
from app.errors import Bug, FormRefused
from app.texts.language import Text


class FitKind(StrEnum):
    """What Enter would do."""

    ADD = "add"
    CHANGE = "change"
    CANCEL = "cancel"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Fit:
    """`number` is the one it would concern, `product` what is changed or cancelled; `why` says why it cannot be."""

    kind: FitKind
    number: str
    product: Product | None = None
    why: Text | None = None


def fit(form: OrderForm, offering: Offering, *, number: str) -> Fit:
    """An offer the number has already is offered for cancelling: leaving is as short as ordering (S13)."""
    had = _installed(form, offering, number)
    if had is not None and not offering.is_main_plan:
        return _cancel(form, had)
    product = _changeable(form, offering, number)
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
    if found.kind is FitKind.CANCEL and found.product is not None:
        return form.with_cancellation(found.product, line_id=line_id)
    if found.kind is FitKind.CHANGE and found.product is not None:
        return form.with_change(found.product, offering, line_id=line_id)
    if found.kind is FitKind.ADD:
        return form.with_addition(offering, number=found.number, line_id=line_id)
    if found.why is None:
        raise Bug("an offer that fits nowhere must say why")
    raise FormRefused(found.why)


def _installed(form: OrderForm, offering: Offering, number: str) -> Product | None:
    if form.customer is None:
        return None
    return next((p for p in form.customer.products_on(number) if p.offering_code == offering.code), None)


def _changeable(form: OrderForm, offering: Offering, number: str) -> Product | None:
    """A broadband line has a number of its own: a better one changes it wherever it is."""
    found = form.changeable(offering, number=number)
    if found is None and offering.kind is OfferingKind.BROADBAND and form.customer is not None:
        others = (form.changeable(offering, number=each) for each in form.customer.numbers())
        found = next((product for product in others if product is not None), None)
    return found


def _cancel(form: OrderForm, product: Product) -> Fit:
    try:
        form.with_cancellation(product, line_id="")
    except FormRefused as refused:
        return Fit(FitKind.NO, product.number, product, refused.text)
    return Fit(FitKind.CANCEL, product.number, product)
