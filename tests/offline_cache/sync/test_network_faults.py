"""Whatever happens to one batch on its way: in time, nothing falsely acknowledged, nothing lost, nothing twice."""

import pytest

from app.outbox_ports import EntryState
from app.ports import LinkState
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import Fault, FaultyRelay
from tests.offline_cache.sync.parts import BATCH, SyncCounter, all_arrive, held, nothing_false, took_s

DEADLINE_S = 0.4
SLACK_S = 2.0  # for a busy core; the dripping servers need more than 10 s for their answers

# True where the batch takes effect at the centre all the same.
FAULTS: dict[str, tuple[Fault, bool]] = {
    "silence": (faults.silence, False),
    "lost answer": (faults.lost_answer, True),
    "late answer": (faults.late_answer, True),
    "reset before": (faults.reset_before, False),
    "reset after": (faults.reset_after, True),
    "hangs up": (faults.hangs_up, False),
    "header byte by byte": (faults.drip_header, True),
    "body byte by byte": (faults.drip_body, True),
    "body without a length byte by byte": (faults.drip_to_the_end, True),
    "chunks byte by byte": (faults.drip_chunks, True),
    "continue for ever": (faults.forever_continue, False),
    "short body": (faults.short_body, True),
    "cut reply": (faults.cut_reply, True),
    "cut JSON": (faults.cut_json, True),
    "endless body": (faults.endless_body, False),
    "endless redirect": (faults.endless_redirect, False),
    "captive portal": (faults.portal, False),
    "redirect": (faults.redirect, False),
    "broken headers": (faults.broken_headers, False),
    "not HTTP": (faults.no_http, False),
    "other keys": (faults.other_keys, False),
    "an answer missing": (faults.fewer_answers, True),
    "nonsense": (faults.nonsense, False),
    "500 before": (faults.status_before(500), False),
    "500 after": (faults.status_after(500), True),
    "401": (faults.status_before(401), False),
    "403": (faults.status_before(403), False),
    "404": (faults.status_before(404), False),
    "408": (faults.status_before(408), False),
    "413": (faults.status_before(413), False),
    "429": (faults.status_before(429), False),
    "204": (faults.status_before(204), False),
}


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_lost_doubled_or_falsely_acknowledged(
    name: str, desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    fault, takes_effect = FAULTS[name]
    keys = desk.accept(*[desk.people.customer()] * 2, desk.people.customer())
    relay.behave(fault, on=BATCH)
    hasty = desk.dispatcher(deadline_s=DEADLINE_S)
    assert took_s(hasty.send_due) < DEADLINE_S * 2 + SLACK_S  # the call, and a probe after a strange answer
    assert desk.states(keys) == [EntryState.PENDING] * 3
    desk.close()
    relay.wait_for_hang_ups()  # what was on its way when the counter gave up has arrived
    assert held(centre, keys) == [int(takes_effect)] * 3
    relay.heal()
    all_arrive(desk, centre, keys)


@pytest.mark.parametrize("fault", [faults.doubled_request, faults.doubled_answer])
def test_what_comes_twice_counts_once(
    fault: Fault, desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(3)
    relay.behave(fault)
    dispatcher = desk.dispatcher()
    assert dispatcher.probe()
    assert dispatcher.send_due() == 3
    more = desk.accept_some(2)
    assert dispatcher.send_due() == 2
    assert held(centre, keys + more) == [1] * 5
    assert desk.states(keys + more) == [EntryState.ACKED] * 5


def test_a_centre_that_is_not_there_is_noticed_and_nothing_is_lost(
    desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre
) -> None:
    keys = desk.accept_some(2)
    desk.url = "http://127.0.0.1:9"
    away = desk.dispatcher(deadline_s=DEADLINE_S)
    assert not away.probe()
    assert away.send_due() == 0
    assert desk.link.status().state is LinkState.OFFLINE
    nothing_false(desk, centre, keys)
    desk.url = relay.url
    all_arrive(desk, centre, keys)


def test_a_portal_before_everything_is_no_centre(desk: SyncCounter, relay: FaultyRelay, centre: RunningCentre) -> None:
    keys = desk.accept_some(2)
    relay.behave(faults.portal)
    dispatcher = desk.dispatcher()
    assert not dispatcher.probe()
    assert dispatcher.send_due() == 0
    assert desk.link.status().state is LinkState.OFFLINE
    assert held(centre, keys) == [0, 0]
    relay.heal()
    all_arrive(desk, centre, keys)
