"""Drawn things of the A4 form: the mark, the action's sign, the seal, the QR code."""

from app.domain.order_line import Action
from printing import pdf_style as style
from printing.pdf_fonts import Weight
from printing.pdf_lines import Style, drawable, text_width
from printing.pdf_pen import Pen, Point
from printing.qr_code import qr_modules

MARK_SIDE = 30.0
QR_SIDE = 60.0
SIGN_SIDE = 9.6
SEAL_RADIUS = 45.0

# Lucide's plus, minus, arrow-right-left, banknote and undo-2 (its bow as a polyline), on their grid of 24
_ACROSS: tuple[Point, ...] = ((5, 12), (19, 12))
_SIGNS: dict[str, tuple[tuple[Point, ...], ...]] = {
    Action.ADD: (_ACROSS, ((12, 5), (12, 19))),
    Action.DELETE: (_ACROSS,),
    Action.MODIFY: (((16, 3), (20, 7), (16, 11)), ((20, 7), (4, 7)), ((8, 21), (4, 17), (8, 13)), ((4, 17), (20, 17))),
    Action.WITHDRAW: (
        ((9, 14), (4, 9), (9, 4)),
        ((4, 9), (14.5, 9), (18.5, 10.5), (20, 14.5), (18.5, 18.5), (14.5, 20), (11, 20)),
    ),
    Action.TOP_UP: (((2, 6), (22, 6), (22, 18), (2, 18), (2, 6)), ((6, 12), (6.01, 12)), ((18, 12), (18.01, 12))),
}
_BANKNOTE_RING = (12.0, 12.0, 2.0)


def draw_mark(pen: Pen, *, x: float, y: float) -> None:
    """The program's mark: a form of two lines and a signature."""
    pen.plate(x, y, MARK_SIDE, MARK_SIDE, colour=style.ACCENT, radius=7)
    pen.path(((x + 7.2, y + 10), (x + 23, y + 10)), colour=style.WHITE, line=2.7)
    pen.path(((x + 7.2, y + 15), (x + 16, y + 15)), colour=style.WHITE, line=2.7)
    pen.curve(
        (x + 7.2, y + 22),
        (
            ((x + 8.6, y + 20.4), (x + 9.6, y + 18.9), (x + 11, y + 18.9)),
            ((x + 12.9, y + 18.9), (x + 12.2, y + 21.6), (x + 13.8, y + 21.6)),
            ((x + 15.2, y + 21.6), (x + 16, y + 19.2), (x + 17.4, y + 19.2)),
            ((x + 18.8, y + 19.2), (x + 18.6, y + 21), (x + 20, y + 20.8)),
            ((x + 21, y + 20.7), (x + 22, y + 20), (x + 22.9, y + 19.4)),
        ),
        colour=style.WHITE,
        line=2.2,
    )


def draw_sign(pen: Pen, action: str, *, x: float, y: float) -> None:
    """The sign of an action beside its word; `action` is an Action's value."""
    scale = SIGN_SIDE / 24
    for points in _SIGNS[action]:
        pen.path(tuple((x + px * scale, y + py * scale) for px, py in points), colour=style.INK, line=1.0)
    if action == Action.TOP_UP:
        across, down, radius = _BANKNOTE_RING
        pen.ring(x=x + across * scale, y=y + down * scale, radius=radius * scale, colour=style.INK, line=1.0)


def draw_seal(pen: Pen, rows: tuple[str, ...], *, x: float, y: float, radius: float = SEAL_RADIUS) -> None:
    """The unit's seal around the middle `x`, `y`; a row too long for the ring is written smaller."""
    part = radius / SEAL_RADIUS
    pen.ring(x=x, y=y, radius=radius - 1, colour=style.DANGER, line=2)
    pen.ring(x=x, y=y, radius=radius - 4.8 * part, colour=style.DANGER, line=0.8)
    looks = ((Weight.MEDIUM, 11.5, -11.5), (Weight.REGULAR, 10.5, 4.0), (Weight.MEDIUM, 10.5, 20.0))
    rooms = (62.0, 72.0, 58.0)  # of the chord at each row
    for text, (weight, size, below), room in zip(rows, looks, rooms, strict=True):
        text = drawable(text)
        width = text_width(text, Style(weight, size, style.DANGER))
        fitting = Style(weight, size * part * min(1.0, room / max(width, 1)), style.DANGER)
        pen.text_about(text, fitting, middle=x, y=y + below * part)


def draw_qr(pen: Pen, payload: str, *, x: float, y: float) -> None:
    """The code without its quiet zone: the paper around it is that."""
    rows = tuple(tuple(map(bool, row)) for row in qr_modules(payload))
    pen.squares(rows, x=x, y=y, side=QR_SIDE, colour=style.INK)
