"""Which lines of a form fall when one is taken off: those that cannot stand without it."""

from datetime import date
from functools import partial

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.form_rules import Has, holdings, standing_refusal
from app.domain.order_line import OrderLine


def falls_with(
    line_id: str, *, customer: Customer | None, catalogue: Catalogue, lines: tuple[OrderLine, ...], today: date
) -> tuple[OrderLine, ...]:
    """The lines that stand now and could not without that one, nor without each other: they come off with it."""
    if customer is None:
        return ()
    if any(line.id == line_id and line.withdraws for line in lines):
        return tuple(line for line in lines if line.id != line_id)  # an order is taken back whole or not at all
    has = holdings(customer, catalogue)
    asked = partial(_stands, customer=customer, catalogue=catalogue, today=today, has=has)
    left = tuple(line for line in lines if line.id != line_id)
    fallen: list[OrderLine] = []
    while True:
        falling = [line for line in left if not asked(line, lines=left) and asked(line, lines=lines)]
        if not falling:
            return tuple(line for line in lines if line in fallen)
        fallen += falling
        left = tuple(line for line in left if line not in falling)


def fallen(
    before: tuple[OrderLine, ...],
    after: tuple[OrderLine, ...],
    *,
    customer: Customer,
    catalogue: Catalogue,
    today: date,
) -> tuple[OrderLine, ...]:
    """The lines of both that stand among those before, and could not among those after."""
    asked = partial(_stands, customer=customer, catalogue=catalogue, today=today, has=holdings(customer, catalogue))
    both = (line for line in after if line in before)
    return tuple(line for line in both if asked(line, lines=before) and not asked(line, lines=after))


def _stands(
    line: OrderLine, *, customer: Customer, catalogue: Catalogue, lines: tuple[OrderLine, ...], today: date, has: Has
) -> bool:
    refusal = standing_refusal(line, customer=customer, catalogue=catalogue, lines=lines, today=today, has=has)
    return refusal is None
