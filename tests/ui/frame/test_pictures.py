from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.frame.pictures import LARGE, SMALL, grab
from ui.frame.theme import Theme
from ui.widgets.panel import Ground, Panel


def test_a_picture_has_the_size_asked_for(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    panel = Panel(ground=Ground.SURFACE)
    qtbot.addWidget(panel)
    for size in (SMALL, LARGE):
        file = grab(panel, tmp_path / "deep" / "picture.png", size=size)
        picture = QImage(str(file))
        assert picture.size() == size
        assert picture.pixelColor(10, 10).name().upper() == theme.colours.surface


def test_a_place_that_cannot_be_written_is_said(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    (tmp_path / "taken.png").mkdir()
    with pytest.raises(OSError, match="taken"):
        grab(panel, tmp_path / "taken.png")
