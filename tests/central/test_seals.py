"""Certificates of a hall's documents: told once, each counter's its own word, retired by the operator."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from fastapi import FastAPI
from sqlalchemy import Engine, update

from app.errors import InputRefused
from app.wire.device_token import device_token
from app.wire.seals import MOST_CERTIFICATE_BYTES, MOST_LISTED, MOST_SEALS_BYTES, PublicSeal, read_seals, seals_bytes
from central.database import reading, writing
from central.load import load_device, load_hall
from central.pairing import make_code
from central.schema import PAIRING
from central.seals import MOST_BEFORE, MOST_OF_DEVICE, SealBook, trusted_seals
from tests.central.counter import Counter
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK, HALL, NOW
from tests.fakes.print_jobs import CountingIds

SEALS = "/sync/v1/seals"
SECOND = device_token(hall=HALL.id, device="H0032-PC04", secret="second-secret")
OTHER_HALL = replace(HALL, id="H0033")
OTHER = device_token(hall=OTHER_HALL.id, device="H0033-PC01", secret="other-secret")
WHOSE = f"{HALL.brand.operator.zh} {HALL.name.zh} {DESK.device_id}"  # paired for no desk
KEY = ec.generate_private_key(ec.SECP256R1())


def a_seal(number: int = 1, whose: str = WHOSE, *, issues: bool = False) -> PublicSeal:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"desk {number}")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(KEY.public_key())
    made = made.serial_number(number).not_valid_before(NOW).not_valid_after(NOW + timedelta(days=3650))
    if issues:
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return PublicSeal(certificate=made.sign(KEY, hashes.SHA256()).public_bytes(Encoding.DER), whose=whose, since=NOW)


@pytest.fixture
def book(engine: Engine, clock: HandClock) -> SealBook:
    return SealBook(engine, clock)


@pytest.fixture
def second(app: FastAPI, engine: Engine) -> Counter:
    load_device(engine, token=SECOND)
    return Counter(app, token=SECOND)


def tell(counter: Counter, *seals: PublicSeal) -> None:
    answer = counter.call("POST", SEALS, content=seals_bytes(seals))
    assert (answer.status_code, answer.json()) == (200, {"taken": len(seals)})


def listed(counter: Counter, after: str = "") -> tuple[PublicSeal, ...]:
    answer = counter.get(SEALS, after=after)
    assert answer.status_code == 200
    return read_seals(answer.content, most=MOST_LISTED)


def test_what_one_counter_tells_the_others_of_its_hall_learn(
    counter: Counter, second: Counter, app: FastAPI, engine: Engine, ids: CountingIds
) -> None:
    own, theirs = a_seal(1), a_seal(2, WHOSE.replace(DESK.device_id, "H0032-PC04"))
    tell(counter, own)
    tell(counter, own)
    tell(second, theirs)
    assert set(listed(second)) == {own, theirs}
    first = min(own, theirs, key=lambda each: each.fingerprint)
    assert next(each.fingerprint for each in listed(counter)) == first.fingerprint
    assert first not in listed(counter, after=first.fingerprint)
    load_hall(engine, OTHER_HALL, ids=ids)
    load_device(engine, token=OTHER)
    assert listed(Counter(app, token=OTHER)) == ()


def test_no_counter_changes_what_another_told(counter: Counter, second: Counter) -> None:
    """Also where both seal with the operator's one certificate: it is trusted as long as one of them uses it."""
    seal, ended = a_seal(), NOW + timedelta(days=30)
    tell(counter, seal)
    tell(second, replace(seal, whose="别处", until=ended))
    assert listed(counter) == (seal,)
    tell(counter, replace(seal, whose="别处", since=NOW - timedelta(days=9), until=ended))
    assert listed(counter) == (replace(seal, until=ended),)
    tell(counter, seal)
    tell(counter, replace(seal, until=ended + timedelta(days=1)))
    assert listed(counter) == (replace(seal, until=ended),), "what has ended does not begin again"


