"""What was paid and how. Here cash; other means come with their own port."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.money import SMALLEST_CASH_FEN, yuan
from app.errors import InputRefused
from app.texts.language import Text


class PaymentMethod(StrEnum):
    """How what is due today is paid. The words travel to the centre: never renamed."""

    CASH = "cash"
    NOTHING_DUE = "nothing_due"


@dataclass(frozen=True, slots=True)
class Payment:
    """`amount_fen` is what the form asks; `tendered_fen` the notes given; all fen."""

    id: str
    method: PaymentMethod
    amount_fen: int
    tendered_fen: int
    taken_at: datetime

    @property
    def change_fen(self) -> int:
        return self.tendered_fen - self.amount_fen


def cash_payment(*, id: str, due_fen: int, tendered_fen: int, taken_at: datetime) -> Payment:
    """Raises InputRefused where the cash is below the sum."""
    if tendered_fen < due_fen:
        raise InputRefused(
            Text(
                "现金不够：应收 {due}，收到 {got}，还差 {short}。",
                "Not enough cash: {due} due, {got} given, {short} short.",
            ),
            due=yuan(due_fen),
            got=yuan(tendered_fen),
            short=yuan(due_fen - tendered_fen),
        )
    method = PaymentMethod.CASH if due_fen else PaymentMethod.NOTHING_DUE
    return Payment(id=id, method=method, amount_fen=due_fen, tendered_fen=tendered_fen, taken_at=taken_at)


NOTES_FEN = (10000, 5000, 2000, 1000, 500, 100, 50, SMALLEST_CASH_FEN)


def fewest_notes(fen: int) -> tuple[tuple[int, int], ...]:
    """The change as (note or coin in fen, how many), the largest first; see fen_left_over for the rest."""
    out, rest = [], fen
    for note in NOTES_FEN:
        count, rest = divmod(rest, note)
        if count:
            out.append((note, count))
    return tuple(out)


def fen_left_over(fen: int) -> int:
    """What no note or coin of fewest_notes makes up: below one jiao, where a penalty was worked out to the fen."""
    return fen % SMALLEST_CASH_FEN


def likely_tenders(due_fen: int) -> tuple[int, ...]:
    """Up to four amounts a customer is likely to hand over: the exact one and the next round ones, ascending."""
    found = {due_fen}
    for note in (1000, 5000, 10000):
        found.add(-(-due_fen // note) * note)
    found.add((due_fen // 10000 + 1) * 10000)
    return tuple(sorted(f for f in found if f >= due_fen and f))[:4]
