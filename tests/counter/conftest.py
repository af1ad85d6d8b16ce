"""A stocked demo counter for each test: its store, a centre's database, the virtual printer; one clock for all."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from commands.demo_place import DemoPlace, demo_store
from commands.outside import CLOCK_VARIABLE, SystemClock, SystemIds
from commands.stock import DemoData, demo_data
from printing.virtual_printer.server import VirtualPrinter
from tests.counter.place import CounterPlace
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import copy_folder

BEGINS = datetime.fromisoformat("2026-11-20T10:24+08:00")  # no test meets a midnight, or a year without these offers


@pytest.fixture(scope="session", autouse=True)
def one_clock() -> Iterator[None]:
    """The same shifted clock for every process of these tests."""
    ahead_s = round((BEGINS - datetime.now(UTC)).total_seconds())
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(CLOCK_VARIABLE, f"{ahead_s:+d}s")
        yield


@pytest.fixture(scope="session")
def data() -> DemoData:
    return demo_data()


@pytest.fixture(scope="session")
def stocked(one_clock: None, data: DemoData, tmp_path_factory: pytest.TempPathFactory) -> DemoPlace:
    """Copied for each test: making it takes longer than using it."""
    place = DemoPlace(tmp_path_factory.mktemp("stocked"))
    with quick_argon(), demo_store(place, data, clock=SystemClock(), ids=SystemIds()):
        pass
    return place


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(port=0) as printer:
        yield printer


@pytest.fixture
def place(
    stocked: DemoPlace, data: DemoData, printer: VirtualPrinter, tmp_path: Path, qapp: QApplication
) -> Iterator[CounterPlace]:
    """The centre is not started yet."""
    folder = tmp_path / "counter"
    shutil.copytree(stocked.folder, folder, ignore=shutil.ignore_patterns("store"))
    copy_folder(stocked.store, folder / "store")
    made = CounterPlace(DemoPlace(folder), data=data, printer=printer)
    yield made
    made.centre.stop()
    qapp.setStyleSheet("")


@pytest.fixture
def online(place: CounterPlace) -> CounterPlace:
    """With the centre at work."""
    place.centre.start()
    return place
