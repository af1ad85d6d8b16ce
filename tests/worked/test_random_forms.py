"""Totals, dates and charges of random forms, as a slow implementation of its own works them out."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.content import read_content
from app.domain.line_effect import line_effect, with_effects
from app.domain.order_form import OrderForm
from app.domain.sums_agree import disagreement
from tests.worked.case import demo_catalogue
from tests.worked.random_forms import random_form
from tests.worked.slow import Slow, slow
from tests.worked.whole import lacking, strict_faults

CATALOGUE = demo_catalogue()


def quick(form: OrderForm) -> Slow:
    content = form.content()
    sums = content.sums
    return Slow(
        today=sums.today_fen,
        deposit=sums.deposit_fen,
        this_month=sums.this_month_extra_fen,
        bill=sums.bill_fen,
        before=sums.monthly_before_fen,
        after=sums.monthly_after_fen,
        starts={line.id: line.effective_on for line in content.lines},
    )


def check(form: OrderForm) -> None:
    """Raises AssertionError where the two ways differ, what is signed lacks something, or a body is not strict."""
    assert quick(form) == slow(form)
    content = form.content()
    assert disagreement(content) is None
    assert read_content(content.to_bytes()) == content
    if content.lines:
        assert lacking(content) == []
        assert strict_faults(form) == []


def said_again(form: OrderForm) -> None:
    """Raises AssertionError where the customer's next form, an empty one, counts what was agreed as another sum."""
    assert form.customer is not None
    lines = form.signable_lines()
    effects = (line_effect(line, today=form.today) for line in lines)
    then = with_effects(form.customer, (each for each in effects if each is not None))
    following = replace(form, lines=()).with_customer(then).sums()
    promised = form.content().sums
    assert (following.bill_fen, following.monthly_after_fen) == (promised.bill_fen, promised.monthly_after_fen)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000_000))
def test_a_random_form_comes_out_as_the_slow_way(seed: int) -> None:
    form = random_form(CATALOGUE, Random(seed))
    check(form)
    said_again(form)
