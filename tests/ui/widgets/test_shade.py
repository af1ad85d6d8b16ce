"""The page under a dialog: not painted again with what changes in the dialog, and seen all around it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import settle
from ui.frame.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import TextField

WHITE, RED = QColor("#ffffff"), QColor("#c00000")


class Page(QWidget):
    """Counts how often it was painted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.times = 0
        self.colour = WHITE

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.colour)
        painter.end()


class Desk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.page.setGeometry(0, 0, 1366, 768)
        self.overlay = Overlay(self)


class Asking(Dialog):
    def __init__(self, *, width: int = 600) -> None:
        super().__init__("收款")
        self.amount = TextField("收到现金")
        self.body.addWidget(self.amount)
        self.setFocusProxy(self.amount)
        self.setFixedSize(width, 300)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    with qtbot.waitExposed(desk):
        desk.show()
    return desk


def painted_by(desk: Desk, dialog: Asking, typed: str) -> int:
    """How often the page was painted until the dialog shows what was typed."""
    settle(desk)
    desk.page.times = 0
    dialog.amount.set_text(typed)
    QApplication.processEvents()
    return desk.page.times


def test_the_page_is_not_painted_with_what_is_typed_over_it(desk: Desk) -> None:
    dialog = Asking()
    desk.overlay.open(dialog)
    assert painted_by(desk, dialog, "199") == 0
    over = Asking(width=800)
    desk.overlay.open(over, over=True)
    assert painted_by(desk, over, "200") == 0
    desk.overlay.close_dialog()
    assert painted_by(desk, dialog, "201") == 0
    front = Asking(width=400)
    desk.overlay.open_front(front)
    assert painted_by(desk, front, "202") == 0


def test_what_changes_on_the_page_is_seen_around_the_dialog_and_at_its_round_corners(desk: Desk) -> None:
    dialog = Asking()
    desk.overlay.open(dialog)
    settle(desk)
    beside = [dialog.pos() - QPoint(2, 2), dialog.pos(), dialog.geometry().topRight(), dialog.geometry().bottomLeft()]
    before = desk.grab().toImage()
    desk.page.colour = RED
    desk.page.update()
    settle(desk)
    after = desk.grab().toImage()
    assert all(before.pixelColor(at) != after.pixelColor(at) for at in beside)
    assert before.copy(dialog.geometry()).pixelColor(300, 150) == after.copy(dialog.geometry()).pixelColor(300, 150)


def test_the_whole_page_is_seen_again_when_it_closes_or_is_put_away(desk: Desk) -> None:
    desk.overlay.open(Asking())
    settle(desk)
    middle = desk.rect().center()
    desk.overlay.suspend()
    settle(desk)
    assert desk.grab().toImage().pixelColor(middle) == WHITE
    desk.overlay.resume()
    settle(desk)
    desk.overlay.close_dialog()
    desk.page.colour = RED
    desk.page.update()
    settle(desk)
    assert desk.grab().toImage().pixelColor(middle) == RED
