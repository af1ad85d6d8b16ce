"""The public on-sale list of the centre: the newest edition in both languages, the terms of a form, nobody's data."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.handling.read_catalogue import read_catalogue
from central.application import create_app
from central.database import open_database
from central.load import load_catalogue
from central.migrate import migrate
from commands.stock import shipped_matters
from tests.central.counter import Counter
from tests.central.test_demo_data import DATA, fill
from tests.fakes.clock import HandClock
from tests.fakes.orders import TODAY
from tests.fakes.print_jobs import CountingIds

NEWER = DATA.catalogue_toml.replace(DATA.catalogue.version, "2026-11-23.1").replace('"199.00"', '"198.00"')


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'centre.db'}")
    yield engine
    engine.dispose()


def page(engine: Engine, query: str = "") -> tuple[int, str]:
    app = create_app(engine=engine, clock=HandClock(), ids=CountingIds(), tick_s=None, shipped=shipped_matters())
    answer = Counter(app).call("GET", f"/on-sale{query}", headers={})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.status_code, answer.text


def test_everything_on_sale_stands_there_in_both_languages(engine: Engine) -> None:
    fill(engine, DATA)
    for query, language in (("", "zh"), ("?lang=en", "en"), ("?lang=<script>", "zh")):
        status, words = page(engine, query)
        assert status == 200
        for offer in DATA.catalogue.on_sale(TODAY):
            assert escape(getattr(offer.name, language)) in words
            assert escape(getattr(offer.how_to_cancel, language)) in words
        for older in (o for o in DATA.catalogue.offerings.values() if not o.on_sale(TODAY)):
            assert f"<span class=code>{older.code}<" not in words
        assert f'<html lang="{language}">' in words
        assert "<script" not in words
        assert "没有上一版" in words or "none to compare" in words
    load_newer(engine)
    assert "调价 5G畅行199（26GD-5G-0199），¥199 /月 → ¥198 /月" in page(engine)[1]


def load_newer(engine: Engine) -> None:
    catalogue = read_catalogue(NEWER, matters=shipped_matters())
    load_catalogue(engine, catalogue, toml=NEWER, at=HandClock().now(), ids=CountingIds())


def test_without_a_catalogue_it_says_so(engine: Engine) -> None:
    migrate(engine)
    status, words = page(engine)
    assert (status, "这里还没有目录。" in words) == (404, True)