def test_the_centre_says_whose_it_is_and_nobody_sealed_for_years(
    counter: Counter, second: Counter, engine: Engine, clock: HandClock
) -> None:
    """A device with its token alone can take no other desk's name, nor the past."""
    make_code(engine, hall_id=HALL.id, desk_number="04", device_id="H0032-PC04", at=NOW)
    with writing(engine) as connection:
        connection.execute(update(PAIRING).values(token_sha256="of the second"))
    seal = a_seal(whose="滨海通信 滨海营业厅 3 台")
    tell(second, replace(seal, since=NOW - timedelta(days=999)))
    (told,) = listed(counter)
    assert told.whose == f"{HALL.brand.operator.zh} {HALL.name.zh} 4 号台"
    assert clock.now() - MOST_BEFORE - timedelta(minutes=5) <= told.since < NOW
    clock.set(NOW + timedelta(days=1))
    tell(counter, replace(seal, since=NOW - timedelta(days=999)))
    assert listed(counter) == (told,), "whoever told it first is named"
    answer = counter.call("POST", SEALS, content=seals_bytes([a_seal(5), a_seal(6, issues=True)]))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_seals")
    assert listed(counter) == (told,)


def test_what_the_operator_retired_stays_so(
    counter: Counter, second: Counter, book: SealBook, clock: HandClock, engine: Engine
) -> None:
    seal, other = a_seal(), a_seal(2)
    tell(counter, seal, other)
    clock.set(NOW + timedelta(days=5))
    (retired,) = book.retire(seal.fingerprint.upper()[:8])
    assert (retired.hall_id, retired.devices, retired.seal.until) == (HALL.id, (DESK.device_id,), clock.now())
    clock.set(NOW + timedelta(days=6))
    book.retire(seal.fingerprint)
    tell(second, seal)
    tell(counter, seal)
    assert {each.fingerprint: each.until for each in listed(counter)} == {
        seal.fingerprint: NOW + timedelta(days=5),
        other.fingerprint: None,
    }
    with reading(engine) as connection:
        assert {each.until for each in trusted_seals(connection, HALL.id)} == {NOW + timedelta(days=5), None}
    for wrong in ("", "12345678" * 8, "zzzzzzzzz", seal.fingerprint[:7]):
        with pytest.raises(InputRefused):
            book.retire(wrong)


Change = Callable[[dict[str, object]], object]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (lambda row: row.update(certificate="bm8gY2VydGlmaWNhdGU="), 400),
        (lambda row: row.update(certificate="§"), 400),
        (lambda row: row.update(certificate="QUFB" * (MOST_CERTIFICATE_BYTES // 3 + 1)), 400),
        (lambda row: row.update(whose=""), 400),
        (lambda row: row.update(whose="x" * 121), 400),
        (lambda row: row.update(whose="a\nb"), 400),
        (lambda row: row.update(since="today"), 400),
        (lambda row: row.update(until=5), 400),
        (lambda row: row.update(more=1), 400),
        (lambda row: row.update(whose=" " * MOST_SEALS_BYTES), 413),
    ],
)
def test_what_is_no_list_of_them_is_refused_in_a_sentence(counter: Counter, change: Change, status: int) -> None:
    body = json.loads(seals_bytes([a_seal()]))
    change(body["seals"][0])
    answer = counter.call("POST", SEALS, content=json.dumps(body).encode())
    assert answer.status_code == status
    assert answer.json()["message"] != answer.json()["reason"]
    assert listed(counter) == ()


def test_a_stranger_and_too_many_are_refused_whole(counter: Counter) -> None:
    assert counter.call("POST", SEALS, headers={}, content=seals_bytes([a_seal()])).status_code == 401
    assert counter.call("GET", SEALS, headers={}).status_code == 401
    many = [a_seal(number) for number in range(1, MOST_OF_DEVICE + 2)]
    for at in range(0, MOST_OF_DEVICE, 20):
        tell(counter, *many[at : at + 20])
    assert counter.call("POST", SEALS, content=seals_bytes(many[-1:])).status_code == 400
    assert len(listed(counter)) == MOST_LISTED == MOST_OF_DEVICE
