"""What the manager's screens need from outside: the hall's figures, its cash, the close of its day, asks of desks.

With a hall server each is the hall's; without one it is this counter's own, which is then the whole hall. All may
wait for an answer: off the window's thread. They raise HallTrouble where the hall server does not answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashPeriod, CashSales, Notes
from app.domain.day_close import CloseStanding, CloseStep
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_ask import HallAsk


class DayBook(Protocol):
    """Figures, and the rows behind each."""

    def summary(self, wanted: DayScope) -> DaySummary:
        """Of a closed day as it was sealed. Raises DayTampered where that does not read back as it was."""
        ...

    def rows(self, wanted: DayScope, behind: Behind) -> FigureTable:
        """What a figure is made of, oldest first; their count and sums are the figure's."""
        ...

    def last_closed(self) -> date | None: ...


class DayClosing(Protocol):
    """The guided close. Each act asks for the `version` it saw: of two at once one is refused with a sentence.

    All raise DayCloseRefused; acting needs a Leave for Right.CLOSE_DAY, with open items Right.CLOSE_WITH_OPEN.
    """

    def standing(self, day: date) -> CloseStanding:
        """As it is now: the items are looked for anew, the steps as they were kept."""
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
    taken here while none ran."""

    period: CashPeriod | None
    sales: CashSales
    outside_fen: int = 0


class CashDesk(Protocol):
    """The drawer of this counter. Every act is one transaction, sworn to in the journal. Raise CashRefused."""

    def standing(self) -> DrawerStanding:
        """For the acts; a screen shows what is expected only once it was counted."""
        ...

    def open(self, *, notes: Notes, leave: Leave) -> CashPeriod: ...

    def move(self, move: CashMove, *, leave: Leave) -> CashPeriod: ...

    def count(self, *, notes: Notes, leave: Leave) -> CashPeriod:
        """A blind count, kept whatever it says; counting again is kept beside it."""
        ...

    def close(self, *, reason: str, leave: Leave, hand_to: str = "") -> CashPeriod:
        """With the last count. `leave` is for Right.CASH_DIFFERENCE where the difference is beyond the limit."""
        ...

    def periods(self, day: date) -> tuple[CashPeriod, ...]: ...


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
