"""The sums of a form, from its lines and what the account already carries. All fen."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.charge import early_termination, figures, next_month_fee, this_month_extra
from app.domain.content import Charge, Sums
from app.domain.customer import Customer, Product
from app.domain.effective_time import fee_on
from app.domain.hall_time import first_of_next_month
from app.domain.offering import PriceType
from app.domain.order_line import Action, OrderLine
from app.texts import form as words
from app.texts.language import Language


def _monthly_fen(products: Iterable[Product], *, catalogue: Catalogue, day: date) -> int:
    """What these installed products cost a month as of `day`."""
    total = 0
    for product in products:
        offering = catalogue.offerings.get(product.offering_code)
        if offering is not None:
            total += fee_on(offering, started_on=product.started_on, day=day)
    return total


def due_today_fen(lines: Sequence[OrderLine], *, today: date) -> int:
    """What is taken at the desk: fees once, deposits, penalties and top-ups."""
    each = [figures(line, today=today) for line in lines]
    return sum(f.once_fen + f.deposit_fen + f.top_up_fen for f in each)


def monthly_delta_fen(lines: Sequence[OrderLine], *, today: date) -> int:
    """By how much these lines raise (or, below zero, lower) the monthly sum."""
    each = [figures(line, today=today) for line in lines]
    return sum(f.monthly_after_fen - f.monthly_before_fen for f in each)


def form_sums(lines: Sequence[OrderLine], *, customer: Customer | None, catalogue: Catalogue, today: date) -> Sums:
    """The first bill is next month's: everything then running for its whole month, at its price then."""
    products = customer.products if customer else ()
    before = _monthly_fen(products, catalogue=catalogue, day=today)
    touched = {line.product.id for line in lines if line.product is not None}
    month = first_of_next_month(today)
    untouched = _monthly_fen((p for p in products if p.id not in touched), catalogue=catalogue, day=month)
    return Sums(
        today_fen=due_today_fen(lines, today=today),
        monthly_before_fen=before,
        monthly_after_fen=before + monthly_delta_fen(lines, today=today),
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
