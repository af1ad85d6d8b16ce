"""Orders voided at the counter and orders settled after a refusal, with the real centre at the other end."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.domain.order import CentralState
from app.errors import OrderStays
from app.outbox_ports import EntryState
from app.texts import order_stays as texts
from central.database import reading, writing
from central.schema import CANCELLATION, LANE
from offline_cache.check import check_store
from offline_cache.outbox import DueEntry
from offline_cache.schema import OUTBOX
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import FaultyRelay
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.parts import Counter, CountingIds
from tests.offline_cache.sync.afterthoughts import LEAVE, Afterthoughts, RacedOutbox, refused_top_up
from tests.offline_cache.sync.parts import BATCH, SyncCounter, held, lane_ends


def void(desk: SyncCounter, key: str) -> None:
    desk.books.orders.void_order(key, reason="办错了", at=desk.clock.now(), leave=LEAVE)


def settle(desk: SyncCounter, key: str) -> None:
    """Under a key that no other test has sent to this centre."""
    assert isinstance(desk.store.ids, CountingIds)
    desk.store.ids.skip(0x1000 * desk.people.order_number())
    desk.books.orders.settle_refused(key, reason="客户不要了", at=desk.clock.now(), leave=LEAVE)


def central(desk: SyncCounter, key: str) -> CentralState:
    row = desk.books.orders.row(key)
    assert row is not None
    return row.central


def accept_refused(desk: SyncCounter, customer: int) -> str:
    order = refused_top_up(desk.people.order_number(), customer=customer)
    return desk.books.orders.record(order).id


def dead_code(desk: SyncCounter, key: str) -> str:
    with desk.store.read() as connection:
        return str(connection.execute(select(OUTBOX.c.last_error).where(OUTBOX.c.key == key)).scalar_one())


def cancellation_of(desk: SyncCounter, key: str) -> str:
    with desk.store.read() as connection:
        return str(connection.execute(select(OUTBOX.c.key).where(OUTBOX.c.supersedes == key)).scalar_one())


def test_after_a_void_the_centre_takes_the_customers_next_order(desk: SyncCounter, centre: RunningCentre) -> None:
    customer = desk.people.customer()
    first, second = desk.accept(customer, customer)
    void(desk, second)
    third, fourth = desk.accept(customer, customer)
    assert desk.dispatcher().send_due() == 3
    keys = [first, second, third, fourth]
    expected = [EntryState.ACKED, EntryState.WITHDRAWN, EntryState.ACKED, EntryState.ACKED]
    assert desk.states(keys) == expected
    assert held(centre, keys) == [1, 0, 1, 1]
    assert list(lane_ends(centre, keys).values()) == [(3, 3)]


def test_what_was_on_its_way_cannot_be_voided(desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre) -> None:
    (key,) = desk.accept_some(1)
    relay.behave(faults.lost_answer, on=BATCH, times=1)
    desk.dispatcher(deadline_s=0.4).send_due()
    assert (desk.states([key]), held(centre, [key])) == ([EntryState.PENDING], [1])
    with pytest.raises(OrderStays) as stays:
        void(desk, key)
    row = desk.books.orders.row(key)
    assert row is not None
    assert stays.value.text == texts.CENTRE_MAY_HAVE.filled(number=row.receipt_number)


def test_what_is_voided_between_reading_and_sending_never_leaves(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(3)
    raced = RacedOutbox(desk.store)
    raced.meanwhile = lambda batch: void(desk, keys[1]) if len(batch) == 3 else None
    desk.outbox = raced
    assert desk.dispatcher().send_due() == 2
    assert held(centre, keys) == [1, 0, 1]
    assert not any(keys[1].encode() in body for body in relay.bodies(BATCH))


def test_a_batch_of_which_nothing_is_left_holds_up_nothing(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    """What was accepted meanwhile goes in the same round."""
    (key,) = desk.accept_some(1)
    later: list[str] = []

    def change_of_mind(batch: Sequence[DueEntry]) -> None:
        if [entry.key for entry in batch] == [key]:
            void(desk, key)
            later.extend(desk.accept_some(1))

    raced = RacedOutbox(desk.store)
    raced.meanwhile = change_of_mind
    desk.outbox = raced
    assert desk.dispatcher().send_due() == 1
    assert len(relay.bodies(BATCH)) == 1
    assert held(centre, [key, *later]) == [0, 1]


@pytest.mark.parametrize("seed", range(6))
def test_a_void_and_a_sending_at_once_leave_one_of_two_truths(
    desk: SyncCounter, centre: RunningCentre, seed: int
) -> None:
    keys = desk.accept_some(4)
    dispatcher, at_once = desk.dispatcher(), threading.Barrier(2)
    told: list[Exception] = []

    def void_some() -> None:
        at_once.wait()
        for key in keys[seed % 4 :] + keys[: seed % 4]:
            try:
                void(desk, key)
            except OrderStays as stays:
                told.append(stays)

    other = threading.Thread(target=void_some)
    other.start()
    at_once.wait()
    dispatcher.send_due()
    other.join()
    dispatcher.send_due()
    stayed = [state is EntryState.ACKED for state in desk.states(keys)]
    assert held(centre, keys) == [int(stays) for stays in stayed]
    assert [central(desk, key) is CentralState.VOIDED for key in keys] == [not stays for stays in stayed]
    assert len(told) == sum(stayed)
    assert check_store(desk.store).sound


def test_a_settled_order_lets_the_customers_later_ones_go(desk: SyncCounter, centre: RunningCentre) -> None:
    customer = desk.people.customer()
    first = accept_refused(desk, customer)
    second, third = desk.accept(customer, customer)
    dispatcher = desk.dispatcher()
    dispatcher.send_due()
    assert desk.states([first, second, third]) == [EntryState.DEAD, EntryState.PENDING, EntryState.PENDING]
    settle(desk, first)
    assert desk.outbox.dead() == ()
    assert [entry.kind for entry in desk.outbox.due_batch(desk.clock.now())] == ["cancellation"]
    assert dispatcher.send_due() == 3
    assert desk.states([first, second, third]) == [EntryState.REPAIRED, EntryState.ACKED, EntryState.ACKED]
    assert (central(desk, first), held(centre, [first, second, third])) == (CentralState.SETTLED, [0, 1, 1])
    assert next(iter(lane_ends(centre, [second]).values()))[0] == 3
    with reading(centre.engine) as connection:
        kept = connection.execute(select(CANCELLATION).where(CANCELLATION.c.supersedes == first)).one()
    assert (kept.order_external_id, kept.reason, kept.clerk, kept.approver) == (first, "客户不要了", CLERK.number, "")
    assert check_store(desk.store).sound


def test_a_cancellation_whose_answer_was_lost_is_taken_once(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    customer = desk.people.customer()
    first = accept_refused(desk, customer)
    (second,) = desk.accept(customer)
    desk.dispatcher().send_due()
    settle(desk, first)
    relay.behave(faults.lost_answer, on=BATCH, times=1)
    desk.dispatcher(deadline_s=0.4).send_due()
    assert desk.states([cancellation_of(desk, first), second]) == [EntryState.PENDING, EntryState.PENDING]
    desk.wait_out()
    desk.dispatcher().probe()
    desk.dispatcher().send_due()
    assert desk.states([cancellation_of(desk, first), second]) == [EntryState.ACKED, EntryState.ACKED]
    assert held(centre, [first, second]) == [0, 1]


def test_the_last_place_of_a_lane_is_settled_too_and_the_next_order_comes_behind_it(
    desk: SyncCounter, centre: RunningCentre
) -> None:
    customer = desk.people.customer()
    first = accept_refused(desk, customer)
    desk.dispatcher().send_due()
    settle(desk, first)
    (second,) = desk.accept(customer)
    assert desk.dispatcher().send_due() == 2
    assert held(centre, [second]) == [1]


def test_an_order_whose_place_was_taken_is_settled_without_moving_the_lane(
    desk: SyncCounter, centre: RunningCentre
) -> None:
    """As after a counter came back from an old copy: the centre's lane is further than the counter knows."""
    customer = desk.people.customer()
    (zeroth,) = desk.accept(customer)
    desk.dispatcher().send_due()
    (lane,) = lane_ends(centre, [zeroth])
    with writing(centre.engine) as connection:
        connection.execute(update(LANE).where(LANE.c.lane == lane).values(last_seq=3))
    keys = desk.accept(customer, customer, customer)  # places 2, 3 and 4
    dispatcher = desk.dispatcher()
    for key in keys[:2]:
        dispatcher.send_due()
        assert dead_code(desk, key) == "lane_taken"
        settle(desk, key)
    dispatcher.send_due()
    assert desk.states(keys) == [EntryState.REPAIRED, EntryState.REPAIRED, EntryState.ACKED]
    assert held(centre, keys) == [0, 0, 1]
    assert lane_ends(centre, [keys[2]])[lane][0] == 4
    assert desk.outbox.status().dead == 0


