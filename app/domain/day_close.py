"""日结: the steps of closing a hall's day, what may still be open, and what a closed day is (S140).

A day is closed once and never changes; a fact of it that arrives later is booked on the next open day with a mark.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.day_summary import DigestFigure
from app.domain.day_summary import MethodCheck as MethodCheck
from app.texts import day_close as words
from app.texts.language import Text


class CloseStep(StrEnum):
    """In the order they are done. The words stand in the store: never renamed."""

    STOP_TICKETS = "stop_tickets"
    COUNT_CASH = "count_cash"
    CHECK_TAKINGS = "check_takings"
    CLEAR_ITEMS = "clear_items"
    COMPARE = "compare"
    SIGN = "sign"  # backup, summary frozen, Z number given

    @property
    def called(self) -> Text:
        return _STEPS[self]


STEPS = tuple(CloseStep)


class OpenKind(StrEnum):
    """What a day should not be closed with. The words stand in the store: never renamed."""

    HALL_OPEN = "hall_open"  # the running day, before the hall shuts
    TICKET = "ticket"
    DESK_ON_DUTY = "desk_on_duty"  # on the running day: it may still take customers
    CASH_PERIOD = "cash_period"
    CASH_OUTSIDE = "cash_outside"  # cash sold while no period ran
    TAKINGS_DIFFER = "takings_differ"
    PROVIDER_SILENT = "provider_silent"
    PARKED_FORM = "parked_form"
    UNSENT = "unsent"
    REFUSED = "refused"
    PRINT = "print"
    CASH_DUE = "cash_due"  # owed to customers and not handed over
    DESK_SILENT = "desk_silent"  # a counter whose facts are not all here
    DIGEST_DIFFERS = "digest_differs"
    CENTRE_SILENT = "centre_silent"
    BACKUP_FAILED = "backup_failed"

    @property
    def step(self) -> CloseStep:
        return _STEP_OF[self]


@dataclass(frozen=True, slots=True)
class Closer:
    """Staff number and name of whoever acts, and the number of who approved it, "" for nobody.

    `device` and `desk` are those it came from, as the hall server knows them; "" at the counter that keeps the facts.
    """

    number: str
    name: Text
    approver: str = ""
    device: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """`subject` is its id or number; `words` say what it is, `hint` what can be done; `since` None for none.

    `amount_fen` where it is about money. `desk` whose it is, "" for the hall's. `staff` is the number of the person
    whom the words name by it, "" for nobody. `keys` tell the single orders, papers or forms of one that stands for
    several; empty where the subject names it all.
    """

    kind: OpenKind
    subject: str
    words: Text
    hint: Text
    since: datetime | None = None
    desk: str = ""
    amount_fen: int | None = None
    staff: str = ""
    keys: tuple[str, ...] = ()

    def named(self, called: Mapping[str, Text]) -> "OpenItem":
        """With what the person is called in place of their number behind the desk's, where `called` ("staff:<number>")
        knows it. Chinese leaves no room behind a name."""
        name = called.get(f"staff:{self.staff}")
        if not self.staff or name is None:
            return self
        zh = self.words.zh.replace(f" 台 {self.staff} ", f" 台 {name.zh}", 1)
        return replace(self, words=Text(zh, self.words.en.replace(f", {self.staff}:", f", {name.en}:", 1)))


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What an earlier `day` was closed with and is open still; `reason` is the one given then. Where more was added to
    `item` since, its words say how much of it is of that day."""

    day: date
    item: OpenItem
    reason: str


@dataclass(frozen=True, slots=True)
class DeskHeard:
    """When a desk told its figures last, by the clock of whoever keeps them; None where it never did."""

    desk: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class StepState:
    """`done_at` None while it is to do; `note` what it found: 5 个台都交了."""

    step: CloseStep
    done_at: datetime | None
    note: Text


@dataclass(frozen=True, slots=True)
class CloseStanding:
    """Where the close of a day stands; kept after each step, so that it goes on after a kill.

    `by` is the staff number of whoever began it; `carried` are the items it will be closed with, by subject, each with
    the manager's reason; `version` counts each step, and the next asks for the one it saw. `earlier` is the first day
    before this one at which something was done and which nobody closed; `left` is what the last closed day was closed
    with and is open still; `heard` the desks whose figures are told over the wire, none at a lone counter.
    """

    day: date
    begun_at: datetime | None
    by: str
    steps: tuple[StepState, ...]
    items: tuple[OpenItem, ...]
    carried: tuple[tuple[str, str], ...] = ()
    checks: tuple[MethodCheck, ...] = ()
    digests: tuple[DigestFigure, ...] = ()
    orders: int = 0
    takings_fen: int = 0
    version: int = 0
    number: int | None = None
    closed_at: datetime | None = None
    earlier: date | None = None
    left: tuple[LeftOver, ...] = ()
    heard: tuple[DeskHeard, ...] = ()

    @property
    def next_step(self) -> CloseStep | None:
        return next((each.step for each in self.steps if each.done_at is None), None)

    @property
    def still_open(self) -> tuple[OpenItem, ...]:
        """Those nobody said it should be closed with."""
        carried = {subject for subject, _ in self.carried}
        return tuple(each for each in self.items if each.subject not in carried)


_STEPS = {
    CloseStep.STOP_TICKETS: words.STOP_TICKETS,
    CloseStep.COUNT_CASH: words.COUNT_CASH,
    CloseStep.CHECK_TAKINGS: words.CHECK_TAKINGS,
    CloseStep.CLEAR_ITEMS: words.CLEAR_ITEMS,
    CloseStep.COMPARE: words.COMPARE,
    CloseStep.SIGN: words.SIGN,
}
_STEP_OF = {
    OpenKind.HALL_OPEN: CloseStep.STOP_TICKETS,
    OpenKind.TICKET: CloseStep.STOP_TICKETS,
    OpenKind.DESK_ON_DUTY: CloseStep.COUNT_CASH,
    OpenKind.CASH_PERIOD: CloseStep.COUNT_CASH,
    OpenKind.CASH_OUTSIDE: CloseStep.COUNT_CASH,
    OpenKind.TAKINGS_DIFFER: CloseStep.CHECK_TAKINGS,
    OpenKind.PROVIDER_SILENT: CloseStep.CHECK_TAKINGS,
    OpenKind.PARKED_FORM: CloseStep.CLEAR_ITEMS,
    OpenKind.UNSENT: CloseStep.CLEAR_ITEMS,
    OpenKind.REFUSED: CloseStep.CLEAR_ITEMS,
    OpenKind.PRINT: CloseStep.CLEAR_ITEMS,
    OpenKind.CASH_DUE: CloseStep.CLEAR_ITEMS,
    OpenKind.DESK_SILENT: CloseStep.CLEAR_ITEMS,
    OpenKind.DIGEST_DIFFERS: CloseStep.COMPARE,
    OpenKind.CENTRE_SILENT: CloseStep.COMPARE,
    OpenKind.BACKUP_FAILED: CloseStep.SIGN,
}
