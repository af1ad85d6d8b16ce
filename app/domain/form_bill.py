"""The first bills a form leads to: what the running month still gets, and the whole bill of the next (S18, S20).

Before a line is counted what earlier orders already agreed is: the bill is of everything the customer then has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.bill import BillPart, Service, ended_parts, month_parts
from app.domain.catalogue import Catalogue
from app.domain.content import BillRow
from app.domain.customer import Customer, Product
from app.domain.effective_time import effective_time, fee_on, first_day_without
from app.domain.hall_time import first_of_next_month
from app.domain.masking import mask_phone
from app.domain.number_hold import Rest, going_on, rest_of_line, resting_service, restored, rests
from app.domain.offering import FirstMonthRule, LastMonthRule, Offering
from app.domain.offline_limit import waits_for_centre
from app.domain.order_line import Action, OrderLine
from app.domain.pending_effect import EffectKind
from app.texts import money as words
from app.texts.language import Language, Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FormBill:
    """`this_month` is what the lines add to the running month's bill, `next_month` the whole bill after it."""

    this_month: tuple[BillPart, ...]
    next_month: tuple[BillPart, ...]

    @property
    def this_month_fen(self) -> int:
        return sum(part.fen for part in self.this_month)

    @property
    def next_month_fen(self) -> int:
        return sum(part.fen for part in self.next_month)


def form_bill(
    lines: Sequence[OrderLine], *, customer: Customer | None, catalogue: Catalogue, today: date, offline: bool = False
) -> FormBill:
    """Of the lines as accepted on `today`, a day of the hall; what waits for the centre, `offline`, says so."""
    month = first_of_next_month(today)
    products = customer.products if customer else ()
    held = rests(customer, catalogue=catalogue)
    touched = {line.product.id for line in lines if line.product is not None}
    touched |= {each.product.id for line in lines for each in line.resting}
    called = _Called(more_than_one=len({*(p.number for p in products), *(line.number for line in lines)}) > 1)
    standing = [
        service
        for product in products
        if product.id not in touched
        for service in _standing(product, catalogue=catalogue, today=today, called=called)
        for service in _rested(service, product, held)
    ]
    standing += [service for line in lines if line.renews for service in _of_renewal(line, today=today, called=called)]
    waits = frozenset(
        line.id for line in lines if waits_for_centre(line, matters=catalogue.matters, offline=offline, today=today)
    )
    ends, begins = _of_lines(lines, today=today, called=called, waits=waits)
    return FormBill(
        this_month=(
            *(part for service in begins for part in month_parts(service, month=today)),
            *(
                part
                for service in ends
                if service.ends_on is not None
                for part in ended_parts(replace(service, ends_on=None), ends_on=service.ends_on, month=today)
            ),
        ),
        next_month=(
            *(part for service in (*standing, *ends) for part in _charged(service, month)),
            *(part for service in begins for part in month_parts(service, month=month)),
        ),
    )


def _charged(service: Service, month: date) -> Iterable[BillPart]:
    """Of what was there before, only what costs something."""
    return (part for part in month_parts(service, month=month) if part.fen)


@dataclass(frozen=True, slots=True)
class _Called:
    """A service with its number, masked, where there are several numbers."""

    more_than_one: bool

    def name(self, offering: Offering, number: str) -> Text:
        if not self.more_than_one:
            return offering.name
        shown = mask_phone(number)
        return Text(f"{offering.name.zh} {shown}", f"{offering.name.en} {shown}")


def _standing(product: Product, *, catalogue: Catalogue, today: date, called: _Called) -> tuple[Service, ...]:
    """What the customer has, with what earlier orders will still do; for a day nobody knows the agreed visit counts,
    without one the next first."""
    offering = catalogue.offerings.get(product.offering_code)
    pending = product.pending
    if offering is None:
        return ()
    service = Service(called.name(offering, product.number), offering, product.started_on)
    if pending is None:
        return (service,)
    on, supposed = _supposed(pending.on, pending.supposed_on, today=today)
    if pending.kind is EffectKind.BEGINS:
        return (replace(service, started_on=on, assumed=supposed),)
    ended = replace(service, ends_on=on - _DAY)
    becomes = catalogue.offerings.get(pending.becomes) if pending.kind is EffectKind.CHANGES else None
    if becomes is None:
        return (ended,)
    if becomes.code == offering.code:
        return _renewed(service, offering=becomes, starts=on)
    return (ended, Service(called.name(becomes, product.number), becomes, on, assumed=supposed))


