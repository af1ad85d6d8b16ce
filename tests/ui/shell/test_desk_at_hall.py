"""The desk in the hall's queue follows who is signed on, waits for nobody, and is told once the hall is there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.certificates import Certificate, CertificateKind
from app.domain.desk_duty import DeskDuty
from app.domain.desk_skills import skills_of
from app.domain.matter import QueueClass
from app.domain.staff import Role, StaffMember
from app.hall_ports import HallState
from app.texts import hall_link as words
from app.texts.language import Text, same
from tests.fakes.clerk_ports import Hall, TestClock
from tests.fakes.hall_here import HallHere
from tests.fakes.orders import CLERK, NOW
from tests.offline_cache.hall_shared import draft
from tests.ui.clerk.queue_bench import QueueAtDesk, QueueHall
from ui.shell.desk_at_hall import DeskAtHall
from ui.shell.hall_desk import HallDesk

DAY = NOW.date()
HELD = (
    Certificate(CertificateKind("C-ENT", same("enterprise")), valid_until=DAY),
    Certificate(CertificateKind("C-OLD", same("of last year")), valid_until=DAY.replace(year=2025)),
)
FIRST = replace(CLERK, certificates=HELD)
SECOND = StaffMember("2108", "周敏", "Zhou Min", Role.CLERK)
GREETER = StaffMember("5006", "吴桐", "Wu Tong", Role.GREETER)


class Desk:
    def __init__(self, folder: Path) -> None:
        clock = TestClock()
        self.hall = HallHere(folder, clock=clock)
        self.rest = Hall(hall=self.hall, clock=clock)
        self.failed: list[Exception] = []
        self.duty = DeskAtHall(self.rest.outside, failed=self.failed.append)
        self.hall.listen(self.duty.look)
        self.hall.change()

    def open(self) -> DeskDuty | None:
        return next(iter(self.hall.view.desks()), None)

    def staff(self) -> str:
        duty = self.open()
        return "" if duty is None else duty.staff

    def call(self) -> None:
        self.hall.elsewhere.issue(draft(), ticket_id=self.rest.ids.uuid7())
        assert self.hall.elsewhere.call_next(desk="03", key=self.rest.ids.uuid7()) is not None
        self.hall.change()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    assert made.failed == []
    made.hall.close()


def test_it_opens_at_sign_on_with_all_classes_and_certificates_of_today_and_closes_at_sign_off(desk: Desk) -> None:
    desk.duty.came(FIRST)
    duty = desk.open()
    assert duty is not None
    assert (duty.staff, duty.skills) == (FIRST.number, frozenset(QueueClass))
    assert duty.certificates == frozenset({"C-ENT"})
    desk.hall.change()
    desk.duty.came(FIRST)  # unlocked: nothing is opened anew
    again = desk.open()
    assert again is not None
    assert (again.since, again.periods) == (duty.since, ())
    desk.duty.went()
    assert desk.open() is None


def test_it_opens_with_the_classes_it_is_set_to_serve(desk: Desk) -> None:
    settings = {"queue.skills": ""}
    outside = replace(desk.rest.outside, skills=lambda: skills_of(settings["queue.skills"]))
    duty = DeskAtHall(outside, failed=desk.failed.append)
    desk.hall.listen(duty.look)
    for set_to, skills in (("投诉", {QueueClass.COMPLAINT}), ("移动,报修", {QueueClass.MOBILE, QueueClass.REPAIR})):
        settings["queue.skills"] = set_to
        duty.came(FIRST)
        opened = desk.open()
        assert opened is not None
        assert opened.skills == skills
        desk.hall.change()
        duty.went()
        desk.hall.change()


def test_a_colleague_takes_the_desk_with_the_customer_before_it(desk: Desk) -> None:
    desk.duty.came(FIRST)
    desk.call()
    desk.duty.went()
    assert desk.staff() == FIRST.number  # there is somebody before it
    desk.duty.came(SECOND)
    assert desk.staff() == SECOND.number
    desk.hall.change()
    assert [each.desk for each in desk.hall.view.open_courses()] == ["03"]


def test_a_lost_hall_delays_nobody_and_is_told_once_it_is_back(desk: Desk) -> None:
    desk.hall.becomes(HallState.LOST)
    desk.duty.came(FIRST)
    assert desk.open() is None
    desk.hall.becomes(HallState.LINKED)
    assert desk.staff() == FIRST.number
    desk.hall.becomes(HallState.LOST)
    desk.duty.went()
    assert desk.staff() == FIRST.number
    desk.hall.becomes(HallState.LINKED)
    assert desk.open() is None


def test_a_desk_that_was_closed_by_hand_stays_closed_and_a_greeter_opens_none(desk: Desk) -> None:
    desk.duty.came(GREETER)
    assert desk.open() is None
    desk.duty.came(FIRST)
    desk.hall.change()
    desk.hall.elsewhere.close_desk(desk="03", key=desk.rest.ids.uuid7())
    desk.hall.change()
    assert desk.open() is None


def test_the_window_is_told_once_for_many_changes_and_says_when_the_hall_is_back(desk: Desk, qtbot: QtBot) -> None:
    said: list[Text] = []
    changes: list[None] = []
    here = HallDesk(desk.rest.outside, say=said.append, failed=desk.failed.append)
    here.changed.connect(lambda: changes.append(None))
    for _ in range(50):
        desk.hall.change()
    qtbot.waitUntil(lambda: bool(changes))
    assert len(changes) == 1
    for state in (HallState.ALONE, HallState.LINKED):
        with qtbot.waitSignal(here.changed):
            desk.hall.becomes(state)
    assert said == [words.BACK]


def test_who_signs_off_from_the_last_desk_is_asked_first_and_a_lost_hall_keeps_nobody(tmp_path: Path) -> None:
    hall = QueueHall(tmp_path)
    desk, gone = QueueAtDesk(hall), list[str]()
    here = HallDesk(hall.hall.outside, say=lambda _: None, failed=lambda _: None)
    here.duty.came(CLERK)

    def go() -> None:
        if here.may_go(desk.presenter, go=go):
            gone.append("gone")

    go()
    assert gone == ["gone"]  # nobody waits
    hall.comes()
    for _ in range(2):  # nobody answers in time: asked anew
        go()
        hall.clock.forward(minutes=2)
        assert gone == ["gone"]
    assert desk.told[-1].question
    desk.answer(0)
    assert gone == ["gone"] * 2
    hall.there.becomes(HallState.LOST)
    go()
    assert gone == ["gone"] * 3
    hall.there.close()
