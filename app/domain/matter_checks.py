"""The checks of a matter that this counter can decide: what is owed, and a term that runs (domain §3)."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.matter import CheckKind
from app.domain.money import yuan
from app.domain.order_line import OrderLine
from app.texts import handler as words
from app.texts.language import Text


def check_refusal(
    line: OrderLine, *, customer: Customer, catalogue: Catalogue, lines: Sequence[OrderLine], today: date
) -> tuple[Text, Text] | None:
    """A title and why `line` cannot be signed; None where nothing known here stands against it.

    A debt is gone where the same form pays it. Raises nothing.
    """
    matter = catalogue.matters.get(line.matter)
    if matter is None:
        return None
    if CheckKind.DEBT in matter.checks:
        owed = -(customer.balance_fen + sum(each.amount_fen for each in lines))
        if owed > 0:
            return words.TODO_DEBT, words.TODO_DEBT_DETAIL.filled(sum=yuan(owed), matter=matter.name)
    ends = line.product.term_ends_on if line.product is not None else None
    if CheckKind.CONTRACT in matter.checks and ends is not None and ends >= today:
        return words.TODO_CONTRACT, words.TODO_CONTRACT_DETAIL.filled(name=line.name, day=ends, matter=matter.name)
    return None


def needs_confirmation(line: OrderLine, *, catalogue: Catalogue) -> bool:
    """Whether the customer confirms the line alone: the offer says so, or its matter in the hall's file does (S10)."""
    matter = catalogue.matters.get(line.matter)
    return line.offer_asks or (matter is not None and matter.second_confirmation)


def asks_both_consent(line: OrderLine, *, catalogue: Catalogue) -> bool:
    """Whether the matter of the line wants both numbers' consent."""
    matter = catalogue.matters.get(line.matter)
    return matter is not None and CheckKind.BOTH_CONSENT in matter.checks


def for_the_centre(lines: Iterable[OrderLine], *, catalogue: Catalogue) -> tuple[CheckKind, ...]:
    """What only the centre can decide, each once; it is said, not done here. Both numbers' consent is taken here for
    family pay alone: no other line names a second number."""
    found: dict[CheckKind, None] = {}
    for line in lines:
        matter = catalogue.matters.get(line.matter)
        for check in matter.checks if matter is not None else ():
            if not check.decided_here or (check is CheckKind.BOTH_CONSENT and not line.needs_family_pay):
                found[check] = None
    return tuple(found)
