"""The customer's handwriting as vectors: its own path, wider where the pen was pressed."""

from itertools import pairwise

from app.domain.signature import Point as Touch
from app.domain.signature import Signature, Stroke
from printing.pdf_pen import Pen, Point

THIN_PX = 1.4
THICK_PX = 3.2
MOST_ENLARGED = 1.8  # of the pad as a whole: a small hand stays small


def draw_signature(
    pen: Pen, signature: Signature, *, x: float, y: float, width: float, height: float, colour: str
) -> None:
    """Inside the given rectangle (px), in proportion and centred."""
    touches = [touch for stroke in signature.strokes for touch in stroke]
    if not touches:
        return
    left, right = min(t.x for t in touches), max(t.x for t in touches)
    top, bottom = min(t.y for t in touches), max(t.y for t in touches)
    whole_pad = min(width / max(signature.width, 1), height / 1000)
    scale = min(
        (width - THICK_PX) / max(right - left, 1),
        (height - THICK_PX) / max(bottom - top, 1),
        whole_pad * MOST_ENLARGED,
    )
    from_left = x + width / 2 - (left + right) / 2 * scale
    from_top = y + height / 2 - (top + bottom) / 2 * scale

    def place(touch: Touch) -> Point:
        return from_left + touch.x * scale, from_top + touch.y * scale

    for stroke in signature.strokes:
        _draw_stroke(pen, tuple(place(t) for t in stroke), stroke, colour)


def _line_width(pressure: float) -> float:
    """Px, in tenths so that neighbours of nearly the same pressure are one path."""
    return round(THIN_PX + (THICK_PX - THIN_PX) * min(max(pressure, 0.0), 1000.0) / 1000, 1)


def _draw_stroke(pen: Pen, points: tuple[Point, ...], stroke: Stroke, colour: str) -> None:
    if not points:
        return
    if len(points) == 1:
        pen.dot(x=points[0][0], y=points[0][1], radius=_line_width(stroke[0].pressure) / 2, colour=colour)
        return
    bends = [_bend(points, index) for index in range(len(points) - 1)]
    widths = [_line_width((a.pressure + b.pressure) / 2) for a, b in pairwise(stroke)]
    start = 0
    for index in range(1, len(bends) + 1):
        if index == len(bends) or widths[index] != widths[start]:
            pen.curve(points[start], tuple(bends[start:index]), colour=colour, line=widths[start])
            start = index


def _bend(points: tuple[Point, ...], index: int) -> tuple[Point, Point, Point]:
    """From point `index` to the next, smooth through its neighbours (Catmull-Rom as a Bézier curve)."""
    here, there = points[index], points[index + 1]
    before = points[index - 1] if index else here
    after = points[index + 2] if index + 2 < len(points) else there
    first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
    second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
    return first, second, there
