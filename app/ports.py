"""What the trade needs from outside. Real ones are wired in commands/, hand-written fakes live in tests/fakes/."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.invoice import InvoiceStanding
from app.domain.order import CentralState, KeptOrder, Order, OrderState, SignedContent, SignedVersion
from app.domain.payment import Payment
from app.domain.receipt_number import ReceiptNumber
from app.domain.right import Right
from app.printer_ports import PrinterCondition
from app.texts.language import Language, Text, same

T = TypeVar("T")
NOTHING = same("")


class Clock(Protocol):
    """The time. Nothing in app/ reads it otherwise, so that a test can say what time it is."""

    def now(self) -> datetime:
        """Aware UTC."""
        ...


class Ids(Protocol):
    """Ids and secrets. Nothing in app/ rolls dice otherwise."""

    def uuid7(self) -> str:
        """A new UUIDv7 in its usual writing."""
        ...

    def token(self) -> str:
        """128 random bits as 32 hex digits."""
        ...


class Lane(Protocol):
    """One worker beside the window; jobs run one after the other, answers come back on the window's thread."""

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float,
    ) -> None:
        """`failed` gets the job's exception, or TimeoutError once `deadline_s` has passed."""
        ...


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A form put away unsigned, as its canonical JSON (app.domain.draft) and one line for lists.

    `missing` is what kept it from being signed when it was put away, "" where nothing did.
    """

    form_id: str
    saved_at: datetime
    customer_masked: str
    summary: Text
    why: str  # parked, offline, left_open
    body: str
    missing: Text = NOTHING


@dataclass(frozen=True, slots=True)
class UnfinishedVersion:
    """A signed version that never became an order; `payment` is the money already journalled for it, if any.

    `finishable` is the same version with its form; None where its catalogue is gone: its money can only be returned.
    """

    signed: SignedContent
    finishable: SignedVersion | None
    payment: Payment | None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One accepted order as lists show it. `line_states` maps line id to the state the centre gave that line."""

    order_id: str
    receipt_number: str
    accepted_at: datetime
    customer_masked: str
    summary: Text
    amount_fen: int
    central: CentralState
    state: OrderState | None
    refusal: Text | None  # the centre's reason where it refused
    line_states: tuple[tuple[str, OrderState], ...]
    copies: int  # machines that hold it: 1 is 单机保存
    print_state: str  # PrintState of the receipt that came out, else of the newest
    clerk_number: str
    invoice: InvoiceStanding | None = None
    reverses: str = ""  # receipt number of the order it takes back
    reversed_by: str = ""  # receipt number of the order that takes it back, unless that was refused
    refused_lines: tuple[tuple[str, Text], ...] = ()  # line id and reason, where the centre accepted the others
    amends: str = ""  # receipt number of the order whose next version it is
    amended_by: str = ""  # receipt number of its own next version, once that was accepted
    refused_settled: bool = False  # somebody saw to them: their money went back
    printer: str = ""  # the address that receipt went to


@dataclass(frozen=True, slots=True)
class OrderSearch:
    """What must fit, all of it; of `receipt`, `phone_end` and `name` one is enough. "" and None ask for nothing.

    `receipt` is a part of the receipt number, `phone_end` the last four digits of a number on the form, `name` the
    beginning of the customer's initials or their hanzi, `clerk` a staff number; `since` counts, `until` not any more.
    `central` is what became of it there.
    """

    receipt: str = ""
    phone_end: str = ""
    name: str = ""
    clerk: str = ""
    since: datetime | None = None
    until: datetime | None = None
    central: CentralState | None = None


@dataclass(frozen=True, slots=True)
class CashCount:
    """Cash of one clerk, or of all: payments of more than nothing, and what went back. Sums are fen."""

    count: int
    taken_fen: int
    returned_count: int
    returned_fen: int


