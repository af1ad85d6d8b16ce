"""A touch screen: fingers press buttons, push the cards up, and write."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.order_line import Decision
from tests.ui.customer.stage import LINE_OF, RING, Stage, a_demo_form, a_long_form, a_short_form, accepted, state_of
from tests.ui.looks import settle
from ui.frame.theme import Theme


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


class Finger:
    """Touches the window as the system does, so that Qt decides who gets it."""

    def __init__(self, stage: Stage, device: QPointingDevice) -> None:
        self._stage, self._device = stage, device

    def tap(self, part: QWidget) -> None:
        self.draw([part.mapTo(self._stage.view, part.rect().center())])

    def draw(self, spots: list[QPoint]) -> None:
        window = self._stage.view.windowHandle()
        QTest.touchEvent(window, self._device).press(1, spots[0], window)
        for spot in spots[1:]:
            QTest.touchEvent(window, self._device).move(1, spot, window)
            settle(self._stage.view)
        QTest.touchEvent(window, self._device).release(1, spots[-1], window)
        settle(self._stage.view)


def test_a_tap_decides_once(stage: Stage, finger: QPointingDevice) -> None:
    stage.show(state_of(a_demo_form(decision=None)))
    Finger(stage, finger).tap(stage.button("orderButton"))
    assert stage.acts.decided == [(LINE_OF[RING], Decision.CONFIRMED)]


def test_a_tap_rates(stage: Stage, finger: QPointingDevice) -> None:
    stage.show(accepted(a_demo_form()))
    Finger(stage, finger).tap(stage.button("score7"))
    assert stage.acts.rated == [7]


def test_pushing_the_cards_up_reads_on_and_chooses_nothing(stage: Stage, finger: QPointingDevice, qtbot: QtBot) -> None:
    stage.show(state_of(a_long_form()))
    button = stage.view.form.cards[2].choice.decline
    start = button.mapTo(stage.view, button.rect().center())
    window, pushed = stage.view.windowHandle(), 0
    QTest.touchEvent(window, finger).press(1, start, window)

    def pushed_up() -> bool:
        """A little further each time: a flick has a speed, so it takes some time."""
        nonlocal pushed
        pushed += 8
        QTest.touchEvent(window, finger).move(1, start - QPoint(0, pushed), window)
        return stage.view.form.area.verticalScrollBar().value() > 100

    qtbot.waitUntil(pushed_up)
    QTest.touchEvent(window, finger).release(1, start - QPoint(0, pushed), window)
    settle(stage.view)
    assert stage.acts.decided == []


def test_a_finger_signs(stage: Stage, finger: QPointingDevice) -> None:
    stage.show(state_of(a_short_form()))
    corner = stage.pad.mapTo(stage.view, QPoint(60, 150))
    Finger(stage, finger).draw([corner + QPoint(20 * step, 30 * (step % 3)) for step in range(10)])
    Finger(stage, finger).tap(stage.button("signButton"))
    [(strokes, _, _)] = stage.acts.signed
    assert [len(stroke) for stroke in strokes] == [10]
