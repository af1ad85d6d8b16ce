"""Whether the figures of a signed form agree with each other; the centre asks it of every order (S18, S20)."""

from app.domain.content import Charge, Content

ROWS_SINCE = 3  # forms signed before 0.3 have no rows of their bills


def disagreement(content: Content) -> str | None:
    """The first figure that is not the sum of its rows, by its field's name; None where all agree."""
    sums, charges = content.sums, content.charges
    if not all(_row_agrees(charge) for charge in charges):
        return "charges"
    if sum(charge.paid_fen for charge in charges) != sums.today_fen:
        return "sums.today_fen"
    if sum(line.figures.today_fen for line in content.lines) != sums.today_fen:
        return "lines.figures"
    if content.schema < ROWS_SINCE:
        return None
    if sum(charge.paid_fen for charge in charges if charge.deposit) != sums.deposit_fen:
        return "sums.deposit_fen"
    if sum(row.fen for row in content.this_month) != sums.this_month_extra_fen:
        return "sums.this_month_extra_fen"
    if sum(row.fen for row in content.first_bill) != sums.bill_fen:
        return "sums.bill_fen"
    return None


def _row_agrees(charge: Charge) -> bool:
    """Nothing is taken off without saying by which right, and never more than is due."""
    reason_given = not charge.discount_fen or bool(charge.waiver and charge.why)
    return 0 <= charge.discount_fen <= charge.due_fen == charge.paid_fen + charge.discount_fen and reason_given
