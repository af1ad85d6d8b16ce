"""`yitai store pair-hall` with a real hall server: for this very counter, or nothing is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.hall_ports import HallState
from commands.hall_room import hall_room
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from commands.stored_parts import stored_parts
from offline_cache.restored import RESTORED
from tests.central.hall_process import HallProcess
from tests.offline_cache.parts import copy_folder


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallProcess]:
    """Codes for another desk's device and for this one."""
    process = HallProcess(tmp_path / "hall", pair=("H0032-04:04", "H0032-03:03"), plain=True)
    yield process
    process.end()


def pair(store: Path, url: str, code: str) -> int:
    return main(["store", "pair-hall", "--store", str(store), "--url", url, "--code", code])


def kept(folder: Path, *, training: bool = False) -> tuple[str, HallState]:
    """The address, and what the counter would begin with."""
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        parts = replace(stored_parts(store), training=training)
        room = hall_room(parts, clock=SystemClock(), ids=SystemIds())
        return parts.settings.get("hall.url", ""), room.hall.seen().state
    finally:
        store.close()


def restored(folder: Path, as_of: str | None = None) -> str:
    """What stands in the store of it, after `as_of` was written there."""
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        settings = stored_parts(store).settings
        if as_of is not None:
            settings.set(RESTORED, as_of)
        return settings.get(RESTORED, "")
    finally:
        store.close()


def test_a_counter_is_paired_for_its_own_desk_or_not_at_all(
    hall: HallProcess, once_stocked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = copy_folder(once_stocked, tmp_path / "store")
    for code, said in ((hall.codes[0], "H0032-04"), ("2222-2222", "code")):
        assert pair(store, hall.url, code) == 1
        assert said in capsys.readouterr().err
    assert pair(store, "hall server", hall.codes[1]) == 1
    assert kept(store) == ("", HallState.NONE)
    capsys.readouterr()
    assert restored(store, "2026-11-21 22:00") == "2026-11-21 22:00"
    assert pair(store, hall.url + "/", hall.codes[1]) == 0
    assert "Binhe Road, desk 03" in capsys.readouterr().out
    assert kept(store) == (hall.url, HallState.LINKED)
    assert restored(store) == ""  # paired anew it takes orders
    assert kept(store, training=True) == (hall.url, HallState.NONE)  # nobody who waits is called by practice
