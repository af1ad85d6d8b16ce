"""Dates and charges of a line, by worked examples."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.charge import figures
from app.domain.effective_time import effective_time, fee_on, first_day_without, months_left
from app.domain.form_bill import FormBill, form_bill
from app.domain.hall_time import last_day_of_term
from app.domain.offering import AfterTerm, EffectTiming, FirstMonthRule, Offering, PenaltyRule, Term
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import early_termination, penalty_example
from tests.fakes import orders as demo

DAY = date(2026, 11, 20)


def bill_of(line: OrderLine, *, today: date) -> FormBill:
    return form_bill((line,), customer=None, catalogue=demo.CATALOGUE, today=today)


def this_month_extra(line: OrderLine, *, today: date) -> int:
    return bill_of(line, today=today).this_month_fen


def next_month_fee(line: OrderLine, *, today: date) -> int:
    return bill_of(line, today=today).next_month_fen


def add(offering: Offering) -> OrderLine:
    return OrderLine("a", Action.ADD, demo.PHONE, None, offering, None, 0, None)


def cancel(offering: Offering, *, term_ends_on: date | None = None) -> OrderLine:
    product = replace(demo.CALLER_ID_PRODUCT, term_ends_on=term_ends_on)
    return OrderLine("c", Action.DELETE, demo.PHONE, offering, None, product, 0, None)


def change(before: Offering, after: Offering, *, term_ends_on: date | None = None) -> OrderLine:
    product = replace(demo.PLAN_PRODUCT, term_ends_on=term_ends_on)
    return OrderLine("m", Action.MODIFY, demo.PHONE, before, after, product, 0, None)


def test_next_month_starts_on_its_first_day_and_the_term_ends_on_a_last_one() -> None:
    when = effective_time(change(demo.PLAN_129, demo.PLAN_199), today=DAY)
    assert (when.starts_on, when.stops_on, when.term_ends_on) == (
        date(2026, 12, 1),
        date(2026, 11, 30),
        date(2028, 11, 30),
    )


def test_in_december_next_month_is_next_year() -> None:
    when = effective_time(change(demo.PLAN_129, demo.PLAN_199), today=date(2026, 12, 31))
    assert (when.starts_on, when.stops_on) == (date(2027, 1, 1), date(2026, 12, 31))


def test_installed_later_has_no_date_yet() -> None:
    when = effective_time(add(demo.BROADBAND_300), today=DAY)
    assert (when.timing, when.starts_on, when.term_ends_on) == (EffectTiming.ON_COMPLETION, None, None)


def test_a_cancelled_service_runs_to_the_months_end() -> None:
    assert first_day_without(cancel(demo.CALLER_ID), today=DAY) == date(2026, 12, 1)
    at_once = replace(demo.CALLER_ID, cancel_timing=EffectTiming.NOW)
    assert first_day_without(cancel(at_once), today=DAY) == DAY


def test_the_first_month_by_day_counts_today() -> None:
    by_day = replace(demo.CALLER_ID, price=replace(demo.CALLER_ID.price, fen=1000), first_month=FirstMonthRule.BY_DAY)
    assert this_month_extra(add(by_day), today=DAY) == 367  # 10.00 × 11 / 30 = 3.666…
    assert this_month_extra(add(by_day), today=date(2026, 11, 30)) == 33
    assert this_month_extra(add(by_day), today=date(2026, 11, 1)) == 1000
    free = replace(by_day, first_month=FirstMonthRule.FREE)
    assert this_month_extra(add(free), today=DAY) == 0
    assert this_month_extra(add(demo.CALLER_ID), today=DAY) == 500


def test_the_worked_penalty_of_the_form() -> None:
    example = penalty_example(demo.PLAN_199)
    assert example is not None
    assert (example.used, example.left, example.fees, example.percent) == (12, 12, ((12, 19900),), 20)
    assert example.sum_fen == 47760
    assert penalty_example(demo.PLAN_129) is None


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        (date(2026, 11, 30), 0),
        (date(2026, 12, 1), 1),
        (date(2026, 12, 30), 1),
        (date(2026, 12, 31), 1),  # exactly December, though it is longer than November
        (date(2027, 1, 1), 2),
        (date(2028, 11, 29), 24),
        (date(2028, 11, 30), 24),
        (date(2028, 12, 1), 25),
    ],
)
def test_begun_months_count(ends: date, left: int) -> None:
    assert months_left(ends, after=date(2026, 11, 30)) == left


@given(start=st.dates(date(2020, 1, 1), date(2040, 1, 1)), months=st.integers(1, 36))
def test_a_whole_term_has_all_its_months_left_whatever_their_lengths(start: date, months: int) -> None:
    begins = start.replace(day=1)
    assert months_left(last_day_of_term(begins, months), after=begins - timedelta(days=1)) == months


def test_leap_and_short_months_do_not_add_a_month() -> None:
    assert months_left(date(2028, 2, 29), after=date(2028, 1, 31)) == 1
    assert months_left(date(2027, 3, 31), after=date(2027, 2, 28)) == 1


def test_leaving_inside_the_term_costs_today() -> None:
    bound = replace(demo.PLAN_199, cancel_timing=EffectTiming.NEXT_MONTH)
    line = cancel(bound, term_ends_on=date(2027, 11, 30))
    charge = early_termination(line, today=DAY)
    assert charge is not None
    assert (charge.left, charge.sum_fen) == (12, 47760)
    assert figures(line, today=DAY).once_fen == 47760


def test_after_the_term_leaving_is_free() -> None:
    assert early_termination(cancel(demo.PLAN_199, term_ends_on=date(2026, 11, 30)), today=DAY) is None
    assert early_termination(cancel(demo.PLAN_199), today=DAY) is None


def test_an_upgrade_inside_the_term_costs_nothing_a_downgrade_does() -> None:
    old = replace(demo.PLAN_129, term=Term(24, PenaltyRule.SHARE_OF_REMAINING_FEES, 20))
    up = change(old, demo.PLAN_199, term_ends_on=date(2027, 11, 30))
    assert early_termination(up, today=DAY) is None
    down = change(demo.PLAN_199, demo.PLAN_129, term_ends_on=date(2027, 11, 30))
    charge = early_termination(down, today=DAY)
    assert charge is not None
    assert charge.sum_fen == 47760


def test_the_fee_follows_discount_and_trial() -> None:
    start = date(2026, 12, 1)
    assert fee_on(demo.PLAN_199, started_on=start, day=date(2027, 5, 31)) == 15900
    assert fee_on(demo.PLAN_199, started_on=start, day=date(2027, 6, 1)) == 19900


def test_a_trial_costs_nothing_and_never_becomes_paid_silently() -> None:
    trial = replace(demo.CALLER_ID, trial_months=1)
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1)):
        assert fee_on(trial, started_on=date(2026, 12, 1), day=day) == 0


def test_a_deposit_is_apart_from_fees() -> None:
    sums = figures(add(demo.MODEM_DEPOSIT), today=DAY)
    assert (sums.deposit_fen, sums.once_fen, sums.monthly_after_fen) == (20000, 0, 0)


def test_a_trial_and_a_validity_say_their_last_day() -> None:
    trial = replace(demo.CALLER_ID, trial_months=1, after_term=AfterTerm.ENDS)
    assert effective_time(add(trial), today=DAY).expires_on == date(2026, 12, 19)
    half_a_year = replace(demo.CALLER_ID, validity_months=6, order_timing=EffectTiming.NEXT_MONTH)
    assert effective_time(add(half_a_year), today=DAY).expires_on == date(2027, 5, 31)
    assert effective_time(add(demo.CALLER_ID), today=DAY).expires_on is None


def test_next_month_bills_neither_a_free_month_nor_what_has_ended() -> None:
    next_month = replace(demo.CALLER_ID, order_timing=EffectTiming.NEXT_MONTH)
    assert next_month_fee(add(next_month), today=DAY) == 500
    assert next_month_fee(add(replace(next_month, first_month=FirstMonthRule.FREE)), today=DAY) == 0
    free_now = replace(demo.CALLER_ID, first_month=FirstMonthRule.FREE)
    assert next_month_fee(add(free_now), today=DAY) == 500  # its free month is this one
    last_day = date(2026, 11, 30)
    short = replace(demo.CALLER_ID, validity_months=1, after_term=AfterTerm.ENDS)
    assert next_month_fee(add(short), today=last_day) == 500
    assert next_month_fee(add(short), today=date(2026, 11, 1)) == 0
    assert next_month_fee(add(replace(short, after_term=AfterTerm.RENEWED_SAME_TERM)), today=date(2026, 11, 1)) == 500
    assert next_month_fee(cancel(demo.CALLER_ID), today=DAY) == 0
