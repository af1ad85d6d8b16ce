"""The queue's settings changed from a counter: allowed, checked together, in force at once, written down at both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain import queue_settings as known
from app.domain.approval import Leave
from app.domain.queue_ticket import Care
from app.domain.right import Right
from app.domain.setting import Setting
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, RightMissing
from app.handling.hall_settings import HallSettingsPlace, keep_hall_setting
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from app.wire.hall_calls import ChangeSettings, SettingValue, SettingValues
from central.hall_place import HallPlace
from central.hall_settings import HallSettings
from offline_cache.audit import StoredAudit
from offline_cache.settings import StoredSettings
from tests.fakes.clerk_ports import WrittenAudit
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.hall_shared import ALL, draft, shipped_rules
from tests.offline_cache.parts import new_counter

MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
CLERK = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK)


@dataclass
class Wire:
    """The hall's end of the wire, without TCP."""

    hall: HallSettings

    def settings(self) -> dict[str, str]:
        return _read(self.hall.values())

    def change_settings(self, values: Mapping[str, str], *, by: str, approver: str = "") -> dict[str, str]:
        asked = ChangeSettings(by, approver, tuple(SettingValue(*each) for each in values.items()))
        return _read(self.hall.change(asked))


def _read(said: SettingValues) -> dict[str, str]:
    return {each.key: each.value for each in said.values}


@dataclass
class Hall:
    place: HallPlace
    wire: Wire
    audit: StoredAudit
    clock: HandClock
    ids: CountingIds
    trail: WrittenAudit = field(default_factory=WrittenAudit)

    def change(self, setting: Setting, value: str, person: StaffMember = MANAGER) -> dict[str, str]:
        leave = Leave(person, Right.HALL_SETTINGS, setting.key)
        at = HallSettingsPlace(self.wire, self.trail, self.clock, DESK.hall.zone)
        return keep_hall_setting(setting=setting, value=value, leave=leave, place=at)

    def written(self) -> list[AuditEvent]:
        return [row.event for row in self.audit.find(AuditSearch(), limit=9) if row.event.subject.startswith("queue.")]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    store = new_counter(tmp_path / "store").open()
    clock, ids = HandClock(), CountingIds()
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=clock, ids=ids)
    settings = HallSettings(StoredSettings(store), clock=clock, rules=lambda: place.rules, rule=place.rule)
    yield Hall(place, Wire(settings), StoredAudit(store), clock, ids)
    store.close()


def test_a_change_is_in_force_at_once_and_written_down_at_both(hall: Hall) -> None:
    place = hall.place
    place.acts.queue.open_desk(desk="03", staff="2103", skills=ALL, certificates=frozenset(), key=hall.ids.uuid7())
    place.acts.queue.issue(draft(), ticket_id=hall.ids.uuid7())
    hall.clock.set(hall.clock.now() + timedelta(minutes=29))
    ill = place.acts.queue.issue(draft(Care.ILL), ticket_id=hall.ids.uuid7())
    hall.clock.set(hall.clock.now() + timedelta(minutes=1))
    seen = place.hub.last_id
    after = hall.change(known.CALLED_WITHIN, "4")
    assert after[known.CALLED_WITHIN.key] == "4"
    assert place.picture().promises.protected_called_s == 240
    assert place.hub.last_id != seen
    hall.change(known.PROTECTED, "50")
    called = place.acts.queue.call_next(desk="03", key=hall.ids.uuid7())
    assert called is not None
    assert called.course.ticket == ill.ticket  # 1 minute × 50 before 30 minutes; 1 × 20 would not be
    (promise, weight) = reversed(hall.written())
    assert (promise.subject, promise.reason, promise.staff_number) == (known.CALLED_WITHIN.key, "6 → 4", "1002")
    assert weight.reason == "20 → 50"
    assert [replace(each, right=None) for each in hall.trail.events] == [
        replace(each, right=None) for each in (promise, weight)
    ]
    hall.change(known.PROTECTED, "50")
    assert len(hall.written()) == len(hall.trail.events) == 2


def test_weights_that_would_turn_the_lanes_round_are_refused_here_and_there(hall: Hall) -> None:
    with pytest.raises(InputRefused):
        hall.change(known.ORDINARY, "30")
    with pytest.raises(InputRefused):
        hall.wire.change_settings({known.ORDINARY.key: "3", known.BEHIND.key: "5"}, by="1002")
    with pytest.raises(InputRefused, match="no setting"):
        hall.wire.change_settings({"queue.jump": "1"}, by="1002")
    with pytest.raises(InputRefused):
        hall.change(known.DAY_BEGINS, "25:00")
    assert hall.wire.settings() == {each.key: each.default for each in known.QUEUE_SETTINGS}
    together = {known.PROTECTED.key: "40", known.FAVOURED.key: "30", known.ORDINARY.key: "30"}
    assert hall.wire.change_settings(together, by="1002") | together == hall.wire.settings()
    assert hall.place.rules.weights.ordinary == 30


def test_nobody_without_the_right_changes_anything(hall: Hall) -> None:
    with pytest.raises(RightMissing):
        hall.change(known.BEHIND, "5", CLERK)
    assert (hall.written(), hall.trail.events) == ([], [])
