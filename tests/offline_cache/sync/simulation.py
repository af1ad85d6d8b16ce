"""A counter and a centre with a network between them that fails as the seed says: the same seed, the same run.

Real are the store, the outbox, the dispatcher, the bytes that travel, and the centre's taking of a batch with its
database. Simulated are the wire, the clock, and the deaths of both programs.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, func, select

from app.domain.form_template import NO_TEMPLATES
from app.errors import CentralTrouble
from app.outbox_ports import EntryState
from app.ports import LinkState
from app.texts import central as words
from app.wire.batch import (
    BatchRequest,
    EntryAnswer,
    WrittenBatch,
    answer_bytes,
    lane_of,
    read_answer,
    read_request,
    request_bytes,
)
from app.wire.changes import CentreStatus
from central.completion import complete_due
from central.database import open_database, reading
from central.offers import Offers
from central.schema import CUSTOMER, PRODUCT_ORDER
from central.take_batch import BatchTaker
from offline_cache.backoff import MOST_S
from offline_cache.central_client import CentreAddress, StrangeAnswer, Unauthorised
from offline_cache.dispatch import Centre, Dispatcher
from offline_cache.link import Link
from offline_cache.outbox import MOST_BYTES, DueEntry, StoredOutbox
from offline_cache.record_order import record_order
from offline_cache.store import Store
from tests.fakes.centre import filled_database
from tests.fakes.orders import DESK, HALL, a_customer
from tests.offline_cache.parts import CountingIds, TestClock
from tests.offline_cache.sync.parts import address_of, top_up

CUSTOMERS = 6
AT_ONCE = 4
AMOUNT_FEN = 1000
MOST_ROUNDS_AT_THE_END = 40


class Fate(StrEnum):
    """What becomes of one call."""

    ARRIVES = "arrives"
    REQUEST_LOST = "request lost"
    ANSWER_LOST = "answer lost"
    DOUBLED = "doubled"
    LATE = "late"  # it arrives behind later ones, and nobody waits for its answer
    STRANGE_PAGE = "strange page"
    TOKEN_REFUSED = "token refused"
    COUNTER_DIES_BEFORE = "counter dies before it arrives"
    COUNTER_DIES_AFTER = "counter dies before the answer"
    CENTRE_DIES = "centre dies between effect and answer"


_WEIGHTS = {Fate.ARRIVES: 8, Fate.TOKEN_REFUSED: 1} | {
    fate: 2 for fate in Fate if fate not in (Fate.ARRIVES, Fate.TOKEN_REFUSED)
}


class CounterDied(BaseException):
    """The program is gone in this moment: nothing of it runs any more."""


class Taker(Protocol):
    def take(self, request: BatchRequest) -> tuple[EntryAnswer, ...]: ...


TakerMaker = Callable[[Engine, TestClock, CountingIds], Taker]


def real_taker(engine: Engine, clock: TestClock, ids: CountingIds) -> Taker:
    return BatchTaker(engine=engine, offers=Offers(), clock=clock, ids=ids, templates=NO_TEMPLATES)


class SimulatedCentre:
    """The centre's program: it can die and come back, its database stays."""

    def __init__(self, file: Path, *, clock: TestClock, taker: TakerMaker) -> None:
        self.clock = clock
        self._file = file
        self._ids = CountingIds()
        self._make = taker
        people = [a_customer(n) for n in range(1, CUSTOMERS + 1)]
        self.engine = filled_database(file, clock=clock, ids=self._ids, customers=people)
        self._taker = taker(self.engine, clock, self._ids)

    def take(self, request: bytes) -> bytes:
        return answer_bytes(self._taker.take(read_request(request)))

    def restart(self) -> None:
        self.close()
        self.engine = open_database(f"sqlite:///{self._file}")
        self._taker = self._make(self.engine, self.clock, self._ids)

    def complete(self) -> None:
        complete_due(self.engine, clock=self.clock, ids=self._ids)

    def close(self) -> None:
        self.engine.dispose()


