"""Words laid out and ready to be painted: shaped once, drawn as often as they are seen."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPaintDevice, QPainter, QTextLayout, QTextOption

UNBOUNDED: Final = 100_000.0  # a line no text of ours reaches
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class Piece(NamedTuple):
    layout: QTextLayout
    x: float
    y: float


class Laid(NamedTuple):
    """What a label paints. Widths in logical pixels."""

    pieces: tuple[Piece, ...]
    lines: int
    natural: float  # of the widest line
    least: float  # of the longest word

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        for layout, x, y in self.pieces:
            layout.draw(painter, QPointF(left + x, top + y))


def lay_out(
    words: str,
    font: QFont,
    *,
    width: float,
    line_height: int,
    lead: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
    across: Qt.AlignmentFlag = _LEFT,
    device: QPaintDevice,
) -> Laid:
    """Lines of `line_height` one below the other, each `lead` below the top of its own."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font, device)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if width < UNBOUNDED:
        option.setAlignment(across)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)  # or each paint shapes the words again
    if formats:
        layout.setFormats(list(formats))
    layout.beginLayout()
    lines, natural = 0, 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, lines * line_height + lead))
        natural = max(natural, line.naturalTextWidth())
        lines += 1
        line = layout.createLine()
    layout.endLayout()
    return Laid((Piece(layout, 0.0, 0.0),), lines, natural, layout.minimumWidth())
