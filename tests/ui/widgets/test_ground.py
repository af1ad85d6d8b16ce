"""What is typed in a dialog paints neither the dialog's frame nor the scrim again."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import settle
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.widgets.dialog import Dialog
from ui.widgets.ground import DialogGround
from ui.widgets.overlay import Overlay
from ui.widgets.words import Words


class Paints(QObject):
    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.areas: dict[QWidget, int] = {}
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.areas[watched] = self.areas.get(watched, 0) + 1
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("part", ["head", "body", "foot"])
def test_words_that_change_paint_no_frame_and_no_scrim(theme: Theme, qtbot: QtBot, part: str) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    overlay = Overlay(desk)
    dialog = Dialog("收款")
    words = Words("")
    dialog.body.addWidget(words)
    dialog.setFixedSize(600, 300)
    with qtbot.waitExposed(desk):
        desk.show()
    overlay.open(dialog)
    settle(desk)
    paints = Paints(overlay, dialog)
    if part == "head":
        dialog.set_title("退款")
    elif part == "body":
        words.setText("收到现金")
    else:
        dialog.set_footer((), note="缺 5 元")
    settle(desk)
    QApplication.processEvents()
    assert paints.areas == {}


def test_the_ground_is_the_dialogs_own_in_every_look(theme: Theme, qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(900, 600)
    overlay = Overlay(desk)
    dialog = Dialog("收款")
    dialog.setFixedSize(600, 300)
    with qtbot.waitExposed(desk):
        desk.show()
    overlay.open(dialog)
    settle(desk)
    for look in ThemeName:
        theme.switch(look)
        settle(desk)
        picture = dialog.grab().toImage()
        assert picture.pixelColor(300, 150).name().upper() == theme.colours.surface
        assert picture.pixelColor(300, 2) == picture.pixelColor(300, 150), "no seam between ground and edge"
        edged = theme.colours.surface == theme.colours.canvas
        assert (picture.pixelColor(0, 150).name().upper() == theme.colours.line_strong) is edged


def test_beside_a_pixel_that_is_cut_it_leaves_one_free(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = Dialog("收款")
    qtbot.addWidget(dialog)
    dialog.setFixedSize(600, 300)
    with qtbot.waitExposed(dialog):
        dialog.show()
    [ground] = dialog.findChildren(DialogGround)
    assert ground.mask().boundingRect() == dialog.rect()
    monkeypatch.setattr(DialogGround, "devicePixelRatioF", lambda _: 1.25)
    QApplication.sendEvent(ground, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert ground.mask().boundingRect() == dialog.rect().adjusted(1, 1, -1, -1)
