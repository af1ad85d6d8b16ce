"""The simulation of a failing network, at a counter where people change their minds: orders are voided before they are
sent or amended, also between the sender's reading and its sending, and those the centre refused, in part or whole, are
settled or amended."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.amendment import Amendment, earlier_lines
from app.domain.amendment_form import amending
from app.domain.approval import Leave
from app.domain.order import CentralState, Order
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.errors import OrderStays
from app.outbox_ports import EntryState
from app.wire.batch import lane_of
from offline_cache.backoff import MOST_S
from offline_cache.check import check_store
from offline_cache.order_book import StoredOrderBook
from offline_cache.outbox import MOST_BYTES, MOST_ENTRIES, DueEntry, StoredOutbox
from tests.fakes.orders import CATALOGUE, CLERK, DESK, NEW_CARD, NOW, a_customer, an_empty_form, order_of, sample_id
from tests.offline_cache.parts import SOURCES
from tests.offline_cache.sync.parts import top_up
from tests.offline_cache.sync.simulation import AMOUNT_FEN, CUSTOMERS, MOST_ROUNDS_AT_THE_END, Simulation

FIRST_DAY = NOW - timedelta(days=10_000)  # before any that the clock shows
LEAVE = Leave(CLERK, Right.VOID_ORDER, "")


def refused_top_up(number: int, *, customer: int) -> Order:
    """Signed under a catalogue that the centre does not have."""
    person = a_customer(customer)
    form = an_empty_form(
        customer=person, number=number, offline=True, catalogue=replace(CATALOGUE, version="nobody's")
    ).with_top_up(number=person.phone, amount_fen=AMOUNT_FEN, line_id=sample_id(number * 16 + 1))
    order = order_of(form.with_payment_method(PaymentMethod.CASH), number=number)
    return replace(order, payment=replace(order.payment, id=sample_id(0xB0000 + number)))


def top_up_with_dear_card(number: int, *, customer: int) -> Order:
    """A new card at a price that is not the centre's, ¥20 for it: refused; the money on the account is not."""
    person = a_customer(customer)
    dear = replace(NEW_CARD, price=replace(NEW_CARD.price, fen=2 * NEW_CARD.price.fen))
    form = an_empty_form(
        customer=person,
        number=number,
        catalogue=replace(CATALOGUE, offerings={**CATALOGUE.offerings, NEW_CARD.code: dear}),
    ).with_addition(dear, number=person.phone, line_id=sample_id(number * 16 + 2))
    form = form.with_top_up(number=person.phone, amount_fen=AMOUNT_FEN, line_id=sample_id(number * 16 + 1))
    order = order_of(form.with_payment_method(PaymentMethod.CASH), number=number)
    return replace(order, payment=replace(order.payment, id=sample_id(0xB0000 + number)))


class RacedOutbox(StoredOutbox):
    """`meanwhile` happens between the reading of what is due and its marking."""

    meanwhile: Callable[[Sequence[DueEntry]], None] = staticmethod(lambda _: None)

    def due_batch(
        self, now: datetime, *, max_entries: int = MOST_ENTRIES, max_bytes: int = MOST_BYTES
    ) -> tuple[DueEntry, ...]:
        batch = super().due_batch(now, max_entries=max_entries, max_bytes=max_bytes)
        self.meanwhile(batch)
        return batch


