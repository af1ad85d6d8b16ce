"""What the clerk's face needs from outside, in memory: it behaves like the real parts, and a test can make it fail.

Lanes run a job when the test says so (`HeldLane`) or at once (`InstantLane`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.masking import mask_phone
from app.domain.order import CentralState, KeptOrder, Order, OrderState, SignedVersion
from app.domain.payment import Payment
from app.domain.receipt_number import ReceiptNumber, next_receipt_number
from app.errors import CentralTrouble, StoreFull
from app.ports import (
    AuditEvent,
    CustomerHit,
    DeadEntry,
    DraftRecord,
    LinkState,
    LinkStatus,
    OfferHit,
    OrderRow,
    OutboxStatus,
    PrintState,
    UnfinishedVersion,
)
from app.texts.language import Text
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, NOW, a_customer, sample_id
from ui.clerk.outside import Outside

T = TypeVar("T")


class InstantLane:
    """Every job at once, in the caller's thread."""

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float,
    ) -> None:
        try:
            result = job()
        except Exception as error:
            failed(error)
            return
        then(result)


class HeldLane:
    """Jobs wait until `run_all`, or `time_out` gives the first of them up."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Callable[[], None], Callable[[Exception], None]]] = []

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float,
    ) -> None:
        self._jobs.append((lambda: InstantLane().run(job, then=then, failed=failed, deadline_s=deadline_s), failed))

    @property
    def waiting(self) -> int:
        return len(self._jobs)

    def run_all(self) -> None:
        while self._jobs:
            self._jobs.pop(0)[0]()

    def time_out(self) -> None:
        self._jobs.pop(0)[1](TimeoutError())


class TestClock:
    __test__ = False

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def forward(self, **how_far: float) -> None:
        self._now += timedelta(**how_far)


class CountingIds:
    def __init__(self) -> None:
        self._last = 0x1000

    def uuid7(self) -> str:
        self._last += 1
        return sample_id(self._last)

    def token(self) -> str:
        self._last += 1
        return f"{self._last:032x}"


FULL = Text("磁盘满了，本单没有受理，已经录的都还在。", "The disk is full. The form was not accepted; it is kept.")


class MemoryOrderBook:
    """`full` makes every write raise StoreFull; `full_once` only the next `record`."""

    def __init__(self) -> None:
        self.full = False
        self.record_fails = 0
        self.signed: dict[str, SignedVersion] = {}
        self.money: dict[str, Payment] = {}
        self.voided: list[tuple[str, str]] = []
        self.recorded: dict[str, Order] = {}
        self.saved: dict[str, DraftRecord] = {}
        self.left: tuple[UnfinishedVersion, ...] = ()
        self.rows: dict[str, OrderRow] = {}
        self._last: ReceiptNumber | None = None

    def _room(self) -> None:
        if self.full:
            raise StoreFull(FULL)

    def keep_signed(self, signed: SignedVersion) -> None:
        self._room()
        self.signed[signed.id] = signed

    def journal_payment(self, signed_id: str, payment: Payment) -> None:
        self._room()
        self.money[signed_id] = payment

    def void_signed(self, signed_id: str, *, reason: str, at: datetime) -> None:
        self._room()
        self.voided.append((signed_id, reason))
        self.signed.pop(signed_id, None)
        self.money.pop(signed_id, None)

    def next_receipt_number(self, *, hall_code: str, desk: str, today: date) -> ReceiptNumber:
        return next_receipt_number(last=self._last, hall_code=hall_code, desk=desk, today=today)

    def record(self, order: Order) -> Order:
        self._room()
        if self.record_fails:
            self.record_fails -= 1
            raise StoreFull(FULL)
        if order.id in self.recorded:
            return self.recorded[order.id]
        self._last = order.receipt_number
        self.recorded[order.id] = order
        content = order.signed.content
        self.rows[order.id] = OrderRow(
            order_id=order.id,
            receipt_number=str(order.receipt_number),
            accepted_at=order.accepted_at,
            customer_masked=next(f.value for f in content.customer if f.key == "name"),
            summary="、".join(line.title for line in content.lines),
            amount_fen=order.payment.amount_fen,
            central=CentralState.PENDING,
            state=None,
            refusal=None,
            line_states=(),
            copies=1,
            print_state=PrintState.QUEUED.value,
        )
        self.left = tuple(each for each in self.left if each.signed.id != order.id)
        return order

    def row(self, order_id: str) -> OrderRow | None:
        return self.rows.get(order_id)

    def centre_says(
        self,
        order_id: str,
        central: CentralState,
        *,
        state: OrderState | None = None,
        lines: tuple[tuple[str, OrderState], ...] = (),
        refusal: Text | None = None,
    ) -> None:
        self.rows[order_id] = replace(
            self.rows[order_id], central=central, state=state, line_states=lines, refusal=refusal
        )

    def printer_says(self, order_id: str, state: PrintState) -> None:
        self.rows[order_id] = replace(self.rows[order_id], print_state=state.value)

    def unfinished(self) -> tuple[UnfinishedVersion, ...]:
        return self.left

    def save_draft(self, draft: DraftRecord) -> None:
        self._room()
        self.saved[draft.form_id] = draft

    def drafts(self) -> tuple[DraftRecord, ...]:
        return tuple(self.saved.values())

    def delete_draft(self, form_id: str) -> None:
        self.saved.pop(form_id, None)

    def last_order(self) -> OrderRow | None:
        return list(self.rows.values())[-1] if self.rows else None

    def orders(self, *, since: datetime, limit: int) -> tuple[OrderRow, ...]:
        found = [row for row in self.rows.values() if row.accepted_at >= since]
        return tuple(reversed(found))[:limit]

    def order_content(self, order_id: str) -> KeptOrder | None:
        return self.recorded.get(order_id)


# Pinyin initials of the sample offers; the real search works them out with pypinyin.
INITIALS = {
    "5G-129": "5gcx129",
    "5G-199": "5gcx199",
    "VAS-01": "ldxs",
    "VAS-02": "spcl",
    "KD-300": "dk300m",
    "FEE-CARD": "bhk",
    "DEP-ONU": "gmyj",
}


class MemorySearch:
    """By part of a Chinese or English name, code or initials; customers by part of name or number."""

    def __init__(self, catalogue: Catalogue, customers: Sequence[Customer]) -> None:
        self._catalogue = catalogue
        self._customers = customers

    def offers(self, typed: str, *, limit: int) -> list[OfferHit]:
        key = typed.lower()
        found = []
        for offering in self._catalogue.offerings.values():
            initials = INITIALS.get(offering.code, "")
            if key in initials:
                at = initials.index(key)
                found.append(OfferHit(offering, initials, ((at, min(at + len(key), len(offering.name.zh))),)))
            elif key in offering.name.zh.lower() or key in offering.name.en.lower() or key == offering.code.lower():
                found.append(OfferHit(offering, initials, ()))
        return found[:limit]

    def customers(self, typed: str, *, limit: int) -> list[CustomerHit]:
        return [
            CustomerHit(c.id, c.masked_name, mask_phone(c.phone), c.stars)
            for c in self._customers
            if typed in c.name or typed in c.phone
        ][:limit]


class MemoryCustomers:
    def __init__(self, known: Sequence[Customer]) -> None:
        self.known = {c.id: c for c in known}

    def get(self, customer_id: str) -> Customer | None:
        return self.known.get(customer_id)

    def put(self, customer: Customer) -> None:
        self.known[customer.id] = customer


class OneCatalogue:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def current(self) -> Catalogue:
        return self.catalogue

    def version(self, version: str) -> Catalogue | None:
        return self.catalogue if version == self.catalogue.version else None


AWAY = Text("连不上中心。", "The centre cannot be reached.")


class FakeCentral:
    """Knows `people` by whole number; away while `state` is not online."""

    def __init__(self, people: Sequence[Customer], clock: TestClock) -> None:
        self._people = people
        self._clock = clock
        self.status = LinkStatus(LinkState.ONLINE, clock.now())

    def go(self, state: LinkState) -> None:
        self.status = LinkStatus(state, self._clock.now())

    def link(self) -> LinkStatus:
        return self.status

    def find_customer(self, *, number: str) -> Customer | None:
        if self.status.state is not LinkState.ONLINE:
            raise CentralTrouble(AWAY)
        return next((c for c in self._people if number in (c.phone, c.identification.number)), None)


class CopyHere:
    """Whether the second copy arrives in time."""

    def __init__(self) -> None:
        self.arrives = True

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        return self.arrives


@dataclass
class AskedReceipts:
    """What the printing lane was asked, in order."""

    asked: list[tuple[str, str, bool]] = field(default_factory=list)

    def lay_out(self, order_id: str, *, alone: bool) -> None:
        self.asked.append(("lay_out", order_id, alone))

    def print_again(self, order_id: str) -> None:
        self.asked.append(("again", order_id, False))

    def answered(self, order_id: str, *, came_out: bool) -> None:
        self.asked.append(("answered", order_id, came_out))


class EmptyOutbox:
    def __init__(self) -> None:
        self.dead_entries: tuple[DeadEntry, ...] = ()

    def status(self) -> OutboxStatus:
        return OutboxStatus(waiting=0, oldest_at=None, dead=len(self.dead_entries), last_sent_at=None)

    def dead(self) -> tuple[DeadEntry, ...]:
        return self.dead_entries


class WrittenAudit:
    def __init__(self) -> None:
        self.events: list[AuditEvent] = []

    def write(self, event: AuditEvent) -> None:
        self.events.append(event)


STRANGER = a_customer(9)


class Hall:
    """All of it, ready: the sample customer and one more are known here, STRANGER only at the centre."""

    def __init__(self, *, catalogue: Catalogue = CATALOGUE, held: bool = False, second_screen: bool = True) -> None:
        known = (CUSTOMER, a_customer(1))
        self.clock = TestClock()
        self.ids = CountingIds()
        self.book = MemoryOrderBook()
        self.outbox = EmptyOutbox()
        self.audit = WrittenAudit()
        self.receipts = AskedReceipts()
        self.search = MemorySearch(catalogue, known)
        self.customers = MemoryCustomers(known)
        self.catalogues = OneCatalogue(catalogue)
        self.central = FakeCentral((*known, STRANGER), self.clock)
        self.copy = CopyHere()
        self.store_lane = HeldLane()
        self.central_lane = HeldLane()
        instant = InstantLane()
        self.outside = Outside(
            desk=DESK,
            clock=self.clock,
            ids=self.ids,
            order_book=self.book,
            outbox=self.outbox,
            audit=self.audit,
            receipts=self.receipts,
            search=self.search,
            customers=self.customers,
            catalogues=self.catalogues,
            central=self.central,
            second_copy=self.copy,
            store_lane=self.store_lane if held else instant,
            central_lane=self.central_lane if held else instant,
            demo=True,
            has_second_screen=second_screen,
        )
