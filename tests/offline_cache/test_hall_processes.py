"""Three programs issue and four call at once, on one file, one of each killed in the middle and started again."""

import shutil
from pathlib import Path

from tests.offline_cache.hall_race import race

TICKETS = 400  # campaigns/hall_queue.py has thousands


def test_nothing_is_given_out_twice_called_twice_or_lost(empty_queue: Path, tmp_path: Path) -> None:
    file = tmp_path / "hall.db"
    shutil.copy(empty_queue, file)
    found = race(file, tickets=TICKETS, kills=1)
    assert found.clean, found
    assert found.tickets == TICKETS
    assert found.killed == 2
