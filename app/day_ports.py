"""What the manager's screens need from outside: the hall's figures, its cash, the close of its day, asks of desks.

With a hall server each is the hall's; without one it is this counter's own, which is then the whole hall. All may
wait for an answer: off the window's thread. They raise HallTrouble where the hall server does not answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashPeriod, CashSales, Notes, XReport
from app.domain.day_close import CloseStanding, CloseStep
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_ask import HallAsk
from app.domain.method_correction import MethodCorrection
from app.domain.payment import Payment
from app.domain.right import Right


class DayBook(Protocol):
    """Figures, and the rows behind each."""

    def summary(self, wanted: DayScope) -> DaySummary:
        """Of a closed day as it was sealed. Raises DayTampered where that does not read back as it was."""
        ...

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        """What a figure is made of, oldest first; their count and sums are the figure's."""
        ...


class DayClosing(Protocol):
    """The guided close. Each act asks for the `version` it saw: of two at once one is refused with a sentence.

    All raise DayCloseRefused; acting needs a Leave for Right.CLOSE_DAY, with open items Right.CLOSE_WITH_OPEN.
    """

    def standing(self, day: date) -> CloseStanding:
        """As it is now: the items are looked for anew, the steps as they were kept."""
        ...

    def ask_desks(self) -> None:
        """The hall's desks tell their figures now; waits a few seconds at most, for none that is switched off. Who was
        heard when is in the standing. Raises HallTrouble."""
        ...

    def take(self, day: date, step: CloseStep, *, version: int, leave: Leave) -> CloseStanding:
        """Does the step; the last one closes the day. A step done already is not done again."""
        ...

    def carry(self, day: date, subject: str, *, reason: str, version: int, leave: Leave) -> CloseStanding:
        """The day will be closed with this item, which the summary names."""
        ...


@dataclass(frozen=True, slots=True)
class DrawerStanding:
    """The period that runs at this desk, None for none; `sales` are since it began. `outside_fen` is cash that was
    taken here today while none ran, less what was given back.

    `due_fen` went back in the books and nobody has handed it over: it lies in the drawer still. `left_fen` is what the
    last period left, None where there was none. `safe_fen` is the safe's book at this
    counter: what went into it here less what came out; the hall's is the sum of all desks' moves (day_moves).
    `corrected_fen` was corrected today of money whose period was over: the drawer that runs has nothing of it.
    """

    period: CashPeriod | None
    sales: CashSales
    outside_fen: int = 0
    due_fen: int = 0
    left_fen: int | None = None
    safe_fen: int = 0
    corrected_fen: int = 0


class CashDesk(Protocol):
    """The drawer of this counter. Every act is one transaction, sworn to in the journal, under an id the caller made:
    the same again changes nothing. Raise CashRefused, InputRefused, RightMissing; a Leave's subject is the act's id.
    """

    def standing(self) -> DrawerStanding:
        """For the acts; a screen shows what is expected only once it was counted."""
        ...

    def open(self, *, period_id: str, notes: Notes | None, leave: Leave) -> CashPeriod:
        """`notes` None: carried over from what the last period left, marked as not counted. Right.CASH_PERIOD."""
        ...

    def move(self, move: CashMove, *, leave: Leave) -> None:
        """Right.MOVE_CASH, to and from the safe and to the bank Right.SAFE_CASH; `at` and `by` are the act's own."""
        ...

    def count(self, *, count_id: str, notes: Notes, leave: Leave) -> CashPeriod:
        """A blind count, kept whatever it says; counting again is kept beside it. Right.CASH_PERIOD of the period's
        own clerk, Right.CASH_DIFFERENCE of anybody else; the subject is the period's id."""
        ...

    def close(
        self, *, period_id: str, reason: str, leave: Leave, taker: Leave | None = None, next_id: str = ""
    ) -> CashPeriod:
        """With the last count, which nothing was sold since; a reason where there is a difference. Where any count
        since the last sale was beyond the limit `leave` is for Right.CASH_DIFFERENCE: of another person, or approved by
        one. With `taker` the next period (`next_id`) begins in the same transaction with what was counted: it is that
        person's own leave for it, made of their own password (handling.take_over).
        """
        ...

    def close_needs(self, period_id: str) -> Right:
        """CASH_DIFFERENCE where a count since the last sale is beyond the limit, else CASH_PERIOD."""
        ...

    def x_report(self, *, leave: Leave) -> XReport:
        """Right.X_REPORT, written down; where nothing was sold since the last count, the period's own clerk needs only
        CASH_PERIOD."""
        ...

    def periods(self, day: date) -> tuple[CashPeriod, ...]:
        """Opened on that hall day, the first first."""
        ...


class MethodCorrections(Protocol):
    """Payments booked under the wrong means, put right by a counter-entry. Raise CashRefused, RightMissing."""

    def payments(self, receipt_number: str) -> tuple[Payment, ...]:
        """Of an order of this counter, as they are booked now: method and what has not gone back."""
        ...

    def correct(self, correction: MethodCorrection, *, leave: Leave) -> None:
        """All that has not gone back of the payment, once. Right.CORRECT_METHOD; the subject is the payment's id."""
        ...


class HallAsks(Protocol):
    """Asks of this hall, by the hall server. Raise HallTrouble; put up again under the same id, an ask stays one."""

    def put_up(self, ask: HallAsk) -> None: ...
    def answer(self, ask_id: str, *, granted: bool, by: str, said: str) -> HallAsk: ...
    def withdraw(self, ask_id: str) -> None: ...
    def open(self) -> tuple[HallAsk, ...]: ...
    def of(self, ask_id: str) -> HallAsk | None: ...
    def listen(self, told: Callable[[], None]) -> None:
        """`told` in a thread of the hall's whenever an ask came or was answered."""
        ...
