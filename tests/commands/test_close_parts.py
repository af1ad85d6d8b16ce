"""A hall's day closed from a counter through the real hall server, killed in the middle, and a lone counter's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.day_close import STEPS, CloseStanding, CloseStep, OpenKind
from app.domain.day_scope import DayScope
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.handling.close_day import close_subject, right_for
from app.ports import LinkState, LinkStatus
from commands.close_parts import backup_folder, close_room
from commands.day_parts import day_room
from commands.fact_room import fact_room
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.settings_names import HALL_CERTIFICATE, HALL_TOKEN, HALL_URL
from commands.stored_parts import stored_parts
from offline_cache.backup import backups_in
from offline_cache.check import check_store
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.central.hall_process import HallProcess, paired
from tests.fakes.orders import DESK, NOW
from tests.offline_cache.parts import accept, books_of

DAY = hall_date(NOW, DESK.hall.zone)
MANAGER = StaffMember("1002", "何静", "He Jing", Role.HALL_MANAGER)
NEVER = LinkStatus(LinkState.OFFLINE, datetime(2026, 11, 20, tzinfo=UTC))


@pytest.fixture
def store(stocked: Path) -> Iterator[Store]:
    """A demo counter's, with two orders of the sample day that never reached a centre."""
    store = open_or_create_demo(stocked, clock=SystemClock(), ids=SystemIds())
    for n in (1, 2):
        accept(books_of(store), n)
    yield store
    store.close()


class Here:
    """One counter, and what its window would ask of it."""

    def __init__(self, store: Store) -> None:
        parts, clock = stored_parts(store), SystemClock()
        self.facts = fact_room(parts, link=lambda: NEVER, clock=clock)
        self.days = day_room(parts, self.facts, clock=clock)
        told = partial(self.facts.told_hall, 5.0)
        self.room = close_room(parts, clock=clock, book=self.days.here.book, told_hall=told)
        self.facts.start()

    def stop(self) -> None:
        assert self.room.stop()
        self.days.close()
        assert self.facts.stop()


def _leave(right: Right) -> Leave:
    return Leave(MANAGER, right, close_subject(DAY))


def _go_on(here: Here, standing: CloseStanding) -> CloseStanding:
    """The next step, with everything that is open carried."""
    closing, step = here.room.closing, standing.next_step
    assert step is not None
    for item in standing.still_open:
        standing = closing.carry(
            DAY,
            item.subject,
            reason="中心的线路断了",
            version=standing.version,
            leave=_leave(Right.CLOSE_WITH_OPEN),
        )
    return closing.take(DAY, step, version=standing.version, leave=_leave(right_for(step, standing)))


def test_the_hall_s_day_is_closed_from_a_counter_through_a_server_that_is_killed(store: Store, tmp_path: Path) -> None:
    hall = HallProcess(tmp_path / "hall", pair=(f"{stored_parts(store).desk.device_id}:03",))
    address = paired(hall, hall.codes[0], secret=SystemIds().token).address
    settings = StoredSettings(store)
    for key, value in (
        (HALL_URL, address.url),
        (HALL_TOKEN, address.token),
        (HALL_CERTIFICATE, address.certificate_sha256),
    ):
        settings.set(key, value)
    here = Here(store)
    try:
        standing = here.room.closing.standing(DAY)
        assert (standing.orders, standing.version) == (2, 0)
        assert {OpenKind.UNSENT, OpenKind.CASH_OUTSIDE} <= {each.kind for each in standing.items}
        for step in STEPS:
            if step in (CloseStep.COUNT_CASH, CloseStep.SIGN):
                hall.kill()
                hall = hall.again()
            standing = _go_on(here, here.room.closing.standing(DAY))
        assert standing.number == 1
        summary = here.days.book.summary(DayScope(DAY, DAY))
        assert summary.closed is not None
        assert (summary.orders, summary.closed.by, len(summary.closed.seal)) == (2, MANAGER.number, 64)
        assert any("还没到中心" in each.zh for each in summary.closed.open_items)
        before, after = backups_in(tmp_path / "hall-backups")
        assert (before.journal, after.journal) == (0, 1)  # before the day was sealed, and with its seal
    finally:
        here.stop()
        hall.end()
    with_all = open_or_create_demo(tmp_path / "hall", clock=SystemClock(), ids=SystemIds())
    assert check_store(with_all).sound
    with_all.close()


def test_a_lone_counter_closes_its_own(store: Store) -> None:
    here = Here(store)
    try:
        standing = here.room.closing.standing(DAY)
        for _ in STEPS:
            standing = _go_on(here, standing)
        assert standing.number == 1
        assert here.days.here.summary(DayScope(DAY, DAY)).closed is not None
        assert [each.orders for each in backups_in(backup_folder(store))] == [2, 2]  # before the seal and after it
        assert check_store(store).integrity == "ok"
    finally:
        here.stop()
