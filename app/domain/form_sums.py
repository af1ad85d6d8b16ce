"""The sums of a form, from its lines and what the account already carries. All fen."""

from collections.abc import Sequence
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.charge import early_termination, figures, next_month_fee, this_month_extra
from app.domain.content import Charge, Sums
from app.domain.customer import Customer, Product
from app.domain.effective_time import fee_on
from app.domain.hall_time import first_of_next_month
from app.domain.offering import FirstMonthRule, PriceType
from app.domain.order_line import Action, OrderLine
from app.domain.pending_effect import ProductStatus
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
    """What it will cost a month once an earlier order is in effect, at its first price."""
    then = product.agreed()
    return _fee(then, catalogue=catalogue, day=max(today, then.started_on)) if then is not None else 0


def _fee_billed(product: Product, *, catalogue: Catalogue, month: date) -> int:
    """What next month's bill carries of it, by the rules a line of the form would have (next_month_fee)."""
    pending = product.pending
    if pending is None or (pending.on is not None and pending.on > month):
        return _fee_now(product, catalogue=catalogue, today=month)
    then = product.agreed()
    if then is None:
        return 0
    offering = catalogue.offerings.get(then.offering_code)
    free = offering is not None and offering.first_month is FirstMonthRule.FREE
    return 0 if free else _fee(then, catalogue=catalogue, day=month)


def due_today_fen(lines: Sequence[OrderLine], *, today: date) -> int:
    """What is taken at the desk: fees once, deposits, penalties and top-ups."""
    each = [figures(line, today=today) for line in lines]
    return sum(f.once_fen + f.deposit_fen + f.top_up_fen for f in each)


def monthly_delta_fen(lines: Sequence[OrderLine], *, today: date) -> int:
    """By how much these lines raise (or, below zero, lower) the monthly sum."""
    each = [figures(line, today=today) for line in lines]
    return sum(f.monthly_after_fen - f.monthly_before_fen for f in each)


def form_sums(lines: Sequence[OrderLine], *, customer: Customer | None, catalogue: Catalogue, today: date) -> Sums:
    """Before is what the customer pays a month now. After is what they pay once everything agreed is in effect: these
    lines, and what earlier orders still bring; where they do, a notice on the form says which (agreed_notice).

    The first bill is next month's: everything then running for its whole month, at its price then.
    """
    products = customer.products if customer else ()
    before = sum(_fee_now(p, catalogue=catalogue, today=today) for p in products)
    agreed = sum(_fee_agreed(p, catalogue=catalogue, today=today) for p in products if p.pending is not None)
    left = sum(_fee_now(p, catalogue=catalogue, today=today) for p in products if p.pending is not None)
    touched = {line.product.id for line in lines if line.product is not None}
    month = first_of_next_month(today)
    untouched = sum(_fee_billed(p, catalogue=catalogue, month=month) for p in products if p.id not in touched)
    return Sums(
        today_fen=due_today_fen(lines, today=today),
        monthly_before_fen=before,
        monthly_after_fen=before - left + agreed + monthly_delta_fen(lines, today=today),
        bill_month=month.strftime("%Y-%m"),
        bill_fen=untouched + sum(next_month_fee(line, today=today) for line in lines),
        this_month_extra_fen=sum(this_month_extra(line, today=today) for line in lines),
    )


def charges(lines: Sequence[OrderLine], *, today: date, language: Language) -> tuple[Charge, ...]:
    """今天的费用: fees once, deposits apart, penalties, top-ups."""
    rows: list[Charge] = []
    for line in lines:
        if line.action is Action.TOP_UP:
            rows.append(_charge(words.TOP_UP_CHARGE.say(language), line.amount_fen))
        if (
            line.action is Action.ADD
            and line.after is not None
            and line.after.price.type in (PriceType.ONCE, PriceType.DEPOSIT)
        ):
            deposit = line.after.price.type is PriceType.DEPOSIT
            rows.append(_charge(line.after.name.say(language), line.after.price.fen, deposit=deposit))
        penalty = early_termination(line, today=today)
        if penalty is not None and line.before is not None:
            rows.append(_charge(words.PENALTY_CHARGE.say(language, name=line.before.name), penalty.sum_fen))
    return tuple(rows)


def _charge(name: str, fen: int, *, deposit: bool = False) -> Charge:
    return Charge(name=name, due_fen=fen, discount_fen=0, paid_fen=fen, deposit=deposit)
