"""违约金: what leaving inside a term costs, by the offer's own formula (S157, R15). All fen.

Remaining fees are those the customer would still have paid: the lower price where a discount would have lasted.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.effective_time import effective_time, fee_on, months_left
from app.domain.hall_time import add_months, last_day_of_term
from app.domain.money import share_half_up, yuan, yuan_short
from app.domain.offering import Offering, PenaltyRule, PriceType, Term
from app.domain.order_line import Action, OrderLine
from app.texts import money as words
from app.texts.language import Text, same

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EarlyTerminationCharge:
    """Leaving after `used` months with `left` to go. `fees` are the remaining months, in groups of the same fee.

    `base_fen` is the fixed amount or the subsidy given, `sum_fen` what is owed.
    """

    rule: PenaltyRule
    used: int
    left: int
    fees: tuple[tuple[int, int], ...]  # (months, fen)
    percent: int
    base_fen: int
    months: int  # of the whole term
    sum_fen: int

    def worked(self) -> Text:
        """(4 × ¥209 + 18 × ¥239) × 20% = ¥1,027.60: how it comes about, down to the fen."""
        if self.rule is PenaltyRule.FIXED:
            return words.FIXED_WORKED.filled(sum=yuan(self.sum_fen))
        if self.rule is PenaltyRule.SUBSIDY_BACK:
            return words.SUBSIDY_WORKED.filled(
                given=yuan_short(self.base_fen), left=self.left, months=self.months, sum=yuan(self.sum_fen)
            )
        fees = " + ".join(f"{count} × {yuan_short(fee)}" for count, fee in self.fees)
        fees = f"({fees})" if len(self.fees) > 1 else fees
        return same(f"{fees} × {self.percent}% = {yuan(self.sum_fen)}")


def penalty_of(offering: Offering, *, used: int, left: int) -> EarlyTerminationCharge | None:
    """Leaving with `left` months of the term to go, `used` months after it began; None where that costs nothing."""
    term = offering.term
    if term is None or term.penalty is PenaltyRule.NONE or left <= 0:
        return None
    fees = _remaining(offering, term, used=used, left=left) if term.penalty is _SHARE else ()
    return EarlyTerminationCharge(
        rule=term.penalty,
        used=used,
        left=left,
        fees=fees,
        percent=term.penalty_percent,
        base_fen=term.penalty_fen,
        months=term.months,
        sum_fen=_sum(term, fees, left=left),
    )


_SHARE = PenaltyRule.SHARE_OF_REMAINING_FEES


def _sum(term: Term, fees: tuple[tuple[int, int], ...], *, left: int) -> int:
    if term.penalty is PenaltyRule.FIXED:
        return term.penalty_fen
    if term.penalty is PenaltyRule.SUBSIDY_BACK:
        return share_half_up(term.penalty_fen, min(left, term.months), term.months)
    return share_half_up(sum(count * fee for count, fee in fees), term.penalty_percent, 100)


def _remaining(offering: Offering, term: Term, *, used: int, left: int) -> tuple[tuple[int, int], ...]:
    """The remaining months by their fee: those at the lower price first."""
    if term.penalty_fen:
        return ((left, term.penalty_fen),)
    if offering.price.type is not PriceType.MONTHLY:
        return ((left, share_half_up(offering.price.fen, 1, term.months)),)
    lower = offering.discount
    cheap = min(left, max(0, lower.months - used)) if lower is not None else 0
    groups = [(cheap, lower.fen if lower is not None else 0), (left - cheap, offering.price.fen)]
    return tuple((count, fee) for count, fee in groups if count)


def penalty_example(offering: Offering) -> EarlyTerminationCharge | None:
    """The worked amount of an early leave half-way through the term; None where leaving costs nothing."""
    if offering.term is None:
        return None
    used = offering.term.months // 2
    return penalty_of(offering, used=used, left=offering.term.months - used)


def early_termination(line: OrderLine, *, today: date) -> EarlyTerminationCharge | None:
    """What ending `line.before` costs: nothing after its term, nor for a renewal, nor for an upgrade it lets go."""
    if line.before is None or line.product is None or line.product.term_ends_on is None or line.before.term is None:
        return None
    if line.renews or (line.before.term.upgrade_free and upgrades(line, today=today)):
        return None
    left = months_left(line.product.term_ends_on, after=last_day_with_it(line, today=today))
    return penalty_of(line.before, used=max(0, line.before.term.months - left), left=left)


def upgrades(line: OrderLine, *, today: date) -> bool:
    """A change that from its first day pays no less a month than is paid the day before, and is bound at least as long
    as the old term still was: what was agreed for that term comes in all the same."""
    product, before, after = line.product, line.before, line.after
    if line.action is not Action.MODIFY or product is None or before is None or after is None or after.term is None:
        return False
    last = last_day_with_it(line, today=today)
    starts = last + _DAY
    pays = fee_on(after, started_on=starts, day=starts) >= fee_on(before, started_on=product.started_on, day=last)
    bound = last_day_of_term(starts, after.term.months)
    return pays and (product.term_ends_on is None or bound >= product.term_ends_on)


def last_day_with_it(line: OrderLine, *, today: date) -> date:
    """The last day of what a line ends or changes, by the agreed visit where it is installed; else `today`."""
    stops = effective_time(line, today=today).stops_on
    if stops is None and line.installation is not None:
        return line.installation.day - _DAY
    return stops or today


def after_discount(offering: Offering, *, started_on: date) -> tuple[date, int] | None:
    """The first day at the price after the discount, and that price; None without a discount."""
    if offering.discount is None:
        return None
    day = add_months(started_on, offering.discount.months)
    return day, fee_on(offering, started_on=started_on, day=day)
