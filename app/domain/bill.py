"""The bill of a calendar month, row by row: what for, for which days, how worked out, to the fen (S18, R15, R29).

A service is charged for the month it begins in by its first-month rule, for the month it ends in by its last-month
rule, and at its lower price to the last day of the discount. Half a fen is rounded up in each row; the rows are the
bill.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.effective_time import fee_on, own_end
from app.domain.hall_time import add_months, days_in_month, first_of_next_month
from app.domain.money import share_half_up, yuan_short
from app.domain.offering import FirstMonthRule, LastMonthRule, Offering, PriceType
from app.texts import money as words
from app.texts.language import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BillPart:
    """One row; `first` and `last` are both included. `fen` is below zero where something is given back."""

    name: Text
    first: date
    last: date
    how: Text
    fen: int


@dataclass(frozen=True, slots=True)
class Service:
    """Something charged by the month, from `started_on` to `ends_on` (its last day, None for no end in sight).

    `assumed` says that the day it begins is agreed or supposed, not known: it has to be installed first.
    """

    name: Text
    offering: Offering
    started_on: date
    ends_on: date | None = None
    priced_from: date | None = None  # the day its discount counts from, where it is charged again later: after a hold
    assumed: Text | None = None  # how the row says so, with a place {how}

    @property
    def price_day(self) -> date:
        return self.priced_from or self.started_on

    @property
    def last_day(self) -> date | None:
        """The earlier of what was ordered and what the offer itself says: a validity or a trial that ends."""
        own = own_end(self.offering, started_on=self.price_day)
        each = [day for day in (self.ends_on, own) if day is not None]
        return min(each, default=None)


def month_parts(service: Service, *, month: date) -> tuple[BillPart, ...]:
    """The rows of one service on the bill of the month that `month` lies in; none where it is not there then."""
    first_of = month.replace(day=1)
    last_of = first_of_next_month(month) - _DAY
    first = max(first_of, service.started_on)
    last = min(last_of, service.last_day or last_of)
    if last < first or service.offering.price.type is not PriceType.MONTHLY:
        return ()
    begins, offering = service.started_on >= first_of, service.offering
    if offering.trial_months:
        return (_part(service, first, last, words.ON_TRIAL, 0),)
    if begins and offering.first_month is FirstMonthRule.FREE:
        return (_part(service, first, last, words.FIRST_MONTH_FREE, 0),)
    charged_from = first if begins and offering.first_month is FirstMonthRule.BY_DAY else first_of
    charged_to = last if offering.last_month is LastMonthRule.BY_DAY else last_of
    spans = _spans(offering, service.price_day, first, last)
    return tuple(
        _charged(
            service,
            charged_from if shown[0] == first else shown[0],
            charged_to if shown[1] == last else shown[1],
            shown=shown,
        )
        for shown in spans
    )


def _spans(offering: Offering, started_on: date, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The days it is there, apart where the discount is over; days charged beside them cost what the nearest does."""
    full = add_months(started_on, offering.discount.months) if offering.discount else None
    if full is None or not first < full <= last:
        return ((first, last),)
    return ((first, full - _DAY), (full, last))


def _charged(service: Service, first: date, last: date, *, shown: tuple[date, date]) -> BillPart:
    fee = fee_on(service.offering, started_on=service.price_day, day=shown[0])  # of the nearest day it is there
    days, of = (last - first).days + 1, days_in_month(first)
    if days == of:
        how = words.WHOLE_MONTH if shown == (first, last) else words.WHOLE_BEGUN
        return _part(service, *shown, how, fee)
    how = words.BY_DAYS.filled(fee=yuan_short(fee), days=days, of=of)
    return _part(service, *shown, how, share_half_up(fee, days, of))


def _part(service: Service, first: date, last: date, how: Text, fen: int) -> BillPart:
    said = how if service.assumed is None else service.assumed.filled(how=how)
    return BillPart(service.name, first, last, said, fen)


def month_fen(service: Service, *, month: date) -> int:
    return sum(part.fen for part in month_parts(service, month=month))


def ended_parts(service: Service, *, ends_on: date, month: date) -> tuple[BillPart, ...]:
    """What ending a running service on `ends_on` takes off the bill of that month: one row below zero, or none."""
    ended = replace(service, ends_on=ends_on)
    whole, used = month_fen(service, month=month), month_fen(ended, month=month)
    if used == whole:
        return ()
    how = words.GIVEN_BACK.filled(whole=yuan_short(whole), used=yuan_short(used))
    last_of = first_of_next_month(month) - _DAY
    return (_part(service, ends_on + _DAY, min(last_of, service.last_day or last_of), how, used - whole),)
