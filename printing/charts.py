"""Charts as one drawing (reportlab.graphics): SVG for the screen, vectors in the PDF. Px, from the top left.

Bars are outlined and carry their figure, a line has markers: on a black and white printer nothing is lost.
"""

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from app.papers.charts import ON_PAPER, Chart, ChartBar, ChartColours
from printing.pdf_blocks import fitted
from printing.pdf_fonts import Weight, registered
from printing.pdf_lines import Style, drawable, text_width
from printing.pdf_pen import PAGE_HEIGHT, Pen

FONT_FAMILY = "Noto Sans SC"  # what the screen calls the fonts that both surfaces have
_KEY = 20.0  # height of the key above the bars
_FOOT = 18.0  # of the labels below them
_BAR = 0.58  # of the room of one
_ROW = 24.0  # a lying bar with its label
_DOT = 3.2
_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Look:
    """Of one drawing: `size` px of its text; `key_right` sets its key at the right, beside a title."""

    colours: ChartColours
    size: float
    key_right: bool = False

    @property
    def label(self) -> Style:
        return Style(Weight.REGULAR, self.size, self.colours.quiet)

    @property
    def figure(self) -> Style:
        return Style(Weight.MEDIUM, self.size, self.colours.ink)


def chart_height(chart: Chart, *, upright: float = 190.0) -> float:
    """Px it wants: `upright` for standing bars, a row each for lying ones."""
    return upright if chart.upright else len(chart.bars) * _ROW


def chart_svg(
    chart: Chart, *, width: float, height: float, colours: ChartColours = ON_PAPER, size: float = 12.0
) -> bytes:
    """As an SVG of `width` × `height` px without a background; its words are text in the font both surfaces have."""
    from reportlab.graphics import renderSVG  # late: slow to import

    drawing = _drawing(chart, width=width, height=height, look=_Look(colours, size))
    hacks = {
        weight.value: {"family": f"'{FONT_FAMILY}'", "weight": number}
        for weight, number in ((Weight.REGULAR, "400"), (Weight.MEDIUM, "500"), (Weight.BOLD, "700"))
    }
    # Without a clip path: the screen's painter (SVG Tiny) knows none and fills it with black.
    canvas = renderSVG.SVGCanvas((width, height), fontHacks=hacks, useClip=True)
    renderSVG.draw(drawing, canvas)
    for name, words in (("title", chart.title), ("desc", "")):  # reportlab writes three points into both
        (element,) = canvas.doc.getElementsByTagName(name)
        element.firstChild.data = words
    out = io.StringIO()
    canvas.save(out)
    return out.getvalue().encode()


def draw_chart(pen: Pen, chart: Chart, *, x: float, y: float, width: float, height: float, size: float = 10.0) -> None:
    """On the page, its top left at `x`, `y`; its key leaves the left free for a title."""
    from reportlab.graphics import renderPDF  # late: slow to import

    drawing = _drawing(chart, width=width, height=height, look=_Look(ON_PAPER, size, key_right=True))
    renderPDF.draw(drawing, pen.canvas, x, PAGE_HEIGHT - y - height)


class _Sheet:
    """A drawing that is written on from its top left, as everything else here is."""

    def __init__(self, width: float, height: float) -> None:
        from reportlab.graphics import shapes  # late: slow to import

        registered()
        self.shapes = shapes
        self.height = height
        # Else reportlab names Times in the file, which no reader would find in it.
        self.drawing = shapes.Drawing(width, height, initialFontName=Weight.REGULAR.value)

    def text(self, words: str, style: Style, *, x: float, y: float, anchor: str = "start") -> None:
        self.drawing.add(
            self.shapes.String(
                x,
                self.height - y,
                drawable(words),
                fontName=style.weight.value,
                fontSize=style.size,
                fillColor=_colour(style.colour),
                textAnchor=anchor,
            )
        )

    def bar(self, *, x: float, y: float, width: float, height: float, colours: ChartColours) -> None:
        self.drawing.add(
            self.shapes.Rect(
                x,
                self.height - y - height,
                width,
                height,
                fillColor=_colour(colours.bar),
                strokeColor=_colour(colours.edge),
                strokeWidth=0.8,
            )
        )

    def rule(self, *, x: float, right: float, y: float, colour: str) -> None:
        self.drawing.add(
            self.shapes.Line(x, self.height - y, right, self.height - y, strokeColor=_colour(colour), strokeWidth=1.0)
        )

    def line(self, points: list[tuple[float, float]], colours: ChartColours) -> None:
        """A line with a ring at each point, so that it is no bar's edge and reads without colour."""
        for (ax, ay), (bx, by) in pairwise(points):  # a polyline is filled by the screen's painter
            start, end = self.height - ay, self.height - by
            self.drawing.add(self.shapes.Line(ax, start, bx, end, strokeColor=_colour(colours.line), strokeWidth=1.6))
        for x, y in points:
            self.drawing.add(
                self.shapes.Circle(
                    x,
                    self.height - y,
                    _DOT,
                    fillColor=_colour(colours.surface),
                    strokeColor=_colour(colours.line),
                    strokeWidth=1.6,
                )
            )


