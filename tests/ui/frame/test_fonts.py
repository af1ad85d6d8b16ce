"""The shipped typefaces: the second one draws only what the first one lacks."""

import pytest
from PySide6.QtGui import QFont, QTextLayout
from pytestqt.qtbot import QtBot

from tests.ui.looks import missing_glyphs
from ui.frame.fonts import RARE_FAMILY
from ui.frame.theme import Theme
from ui.frame.tokens import tokens
from ui.widgets.dressing import Face
from ui.widgets.words import Words


def drawn_by(char: str, font: QFont) -> str:
    """The family that draws it; "" where it is tofu."""
    layout = QTextLayout(char, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    [run] = layout.glyphRuns()
    return run.rawFont().familyName() if run.glyphIndexes()[0] else ""


@pytest.mark.parametrize("face", [Face.BODY, Face.TOUCH_AMOUNT, Face.ELDER_TITLE])
def test_a_rare_name_is_drawn_by_the_second_font_alone(qtbot: QtBot, theme: Theme, face: Face) -> None:
    label = Words("𠮷*您好 A", face=face)
    qtbot.addWidget(label)
    label.show()
    assert drawn_by("𠮷", label.font()) == RARE_FAMILY
    assert QFont.substitutes(tokens().family) == [RARE_FAMILY.lower()]  # before any font of the system
    assert {drawn_by(char, label.font()) for char in "*您好A䶮"} == {tokens().family}
    assert drawn_by("\U0010fffd", label.font()) == ""
    assert missing_glyphs(label.text(), label.font()) == []
    assert missing_glyphs("\U0010fffd", label.font()) == ["\U0010fffd"]
