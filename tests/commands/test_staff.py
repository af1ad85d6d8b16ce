"""`staff reset` on a real store: the way back in for a hall whose only manager is locked out."""

import re
from pathlib import Path

import pytest

from app.domain.tries import Tries
from app.errors import SecretDue
from app.ports import LinkState, LinkStatus
from app.staff_ports import AuditSearch
from commands.front_door import FrontDoor, door_of
from commands.main import main
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stored_parts import stored_parts
from commands.terminal import terminal_person
from offline_cache.audit import StoredAudit
from offline_cache.staff import StoredStaff


@pytest.fixture
def folder(stocked: Path) -> Path:
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    for name in ("password 1002", "device"):
        StoredStaff(store).keep_tries(name, Tries(10, locked=name != "device"))
    store.close()
    return stocked


def test_a_locked_manager_comes_in_again_by_whoever_opens_the_store(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["staff", "reset", "1002", "--store", str(folder)]) == 0
    found = re.search(r"1002: ([0-9a-f]{12})\.", capsys.readouterr().out)
    assert found is not None
    store = open_or_create_demo(folder, clock=SystemClock(), ids=SystemIds())
    link = LinkStatus(LinkState.OFFLINE, store.clock.now())
    door = FrontDoor(door_of(stored_parts(store), link=lambda: link))
    try:
        with pytest.raises(SecretDue):
            door.sign_on("1002", found[1])
        door.change_secrets("1002", found[1], new_password="river-7-boat", new_pin="802517")
        assert door.sign_on("1002", "river-7-boat").number == "1002"
        rows = StoredAudit(store).find(AuditSearch(text="store key"), limit=9)
    finally:
        store.close()
    assert [(row.event.staff_number, row.event.subject) for row in rows] == [(terminal_person(), "1002")]


def test_a_number_nobody_has_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "reset", "4711", "--store", str(folder)]) == 1
    assert "4711" in capsys.readouterr().err
