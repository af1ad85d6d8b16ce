"""A terminal that speaks English, and stores to type commands at."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from commands.main import main
from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data, stock_demo
from offline_cache.store import Unlocking, create_store
from tests.fakes.centre import filled_database
from tests.fakes.clock import HandClock
from tests.fakes.print_jobs import CountingIds
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import copy_folder

PASSPHRASE = "of this hall only"


@contextmanager
def quick_and_now() -> Iterator[None]:
    """By the real clock: tests elsewhere shift it for the whole run, and a store made once may not be of tomorrow."""
    with quick_argon(), pytest.MonkeyPatch.context() as patch:
        patch.delenv(CLOCK_VARIABLE, raising=False)
        yield


@pytest.fixture
def quick_and_now_in_each() -> Iterator[None]:
    with quick_and_now():
        yield


@pytest.fixture(autouse=True)
def english(quick_and_now_in_each: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def once_stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once and copied."""
    folder = tmp_path_factory.mktemp("once") / "stocked"
    with quick_and_now():
        store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
        stock_demo(store, demo_data())
        store.close()
    return folder


@pytest.fixture(scope="session")
def once_soaked(once_stocked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_folder(once_stocked, tmp_path_factory.mktemp("once") / "soaked")
    with quick_and_now():
        assert main(["soak", "--store", str(folder), "--orders", "2"]) == 0
    return folder


@pytest.fixture(scope="session")
def once_locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once") / "locked"
    how = Unlocking(passphrase=PASSPHRASE, ask=None, keyring=lambda: None)
    with quick_and_now():
        create_store(folder, unlocking=how, clock=SystemClock(), ids=SystemIds()).close()
    return folder


@pytest.fixture
def stocked(once_stocked: Path, tmp_path: Path) -> Path:
    """A demo store."""
    return copy_folder(once_stocked, tmp_path / "store")


@pytest.fixture
def soaked(once_soaked: Path, tmp_path: Path) -> Path:
    """A demo store with two accepted orders."""
    return copy_folder(once_soaked, tmp_path / "soaked")


@pytest.fixture
def locked(once_locked: Path, tmp_path: Path) -> Path:
    """A store of a hall's own, which opens with PASSPHRASE only."""
    return copy_folder(once_locked, tmp_path / "locked")


@pytest.fixture
def newer(soaked: Path) -> Path:
    """A store that a newer program made."""
    about = soaked / "store.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), "format": 99}), "utf-8")
    return soaked


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Of a centre without customers, whose clock is of the test's hand."""
    engine = filled_database(tmp_path / "centre.db", clock=HandClock(), ids=CountingIds(), customers=())
    yield engine
    engine.dispose()
