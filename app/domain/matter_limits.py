"""What a customer may name within one matter: a sum, the day of a visit. A hall's file says it, else these defaults."""

from app.domain.catalogue import Catalogue
from app.domain.matter import SumRange
from app.domain.matters import TOP_UP_MATTER

MOST_TOP_UP_FEN = 50_000_00  # one top-up
SMALLEST_FAMILY_PAY_FEN, MOST_FAMILY_PAY_FEN = 10_00, 1_000_00  # a month
VISIT_DAYS = 60  # how far ahead a visit is agreed


def most_top_up_fen(catalogue: Catalogue) -> int:
    """The most one line may put on an account."""
    matter = catalogue.matters.get(TOP_UP_MATTER)
    return matter.sums.most_fen if matter is not None and matter.sums is not None else MOST_TOP_UP_FEN


def family_pay_sums(matter_code: str, *, catalogue: Catalogue) -> SumRange:
    """What one number may pay for another a month."""
    matter = catalogue.matters.get(matter_code)
    said = matter.sums if matter is not None else None
    return said if said is not None else SumRange(SMALLEST_FAMILY_PAY_FEN, MOST_FAMILY_PAY_FEN)


def visit_days(matter_code: str, *, catalogue: Catalogue) -> int:
    """How many days ahead somebody may come."""
    matter = catalogue.matters.get(matter_code)
    return (matter.visit_days if matter is not None else None) or VISIT_DAYS
