"""The orders of today, one's own or everybody's, with the cash of the day; and any order by what is typed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.hall_time import hall_date, start_of
from app.domain.money import yuan
from app.domain.order import CentralState
from app.domain.staff import StaffMember
from app.handling.view_orders import find_orders
from app.ports import CashCount, OrderRow, OrderSearch
from app.texts import orders as words
from app.texts.language import Language
from ui.clerk.dialogs import DialogStack
from ui.clerk.order_query import read_query
from ui.clerk.order_state import Sum
from ui.clerk.outside import Outside
from ui.clerk.permits import Permits
from ui.clerk.state import ALL, MINE, DialogKind, OrdersView
from ui.clerk.voice import Voice

STORE_DEADLINE_S = 20.0
MOST_SHOWN = 200


class Desk(Protocol):
    """The clerk's presenter as the list sees it."""

    dialogs: DialogStack
    permits: Permits

    @property
    def clerk(self) -> StaffMember: ...
    def emit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the rows shown are the answer to."""

    typed: str
    clerk: str


class OrderList:
    """`rows` are what the dialog shows, newest first."""

    def __init__(self, outside: Outside, desk: Desk, *, voice: Voice, to_first: Callable[[], None]) -> None:
        """`to_first` chooses the first of other rows."""
        self._outside = outside
        self._desk = desk
        self._voice = voice
        self._to_first = to_first
        self._asked = _Asked("", "")
        self._cash = CashCount(0, 0, 0, 0)
        self.rows: tuple[OrderRow, ...] = ()

    @property
    def is_open(self) -> bool:
        return DialogKind.ORDERS in self._desk.dialogs.kinds

    @property
    def typed(self) -> str:
        """ "" while the orders of today stand there."""
        return self._asked.typed

    @property
    def everybodys(self) -> bool:
        return not self._asked.clerk

    def open(self, then: Callable[[], None]) -> None:
        """One's own of today; `then` once they are read."""
        self._desk.permits.view_orders(lambda: self._ask(_Asked("", self._desk.clerk.number), then))

    def open_unsent(self, then: Callable[[], None]) -> None:
        """What still waits to be sent, of whatever day: everybody's where one may see it, else one's own."""
        permits = self._desk.permits
        unsent = words.STATES_SHORT[CentralState.PENDING.value].say(self._voice.language)

        def read() -> None:
            self._ask(_Asked(unsent, "" if permits.sees_all() else self._desk.clerk.number), then)

        permits.view_orders(read)

    def type(self, typed: str) -> None:
        self._ask(_Asked(typed.strip(), self._asked.clerk), self._others)

    def choose(self, whose: str) -> None:
        """`MINE` or `ALL`: everybody's ask for a right of their own."""
        if whose == MINE:
            self._ask(_Asked(self._asked.typed, self._desk.clerk.number), self._others)
        else:
            self._desk.permits.view_all(lambda: self._ask(_Asked(self._asked.typed, ""), self._others))

    def change(self) -> None:
        self.choose(MINE if self.everybodys else ALL)

    def refresh(self) -> None:
        """Centre or printer answered while it is open."""
        if self.is_open:
            self._ask(self._asked, self._desk.emit)

    def view(self, language: Language) -> OrdersView:
        cash, n = self._cash, len(self.rows)
        taken = words.CASH_ALL if self.everybodys else words.CASH_MINE
        return OrdersView(
            typed=self.typed,
            field=words.FIELD.say(language),
            hint=words.HINT.say(language),
            whose=((MINE, words.MINE.say(language)), (ALL, words.ALL.say(language))),
            chosen=ALL if self.everybodys else MINE,
            key_whose=words.KEY_WHOSE.say(language),
            sums=(
                Sum(taken.say(language), yuan(cash.taken_fen), _payments(cash.count, language)),
                Sum(
                    words.CASH_RETURNED.say(language),
                    yuan(cash.returned_fen),
                    _payments(cash.returned_count, language),
                ),
                Sum(words.CASH_LEFT.say(language), yuan(cash.taken_fen - cash.returned_fen), ""),
            ),
            many=n >= MOST_SHOWN,
        )

    def _others(self) -> None:
        self._to_first()
        self._desk.emit()

    def _ask(self, asked: _Asked, then: Callable[[], None]) -> None:
        self._asked = asked
        book, zone, leaves = self._outside.order_book, self._outside.desk.hall.zone, self._desk.permits.leaves()
        today = hall_date(self._outside.clock.now(), zone)
        began = start_of(today, zone)
        wanted = read_query(asked.typed, today=today, zone=zone) if asked.typed else OrderSearch(since=began)

        def job() -> tuple[tuple[OrderRow, ...], CashCount]:
            return (
                find_orders(
                    replace(wanted, clerk=asked.clerk), limit=MOST_SHOWN, leaves=leaves, today=today, book=book
                ),
                book.cash(since=began, clerk=asked.clerk),
            )

        def found(answer: tuple[tuple[OrderRow, ...], CashCount]) -> None:
            if asked == self._asked:  # otherwise something else was typed meanwhile
                self.rows, self._cash = answer
                then()

        self._outside.store_lane.run(job, then=found, failed=self._voice.say_failed, deadline_s=STORE_DEADLINE_S)


def _payments(count: int, language: Language) -> str:
    return (words.ONE_PAYMENT if count == 1 else words.PAYMENTS).say(language, n=count)
