"""The thread that sends: it looks when it is woken, survives whatever happens, and ends when it is told."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import pytest
from sqlalchemy import text

from app.errors import StoreFull
from app.outbox_ports import EntryState
from app.ports import LinkState
from app.texts import store as texts
from app.wire.batch import BatchRequest, EntryAnswer, WrittenBatch, read_request
from offline_cache.central_client import CentralClient
from offline_cache.dispatch import Dispatcher
from offline_cache.outbox import DueEntry, StoredOutbox
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import Fault, FaultyRelay
from tests.fakes.orders import CUSTOMER
from tests.offline_cache.sync.logged import EverythingLogged
from tests.offline_cache.sync.parts import (
    BATCH,
    CHANGES,
    PATIENT_S,
    STATUS,
    SyncCounter,
    address_of,
    all_arrive,
    held,
    took_s,
)
from tests.offline_cache.sync.running import make_sender, running_sender

T = TypeVar("T")
SOON_S = 0.02
SLACK_S = 2.0


class FullNow(StoredOutbox):
    """A disk without room for the answers, as often as `times` says."""

    times = 0

    def together(self, job: Callable[[], T]) -> T:
        if self.times:
            self.times -= 1
            raise StoreFull(texts.FULL)
        return super().together(job)


class Stumbling(CentralClient):
    """A fault of ours between leaving and arriving, as often as `stumbles` says."""

    stumbles = 5

    def send(
        self, request: BatchRequest | WrittenBatch, meanwhile: Callable[[], None] | None = None
    ) -> tuple[EntryAnswer, ...]:
        if self.stumbles:
            self.stumbles -= 1
            raise ZeroDivisionError
        return super().send(request, meanwhile)


def dispatcher_of(desk: SyncCounter, outbox: StoredOutbox) -> Dispatcher:
    return Dispatcher(outbox=outbox, client=desk.client(), link=desk.link, clock=desk.clock, random=desk.random)


def acked(desk: SyncCounter, keys: list[str]) -> bool:
    return set(desk.states(keys)) == {EntryState.ACKED}


def test_it_sends_what_waits_and_what_it_is_woken_for(desk: SyncCounter, centre: RunningCentre) -> None:
    keys = desk.accept_some(3)
    with running_sender(desk) as running:
        assert running.wait_for(lambda: acked(desk, keys))
        more = desk.accept_some(2)
        running.sender.wake()
        assert running.wait_for(lambda: acked(desk, more))
    assert held(centre, keys + more) == [1] * 5


def test_without_being_woken_it_looks_by_itself(desk: SyncCounter) -> None:
    with running_sender(desk, poll_s=SOON_S) as running:
        assert running.wait_for(lambda: desk.link.status().state is LinkState.ONLINE)
        keys = desk.accept_some(1)
        assert running.wait_for(lambda: acked(desk, keys))


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (faults.reset_before, LinkState.OFFLINE),
        (faults.portal, LinkState.OFFLINE),
        (faults.status_before(401), LinkState.UNAUTHORISED),
    ],
)
def test_it_pauses_without_the_centre_and_goes_on_with_it(
    fault: Fault,
    state: LinkState,
    desk: SyncCounter,
    relay: FaultyRelay,
    centre: RunningCentre,
) -> None:
    relay.behave(fault)
    with running_sender(desk, poll_s=SOON_S) as running:
        assert running.wait_for(lambda: desk.link.status().state is state)
        keys = desk.accept_some(2)
        assert relay.wait_for_calls(5, on=STATUS)
        assert relay.bodies(BATCH) == []
        relay.heal()
        assert running.wait_for(lambda: acked(desk, keys))
    assert held(centre, keys) == [1, 1]


def test_a_link_lost_while_reading_changes_is_noticed(desk: SyncCounter, relay: FaultyRelay) -> None:
    with running_sender(desk, poll_s=SOON_S) as running:
        assert running.wait_for(lambda: desk.link.status().state is LinkState.ONLINE)
        relay.behave(faults.reset_before)
        assert running.wait_for(lambda: desk.link.status().state is LinkState.OFFLINE)


def test_trouble_with_the_changes_alone_is_not_offline(desk: SyncCounter, relay: FaultyRelay) -> None:
    relay.behave(faults.status_before(500), on=CHANGES)
    running = make_sender(desk)
    running.sender.round()
    assert len(relay.bodies(CHANGES)) == 1
    assert desk.link.status().state is LinkState.ONLINE


def test_a_round_that_lost_the_centre_asks_for_no_changes(desk: SyncCounter, relay: FaultyRelay) -> None:
    desk.accept_some(1)
    relay.behave(faults.reset_before, on=BATCH)
    make_sender(desk).sender.round()
    assert relay.bodies(CHANGES) == []
    assert desk.link.status().state is LinkState.OFFLINE


@pytest.mark.parametrize("path", [BATCH, STATUS, CHANGES])
def test_it_ends_at_once_also_while_nobody_answers(path: str, desk: SyncCounter, relay: FaultyRelay) -> None:
    keys = desk.accept_some(1)
    relay.behave(faults.silence, on=path)
    running = make_sender(desk, deadline_s=600)
    running.sender.start()
    assert relay.wait_for_calls(1, on=path)
    assert took_s(lambda: running.sender.stop(at_most_s=PATIENT_S)) < SLACK_S
    assert running.sender.stop(at_most_s=0)
    assert desk.states(keys) == [EntryState.ACKED if path == CHANGES else EntryState.PENDING]


def test_it_ends_between_two_batches(desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre) -> None:
    keys = desk.accept_some(130)
    sent, go_on = threading.Event(), threading.Event()

    def told() -> None:
        if relay.bodies(BATCH):
            sent.set()
            go_on.wait(PATIENT_S)

    running = make_sender(desk, told=told)
    running.sender.start()
    assert sent.wait(PATIENT_S)
    assert not running.sender.stop(at_most_s=0)
    go_on.set()
    assert running.sender.stop(at_most_s=PATIENT_S)
    left = [entry.key for body in relay.bodies(BATCH) for entry in read_request(body).entries]
    assert len(relay.bodies(BATCH)) == 2, "the answers to the first are written while the second is under way"
    assert left == keys[: len(left)]
    assert desk.states(keys) == [EntryState.ACKED if key in left else EntryState.PENDING for key in keys]
    assert desk.link.status().state is LinkState.ONLINE, "no further call was begun"
    all_arrive(desk, centre, keys)


def test_one_that_was_never_started_can_be_stopped(desk: SyncCounter) -> None:
    assert make_sender(desk).sender.stop(at_most_s=0)


@pytest.mark.logs("the sender cannot use the store")
def test_a_full_disk_neither_ends_it_nor_loses_an_answer(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    outbox = FullNow(desk.store)
    outbox.times = 2
    keys = desk.accept_some(2)
    with running_sender(desk, dispatcher=dispatcher_of(desk, outbox), poll_s=SOON_S) as running:
        assert running.wait_for(lambda: acked(desk, keys))
    assert len(relay.bodies(BATCH)) == 3
    assert held(centre, keys) == [1, 1]


@pytest.mark.logs("a round of sending broke off")
def test_a_fault_of_ours_does_not_end_it(desk: SyncCounter, caplog: pytest.LogCaptureFixture) -> None:
    keys = desk.accept_some(1)
    client = Stumbling(address_of(desk.url))
    with running_sender(desk, dispatcher=desk.dispatcher(client), poll_s=SOON_S) as running:
        assert running.wait_for(lambda: acked(desk, keys))
    assert client.stumbles == 0
    broken = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(broken) == 1, "the same fault again is no further line in the log"
    assert broken[0].exc_info is not None


@pytest.mark.logs("a round of sending broke off")
def test_a_statement_that_fails_is_logged_without_its_values(desk: SyncCounter, log: EverythingLogged) -> None:
    class Refusing(StoredOutbox):
        def due_batch(self, now: datetime, **_: int) -> tuple[DueEntry, ...]:
            with self._store.read() as connection:
                connection.execute(text("SELECT no_such_column WHERE :who"), {"who": CUSTOMER.identification.number})
            return ()

    with running_sender(desk, dispatcher=dispatcher_of(desk, Refusing(desk.store)), poll_s=SOON_S) as running:
        assert running.wait_for(lambda: desk.link.status().state is LinkState.ONLINE)
    assert any("no_such_column" in line for line in log.lines)
    assert not [line for line in log.lines if CUSTOMER.identification.number in line]


def test_what_a_dead_program_had_under_way_is_sent_again(desk: SyncCounter, centre: RunningCentre) -> None:
    keys = desk.accept_some(2)
    desk.outbox.mark_inflight(keys)
    make_sender(desk).sender.round()
    assert acked(desk, keys)
    assert held(centre, keys) == [1, 1]
