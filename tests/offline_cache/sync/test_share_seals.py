"""Certificates of two counters meet at the centre: each learns the other's, at the cost of two calls a day."""

from collections.abc import Iterator

import pytest

from app.errors import CentralTrouble
from app.wire.device_token import device_token
from app.wire.seals import MOST_LISTED, MOST_TOLD, SEALS_PATH, seals_bytes
from central.load import load_device
from offline_cache.central_client import CentralClient, StrangeAnswer
from offline_cache.seal_keys import StoredSealKeys
from offline_cache.share_seals import AGAIN_S, DAILY_S, LOOK_S, SealSharer
from tests.central.test_seals import a_seal
from tests.fakes.centre import RunningCentre
from tests.fakes.faulty_relay import FaultyRelay, reply
from tests.fakes.orders import DESK, HALL
from tests.offline_cache.sync.parts import SyncCounter, address_of

ANOTHER = device_token(hall=HALL.id, device="H0032-PC09", secret="ninth-secret")


class Seconds:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def client(relay: FaultyRelay) -> Iterator[CentralClient]:
    client = CentralClient(address_of(relay.url))
    yield client
    client.close()


def test_a_key_made_here_is_told_and_the_halls_are_learned(
    desk: SyncCounter, client: CentralClient, seconds: Seconds
) -> None:
    keys = StoredSealKeys(desk.store, DESK)
    client.tell_seals((another := a_seal(71),))
    sharer = SealSharer(client, keys, now_s=seconds)
    sharer.share()
    assert {another.fingerprint} <= {each.fingerprint for each in keys.trusted()}
    made = keys.current()
    seconds.now_s += LOOK_S
    sharer.share()
    assert made.fingerprint in {each.fingerprint for each in client.seals()}
    renewed = keys.renew(by="")
    seconds.now_s += LOOK_S
    sharer.share()
    told = {each.fingerprint: each.until for each in client.seals()}
    assert told[renewed.fingerprint] is None
    assert told[made.fingerprint] is not None


def test_mostly_nothing_is_asked(
    desk: SyncCounter, client: CentralClient, seconds: Seconds, relay: FaultyRelay
) -> None:
    sharer = SealSharer(client, StoredSealKeys(desk.store, DESK), now_s=seconds)
    sharer.share()
    once = len(relay.bodies(SEALS_PATH))  # a call a page
    for _ in range(4):
        seconds.now_s += LOOK_S
        sharer.share()
    assert len(relay.bodies(SEALS_PATH)) == once
    assert not any(relay.bodies(SEALS_PATH)), "nothing of its own to tell"
    seconds.now_s += DAILY_S
    sharer.share()
    assert len(relay.bodies(SEALS_PATH)) == 2 * once


def test_an_older_centre_is_asked_again_much_later_and_a_silent_one_at_once(
    desk: SyncCounter, client: CentralClient, seconds: Seconds, relay: FaultyRelay
) -> None:
    sharer = SealSharer(client, StoredSealKeys(desk.store, DESK), now_s=seconds)
    relay.behave(lambda call: call.reset(), on=SEALS_PATH, times=2)
    with pytest.raises(CentralTrouble):
        sharer.share()
    relay.behave(lambda call: call.send(reply(404, b"{}")), on=SEALS_PATH)
    sharer.share()
    asked = len(relay.bodies(SEALS_PATH))
    seconds.now_s += AGAIN_S - 1
    sharer.share()
    assert len(relay.bodies(SEALS_PATH)) == asked
    relay.heal()
    seconds.now_s += 1
    sharer.share()
    assert len(relay.bodies(SEALS_PATH)) > asked


def test_more_than_a_page_comes_down_whole_and_pages_that_go_back_end(
    desk: SyncCounter, client: CentralClient, centre: RunningCentre, relay: FaultyRelay
) -> None:
    load_device(centre.engine, token=ANOTHER)
    another = CentralClient(address_of(relay.url, token=ANOTHER))
    many = [a_seal(number) for number in range(100, 100 + MOST_LISTED)]
    for first in range(0, MOST_LISTED, MOST_TOLD):
        another.tell_seals(tuple(many[first : first + MOST_TOLD]))
    client.tell_seals((a_seal(99),))
    another.close()
    assert {each.fingerprint for each in many} < {each.fingerprint for each in client.seals()}
    page = seals_bytes(sorted(many, key=lambda each: each.fingerprint))
    relay.behave(lambda call: call.send(reply(200, page)), on=SEALS_PATH)
    with pytest.raises(StrangeAnswer):
        client.seals()