@pytest.mark.parametrize("code", ["key_conflict", "order_known"])
def test_where_the_centre_has_another_order_of_that_id_no_money_goes_back(desk: SyncCounter, code: str) -> None:
    (key,) = desk.accept_some(1)
    desk.outbox.mark_dead(key, code=code, reason=None, at=NOW)
    with pytest.raises(OrderStays) as stays:
        settle(desk, key)
    assert stays.value.text == texts.CENTRE_HAS_ANOTHER
    assert (central(desk, key), desk.states([key])) == (CentralState.REFUSED, [EntryState.DEAD])
    assert desk.books.orders.cash(since=NOW).returned_count == 0


def test_what_arrived_damaged_is_settled_and_cannot_take_effect_later(desk: SyncCounter, centre: RunningCentre) -> None:
    customer = desk.people.customer()
    first, second = desk.accept(customer, customer)
    good = desk.outbox.due_batch(desk.clock.now())[0]
    desk.outbox.mark_dead(first, code="sha256_differs", reason=None, at=NOW)  # of which the centre keeps nothing
    settle(desk, first)
    dispatcher = desk.dispatcher()
    assert dispatcher.send_due() == 2
    assert held(centre, [first, second]) == [0, 1]
    (answer,) = desk.client().send(dispatcher._request([good]))  # a late copy that was whole
    assert answer.reason is not None
    assert (answer.reason.code, held(centre, [first])) == ("lane_taken", [0])


