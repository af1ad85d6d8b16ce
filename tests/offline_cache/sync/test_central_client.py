"""What the client takes for an answer of the centre, whom it finds, and what it never writes down."""

import copy
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Customer
from app.errors import CentralTrouble
from app.texts import central as words
from app.texts.language import Text
from app.wire.batch import BatchRequest, EntryAnswer, EntryEnvelope, read_answer
from app.wire.canonical import JsonObject
from app.wire.changes import read_changes, read_status
from offline_cache.central_client import CentralClient, StrangeAnswer, Unauthorised
from tests.fakes import network_faults as faults
from tests.fakes.faulty_relay import Call, Fault, FaultyRelay, passes, reply
from tests.fakes.orders import HALL, a_customer
from tests.offline_cache.sync.logged import EverythingLogged
from tests.offline_cache.sync.parts import BATCH, CHANGES, STATUS, SyncCounter, address_of, took_s

TMF = "/tmf-api"
INDIVIDUAL = f"{TMF}/partyManagement/v4/individual"
PRODUCT = f"{TMF}/productInventory/v4/product"


@pytest.fixture
def client(relay: FaultyRelay) -> Iterator[CentralClient]:
    client = CentralClient(address_of(relay.url))
    yield client
    client.close()


def same_person(found: Customer | None, known: Customer) -> bool:
    """Usage is not kept at the centre for every product."""
    return found is not None and (found.id, found.phone, found.identification) == (
        known.id,
        known.phone,
        known.identification,
    )


def test_a_customer_is_found_by_exact_number_and_by_document(client: CentralClient) -> None:
    known = a_customer(17)
    assert same_person(client.find_customer(number=known.phone), known)
    found = client.find_customer(number=known.identification.number)
    assert same_person(found, known)
    assert found is not None
    assert [product.id for product in found.products] == [product.id for product in known.products]
    assert client.find_customer(number=known.phone[:-1]) is None
    assert client.find_customer(number="") is None


def test_one_look_up_has_one_time_for_all_its_calls(relay: FaultyRelay) -> None:
    relay.behave(faults.drip_body, on=PRODUCT)
    hasty = CentralClient(address_of(relay.url), deadline_s=0.5)

    def look_up() -> None:
        with pytest.raises(CentralTrouble):
            hasty.find_customer(number=a_customer(17).phone)

    assert took_s(look_up) < 0.5 + 2.0
    hasty.close()


@pytest.mark.parametrize("body", [b"{}", b"[1]", b'[{"name": "x"}]', b"[", b'[{"id": "C-1"}]', b'[{"id": null}]'])
def test_a_strange_person_is_no_customer(body: bytes, client: CentralClient, relay: FaultyRelay) -> None:
    relay.behave(lambda call: call.send(reply(200, body)), on=TMF)
    with pytest.raises(StrangeAnswer):
        client.find_customer(number="15412350001")


def not_the_centres_own(call: Call) -> None:
    """203: something on the way has put its hands on it."""
    _, _, body = call.forward().partition(b"\r\n\r\n")
    call.send(reply(203, body))


@pytest.mark.parametrize(
    ("fault", "trouble", "text"),
    [
        (faults.status_before(401), Unauthorised, words.UNAUTHORISED),
        (faults.portal, StrangeAnswer, words.STRANGE_ANSWER),
        (faults.redirect, StrangeAnswer, words.STRANGE_ANSWER),
        (not_the_centres_own, StrangeAnswer, words.STRANGE_ANSWER),
        (faults.status_before(404), StrangeAnswer, words.UNREACHABLE),
        (faults.status_before(500), StrangeAnswer, words.UNREACHABLE),
        (faults.reset_before, CentralTrouble, words.UNREACHABLE),
    ],
)
def test_each_trouble_has_its_name(
    fault: Fault, trouble: type[CentralTrouble], text: Text, client: CentralClient, relay: FaultyRelay
) -> None:
    relay.behave(fault)
    acts: list[Callable[[], object]] = [
        client.status,
        lambda: client.changes(since="", limit=1),
        lambda: client.find_customer(number="1"),
    ]
    for act in acts:
        with pytest.raises(CentralTrouble) as told:
            act()
        assert (type(told.value), told.value.text) == (trouble, text)


def test_the_status_says_which_lanes_the_centre_has(desk: SyncCounter, client: CentralClient) -> None:
    desk.accept_some(1)
    desk.dispatcher().send_due()
    status = client.status()
    assert (status.hall, status.device) == (HALL.id, client.address.device)
    assert set(status.lanes.values()) >= {1}


def test_a_redirect_is_not_followed(client: CentralClient, relay: FaultyRelay) -> None:
    page = "Location: /elsewhere\r\n"
    relay.behave(lambda call: call.send(reply(302, b"", more=page)), on=STATUS)
    with pytest.raises(StrangeAnswer):
        client.status()
    assert [seen.path for seen in relay.seen] == [STATUS]


def test_a_portals_cookies_do_not_pile_up(client: CentralClient, relay: FaultyRelay) -> None:
    relay.behave(lambda call: call.send(reply(200, b"", more="Set-Cookie: portal=1; Path=/\r\n")), times=1)
    with pytest.raises(StrangeAnswer):
        client.status()
    client.status()
    assert "Cookie" not in relay.seen[-1].headers


