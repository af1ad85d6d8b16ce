"""The look of the A4 papers after picture 14: type and colours by what they are for. Px, 96 to the inch."""

from dataclasses import dataclass

from printing.pdf_fonts import Weight
from printing.pdf_lines import Style

INK = "#14252A"
INK2 = "#3D5157"
INK3 = "#566A70"
HAIR = "#D9E1E1"  # between rows
EDGE = "#B9C5C7"  # around cards, under headings
ACCENT = "#0A6870"  # the mark alone
DANGER = "#B0241C"  # the seal alone
WHITE = "#FFFFFF"

MARGIN = 44.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """Between parts, between cards; of a row between hairlines, of a text line, of a copy's mark; of the boxes to sign
    in.

    `bills_beside` sets short rows of a bill two beside each other.
    """

    parts: float
    cards: float
    row: float
    line: float
    boxes: float
    mark: float = 24
    bills_beside: bool = False

    @property
    def baseline(self) -> float:
        """Of a row's text below the row's top: in the middle between two hairlines."""
        return self.row / 2 + 4.1


SPACINGS = (  # the picture's first; a narrower one where it saves a page
    Spacing(parts=10, cards=6, row=21, line=16, boxes=132),
    Spacing(parts=8, cards=5, row=21, line=16, boxes=114),
    Spacing(parts=7, cards=5, row=20, line=15, boxes=100),
    Spacing(parts=5, cards=4, row=19.2, line=14.5, boxes=94, bills_beside=True),
    Spacing(parts=4, cards=3, row=17.6, line=14, boxes=86, bills_beside=True),
    Spacing(parts=3, cards=2.5, row=16.6, line=13.5, boxes=86, mark=20, bills_beside=True),
)
TEXT_LINE = 16.0  # in head and foot

TITLE = Style(Weight.MEDIUM, 22, INK)
RECEIPT_NUMBER = Style(Weight.MEDIUM, 15, INK)
HEADING = Style(Weight.MEDIUM, 12, INK)
NAME = Style(Weight.MEDIUM, 13, INK)
SUM = Style(Weight.BOLD, 20, INK)
STRONG = Style(Weight.MEDIUM, 11, INK)
VALUE = Style(Weight.REGULAR, 11, INK)
QUIET = Style(Weight.REGULAR, 11, INK2)
LABEL = Style(Weight.REGULAR, 11, INK3)
TAG = Style(Weight.REGULAR, 10.5, INK)
WATERMARK = Style(Weight.BOLD, 96, "#E9EDED")  # pale enough to read the form over it
