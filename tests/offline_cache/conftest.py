from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.store import Store
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
