"""One frozen document for every surface of narrow paper: what stands on it, not how wide it is.

Laid out once by printing.layout, it feeds the printer's bytes, the preview picture and the log alike.
"""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A name at the head of the paper, centred; `double` where that fits, `huge` as large as fits."""

    words: str
    strong: bool = False
    double: bool = False
    huge: bool = False


@dataclass(frozen=True, slots=True)
class KeyValue:
    """A label at the left, its value flush right. The value never wraps inside an amount."""

    label: str
    value: str
    strong: bool = False
    double: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A thing with its amount flush right (`amount` may be ""). Its further rows hang behind `lead`."""

    words: str
    amount: str
    lead: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """Short phrases side by side, each kept whole where it fits; `indent` in cells."""

    parts: tuple[str, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One row of Columns: a cell a head."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A table in as few lines as the paper's width allows; heads that are all "" are left out. `right` says which cells
    stand flush right. `title` stands in a line above it, or in place of the first head; `note` at that line's end."""

    heads: tuple[str, ...]
    rows: tuple[ColumnRow, ...]
    right: tuple[bool, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `indent` in cells."""

    words: str
    align: Align = Align.LEFT
    indent: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """The same words in two rows, first as the printer writes them itself, then drawn, whatever its profile says."""

    words: str


@dataclass(frozen=True, slots=True)
class SignatureNote:
    """That it was signed, when, and the code that ties the paper to what was signed."""

    signed_label: str
    signed_at: str
    check_label: str
    check_code: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper, `words` in it at the left and `note` at its right end."""

    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class QrCode:
    """`payload` is what a scan gives; `caption` stands below."""

    payload: str
    caption: str


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty lines."""

    lines: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Here the paper is torn off."""


@dataclass(frozen=True, slots=True)
class Small:
    """What keeps its ordinary size also in large print, so that the paper does not become too long."""

    block: Heading | KeyValue | Phrases | Paragraph


Block = (
    Heading
    | KeyValue
    | Item
    | Phrases
    | Columns
    | Paragraph
    | Sample
    | SignatureNote
    | Rule
    | QrCode
    | Feed
    | Cut
    | Small
)


@dataclass(frozen=True, slots=True)
class Document:
    """`title` names it in lists and logs; it is not printed. `large` for who wants larger type (R24)."""

    title: str
    blocks: tuple[Block, ...]
    large: bool = False
