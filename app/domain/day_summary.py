"""日报: the figures of a hall, a desk, a clerk over one day or several (S84, S140, S147, R27), worked out once.

Every surface shows these and none works out its own. Sums are fen, times seconds; None where there is nothing to tell.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.audit import AuditKind
from app.domain.day_facts import CashFact
from app.domain.day_scope import DayScope
from app.texts.language import Text

# The audited acts that a manager answers for, in the order they are told: money and customers first. All others are no
# exceptions: they are counted elsewhere, or are about accounts, settings and the program.
EXCEPTIONAL: Final = (
    AuditKind.DRAWER_OPENED,
    AuditKind.METHOD_CORRECTED,
    AuditKind.ORDER_VOIDED,
    AuditKind.SIGNED_VOIDED,
    AuditKind.ORDER_AMENDED,
    AuditKind.RETURN_REFUSED,
    AuditKind.REFUSED_SETTLED,
    AuditKind.REFUSED_REWRITTEN,
    AuditKind.DAY_CARRIED,
    AuditKind.APPROVED,
    AuditKind.APPROVAL_REFUSED,
    AuditKind.SIGNATURE_REFUSED,
    AuditKind.REPRINTED,
    AuditKind.FORM_REPRINTED,
    AuditKind.DOCUMENT_REMADE,
    AuditKind.TICKET_OUT_OF_TURN,
    AuditKind.TICKET_CANCELLED,
    AuditKind.UNMASKED,
    AuditKind.ATTACHMENT_VIEWED,
    AuditKind.ATTACHMENT_REMOVED,
    AuditKind.X_REPORT,
    AuditKind.REFUSED_EXPORTED,
    AuditKind.AUDIT_EXPORTED,
    AuditKind.CLOCK_CONFIRMED,
    AuditKind.SIGN_ON_REFUSED,
    AuditKind.ACCOUNT_LOCKED,
)


class FigureName(StrEnum):
    """The lists of rows that figures open (figure_table.Behind.figure). Values travel: never renamed."""

    ORDERS = "orders"  # key "" all, "matter:<code>", "channel:<c>", "mode:online|offline", "hour:<h>", "desk:<d>"; and
    # "settled": refused by the centre, money given back, so that nothing of it came to be; "undone": of closed days
    LINES = "lines"  # key "" all, "action:<a>", "gone:<g>", "matter:<code>"
    # key "" all, "income" (no deposits), "method:<m>", "account:<a>", "<method>/<account>", "kind:<k>"; of the income
    # "matter:<code>", "channel:<c>", "mode:online|offline" of the order it is for; of cash "outside" (of no period) and
    # "corrected_after" (a correction of an ended period), each also with ":<desk>"
    TAKINGS = "takings"
    REVERSALS = "reversals"  # keys as of the orders
    DISCOUNTS = "discounts"
    EVENTS = "events"  # key AuditKind value
    CASH = "cash"  # key "" all, "recounted", or a period's id
    MOVES = "moves"  # key "" all, "drawer" without the safe's own
    # key "" all, "hour:<h>", "protected", "ordinary", "called", "finished", "left", "no_show", "transferred", "told",
    # "appointment", "appointment_no_show",
    # of what was told "hit:<0|1>", of a promise "promise:<PromiseFigure.key>/<PromiseState>", of a desk "desk:<d>"
    TICKETS = "tickets"
    DESKS = "desks"  # key "" all, "desk:<d>", "desk:<d>/<staff>"
    RATINGS = "ratings"  # key "" all, "promoters", "detractors"
    UNSENT = "unsent"
    REFUSED = "refused"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of the orders or lines under one key."""

    key: str
    count: int
    reversed_count: int = 0
    amount_fen: int = 0
    monthly_change_fen: int = 0
    mean_s: float | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """Money by means and account: taken, returned (at most zero), corrected; `count` is of what was taken."""

    method: str
    account: str
    count: int
    taken_fen: int
    returned_fen: int
    corrected_fen: int

    @property
    def net_fen(self) -> int:
        return self.taken_fen + self.returned_fen + self.corrected_fen


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of the hall's clock. `mean_wait_s` of those called who came in it."""

    hour: int
    came: int
    mean_wait_s: float | None
    longest_wait_s: float | None
    orders: int


@dataclass(frozen=True, slots=True)
class PromiseFigure:
    """How often a promise was kept: `key` protected_called, protected_finished, ordinary_called, appointment."""

    key: str
    kept: int
    decided: int
    running: int = 0
    limit_s: int = 0


@dataclass(frozen=True, slots=True)
class TicketFigures:
    came: int
    protected: int
    called: int
    finished: int
    left: int  # cancelled before anybody called them
    no_shows: int
    transfers: int
    mean_wait_s: float | None
    longest_wait_s: float | None
    mean_service_s: float | None
    hits: int  # told range came true
    told: int  # of so many
    appointments: int = 0  # customers who came with an agreed slot
    appointment_no_shows: int = 0  # missed calls of theirs