def _colour(said: str) -> Any:
    from reportlab.lib.colors import HexColor  # late: slow to import

    return HexColor(said)


def _drawing(chart: Chart, *, width: float, height: float, look: _Look) -> Any:
    sheet = _Sheet(width, height)
    if chart.upright:
        _standing(sheet, chart, width, height, look)
    else:
        _lying(sheet, chart, width, height, look)
    return sheet.drawing


def _standing(sheet: _Sheet, chart: Chart, width: float, height: float, look: _Look) -> None:
    """Bars from the foot up; where there is a line it has the upper third, so that no figure hides another."""
    has_line = any(bar.line is not None for bar in chart.bars)
    top = _key(sheet, chart, width, look) if chart.bar_name or has_line else 0.0
    low = height - _FOOT * look.size / 12 - 2
    line_low = top + (low - top) * 0.36 if has_line else top
    bars_top = (line_low if has_line else top) + look.size * 1.5
    step = width / max(len(chart.bars), 1)
    most = max((bar.size for bar in chart.bars), default=0) or 1
    points = []
    tallest = max((bar.line or 0.0 for bar in chart.bars), default=0) or 1
    every = _labels_every(chart.bars, step, look)
    for index, bar in enumerate(chart.bars):
        middle = step * (index + 0.5)
        high = (low - bars_top) * bar.size / most
        if bar.size:
            sheet.bar(x=middle - step * _BAR / 2, y=low - high, width=step * _BAR, height=high, colours=look.colours)
        sheet.text(bar.words, look.figure, x=middle, y=low - high - look.size * 0.4, anchor="middle")
        if index % every == 0:
            sheet.text(bar.label, look.label, x=middle, y=height - 4, anchor="middle")
        if bar.line is not None:
            y = line_low - (line_low - top - look.size * 1.8) * bar.line / tallest
            points.append((middle, y))
            sheet.text(bar.line_words, look.figure, x=middle, y=y - look.size * 0.65, anchor="middle")
    sheet.rule(x=0, right=width, y=low, colour=look.colours.axis)
    sheet.line(points, look.colours)


def _labels_every(bars: tuple[ChartBar, ...], step: float, look: _Look) -> int:
    """Each, or each second, third … where they would touch."""
    widest = max((text_width(drawable(bar.label), look.label) for bar in bars), default=0.0) + 4
    return max(1, -(-int(widest) // max(int(step), 1)))


def _key(sheet: _Sheet, chart: Chart, width: float, look: _Look) -> float:
    """What the bars are and what the line is, at the top; returns where the room for them begins."""
    y = look.size * 1.1
    x = width - _key_width(chart, look) if look.key_right else 0.0
    if chart.bar_name:
        sheet.bar(x=x, y=y - look.size * 0.8, width=look.size, height=look.size * 0.8, colours=look.colours)
        x += look.size + 5
        sheet.text(chart.bar_name, look.label, x=x, y=y)
        x += text_width(drawable(chart.bar_name), look.label) + 18
    if chart.line_name and any(bar.line is not None for bar in chart.bars):
        middle = y - look.size * 0.35
        sheet.line([(x + _DOT, middle), (x + _DOT + 18, middle)], look.colours)
        sheet.text(chart.line_name, look.label, x=x + 30, y=y)
    return _KEY * look.size / 12


def _key_width(chart: Chart, look: _Look) -> float:
    bar = look.size + 5 + text_width(drawable(chart.bar_name), look.label) + 18 if chart.bar_name else 0.0
    line = 30 + text_width(drawable(chart.line_name), look.label) if chart.line_name else 0.0
    return bar + line


def _lying(sheet: _Sheet, chart: Chart, width: float, height: float, look: _Look) -> None:
    """A row each: name, bar, figure at its end. A bar below zero has no length, only its figure."""
    labels = max((text_width(drawable(bar.label), look.label) for bar in chart.bars), default=0.0)
    room_left = min(labels + _GAP, width * 0.4)
    figures = max((text_width(drawable(bar.words), look.figure) for bar in chart.bars), default=0.0) + _GAP
    room = max(width - room_left - figures, 1.0)
    most = max((bar.size for bar in chart.bars), default=0) or 1
    step = height / max(len(chart.bars), 1)
    for index, bar in enumerate(chart.bars):
        top = step * index
        baseline = top + step / 2 + look.size * 0.36
        sheet.text(bar.label, fitted(bar.label, look.label, width=room_left - _GAP), x=0.0, y=baseline)
        long = room * max(bar.size, 0) / most
        if long:
            sheet.bar(x=room_left, y=top + step * 0.2, width=long, height=step * 0.6, colours=look.colours)
        sheet.text(bar.words, look.figure, x=room_left + long + 6, y=baseline)
