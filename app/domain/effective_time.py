"""When a line starts and stops, from the offer's own timing (R29)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.hall_time import add_months, first_of_next_month, last_day_of_term
from app.domain.offering import AfterTerm, EffectTiming, Offering, PriceType
from app.domain.order_line import Action, OrderLine


@dataclass(frozen=True, slots=True)
class EffectiveTime:
    """`starts_on`: first day of what comes; `stops_on`: last day of what goes; None where there is none.

    `timing` says how; ON_COMPLETION leaves the dates None. `term_ends_on` is the last day inside the new term,
    `expires_on` the last day of a trial or of a limited validity, `discount_ends_on` the last at the lower price.
    """

    timing: EffectTiming
    starts_on: date | None
    stops_on: date | None
    term_ends_on: date | None
    expires_on: date | None
    discount_ends_on: date | None = None


def timing_of(line: OrderLine) -> EffectTiming:
    """A change follows the timing of what is left, unless what comes must first be installed.

    A day the customer named goes before both.
    """
    if line.action is Action.TOP_UP:
        return EffectTiming.NOW
    if line.wished_on is not None:
        return EffectTiming.ON_DATE
    if line.renews:
        return EffectTiming.NEXT_MONTH  # the running month is charged already
    if line.pays_after_trial:
        return EffectTiming.NOW  # of a trial that is over; one that runs is had to its end
    if line.action is Action.ADD and line.after is not None:
        return line.after.order_timing
    if line.action is Action.DELETE and line.before is not None:
        return line.before.cancel_timing
    if line.after is not None and line.after.order_timing is EffectTiming.ON_COMPLETION:
        return EffectTiming.ON_COMPLETION
    return line.before.change_timing if line.before is not None else EffectTiming.NOT_POSSIBLE


def without_days(when: EffectiveTime) -> EffectiveTime:
    """Where it begins on a day that is not known yet."""
    return EffectiveTime(when.timing, None, None, None, None)


def effective_time(line: OrderLine, *, today: date) -> EffectiveTime:
    """Every date of a line that is accepted on `today`, a day of the hall."""
    timing = timing_of(line)
    starts: date | None = None
    stops: date | None = None
    if timing is EffectTiming.NOW:
        starts, stops = today, today
    elif timing is EffectTiming.NEXT_MONTH:
        starts = first_of_next_month(today)
        stops = starts - timedelta(days=1)
    elif timing is EffectTiming.ON_DATE and line.wished_on is not None:
        starts, stops = line.wished_on, line.wished_on - timedelta(days=1)
    if (begins := _day_after(line, today=today)) is not None:
        timing, starts, stops = EffectTiming.ON_DATE, begins, begins - timedelta(days=1)
    if line.restores and timing is EffectTiming.NOW:
        stops = today - timedelta(days=1)  # the day belongs to what goes on
    if line.action is Action.DELETE:
        starts, stops = None, line.wished_on or stops
        if (own := _ends_before(line, stops, today=today)) is not None:
            timing, stops = EffectTiming.ON_DATE, own
    elif line.action in (Action.ADD, Action.TOP_UP):
        stops = None
    term = line.after.term if line.after else None
    lasts = runs_months(line.after) if line.after else None
    discount = line.after.discount if line.after else None
    return EffectiveTime(
        timing=timing,
        starts_on=starts,
        stops_on=stops,
        term_ends_on=last_day_of_term(starts, term.months) if term and starts else None,
        expires_on=last_day_of_term(starts, lasts) if lasts and starts else None,
        discount_ends_on=last_day_of_term(starts, discount.months) if discount and starts else None,
    )


def redated(lines: Sequence[OrderLine], *, before: date, today: date) -> tuple[OrderLine, ...]:
    """The lines of `before` on another day: who confirmed other days than theirs are now is asked again (S10)."""
    return tuple(
        line
        if not line.confirmed or effective_time(line, today=before) == effective_time(line, today=today)
        else replace(line, confirmation=None)
        for line in lines
    )


def _ends_before(line: OrderLine, stops: date | None, *, today: date) -> date | None:
    """The last day of a trial or a validity that is over before the day a cancellation would take effect."""
    if line.before is None or line.product is None or stops is None:
        return None
    own = own_end(line.before, started_on=line.product.started_on)
    return own if own is not None and today <= own < stops else None


def _day_after(line: OrderLine, *, today: date) -> date | None:
    """A new term begins the day after the old one, or with the next month where that is over already; what is paid
    after a trial begins the day after that."""
    if line.product is None or line.before is None or not (line.renews or line.pays_after_trial):
        return None
    trial = own_end(line.before, started_on=line.product.started_on) if line.pays_after_trial else None
    ends = line.product.term_ends_on if line.renews else trial
    return ends + timedelta(days=1) if ends is not None and ends >= today else None


def earliest_wish(line: OrderLine, *, today: date) -> date:
    """No day before the one the offer's own timing gives: a wish puts a service off, it does not hurry it.

    For what goes it is the last day with it.
    """
    own = effective_time(replace(line, wished_on=None), today=today)
    day = own.stops_on if line.action is Action.DELETE else own.starts_on
    return max(day or today, today)


def wish_days(line: OrderLine) -> int | None:
    """Within how many days the customer may name one; None where there is no choice.

    What comes is asked, and of a change also what goes; what is installed has its visit.
    """
    if line.action is Action.TOP_UP or line.renews or line.pays_after_trial or line.needs_installation:
        return None
    each = [offer.wish_days for offer in (line.before, line.after) if offer is not None]
    return min((days for days in each if days is not None), default=None) if None not in each else None


def runs_months(offering: Offering) -> int | None:
    """How long a service runs before it ends or is renewed: its trial, or its validity; None for no end (S14)."""
    return offering.trial_months or offering.validity_months


def own_end(offering: Offering, *, started_on: date) -> date | None:
    """The last day of what ends by itself; None for what goes on or is renewed."""
    lasts = own_months(offering)
    return last_day_of_term(started_on, lasts) if lasts is not None else None


def own_months(offering: Offering) -> int | None:
    """After how many months it ends by itself: a trial, a validity, or a term that nothing follows; None for no end."""
    if offering.after_term is not AfterTerm.ENDS:
        return None
    return runs_months(offering) or (offering.term.months if offering.term is not None else None)


def first_day_without(line: OrderLine, *, today: date) -> date | None:
    """The first day a cancelled service is gone: the day after its last one, today if it stops at once."""
    when = effective_time(line, today=today)
    if when.stops_on is None:
        return None
    return today if when.timing is EffectTiming.NOW else when.stops_on + timedelta(days=1)


def months_left(term_ends_on: date, *, after: date) -> int:
    """Whole or begun months from the day after `after` to the end of the term; 0 where it is over.

    Counted from the first day, not from `after`: from 1 December a term that ends on 31 December has one month left.
    """
    first, months = after + timedelta(days=1), 0
    while last_day_of_term(first, months) < term_ends_on:
        months += 1
    return months


def fee_on(offering: Offering, *, started_on: date, day: date) -> int:
    """The monthly fee in fen of a service on `day`: the discount while it lasts.

    Nothing for a trial, also after it: it ends by itself and never becomes paid silently (S14).
    """
    if offering.price.type is not PriceType.MONTHLY or offering.trial_months:
        return 0
    if offering.discount and day < add_months(started_on, offering.discount.months):
        return offering.discount.fen
    return offering.price.fen
