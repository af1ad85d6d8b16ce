"""A touch screen: a finger taps a row, and pushes the line up without touching anybody in it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from app.ports import PrintState
from tests.ui.greeter.conftest import Make
from tests.ui.looks import settle
from ui.frame.theme import Theme
from ui.greeter.card_dialog import CardDialog
from ui.greeter.finger_scroll import FingerScroll
from ui.greeter.outside import TicketPaper
from ui.widgets.toast_action import ToastAction


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_finger_pushes_the_line_and_opens_a_ticket(theme: Theme, make: Make, finger: QPointingDevice) -> None:
    scene = make()
    for _ in range(20):
        scene.issue()
    scene.hall.change()
    settle(scene.window)
    (line,) = scene.view.hall.findChildren(FingerScroll)[:1]
    row = scene.view.hall.rows()[3]
    start = row.mapTo(scene.window, row.rect().center())
    window = scene.window.windowHandle()
    QTest.touchEvent(window, finger).press(1, start, window)
    for pushed in (4, 30, 90):
        QTest.touchEvent(window, finger).move(1, start - QPoint(0, pushed), window)
    QTest.touchEvent(window, finger).release(1, start - QPoint(0, 90), window)
    settle(scene.window)
    assert line.verticalScrollBar().value() == 90
    assert scene.view.dialog is None, "nobody was meant"
    spot = row.mapTo(scene.window, row.rect().center())
    QTest.touchEvent(window, finger).press(1, spot, window)
    QTest.touchEvent(window, finger).release(1, spot + QPoint(0, 5), window)
    settle(scene.window)
    assert isinstance(scene.view.dialog, CardDialog)


def test_what_is_asked_of_a_paper_is_answered_by_a_finger_without_touching_the_other_answer(
    theme: Theme, make: Make
) -> None:
    scene = make()
    scene.papers.tell(TicketPaper("1", "移A001", 0, PrintState.UNKNOWN))
    settle(scene.window)
    areas = [part.geometry() for part in scene.toasts.toasts()[0].findChildren(ToastAction)]
    assert len(areas) == 2
    assert min(min(area.height(), area.width()) for area in areas) >= 48
    assert areas[1].left() - areas[0].right() > 8
