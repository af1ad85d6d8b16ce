"""No right is decoration: with it its act goes, without it nothing at all happens."""

from pathlib import Path

import pytest

from app.domain.right import Right
from app.errors import ApproverUnfit, ClockSetBack, DeskTaken, RightMissing
from app.printer_ports import Delivery
from tests.people.bench import HE, Desk
from tests.people.cash_acts import BEFORE
from tests.people.close_acts import an_unsent_order
from tests.people.every_right import ACTS, LOOKS
from tests.people.room import Room

AT_THE_DOOR = {Right.APPROVE: ApproverUnfit, Right.UNLOCK_DESK: DeskTaken, Right.CONFIRM_CLOCK: ClockSetBack}


@pytest.fixture
def room(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """What a deed of the settings page does outside the store is only noted here: its right is what is tried."""
    made = Room(desk, tmp_path)

    def noted(name: str, answer: object) -> None:
        def act(*_: object, **__: object) -> object:
            made.done.append(name)
            return answer

        monkeypatch.setattr(f"commands.desk_deeds.{name}", act)

    noted("print_test_page", Delivery.CONFIRMED)
    noted("save_bundle", tmp_path / "bundle.zip")
    noted("change_passphrase", None)
    return made


def before_it(room: Room, right: Right) -> None:
    """What has to be there for the act to be one."""
    if right is Right.CONFIRM_CLOCK:
        room.clock_goes_back()
    elif right in BEFORE:
        BEFORE[right](room)
    elif right is Right.CLOSE_WITH_OPEN:
        an_unsent_order(room)


def test_every_right_has_its_act() -> None:
    assert set(ACTS) == set(Right)


@pytest.mark.parametrize("right", Right)
def test_with_the_right_its_act_goes(room: Room, right: Right) -> None:
    before_it(room, right)
    before = room.written()
    ACTS[right](room)
    assert (room.written() == before) is (right in LOOKS)


@pytest.mark.parametrize("right", Right)
def test_without_the_right_nothing_happens(room: Room, right: Right) -> None:
    """It was taken back a moment ago, and the desk still remembers the person with it."""
    before_it(room, right)
    room.desk.change(HE.number, revoked=frozenset({right}))
    before = room.written()
    with pytest.raises(AT_THE_DOOR.get(right, RightMissing)):
        ACTS[right](room)
    assert room.written() == before
