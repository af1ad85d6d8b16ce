"""The shapes of characters, drawn ahead.

Qt loads and draws the shape of a character when it is first met in a size, and again for each quarter of a pixel it may
stand at: 40 µs each. In a search, a letter that brings offers nobody saw before took a quarter of its time for them.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QImage, QPainter

from ui.frame.tokens import tokens
from ui.widgets.dressing import Face

_AT_ONCE: Final = 16  # characters of a piece: some 4 ms
# Where Qt lets a character begin within a pixel. Its quarters come of 64ths and what makes up for their rounding: the
# last one of them is a place of its own, and some five characters of a key stand there.
_PLACES: Final = (0.0, 0.25, 0.5, 0.75, 63 / 64)
_ROOM: Final = 64


def face_font(face: Face) -> QFont:
    """As the style sheet gives it to a label of that face."""
    style = tokens().type[face]
    font = QFont(tokens().family)
    font.setPixelSize(style.size)
    font.setWeight(QFont.Weight(style.weight))
    return font


def glyph_pieces(characters: str, faces: Sequence[Face], *, ratio: float) -> list[Callable[[], None]]:
    """To be done on the window's thread, one by one. The first characters in all faces before the others.

    `ratio`: pixels of the window's screen for one of ours.
    """
    parts = [characters[at : at + _AT_ONCE] for at in range(0, len(characters), _AT_ONCE)]
    return [partial(_draw, part, face, ratio) for part in parts for face in faces]


def _draw(characters: str, face: Face, ratio: float) -> None:
    image = QImage(round(_ROOM * ratio), round(_ROOM * ratio), QImage.Format.Format_RGB32)  # shapes are kept by kind
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.setFont(face_font(face))
    for character in characters:
        for place in _PLACES:
            for shown in (character, character + "a") if character.isdecimal() else (character,):
                painter.drawText(QPointF(place / ratio, _ROOM / 2), shown)  # the font has other figures beside letters
    painter.end()
