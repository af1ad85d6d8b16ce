"""A counter that sends: a real store with real orders, a real centre behind a relay, everything else injected."""

import itertools
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import func, select

from app.domain.order import Order
from app.domain.payment import PaymentMethod
from app.outbox_ports import EntryState
from app.ports import LinkState
from central.database import reading
from central.schema import ENTRY_KEY, LANE, PRODUCT_ORDER
from offline_cache.backoff import MOST_S
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.changes import ChangeReader
from offline_cache.customers import StoredCustomers
from offline_cache.dispatch import Centre, Dispatcher
from offline_cache.downlink import Downlink
from offline_cache.link import Link
from offline_cache.outbox import StoredOutbox
from offline_cache.staff import StoredStaff
from offline_cache.store import Store
from tests.fakes.centre import TOKEN, RunningCentre
from tests.fakes.orders import DESK, HALL, a_customer, an_empty_form, order_of, sample_id
from tests.offline_cache.parts import Books, TestClock, books_of

PATIENT_S = 20.0  # a shared core may stand still for seconds; no test waits this long for what happens
MOST_CUSTOMERS = 2000
BATCH = "/sync/v1/batch"
STATUS = "/sync/v1/status"
CHANGES = "/sync/v1/changes"


def address_of(url: str, *, token: str = TOKEN, device: str = DESK.device_id) -> CentreAddress:
    return CentreAddress(url=url, token=token, hall=HALL.id, device=device)


def top_up(number: int, *, customer: int, amount_fen: int = 1000) -> Order:
    """The `number`th order of these tests: it can follow any other of the same customer."""
    person = a_customer(customer)
    form = an_empty_form(customer=person, number=number, offline=True)
    form = form.with_top_up(number=person.phone, amount_fen=amount_fen, line_id=sample_id(number * 16 + 1))
    order = order_of(form.with_payment_method(PaymentMethod.CASH), number=number)
    return replace(order, payment=replace(order.payment, id=sample_id(0xB0000 + number)))


class People:
    """Hands out customers and order numbers that no other test of this centre has."""

    def __init__(self) -> None:
        self._customers = itertools.count(1)
        self._orders = itertools.count(1)

    def customer(self) -> int:
        return next(self._customers)

    def order_number(self) -> int:
        return next(self._orders)


@dataclass
class SyncCounter:
    """One counter PC. `client` may be any Centre; the ones it makes itself are closed at the end."""

    store: Store
    clock: TestClock
    people: People
    url: str
    token: str = TOKEN
    device: str = DESK.device_id
    random: Callable[[], float] = field(default_factory=lambda: random.Random(7).random)

    def __post_init__(self) -> None:
        self.books: Books = books_of(self.store)
        self.outbox = StoredOutbox(self.store)
        self.downlink = Downlink(self.store)
        self.customers = StoredCustomers(self.store, kept=lambda _: None)
        self.link = Link(now=self.clock.now())
        self._clients: list[CentralClient] = []

    def client(self, *, deadline_s: float = PATIENT_S, token: str | None = None) -> CentralClient:
        address = address_of(self.url, token=token or self.token, device=self.device)
        client = CentralClient(address, deadline_s=deadline_s)
        self._clients.append(client)
        return client

    def dispatcher(self, client: Centre | None = None, *, deadline_s: float = PATIENT_S) -> Dispatcher:
        return Dispatcher(
            outbox=self.outbox,
            client=client or self.client(deadline_s=deadline_s),
            link=self.link,
            clock=self.clock,
            random=self.random,
        )

    def accept(self, *customers: int) -> list[str]:
        """A top-up for each of these customers, in this order; their keys."""
        keys = []
        for customer in customers:
            order = top_up(self.people.order_number(), customer=customer)
            self.books.orders.record(order)
            keys.append(order.id)
        return keys

    def accept_some(self, count: int) -> list[str]:
        """A top-up for each of so many customers; their keys."""
        return self.accept(*(self.people.customer() for _ in range(count)))

    def states(self, keys: Sequence[str]) -> list[EntryState | None]:
        return [self.outbox.state_of(key) for key in keys]

    def hear(self) -> int:
        """What comes down; how much of it concerned this counter."""
        reader = ChangeReader(
            client=self.client(),
            outbox=self.outbox,
            downlink=self.downlink,
            customers=self.customers,
            staff=StoredStaff(self.store),
            keep_catalogue=lambda _: None,
            keep_matters=lambda _: None,
            faulty=lambda _: None,
        )
        return reader.read_all()

    def wait_out(self) -> None:
        """Past every back-off."""
        self.clock.forward(timedelta(seconds=MOST_S + 1))

    def close(self) -> None:
        for client in self._clients:
            client.close()


@contextmanager
def sync_counter(store: Store, clock: TestClock, people: People, url: str) -> Iterator[SyncCounter]:
    counter = SyncCounter(store, clock, people, url)
    try:
        yield counter
    finally:
        counter.close()


def held(centre: RunningCentre, keys: Sequence[str]) -> list[int]:
    """How many orders the centre has of each key: 1 is what everybody wants."""
    with reading(centre.engine) as connection:
        found = Counter(connection.execute(select(PRODUCT_ORDER.c.external_id)).scalars())
    return [found[key] for key in keys]


def taken_in_order(centre: RunningCentre, keys: Sequence[str]) -> list[str]:
    """These keys as the centre took them, one after the other."""
    rows = select(PRODUCT_ORDER.c.external_id).where(PRODUCT_ORDER.c.external_id.in_(keys))
    with reading(centre.engine) as connection:
        return list(connection.execute(rows.order_by(PRODUCT_ORDER.c.id)).scalars())


def lane_ends(centre: RunningCentre, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Of each lane of these keys: its last number at the centre, and how many of its keys the centre knows."""
    lanes = select(ENTRY_KEY.c.lane, LANE.c.last_seq, func.count()).join(
        LANE, (LANE.c.hall_id == ENTRY_KEY.c.hall_id) & (LANE.c.lane == ENTRY_KEY.c.lane)
    )
    lanes = lanes.where(ENTRY_KEY.c.key.in_(keys)).group_by(ENTRY_KEY.c.lane, LANE.c.last_seq)
    with reading(centre.engine) as connection:
        return {lane: (last, count) for lane, last, count in connection.execute(lanes)}


def nothing_false(counter: SyncCounter, centre: RunningCentre, keys: Sequence[str]) -> None:
    """Whatever happened: what is acknowledged is there, nothing is there twice, nothing is refused or gone."""
    states, there = counter.states(keys), held(centre, keys)
    assert all(count == 1 for state, count in zip(states, there, strict=True) if state is EntryState.ACKED)
    assert max(there) <= 1
    assert set(states) <= {EntryState.PENDING, EntryState.ACKED}


def all_arrive(counter: SyncCounter, centre: RunningCentre, keys: Sequence[str]) -> None:
    """Once the network is sound again, each order is there exactly once, and its counter knows."""
    counter.wait_out()
    dispatcher = counter.dispatcher()
    assert dispatcher.probe()
    dispatcher.send_due()
    assert counter.states(keys) == [EntryState.ACKED] * len(keys)
    assert held(centre, keys) == [1] * len(keys)
    assert counter.link.status().state is LinkState.ONLINE


def took_s(job: Callable[[], object]) -> float:
    began = time.monotonic()
    job()
    return time.monotonic() - began
