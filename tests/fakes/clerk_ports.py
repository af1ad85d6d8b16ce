"""What the clerk's face needs from outside, in memory: it behaves like the real parts, and a test can make it fail.

Lanes run a job when the test says so (`HeldLane`) or at once (`InstantLane`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from app.device_ports import DemoCards
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.line_effect import LineEffect, line_effect, with_effects
from app.domain.masking import mask_phone
from app.domain.order import OVER, CentralState, OrderState
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.errors import CentralTrouble
from app.hall_ports import Hall as HallPort
from app.outbox_ports import DeadEntry, OutboxStatus
from app.payment_ports import PaymentProvider
from app.ports import AuditEvent, LinkState, LinkStatus
from app.search_ports import CustomerHit, OfferHit
from app.texts.language import Text
from commands.no_hall import NoHall
from tests.fakes.asked_papers import AskedForms, AskedLists, AskedReceipts
from tests.fakes.desk_devices import HandCamera, LaidReader, MemoryAttachments, NamedPictures
from tests.fakes.one_time_codes import PhoneInMemory
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NOW, TODAY, a_customer, sample_id
from tests.fakes.paying import HandProvider, MemoryPaymentBook
from tests.fakes.print_jobs import JobsInMemory
from tests.fakes.refusals import RefusalsInMemory
from ui.clerk.devices import Devices
from ui.clerk.outside import Outside
from ui.clerk.paying import Paying
from ui.frame.gate import Asked, Gate

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
    """Jobs wait until `run_all`; `run_late` does the first one after its deadline."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Callable[[], None], Callable[[Exception], None]]] = []
        self._late: list[Callable[[], object]] = []

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        deadline_s: float,
    ) -> None:
        self._jobs.append((lambda: InstantLane().run(job, then=then, failed=failed, deadline_s=deadline_s), failed))
        self._late.append(job)

    @property
    def waiting(self) -> int:
        return len(self._jobs)

    def run_all(self) -> None:
        while self._jobs:
            self.run_first()

    def run_first(self) -> None:
        self._late.pop(0)
        self._jobs.pop(0)[0]()

    def run_late(self) -> None:
        """The first job is done, but its deadline had passed: `failed` was told, `then` never is."""
        run, failed = self._late.pop(0), self._jobs.pop(0)[1]
        failed(TimeoutError())
        run()


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
            if typed in c.name or typed in c.phone or typed == c.identification.number
        ][:limit]

    def forget_customers(self) -> None:
        self._customers = ()


class MemoryCustomers:
    """What the orders of `book` still do lies over the records, as in the store, unless the centre refused them."""

    def __init__(self, known: Sequence[Customer], book: MemoryOrderBook) -> None:
        self.known = {c.id: c for c in known}
        self._book = book

    def get(self, customer_id: str) -> Customer | None:
        kept = self.known.get(customer_id)
        return None if kept is None else with_effects(kept, self._open_effects(customer_id))

    def _open_effects(self, customer_id: str) -> Iterator[LineEffect]:
        for order in self._book.recorded.values():
            form, row = order.signed.form, self._book.rows[order.id]
            over = {line_id for line_id, state in row.line_states if state is OrderState.COMPLETED}
            undone = row.central in (CentralState.REFUSED, *OVER)
            if form.customer is None or form.customer.id != customer_id or undone:
                continue
            found = (line_effect(line, today=form.today) for line in form.signable_lines() if line.id not in over)
            yield from (each for each in found if each is not None)

    def put(self, customer: Customer) -> None:
        self.known[customer.id] = customer

    def renew(self, fresh: Customer, *, instead_of: Customer) -> Customer:
        if self.get(fresh.id) == instead_of:
            self.put(fresh)
        return self.get(fresh.id) or fresh


