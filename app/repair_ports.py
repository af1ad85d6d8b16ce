"""What 修复台 needs from outside: the hall's refused orders and the acts on them, each under the manager's leave.

An order of this counter is dealt with here; of another desk by an ask, which that counter does by itself (hall_ask.py).
All may wait: off the window's thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.approval import Leave
from app.domain.repair import RefusedEntry, Sending
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class RefusedSeen:
    """`hall_away`: there is a hall server and it does not answer, so that only this counter's are here. `asked` are
    the ids of other desks' orders that those desks were asked to deal with and have not yet; `told` is what they
    answered since the last look where they did not do it."""

    entries: tuple[RefusedEntry, ...]
    hall_away: bool = False
    asked: frozenset[str] = frozenset()
    told: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedDetail:
    """What this counter has of one: how often it was sent, oldest first, and its lines as they were signed; none of
    another desk's. `notice` is what the customer would read if it is cancelled, "" where nothing can be sent."""

    sendings: tuple[Sending, ...] = ()
    signed: tuple[str, ...] = ()
    notice: str = ""


class RefusedOrders(Protocol):
    """The store's own acts on an order of this counter; each one transaction, audited. Raise OrderStays."""

    def refused(self) -> tuple[RefusedEntry, ...]:
        """Oldest first."""
        ...

    def one(self, order_id: str) -> RefusedEntry | None: ...
    def sendings(self, order_id: str) -> tuple[Sending, ...]:
        """Oldest first."""
        ...

    def resend(self, order_id: str, *, rewritten: bool, reason: str, leave: Leave, at: datetime) -> None: ...
    def hand_over(self, order_id: str, *, to: str, until: date, reason: str, leave: Leave, at: datetime) -> None: ...


class RepairDesk(Protocol):
    """The whole hall's, as the manager's page asks it.

    Each act gives what is said of it: done here, or asked of the desk that took the order. Raise InputRefused,
    OrderStays, RightMissing; HallTrouble where another desk cannot be asked.
    """

    def look(self) -> RefusedSeen: ...
    def detail(self, entry: RefusedEntry) -> RefusedDetail: ...
    def resend(self, entry: RefusedEntry, *, rewritten: bool, reason: str, leave: Leave) -> Text: ...
    def cancel(self, entry: RefusedEntry, *, reason: str, notify: bool, leave: Leave) -> Text: ...
    def hand_over(self, entry: RefusedEntry, *, to: str, until: date, reason: str, leave: Leave) -> Text: ...
    def listen(self, told: Callable[[], None]) -> None:
        """`told` in another thread when something of it may have changed."""
        ...
