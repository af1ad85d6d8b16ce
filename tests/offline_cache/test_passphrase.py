"""Another passphrase while the store is open: the old one no longer opens it, and a wrong one changes nothing."""

import json
from pathlib import Path

import pytest

from app.errors import InputRefused, StoreLocked
from offline_cache.keys import DEMO_PASSPHRASE, new_key, read_key_file, write_key_file
from offline_cache.passphrase import change_passphrase
from offline_cache.settings import StoredSettings
from offline_cache.store import create_store, open_store
from tests.fakes.clock import HandClock
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.parts import MemoryKeyring
from tests.offline_cache.test_recovery import by

OLD, NEW = "the first passphrase", "the second passphrase"


def test_the_open_store_goes_on_and_the_new_one_opens_it(tmp_path: Path) -> None:
    store = create_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    with pytest.raises(StoreLocked):
        change_passphrase(tmp_path, old="not the first one", new=NEW)
    change_passphrase(tmp_path, old=OLD, new=NEW)
    StoredSettings(store).set("kept", "yes")
    store.close()
    with pytest.raises(StoreLocked):
        open_store(tmp_path, unlocking=by(OLD), clock=HandClock(), ids=CountingIds())
    again = open_store(tmp_path, unlocking=by(NEW), clock=HandClock(), ids=CountingIds())
    assert StoredSettings(again).get("kept", "no") == "yes"
    again.close()


def test_a_store_without_one_of_its_own_is_left_alone(tmp_path: Path) -> None:
    demo, by_ring = tmp_path / "demo", tmp_path / "ring"
    create_store(demo, unlocking=by(DEMO_PASSPHRASE), clock=HandClock(), ids=CountingIds()).close()
    create_store(by_ring, unlocking=by(None, MemoryKeyring()), clock=HandClock(), ids=CountingIds()).close()
    for folder in (demo, by_ring):
        before = {file.name: file.read_bytes() for file in folder.iterdir()}
        with pytest.raises(InputRefused):
            change_passphrase(folder, old=DEMO_PASSPHRASE, new=NEW)
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize(("passphrase", "cost"), [(NEW, (3, 65536)), (DEMO_PASSPHRASE, (1, 8))])
def test_guessing_a_passphrase_costs_and_the_demos_need_not_be_guessed(
    passphrase: str, cost: tuple[int, int], tmp_path: Path
) -> None:
    file, key = tmp_path / "store.key", new_key()
    write_key_file(file, key, store_id="S-1", passphrase=passphrase)
    body = json.loads(file.read_bytes())
    assert (body["time_cost"], body["memory_kib"]) == cost
    assert read_key_file(file, store_id="S-1", passphrase=passphrase) == key
