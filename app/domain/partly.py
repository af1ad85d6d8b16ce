"""部分受理: what stands of a signed form when the centre refused some of its lines, and what is owed back. All fen.

Worked out from the signed figures alone, so that what stands and what goes back are together what was paid.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.content import Content, ContentLine
from app.domain.payment import Payment, PaymentMethod


@dataclass(frozen=True, slots=True)
class Partly:
    """`stands` are the lines that were accepted. `monthly_after_fen` is the monthly bill with them alone."""

    stands: tuple[ContentLine, ...]
    refused: tuple[ContentLine, ...]
    monthly_before_fen: int
    monthly_after_fen: int
    kept_fen: int
    back_fen: int


def partly(content: Content, refused: Collection[str]) -> Partly:
    """`refused` are line ids."""
    gone = tuple(line for line in content.lines if line.id in refused)
    stands = tuple(line for line in content.lines if line.id not in refused)
    less = sum(line.figures.monthly_after_fen - line.figures.monthly_before_fen for line in gone)
    return Partly(
        stands=stands,
        refused=gone,
        monthly_before_fen=content.sums.monthly_before_fen,
        monthly_after_fen=content.sums.monthly_after_fen - less,
        kept_fen=sum(line.figures.today_fen for line in stands),
        back_fen=sum(line.figures.today_fen for line in gone),
    )


def cash_back_fen(fen: int, taken: Sequence[Payment]) -> int:
    """What of `fen` that goes back is handed over in cash; `taken` are the parts that were paid."""
    parts = split_back(fen, [part.amount_fen for part in taken])
    return sum(fen for part, fen in zip(taken, parts, strict=True) if part.method is PaymentMethod.CASH)


def split_back(fen: int, left: Sequence[int]) -> tuple[int, ...]:
    """How much of each payment goes back, in their order, where `fen` does; `left` is what is still there of each.

    The one taken last goes back first: cash is taken last and is returned at once.
    """
    parts: list[int] = []
    for there in reversed(left):
        parts.append(min(fen, there))
        fen -= parts[-1]
    return tuple(reversed(parts))
