"""What happened in a hall as facts for its figures: narrow, typed, without anybody's personal data.

A counter works them out of its own store (offline_cache/day_collect.py), a hall server of its queue; they travel
upward as they are and are kept by (hall, id): the same fact sent again replaces itself. Money is fen, times aware UTC.

`day` of each is its hall day (hall_time.hall_date; of a ticket the queue's day). Where that day was closed already when
the fact arrived, whoever keeps the facts books it on the next open day and marks it late.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

AFTER: Final = "/after"  # behind the id of a cash period that is told again on a later day, since its own was closed


@dataclass(frozen=True, slots=True)
class OrderFact:
    """One accepted order. `matter` is the code of its main line's matter; `seconds` from the ticket's service or the
    form's begin to acceptance, None where nobody measured. `central` CentralState, `state` OrderState or "".

    `refusal` is the centre's reason as JSON {code, zh, en}, "" for none. `entry_sha256` is the hash of its sync entry,
    what digests compare. `reverses` is a receipt number. `rating` 0–10, None where none was given.
    `settled_at` is when the centre's answer was taken. `undone_on` is the hall day on which it was voided, or settled
    after it was refused: nothing of it came to be. None while it stands.
    """

    id: str
    day: date
    device: str
    desk: str
    clerk: str
    receipt_number: str
    customer_masked: str
    matter: str
    channel: str
    offline: bool
    accepted_at: datetime
    seconds: float | None
    lines: int
    monthly_change_fen: int
    amount_fen: int
    central: str
    state: str
    refusal: str
    settled_at: datetime | None
    reverses: str
    rating: int | None
    entry_sha256: str
    undone_on: date | None = None


@dataclass(frozen=True, slots=True)
class LineFact:
    """One line of an order. `gone`: "" | voided | refused | reversed, when it does not stand any more."""

    id: str  # order id and line id, joined by "/"
    order_id: str
    day: date
    desk: str
    clerk: str
    matter: str
    action: str  # Action value
    title: str  # as signed, in the language of the form
    due_fen: int
    monthly_change_fen: int
    discount_fen: int
    discount_why: str
    discount_approver: str
    gone: str


class Account(StrEnum):
    """What money is for. Its value travels: never renamed."""

    FEES = "fees"
    TOP_UP = "top_up"
    DEPOSIT = "deposit"  # no income: it is given back (R16)


class TakingKind(StrEnum):
    """Why money moved. Its value travels: never renamed."""

    TAKEN = "taken"
    RETURNED = "returned"
    CORRECTED = "corrected"  # a counter-entry: out of one method, into another


@dataclass(frozen=True, slots=True)
class TakingFact:
    """Money of one means for one account; `amount_fen` is below zero where it went out. A payment of several accounts
    gives several: its parts, in the order taken, pay fees first, then top-ups, then deposits; what goes back goes back
    in the opposite order. `reference` is the provider's number; `payment_id` its key there.

    `period_id` is of cash alone: the drawer's period it is booked under, "" where none ran. `after_period`: a
    correction of money whose period was over by then, which moves no drawer any more."""

    id: str
    payment_id: str
    order_id: str
    day: date
    device: str
    desk: str
    clerk: str
    at: datetime
    method: str  # PaymentMethod value
    account: str
    kind: str
    amount_fen: int
    reference: str
    period_id: str = ""
    after_period: bool = False


@dataclass(frozen=True, slots=True)
class EventFact:
    """One audited act that a summary counts. `kind` is an AuditKind value, `amount_fen` where it is about money."""

    id: str
    day: date
    device: str
    desk: str
    staff: str
    at: datetime
    kind: str
    subject: str
    reason: str
    approver: str
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class CashFact:
    """A cash period as it stands (cash_period.py): sums of its moves, and the count once there is one.

    One that still ran when its day was closed is told once more on a later day, whole, with AFTER behind its id. Sums
    over days take the last alone.
    """

    id: str
    day: date  # on which it was opened
    device: str
    desk: str
    staff: str
    opened_at: datetime
    closed_at: datetime | None
    float_fen: int
    taken_fen: int
    returned_fen: int
    paid_in_fen: int
    paid_out_fen: int
    deposited_fen: int
    expected_fen: int
    counted_fen: int | None
    difference_fen: int | None
    reason: str
    approver: str
    handed_to: str
    float_counted: bool
    counts: int = 0  # how often it was counted
    first_difference_fen: int | None = None  # of the first of them

    @property
    def carried_over(self) -> bool:
        """From `day`, on which it was opened, into a later one."""
        return self.id.endswith(AFTER)


@dataclass(frozen=True, slots=True)
class CashMoveFact:
    """Cash that moved without a sale: `kind` CashMoveKind value; `amount_fen` as seen from the drawer or safe."""

    id: str
    period_id: str  # "" for the safe's own
    day: date
    desk: str
    staff: str
    at: datetime
    kind: str
    amount_fen: int
    reason: str
    approver: str


@dataclass(frozen=True, slots=True)
class TicketFact:
    """One ticket as its periods stand. Times are seconds; `called` and `finished` are a PromiseState value, "" for no
    promise (`called` is an ordinary customer's where it is not `protected`). `hit`: the wait fell into the range that
    was told, None where none was told or nobody called. `hour` of the hall it came in. `slot_begins` and `slot_ends`
    are what was agreed, None for no appointment, and `slot_called` a PromiseState value: called by its end."""

    id: str
    day: date
    number: str
    queue: str
    matter: str
    protected: bool
    appointment: bool
    split: bool
    issued_at: datetime
    hour: int
    first_called_at: datetime | None
    wait_s: float
    service_s: float
    hold_s: float
    desk: str
    staff: str
    standing: str
    no_shows: int
    transfers: int
    called: str
    finished: str
    hit: bool | None
    slot_begins: datetime | None = None
    slot_ends: datetime | None = None
    slot_called: str = ""


@dataclass(frozen=True, slots=True)
class DeskFact:
    """Where a desk's time on duty went on one day, in seconds, of one person (ticket_times.DeskTimes)."""

    id: str
    day: date
    desk: str
    staff: str
    on_duty_s: float
    serving_s: float
    walking_s: float
    paused_s: float
    idle_s: float


@dataclass(frozen=True, slots=True)
class DeviceFact:
    """How far a counter's facts are known: everything up to `up_to`, in its own count. `journal_head` and
    `audit_head` are the links of its chains' ends; forms put away, prints nobody confirmed, orders not sent, cash in
    fen that customers are still to be handed (cash_due.py), and orders of which the centre refused lines that nobody
    has settled. `drafts`, `prints`, `dues` and `parts` say which they are, and since when
    (offline_cache/day_waiting.py)."""

    id: str  # device
    day: date
    desk: str
    at: datetime
    up_to: int
    journal_head: str
    audit_head: str
    open_drafts: int
    open_prints: int
    unsent: int
    cash_due_fen: int = 0
    refused_in_part: int = 0
    drafts: str = ""
    prints: str = ""
    dues: str = ""
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A batch, as it travels."""

    orders: tuple[OrderFact, ...] = ()
    lines: tuple[LineFact, ...] = ()
    takings: tuple[TakingFact, ...] = ()
    events: tuple[EventFact, ...] = ()
    cash: tuple[CashFact, ...] = ()
    moves: tuple[CashMoveFact, ...] = ()
    tickets: tuple[TicketFact, ...] = ()
    desks: tuple[DeskFact, ...] = ()
    devices: tuple[DeviceFact, ...] = ()
