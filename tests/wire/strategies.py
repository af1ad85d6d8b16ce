"""Orders as they come: any mix of the sample hall's matters, in either language, with and without the centre."""

from hypothesis import strategies as st

from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.order_line import Decision, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes.orders import (
    CATALOGUE,
    CUSTOMER,
    NOW,
    PHONE,
    an_empty_form,
    confirmed,
    order_of,
    sample_id,
)

_MATTERS = ("change", "cancel_plan", "cancel_extra", "ring", "broadband", "card", "deposit", "top_up")


def _taken_up(form: OrderForm, matter: str, *, line_id: str, amount_fen: int) -> OrderForm:
    plan, extra = CUSTOMER.products
    if matter == "change":
        return form.with_change(plan, CATALOGUE.offerings["5G-199"], line_id=line_id)
    if matter in ("cancel_plan", "cancel_extra"):
        return form.with_cancellation(plan if matter == "cancel_plan" else extra, line_id=line_id)
    if matter == "top_up":
        return form.with_top_up(number=PHONE, amount_fen=amount_fen, line_id=line_id)
    code = {"ring": "VAS-02", "broadband": "KD-300", "card": "FEE-CARD", "deposit": "DEP-ONU"}[matter]
    return form.with_addition(CATALOGUE.offerings[code], number=PHONE, line_id=line_id)


@st.composite
def forms(draw: st.DrawFn) -> OrderForm:
    """A form that may be signed; its value-added lines are confirmed, declined or still waiting."""
    form = an_empty_form(language=draw(st.sampled_from(Language)), offline=draw(st.booleans()))
    for place, matter in enumerate(draw(st.lists(st.sampled_from(_MATTERS), min_size=1, max_size=8)), start=1):
        amount_fen = 10 * draw(st.integers(1, 50_00))
        try:
            form = _taken_up(form, matter, line_id=sample_id(100 + place), amount_fen=amount_fen)
        except FormRefused:
            continue  # what does not go together is left out, as at the counter
    for line in form.lines:
        answer = draw(
            st.sampled_from([confirmed(), None, SecondConfirmation(Decision.DECLINED, NOW, confirmed().channel)])
        )
        form = form.with_confirmation(line.id, answer)
    return form.with_payment_method(PaymentMethod.CASH)


def orders() -> st.SearchStrategy[Order]:
    return forms().filter(lambda form: bool(form.signable_lines())).map(order_of)
