"""Catalogues and matters of a store: every version stays, the newest counts, and old stores keep the rules they had."""

import pytest

import resources
from app.domain.catalogue import Catalogue
from app.domain.matter import OfflineClass
from app.errors import FileFaulty, InputRefused, StoreTrouble
from app.texts import matters as matter_texts
from app.texts import store as texts
from app.texts.language import same
from commands.stock import shipped_matters, stored_catalogues
from offline_cache.store import Store
from tests.offline_cache.parts import Counter

DEMO = resources.path("demo/catalogue.toml").read_text("utf-8")
RULES = resources.path("matters.toml").read_text("utf-8")
OLDER_MATTER = """
[[matter]]
code = "{code}"
name = {{ zh = "旧", en = "Older" }}
offline = "{offline}"
offline_limit = "none"
why_offline = {{ zh = "旧规则。", en = "The older rule." }}
instead = {{ zh = "等等。", en = "Wait." }}
"""


def catalogue(version: str, *, name: str = "Edition 5 of 2026") -> str:
    return DEMO.replace('version = "2026-11-22.2"', f'version = "{version}"', 1).replace("Edition 5 of 2026", name)


def rules(version: str, *, without: str = "") -> str:
    text = RULES.replace('version = "2026-11-22.2"', f'version = "{version}"', 1)
    return text.replace(f'code = "{without}"', 'code = "something_else"') if without else text


def older(version: str) -> str:
    """As a catalogue of 0.2 stands in a store: with matters of its own, one of them unknown to the shipped file."""
    text = catalogue(version).replace("[counts]\n", "[counts]\nmatters = 2\n", 1)
    text = text.replace('cancel_matter = "roaming"', 'cancel_matter = "own_matter"')
    return text + OLDER_MATTER.format(code="roaming", offline="N") + OLDER_MATTER.format(code="own_matter", offline="D")


def test_every_version_stays_and_the_newest_is_current(counter: Counter) -> None:
    versions = ["2026-11-19.9", "2026-11-19.8", "2026-11-02.1"]
    with counter.opened() as store:
        for version in versions:
            assert stored_catalogues(store).put(catalogue(version)).version == version
    with counter.opened() as store:
        stored = stored_catalogues(store)
        assert stored.current().version == "2026-11-19.9"
        assert [found.version for v in versions if (found := stored.version(v))] == versions
        assert stored.version("2025-01-01.1") is None


def test_without_one_the_counter_is_told(store: Store) -> None:
    with pytest.raises(StoreTrouble) as none_yet:
        stored_catalogues(store).current()
    assert none_yet.value.text == texts.NO_CATALOGUE


def test_a_faulty_file_changes_nothing(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put(catalogue("2026-11-19.1"))
    with pytest.raises(FileFaulty):
        stored.put("no catalogue")
    with pytest.raises(FileFaulty):
        stored.put_matters(RULES[:4000])
    assert stored.current().version == "2026-11-19.1"
    assert stored.matters() == shipped_matters()


def test_a_version_keeps_its_words(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put(catalogue("2026-11-19.1"))
    assert stored.put(catalogue("2026-11-19.1")).version == "2026-11-19.1"
    with pytest.raises(InputRefused) as taken:
        stored.put(catalogue("2026-11-19.1", name="Another"))
    assert taken.value.text == texts.CATALOGUE_VERSION_TAKEN
    stored.put_matters(rules("2026-12-01.1"))
    stored.put_matters(rules("2026-12-01.1"))
    with pytest.raises(InputRefused) as taken:
        stored.put_matters(rules("2026-12-01.1").replace("Plan change", "Other plan"))
    assert taken.value.text == matter_texts.VERSION_TAKEN


def test_a_catalogue_is_read_once(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put(catalogue("2026-11-19.1"))
    assert stored.current() is stored.version("2026-11-19.1")


def test_new_matters_are_in_force_at_once_for_every_catalogue_and_after_a_restart(counter: Counter) -> None:
    with counter.opened() as store:
        stored = stored_catalogues(store)
        stored.put(catalogue("2026-11-19.1"))
        stored.put(catalogue("2026-11-19.2"))
        assert stored.current().matters_version == shipped_matters().version
        stored.put_matters(rules("2026-12-01.1").replace('offline = "Q"', 'offline = "Y"'))
        stored.put_matters(rules("2026-11-30.9"))  # an older one stays beside it
        assert stored.current().matters["plan_change"].offline is OfflineClass.DONE
    with counter.opened() as store:
        stored = stored_catalogues(store)
        old = stored.version("2026-11-19.1")
        assert old is not None
        assert (old.matters_version, old.matters["plan_change"].offline) == ("2026-12-01.1", OfflineClass.DONE)


def test_matters_without_one_the_catalogue_on_sale_needs_are_refused(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put_matters(rules("2026-12-01.1", without="port_in"))  # nothing is on sale yet that needs it
    stored.put(catalogue("2026-12-02.1"))
    with pytest.raises(InputRefused) as lacking:
        stored.put_matters(rules("2026-12-03.1", without="roaming"))
    assert lacking.value.values == {"version": "2026-12-02.1", "codes": "roaming"}
    assert stored.matters().version == "2026-12-01.1"


def test_a_catalogue_with_a_matter_that_is_not_in_force_is_refused(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put_matters(rules("2026-12-01.1", without="roaming"))
    with pytest.raises(FileFaulty) as faulty:
        stored.put(catalogue("2026-12-02.1"))
    assert {place.split(" ", 2)[2] for place, _ in faulty.value.faults} == {"matter", "cancel_matter"}


def test_a_catalogue_of_before_keeps_its_own_rules_until_the_hall_has_a_matters_file(store: Store) -> None:
    stored = stored_catalogues(store)
    stored.put(older("2026-11-19.3"))
    found = stored.current()
    assert found.matters["roaming"].offline is OfflineClass.REFUSED
    assert found.matters["own_matter"].offline is OfflineClass.DRAFT
    assert found.matters["plan_change"] == shipped_matters().matters["plan_change"]
    assert found.matters["roaming"].documents == shipped_matters().matters["roaming"].documents
    assert found.matters_version == ""
    with pytest.raises(InputRefused) as lacking:
        stored.put_matters(rules("2026-12-01.1"))
    assert lacking.value.values["codes"] == "own_matter"
    stored.put_matters(rules("2026-12-01.1").replace('code = "invoice"', 'code = "own_matter"'))
    found = stored.current()
    assert found.matters["roaming"].offline is OfflineClass.QUEUED
    assert found.matters_version == "2026-12-01.1"


def test_what_is_written_of_it_comes_with_it_or_neither(counter: Counter) -> None:
    def fails(_: Catalogue) -> None:
        raise StoreTrouble(same("no room for the row"))

    with counter.opened() as store:
        stored = stored_catalogues(store)
        with pytest.raises(StoreTrouble, match="no room"):
            stored.put(catalogue("2026-11-20.1"), written=fails)
        assert stored.version("2026-11-20.1") is None
        told: list[str] = []
        for _ in range(2):
            stored.put(catalogue("2026-11-20.1"), written=lambda kept: told.append(kept.version))
        assert told == ["2026-11-20.1", "2026-11-20.1"]
