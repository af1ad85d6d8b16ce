"""Drawing on a page in px from its top left (96 to the inch, as the design is drawn), on reportlab's canvas.

A character no font draws becomes a box with its Unicode number in it; readers and searches still find the character.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import Any

from printing.font_cover import RARE
from printing.pdf_fonts import advance, registered
from printing.pdf_lines import MISSING_WIDTH, Line, Style, drawable, text_width

PX = 0.75  # points
PAGE_WIDTH = 210 / 25.4 * 96
PAGE_HEIGHT = 297 / 25.4 * 96
_RISE = 50  # degrees

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of the page's px lies on the paper: `height` of them from `top` on, `left` cut off at either side.

    `scale` is points a px, `margin` the px that stay free at its foot.
    """

    scale: float
    left: float
    top: float
    height: float
    margin: float

    @property
    def width_pt(self) -> float:
        return (PAGE_WIDTH - 2 * self.left) * self.scale

    @property
    def height_pt(self) -> float:
        return self.height * self.scale

    @property
    def bottom(self) -> float:
        return self.top + self.height - self.margin


UPRIGHT = Sheet(PX, 0.0, 0.0, PAGE_HEIGHT, 44.0)
# Large print (R24): the same page half as large again, on a sheet laid across. Its text is 12.3 points high.
_CUT = 22.0
_ACROSS = PAGE_HEIGHT * PX / (PAGE_WIDTH - 2 * _CUT)
ACROSS = Sheet(_ACROSS, _CUT, 16.0, PAGE_WIDTH * PX / _ACROSS, 20.0)


# The lower half of an A4 page is an A5 page laid across, as wide as the whole: the same page with more breaks.
HALF = Sheet(PX, 0.0, 14.0, 148 / 25.4 * 96, 22.0)


class PaperSize(StrEnum):
    """What the form is printed on, as the setting form.paper says it."""

    A4 = "a4"
    A5 = "a5"

    def sheet(self, *, large: bool) -> Sheet:
        """Large print takes the whole sheet: on half of it no line would be large."""
        if large:
            return ACROSS
        return HALF if self is PaperSize.A5 else UPRIGHT


