"""A trial is had once by a customer, ends by itself, and is paid only by an order of its own (S14)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.content import ContentLine
from app.domain.customer import Product
from app.domain.hall_time import hall_date
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

SOLD = demo_catalogue()
TRIAL, PAID = SOLD.offerings["VAS-0017"], SOLD.offerings["VAS-0033"]
PLAN = Product("P-plan", demo.PHONE, "26GD-5G-0129", date(2025, 3, 1), None, None, True)
ON_TRIAL = Product("P-trial", demo.PHONE, TRIAL.code, date(2026, 11, 20), None, None, False)


def a_form(*more: Product, used: tuple[str, ...] = (), offline: bool = False) -> OrderForm:
    customer = replace(demo.CUSTOMER, products=(PLAN, *more), trials_used=used)
    return demo.an_empty_form(customer=customer, catalogue=SOLD, today=date(2026, 11, 25), offline=offline)


def said(form: OrderForm) -> ContentLine:
    (line,) = form.shown_lines(Language.EN)
    return line


def test_a_trial_that_was_used_is_not_given_again_and_the_paid_service_is_named() -> None:
    assert a_form().why_not(TRIAL, number=demo.PHONE) is None
    why = a_form(used=(TRIAL.code,)).why_not(TRIAL, number=demo.PHONE)
    assert why is not None
    assert "is for once, and was used" in why.en
    assert "order Cloud drive by the month" in why.en
    assert a_form(used=(TRIAL.code,)).why_not(PAID, number=demo.PHONE) is None


def test_it_is_had_once_whatever_the_number() -> None:
    second = replace(PLAN, id="P-second", number="15412340018", primary=False)
    assert a_form(second, replace(ON_TRIAL, number=second.number)).why_not(TRIAL, number=demo.PHONE) is not None
    on_form = a_form(second).with_addition(TRIAL, number=second.number, line_id="a")
    assert on_form.why_not(TRIAL, number=demo.PHONE) is not None


def test_what_is_on_trial_goes_on_paid_from_the_day_after_by_its_own_confirmed_line() -> None:
    form = a_form(ON_TRIAL)
    with pytest.raises(FormRefused, match="still on trial"):
        form.with_addition(PAID, number=demo.PHONE, line_id="a")
    assert form.changeable(PAID, number=demo.PHONE) == ON_TRIAL
    form = form.with_change(ON_TRIAL, PAID, line_id="a")
    line = said(form)
    assert line.effective_on == "2026-12-20"
    assert (line.figures.monthly_before_fen, line.figures.monthly_after_fen) == (0, 1000)
    assert form.lines[0].offer_asks
    assert form.lines[0].matter == PAID.matter
    assert form.sums().bill_fen == 12900 + 387  # 10 × 12/31


def test_off_line_the_line_says_that_the_centre_counts() -> None:
    asked = a_form(offline=True).with_addition(TRIAL, number=demo.PHONE, line_id="a")
    assert any("is in the centre's record" in sentence for sentence in said(asked).plain)
    on_line = a_form().with_addition(TRIAL, number=demo.PHONE, line_id="a")
    assert not any("is in the centre's record" in sentence for sentence in said(on_line).plain)


@pytest.mark.parametrize(("second", "there"), [(-1, True), (0, False)])
def test_the_last_day_ends_at_midnight_in_the_hall(second: int, there: bool) -> None:
    midnight = datetime(2026, 12, 19, 16, 0, tzinfo=UTC)  # of the 20th, eight hours east
    today = hall_date(midnight + timedelta(seconds=second), demo.HALL.zone)
    form = a_form(ON_TRIAL).dated(today)
    assert form.customer is not None
    assert (ON_TRIAL in form.customer.products) is there
