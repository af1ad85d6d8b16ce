"""A document as rows of cells for one paper width: what printer, preview and log all show.

No row is wider than the paper, whatever the words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.papers.document import (
    Align,
    Block,
    Columns,
    Cut,
    Document,
    Feed,
    Heading,
    Item,
    KeyValue,
    Paragraph,
    Phrases,
    QrCode,
    Rule,
    Sample,
    SignatureNote,
    Small,
)
from printing.cells import boxed_note, normalised, width
from printing.layout_lines import beside, phrases, rule_lines
from printing.layout_table import table_lines
from printing.line_break import broken

_QR_MARGIN_DOTS = 16
_QR_MODULE_DOTS = 6  # 0.75 mm; even, so that a printer that cannot draw it can be sent half the dots and double them
_MOST_TIMES = 6  # GS ! knows eight; six fill the paper's width


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line as it is printed, padded from the left and without blanks at its end.

    `drawn` overrules the profile, as far as the printer has the characters; None leaves it to the profile.
    """

    words: str
    strong: bool = False
    double: bool = False
    drawn: bool | None = None
    huge: int = 0  # times, above double

    @property
    def times(self) -> int:
        """How often the ordinary width and height of a character."""
        return self.huge or (2 if self.double else 1)

    @property
    def cells(self) -> int:
        return width(self.words) * self.times


@dataclass(frozen=True, slots=True)
class QrRow:
    """A QR code in the middle; `module_dots` is the side of one square."""

    payload: str
    module_dots: int


@dataclass(frozen=True, slots=True)
class GapRow:
    dots: int


@dataclass(frozen=True, slots=True)
class CutRow:
    """Here the paper is torn off."""


Row = TextRow | QrRow | GapRow | CutRow


@dataclass(frozen=True, slots=True)
class LaidOut:
    """`columns` cells wide: 32 on 58 mm paper, 48 on 80 mm."""

    title: str
    columns: int
    rows: tuple[Row, ...]

    def as_text(self) -> str:
        """For the log: the words alone, a QR as what a scan gives."""
        lines = [
            row.words if isinstance(row, TextRow) else f"[QR {row.payload}]"
            for row in self.rows
            if isinstance(row, TextRow | QrRow)
        ]
        return "\n".join(lines) + "\n"


def lay_out(document: Document, *, columns: int) -> LaidOut:
    """Large print is laid out in half the columns and written twice as wide and high, but for what is Small.

    The numbers of characters that are printed as boxes stand once more at the paper's end, large enough to read.
    """
    one = _large_rows if document.large else _rows
    rows = [row for block in document.blocks for row in one(block, columns)]
    note = boxed_note("".join(row.words for row in rows if isinstance(row, TextRow)))
    if note:
        end = next((at for at in range(len(rows), 0, -1) if not _is_blank(rows[at - 1])), 0)
        rows[end:end] = [TextRow(words) for words in broken(note, columns)]
    return LaidOut(title=document.title, columns=columns, rows=tuple(rows))


def _is_blank(row: Row) -> bool:
    return isinstance(row, CutRow) or row == TextRow("")


