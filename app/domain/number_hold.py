"""停机保号: a number rests for a small fee; its plan and what goes with it are neither used nor charged meanwhile.

A hold begins and ends on its own offer's days; what rests is charged up to the day before by its own last-month rule,
and from the day it goes on. The term of a plan goes on meanwhile: nothing here moves it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.bill import Service
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.dependence import companion_words, stranded
from app.domain.effective_time import effective_time, own_end
from app.domain.form_dependence import held_after
from app.domain.hall_time import first_of_next_month, same_month
from app.domain.holding import STANDS_ALONE
from app.domain.masking import mask_phone
from app.domain.offering import EffectTiming, FirstMonthRule, LastMonthRule, Offering, OfferingKind
from app.domain.order_line import Action, OrderLine, Resting
from app.domain.pending_effect import ProductStatus
from app.domain.pending_words import not_in_effect, offer_name
from app.texts import number_hold as words
from app.texts.language import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rest:
    """What rests on one number, from `first` to `last` (None: until it is restored); `restored`: an order ends it."""

    first: date
    last: date | None
    resting: tuple[Resting, ...]
    restored: bool = False

    def on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def resting_on(number: str, *, customer: Customer, catalogue: Catalogue) -> tuple[Resting, ...]:
    """What a hold puts to rest: the main plan of the number and all that is charged by the month and goes with it."""
    found = (
        Resting(product, offering)
        for product in customer.products_on(number)
        if (offering := catalogue.offerings.get(product.offering_code)) is not None
    )
    return tuple(
        each
        for each in found
        if each.offering.kind is not OfferingKind.NUMBER_HOLD
        and (each.offering.is_main_plan or each.offering.kind not in STANDS_ALONE)
    )


def hold_on(number: str, *, customer: Customer, catalogue: Catalogue) -> Product | None:
    """The hold of a number that an accepted order began; None where it has none."""
    for product in customer.products_on(number):
        offering = catalogue.offerings.get(product.offering_code)
        if offering is not None and offering.kind is OfferingKind.NUMBER_HOLD:
            return product
    return None


def held_numbers(customer: Customer | None, *, catalogue: Catalogue) -> tuple[Product, ...]:
    """The holds a customer has, a number each, in the order of their numbers."""
    if customer is None:
        return ()
    each = (hold_on(number, customer=customer, catalogue=catalogue) for number in customer.numbers())
    return tuple(hold for hold in each if hold is not None)


def rests(customer: Customer | None, *, catalogue: Catalogue) -> tuple[Rest, ...]:
    """What rests by holds the customer has; one that an order ends rests to the day before."""
    if customer is None:
        return ()
    found = []
    for number in customer.numbers():
        hold = hold_on(number, customer=customer, catalogue=catalogue)
        if hold is None:
            continue
        last = own_end(catalogue.offerings[hold.offering_code], started_on=hold.started_on)
        ends = hold.status is ProductStatus.PENDING_TERMINATE
        if ends and hold.pending is not None and hold.pending.on is not None:
            ordered = hold.pending.on - _DAY
            last = ordered if last is None else min(last, ordered)
        resting = resting_on(number, customer=customer, catalogue=catalogue)
        found.append(Rest(hold.started_on, last, resting, restored=ends))
    return tuple(found)


def with_resting(line: OrderLine, *, customer: Customer | None, catalogue: Catalogue) -> OrderLine:
    """A line that holds or restores, with what rests; any other as it is."""
    if customer is None or not (line.holds or line.restores):
        return line
    return replace(line, resting=resting_on(line.number, customer=customer, catalogue=catalogue))


def rest_of_line(line: OrderLine, *, today: date) -> Rest | None:
    """What a line that holds puts to rest; None for any other."""
    when = effective_time(line, today=today)
    if not line.holds or when.starts_on is None:
        return None
    return Rest(when.starts_on, when.expires_on, line.resting)


def going_on(service: Service, day: date) -> Service:
    """What rested, as it is charged from `day`: in that month by the day where its months are counted so at their end,
    else the whole month; a free first month is not given twice."""
    by_day = service.offering.last_month is LastMonthRule.BY_DAY
    offering = replace(service.offering, first_month=FirstMonthRule.BY_DAY if by_day else FirstMonthRule.WHOLE)
    return replace(service, offering=offering, started_on=day, priced_from=service.price_day)


def resting_service(held: Resting, *, name: Text | None = None) -> Service:
    """What rests, as it was charged before."""
    return Service(name or held.offering.name, held.offering, held.product.started_on)


def restored(service: Service, *, hold_began: date, day: date) -> Service:
    """What a restored number has again from `day`. A month that was charged whole when the hold began in it is not
    charged twice; it was only where the service was there before the hold in that month."""
    paid_whole = (
        service.offering.last_month is LastMonthRule.WHOLE
        and same_month(hold_began, day)
        and hold_began.day > 1
        and service.started_on < hold_began
    )
    return going_on(service, first_of_next_month(day) if paid_whole else day)


def hold_refusal(number: str, *, customer: Customer, catalogue: Catalogue, lines: Sequence[OrderLine]) -> Text | None:
    """Why a number cannot be put on hold; None where it can."""
    shown = mask_phone(number)
    if any(line.number == number and line.action is not Action.TOP_UP for line in lines):
        return words.HOLD_STANDS_ALONE.filled(number=shown)
    for each in resting_on(number, customer=customer, catalogue=catalogue):
        if each.offering.kind is OfferingKind.BUNDLE:
            return words.BUNDLE_NOT_HELD.filled(number=shown)
        waits = not_in_effect(each.product, catalogue=catalogue)
        if waits is not None:
            return waits
    return _bound(number, customer=customer, catalogue=catalogue) or _leaned_on(
        number, customer=customer, catalogue=catalogue, lines=lines
    )


def _leaned_on(number: str, *, customer: Customer, catalogue: Catalogue, lines: Sequence[OrderLine]) -> Text | None:
    """What other numbers have of the plan that would rest, such as sub-cards: they would be paid for and not work."""
    before = held_after(customer, catalogue=catalogue, lines=lines)
    resting = {each.product.id for each in resting_on(number, customer=customer, catalogue=catalogue)}
    after = [held for held in before if held.id not in resting]
    left = [(offer_name(held.code, catalogue), mask_phone(held.number)) for held in stranded(before, after)]
    if not left:
        return None
    services = Text(
        "、".join(f"{name.zh}（{shown}）" for name, shown in left),
        ", ".join(f"{name.en} ({shown})" for name, shown in left),
    )
    return words.CARDS_LEAN_ON_IT.filled(services=services, number=mask_phone(number))


def _bound(number: str, *, customer: Customer, catalogue: Catalogue) -> Text | None:
    """What was bought on the promise of a plan of some price for its term does not let that plan rest meanwhile."""
    for product in customer.products_on(number):
        offering = catalogue.offerings.get(product.offering_code)
        if offering is None or product.term_ends_on is None:
            continue
        for each in (each for each in offering.conditions.requires if each.least_fen):
            what = companion_words(each, names={code: offer.name for code, offer in catalogue.offerings.items()})
            said = {"name": offering.name, "number": mask_phone(number), "what": what}
            return words.TERM_NOT_HELD.filled(**said, day=product.term_ends_on + _DAY)
    return None


def held_refusal(
    number: str, *, customer: Customer | None, catalogue: Catalogue, lines: Iterable[OrderLine], what: Offering
) -> Text | None:
    """Why nothing can be ordered, changed or cancelled on a number that rests; None where it does not, or this form
    restores it at once."""
    if what.kind in STANDS_ALONE and not what.is_main_plan:
        return None
    on_number = [line for line in lines if line.number == number]
    if any(line.holds for line in on_number):
        return words.RESTS_BY_FORM.filled(number=mask_phone(number))
    held = hold_on(number, customer=customer, catalogue=catalogue) if customer is not None else None
    if held is None or any(_at_once(line) for line in on_number) or what.kind is OfferingKind.NUMBER_HOLD:
        return None
    return words.RESTS.filled(number=mask_phone(number))


def _at_once(line: OrderLine) -> bool:
    """Restored when signed: nothing else of the form comes before that."""
    now = line.before is not None and line.before.cancel_timing is EffectTiming.NOW
    return line.restores and now and line.wished_on is None