@dataclass
class SimulatedNetwork:
    """offline_cache.dispatch.Centre, over a wire that fails."""

    centre: SimulatedCentre
    chance: random.Random
    sound: bool = False
    fates: Counter[Fate] = field(default_factory=Counter)
    late: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> CentreAddress:
        return address_of("http://simulated")

    def send(self, request: WrittenBatch, meanwhile: Callable[[], None]) -> tuple[EntryAnswer, ...]:
        sent = request_bytes(request)
        fate = self._draw()
        if fate is Fate.COUNTER_DIES_BEFORE:
            raise CounterDied
        if self.chance.random() < 0.9:  # else it never left the machine
            meanwhile()
        if fate is Fate.LATE:
            self.late.append(sent)
        if fate in (Fate.REQUEST_LOST, Fate.LATE):
            raise CentralTrouble(words.UNREACHABLE)
        if fate is Fate.STRANGE_PAGE:
            raise StrangeAnswer(words.STRANGE_ANSWER, address="")
        if fate is Fate.TOKEN_REFUSED:
            raise Unauthorised(words.UNAUTHORISED)
        answer = self.centre.take(sent)
        if fate is Fate.COUNTER_DIES_AFTER:
            raise CounterDied
        if fate is Fate.CENTRE_DIES:
            self.centre.restart()
        if fate in (Fate.ANSWER_LOST, Fate.CENTRE_DIES):
            raise CentralTrouble(words.UNREACHABLE)
        if fate is Fate.DOUBLED:
            answer = self.centre.take(sent)
        return read_answer(answer)

    def status(self) -> CentreStatus:
        if not self.sound and self.chance.random() < 0.2:
            raise CentralTrouble(words.UNREACHABLE)
        now = self.centre.clock.now()
        return CentreStatus(hall=HALL.id, device=DESK.device_id, catalogue_version="", time=now, lanes={})

    def close(self) -> None:
        self.sound = True

    def deliver_one_late(self) -> None:
        """One of those that were held up arrives now, whatever was sent since."""
        if self.late:
            self.centre.take(self.late.pop(self.chance.randrange(len(self.late))))

    def _draw(self) -> Fate:
        fate = Fate.ARRIVES if self.sound else self.chance.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
        self.fates[fate] += 1
        return fate


class FewAtOnce(StoredOutbox):
    """Batches of four, so that most rounds have several and one is taken while another is under way."""

    def due_batch(
        self, now: datetime, *, max_entries: int = AT_ONCE, max_bytes: int = MOST_BYTES
    ) -> tuple[DueEntry, ...]:
        return super().due_batch(now, max_entries=max_entries, max_bytes=max_bytes)

    def due_behind(
        self, now: datetime, *, max_entries: int = AT_ONCE, max_bytes: int = MOST_BYTES
    ) -> tuple[DueEntry, ...]:
        return super().due_behind(now, max_entries=max_entries, max_bytes=max_bytes)


class DispatcherMaker(Protocol):
    def __call__(
        self,
        *,
        outbox: StoredOutbox,
        client: Centre,
        link: Link,
        clock: TestClock,
        random: Callable[[], float],
    ) -> Dispatcher: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """Keys of the orders with which something is wrong, and how much was done to them."""

    orders: int
    lost: tuple[str, ...]  # not at the centre at the end, or there and the counter does not know
    doubled: tuple[str, ...]
    falsely_acknowledged: tuple[str, ...]  # at the moment of the acknowledgement the centre did not have it
    out_of_order: tuple[str, ...]  # lanes
    money_wrong_fen: int
    fates: Counter[Fate]

    @property
    def sound(self) -> bool:
        wrong = (self.lost, self.doubled, self.falsely_acknowledged, self.out_of_order)
        return not any(wrong) and self.money_wrong_fen == 0