def no_header_line(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno header line\r\n\r\n{}")


@pytest.mark.logs("told with all that led to it")
def test_an_identity_number_lands_in_no_log(relay: FaultyRelay, log: EverythingLogged) -> None:
    """Neither the counter's nor the centre's, on whatever level, however the look-up goes."""
    number = a_customer(23).identification.number
    for fault in (passes, no_header_line, faults.reset_before, faults.portal, faults.drip_header):
        relay.heal()
        relay.behave(fault, on=INDIVIDUAL)
        client = CentralClient(address_of(relay.url), deadline_s=20.0 if fault is passes else 0.4)
        try:
            client.find_customer(number=number)
        except CentralTrouble as trouble:
            logging.getLogger("window").exception("told with all that led to it", exc_info=trouble)
        client.close()
    nobody = CentralClient(address_of("http://127.0.0.1:9"))
    with pytest.raises(CentralTrouble) as told:
        nobody.find_customer(number=number)
    logging.getLogger("window").error("told with all that led to it", exc_info=told.value)
    assert sum(number in seen.path for seen in relay.seen) >= 5, "the look-up did not send it"
    assert len(log.lines) >= 3
    assert not [line for line in log.lines if number in line]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ANSWER: JsonObject = {
    "answers": [
        {
            "key": "k",
            "status": "refused",
            "outcome": "refused",
            "reason": {"code": "c", "zh": "不", "en": "no"},
            "order_id": None,
            "lines": [{"id": "l", "state": "completed"}],
        }
    ]
}
CHANGE_PAGE: JsonObject = {
    "cursor": "c",
    "changes": [
        {"id": "a", "kind": "order_state", "order_id": "o", "state": "held", "lines": [], "at": "2026-11-20T02:27:36Z"},
        {"id": "b", "kind": "catalogue", "version": "1", "toml": ""},
    ],
}
STATUS_BODY: JsonObject = {
    "hall": "h",
    "device": "d",
    "catalogue_version": "",
    "time": "2026-11-20T02:27:36Z",
    "lanes": {"l": 1},
}


def places(value: object) -> Iterator[Callable[[object], None]]:
    """Of every place in it, an act that puts something else there."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield partial(value.__setitem__, name)
            yield from places(inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield partial(value.__setitem__, at)
            yield from places(inner)


@given(data=st.data(), junk=JSON)
@pytest.mark.parametrize(
    ("whole", "reader"), [(ANSWER, read_answer), (CHANGE_PAGE, read_changes), (STATUS_BODY, read_status)]
)
def test_junk_anywhere_is_an_answer_or_a_value_error(
    whole: JsonObject, reader: Callable[[bytes], object], data: st.DataObject, junk: object
) -> None:
    """Anything else would break off the round of sending."""
    spoilt = copy.deepcopy(whole)
    put_junk = data.draw(st.sampled_from(list(places(spoilt))))
    put_junk(junk)
    raw = json.dumps(spoilt).encode()
    for body in (raw, raw[: data.draw(st.integers(0, len(raw)))]):
        with suppress(ValueError):
            reader(body)


def test_the_whole_ones_are_read() -> None:
    for whole, reader in ((ANSWER, read_answer), (CHANGE_PAGE, read_changes), (STATUS_BODY, read_status)):
        assert reader(json.dumps(whole).encode())


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "now", "2026-11-20", ""])
def test_a_moment_outside_all_time_is_a_value_error_too(time: str) -> None:
    with pytest.raises(ValueError, match=r"moment|isoformat"):
        read_status(json.dumps(STATUS_BODY | {"time": time}).encode())


def test_answers_must_be_for_exactly_what_was_sent(client: CentralClient, relay: FaultyRelay) -> None:
    def answer(key: str) -> JsonObject:
        return {**ANSWER["answers"][0], "key": key}

    def send(*keys: str) -> tuple[EntryAnswer, ...]:
        entries = tuple(EntryEnvelope(key, "lane", n, "order", "0" * 64, {}) for n, key in enumerate(keys, start=1))
        return client.send(BatchRequest(hall=HALL.id, device=client.address.device, entries=entries))

    def says(*keys: str) -> None:
        body = json.dumps({"answers": [answer(key) for key in keys]}).encode()
        relay.behave(lambda call: call.send(reply(200, body)), on=BATCH)

    says("b", "a")
    assert [one.key for one in send("a", "b")] == ["b", "a"]
    for keys in (("a",), ("a", "a"), ("a", "b", "c"), ("a", "c"), ()):
        says(*keys)
        with pytest.raises(StrangeAnswer):
            send("a", "b")


def test_a_page_of_changes_is_asked_as_the_centre_wants_it(client: CentralClient, relay: FaultyRelay) -> None:
    page = client.changes(since="", limit=2)
    assert len(page.changes) <= 2
    assert client.changes(since="zzz", limit=2).cursor == "zzz"
    assert [seen.path for seen in relay.seen] == [f"{CHANGES}?since=&limit=2", f"{CHANGES}?since=zzz&limit=2"]
