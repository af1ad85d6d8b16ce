from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.shell.idle import IdleWatch


def test_nobody_there_locks(qtbot: QtBot) -> None:
    watch = IdleWatch(after_ms=10)
    with qtbot.waitSignal(watch.idle):
        watch.start()
    with qtbot.assertNotEmitted(watch.idle, wait=40):
        pass  # once only, until it is armed again
    with qtbot.waitSignal(watch.idle):
        watch.start()


def test_a_touch_puts_it_off(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    watch = IdleWatch(after_ms=10_000)
    watch.watch(field)
    watch.start()
    started = watch.remaining_ms()
    qtbot.waitUntil(lambda: watch.remaining_ms() < started - 20)
    QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert watch.remaining_ms() >= started - 10
    qtbot.waitUntil(lambda: watch.remaining_ms() < started - 20)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert watch.remaining_ms() >= started - 10


def test_stopped_it_stays_stopped(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    watch = IdleWatch(after_ms=10)
    watch.watch(field)
    watch.start()
    watch.stop()
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    with qtbot.assertNotEmitted(watch.idle, wait=40):
        pass
