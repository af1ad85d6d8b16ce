"""The same sums another way: day by day, with plain loops and nothing of the program's arithmetic.

Knows what an offer, a product and a line hold, and the rules as docs/catalogue.md says them; slow on purpose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from app.domain.customer import Customer, Product
from app.domain.holding import STANDS_ALONE
from app.domain.offering import (
    AfterTerm,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    OfferingKind,
    PenaltyRule,
    PriceType,
)
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.domain.pending_effect import EffectKind

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


def month_of(offering: Offering, since: date, until: date | None, month: date, *, priced: date | None = None) -> int:
    """What one service costs in one month, `until` its last day; its prices count from `priced`, else from `since`."""
    counts_from = priced or since
    runs = offering.trial_months or offering.validity_months
    if runs and offering.after_term is AfterTerm.ENDS:
        own = later(counts_from, runs) - ONE
        until = own if until is None or own < until else until
    days = days_of_month(month)
    there = [day for day in days if since <= day and (until is None or day <= until)]
    if not there or offering.price.type is not PriceType.MONTHLY:
        return 0
    if since >= days[0] and offering.first_month is FirstMonthRule.FREE:
        return 0
    by_price = groupby(there, key=lambda day: fee(offering, counts_from, day))
    groups = [[price, len(list(same))] for price, same in by_price]
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
    if line.renews and line.product is not None:
        over = line.product.term_ends_on
        return over + ONE if over is not None and over >= today else next_first(today)
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
    if line.restores and timing(line) is EffectTiming.NOW:
        last = today - ONE  # the day is that of what goes on
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


@dataclass(frozen=True, slots=True)
class Rest:
    """Days of one product that a number hold rests, `last` None where only the customer ends it."""

    first: date
    last: date | None
    ordered: bool  # an order ends it


def _rests(form: OrderForm) -> dict[str, Rest]:
    assert form.customer is not None
    found = {}
    for hold in form.customer.products:
        offering = _offer(form, hold)
        if offering.kind is not OfferingKind.NUMBER_HOLD:
            continue
        last = later(hold.started_on, offering.validity_months or 0) - ONE
        if hold.pending is not None and hold.pending.on is not None:
            last = min(last, hold.pending.on - ONE)
        for product in form.customer.products_on(hold.number):
            rested = _offer(form, product)
            if product is not hold and (rested.is_main_plan or rested.kind not in STANDS_ALONE):
                found[product.id] = Rest(hold.started_on, last, hold.pending is not None)
    return found


def again(offering: Offering, since: date, first: date, until: date | None, month: date) -> int:
    """What rested, from `first` on: its discount counts from the day it once began."""
    rule = FirstMonthRule.BY_DAY if offering.last_month is LastMonthRule.BY_DAY else FirstMonthRule.WHOLE
    return month_of(replace(offering, first_month=rule), first, until, month, priced=since)


def renewed(before: Offering, after: Offering, since: date, day: date, month: date) -> int:
    if fee(before, since, day - ONE) == fee(after, day, day) and after.discount is None:
        return month_of(after, since, None, month)
    old = month_of(replace(before, last_month=LastMonthRule.BY_DAY), since, day - ONE, month)
    return old + month_of(replace(after, first_month=FirstMonthRule.BY_DAY), day, None, month)


def _bill_of(product: Product, form: OrderForm, rest: Rest | None, month: date) -> int:
    """The next bill of what no line of the form touches."""
    offering, since, pending = _offer(form, product), product.started_on, product.pending
    if rest is not None:
        later_on = again(offering, since, rest.last + ONE, None, month) if rest.last is not None else 0
        return month_of(offering, since, rest.first - ONE, month) + later_on
    if pending is None:
        return month_of(offering, since, None, month)
    agreed = pending.supposed_on if pending.supposed_on is not None and pending.supposed_on >= form.today else None
    day = pending.on or agreed or month
    if pending.kind is EffectKind.BEGINS:
        return month_of(offering, day, None, month)
    if pending.kind is EffectKind.ENDS:
        return month_of(offering, since, day - ONE, month)
    becomes = form.catalogue.offerings[pending.becomes]
    if becomes.code == offering.code:
        return renewed(offering, becomes, since, day, month)
    return month_of(offering, since, day - ONE, month) + month_of(becomes, day, None, month)


def _monthly_of(product: Product, form: OrderForm, rest: Rest | None) -> int:
    """What it costs a month once everything agreed is in effect."""
    offering, pending = _offer(form, product), product.pending
    if rest is not None:
        goes_on = rest.ordered and rest.last is not None
        return fee(offering, product.started_on, rest.last + ONE) if goes_on and rest.last else 0
    if pending is None:
        return fee(offering, product.started_on, form.today)
    if pending.kind is EffectKind.ENDS:
        return 0
    day = max(form.today, pending.on or form.today)
    return fee(form.catalogue.offerings[pending.becomes or offering.code], day, day)


def slow(form: OrderForm) -> Slow:
    """Of the signable lines of a form."""
    customer, today, lines = form.customer, form.today, form.signable_lines()
    assert customer is not None
    month, rests = next_first(today), _rests(form)
    waived = _waived(lines, form, customer)
    paid = deposit = extra = bill = 0
    starts: dict[str, str] = {}
    left = {product.id: product for product in customer.products}
    before = sum(
        fee(_offer(form, p), p.started_on, today)
        for p in customer.products
        if (p.pending is None or p.pending.kind is not EffectKind.BEGINS)
        and not (p.id in rests and rests[p.id].first <= today <= (rests[p.id].last or today))
    )
    after = sum(_monthly_of(p, form, rests.get(p.id)) for p in customer.products)
    resumed: dict[str, date] = {}
    for line in lines:
        for each in line.resting if line.restores else ():
            day = ends(line, today) + ONE
            assert line.product is not None
            began, since = line.product.started_on, each.product.started_on
            was_there = began.day != 1 and since < began and (began.year, began.month) == (day.year, day.month)
            paid_whole = was_there and each.offering.last_month is LastMonthRule.WHOLE
            resumed[each.product.id] = next_first(day) if paid_whole else day
            after += fee(each.offering, since, day)
    for line in lines:
        paid += line.amount_fen + penalty(line, today)
        if line.action is Action.ADD and line.after is not None:
            asked = line.after.price.fen if line.after.price.type in (PriceType.ONCE, PriceType.DEPOSIT) else 0
            asked -= waived.get(line.id, 0)
            paid += asked
            deposit += asked if line.after.price.type is PriceType.DEPOSIT else 0
        for each in line.resting if line.holds else ():
            first, since = begins(line, today), left.pop(each.product.id).started_on
            goes_on = later(first, (line.after.validity_months or 0) if line.after else 0)
            used = month_of(each.offering, since, first - ONE, today) - month_of(each.offering, since, None, today)
            extra += used + again(each.offering, since, goes_on, None, today)
            bill += month_of(each.offering, since, first - ONE, month)
            bill += again(each.offering, since, goes_on, None, month)
            after -= fee(each.offering, since, today)
        starts[line.id] = _said(line, today)
        if line.before is not None and line.product is not None:
            since = left.pop(line.product.id).started_on
            after -= fee(line.before, since, today)
            if line.renews and line.after is not None:
                day = begins(line, today)
                bill += renewed(line.before, line.after, since, day, month)
                after += fee(line.after, day, day)
                continue
            last, resumes = ends(line, today), resumed.pop(line.product.id, None)
            if resumes is None:
                extra += month_of(line.before, since, last, today) - month_of(line.before, since, None, today)
                bill += month_of(line.before, since, last, month)
            else:
                extra += again(line.before, since, resumes, last, today)
                bill += again(line.before, since, resumes, last, month)
        if line.after is not None:
            first = begins(line, today)
            extra += month_of(line.after, first, None, today)
            bill += month_of(line.after, first, None, month)
            priced_from = today if timing(line) is EffectTiming.ON_COMPLETION else first
            after += fee(line.after, priced_from, priced_from)
    for id, day in resumed.items():
        product = left.pop(id)
        extra += again(_offer(form, product), product.started_on, day, None, today)
        bill += again(_offer(form, product), product.started_on, day, None, month)
    bill += sum(_bill_of(product, form, rests.get(product.id), month) for product in left.values())
    return Slow(paid, deposit, extra, bill, before, after, starts)


def _offer(form: OrderForm, product: Product) -> Offering:
    return form.catalogue.offerings[product.offering_code]


def _said(line: OrderLine, today: date) -> str:
    """The day the form says: the first with what comes, the first without what goes."""
    if line.action is Action.DELETE:
        last = ends(line, today)
        now = timing(line) is EffectTiming.NOW and line.wished_on is None and last == today and not line.restores
        return (last if now else last + ONE).isoformat()
    if timing(line) is EffectTiming.ON_COMPLETION and line.wished_on is None and not line.renews:
        return ""
    return begins(line, today).isoformat()
