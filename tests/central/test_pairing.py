"""A pairing code gives one counter the token of one desk: once, for a time, and no guessing."""

from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.errors import InputRefused
from app.wire.device_token import device_token
from app.wire.pairing import PairingRequest, code_as_given, pairing_request_bytes, read_paired
from central.pairing import MOST_WRONG, VALID_HOURS, make_code
from tests.central.counter import Counter
from tests.fakes.clock import HandClock
from tests.fakes.orders import HALL

SECRET, OTHER = "5" * 32, "6" * 32


def pair(counter: Counter, code: str, *, secret: str = SECRET) -> tuple[int, bytes]:
    answer = counter.call("POST", "/sync/v1/pair", content=pairing_request_bytes(PairingRequest(code, secret)))
    return answer.status_code, answer.content


def a_code(engine: Engine, clock: HandClock) -> str:
    return make_code(engine, hall_id=HALL.id, desk_number="07", device_id="H0032-07", at=clock.now())


def test_a_code_gives_a_token_that_works(counter: Counter, app: FastAPI, engine: Engine, clock: HandClock) -> None:
    status, body = pair(counter, a_code(engine, clock))
    desk = read_paired(body)
    assert status == 200
    assert (desk.hall_id, desk.desk_number, desk.device_id) == (HALL.id, "07", "H0032-07")
    assert desk.hall_name == HALL.name
    new = Counter(app, token=device_token(hall=HALL.id, device="H0032-07", secret=SECRET), device="H0032-07")
    assert new.call("GET", "/sync/v1/status").status_code == 200


def test_a_lost_answer_is_asked_for_again_and_nobody_else_gets_in(
    counter: Counter, engine: Engine, clock: HandClock
) -> None:
    code = a_code(engine, clock)
    first = pair(counter, code)
    assert pair(counter, code) == first
    assert pair(counter, code, secret=OTHER)[0] == 404


def test_a_code_ends(counter: Counter, engine: Engine, clock: HandClock) -> None:
    code = a_code(engine, clock)
    clock.set(clock.now() + timedelta(hours=VALID_HOURS, seconds=1))
    assert pair(counter, code)[0] == 404


def test_a_new_code_makes_the_old_one_worthless(counter: Counter, engine: Engine, clock: HandClock) -> None:
    old = a_code(engine, clock)
    new = a_code(engine, clock)
    assert pair(counter, old)[0] == 404
    assert pair(counter, new)[0] == 200


def test_guessing_is_stopped_for_a_minute(counter: Counter, engine: Engine, clock: HandClock) -> None:
    code = a_code(engine, clock)
    assert {pair(counter, f"2222-22{n:02d}")[0] for n in range(MOST_WRONG)} == {404}
    assert pair(counter, code)[0] == 429
    clock.set(clock.now() + timedelta(minutes=1))
    assert pair(counter, code)[0] == 200


@pytest.mark.parametrize("body", [b"", b"[]", b'{"code":"K7QM-4W2D"}', b'{"code":"x","secret":"short"}', b"x" * 2000])
def test_what_is_no_request_is_refused(counter: Counter, body: bytes) -> None:
    assert counter.call("POST", "/sync/v1/pair", content=body).status_code in (400, 413)


def test_a_hall_the_centre_does_not_know_gets_no_code(engine: Engine, clock: HandClock) -> None:
    with pytest.raises(InputRefused):
        make_code(engine, hall_id="H9999", desk_number="01", device_id="H9999-01", at=clock.now())


@pytest.mark.parametrize("typed", ["k7qm-4w2d", " K7QM4W2D ", "k7qm 4w2d", "K7QM-4W2D"])
def test_a_code_may_be_typed_as_it_is_read_out(typed: str) -> None:
    assert code_as_given(typed) == "K7QM-4W2D"