def test_a_cancellation_that_is_refused_stands_in_the_list_under_its_order(desk: SyncCounter) -> None:
    customer = desk.people.customer()
    first = accept_refused(desk, customer)
    desk.dispatcher().send_due()
    settle(desk, first)
    desk.outbox.mark_dead(cancellation_of(desk, first), code="cancels_another", reason=None, at=NOW)
    (dead,) = desk.outbox.dead()
    assert (dead.key, desk.outbox.status().dead) == (first, 1)


def run_of(
    counter: Counter, folder: Path, *, seed: int, orders: int, outbox: type[RacedOutbox] = RacedOutbox
) -> tuple[Afterthoughts, bool]:
    with counter.opened() as store:
        run = type("", (Afterthoughts,), {"outbox_type": outbox})(
            store=store, clock=counter.clock, centre_file=folder / "centre.db", seed=seed, orders=orders
        )
        verdict = run.run()
        return run, verdict.sound and run.taken_back_for_good()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_the_network_does_what_was_taken_back_is_not_there_and_the_rest_is(
    seed: int, counter: Counter, tmp_path: Path
) -> None:
    run, sound = run_of(counter, tmp_path, seed=seed, orders=60)
    assert sound
    assert run.voided
    assert run.settled
    assert run.in_part
    assert run.amended
    assert run.raced


def test_a_sender_that_sends_what_it_read_is_caught(counter: Counter, tmp_path: Path) -> None:
    class SendsWhatItRead(RacedOutbox):
        def mark_inflight(self, keys: Sequence[str]) -> frozenset[str]:
            super().mark_inflight(keys)
            return frozenset(keys)

    _, sound = run_of(counter, tmp_path, seed=1, orders=60, outbox=SendsWhatItRead)
    assert not sound