class Afterthoughts(Simulation):
    """Its verdict is of the orders that stayed. `voided` and `settled` are the others; of those `in_part`, which stay,
    a line was refused and settled. `amended` ended with their next version, which is one of those that stayed."""

    number = 0
    raced = 0
    voided: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    in_part: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    outbox_type: type[RacedOutbox] = RacedOutbox

    def _switch_on(self) -> None:
        super()._switch_on()
        self.made: dict[str, Order] = getattr(self, "made", {})  # a counter that died knows them still
        self._book = StoredOrderBook(self._store, sources=SOURCES)
        self._outbox = outbox = self.outbox_type(self._store)
        outbox.meanwhile = self.between
        self._dispatcher = self._make(
            outbox=outbox,
            client=self._network,
            link=self._link,
            clock=self._clock,
            random=self._chance.random,
        )

    def _accept(self) -> None:
        self.number += 1
        customer = self._chance.randint(1, CUSTOMERS)
        chance = self._chance.random()
        make = refused_top_up if chance < 0.15 else top_up_with_dear_card if chance < 0.3 else top_up
        order = self._book.record(make(self.number, customer=customer))
        self._keep(order, lane_of(device=DESK.device_id, customer_id=a_customer(customer).id))

    def _keep(self, order: Order, lane: str) -> None:
        self.made[order.id] = order
        self._keys.append(order.id)
        self._lanes[order.id] = lane
        self._open.add(order.id)

    def _step(self) -> None:
        if not self._network.sound and self._chance.random() < 0.4:
            self.void_one()
        super()._step()
        for dead in self._outbox.dead():
            if dead.refused_lines:
                self._book.settle_refused(dead.key, reason="", at=self._clock.now(), leave=LEAVE)
                self.in_part += (dead.key,)
        for key in sorted(self._open):
            if self._outbox.state_of(key) is not EntryState.DEAD:
                continue
            if self._chance.random() < 0.5:
                self._amend(key)
            else:
                self._book.settle_refused(key, reason="", at=self._clock.now(), leave=LEAVE)
                self.settled += (key,)
                self._leave_out(key)

    def _settle(self) -> None:
        """Also what was settled last reaches the centre."""
        self._network.sound = True
        for _ in range(MOST_ROUNDS_AT_THE_END):
            if not self._outbox.status().waiting:
                break
            self._clock.forward(timedelta(seconds=MOST_S))
            self._step()
        super()._settle()

    def _amend(self, key: str) -> None:
        """The same once more, under the catalogue the centre has. Raises OrderStays."""
        earlier = self.made[key]
        self.number += 1
        lines = earlier_lines(earlier.signed.content.lines)
        amendment = Amendment(key, str(earlier.receipt_number), "", (), lines, Right.VOID_ORDER)
        form = amending(earlier.signed.form, amendment, new_id=self._store.ids.uuid7)
        order = order_of(replace(form, catalogue=CATALOGUE), number=self.number)
        order = replace(order, payment=replace(order.payment, id=self._store.ids.uuid7()))
        self._book.record(order)
        self.amended += (key,)
        self._keep(order, self._lanes[key])
        self._leave_out(key)

    def void_one(self, among: Sequence[str] = ()) -> bool:
        """One that may be voided; False where none of them is."""
        wanted = [key for key in sorted(self._open) if not among or key in among]
        self._chance.shuffle(wanted)
        for key in wanted:
            try:
                if self._chance.random() < 0.3:
                    self._amend(key)
                    return True
                self._book.void_order(key, reason="", at=self._clock.now(), leave=LEAVE)
            except OrderStays:
                continue
            self.voided += (key,)
            self._leave_out(key)
            return True
        return False

    def between(self, batch: Sequence[DueEntry]) -> None:
        """The sender has read what is due and has not yet marked it."""
        if batch and not self._network.sound and self._chance.random() < 0.3:
            self.raced += self.void_one([entry.key for entry in batch])

    def _leave_out(self, key: str) -> None:
        self._keys.remove(key)
        self._open.discard(key)

    def taken_back_for_good(self) -> bool:
        """None of those took effect, the counter's books say what became of each, and nothing is left to send."""
        undone = (*self.voided, *self.settled, *self.amended)
        rows = [self._book.row(key) for key in undone]
        wanted = [CentralState.VOIDED] * len(self.voided) + [CentralState.SETTLED] * len(self.settled)
        left = self._outbox.status()
        back = sum(2 * NEW_CARD.price.fen for _ in self.in_part)
        back += sum(row.amount_fen for row in rows if row is not None)
        return (
            not self._held(undone)
            and len(set(self.in_part)) == len(self.in_part)
            and self._book.cash(since=FIRST_DAY).returned_fen == back
            and [row.central for row in rows if row is not None][: len(wanted)] == wanted
            and all(row is not None and row.amended_by for row in rows[len(wanted) :])
            and (left.waiting, left.dead) == (0, 0)
            and check_store(self._store).sound
        )