@dataclass(slots=True)
class Pen:
    """Writes on the canvas's present page; `begin` after each new page."""

    canvas: Any
    sheet: Sheet = UPRIGHT
    _bookmarks: Any = field(default_factory=count)

    def begin(self) -> None:
        """Px from the bottom left; y is turned in each act."""
        sheet = self.sheet
        self.canvas.scale(sheet.scale, sheet.scale)
        self.canvas.translate(-sheet.left, sheet.top + sheet.height - PAGE_HEIGHT)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)

    def bookmark(self, title: str, *, level: int, y: float) -> None:
        """An entry of the document's outline that opens this page at `y`; at most one `level` below the one before."""
        name = f"part{next(self._bookmarks)}"
        self.canvas.bookmarkHorizontal(name, 0, PAGE_HEIGHT - y)
        self.canvas.addOutlineEntry(drawable(title), name, level=level)

    def line(self, line: Line, *, x: float, y: float) -> None:
        """`y` is the baseline."""
        for piece in line.pieces:
            self.text(piece.text, piece.style, x=x + piece.x, y=y)

    def text(self, text: str, style: Style, *, x: float, y: float) -> None:
        """From `x` to the right on the baseline `y`."""
        widths = registered()[style.weight]
        start = 0
        for index, char in enumerate(text):
            if widths.of(ord(char)) is None:
                self._drawn(text[start:index], style, style.weight.value, x, y)
                x += text_width(text[start:index], style)
                if advance(char, style.weight) is None:
                    self._boxed(char, style, x, y)
                else:
                    self._drawn(char, style, RARE, x, y)
                x += text_width(char, style)
                start = index + 1
        self._drawn(text[start:], style, style.weight.value, x, y)

    def text_to(self, text: str, style: Style, *, right: float, y: float) -> None:
        """Ends at `right`."""
        text = drawable(text)
        self.text(text, style, x=right - text_width(text, style), y=y)

    def text_about(self, text: str, style: Style, *, middle: float, y: float) -> None:
        text = drawable(text)
        self.text(text, style, x=middle - text_width(text, style) / 2, y=y)

    def across(self, text: str, style: Style) -> None:
        """From low left to high right over the whole page, smaller where it is too long; the rest is drawn over it."""
        size = min(style.size, style.size * PAGE_WIDTH / text_width(text, style))
        self.canvas.saveState()
        self.canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT - self.sheet.top - self.sheet.height / 2)
        self.canvas.rotate(_RISE)
        self.canvas.setFillColor(style.colour)
        self.canvas.setFont(style.weight.value, size)
        self.canvas.drawCentredString(0, -size / 3, text)
        self.canvas.restoreState()

    def _drawn(self, text: str, style: Style, font: str, x: float, y: float) -> None:
        if text.strip(" "):
            self.canvas.setFillColor(style.colour)
            self.canvas.setFont(font, style.size)
            self.canvas.drawString(x, PAGE_HEIGHT - y, text)

    def _boxed(self, char: str, style: Style, x: float, y: float) -> None:
        size = style.size
        width = size * MISSING_WIDTH / 1000
        digits = f"{ord(char):04X}"
        half = (len(digits) + 1) // 2
        small = Style(style.weight, size * 0.48, style.colour)
        self.box(x + size * 0.06, y - size * 0.88, width - size * 0.12, size, colour=style.colour, line=size * 0.05)
        spoken = char.encode("utf-16-be").hex().upper()
        self.canvas._code.append(f"/Span <</ActualText <FEFF{spoken}>>> BDC")
        self.text_about(digits[:half], small, middle=x + width / 2, y=y - size * 0.44)
        self.text_about(digits[half:], small, middle=x + width / 2, y=y + size * 0.02)
        self.canvas._code.append("EMC")

    def rule(self, *, x: float, right: float, y: float, colour: str, line: float = 1.0) -> None:
        """A horizontal line whose upper edge is at `y`."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, PAGE_HEIGHT - y - line, right - x, line, stroke=0, fill=1)

    def box(
        self, x: float, y: float, width: float, height: float, *, colour: str, line: float = 1.0, radius: float = 0.0
    ) -> None:
        """A frame whose line lies inside the given rectangle."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(line)
        left, low = x + line / 2, PAGE_HEIGHT - y - height + line / 2
        self.canvas.roundRect(left, low, width - line, height - line, max(radius - line / 2, 0), stroke=1, fill=0)

    def plate(self, x: float, y: float, width: float, height: float, *, colour: str, radius: float) -> None:
        """A filled rectangle with round corners."""
        self.canvas.setFillColor(colour)
        self.canvas.roundRect(x, PAGE_HEIGHT - y - height, width, height, radius, stroke=0, fill=1)

    def ring(self, *, x: float, y: float, radius: float, colour: str, line: float) -> None:
        """A circle around the middle `x`, `y`."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(line)
        self.canvas.circle(x, PAGE_HEIGHT - y, radius, stroke=1, fill=0)

    def dot(self, *, x: float, y: float, radius: float, colour: str) -> None:
        self.canvas.setFillColor(colour)
        self.canvas.circle(x, PAGE_HEIGHT - y, radius, stroke=0, fill=1)

    def path(self, points: tuple[Point, ...], *, colour: str, line: float) -> None:
        """Straight strokes through `points`."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], PAGE_HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, PAGE_HEIGHT - y)
        self._stroke(path, colour, line)

    def curve(self, start: Point, bends: tuple[tuple[Point, Point, Point], ...], *, colour: str, line: float) -> None:
        """Bézier curves, one behind the other: two control points and the end of each."""
        path = self.canvas.beginPath()
        path.moveTo(start[0], PAGE_HEIGHT - start[1])
        for (ax, ay), (bx, by), (x, y) in bends:
            path.curveTo(ax, PAGE_HEIGHT - ay, bx, PAGE_HEIGHT - by, x, PAGE_HEIGHT - y)
        self._stroke(path, colour, line)

    def _stroke(self, path: Any, colour: str, line: float) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(line)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def squares(self, rows: tuple[tuple[bool, ...], ...], *, x: float, y: float, side: float, colour: str) -> None:
        """A matrix of squares that fills `side` × `side`, as one path: neighbours touch without a seam."""
        one = side / len(rows)
        path = self.canvas.beginPath()
        for down, row in enumerate(rows):
            across = 0
            while across < len(row):
                end = across
                while end < len(row) and row[end]:
                    end += 1
                if end > across:
                    path.rect(x + across * one, PAGE_HEIGHT - y - (down + 1) * one, (end - across) * one, one)
                across = max(end, across + 1)
        self.canvas.setFillColor(colour)
        self.canvas.drawPath(path, stroke=0, fill=1)
