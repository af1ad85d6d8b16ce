"""A day the customer names for one line: within what the offer allows, and never before its own timing (R29)."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.effective_time import effective_time
from app.domain.offering import EffectTiming, Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, LineState, SecondConfirmation
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

OFFERS = demo_catalogue()
HOLD, ROAMING = OFFERS.offerings["KEEP-0012"], OFFERS.offerings["ROAM-0013"]


def form(offering: Offering = ROAMING) -> OrderForm:
    plan = replace(demo.PLAN_PRODUCT, offering_code="26GD-5G-0129")
    customer = replace(demo.CUSTOMER, products=(plan,))
    made = demo.an_empty_form(customer=customer, catalogue=OFFERS)
    return made.with_addition(offering, number=demo.PHONE, line_id="a")


def test_the_line_starts_on_the_day_and_the_form_says_it() -> None:
    made = form().with_wished_day("a", date(2026, 12, 24))
    (line,) = made.shown_lines(Language.ZH)
    facts = {fact.key: fact.value for fact in line.facts}
    assert (line.effective_on, facts["start"]) == ("2026-12-24", "2026-12-24")
    assert any("12 月 24 日开始" in sentence for sentence in line.plain)
    assert made.with_wished_day("a", None).shown_lines(Language.ZH)[0].effective_on == "2026-11-20"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2027, 1, 19)])
def test_first_and_last_day_of_the_window(day: date) -> None:
    assert form().with_wished_day("a", day).lines[0].wished_on == day


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2027, 1, 20)])
def test_outside_the_window_it_is_refused_with_its_days(day: date) -> None:
    with pytest.raises(FormRefused, match="2026-11-20 to 2027-01-19"):
        form().with_wished_day("a", day)


def test_an_offer_without_the_choice_refuses() -> None:
    with pytest.raises(FormRefused, match="No other day"):
        form(OFFERS.offerings["VAS-0016"]).with_wished_day("a", date(2026, 12, 1))


def test_a_wish_puts_off_and_never_hurries() -> None:
    next_month = replace(ROAMING, order_timing=EffectTiming.NEXT_MONTH)
    offers = replace(OFFERS, offerings={**OFFERS.offerings, ROAMING.code: next_month})
    made = replace(form(), catalogue=offers, lines=(replace(form().lines[0], after=next_month),))
    with pytest.raises(FormRefused, match="2026-12-01"):
        made.with_wished_day("a", date(2026, 11, 30))
    when = effective_time(made.with_wished_day("a", date(2026, 12, 1)).lines[0], today=demo.TODAY)
    assert when.starts_on == date(2026, 12, 1)


def test_a_form_put_away_too_long_has_the_day_named_again() -> None:
    made = form().with_wished_day("a", date(2026, 11, 25))
    late = made.dated(date(2026, 11, 26))
    assert not [todo for todo in made.still_to_do() if "name a day" in todo.detail.en]
    assert [todo.line_id for todo in late.still_to_do() if "name a day" in todo.detail.en] == ["a"]


@pytest.mark.parametrize("decision", Decision)
def test_another_day_asks_again_whoever_had_confirmed_and_leaves_a_no_alone(decision: Decision) -> None:
    """What was confirmed was the line on the day it had then (S10)."""
    asks = replace(ROAMING, second_confirmation=True)
    offers = replace(OFFERS, offerings={**OFFERS.offerings, ROAMING.code: asks})
    said = SecondConfirmation(decision, demo.NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    made = replace(form(asks), catalogue=offers).with_confirmation("a", said)
    assert made.with_wished_day("a", None).lines[0].confirmation == said
    waits = LineState.WAITING if decision is Decision.CONFIRMED else LineState.DECLINED
    was = made.line_state(made.lines[0])
    wished, taken_up_later = made.with_wished_day("a", date(2026, 12, 24)), made.dated(date(2026, 11, 23))
    for later, state in ((wished, waits), (taken_up_later, waits), (wished.dated(date(2026, 11, 23)), waits)):
        assert later.line_state(later.lines[0]) is state
    assert made.dated(demo.TODAY).line_state(made.lines[0]) is was, "the same day is no other"
    assert later.signable_lines() == ()
