from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.store import Store
from tests.offline_cache.hall_parts import QueueParts, parts_in
from tests.offline_cache.hall_shared import ALL, SharedStore, shipped_rules
from tests.offline_cache.parts import Books, Counter, books_of, copy_of, new_counter


@pytest.fixture(scope="session")
def counter_template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return new_counter(tmp_path_factory.mktemp("template") / "store")


@pytest.fixture
def counter(counter_template: Counter, tmp_path: Path) -> Counter:
    return copy_of(counter_template, tmp_path / "store")


@pytest.fixture
def store(counter: Counter) -> Iterator[Store]:
    store = counter.open()
    yield store
    store.close()


@pytest.fixture
def books(store: Store) -> Books:
    return books_of(store)


@pytest.fixture(scope="session")
def empty_queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall's queue with its tables and nothing in them, closed."""
    file = tmp_path_factory.mktemp("queue") / "hall.db"
    SharedStore(file).close()
    return file


@pytest.fixture
def hall(empty_queue: Path, tmp_path: Path) -> Iterator[QueueParts]:
    """Desks 1 and 3 are open."""
    parts = parts_in(tmp_path, like=empty_queue, rules=shipped_rules())
    for desk in ("1", "3"):
        parts.queue.open_desk(desk=desk, staff=f"21{desk}", skills=ALL, certificates=frozenset(), key=parts.key())
    yield parts
    parts.store.close()
