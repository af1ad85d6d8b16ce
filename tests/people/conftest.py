from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline_cache.parts import Counter, copy_of
from tests.people.bench import Desk, staffed_counter, started


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return staffed_counter(tmp_path_factory.mktemp("staffed") / "store")


@pytest.fixture
def counter(staffed: Counter, tmp_path: Path) -> Counter:
    return copy_of(staffed, tmp_path / "store")


@pytest.fixture
def desk(counter: Counter) -> Iterator[Desk]:
    with started(counter) as desk:
        yield desk
