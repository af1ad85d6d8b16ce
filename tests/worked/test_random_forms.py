"""Totals, dates and charges of random forms, as a slow implementation of its own works them out."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.content import read_content
from app.domain.order_form import OrderForm
from app.domain.sums_agree import disagreement
from tests.worked.case import demo_catalogue
from tests.worked.random_forms import random_form
from tests.worked.slow import Slow, slow

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
    """Raises AssertionError where the program and the slow way differ, or a signed form would lack something."""
    assert quick(form) == slow(form)
    content = form.content()
    assert disagreement(content) is None
    assert read_content(content.to_bytes()) == content
    for line in content.lines:
        assert not line.missing
        assert all(fact.value.strip() for fact in line.facts), line.facts


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 1_000_000_000))
def test_a_random_form_comes_out_as_the_slow_way(seed: int) -> None:
    check(random_form(CATALOGUE, Random(seed)))
