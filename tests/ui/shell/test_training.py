"""Training begins by right in a process of its own, is written down, and ends with it or with the counter."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.errors import RightMissing
from app.ports import AuditEvent
from app.texts import training as words
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import HeldLane, TestClock
from tests.fakes.orders import TODAY
from tests.ui.shell.samples import HE_JING
from ui.frame.gate import Asked, Gate
from ui.shell.training_desk import TrainingDesk, TrainingNeeds

STAYS = (sys.executable, "-c", "import sys; sys.stdin.read()")
LEAVES = (sys.executable, "-c", "pass")


class Desk:
    def __init__(self, command: tuple[str, ...], parent: QObject) -> None:
        self.lane, self.told, self.written = HeldLane(), list[str](), list[AuditKind]()
        self.people, self.asked, self.refused = {HE_JING.number: HE_JING}, list[Asked](), list[Exception]()
        gate = self.gate = Gate(today=lambda: TODAY, records=self.people.get)
        gate.listen(open_dialog=self.asked.append, tell=self._tell)
        gate.on_duty(HE_JING)
        self.desk = TrainingDesk(
            TrainingNeeds(
                command=command,
                gate=gate,
                audit=self,
                clock=TestClock(),
                today=lambda: TODAY,
                lane=self.lane,
                tell=self._tell,
                failed=self._failed,
            ),
            parent=parent,
        )

    def write(self, event: AuditEvent) -> None:
        self.written.append(event.kind)

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(Language.EN))

    def _failed(self, error: Exception) -> None:
        self.refused.append(error)

    def begin(self) -> None:
        self.desk.begin()
        self.lane.run_all()


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_it_begins_and_ends_and_both_are_written_down(parent: QObject, qtbot: QtBot) -> None:
    desk = Desk(LEAVES, parent)
    with qtbot.waitSignal(desk.desk.process.finished, timeout=20_000):
        desk.begin()
    desk.lane.run_all()
    assert desk.written == [AuditKind.TRAINING_ON, AuditKind.TRAINING_OFF]
    assert desk.told == [words.BEGUN.en, words.ENDED.en]


def test_there_is_one_at_a_time_and_it_ends_with_the_counter(parent: QObject, qtbot: QtBot) -> None:
    desk = Desk(STAYS, parent)
    with qtbot.waitSignal(desk.desk.process.started, timeout=20_000):
        desk.begin()
    desk.desk.begin()
    assert desk.told == [words.BEGUN.en, words.OPEN_ALREADY.en]
    desk.desk.stop()
    assert desk.desk.process.state() is QProcess.ProcessState.NotRunning


def test_a_window_that_does_not_open_is_told(parent: QObject, qtbot: QtBot) -> None:
    desk = Desk(("/nowhere/yitai", "training"), parent)
    desk.begin()
    qtbot.waitUntil(lambda: words.FAILED.en in desk.told, timeout=20_000)


def test_nobody_practises_without_the_right_and_nothing_is_written(parent: QObject) -> None:
    desk = Desk(LEAVES, parent)
    without = replace(HE_JING, revoked=frozenset({Right.TRAINING_MODE}))
    desk.gate.on_duty(without)
    desk.begin()
    assert [asked.wanted.right for asked in desk.asked] == [Right.TRAINING_MODE]
    desk.gate.on_duty(HE_JING)
    desk.people[HE_JING.number] = without  # taken back since sign-on
    desk.begin()
    assert [type(error) for error in desk.refused] == [RightMissing]
    assert (desk.written, desk.told) == ([], [])
    assert desk.desk.process.state() is QProcess.ProcessState.NotRunning