class Simulation:
    """`orders` orders of few customers, accepted while the network fails; at the end it is sound for a while."""

    def __init__(
        self,
        *,
        store: Store,
        clock: TestClock,
        centre_file: Path,
        seed: int,
        orders: int,
        dispatcher: DispatcherMaker = Dispatcher,
        taker: TakerMaker = real_taker,
    ) -> None:
        self._chance = random.Random(seed)
        self._store = store
        self._clock = clock
        self._orders = orders
        self._make = dispatcher
        self._centre = SimulatedCentre(centre_file, clock=clock, taker=taker)
        self._network = SimulatedNetwork(self._centre, self._chance)
        self._keys: list[str] = []
        self._lanes: dict[str, str] = {}
        self._open: set[str] = set()
        self._false: list[str] = []
        self._switch_on()

    def run(self) -> Verdict:
        try:
            self._before = self._money()
            while len(self._keys) < self._orders:
                for _ in range(self._chance.choice((0, 0, 1, 3))):
                    self._accept()
                self._step()
            self._settle()
            return self._verdict()
        finally:
            self._centre.close()

    def _switch_on(self) -> None:
        """The counter's program begins, with nothing but its store."""
        self._outbox: StoredOutbox = FewAtOnce(self._store)
        self._link = Link(now=self._clock.now())
        self._dispatcher = self._make(
            outbox=self._outbox,
            client=self._network,
            link=self._link,
            clock=self._clock,
            random=self._chance.random,
        )

    def _accept(self) -> None:
        number, customer = len(self._keys) + 1, self._chance.randint(1, CUSTOMERS)
        order = record_order(self._store, top_up(number, customer=customer, amount_fen=AMOUNT_FEN))
        self._keys.append(order.id)
        self._lanes[order.id] = lane_of(device=DESK.device_id, customer_id=a_customer(customer).id)
        self._open.add(order.id)

    def _step(self) -> None:
        day = timedelta(days=self._chance.choice((-1, 1)))
        seconds = timedelta(seconds=self._chance.expovariate(1 / 20))
        self._clock.forward(day if self._chance.random() < 0.05 else seconds)
        if self._chance.random() < 0.3:
            self._network.deliver_one_late()
        try:
            # As the sending thread does it: online it sends, otherwise it asks first.
            if self._link.status().state is LinkState.ONLINE or self._dispatcher.probe():
                self._dispatcher.send_due()
        except CounterDied:
            self._switch_on()
        self._look()

    def _look(self) -> None:
        acked = [key for key in sorted(self._open) if self._outbox.state_of(key) is EntryState.ACKED]
        there = self._held(acked)
        self._false += [key for key in acked if not there[key]]
        self._open.difference_update(acked)

    def _settle(self) -> None:
        self._network.sound = True
        for _ in range(MOST_ROUNDS_AT_THE_END):
            if not self._open:
                break
            self._clock.forward(timedelta(seconds=MOST_S))
            self._step()
        while self._network.late:
            self._network.deliver_one_late()
        self._clock.forward(timedelta(days=self._orders))  # past every moment it has shown
        self._centre.complete()

    def _held(self, keys: Sequence[str]) -> Counter[str]:
        rows = select(PRODUCT_ORDER.c.external_id).where(PRODUCT_ORDER.c.external_id.in_(keys))
        with reading(self._centre.engine) as connection:
            return Counter(connection.execute(rows).scalars())

    def _taken(self) -> list[str]:
        """Our keys as the centre took them, one after the other, each as often as it took effect."""
        rows = select(PRODUCT_ORDER.c.external_id).order_by(PRODUCT_ORDER.c.id)
        with reading(self._centre.engine) as connection:
            return [key.partition("/")[0] for key in connection.execute(rows).scalars()]

    def _money(self) -> int:
        with reading(self._centre.engine) as connection:
            return int(connection.execute(select(func.sum(CUSTOMER.c.balance_fen))).scalar_one())

    def _verdict(self) -> Verdict:
        taken = self._taken()
        times = Counter(taken)
        wanted = {lane: [k for k in self._keys if self._lanes[k] == lane] for lane in set(self._lanes.values())}
        arrived = {lane: [k for k in dict.fromkeys(taken) if self._lanes[k] == lane] for lane in wanted}
        return Verdict(
            orders=len(self._keys),
            lost=tuple(k for k in self._keys if not times[k] or k in self._open),
            doubled=tuple(k for k in self._keys if times[k] > 1),
            falsely_acknowledged=tuple(self._false),
            out_of_order=tuple(lane for lane in sorted(wanted) if arrived[lane] != wanted[lane]),
            money_wrong_fen=self._money() - self._before - AMOUNT_FEN * len(self._keys),
            fates=self._network.fates,
        )
