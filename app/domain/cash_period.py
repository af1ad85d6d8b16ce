"""钱箱班次: the cash of one desk under one person, from the counted float to the blind count (S140).

What is expected is worked out from the sales of the drawer and its moves, and is not shown until it was counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.money import yuan
from app.domain.payment import NOTES_FEN
from app.errors import InputRefused
from app.texts import cash as words
from app.texts.language import Text

Notes = Mapping[int, int]  # a note or coin in fen, how many
MOST_OF_ONE = 100_000


class CashMoveKind(StrEnum):
    """Why cash moved without a sale. The words stand in the journal: never renamed."""

    PAY_IN = "pay_in"  # change fetched, money found
    PAY_OUT = "pay_out"  # petty cash
    TO_SAFE = "to_safe"
    FROM_SAFE = "from_safe"
    TO_BANK = "to_bank"  # out of the safe


@dataclass(frozen=True, slots=True)
class CashMove:
    """`amount_fen` above zero; which way it goes is the kind's. `period_id` "" for the safe's own (to the bank)."""

    id: str
    period_id: str
    kind: CashMoveKind
    amount_fen: int
    reason: str
    at: datetime
    by: str
    approver: str = ""


@dataclass(frozen=True, slots=True)
class CashCounted:
    """One blind count: the notes by denomination, and what was expected at that moment."""

    notes: tuple[tuple[int, int], ...]
    counted_fen: int
    expected_fen: int
    at: datetime

    @property
    def difference_fen(self) -> int:
        """长款 above zero, 短款 below."""
        return self.counted_fen - self.expected_fen


@dataclass(frozen=True, slots=True)
class CashPeriod:
    """`float_notes` as counted at the start; empty where nobody counted and the float was carried over.

    `counts` are all there were, the last one stands; `closed_at` None while it runs. `handed_to` is who took the drawer
    over with what was counted, "" for nobody.
    """

    id: str
    day: date
    desk: str
    staff: str
    opened_at: datetime
    float_fen: int
    float_notes: tuple[tuple[int, int], ...] = ()
    moves: tuple[CashMove, ...] = ()
    counts: tuple[CashCounted, ...] = ()
    closed_at: datetime | None = None
    reason: str = ""
    approver: str = ""
    handed_to: str = ""

    @property
    def counted(self) -> CashCounted | None:
        return self.counts[-1] if self.counts else None


@dataclass(frozen=True, slots=True)
class CashSales:
    """What went through the drawer in a period by sales: fen, and how many."""

    taken_fen: int = 0
    taken: int = 0
    returned_fen: int = 0
    returned: int = 0


def moved_fen(moves: tuple[CashMove, ...]) -> int:
    """What the moves added to the drawer, below zero where they took out."""
    inward = (CashMoveKind.PAY_IN, CashMoveKind.FROM_SAFE)
    outward = (CashMoveKind.PAY_OUT, CashMoveKind.TO_SAFE)
    return sum(
        each.amount_fen if each.kind in inward else -each.amount_fen if each.kind in outward else 0 for each in moves
    )


def expected_fen(period: CashPeriod, sales: CashSales) -> int:
    """What should lie in the drawer: float, sales in cash, less what went back, and the moves."""
    return period.float_fen + sales.taken_fen - sales.returned_fen + moved_fen(period.moves)


def sum_of(notes: Notes) -> int:
    """Fen. Raises InputRefused for a note there is none of, or a count that cannot be."""
    for note, count in notes.items():
        if note not in NOTES_FEN or not 0 <= count <= MOST_OF_ONE:
            raise InputRefused(words.NO_SUCH_COUNT)
    return sum(note * count for note, count in notes.items())


def kept_notes(notes: Notes) -> tuple[tuple[int, int], ...]:
    """As they are kept: the largest first, none that there are none of."""
    return tuple((note, notes[note]) for note in NOTES_FEN if notes.get(note))


def difference_words(fen: int) -> Text:
    """平, 长 ¥5.00 or 短 ¥5.00."""
    if not fen:
        return words.EVEN
    return (words.LONG if fen > 0 else words.SHORT).filled(sum=yuan(abs(fen)))
