"""The sums of a form, from its lines and what the account already carries. All fen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.domain.catalogue import Catalogue
from app.domain.charge import figures
from app.domain.content import Charge, LineFigures, Sums
from app.domain.customer import Customer, Product
from app.domain.effective_time import fee_on
from app.domain.form_bill import FormBill
from app.domain.hall_time import first_of_next_month
from app.domain.number_hold import Rest, rests
from app.domain.offering import Offering, PriceType
from app.domain.order_line import Action, OrderLine
from app.domain.penalty import early_termination
from app.domain.pending_effect import ProductStatus
from app.domain.waiver import Waived, Waivers, WaiverState
from app.texts import form as words
from app.texts.language import Language


def _fee(product: Product, *, catalogue: Catalogue, day: date) -> int:
    offering = catalogue.offerings.get(product.offering_code)
    return fee_on(offering, started_on=product.started_on, day=day) if offering is not None else 0


def _fee_now(product: Product, *, catalogue: Catalogue, today: date) -> int:
    """What it costs a month today: nothing where it has not begun."""
    begun = product.status is not ProductStatus.PENDING_ACTIVE
    return _fee(product, catalogue=catalogue, day=today) if begun else 0


def _fee_agreed(product: Product, *, catalogue: Catalogue, today: date) -> int:
    """What it will cost a month once an earlier order is in effect, at its first price; what none changes, as now. What
    waits for an installation is priced as if it began today, as on the form that ordered it."""
    then, pending = product.agreed(), product.pending
    if pending is None or then is None:
        return _fee_now(product, catalogue=catalogue, today=today) if pending is None else 0
    begins = max(today, pending.on or today)
    return _fee(replace(then, started_on=begins), catalogue=catalogue, day=begins)


def _fee_rested(product: Product, rest: Rest, *, catalogue: Catalogue) -> int:
    """Nothing while its number rests; where an order restores that, what it costs on its first day again."""
    if not rest.restored or rest.last is None or product.agreed() is None:
        return 0
    return _fee(product, catalogue=catalogue, day=rest.last + timedelta(days=1))


def due_today_fen(lines: Sequence[OrderLine], *, today: date, waivers: Waivers) -> int:
    """What is taken at the desk: fees once, deposits, penalties and top-ups, without what is waived."""
    return _due([figures(line, today=today, waived_fen=waived_fen(line, waivers)) for line in lines])


def _due(each: Sequence[LineFigures]) -> int:
    return sum(f.today_fen for f in each)


def waived_fen(line: OrderLine, waivers: Waivers) -> int:
    waived = waivers.get(line.id)
    return waived.fen if waived is not None else 0


def monthly_delta_fen(lines: Sequence[OrderLine], *, today: date) -> int:
    """By how much these lines raise (or, below zero, lower) the monthly sum."""
    return _delta([figures(line, today=today) for line in lines])


def _delta(each: Sequence[LineFigures]) -> int:
    return sum(f.monthly_after_fen - f.monthly_before_fen for f in each)


def form_sums(
    lines: Sequence[OrderLine],
    *,
    customer: Customer | None,
    catalogue: Catalogue,
    today: date,
    bill: FormBill,
    waivers: Waivers,
) -> Sums:
    """Before is what the customer pays a month now. After is what they pay once everything agreed is in effect: these
    lines, and what earlier orders still bring; where they do, a notice on the form says which (agreed_notice).

    The first bill is next month's, `bill` its rows and those of the running month.
    """
    products = customer.products if customer else ()
    rested = {each.product.id: rest for rest in rests(customer, catalogue=catalogue) for each in rest.resting}
    before = sum(
        _fee_now(p, catalogue=catalogue, today=today)
        for p in products
        if p.id not in rested or not rested[p.id].on(today)
    )
    agreed = sum(
        _fee_rested(p, rested[p.id], catalogue=catalogue)
        if p.id in rested
        else _fee_agreed(p, catalogue=catalogue, today=today)
        for p in products
    )
    each = [figures(line, today=today, waived_fen=waived_fen(line, waivers)) for line in lines]
    return Sums(
        today_fen=_due(each),
        monthly_before_fen=before,
        monthly_after_fen=agreed + _delta(each),
        bill_month=first_of_next_month(today).strftime("%Y-%m"),
        bill_fen=bill.next_month_fen,
        this_month_extra_fen=bill.this_month_fen,
        deposit_fen=sum(f.deposit_fen for f in each),
    )


def charges(lines: Sequence[OrderLine], *, today: date, waivers: Waivers, language: Language) -> tuple[Charge, ...]:
    """今天的费用: fees once, deposits apart, penalties, top-ups; what is waived stands there with its reason (S68)."""
    rows: list[Charge] = []
    for line in lines:
        if line.action is Action.TOP_UP:
            rows.append(_charge(words.TOP_UP_CHARGE.say(language), line.amount_fen, line))
        if (
            line.action is Action.ADD
            and line.after is not None
            and line.after.price.type in (PriceType.ONCE, PriceType.DEPOSIT)
        ):
            rows.append(_offer_charge(line, line.after, waivers.get(line.id), language))
        penalty = early_termination(line, today=today)
        if penalty is not None and line.before is not None:
            name = words.PENALTY_CHARGE.say(language, name=line.before.name)
            rows.append(replace(_charge(name, penalty.sum_fen, line), why=penalty.worked().say(language)))
    return tuple(rows)


def _offer_charge(line: OrderLine, offering: Offering, waived: Waived | None, language: Language) -> Charge:
    deposit = offering.price.type is PriceType.DEPOSIT
    row = _charge(offering.name.say(language), offering.price.fen, line, deposit=deposit)
    if waived is None:
        return row
    code = waived.code if waived.state is WaiverState.GIVEN else ""
    paid = row.due_fen - waived.fen
    return replace(row, discount_fen=waived.fen, paid_fen=paid, why=waived.why.say(language), waiver=code)


def _charge(name: str, fen: int, line: OrderLine, *, deposit: bool = False) -> Charge:
    return Charge(name=name, due_fen=fen, discount_fen=0, paid_fen=fen, deposit=deposit, line=line.id)
