"""The filter in a real window: keys come in by the window system's own way, as a keyboard's and a scanner's do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.frame.scan_filter import ScanFilter
from ui.frame.scan_recogniser import ScanShape

CODE = "99010119700502123X"


class Desk(QWidget):
    """A field, a button, and whatever was scanned; `wait_ms` passes the time between two keys."""

    def __init__(self, shape: ScanShape, application: QApplication) -> None:
        super().__init__()
        self.field, self.other, self.button = QLineEdit(), QLineEdit(), QPushButton("x")
        column = QVBoxLayout(self)
        for part in (self.field, self.other, self.button):
            column.addWidget(part)
        self.pressed = 0
        self.button.clicked.connect(self._count)
        self.now_ms = 1000
        self.scans: list[str] = []
        self.scan_filter = ScanFilter(shape, time_ms=self._time)
        self.scan_filter.scanned.connect(self.scans.append)
        application.installEventFilter(self.scan_filter)

    def _count(self) -> None:
        self.pressed += 1

    def _time(self, _: QKeyEvent) -> int:
        return self.now_ms

    def keys(self, text: str, *, apart_ms: int) -> None:
        handle = self.windowHandle()
        for character in text:
            self.now_ms += apart_ms
            key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(character)
            if key is None:
                QTest.keyClick(handle, ord(character))
            else:
                QTest.keyClick(handle, key)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    yield from made(ScanShape(), qtbot, qapp)


@pytest.fixture
def desk_with_prefix(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    yield from made(ScanShape(prefix="~"), qtbot, qapp)


def made(shape: ScanShape, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(shape, qapp)
    qtbot.addWidget(desk)
    desk.show()
    desk.activateWindow()
    desk.field.setFocus()
    qtbot.waitUntil(lambda: desk.field.hasFocus())
    yield desk
    qapp.removeEventFilter(desk.scan_filter)


def test_a_scan_never_reaches_the_field(desk: Desk) -> None:
    desk.keys(CODE + "\r", apart_ms=4)
    assert (desk.scans, desk.field.text()) == ([CODE], "")


def test_typed_keys_arrive_as_they_were_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.keys("cX129", apart_ms=70)
    qtbot.waitUntil(lambda: desk.field.text() == "cX129")
    assert desk.scans == []


def test_the_last_key_arrives_when_nothing_follows_it(desk: Desk, qtbot: QtBot) -> None:
    desk.keys("a", apart_ms=0)
    assert desk.field.text() == ""  # one gap long it might begin a scan
    qtbot.waitUntil(lambda: desk.field.text() == "a")


def test_a_key_that_types_nothing_goes_behind_those_before_it(desk: Desk) -> None:
    desk.keys("ab", apart_ms=5)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Left)
    desk.keys("c", apart_ms=5)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_End)
    assert desk.field.text() == "acb"


def test_keys_typed_fast_before_tab_stay_in_their_field(desk: Desk) -> None:
    desk.keys("ab\t", apart_ms=5)
    desk.keys("cd", apart_ms=5)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_End)
    assert (desk.field.text(), desk.other.text()) == ("ab", "cd")


def test_enter_comes_behind_what_was_typed_fast(desk: Desk) -> None:
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append(desk.field.text()))
    desk.keys("ab\r", apart_ms=5)
    assert entered == ["ab"]


def test_a_click_elsewhere_lets_them_go_to_where_they_were_typed(desk: Desk) -> None:
    desk.keys("ab", apart_ms=5)
    handle = desk.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=desk.other.geometry().center())
    assert (desk.field.text(), desk.other.text()) == ("ab", "")
    assert desk.other.hasFocus()


def test_a_command_is_no_part_of_a_scan(desk: Desk) -> None:
    desk.keys("abcdef", apart_ms=5)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.keys("\r", apart_ms=5)
    assert (desk.field.text(), desk.field.selectedText(), desk.scans) == ("abcdef", "abcdef", [])


def test_the_space_bar_still_presses_a_button_once(desk: Desk, qtbot: QtBot) -> None:
    desk.button.setFocus()
    desk.keys(" ", apart_ms=0)
    qtbot.waitUntil(lambda: desk.pressed == 1)


def test_with_a_prefix_nothing_is_held_up(desk_with_prefix: Desk) -> None:
    desk_with_prefix.keys("abc", apart_ms=1)
    assert desk_with_prefix.field.text() == "abc"
    desk_with_prefix.keys("~" + CODE + "\r", apart_ms=2)
    assert (desk_with_prefix.scans, desk_with_prefix.field.text()) == ([CODE], "abc")
