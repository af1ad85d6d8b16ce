"""What a line costs today and every month, and what leaving early would (S18, R15, S157). All sums in fen."""

from dataclasses import dataclass
from datetime import date

from app.domain.content import LineFigures
from app.domain.effective_time import effective_time, fee_on, months_left
from app.domain.hall_time import days_in_month, first_of_next_month
from app.domain.money import share_half_up
from app.domain.offering import AfterTerm, EffectTiming, FirstMonthRule, Offering, PenaltyRule, PriceType
from app.domain.order_line import Action, OrderLine


@dataclass(frozen=True, slots=True)
class PenaltyExample:
    """Leaving after `used` months: `left` × `fee_fen` × `percent` % = `sum_fen`."""

    used: int
    left: int
    fee_fen: int
    percent: int
    sum_fen: int


def _penalty(offering: Offering, *, used: int, left: int) -> PenaltyExample | None:
    term = offering.term
    if term is None or term.penalty is PenaltyRule.NONE:
        return None
    monthly = offering.price.type is PriceType.MONTHLY
    fee = offering.price.fen if monthly else share_half_up(offering.price.fen, 1, term.months)
    return PenaltyExample(used, left, fee, term.penalty_percent, share_half_up(left * fee, term.penalty_percent, 100))


def penalty_example(offering: Offering) -> PenaltyExample | None:
    """The worked amount of an early leave half-way through the term; None where leaving costs nothing."""
    if offering.term is None:
        return None
    used = offering.term.months // 2
    return _penalty(offering, used=used, left=offering.term.months - used)


def early_termination(line: OrderLine, *, today: date) -> PenaltyExample | None:
    """What ending `line.before` now costs: nothing after its term, nor for a change to a fee at least as high."""
    if line.before is None or line.product is None or line.product.term_ends_on is None:
        return None
    if line.action is Action.MODIFY and line.after is not None and line.after.price.fen >= line.before.price.fen:
        return None
    last = effective_time(line, today=today).stops_on or today
    left = months_left(line.product.term_ends_on, after=last)
    if left == 0 or line.before.term is None:
        return None
    return _penalty(line.before, used=max(0, line.before.term.months - left), left=left)


def _monthly_before(line: OrderLine, *, today: date) -> int:
    if line.before is None or line.product is None:
        return 0
    return fee_on(line.before, started_on=line.product.started_on, day=today)


def _monthly_after(line: OrderLine, *, today: date) -> int:
    if line.after is None:
        return 0
    starts = effective_time(line, today=today).starts_on or today
    return fee_on(line.after, started_on=starts, day=starts)


def figures(line: OrderLine, *, today: date) -> LineFigures:
    """The line's part of today's payment and of the monthly bill."""
    once = deposit = 0
    if line.action is Action.ADD and line.after is not None:
        if line.after.price.type is PriceType.DEPOSIT:
            deposit = line.after.price.fen
        elif line.after.price.type is PriceType.ONCE:
            once = line.after.price.fen
    penalty = early_termination(line, today=today)
    return LineFigures(
        monthly_before_fen=_monthly_before(line, today=today),
        monthly_after_fen=_monthly_after(line, today=today),
        once_fen=once + (penalty.sum_fen if penalty else 0),
        deposit_fen=deposit,
        top_up_fen=line.amount_fen,
    )


def this_month_extra(line: OrderLine, *, today: date) -> int:
    """What the running month's bill still gets from a service that starts at once, by its first-month rule."""
    if line.after is None or line.action not in (Action.ADD, Action.MODIFY):
        return 0
    when = effective_time(line, today=today)
    if when.timing is not EffectTiming.NOW:
        return 0
    fee = _monthly_after(line, today=today)
    if line.after.first_month is FirstMonthRule.WHOLE:
        return fee
    if line.after.first_month is FirstMonthRule.BY_DAY:
        return share_half_up(fee, days_left_in_month(today), days_in_month(today))
    return 0


def next_month_fee(line: OrderLine, *, today: date) -> int:
    """What next month's bill carries of what this line brings: nothing in a free month, nor once it has ended."""
    if line.after is None:
        return 0
    when, month = effective_time(line, today=today), first_of_next_month(today)
    if line.after.first_month is FirstMonthRule.FREE and when.timing is not EffectTiming.NOW:
        return 0
    if when.expires_on is not None and when.expires_on < month and line.after.after_term is AfterTerm.ENDS:
        return 0
    return fee_on(line.after, started_on=when.starts_on or month, day=month)


def days_left_in_month(day: date) -> int:
    """Counting `day` itself."""
    return days_in_month(day) - day.day + 1