@dataclass(frozen=True, slots=True)
class DeskFigures:
    """One desk and person, or several days of them together."""

    desk: str
    staff: str
    orders: int
    tickets: int
    mean_service_s: float | None
    on_duty_s: float
    serving_s: float
    idle_s: float
    paused_s: float


@dataclass(frozen=True, slots=True)
class Exceptional:
    """Counts that a manager answers for: `key` is an AuditKind value or reversal, voided_line, discount, offline,
    recounted."""

    key: str
    count: int
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """The mean of the same weekday over the `days` closed ones of the last eight weeks that there are; 0 for none."""

    days: int
    orders: float = 0.0
    takings_fen: float = 0.0
    came: float = 0.0
    mean_wait_s: float | None = None


@dataclass(frozen=True, slots=True)
class DigestFigure:
    """One side of the comparison (day_digest.py); `side` hall or centre. None where nobody could be asked."""

    side: str
    count: int
    sum_fen: int
    sha256: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class MethodCheck:
    """One means against the provider's own list: ours and theirs in fen and count; None where nobody answered.

    `differing` names each difference.
    """

    method: str
    ours_fen: int
    ours: int
    theirs_fen: int | None
    theirs: int | None
    differing: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownUntil:
    """The moment of the newest fact of one kind (a field of day_facts.Facts) of a desk that was known at a close."""

    kind: str
    desk: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Closed:
    """What a closed day adds: Z number, when and by whom, what stayed open and why, how far each desk was known, and
    the ids of orders that were off by then: by those a store that was restored knows what was in it."""

    number: int
    at: datetime
    by: str
    by_name: Text
    open_items: tuple[Text, ...]
    reason: str
    seal: str  # hex, what tampering is seen by
    known: tuple[KnownUntil, ...] = ()
    off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DaySummary:
    """All figures of a scope. `heads` are (device, link) of the journals; `missing` desks whose facts are not all here.

    `refused` and `unsent` count orders, `…_since` is the oldest of them. `late` facts were booked here though they
    happened on an earlier, closed day. `checks` are what the close found in the provider's own list. `called` is what
    matters ("matter:<code>") and people ("staff:<number>") were called then: a closed day is read, and printed again,
    in the words it was sealed with. `mean_order_s` is over all orders that were measured. Cash that is in no drawer's
    sums stands by desk (its key) in `outside` (no period ran) and `corrected_after` (its period was over). The orders
    that were refused and settled count in all totals; how many they are, their lines and their monthly fees stand
    beside. So do those of closed days that were voided or settled on these days (`undone_…`): their own day was closed
    with them, so they come off here.
    """

    scope: DayScope
    made_at: datetime
    orders: int
    reversed_orders: int
    lines: int
    monthly_change_fen: int
    by_matter: tuple[Counted, ...]
    by_action: tuple[Counted, ...]
    by_channel: tuple[Counted, ...]
    by_mode: tuple[Counted, ...]
    takings: tuple[Taking, ...]
    cash: tuple[CashFact, ...]
    exceptional: tuple[Exceptional, ...]
    tickets: TicketFigures
    hours: tuple[Hour, ...]
    promises: tuple[PromiseFigure, ...]
    desks: tuple[DeskFigures, ...]
    ratings: int
    mean_rating: float | None
    promoters: int  # 9 and 10
    detractors: int  # 0 to 6
    unsent: int
    unsent_since: datetime | None
    refused: int
    refused_since: datetime | None
    late: int
    heads: tuple[tuple[str, str], ...]
    digests: tuple[DigestFigure, ...]
    usual: Usual
    missing: tuple[Text, ...] = ()
    closed: Closed | None = None
    checks: tuple[MethodCheck, ...] = ()
    called: tuple[tuple[str, Text], ...] = ()
    mean_order_s: float | None = None
    outside: tuple[Counted, ...] = ()
    corrected_after: tuple[Counted, ...] = ()
    settled_orders: int = 0
    settled_lines: int = 0
    settled_monthly_fen: int = 0
    undone_orders: int = 0
    undone_lines: int = 0
    undone_monthly_fen: int = 0

    @property
    def takings_fen(self) -> int:
        """Without deposits, which are no income."""
        return sum(each.net_fen for each in self.takings if each.account != "deposit")

    @property
    def deposits_fen(self) -> int:
        return sum(each.net_fen for each in self.takings if each.account == "deposit")

    @property
    def difference_fen(self) -> int:
        """长短款 of all counted periods."""
        return sum(each.difference_fen or 0 for each in self.cash)


def days_of(scope: DayScope) -> int:
    return (scope.last - scope.first).days + 1


def same_weekdays(day: date, *, weeks: int = 8) -> tuple[date, ...]:
    """The same weekday of the last weeks, the newest first."""
    return tuple(date.fromordinal(day.toordinal() - 7 * back) for back in range(1, weeks + 1))
