"""The rows of a bill, for every offer a catalogue could hold and every day (R15, R29, S18, S20)."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.bill import BillPart, Service, ended_parts, month_fen, month_parts
from app.domain.effective_time import effective_time, fee_on, first_day_without
from app.domain.form_money import FormMoney
from app.domain.hall_time import days_in_month, first_of_next_month
from app.domain.offering import (
    AfterTerm,
    Discount,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    Price,
    PriceType,
)
from app.domain.order_line import Action, OrderLine
from app.texts import money as words
from app.texts.language import Language, same
from tests.fakes import orders as demo

DAYS = st.dates(date(2024, 1, 1), date(2033, 12, 31))
FEES = st.integers(1, 500_000)
DAY = timedelta(days=1)


def monthly(
    fen: int, *, first: FirstMonthRule = FirstMonthRule.BY_DAY, last: LastMonthRule = LastMonthRule.BY_DAY
) -> Offering:
    return replace(demo.CALLER_ID, price=Price(PriceType.MONTHLY, fen, None), first_month=first, last_month=last)


def discounted(fen: int, lower: int, months: int) -> Offering:
    return replace(monthly(fen), discount=Discount(lower, months, same("")))


def service(offering: Offering, since: date, until: date | None = None) -> Service:
    return Service(offering.name, offering, since, until)


def slow(offering: Offering, since: date, until: date | None, month: date) -> Fraction:
    """Day by day, without any rounding: the other way to the same sum, for offers charged by the day at both ends."""
    first = month.replace(day=1)
    total = Fraction(0)
    for offset in range(days_in_month(month)):
        day = first + offset * DAY
        if since <= day and (until is None or day <= until):
            total += Fraction(fee_on(offering, started_on=since, day=day), days_in_month(month))
    return total


@given(FEES, DAYS, st.sampled_from(FirstMonthRule), st.sampled_from(LastMonthRule))
def test_a_whole_month_is_the_fee_whatever_the_rules(
    fen: int, month: date, first: FirstMonthRule, last: LastMonthRule
) -> None:
    before = month.replace(day=1) - 40 * DAY
    assert month_fen(service(monthly(fen, first=first, last=last), before), month=month) == fen


@given(FEES, DAYS)
def test_a_month_split_at_any_day_is_the_fee_to_a_fen_and_no_part_is_above_it(fen: int, on: date) -> None:
    offering, begun = monthly(fen), on.replace(day=1) - 40 * DAY
    first = month_fen(service(offering, begun, on - DAY), month=on)
    second = month_fen(service(offering, on), month=on)
    assert abs(first + second - fen) <= 1
    assert 0 <= first <= fen
    assert 0 <= second <= fen


@given(FEES, DAYS, st.integers(0, 400))
def test_rows_by_the_day_are_what_counting_every_day_gives(fen: int, since: date, days: int) -> None:
    until = since + days * DAY
    for month in (since, first_of_next_month(since), until):
        found = month_fen(service(monthly(fen), since, until), month=month)
        assert abs(found - slow(monthly(fen), since, until, month)) <= Fraction(1, 2)


@given(FEES, st.integers(1, 100), st.integers(1, 12), DAYS)
def test_a_discount_ends_on_its_day_in_the_bill(fen: int, percent: int, months: int, since: date) -> None:
    offering = discounted(fen, fen * percent // 101, months)
    for ahead in range(15):
        month = date(since.year + (since.month - 1 + ahead) // 12, (since.month - 1 + ahead) % 12 + 1, 1)
        parts = month_parts(service(offering, since), month=month)
        assert abs(sum(part.fen for part in parts) - slow(offering, since, None, month)) <= Fraction(len(parts), 2)
        assert no_day_twice_or_missing(parts, first=max(month, since), last=first_of_next_month(month) - DAY)


def no_day_twice_or_missing(parts: tuple[BillPart, ...], *, first: date, last: date) -> bool:
    days = [part.first + n * DAY for part in parts for n in range((part.last - part.first).days + 1)]
    return days == [first + n * DAY for n in range((last - first).days + 1)]


@given(FEES, DAYS, st.integers(0, 60), st.sampled_from(LastMonthRule))
def test_ending_a_service_never_costs_more_and_never_gives_back_more_than_the_fee(
    fen: int, on: date, before: int, last: LastMonthRule
) -> None:
    running = service(monthly(fen, last=last), on - before * DAY)
    back = sum(part.fen for part in ended_parts(running, ends_on=on, month=on))
    assert -fen <= back <= 0
    assert month_fen(running, month=on) + back == month_fen(replace(running, ends_on=on), month=on)
    if last is LastMonthRule.WHOLE:
        assert back == 0


@given(FEES, DAYS)
def test_a_whole_first_month_is_one_fee_and_a_free_one_nothing(fen: int, since: date) -> None:
    assert month_fen(service(monthly(fen, first=FirstMonthRule.WHOLE), since), month=since) == fen
    assert month_fen(service(monthly(fen, first=FirstMonthRule.FREE), since), month=since) == 0


@given(FEES, DAYS, st.integers(0, 200))
def test_a_trial_never_costs_anything(fen: int, since: date, later: int) -> None:
    trial = replace(monthly(fen), trial_months=1, after_term=AfterTerm.ENDS)
    assert month_fen(service(trial, since), month=since + later * DAY) == 0
    assert [part.how for part in month_parts(service(trial, since), month=since)] == [words.ON_TRIAL]


def test_what_is_not_there_has_no_row() -> None:
    gone = service(monthly(1000), date(2026, 1, 5), date(2026, 3, 31))
    assert month_parts(gone, month=date(2026, 4, 1)) == ()
    assert month_parts(service(monthly(1000), date(2026, 5, 1)), month=date(2026, 4, 30)) == ()


def test_a_whole_last_month_costs_the_price_of_the_day_it_ends() -> None:
    """Ended on the 10th, before the discount does: the customer never had a day at the higher price."""
    offering = replace(discounted(19900, 15900, 6), last_month=LastMonthRule.WHOLE)
    assert month_fen(service(offering, date(2026, 5, 15), date(2026, 11, 10)), month=date(2026, 11, 1)) == 15900


# ── dates ─────────────────────────────────────────────────────────────────────────────────


def line_of(action: Action, timing: EffectTiming, wished_on: date | None = None) -> OrderLine:
    offering = replace(demo.PLAN_199, order_timing=timing, change_timing=timing, cancel_timing=timing, wish_days=60)
    before = None if action is Action.ADD else offering
    after = None if action is Action.DELETE else replace(offering, code="OTHER")
    product = None if action is Action.ADD else replace(demo.PLAN_PRODUCT, term_ends_on=None)
    return OrderLine("a", action, demo.PHONE, before, after, product, 0, None, wished_on=wished_on)


TIMINGS = st.sampled_from([EffectTiming.NOW, EffectTiming.NEXT_MONTH])


@given(TIMINGS, DAYS, st.one_of(st.none(), st.integers(1, 60)))
def test_a_change_skips_no_day_and_doubles_none_but_the_day_of_signing(
    timing: EffectTiming, today: date, ahead: int | None
) -> None:
    wished = None if ahead is None else today + ahead * DAY
    when = effective_time(line_of(Action.MODIFY, timing, wished), today=today)
    assert when.starts_on is not None
    assert when.stops_on is not None
    gap = (when.starts_on - when.stops_on).days
    assert gap == (0 if timing is EffectTiming.NOW and wished is None else 1)


@given(TIMINGS, DAYS)
def test_a_cancelled_service_is_gone_the_day_after_its_last_or_at_once(timing: EffectTiming, today: date) -> None:
    line = line_of(Action.DELETE, timing)
    when, gone = effective_time(line, today=today), first_day_without(line, today=today)
    assert gone is not None
    assert when.stops_on is not None
    assert gone == today if timing is EffectTiming.NOW else gone == when.stops_on + DAY == first_of_next_month(today)


# ── forms ─────────────────────────────────────────────────────────────────────────────────

RULES = st.sampled_from([FirstMonthRule.WHOLE, FirstMonthRule.BY_DAY, FirstMonthRule.FREE])


@given(DAYS, st.lists(st.tuples(FEES, RULES, TIMINGS), min_size=1, max_size=8))
def test_the_rows_of_a_form_are_its_sums(today: date, offers: list[tuple[int, FirstMonthRule, EffectTiming]]) -> None:
    assume(today < date(2033, 1, 1))
    lines = tuple(
        OrderLine(
            str(n), Action.ADD, demo.PHONE, None, replace(monthly(fen, first=rule), order_timing=timing), None, 0, None
        )
        for n, (fen, rule, timing) in enumerate(offers)
    )
    money = FormMoney(lines, demo.CUSTOMER, demo.CATALOGUE, today, offline=False)
    assert sum(row.fen for row in money.first_bill(Language.ZH)) == money.sums.bill_fen
    assert sum(row.fen for row in money.this_month(Language.EN)) == money.sums.this_month_extra_fen
    assert money.sums.this_month_extra_fen <= sum(fen for fen, _, timing in offers if timing is EffectTiming.NOW)
    standing = 12900 + 500
    assert money.sums.bill_fen <= standing + sum(fen for fen, *_ in offers)
