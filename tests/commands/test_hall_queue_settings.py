"""The hall's rules of its queue from a counter's settings page: kept at the hall server, written down here, and what is
said where it cannot be asked.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.queue_settings import BEHIND, ORDINARY, QUEUE_SETTINGS
from app.domain.right import Right
from app.domain.setting import Setting
from app.domain.staff import Role, StaffMember
from app.errors import HallTrouble, InputRefused, RightMissing
from app.hall_ports import HallState
from app.texts import settings_page as words
from commands.hall_queue_settings import HallQueueSettings
from commands.no_hall import NoHall
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_pairing import pair_with_hall
from tests.central.hall_process import HallProcess
from tests.fakes.clerk_ports import WrittenAudit
from tests.fakes.orders import DESK
from tests.offline_cache.hall_shared import SharedStore
from tests.offline_cache.test_hall_link import CounterHere, Remembered

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HallProcess]:
    process = HallProcess(tmp_path / "hall", pair=("H0032-PC03:03",))
    yield process
    process.end()


@pytest.fixture
def counter(server: HallProcess, tmp_path: Path) -> Iterator[CounterHere]:
    _, address = pair_with_hall(url=server.url, typed=server.codes[0], secret=SystemIds().token())
    store = SharedStore(tmp_path / "counter.db")
    made = CounterHere(store, address, Remembered())
    yield made
    made.link.close()
    store.close()


def leave(person: StaffMember, setting: Setting) -> Leave:
    return Leave(person, Right.HALL_SETTINGS, setting.key)


def test_a_rule_is_changed_from_a_counter_while_its_hall_is_there(server: HallProcess, counter: CounterHere) -> None:
    trail = WrittenAudit()
    rules = HallQueueSettings(counter.link, counter.hall, trail, SystemClock(), DESK.hall.zone, training=False)
    assert rules.why_not() is None
    assert rules.values() == {each.key: each.default for each in QUEUE_SETTINGS}
    assert rules.keep(BEHIND, "5", leave(MANAGER, BEHIND))[BEHIND.key] == "5"
    with pytest.raises(InputRefused):
        rules.keep(ORDINARY, "30", leave(MANAGER, ORDINARY))
    with pytest.raises(RightMissing):
        rules.keep(BEHIND, "7", leave(CLERK, BEHIND))
    assert rules.values()[BEHIND.key] == "5"
    (row,) = trail.events
    assert (row.kind, row.subject, row.staff_number) == (AuditKind.SETTING_CHANGED, BEHIND.key, "1002")
    server.kill()
    counter.until_state(HallState.LOST)
    assert rules.why_not() == words.QUEUE_LOST
    with pytest.raises(HallTrouble):
        rules.keep(BEHIND, "6", leave(MANAGER, BEHIND))
    assert len(trail.events) == 1


@pytest.mark.parametrize(("training", "why"), [(False, words.QUEUE_NO_HALL), (True, words.QUEUE_TRAINING)])
def test_without_a_hall_it_is_said_why(training: bool, why: object) -> None:
    rules = HallQueueSettings(None, NoHall(), WrittenAudit(), SystemClock(), DESK.hall.zone, training=training)
    assert rules.why_not() == why
    with pytest.raises(HallTrouble):
        rules.values()
