"""What leaves the counter, in which order, how much at once, and what one bad entry may hold up: its own lane."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select, update

from app.domain.signature import Point
from app.outbox_ports import EntryState
from app.ports import LinkState
from app.wire.batch import MOST_BYTES, MOST_ENTRIES, BatchRequest, read_request
from app.wire.device_token import device_token
from central.load import load_device
from offline_cache import outbox
from offline_cache.backoff import FIRST_S, LEAST_S, MOST_S
from offline_cache.moments import from_us
from offline_cache.schema import OUTBOX, OUTBOX_ENTRIES
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import Call, Fault, FaultyRelay, passes
from tests.fakes.orders import HALL, NOW
from tests.offline_cache.sync.parts import (
    BATCH,
    MOST_CUSTOMERS,
    STATUS,
    SyncCounter,
    all_arrive,
    held,
    lane_ends,
    nothing_false,
    taken_in_order,
    top_up,
)

UNKNOWN = MOST_CUSTOMERS + 1  # no customer of this centre


def batches(relay: FaultyRelay) -> list[BatchRequest]:
    return [read_request(body) for body in relay.bodies(BATCH)]


def refuses(key: str, fault: Fault) -> Fault:
    """The fault for every batch with this entry in it."""

    def one(call: Call) -> None:
        (fault if key.encode() in call.seen.body else passes)(call)

    return one


class Tried(NamedTuple):
    attempts: int
    wait_s: float
    error: str


def tried(desk: SyncCounter, key: str) -> Tried:
    with desk.store.read() as connection:
        row = connection.execute(select(OUTBOX).where(OUTBOX.c.key == key)).one()
    wait = from_us(row.next_attempt_at_us) - desk.clock.now()
    return Tried(row.attempts, wait.total_seconds(), row.last_error)


def accept_with_long_signature(desk: SyncCounter, points: int) -> str:
    order = top_up(desk.people.order_number(), customer=desk.people.customer())
    stroke = tuple(Point(n, n, n, 500) for n in range(points))
    signature = replace(order.signed.signature, strokes=(stroke,))
    desk.books.orders.record(replace(order, signed=replace(order.signed, signature=signature)))
    return order.id


def test_a_long_queue_goes_in_batches_oldest_first(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(120)
    assert desk.dispatcher().send_due() == 120
    assert [entry.key for batch in batches(relay) for entry in batch.entries] == keys
    assert all(len(body) <= MOST_BYTES for body in relay.bodies(BATCH))
    assert len(relay.bodies(BATCH)) == 4
    assert held(centre, keys) == [1] * 120


def test_both_ends_mean_the_same_limits() -> None:
    assert (outbox.MOST_ENTRIES, outbox.MOST_BYTES) == (MOST_ENTRIES, MOST_BYTES)


def test_a_batch_stays_below_256_kb_and_a_larger_entry_goes_alone(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = [accept_with_long_signature(desk, points=2_000) for _ in range(9)]
    keys += [accept_with_long_signature(desk, points=20_000)]
    assert desk.dispatcher().send_due() == 10
    sizes = [len(body) for body in relay.bodies(BATCH)]
    assert max(sizes[:-1]) <= MOST_BYTES < sizes[-1]
    assert sum(sizes[:-1]) > MOST_BYTES
    assert [len(batch.entries) for batch in batches(relay)][-1] == 1
    assert held(centre, keys) == [1] * 10


def test_orders_of_one_customer_arrive_in_their_order(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    one, two, three = (desk.people.customer() for _ in range(3))
    keys = desk.accept(one, two, one, three, one, two)
    relay.behave(faults.lost_answer, on=BATCH, times=1)
    desk.dispatcher(deadline_s=0.4).send_due()
    all_arrive(desk, centre, keys)
    lanes: dict[str, list[int]] = defaultdict(list)
    for entry in batches(relay)[-1].entries:
        lanes[entry.lane].append(entry.lane_seq)
    assert sorted(lanes.values()) == [[1], [1, 2], [1, 2, 3]]
    assert taken_in_order(centre, keys) == keys
    assert sorted(lane_ends(centre, keys).values()) == [(1, 1), (2, 2), (3, 3)]


def test_what_travels_is_what_was_hashed(desk: SyncCounter, relay: FaultyRelay) -> None:
    (key,) = desk.accept_some(1)
    desk.dispatcher().send_due()
    (entry,) = batches(relay)[0].entries
    assert (entry.key, entry.kind, entry.entry["bodies"]["productOrder"]["externalId"]) == (key, "order", key)
    assert relay.seen[0].headers["Authorization"] == f"Bearer {desk.token}"


def test_a_long_queue_of_few_customers_arrives_in_their_order(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    people = [desk.people.customer() for _ in range(3)]
    keys = desk.accept(*(people * 40))
    assert desk.dispatcher().send_due() == 120
    assert [entry.key for batch in batches(relay) for entry in batch.entries] == keys
    assert taken_in_order(centre, keys) == keys
    assert {tried(desk, key).attempts for key in keys} == {1}


def test_what_follows_a_refused_entry_in_later_batches_stays(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept(*([desk.people.customer(), UNKNOWN, desk.people.customer()] * 40))
    refused, others = keys[1::3], [key for n, key in enumerate(keys) if n % 3 != 1]
    desk.dispatcher().send_due()
    first, *later = ([entry.key for entry in batch.entries] for batch in batches(relay))
    assert set(refused).isdisjoint(key for batch in later for key in batch)
    assert desk.states(others) == [EntryState.ACKED] * 80
    assert desk.states(refused) == [EntryState.DEAD] + [EntryState.PENDING] * 39
    assert [tried(desk, key).attempts for key in refused] == [int(key in first) for key in refused]
    assert taken_in_order(centre, others) == others


@pytest.mark.parametrize("fault", [faults.lost_answer, faults.reset_before, faults.status_before(500)])
def test_what_was_taken_behind_a_batch_without_answer_was_not_tried(
    fault: Fault, desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    people = [desk.people.customer() for _ in range(3)]
    keys = desk.accept(*(people * 40))

    def second(call: Call) -> None:
        (fault if len(relay.bodies(BATCH)) == 2 else passes)(call)

    relay.behave(second, on=BATCH)
    dispatcher = desk.dispatcher(deadline_s=2.0)
    assert dispatcher.probe()
    dispatcher.send_due()
    first, failed = ([entry.key for entry in batch.entries] for batch in batches(relay))
    nothing_false(desk, centre, keys)
    assert desk.states(keys) == [EntryState.ACKED if key in first else EntryState.PENDING for key in keys]
    assert [tried(desk, key).attempts for key in keys] == [int(key in first or key in failed) for key in keys]
    relay.heal()
    all_arrive(desk, centre, keys)
    assert taken_in_order(centre, keys) == keys


def test_a_refused_entry_parks_its_lane_only(desk: SyncCounter, centre: RunningCentre) -> None:
    keys = desk.accept(UNKNOWN, desk.people.customer(), UNKNOWN, desk.people.customer())
    dispatcher = desk.dispatcher()
    dispatcher.send_due()
    expected = [EntryState.DEAD, EntryState.ACKED, EntryState.PENDING, EntryState.ACKED]
    assert desk.states(keys) == expected
    assert held(centre, keys) == [0, 1, 0, 1]
    (dead,) = desk.outbox.dead()
    assert dead.key == keys[0]
    assert dead.reason.zh
    assert dead.reason.en
    desk.wait_out()
    desk.outbox.due_now()
    dispatcher.send_due()
    assert desk.states(keys) == expected


def test_an_entry_behind_a_gap_waits_for_it(desk: SyncCounter, centre: RunningCentre) -> None:
    customer = desk.people.customer()
    first, second = desk.accept(customer, customer)
    desk.outbox.mark_acked(first, result="{}", central_id="x", lines=(), at=NOW)  # as if the centre had lost it
    assert desk.dispatcher().send_due() == 0
    assert (desk.outbox.state_of(second), held(centre, [second])) == (EntryState.PENDING, [0])
    assert tried(desk, second).error == "wait"
    assert tried(desk, second).wait_s >= LEAST_S


@pytest.mark.parametrize("fault", [faults.status_before(413), faults.status_before(500), faults.nonsense])
def test_one_entry_the_centre_cannot_take_does_not_hold_up_the_others(
    fault: Fault, desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    bad, *others = keys = desk.accept_some(60)
    relay.behave(refuses(bad, fault), on=BATCH)
    dispatcher = desk.dispatcher()
    assert dispatcher.probe()
    for _ in range(4):
        dispatcher.send_due()
        desk.wait_out()
    assert desk.states(others) == [EntryState.ACKED] * 59
    assert desk.link.status().state is LinkState.ONLINE
    assert (desk.outbox.state_of(bad), held(centre, [bad])) == (EntryState.PENDING, [0])
    assert tried(desk, bad).attempts >= 2
    assert [len(b.entries) for b in batches(relay) if bad in (e.key for e in b.entries)][1:] == [1] * (
        tried(desk, bad).attempts - 1
    )
    relay.heal()
    all_arrive(desk, centre, keys)


def test_a_centre_that_takes_no_batch_at_all_is_asked_once_a_round(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(120)
    relay.behave(faults.status_before(503), on=BATCH)
    dispatcher = desk.dispatcher()
    assert dispatcher.probe()
    dispatcher.send_due()
    assert len(relay.bodies(BATCH)) == 1
    nothing_false(desk, centre, keys)
    first = [entry.key for entry in batches(relay)[0].entries]
    assert all(tried(desk, key).wait_s > 0 for key in first), "that the centre is there is no reason to hurry"
    relay.heal()
    all_arrive(desk, centre, keys)


def test_a_refused_token_pauses_and_a_renewed_one_goes_on_at_once(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(3)
    stranger = desk.dispatcher(desk.client(token=device_token(hall=HALL.id, device="H0032-PC03", secret="wrong")))
    assert not stranger.probe()
    assert stranger.send_due() == 0
    assert desk.link.status().state is LinkState.UNAUTHORISED
    nothing_false(desk, centre, keys)
    ours = desk.dispatcher()
    assert ours.probe()  # the clock stands: the back-off is not waited for
    assert ours.send_due() == 3
    assert held(centre, keys) == [1] * 3


def test_the_token_of_another_counter_is_no_token_of_ours(desk: SyncCounter, centre: RunningCentre) -> None:
    token = device_token(hall=HALL.id, device="H0032-PC04", secret="next desk")
    load_device(centre.engine, token=token)
    keys = desk.accept_some(1)
    dispatcher = desk.dispatcher(desk.client(token=token))
    assert not dispatcher.probe()
    assert dispatcher.send_due() == 0
    assert desk.link.status().state is LinkState.UNAUTHORISED
    all_arrive(desk, centre, keys)


def test_when_the_link_returns_nothing_waits_for_its_back_off(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(3)
    relay.behave(faults.reset_before)
    dispatcher = desk.dispatcher()
    dispatcher.send_due()
    assert desk.link.status().state is LinkState.OFFLINE
    assert all(tried(desk, key).wait_s > 0 for key in keys)
    assert dispatcher.send_due() == 0
    assert len(relay.bodies(BATCH)) == 1
    relay.heal()
    assert dispatcher.probe()
    assert dispatcher.send_due() == 3
    assert held(centre, keys) == [1] * 3


def test_each_try_waits_longer(desk: SyncCounter, relay: FaultyRelay) -> None:
    (key,) = desk.accept_some(1)
    desk.random = lambda: 1.0
    relay.behave(faults.reset_before, on=BATCH)
    dispatcher = desk.dispatcher()
    waits = []
    for attempt in range(1, 11):
        dispatcher.send_due()
        assert tried(desk, key) == (attempt, min(FIRST_S * 2 ** (attempt - 1), MOST_S), "CentralTrouble")
        waits.append(tried(desk, key).wait_s)
        desk.clock.forward(timedelta(seconds=waits[-1]))
    assert waits == sorted(waits)
    assert len(relay.bodies(BATCH)) == 10


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_set_by_a_day_neither_loses_time_nor_order(
    days: int, desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    one, two = desk.people.customer(), desk.people.customer()
    keys = desk.accept(one, two, one)
    relay.behave(faults.reset_before, on=BATCH, times=1)
    dispatcher = desk.dispatcher()
    dispatcher.send_due()
    desk.clock.forward(timedelta(days=days))
    keys += desk.accept(one, two)
    assert dispatcher.send_due() == 5
    assert [entry.key for entry in batches(relay)[-1].entries] == keys
    assert taken_in_order(centre, keys) == keys


@pytest.mark.logs("cannot be read and holds up its lane only")
def test_an_entry_that_does_not_read_back_holds_up_its_lane_only(desk: SyncCounter, centre: RunningCentre) -> None:
    customer = desk.people.customer()
    keys = desk.accept(customer, desk.people.customer(), customer, desk.people.customer())
    first = select(OUTBOX.c.seq).where(OUTBOX.c.key == keys[0]).scalar_subquery()
    spoil = update(OUTBOX_ENTRIES).where(OUTBOX_ENTRIES.c.seq == first).values(entry_sealed=b"x" * 40)
    desk.store.write(lambda connection: connection.execute(spoil))
    assert desk.dispatcher().send_due() == 2
    assert desk.states(keys) == [EntryState.PENDING, EntryState.ACKED, EntryState.PENDING, EntryState.ACKED]
    assert held(centre, keys) == [0, 1, 0, 1]


def test_the_answer_is_kept_as_it_came(desk: SyncCounter, centre: RunningCentre) -> None:
    (key,) = desk.accept_some(1)
    desk.dispatcher().send_due()
    with desk.store.read() as connection:
        row = connection.execute(select(OUTBOX).where(OUTBOX.c.key == key)).one()
    result = json.loads(row.result)
    assert (result["key"], result["status"], result["outcome"]) == (key, "accepted", "accepted")
    assert (row.copies, from_us(row.settled_at_us)) == (2, desk.clock.now())
    order = desk.books.orders.row(key)
    assert order is not None
    assert order.copies == 2
    assert [state.value for _, state in order.line_states] == ["acknowledged"]


def test_a_probe_costs_no_batch(desk: SyncCounter, relay: FaultyRelay) -> None:
    desk.accept_some(1)
    assert desk.dispatcher().probe()
    assert [seen.path for seen in relay.seen] == [STATUS]