def _large_rows(block: Block, columns: int) -> Iterator[Row]:
    if isinstance(block, Small) or (isinstance(block, Heading) and block.huge):
        return _rows(block, columns)
    if isinstance(block, KeyValue) and block.double and (row := _thrice(block, columns)):
        return iter((row,))
    return (_enlarged(row) for row in _rows(_of_one_size(block), columns // 2))


def _thrice(block: KeyValue, columns: int) -> TextRow | None:
    """What stands out in ordinary print stands out here too, where it has room in one row, and ends with the others."""
    if columns % 3:
        return None
    said = list(beside(normalised(block.label), normalised(block.value), columns // 3))
    return replace(_text(said[0], strong=block.strong), huge=3) if len(said) == 1 else None


def _of_one_size(block: Block) -> Block:
    return replace(block, double=False) if isinstance(block, Heading | KeyValue) else block


def _enlarged(row: Row) -> Row:
    return replace(row, double=True) if isinstance(row, TextRow) and row.words else row


def _rows(block: Block, columns: int) -> Iterator[Row]:
    match block:
        case Heading():
            yield from _heading(block, columns)
        case KeyValue():
            yield from _key_value(block, columns)
        case Item():
            yield from _item(block, columns)
        case Phrases():
            said = phrases(map(normalised, block.parts), columns, indent=block.indent)
            yield from (_text(words) for words in said)
        case Columns():
            yield from (_text(words, strong=strong) for words, strong in table_lines(block, columns))
        case Paragraph():
            yield from _paragraph(block, columns)
        case Sample():
            for drawn in (False, True):
                yield from (TextRow(words, drawn=drawn) for words in broken(normalised(block.words), columns))
        case SignatureNote():
            yield from _key_value(KeyValue(block.signed_label, block.signed_at), columns)
            yield from _key_value(KeyValue(block.check_label, block.check_code), columns)
        case QrCode():
            yield from (GapRow(_QR_MARGIN_DOTS), QrRow(block.payload, _QR_MODULE_DOTS), GapRow(_QR_MARGIN_DOTS))
            yield from _paragraph(Paragraph(block.caption, Align.CENTRE), columns)
        case Rule():
            lines = rule_lines(block.words, block.note, columns)
            yield from (_text(words, strong=strong) for words, strong in lines)
        case Feed():
            yield from [TextRow("")] * block.lines
        case Cut():
            yield CutRow()
        case Small():
            yield from _rows(block.block, columns)


def _text(words: str, *, strong: bool = False, double: bool = False) -> TextRow:
    words = words.rstrip(" ")
    return TextRow(words, strong, double) if words else TextRow("")  # an empty row has no size of its own


def _centred(words: str, columns: int) -> str:
    return " " * ((columns - width(words)) // 2) + words


def _flush_right(words: str, columns: int) -> str:
    return " " * (columns - width(words)) + words


def _heading(block: Heading, columns: int) -> Iterator[Row]:
    words = normalised(block.words)
    most = _MOST_TIMES if block.huge else 2 if block.double else 1
    times = max(1, min(most, columns // max(1, width(words))))
    if times > 3 and (columns // times - width(words)) % 2:  # half a huge cell beside the middle is seen
        times -= 1
    room = columns // times
    for row in broken(words, room):
        text = _text(_centred(row, room), strong=block.strong, double=times == 2)
        yield replace(text, huge=times) if times > 2 and text.words else text


def _key_value(block: KeyValue, columns: int) -> Iterator[Row]:
    label, value = normalised(block.label), normalised(block.value)
    if block.double and max(width(label), width(value)) * 2 <= columns:
        columns, double = columns // 2, True
    else:
        double = False
    for words in beside(label, value, columns):
        yield _text(words, strong=block.strong, double=double)


def _item(block: Item, columns: int) -> Iterator[Row]:
    lead, words, amount = normalised(block.lead), normalised(block.words), normalised(block.amount)
    if "\n" in lead or width(lead) > columns // 2:  # no room to hang behind it
        lead, words = "", f"{lead} {words}"
    hang = " " * width(lead)
    rows = broken(words, columns - len(hang))
    rows = [(lead if n == 0 else hang) + row for n, row in enumerate(rows)]
    if amount:
        rows[-1:] = beside(rows[-1], amount, columns)
    for row in rows:
        yield _text(row, strong=block.strong)


def _paragraph(block: Paragraph, columns: int) -> Iterator[Row]:
    room, indent = columns - block.indent, " " * block.indent
    for words in broken(normalised(block.words), room):
        if block.align is Align.CENTRE:
            words = _centred(words, room)
        elif block.align is Align.RIGHT:
            words = _flush_right(words, room)
        yield _text(indent + words, strong=block.strong)
