"""One real centre for all tests here, with more customers than they use; a relay and a counter for each."""

import logging
import threading
from collections.abc import Iterator

import pytest

from offline_cache.store import Store
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.faulty_relay import FaultyRelay
from tests.fakes.orders import a_customer
from tests.offline_cache.parts import CountingIds, TestClock
from tests.offline_cache.sync.logged import EverythingLogged
from tests.offline_cache.sync.parts import MOST_CUSTOMERS, People, SyncCounter, sync_counter


@pytest.fixture(scope="session")
def people() -> People:
    return People()


@pytest.fixture(scope="session")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    customers = [a_customer(n) for n in range(1, MOST_CUSTOMERS + 1)]
    file = tmp_path_factory.mktemp("sync") / "centre.db"
    with running_centre(file, clock=TestClock(), ids=CountingIds(), customers=customers) as running:
        yield running


@pytest.fixture
def relay(centre: RunningCentre) -> Iterator[FaultyRelay]:
    with FaultyRelay(centre.url) as relay:
        yield relay


@pytest.fixture
def sender_clock() -> TestClock:
    return TestClock()


@pytest.fixture
def desk(store: Store, sender_clock: TestClock, people: People, relay: FaultyRelay) -> Iterator[SyncCounter]:
    """The counter, behind the relay."""
    with sync_counter(store, sender_clock, people, relay.url) as counter:
        yield counter


@pytest.fixture(autouse=True)
def leaves_no_thread(centre: RunningCentre) -> Iterator[None]:
    """Ours end with the test that started them; the centre's own come and go with its work."""
    before = set(threading.enumerate())
    yield
    ours = ("faulty relay", "central lane", "looks up", "MainThread")
    left = [t.name for t in threading.enumerate() if t not in before and t.name.startswith(ours)]
    assert not left, f"threads left running: {left}"


@pytest.fixture
def log() -> Iterator[EverythingLogged]:
    root, everything = logging.getLogger(), EverythingLogged()
    level = root.level
    root.addHandler(everything)
    root.setLevel(logging.DEBUG)
    yield everything
    root.setLevel(level)
    root.removeHandler(everything)