@dataclass(frozen=True, slots=True)
class OrderHistory:
    """`events` are the audit rows of an order, of its form's versions and of their money, oldest first; `answered_at`
    is when the centre took or refused it, None before."""

    events: tuple["AuditEvent", ...]
    answered_at: datetime | None


class OrderBook(Protocol):
    """The store's forms and orders. Every write is one transaction on the store's lane; StoreFull without room."""

    def keep_signed(self, signed: SignedVersion) -> None: ...
    def journal_payment(self, signed_id: str, payment: Payment) -> None:
        """The money is in the drawer: on disk before anything else happens."""
        ...

    def void_signed(self, signed_id: str, *, reason: str, at: datetime, leave: Leave | None = None) -> None:
        """An edit or a failed payment; money journalled for it is written back as returned, with an audit row.

        `leave` says who did it and who approved; without one it is whoever the version was made by.
        """
        ...

    def void_order(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        """Before it is printed or sent: its money goes back, and nothing of it will be sent or printed any more.

        A second time it changes nothing. Raises OrderStays.
        """
        ...

    def why_order_stays(self, order_id: str) -> Text | None:
        """Why it cannot be voided as it stands now; None where it could be."""
        ...

    def settle_refused(self, order_id: str, *, reason: str, at: datetime, leave: Leave) -> None:
        """The centre refused it for good: its money goes back, and the customer's later orders may go on.

        A second time it changes nothing. Raises OrderStays.
        """
        ...

    def why_not_amended(self, order_id: str) -> Text | None:
        """Why the next version of its form cannot be made; None where it can."""
        ...

    def draft_of(self, order_id: str) -> str:
        """Its form as it was signed, as app.domain.draft writes it."""
        ...

    def next_receipt_number(self, *, hall_code: str, desk: str, today: date) -> ReceiptNumber:
        """Never the same twice; on disk as given with the `record` of its order, so that no number is missing."""
        ...

    def record(self, order: Order) -> Order:
        """One transaction: form, content, strokes, payment, journal link, audit row, outbox entry, print job.

        The order as it stands on disk: one recorded before (the same id) keeps its receipt number and token.
        """
        ...

    def unfinished(self) -> tuple[UnfinishedVersion, ...]: ...
    def save_draft(self, draft: DraftRecord) -> None: ...
    def drafts(self) -> tuple[DraftRecord, ...]: ...
    def delete_draft(self, form_id: str) -> None: ...
    def customer_of(self, order_id: str) -> str:
        """Their id. Raises Bug for an order this store never had."""

    def last_order(self) -> OrderRow | None: ...
    def row(self, order_id: str) -> OrderRow | None: ...
    def numbered(self, receipt_number: str) -> OrderRow | None:
        """By the number on its papers, of whatever day."""
        ...

    def orders(self, *, since: datetime, limit: int) -> tuple[OrderRow, ...]: ...
    def find(self, wanted: OrderSearch, *, limit: int) -> tuple[OrderRow, ...]:
        """Newest first."""
        ...

    def cash(self, *, since: datetime, clerk: str = "") -> CashCount:
        """Taken, or given back, from that moment on; `clerk` is the staff number of whoever took it, "" for all."""
        ...

    def order_content(self, order_id: str) -> KeptOrder | None:
        """An order read back from its signed bytes, for reprint and view."""
        ...

    def history(self, order_id: str) -> OrderHistory | None: ...


class PrintState(StrEnum):
    """What is known of a job; only failed_before_send retries by itself, unknown asks the clerk."""

    QUEUED = "queued"
    CHECKED = "checked"
    SENT = "sent"
    HANDED_OVER = "handed_over"  # all bytes taken by a device that cannot answer: 已送打印机, nothing left to ask
    CONFIRMED = "confirmed"
    FAILED_BEFORE_SEND = "failed_before_send"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"

    @property
    def waits(self) -> bool:
        """Nothing of the job is on paper: it is printed once its printer can."""
        return self in (PrintState.QUEUED, PrintState.CHECKED, PrintState.FAILED_BEFORE_SEND)


class PaperKind(StrEnum):
    """What can be printed. The words stand in the store: never renamed."""

    RECEIPT = "receipt"
    ACCEPTANCE_FORM = "acceptance_form"
    TEST_PAGE = "test_page"
    TICKET = "ticket"
    DAILY_SUMMARY = "daily_summary"
    X_REPORT = "x_report"
    CASH_COUNT = "cash_count"


@dataclass(frozen=True, slots=True)
class TicketOnPaper:
    """Which ticket of the queue a paper is: what asking for it, and marking a copy, needs without the hall server.

    `number` as the paper says it.
    """

    id: str
    number: str
    language: Language


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`copy_number` 0 is the first print; from 1 on the paper carries 【补打 第n次】.

    `data` is laid out with `checked`. A ticket has `ticket` in place of an order, a paper of a day or a drawer
    `subject`: what it is about, by which its copies are counted. `printer` is the address `data` was laid out for or
    sent to, `spare` the same paper for the hall's second printer where it is kept beforehand. `condition`: what the
    printer said last while this job was out or was to go out. `copied_by`: the clerk a later copy names, in its words.
    """

    id: str
    order_id: str | None
    paper: PaperKind
    copy_number: int
    state: PrintState
    queued_at: datetime
    data: bytes | None
    last_error: str
    ticket: TicketOnPaper | None = None
    subject: str = ""
    printer: str = ""
    spare: bytes | None = None
    condition: PrinterCondition | None = None
    copied_by: str = ""

    @property
    def broke_off(self) -> bool:
        """Of an unknown one: its connection broke, where other printers fell silent or said why they wait."""
        return bool(self.last_error) and self.last_error != (self.condition.value if self.condition else "")


class SecondCopy(Protocol):
    """Where the second copy of an order goes before the receipt: the hall server, or the centre's acknowledgement."""

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool: ...


class LinkState(StrEnum):
    """What is known of the way to the centre."""

    ONLINE = "online"
    OFFLINE = "offline"
    UNAUTHORISED = "unauthorised"  # the device's token is refused: sending pauses
    CONNECTING = "connecting"


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """`since` is the aware UTC moment this state began."""

    state: LinkState
    since: datetime

    @property
    def away(self) -> bool:
        """Forms are taken as offline: the centre cannot be reached, or it does not know this device."""
        return self.state in (LinkState.OFFLINE, LinkState.UNAUTHORISED)


class Central(Protocol):
    """The centre as the window sees it: its link, and what it alone can answer."""

    def link(self) -> LinkStatus: ...
    def find_customer(self, *, number: str) -> Customer | None:
        """By exact number or document. Raises CentralTrouble."""
        ...


class Customers(Protocol):
    """The records of customers kept on this counter, as they were last known here."""

    def get(self, customer_id: str) -> Customer | None: ...
    def put(self, customer: Customer) -> None: ...
    def renew(self, fresh: Customer, *, instead_of: Customer) -> Customer:
        """The centre's record in place of `instead_of`, which was got here before it was asked; who stands now.

        Where that changed meanwhile the fresh record is left: it may be the older one.
        """
        ...


class Catalogues(Protocol):
    """The catalogues this counter has: the newest, and each one a form was laid under."""

    def current(self) -> Catalogue: ...
    def version(self, version: str) -> Catalogue | None: ...


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """Who did what. `subject` is an id or a number, masked where it is a customer's; `approver` the staff number of
    whoever approved it, "" for nobody; `right` the right it was done under, None where none was asked."""

    kind: AuditKind
    staff_number: str
    at: datetime
    subject: str
    reason: str
    right: Right | None = None
    approver: str = ""


class Audit(Protocol):
    """Who did what at this counter."""

    def write(self, event: AuditEvent) -> None: ...


class Settings(Protocol):
    """Remembered on this counter: language, theme, scale, printer address …"""

    def get(self, key: str, default: str) -> str: ...
    def set(self, key: str, value: str) -> None: ...
