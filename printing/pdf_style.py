"""The look of the A4 papers after picture 14: type and colours by what they are for. Px, 96 to the inch."""

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
ROW = 21.0  # a row between two hairlines
TEXT_LINE = 16.0
BASELINE = 14.6  # of a row's text below the row's top

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