class OneCatalogue:
    """`older` are those that can still be read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.older: dict[str, Catalogue] = {}

    def current(self) -> Catalogue:
        return self.catalogue

    def version(self, version: str) -> Catalogue | None:
        return self.catalogue if version == self.catalogue.version else self.older.get(version)


AWAY = Text("连不上中心。", "The centre cannot be reached.")


class FakeCentral:
    """Knows `people` by whole number; away while `state` is not online."""

    def __init__(self, people: Sequence[Customer], clock: TestClock) -> None:
        self.people = people
        self._clock = clock
        self.status = LinkStatus(LinkState.ONLINE, clock.now())

    def go(self, state: LinkState) -> None:
        self.status = LinkStatus(state, self._clock.now())

    def link(self) -> LinkStatus:
        return self.status

    def find_customer(self, *, number: str) -> Customer | None:
        if self.status.state is not LinkState.ONLINE:
            raise CentralTrouble(AWAY)
        return next((c for c in self.people if number in (c.phone, c.identification.number)), None)


class CopyHere:
    """Whether the second copy arrives in time."""

    def __init__(self) -> None:
        self.arrives = True

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        return self.arrives


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

    def __init__(
        self,
        *,
        catalogue: Catalogue = CATALOGUE,
        known: Sequence[Customer] = (CUSTOMER, a_customer(1)),
        demo_cards: DemoCards | None = None,
        held: bool = False,
        second_screen: bool = True,
        hall: HallPort | None = None,
        clock: TestClock | None = None,
    ) -> None:
        """`hall` is tests/fakes/hall_here.py, with the same clock; without it there is none."""
        self.clock = clock or TestClock()
        self.ids = CountingIds()
        self.book = MemoryOrderBook()
        self.outbox = EmptyOutbox()
        self.audit = WrittenAudit()
        self.receipts = AskedReceipts()
        self.print_jobs = JobsInMemory()
        self.forms = AskedForms()
        self.list_papers = AskedLists()
        self.page_lane = HeldLane()
        self.search = MemorySearch(catalogue, known)
        self.customers = MemoryCustomers(known, self.book)
        self.catalogues = OneCatalogue(catalogue)
        self.central = FakeCentral((*known, STRANGER), self.clock)
        self.copy = CopyHere()
        self.store_lane = HeldLane()
        self.central_lane = HeldLane()
        self.hall_lane = HeldLane()
        instant = InstantLane()
        self.reader = LaidReader()
        self.camera = HandCamera()
        self.attachments = MemoryAttachments()
        self.devices_lane = HeldLane()
        self.payments = MemoryPaymentBook(self.book)
        self.provider = HandProvider()
        self.providers: dict[PaymentMethod, PaymentProvider] = dict.fromkeys(
            (PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.BALANCE), self.provider
        )
        self.payment_lane = HeldLane()
        self.asked: list[Asked] = []
        self.gate = Gate(today=lambda: TODAY)
        self.gate.listen(open_dialog=self.asked.append, tell=lambda _: None)
        self.gate.on_duty(replace(CLERK, granted=frozenset(Right)))
        self.phone = PhoneInMemory(self.clock)
        self.refusals = RefusalsInMemory()
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
            print_jobs=self.print_jobs,
            form_papers=self.forms,
            list_papers=self.list_papers,
            store_lane=self.store_lane if held else instant,
            central_lane=self.central_lane if held else instant,
            hall=hall or NoHall(),
            hall_lane=self.hall_lane if held else instant,
            page_lane=self.page_lane if held else instant,
            devices=Devices(
                reader=self.reader,
                demo_cards=demo_cards,
                camera=self.camera,
                pictures=NamedPictures(),
                attachments=self.attachments,
                lane=self.devices_lane if held else instant,
            ),
            paying=Paying(book=self.payments, providers=self.providers, lane=self.payment_lane if held else instant),
            gate=self.gate,
            codes=self.phone,
            refusals=self.refusals,
            cash_limit_fen=5_000_00,
            demo=True,
            has_second_screen=second_screen,
        )
