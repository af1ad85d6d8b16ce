"""A centre with its database for each test; the filled database is made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from central.application import create_app
from central.database import open_database
from tests.central.counter import Counter
from tests.fakes.centre import filled_database
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, a_customer
from tests.fakes.print_jobs import CountingIds

CUSTOMERS = (CUSTOMER, *(a_customer(n) for n in range(1, 151)))


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("centre") / "filled.db"
    filled_database(file, clock=HandClock(), ids=CountingIds(), customers=CUSTOMERS).dispose()
    return file


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ids() -> CountingIds:
    ids = CountingIds()
    for _ in range(10):  # those the filled database has used
        ids.uuid7()
    return ids


@pytest.fixture
def engine(filled_file: Path, tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{shutil.copy(filled_file, tmp_path / 'centre.db')}", busy_ms=100)
    yield engine
    engine.dispose()


@pytest.fixture
def app(engine: Engine, clock: HandClock, ids: CountingIds) -> FastAPI:
    return create_app(engine=engine, clock=clock, ids=ids, tick_s=None)


@pytest.fixture
def counter(app: FastAPI) -> Counter:
    return Counter(app)
