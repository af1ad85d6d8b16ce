"""What was paid and how: one means, or several parts of one payment. How it is planned is in payment_plan.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.money import SMALLEST_CASH_FEN, yuan
from app.errors import Bug, InputRefused
from app.texts import payment as words
from app.texts.language import Text


class PaymentMethod(StrEnum):
    """How what is due today is paid. The words travel to the centre: never renamed. MIXED is never a part itself."""

    CASH = "cash"
    CARD = "card"
    SCAN = "scan"
    BALANCE = "balance"  # prepaid on the customer's account, held at the centre
    MIXED = "mixed"
    NOTHING_DUE = "nothing_due"

    @property
    def by_provider(self) -> bool:
        """A provider says whether the money came; the drawer holds none of it."""
        return self in (PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.BALANCE)


METHOD_WORDS: dict[PaymentMethod, Text] = {
    PaymentMethod.CASH: words.CASH,
    PaymentMethod.CARD: words.CARD,
    PaymentMethod.SCAN: words.SCAN,
    PaymentMethod.BALANCE: words.BALANCE,
    PaymentMethod.MIXED: words.MIXED,
    PaymentMethod.NOTHING_DUE: words.NOTHING_DUE,
}


@dataclass(frozen=True, slots=True)
class Payment:
    """`amount_fen` is what the form asks; `tendered_fen` the notes given, the same where a provider took it; all fen.

    `reference` and `source` (a card's or wallet's masked end) are the provider's, "" for cash. `parts` are there where
    several means paid: then id and moment are the first part's and the sums those of all. `taken_by` is the staff
    number of whoever took it, perhaps not of whoever had the form signed.
    """

    id: str
    method: PaymentMethod
    amount_fen: int
    tendered_fen: int
    taken_at: datetime
    reference: str = ""
    source: str = ""
    parts: tuple["Payment", ...] = ()
    taken_by: str = ""

    @property
    def change_fen(self) -> int:
        return self.tendered_fen - self.amount_fen

    @property
    def each(self) -> tuple["Payment", ...]:
        """Its parts, or itself."""
        return self.parts or (self,)

    @property
    def cash_fen(self) -> int:
        """What of it lies in the drawer."""
        return sum(part.amount_fen for part in self.each if part.method is PaymentMethod.CASH)


def whole_payment(parts: Sequence[Payment]) -> Payment | None:
    """What was taken in all, of one form; None where nothing was."""
    if len(parts) < 2:
        return parts[0] if parts else None
    if any(part.parts for part in parts):
        raise Bug("a part of a payment with parts")
    first = parts[0]
    return Payment(
        id=first.id,
        method=PaymentMethod.MIXED,
        amount_fen=sum(part.amount_fen for part in parts),
        tendered_fen=sum(part.tendered_fen for part in parts),
        taken_at=first.taken_at,
        parts=tuple(parts),
        taken_by=first.taken_by,
    )


def cash_payment(*, id: str, due_fen: int, tendered_fen: int, taken_at: datetime, taken_by: str = "") -> Payment:
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
    return Payment(
        id=id, method=method, amount_fen=due_fen, tendered_fen=tendered_fen, taken_at=taken_at, taken_by=taken_by
    )


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