def _supposed(day: date | None, visit: date | None, *, today: date) -> tuple[date, Text | None]:
    """The day something begins, and how the bill says that it is only supposed: a visit agreed for a day that is past
    says nothing any more."""
    if day is not None:
        return day, None
    if visit is not None and visit >= today:
        return visit, words.IF_INSTALLED
    return first_of_next_month(today), words.IF_INSTALLED_BY


def _of_lines(
    lines: Sequence[OrderLine], *, today: date, called: _Called, waits: frozenset[str] = frozenset()
) -> tuple[tuple[Service, ...], tuple[Service, ...]]:
    """What the lines end, each with its last day, and what they begin; `waits` are those whose day is the centre's."""
    ends: list[Service] = []
    begins: list[Service] = []
    month = first_of_next_month(today)
    again = {id: service for line in lines for id, service in _restored(line, today=today, called=called, waits=waits)}
    for line in (line for line in lines if not line.renews):
        given = words.IF_ACCEPTED_TODAY if line.id in waits else None
        _of_hold(line, ends, begins, today=today, called=called, assumed=given)
        when = effective_time(line, today=today)
        visit = line.installation.day if line.installation is not None else None
        starts, assumed = _supposed(when.starts_on, visit, today=today)
        assumed = given or assumed
        if line.before is not None and line.product is not None:
            name = called.name(line.before, line.number)
            stops = (when.stops_on or month - _DAY) if line.action is Action.DELETE else starts - _DAY
            rested = again.pop(line.product.id, None)
            if rested is not None:  # it goes on by the same form, to its last day
                begins.append(replace(rested, ends_on=stops))
            else:
                ends.append(Service(name, line.before, line.product.started_on, stops, assumed=given))
        if line.after is not None:
            begins.append(Service(called.name(line.after, line.number), line.after, starts, assumed=assumed))
    return tuple(ends), (*begins, *again.values())


def _rested(service: Service, product: Product, held: Sequence[Rest]) -> tuple[Service, ...]:
    """Without the days its number was on hold."""
    rest = next((rest for rest in held if any(each.product.id == product.id for each in rest.resting)), None)
    if rest is None:
        return (service,)
    before = replace(service, ends_on=rest.first - _DAY)
    return (before, going_on(service, rest.last + _DAY)) if rest.last is not None else (before,)


def _restored(line: OrderLine, *, today: date, called: _Called, waits: frozenset[str]) -> Iterable[tuple[str, Service]]:
    """What a restored number rests and has again, by product."""
    day = first_day_without(line, today=today) if line.restores else None
    if line.product is None or day is None:
        return
    assumed = words.IF_ACCEPTED_TODAY if line.id in waits else None
    for each in line.resting:
        service = replace(resting_service(each, name=called.name(each.offering, line.number)), assumed=assumed)
        yield each.product.id, restored(service, hold_began=line.product.started_on, day=day)


def _of_hold(
    line: OrderLine,
    ends: list[Service],
    begins: list[Service],
    *,
    today: date,
    called: _Called,
    assumed: Text | None,
) -> None:
    """What a hold puts to rest ends, and begins again where the hold ends by itself."""
    rest = rest_of_line(line, today=today)
    if rest is None:
        return
    for each in line.resting:
        service = replace(resting_service(each, name=called.name(each.offering, line.number)), assumed=assumed)
        ends.append(replace(service, ends_on=rest.first - _DAY))
        if rest.last is not None:
            begins.append(going_on(service, rest.last + _DAY))


def _of_renewal(line: OrderLine, *, today: date, called: _Called) -> tuple[Service, ...]:
    starts = effective_time(line, today=today).starts_on
    if line.before is None or line.after is None or line.product is None or starts is None:
        return ()
    service = Service(called.name(line.before, line.number), line.before, line.product.started_on)
    return _renewed(service, offering=line.after, starts=starts)


def _renewed(service: Service, *, offering: Offering, starts: date) -> tuple[Service, ...]:
    """A renewed service goes on without a first or a last month; only its price may become another on that day."""
    old = fee_on(service.offering, started_on=service.started_on, day=starts - _DAY)
    if old == fee_on(offering, started_on=starts, day=starts) and offering.discount is None:
        return (replace(service, offering=offering),)
    ended = replace(service.offering, last_month=LastMonthRule.BY_DAY)
    begun = replace(offering, first_month=FirstMonthRule.BY_DAY)
    return replace(service, offering=ended, ends_on=starts - _DAY), replace(service, offering=begun, started_on=starts)


def bill_rows(parts: Sequence[BillPart], language: Language) -> tuple[BillRow, ...]:
    """In the words that are signed."""
    return tuple(
        BillRow(
            part.name.say(language), part.first.isoformat(), part.last.isoformat(), part.how.say(language), part.fen
        )
        for part in parts
    )
