from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline_cache.parts import Counter, copy_of, new_counter
from tests.people.bench import Desk, people_of, started


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    counter = new_counter(tmp_path_factory.mktemp("staffed") / "store")
    with counter.opened() as store:
        people_of(store)
    return counter


@pytest.fixture
def counter(staffed: Counter, tmp_path: Path) -> Counter:
    return copy_of(staffed, tmp_path / "store")


@pytest.fixture
def desk(counter: Counter) -> Iterator[Desk]:
    with started(counter) as desk:
        yield desk
