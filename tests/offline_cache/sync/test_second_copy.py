"""The receipt waits for the second copy, but never long, and not at all without the centre."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.ports import LinkState
from offline_cache.second_copy import CentreCopy
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import FaultyRelay
from tests.fakes.orders import NOW
from tests.offline_cache.sync.parts import BATCH, MOST_CUSTOMERS, PATIENT_S, SyncCounter, held, took_s
from tests.offline_cache.sync.running import RunningSender, running_sender

SHORT_S = 0.2
SLACK_S = 1.5


@pytest.fixture
def sending(desk: SyncCounter) -> Iterator[RunningSender]:
    with running_sender(desk) as running:
        assert running.wait_for(lambda: desk.link.status().state is LinkState.ONLINE)
        yield running


def test_the_centres_acknowledgement_is_the_second_copy(
    desk: SyncCounter, sending: RunningSender, centre: RunningCentre
) -> None:
    (key,) = desk.accept_some(1)
    assert sending.copy.wait_for_copy(key, at_most_s=PATIENT_S)
    assert held(centre, [key]) == [1]


def test_one_that_is_there_already_is_said_at_once(desk: SyncCounter, sending: RunningSender) -> None:
    (key,) = desk.accept_some(1)
    assert sending.copy.wait_for_copy(key, at_most_s=PATIENT_S)
    assert sending.copy.wait_for_copy(key, at_most_s=0)


@pytest.mark.parametrize("state", [LinkState.OFFLINE, LinkState.UNAUTHORISED, LinkState.CONNECTING])
def test_without_the_centre_the_answer_is_no_at_once(state: LinkState, desk: SyncCounter) -> None:
    woken = threading.Event()
    copy = CentreCopy(outbox=desk.outbox, link=desk.link, wake=woken.set)
    desk.link.note(state, at=NOW)
    (key,) = desk.accept_some(1)
    assert took_s(lambda: copy.wait_for_copy(key, at_most_s=600)) < SLACK_S
    assert not copy.wait_for_copy(key, at_most_s=600)
    assert woken.is_set()


def test_a_centre_that_does_not_answer_costs_no_more_than_was_said(
    desk: SyncCounter, relay: FaultyRelay, sending: RunningSender
) -> None:
    relay.behave(faults.silence, on=BATCH)
    (key,) = desk.accept_some(1)
    answers: list[bool] = []
    took = took_s(lambda: answers.append(sending.copy.wait_for_copy(key, at_most_s=SHORT_S)))
    assert answers == [False]
    assert SHORT_S <= took < SHORT_S + SLACK_S


def test_a_refusal_is_not_waited_out(desk: SyncCounter, sending: RunningSender) -> None:
    (key,) = desk.accept(MOST_CUSTOMERS + 1)
    assert took_s(lambda: sending.copy.wait_for_copy(key, at_most_s=600)) < PATIENT_S
    assert not sending.copy.wait_for_copy(key, at_most_s=600)


def test_a_link_that_goes_down_meanwhile_ends_the_wait(
    desk: SyncCounter, relay: FaultyRelay, sending: RunningSender
) -> None:
    relay.behave(faults.silence, on=BATCH)
    (key,) = desk.accept_some(1)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(sending.copy.wait_for_copy, key, at_most_s=600)
        assert relay.wait_for_calls(1, on=BATCH)
        desk.link.note(LinkState.OFFLINE, at=NOW)
        assert waiting.result(PATIENT_S) is False
