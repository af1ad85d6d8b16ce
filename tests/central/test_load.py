"""Filling the centre: what is loaded twice is there once, and a catalogue version never changes."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from app.errors import InputRefused
from app.texts.language import Language, Text
from app.wire.device_token import device_token
from central.load import load_catalogue, load_customers, load_device, load_hall
from tests.central.counter import Counter
from tests.fakes.centre import TOML
from tests.fakes.clock import HandClock
from tests.fakes.orders import CATALOGUE, CUSTOMER, DESK, HALL, a_customer, an_order
from tests.fakes.print_jobs import CountingIds


def test_loading_again_changes_nothing(counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds) -> None:
    counter.accept(an_order())
    balance = counter.balance_fen(CUSTOMER.id)
    assert load_customers(engine, [CUSTOMER, a_customer(200)], CATALOGUE) == 1
    assert not load_catalogue(engine, CATALOGUE, toml=TOML, at=clock.now(), ids=ids)
    load_hall(engine, HALL, ids=ids)
    assert counter.balance_fen(CUSTOMER.id) == balance
    assert counter.catalogues() == [CATALOGUE.version]


def test_a_version_never_changes(counter: Counter, engine: Engine, clock: HandClock, ids: CountingIds) -> None:
    with pytest.raises(InputRefused) as told:
        load_catalogue(engine, CATALOGUE, toml=TOML + "# other", at=clock.now(), ids=ids)
    for language in Language:
        assert CATALOGUE.version in told.value.say(language)
    assert counter.catalogues() == [CATALOGUE.version]


def test_a_hall_may_change_its_name_and_goes_on(counter: Counter, engine: Engine, ids: CountingIds) -> None:
    counter.accept(an_order())
    cursor = counter.changes().cursor
    load_hall(engine, replace(HALL, name=Text("新厅", "New hall")), ids=ids)
    counter.accept(an_order(customer=a_customer(1), number=2))
    assert counter.changes(cursor).changes


def test_a_new_token_makes_the_old_one_worthless(app: FastAPI, counter: Counter, engine: Engine) -> None:
    new = device_token(hall=HALL.id, device=DESK.device_id, secret="new")
    load_device(engine, token=new)
    assert counter.get("/sync/v1/status").status_code == 401
    assert Counter(app, token=new).get("/sync/v1/status").status_code == 200


def test_a_word_that_is_no_token_is_not_registered(engine: Engine) -> None:
    with pytest.raises(ValueError):
        load_device(engine, token="secret")
