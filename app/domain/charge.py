"""What a line costs today and every month (S18, R15). All sums in fen.

The rows of the bills it leads to are in form_bill.py, what leaving early costs in penalty.py, waivers in waiver.py.
"""

from datetime import date

from app.domain.content import LineFigures
from app.domain.effective_time import effective_time, fee_on, first_day_without
from app.domain.offering import PriceType
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import early_termination


def _monthly_before(line: OrderLine, *, today: date) -> int:
    if line.holds:
        return _resting_fen(line, day=today)
    if line.before is None or line.product is None:
        return 0
    return fee_on(line.before, started_on=line.product.started_on, day=today)


def _monthly_after(line: OrderLine, *, today: date) -> int:
    if line.restores:
        return _resting_fen(line, day=first_day_without(line, today=today) or today)
    if line.after is None:
        return 0
    starts = effective_time(line, today=today).starts_on or today
    return fee_on(line.after, started_on=starts, day=starts)


def _resting_fen(line: OrderLine, *, day: date) -> int:
    """What rests costs a month on `day` where it does not rest (停机保号)."""
    return sum(fee_on(each.offering, started_on=each.product.started_on, day=day) for each in line.resting)


def figures(line: OrderLine, *, today: date, waived_fen: int = 0) -> LineFigures:
    """The line's part of today's payment and of the monthly bill; `waived_fen` is not asked for (S68)."""
    once = deposit = 0
    if line.action is Action.ADD and line.after is not None:
        if line.after.price.type is PriceType.DEPOSIT:
            deposit = line.after.price.fen - waived_fen
        elif line.after.price.type is PriceType.ONCE:
            once = line.after.price.fen - waived_fen
    penalty = early_termination(line, today=today)
    return LineFigures(
        monthly_before_fen=_monthly_before(line, today=today),
        monthly_after_fen=_monthly_after(line, today=today),
        once_fen=once + (penalty.sum_fen if penalty else 0),
        deposit_fen=deposit,
        top_up_fen=line.amount_fen,
    )
