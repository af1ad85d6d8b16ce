"""The same sums another way: day by day, with plain loops and nothing of the program's arithmetic.

Knows what an offer, a product and a line hold, and the rules as docs/catalogue.md says them; slow on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from app.domain.customer import Customer, Product
from app.domain.offering import (
    AfterTerm,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    PenaltyRule,
    PriceType,
)
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slow:
    """All fen; `starts` and `gone` are ISO days by line id, "" where nobody knows."""

    today: int
    deposit: int
    this_month: int
    bill: int
    before: int
    after: int
    starts: dict[str, str]


def later(day: date, months: int) -> date:
    """The same day so many months on, step by step; the last day of a month that has no such day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def half_up(sum_of: Fraction) -> int:
    whole = sum_of.numerator // sum_of.denominator
    return whole + (1 if sum_of - whole >= Fraction(1, 2) else 0)


def days_of_month(day: date) -> list[date]:
    first = date(day.year, day.month, 1)
    days = [first]
    while (days[-1] + ONE).month == first.month:
        days.append(days[-1] + ONE)
    return days


def next_first(day: date) -> date:
    return days_of_month(day)[-1] + ONE


def fee(offering: Offering, since: date, day: date) -> int:
    if offering.price.type is not PriceType.MONTHLY or offering.trial_months:
        return 0
    lower = offering.discount
    return lower.fen if lower is not None and day < later(since, lower.months) else offering.price.fen


def month_of(offering: Offering, since: date, until: date | None, month: date) -> int:
    """What one service costs in one month, `until` its last day."""
    runs = offering.trial_months or offering.validity_months
    if runs and offering.after_term is AfterTerm.ENDS:
        own = later(since, runs) - ONE
        until = own if until is None or own < until else until
    days = days_of_month(month)
    there = [day for day in days if since <= day and (until is None or day <= until)]
    if not there or offering.price.type is not PriceType.MONTHLY:
        return 0
    if since >= days[0] and offering.first_month is FirstMonthRule.FREE:
        return 0
    groups = [[price, len(list(same))] for price, same in groupby(there, key=lambda day: fee(offering, since, day))]
    if not (since >= days[0] and offering.first_month is FirstMonthRule.BY_DAY):
        groups[0][1] += (there[0] - days[0]).days
    if offering.last_month is not LastMonthRule.BY_DAY:
        groups[-1][1] += (days[-1] - there[-1]).days
    return sum(half_up(Fraction(price * count, len(days))) for price, count in groups)


def timing(line: OrderLine) -> EffectTiming:
    if line.action is Action.TOP_UP:
        return EffectTiming.NOW
    if line.before is None and line.after is not None:
        return line.after.order_timing
    if line.after is None and line.before is not None:
        return line.before.cancel_timing
    assert line.before is not None
    assert line.after is not None
    installed = line.after.order_timing is EffectTiming.ON_COMPLETION
    return line.after.order_timing if installed else line.before.change_timing


def begins(line: OrderLine, today: date) -> date:
    """The first day of what comes; the agreed visit, or the next first, where it must be installed."""
    if line.wished_on is not None:
        return line.wished_on
    if (trial_over := _paid_after_trial(line)) is not None:
        return max(today, trial_over)
    when = timing(line)
    if when is EffectTiming.NOW:
        return today
    if when is EffectTiming.ON_COMPLETION and line.installation is not None:
        return line.installation.day
    return next_first(today)


def _paid_after_trial(line: OrderLine) -> date | None:
    """The first day after the trial, where that goes on as the paid service it names."""
    before, after, product = line.before, line.after, line.product
    if before is None or after is None or product is None or not before.trial_months:
        return None
    return later(product.started_on, before.trial_months) if before.trial_then == after.code else None


def ends(line: OrderLine, today: date) -> date:
    """The last day of what goes."""
    if line.after is not None:
        return begins(line, today) - ONE
    assert line.before is not None
    assert line.product is not None
    last = today if timing(line) is EffectTiming.NOW else next_first(today) - ONE
    last = line.wished_on or last
    runs = line.before.trial_months or line.before.validity_months
    if runs and line.before.after_term is AfterTerm.ENDS:
        own = later(line.product.started_on, runs) - ONE
        if today <= own < last:
            return own
    return last


