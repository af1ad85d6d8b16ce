"""What leaving early costs, by each formula, with its worked sentence (S157, R15)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hall_time import add_months
from app.domain.money import yuan
from app.domain.offering import Discount, Offering, PenaltyRule, Price, PriceType, Term
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import early_termination, penalty_of
from app.texts.language import Language, same
from tests.fakes import orders as demo

SHARE, FIXED, SUBSIDY = PenaltyRule.SHARE_OF_REMAINING_FEES, PenaltyRule.FIXED, PenaltyRule.SUBSIDY_BACK


def bound(term: Term, *, fen: int = 23900, discount: Discount | None = None) -> Offering:
    return replace(demo.PLAN_199, price=Price(PriceType.MONTHLY, fen, None), term=term, discount=discount)


def owed(offering: Offering, *, used: int, left: int) -> tuple[int, str]:
    found = penalty_of(offering, used=used, left=left)
    return (0, "") if found is None else (found.sum_fen, found.worked().say(Language.ZH))


@pytest.mark.parametrize(
    ("offering", "used", "left", "sum_fen", "worked"),
    [
        # S157: half of what the remaining months of a leased circuit would cost
        (bound(Term(12, SHARE, 50), fen=150_000), 5, 7, 525_000, "7 × ¥1,500 × 50% = ¥5,250.00"),
        (bound(Term(24, SHARE, 20)), 23, 1, 4_780, "1 × ¥239 × 20% = ¥47.80"),
        # half a fen is rounded up (R15): 3 × 1.01 × 50 % = 1.515
        (bound(Term(24, SHARE, 50), fen=101), 21, 3, 152, "3 × ¥1.01 × 50% = ¥1.52"),
        # what the remaining months would really have cost: the discount would have lasted four more
        (
            bound(Term(24, SHARE, 20), discount=Discount(20900, 6, same(""))),
            2,
            22,
            102_760,
            "(4 × ¥209 + 18 × ¥239) × 20% = ¥1,027.60",
        ),
        (bound(Term(24, SHARE, 20), discount=Discount(20900, 24, same(""))), 20, 4, 16_720, "4 × ¥209 × 20% = ¥167.20"),
        # a phone has no monthly fee of its own: the sum a month that was agreed
        (
            replace(bound(Term(24, SHARE, 20, 12900)), price=Price(PriceType.ONCE, 259_900, None)),
            12,
            12,
            30_960,
            "12 × ¥129 × 20% = ¥309.60",
        ),
        # and of before, without such a sum: its price spread over the term, 2599 ÷ 24 = 108.29
        (
            replace(bound(Term(24, SHARE, 20)), price=Price(PriceType.ONCE, 259_900, None)),
            12,
            12,
            25_990,
            "12 × ¥108.29 × 20% = ¥259.90",
        ),
        (bound(Term(24, FIXED, 0, 20000)), 1, 23, 20_000, "固定 ¥200.00"),
        (bound(Term(24, FIXED, 0, 20000)), 23, 1, 20_000, "固定 ¥200.00"),
        (bound(Term(24, SUBSIDY, 0, 60000)), 12, 12, 30_000, "补贴 ¥600 × 12/24 = ¥300.00"),
        (bound(Term(24, SUBSIDY, 0, 60000)), 17, 7, 17_500, "补贴 ¥600 × 7/24 = ¥175.00"),
        (bound(Term(12, SUBSIDY, 0, 60000)), 9, 3, 15_000, "补贴 ¥600 × 3/12 = ¥150.00"),
        (bound(Term(24, SUBSIDY, 0, 10000)), 23, 1, 417, "补贴 ¥100 × 1/24 = ¥4.17"),
        (bound(Term(24, PenaltyRule.NONE, 0)), 3, 21, 0, ""),
        (bound(Term(24, SHARE, 20)), 24, 0, 0, ""),
    ],
)
def test_it_is_worked_out_by_the_offers_own_formula(
    offering: Offering, used: int, left: int, sum_fen: int, worked: str
) -> None:
    assert owed(offering, used=used, left=left) == (sum_fen, worked)


def leaving(offering: Offering, *, since: date, today: date) -> int:
    assert offering.term is not None
    ends = add_months(since, offering.term.months).toordinal() - 1
    product = replace(demo.PLAN_PRODUCT, started_on=since, term_ends_on=date.fromordinal(ends))
    line = OrderLine("c", Action.DELETE, demo.PHONE, offering, None, product, 0, None)
    found = early_termination(line, today=today)
    return found.sum_fen if found else 0


TERMS = st.builds(
    lambda months, rule, percent, fen: Term(months, rule, percent if rule is SHARE else 0, 0 if rule is SHARE else fen),
    st.integers(1, 36),
    st.sampled_from([SHARE, FIXED, SUBSIDY]),
    st.integers(1, 100),
    st.integers(1, 100_000),
)


@given(TERMS, st.integers(1, 300_000), st.booleans(), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_it_is_never_negative_falls_with_time_and_is_nothing_after_the_term(
    term: Term, fen: int, lower: bool, since: date
) -> None:
    offering = bound(term, fen=fen, discount=Discount(fen // 2, 6, same("")) if lower else None)
    days = [add_months(since, n) for n in range(term.months + 3)]
    sums = [leaving(offering, since=since, today=day) for day in days]
    assert all(each >= 0 for each in sums)
    assert sums == sorted(sums, reverse=True)
    assert sums[-1] == 0
    assert leaving(offering, since=since, today=days[-2]) == 0


@given(TERMS, st.integers(1, 300_000))
def test_the_sentence_ends_with_the_sum(term: Term, fen: int) -> None:
    found = penalty_of(bound(term, fen=fen), used=0, left=term.months)
    assert found is not None
    for language in Language:
        assert found.worked().say(language).endswith(yuan(found.sum_fen))


@pytest.mark.parametrize(("after_fen", "costs"), [(23899, True), (23900, False), (23901, False)])
def test_only_a_change_to_a_lower_fee_costs(after_fen: int, costs: bool) -> None:
    before = bound(Term(24, SHARE, 20))
    after = replace(before, code="OTHER", price=replace(before.price, fen=after_fen))
    product = replace(demo.PLAN_PRODUCT, term_ends_on=date(2027, 11, 30))
    line = OrderLine("m", Action.MODIFY, demo.PHONE, before, after, product, 0, None)
    assert (early_termination(line, today=date(2026, 11, 20)) is not None) is costs


def test_an_upgrade_is_no_way_out_of_the_term_and_costs_nobody_who_pays_more() -> None:
    """¥199 with 13 months left to ¥199 without a term: 13 × 199 × 20%. ¥209 of ¥239 to ¥220: more than is paid."""
    today = date(2026, 11, 20)
    product = replace(demo.PLAN_PRODUCT, started_on=date(2026, 10, 1), term_ends_on=date(2027, 12, 31))

    def costs(before: Offering, after: Offering) -> int:
        line = OrderLine("m", Action.MODIFY, demo.PHONE, before, replace(after, code="OTHER"), product, 0, None)
        found = early_termination(line, today=today)
        return found.sum_fen if found is not None else 0

    month_term = Term(12, SHARE, 20)
    at_199 = bound(Term(24, SHARE, 20), fen=19900)
    assert costs(at_199, replace(at_199, term=None)) == 13 * 19900 * 20 // 100
    assert costs(at_199, replace(at_199, term=month_term)) == 13 * 19900 * 20 // 100, "a month less than was left"
    assert costs(at_199, at_199) == 0
    lower = bound(Term(24, SHARE, 20), discount=Discount(20900, 6, same("")))
    assert costs(lower, bound(Term(24, SHARE, 20), fen=22000)) == 0
    assert costs(lower, bound(Term(24, SHARE, 20), fen=20800)) > 0
    strict = bound(Term(24, SHARE, 20, upgrade_free=False), fen=19900)
    assert costs(strict, bound(Term(24, SHARE, 20))) == 13 * 19900 * 20 // 100, "as the offer itself says"


def test_a_renewal_costs_nothing() -> None:
    product = replace(demo.PLAN_PRODUCT, term_ends_on=date(2027, 11, 30))
    line = OrderLine("m", Action.MODIFY, demo.PHONE, demo.PLAN_199, demo.PLAN_199, product, 0, None)
    assert early_termination(line, today=date(2026, 11, 20)) is None
