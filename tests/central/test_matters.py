"""The centre's matters: kept whole, told to every hall in order, and to a new hall before the catalogue."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

import resources
from app.errors import InputRefused
from app.handling.matters_file import read_matters
from app.wire.changes import MattersChange
from central.database import reading
from central.load import load_hall
from central.load_matters import load_matters, matters_in_force
from central.schema import CHANGE
from tests.central.counter import Counter
from tests.fakes.orders import CATALOGUE, HALL, NOW
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
