"""`yitai hall`: what it needs the first time, and a spare that takes over. The server itself: tests/central."""

from pathlib import Path

import pytest

from app.errors import InputRefused
from central.hall_place import HallPlace
from commands.hall import take_over
from commands.main import main
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.hall_shared import SharedStore, draft, numbered_id, shipped_rules


def test_a_new_folder_wants_the_halls_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hall", "--store", str(tmp_path / "hall")]) == 1
    assert "--hall-file" in capsys.readouterr().err
    assert not (tmp_path / "hall").exists()


@pytest.mark.parametrize(("lost", "number"), [("A018", "FA001"), (" fb003", "GA001"), ("018", ""), ("3A001", "")])
def test_a_spares_numbers_bear_the_mark_after_the_lost_ones(tmp_path: Path, lost: str, number: str) -> None:
    store, clock = SharedStore(tmp_path / "hall.db"), HandClock()
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=clock, ids=CountingIds())
    if number:
        take_over(store, place, lost, clock)
        assert str(place.acts.queue.issue(draft(), ticket_id=numbered_id(1)).number) == number
    else:
        with pytest.raises(InputRefused, match="no ticket"):
            take_over(store, place, lost, clock)
    store.close()
