import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.customer.stage import write
from ui.customer.signature_pad import SignaturePad
from ui.frame.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot, theme: Theme) -> SignaturePad:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(600, 300)
    pad.show()
    return pad


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def pen() -> QPointingDevice:
    return QPointingDevice(
        "pen",
        7,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )


def pen_event(kind: QEvent.Type, at: tuple[int, int], pressure: float, device: QPointingDevice) -> QTabletEvent:
    spot = QPointF(*at)
    none = Qt.MouseButton.NoButton
    held = none if kind == QEvent.Type.TabletRelease else LEFT
    return QTabletEvent(kind, device, spot, spot, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, LEFT, held)


def ink(pad: SignaturePad) -> int:
    """Pixels in the ink's colour."""
    picture = pad.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(pad.property("strokeInk")).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_a_mouse_writes_and_every_stroke_is_told(pad: SignaturePad, qtbot: QtBot) -> None:
    told: list[int] = []
    pad.changed.connect(lambda: told.append(len(pad.strokes)))
    assert pad.empty
    assert ink(pad) == 0
    write(pad)
    assert told == [1, 2]
    assert ink(pad) > 200
    first = pad.strokes[0][0]
    assert (first.x, first.y, first.t_ms, first.pressure) == (round(1000 * 120 / 300), 600, 0, 500)


def test_its_width_is_told_in_the_units_of_its_points(pad: SignaturePad) -> None:
    assert pad.width_units() == 2000


def test_only_the_left_button_writes(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    assert pad.empty


def test_clearing_takes_the_writing_away(pad: SignaturePad, qtbot: QtBot) -> None:
    write(pad)
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.empty
    assert ink(pad) == 0
    with qtbot.assertNotEmitted(pad.changed):
        pad.clear()


def test_a_closed_pad_takes_nothing_and_keeps_what_it_has(pad: SignaturePad) -> None:
    write(pad)
    kept = pad.strokes
    pad.set_open(False)
    write(pad)
    assert pad.strokes == kept


def test_closing_ends_the_stroke_that_is_being_written(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(100, 100))
    pad.set_open(False)
    QTest.mouseMove(pad, QPoint(300, 100))
    assert [len(stroke) for stroke in pad.strokes] == [1]
    pad.set_open(True)
    QTest.mouseMove(pad, QPoint(300, 200))
    assert [len(stroke) for stroke in pad.strokes] == [1]


def test_a_pen_writes_with_its_pressure(pad: SignaturePad) -> None:
    device = pen()
    for kind, at, pressure in (
        (QEvent.Type.TabletPress, (100, 100), 0.2),
        (QEvent.Type.TabletMove, (150, 120), 0.9),
        (QEvent.Type.TabletMove, (200, 160), 0.4),
        (QEvent.Type.TabletRelease, (200, 160), 0.0),
    ):
        event = pen_event(kind, at, pressure, device)
        QApplication.sendEvent(pad, event)
        assert event.isAccepted(), "else Qt makes a mouse of it, and every stroke comes twice"
    assert [[point.pressure for point in stroke] for stroke in pad.strokes] == [[200, 900, 400]]


def test_a_harder_pen_writes_thicker(pad: SignaturePad) -> None:
    def drawn(pressure: float) -> int:
        device = pen()
        pad.clear()
        QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletPress, (100, 150), pressure, device))
        QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletMove, (400, 150), pressure, device))
        QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletRelease, (400, 150), pressure, device))
        return ink(pad)

    assert drawn(0.9) > 1.3 * drawn(0.1)


def test_a_finger_writes(pad: SignaturePad, finger: QPointingDevice) -> None:
    QTest.touchEvent(pad, finger).press(1, QPoint(100, 100), pad)
    QTest.touchEvent(pad, finger).move(1, QPoint(200, 150), pad)
    QTest.touchEvent(pad, finger).move(1, QPoint(300, 120), pad)
    QTest.touchEvent(pad, finger).release(1, QPoint(300, 120), pad)
    assert [len(stroke) for stroke in pad.strokes] == [3]
    assert pad.strokes[0][1].x == round(1000 * 200 / 300)


def test_a_second_finger_rests(pad: SignaturePad, finger: QPointingDevice) -> None:
    QTest.touchEvent(pad, finger).press(1, QPoint(100, 100), pad)
    QTest.touchEvent(pad, finger).stationary(1).press(2, QPoint(500, 250), pad)
    QTest.touchEvent(pad, finger).move(1, QPoint(200, 150), pad).move(2, QPoint(400, 200), pad)
    QTest.touchEvent(pad, finger).release(1, QPoint(200, 150), pad).stationary(2)
    QTest.touchEvent(pad, finger).move(2, QPoint(300, 100), pad)
    QTest.touchEvent(pad, finger).release(2, QPoint(300, 100), pad)
    assert [[(point.x, point.y) for point in stroke] for stroke in pad.strokes] == [[(333, 333), (667, 500)]]


def test_a_palm_on_the_glass_does_not_cut_the_pens_stroke(pad: SignaturePad, finger: QPointingDevice) -> None:
    device = pen()
    QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletPress, (100, 100), 0.5, device))
    QTest.touchEvent(pad, finger).press(1, QPoint(500, 280), pad)
    QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletMove, (200, 160), 0.5, device))
    QTest.touchEvent(pad, finger).release(1, QPoint(500, 280), pad)
    QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletMove, (300, 100), 0.5, device))
    QApplication.sendEvent(pad, pen_event(QEvent.Type.TabletRelease, (300, 100), 0.0, device))
    assert [len(stroke) for stroke in pad.strokes] == [3]


def test_a_hand_that_slips_off_the_pad_writes_along_its_edge(pad: SignaturePad) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(300, 100))
    QTest.mouseMove(pad, QPoint(900, -80))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(900, -80))
    assert all(0 <= point.x <= 2000 and 0 <= point.y <= 1000 for point in pad.strokes[0])
    assert len(pad.strokes[0]) == 2


def test_a_dot_is_seen(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, LEFT, pos=QPoint(300, 100))
    assert not pad.empty
    assert ink(pad) >= 4
