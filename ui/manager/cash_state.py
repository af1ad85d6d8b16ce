"""What the manager's page 现金与交班 shows, as values. No Qt here."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from app.day_ports import DrawerStanding
from app.domain.cash_period import CashMoveKind
from app.domain.day_facts import CashFact
from app.domain.day_summary import DaySummary
from app.domain.method_correction import CORRECTABLE
from app.domain.payment import Payment, PaymentMethod
from app.papers.figure_cells import NO_NAMES, Names
from app.texts import cash_screens as words
from app.texts.language import Text

SAFE_WORDS: Final = {CashMoveKind.TO_BANK: words.TO_BANK, CashMoveKind.PAY_IN: words.SAFE_IN}
SAFE_REASONS: Final = {
    CashMoveKind.TO_BANK: words.MOVE_REASONS["to_bank"],
    CashMoveKind.PAY_IN: words.MOVE_REASONS["from_safe"],
}


@dataclass(frozen=True, slots=True)
class SafeForm:
    """Cash into or out of the safe, not through a drawer."""

    kind: CashMoveKind = CashMoveKind.TO_BANK
    amount: str = ""
    amount_problem: Text | None = None
    reason: str = ""
    reason_problem: Text | None = None
    busy: bool = False


@dataclass(frozen=True, slots=True)
class CorrectForm:
    """`payments` of the order found, as they are booked now; `chosen` is the id of one, `to` what it really was."""

    receipt: str = ""
    receipt_problem: Text | None = None
    payments: tuple[Payment, ...] = ()
    chosen: str = ""
    to: PaymentMethod | None = None
    reason: str = ""
    reason_problem: Text | None = None
    busy: bool = False

    @property
    def payment(self) -> Payment | None:
        return next((each for each in self.payments if each.id == self.chosen), None)

    @property
    def ways(self) -> tuple[PaymentMethod, ...]:
        """What it may be corrected to."""
        payment = self.payment
        if payment is None or payment.method not in CORRECTABLE:
            return ()
        return tuple(each for each in CORRECTABLE if each is not payment.method)


@dataclass(frozen=True, slots=True)
class CashPageState:
    """`summary` and `standing` None until they were read; `standing` is of this counter's own drawer and safe."""

    day: date
    summary: DaySummary | None = None
    standing: DrawerStanding | None = None
    names: Names = field(default_factory=lambda: NO_NAMES)
    seen_at: datetime | None = None
    safe: SafeForm = SafeForm()
    correct: CorrectForm = CorrectForm()
    prints: bool = False

    @property
    def periods(self) -> tuple[CashFact, ...]:
        return self.summary.cash if self.summary is not None else ()

    @property
    def running(self) -> int:
        return sum(each.closed_at is None for each in self.periods)

    @property
    def all_counted(self) -> bool:
        """A sum of what should be there would tell what a blind count must not know."""
        return bool(self.periods) and all(each.counted_fen is not None for each in self.periods)
