from dataclasses import replace

import pytest

from app.domain.catalogue import Catalogue
from app.errors import FileFaulty, InputRefused, StoreTrouble
from app.texts import store as texts
from app.texts.language import same
from offline_cache.catalogues import StoredCatalogues
from offline_cache.store import Store
from tests.fakes.orders import CATALOGUE
from tests.offline_cache.parts import Counter


def read(toml: str) -> Catalogue:
    """The version stands alone in this test's file."""
    if not toml.startswith("2026"):
        raise FileFaulty(same("faulty"), ())
    return replace(CATALOGUE, version=toml.split()[0])


def test_every_version_stays_and_the_newest_is_current(counter: Counter) -> None:
    versions = ["2026-11-19.9", "2026-11-19.10", "2026-02-28.11"]
    with counter.opened() as store:
        for version in versions:
            assert StoredCatalogues(store, read=read).put(version).version == version
    with counter.opened() as store:
        stored = StoredCatalogues(store, read=read)
        assert stored.current().version == "2026-11-19.10"
        assert [found.version for v in versions if (found := stored.version(v))] == versions
        assert stored.version("2025-01-01.1") is None


def test_without_one_the_counter_is_told(store: Store) -> None:
    with pytest.raises(StoreTrouble) as none_yet:
        StoredCatalogues(store, read=read).current()
    assert none_yet.value.text == texts.NO_CATALOGUE


def test_a_faulty_file_changes_nothing(store: Store) -> None:
    stored = StoredCatalogues(store, read=read)
    stored.put("2026-11-19.1")
    with pytest.raises(FileFaulty):
        stored.put("no catalogue")
    assert stored.current().version == "2026-11-19.1"


def test_a_version_keeps_its_words(store: Store) -> None:
    stored = StoredCatalogues(store, read=read)
    stored.put("2026-11-19.1 at ¥129")
    assert stored.put("2026-11-19.1 at ¥129").version == "2026-11-19.1"
    with pytest.raises(InputRefused) as taken:
        stored.put("2026-11-19.1 at ¥99")
    assert taken.value.text == texts.CATALOGUE_VERSION_TAKEN


def test_a_catalogue_is_read_once(store: Store) -> None:
    readings: list[str] = []

    def counting(toml: str) -> Catalogue:
        readings.append(toml)
        return read(toml)

    StoredCatalogues(store, read=read).put("2026-11-19.1")
    stored = StoredCatalogues(store, read=counting)
    assert stored.current() is stored.version("2026-11-19.1")
    assert len(readings) == 1


def test_what_is_written_of_it_comes_with_it_or_neither(counter: Counter) -> None:
    def fails(_: Catalogue) -> None:
        raise StoreTrouble(same("no room for the row"))

    with counter.opened() as store:
        stored = StoredCatalogues(store, read=read)
        with pytest.raises(StoreTrouble, match="no room"):
            stored.put("2026-11-20.1", written=fails)
        assert stored.version("2026-11-20.1") is None
        told: list[str] = []
        for _ in range(2):
            stored.put("2026-11-20.1", written=lambda kept: told.append(kept.version))
        assert told == ["2026-11-20.1", "2026-11-20.1"]
