"""钱箱班次: the cash of one desk under one person, from the counted float to the blind count (S140).

What is expected is worked out from the sales of the drawer and its moves, and is not shown until it was counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.money import yuan
from app.domain.payment import NOTES_FEN
from app.errors import InputRefused
from app.texts import cash as words
from app.texts.language import Text

Notes = Mapping[int, int]  # a note or coin in fen, how many
MOST_OF_ONE = 5_000  # no drawer holds more: a number typed into the wrong field does


class CashMoveKind(StrEnum):
    """Why cash moved without a sale. The words stand in the journal: never renamed."""

    PAY_IN = "pay_in"  # change fetched, money found
    PAY_OUT = "pay_out"  # petty cash
    TO_SAFE = "to_safe"
    FROM_SAFE = "from_safe"
    TO_BANK = "to_bank"  # out of the safe


SAFE_KINDS: Final = (CashMoveKind.TO_SAFE, CashMoveKind.FROM_SAFE, CashMoveKind.TO_BANK)


@dataclass(frozen=True, slots=True)
class CashMove:
    """`amount_fen` above zero; which way it goes is the kind's. `period_id` "" for the safe's own: to the bank, or into
    the safe from outside the hall (PAY_IN)."""

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
    """One blind count: the notes by denomination, and what was expected at that moment, the moves until then in it."""

    notes: tuple[tuple[int, int], ...]
    counted_fen: int
    expected_fen: int
    at: datetime
    moved_fen: int = 0

    @property
    def difference_fen(self) -> int:
        """长款 above zero, 短款 below."""
        return self.counted_fen - self.expected_fen

    @property
    def sold_until_fen(self) -> int:
        """What was expected but for the moves: the same in two counts where nothing was sold between them."""
        return self.expected_fen - self.moved_fen


@dataclass(frozen=True, slots=True)
class CashPeriod:
    """`float_notes` as counted at the start; `float_counted` False where nobody counted and the float was carried over.

    `counts` are all there were, the last one stands; `closed_at` None while it runs. `handed_to` is who took the drawer
    over with what was counted, "" for nobody. `left_fen` is what the period before left in the drawer, None where there
    was none: a float of another sum is a difference nobody's period has.
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
    float_counted: bool = True
    left_fen: int | None = None

    @property
    def counted(self) -> CashCounted | None:
        return self.counts[-1] if self.counts else None

    @property
    def worst_fen(self) -> int:
        """The largest difference of the counts since the last sale, either way: who counted, saw what should be there
        and counted again until it fitted has found nothing (S140). 0 where nobody counted."""
        last, worst = self.counted, 0
        for each in reversed(self.counts):
            if last is None or each.sold_until_fen != last.sold_until_fen:
                break
            worst = max(worst, each.difference_fen, key=abs)
        return worst

    @property
    def leaves_fen(self) -> int | None:
        """What lies in the drawer by its last count and what moved since; None where nobody counted."""
        counted = self.counted
        if counted is None:
            return None
        return counted.counted_fen + moved_fen(self.moves) - counted.moved_fen


@dataclass(frozen=True, slots=True)
class CashSales:
    """What went through the drawer in a period by sales: fen, and how many.

    `taken_fen` has what corrections of a method put in or took out again, too, while the period ran.
    """

    taken_fen: int = 0
    taken: int = 0
    returned_fen: int = 0
    returned: int = 0


@dataclass(frozen=True, slots=True)
class MethodTaken:
    """What one means took at a desk while a period ran, and what of it was given back; fen."""

    method: str  # PaymentMethod value
    count: int
    taken_fen: int
    returned_fen: int


@dataclass(frozen=True, slots=True)
class XReport:
    """交班前的中途报表: a running period as it stands at `at`, asked for by `by` (a staff number).

    `due_fen` is cash that went back in the books and that nobody has handed over yet: it still lies in the drawer, and
    a count shows it as too much. `outside_fen` was taken today while no period ran; `corrected_fen` was
    corrected today of money whose period was over, and is not in what is expected. `methods` are of this desk.
    """

    period: CashPeriod
    sales: CashSales
    expected_fen: int
    due_fen: int
    outside_fen: int
    methods: tuple[MethodTaken, ...]
    safe_fen: int
    at: datetime
    by: str
    corrected_fen: int = 0

    def moved(self, kind: CashMoveKind) -> tuple[int, int]:
        """How many moves of this kind there were, and their sum in fen."""
        sums = [each.amount_fen for each in self.period.moves if each.kind is kind]
        return len(sums), sum(sums)


def needs_second_person(difference_fen: int, *, limit_yuan: int) -> bool:
    """Beyond the limit, either way."""
    return abs(difference_fen) > limit_yuan * 100


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


def safe_change_fen(moves: Iterable[CashMove]) -> int:
    """What the moves added to the safe."""
    sums = 0
    for each in moves:
        if each.kind is CashMoveKind.TO_SAFE or (each.kind is CashMoveKind.PAY_IN and not each.period_id):
            sums += each.amount_fen
        elif each.kind in (CashMoveKind.FROM_SAFE, CashMoveKind.TO_BANK):
            sums -= each.amount_fen
    return sums


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
