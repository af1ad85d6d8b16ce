"""A terminal that speaks English, and stores to type commands at."""

import json
from pathlib import Path

import pytest

from commands.main import main
from commands.outside import SystemClock, SystemIds
from offline_cache.store import Unlocking, create_store

PASSPHRASE = "of this hall only"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def soaked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A demo store with two accepted orders."""
    folder = tmp_path / "soaked"
    assert main(["soak", "--store", str(folder), "--orders", "2"]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A store of a hall's own, which opens with PASSPHRASE only."""
    folder = tmp_path / "locked"
    how = Unlocking(passphrase=PASSPHRASE, ask=None, keyring=lambda: None)
    create_store(folder, unlocking=how, clock=SystemClock(), ids=SystemIds()).close()
    return folder


@pytest.fixture
def newer(soaked: Path) -> Path:
    """A store that a newer program made."""
    about = soaked / "store.json"
    about.write_text(json.dumps({**json.loads(about.read_text("utf-8")), "format": 99}), "utf-8")
    return soaked