def penalty(line: OrderLine, today: date) -> int:
    offering, product = line.before, line.product
    if offering is None or product is None or product.term_ends_on is None or offering.term is None:
        return 0
    if line.after is not None and line.after.code == offering.code:
        return 0
    unknown = line.after is not None and timing(line) is EffectTiming.ON_COMPLETION and line.installation is None
    known = timing(line) is EffectTiming.NOW and line.after is not None and line.wished_on is None
    first = (today if unknown or known else ends(line, today)) + ONE
    if line.after is not None and line.after.term is not None and offering.term.upgrade_free:
        no_lower = fee(line.after, first, first) >= fee(offering, product.started_on, first - ONE)
        if no_lower and later(first, line.after.term.months) - ONE >= product.term_ends_on:
            return 0
    left = 0
    while later(first, left) - ONE < product.term_ends_on:
        left += 1
    term = offering.term
    if left == 0 or term.penalty is PenaltyRule.NONE:
        return 0
    if term.penalty is PenaltyRule.FIXED:
        return term.penalty_fen
    if term.penalty is PenaltyRule.SUBSIDY_BACK:
        return half_up(Fraction(term.penalty_fen * min(left, term.months), term.months))
    used = max(0, term.months - left)
    total = 0
    for month in range(used, used + left):
        lower = offering.discount
        total += lower.fen if lower is not None and month < lower.months else offering.price.fen
    return half_up(Fraction(total * term.penalty_percent, 100))


def _waived(lines: Sequence[OrderLine], form: OrderForm, customer: Customer) -> dict[str, int]:
    found: dict[str, int] = {}
    used: dict[str, int] = {}
    for code, on in customer.waiver_uses:
        if on.year == form.today.year:
            used[code] = used.get(code, 0) + 1
    for line in lines:
        if line.action is not Action.ADD or line.after is None:
            continue
        if line.after.price.type not in (PriceType.ONCE, PriceType.DEPOSIT):
            continue
        for waiver in form.catalogue.waivers:
            if line.after.code in waiver.offers and waiver.stars_from <= customer.stars <= waiver.stars_to:
                counted = waiver.per_year is not None
                if counted and (form.offline or used.get(waiver.code, 0) >= (waiver.per_year or 0)):
                    break
                used[waiver.code] = used.get(waiver.code, 0) + 1
                found[line.id] = line.after.price.fen
                break
    return found


def slow(form: OrderForm) -> Slow:
    """Of the signable lines of a form without renewals, holds and pending effects."""
    customer, today, lines = form.customer, form.today, form.signable_lines()
    assert customer is not None
    month = next_first(today)
    waived = _waived(lines, form, customer)
    paid = deposit = extra = bill = after = 0
    starts: dict[str, str] = {}
    products = {product.id: product for product in customer.products}
    before = sum(fee(_offer(form, p), p.started_on, today) for p in customer.products)
    for line in lines:
        paid += line.amount_fen + penalty(line, today)
        if line.action is Action.ADD and line.after is not None:
            asked = line.after.price.fen if line.after.price.type in (PriceType.ONCE, PriceType.DEPOSIT) else 0
            asked -= waived.get(line.id, 0)
            paid += asked
            deposit += asked if line.after.price.type is PriceType.DEPOSIT else 0
        if line.before is not None and line.product is not None:
            since = products.pop(line.product.id).started_on
            last = ends(line, today)
            extra += month_of(line.before, since, last, today) - month_of(line.before, since, None, today)
            bill += month_of(line.before, since, last, month)
            after -= fee(line.before, since, today)
        if line.after is not None:
            first = begins(line, today)
            extra += month_of(line.after, first, None, today)
            bill += month_of(line.after, first, None, month)
            priced_from = today if timing(line) is EffectTiming.ON_COMPLETION else first
            after += fee(line.after, priced_from, priced_from)
        starts[line.id] = _said(line, today)
    bill += sum(month_of(_offer(form, p), p.started_on, None, month) for p in products.values())
    return Slow(paid, deposit, extra, bill, before, before + after, starts)


def _offer(form: OrderForm, product: Product) -> Offering:
    return form.catalogue.offerings[product.offering_code]


def _said(line: OrderLine, today: date) -> str:
    """The day the form says: the first with what comes, the first without what goes."""
    if line.action is Action.DELETE:
        last = ends(line, today)
        now = timing(line) is EffectTiming.NOW and line.wished_on is None and last == today
        return (last if now else last + ONE).isoformat()
    if timing(line) is EffectTiming.ON_COMPLETION and line.wished_on is None:
        return ""
    return begins(line, today).isoformat()
