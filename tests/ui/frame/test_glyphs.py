"""Shapes drawn ahead are those a label shows: of its very font, each character at each place within a pixel."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QTextLayout
from pytestqt.qtbot import QtBot

from ui.clerk.known_characters import FACES, PRICE_FACE, TAKE_FACE
from ui.frame import glyphs
from ui.frame.theme import Theme
from ui.widgets.dressing import Face
from ui.widgets.words import Words


@pytest.mark.parametrize("face", [*FACES, PRICE_FACE, TAKE_FACE])
def test_a_label_has_the_font_that_is_drawn_ahead(theme: Theme, qtbot: QtBot, face: Face) -> None:
    label = Words("畅行", face=face)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().key() == glyphs.face_font(face).key()


def test_each_character_is_drawn_in_each_face_at_each_place(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[str, int, float]] = []

    class Watched:
        def __init__(self, image: QImage) -> None:
            self._painter = QPainter(image)
            self.setFont, self.end = self._painter.setFont, self._painter.end

        def drawText(self, at: QPointF, words: str) -> None:
            drawn.append((words, self._painter.font().pixelSize(), at.x()))

    monkeypatch.setattr(glyphs, "QPainter", Watched)
    characters = "".join(chr(0x4E00 + n) for n in range(60))
    pieces = glyphs.glyph_pieces(characters, (Face.SMALL, Face.DIALOG), ratio=2.0)
    pieces[0]()
    first = len(drawn)
    assert {size for _, size, _ in drawn} == {13}
    for piece in pieces[1:]:
        piece()
    assert first * 4 <= len(drawn), "no piece takes the window's thread for long"
    places = (0.0, 0.125, 0.25, 0.375, 63 / 128)
    wanted = {(c, size, place) for c in characters for size in (13, 18) for place in places}
    assert set(drawn) == wanted
    assert len(drawn) == len(wanted)


@pytest.mark.parametrize("face", FACES)
def test_a_figure_is_drawn_as_it_stands_beside_letters_too(theme: Theme, face: Face) -> None:
    def shapes(words: str) -> set[int]:
        layout = QTextLayout(words, glyphs.face_font(face))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return {shape for run in layout.glyphRuns() for shape in run.glyphIndexes()}

    alone, letter = shapes("0123456789"), shapes("a")
    beside = {shape for figure in "0123456789" for shape in shapes(f"{figure}a") - letter}
    assert beside == shapes("a0a1a2a3a4a5a6a7a8a9a") - letter != alone
