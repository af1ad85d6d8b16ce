"""The centre's matters: kept whole, told to every hall in order, and to a new hall before the catalogue."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

import resources
from app.errors import InputRefused
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_catalogue
from app.wire.changes import MattersChange
from central.database import reading
from central.load import load_catalogue, load_customers, load_hall
from central.load_matters import load_matters, matters_in_force
from central.schema import CHANGE
from commands.stock import demo_data
from tests.central.counter import Counter, envelope
from tests.fakes.orders import (
    CATALOGUE,
    HALL,
    NOW,
    a_customer,
    an_empty_form,
    order_of,
    sample_id,
)
from tests.offline_cache.parts import CountingIds

SHIPPED = resources.path("matters.toml").read_text("utf-8")


def toml(version: str) -> str:
    return SHIPPED.replace('version = "2026-11-22.2"', f'version = "{version}"', 1)


def put(engine: Engine, version: str) -> bool:
    text = toml(version)
    return load_matters(engine, read_matters(text), toml=text, at=NOW, ids=CountingIds())


def told(engine: Engine, hall_id: str) -> list[tuple[str, str]]:
    rows = select(CHANGE.c.body).where(CHANGE.c.hall_id == hall_id).order_by(CHANGE.c.id)
    with reading(engine) as connection:
        bodies = [json.loads(body) for body in connection.execute(rows).scalars()]
    return [(body["kind"], body["version"]) for body in bodies]


def test_every_hall_is_told_once_and_reads_it_whole(engine: Engine, counter: Counter) -> None:
    assert matters_in_force(engine) is None
    assert put(engine, "2026-12-01.1")
    assert not put(engine, "2026-12-01.1"), "once more is no harm"
    found = [change for change in counter.changes().changes if isinstance(change, MattersChange)]
    assert [(change.version, change.toml) for change in found] == [("2026-12-01.1", toml("2026-12-01.1"))]


def test_the_newest_is_in_force_whatever_came_last(engine: Engine) -> None:
    put(engine, "2026-12-02.1")
    put(engine, "2026-12-01.9")
    newest = matters_in_force(engine)
    assert newest is not None
    assert newest.version == "2026-12-02.1"


def test_other_words_under_a_known_version_are_refused(engine: Engine) -> None:
    put(engine, "2026-12-01.1")
    other = toml("2026-12-01.1").replace("Plan change", "Other plan")
    with pytest.raises(InputRefused):
        load_matters(engine, read_matters(other), toml=other, at=NOW, ids=CountingIds())


def test_a_new_hall_hears_the_rules_before_the_catalogue_that_goes_by_them(engine: Engine) -> None:
    put(engine, "2026-12-01.1")
    load_hall(engine, replace(HALL, id="H0099", code="NH"), ids=CountingIds())
    assert told(engine, "H0099") == [("matters", "2026-12-01.1"), ("catalogue", CATALOGUE.version)]


@pytest.mark.parametrize(("asks", "refused"), [("false", None), ("true", "not_confirmed")])
def test_a_line_whose_matter_is_confirmed_is_not_taken_without_it(
    engine: Engine, counter: Counter, asks: str, refused: str | None
) -> None:
    """What the customer signed names the file; the offer itself asks for nothing."""
    plan_change = SHIPPED.index('code = "plan_change"')
    said = SHIPPED[:plan_change] + SHIPPED[plan_change:].replace(
        "second_confirmation = false", f"second_confirmation = {asks}", 1
    )
    rules = said.replace('version = "2026-11-22.2"', 'version = "2026-12-01.1"', 1)
    load_matters(engine, read_matters(rules), toml=rules, at=NOW, ids=CountingIds())
    data = demo_data()
    sold = data.catalogue_toml.replace(data.catalogue.version, "2026-12-01.1")
    catalogue = read_catalogue(sold, matters=read_matters(rules))
    load_catalogue(engine, catalogue, toml=sold, at=NOW, ids=CountingIds())
    newcomer = a_customer(900)
    plan = replace(newcomer.products[0], offering_code="26GD-5G-0129")
    newcomer = replace(newcomer, products=(plan,))
    load_customers(engine, (newcomer,), catalogue)
    form = an_empty_form(customer=newcomer, catalogue=replace(catalogue, matters=CATALOGUE.matters))
    order = order_of(form.with_change(plan, catalogue.offerings["26GD-5G-0199"], line_id=sample_id(1)))
    (answer,) = counter.send(envelope(order))
    assert (answer.reason.code if answer.reason is not None else None) == refused
