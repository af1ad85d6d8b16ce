"""Whatever stands in a name or a note: laid out, encoded, and read again by the decoder that knows nothing of us.

No line leaves its paper, no amount is broken, no line begins with a mark that may not, no character becomes a question
mark or is lost, whether the printer writes it, it is drawn, or a box holds its number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.papers.document import (
    Align,
    Block,
    ColumnRow,
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
from app.papers.printed import PrintedImage, PrintedNoise, PrintedText
from printing.cells import boxed_note, in_gbk, is_boxed, normalised
from printing.escpos import encode
from printing.layout import LaidOut, TextRow, lay_out
from printing.profiles import PAPER_58, PAPER_80, QrBy
from printing.raster import text_bitmap
from printing.virtual_printer.decoder import Decoder

PROFILES = {48: PAPER_80, 32: replace(PAPER_58, qr=QrBy.PRINTER)}
FORBIDDEN_AT_HEAD = "，。；：！？”’）"  # printing.md

_ODD = [
    "𠮷䶮㛃",
    "e\u0301\u0332",
    "👩\u200d👩\u200d👧",
    "שלום",
    "مرحبا",
    "\x1b@\x1dV\x00",
    "W" * 70,
    "，。" * 30,
    "\n\n",
]
_USUAL = [
    "营业厅",
    "5G畅行199",
    "，",
    "。",
    "（可退）",
    "“我要办理”",
    "24 个月",
    " ",
    "customer's",
    "2026-12-01",
    "¥0.15/分",
]
_TEXT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*_ODD, *_USUAL]), max_size=14).map("".join))
_AMOUNT = st.integers(0, 10_000_000_00).map(lambda fen: f"¥{fen // 100:,}.{fen % 100:02d}")
_VALUE = st.one_of(_TEXT, _AMOUNT)

_PLAIN = st.one_of(
    st.builds(Heading, _TEXT, st.booleans(), st.booleans(), st.booleans()),
    st.builds(KeyValue, _TEXT, _VALUE, st.booleans(), st.booleans()),
    st.builds(Paragraph, _TEXT, st.sampled_from(Align), st.integers(0, 4), st.booleans()),
    st.builds(Phrases, st.lists(_VALUE, max_size=5).map(tuple), st.integers(0, 4)),
)
_BLOCKS = st.one_of(
    _PLAIN,
    st.builds(Small, _PLAIN),
    st.builds(Item, _TEXT, _VALUE, st.one_of(st.sampled_from(["", "1 ", "12 "]), _TEXT), st.booleans()),
    st.builds(SignatureNote, _TEXT, _TEXT, _TEXT, _TEXT),
    st.builds(QrCode, st.just("https://yitai.example/v/1"), _TEXT),
    st.builds(Sample, _TEXT),
    st.builds(Feed, st.integers(0, 2)),
    st.builds(Rule, _TEXT, _TEXT),
    st.just(Cut()),
)
_TABLES = st.integers(1, 4).flatmap(
    lambda n: st.builds(
        Columns,
        st.tuples(*[_TEXT] * n),
        st.lists(st.builds(ColumnRow, st.tuples(*[_VALUE] * n), st.booleans()), min_size=1, max_size=4).map(tuple),
        st.tuples(*[st.booleans()] * n),
        st.one_of(st.just(""), _TEXT),
        st.one_of(st.just(""), _TEXT),
    )
)


def _said(block: Block) -> Iterator[str]:
    """Every text of a block that has to be on the paper."""
    match block:
        case Heading(words) | Paragraph(words):
            yield words
        case Sample(words):
            yield from (words, words)
        case KeyValue(label, value):
            yield from (label, value)
        case Item(words, amount, lead):
            yield from (lead, words, amount)
        case Phrases(parts):
            yield from parts
        case Columns(_, rows):
            yield from (cell for row in rows for cell in row.cells)
        case SignatureNote(signed, at, check, code):
            yield from (signed, at, check, code)
        case QrCode(_, caption):
            yield caption
        case Rule(words, note):
            yield from (words, note)
        case Small(inner):
            yield from _said(inner)
        case Feed() | Cut():
            pass


def _inked(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in normalised(text) if char not in " \n")


def _lines(paper: LaidOut) -> list[TextRow]:
    return [row for row in paper.rows if isinstance(row, TextRow)]


@given(st.lists(st.one_of(_BLOCKS, _TABLES), max_size=4), st.sampled_from([32, 48]), st.booleans())
def test_any_text_in_any_block_keeps_to_the_paper_and_is_all_there(
    blocks: list[Block], columns: int, large: bool
) -> None:
    paper = lay_out(Document("any", tuple(blocks), large=large), columns=columns)
    lines = _lines(paper)
    for row in lines:
        assert row.cells <= columns
        assert row.words == row.words.rstrip(" ")
        assert "\n" not in row.words
    printed = _inked(row.words for row in lines)
    texts = [text for block in blocks for text in _said(block)]
    meant = _inked(texts) + _inked([boxed_note(normalised("".join(texts)))])
    assert meant - printed == Counter(), "lost"
    if not any(isinstance(block, Columns | Rule) for block in blocks):  # heads may stand twice, rules are dashes
        assert printed == meant


@given(st.one_of(_PLAIN, st.builds(Item, _TEXT, _VALUE)), st.sampled_from([32, 48]), st.booleans())
@example(Paragraph("，" * 40), 32, False)
def test_no_line_of_running_text_begins_with_a_mark_that_may_not(block: Block, columns: int, large: bool) -> None:
    texts = [normalised(text) for text in _said(block)]
    begins = {line.lstrip(" ")[:1] for text in texts for line in text.split("\n")}  # what its writer began a line with
    for before, row in pairwise(_lines(lay_out(Document("", (block,), large=large), columns=columns))):
        ink = re.sub(r"^￥?\d[\d,.]*|^.", "", before.words.strip(" "))  # nothing of it may be taken down
        marks_alone = set(ink) <= set(f"{FORBIDDEN_AT_HEAD}、》」』】〕〉·…—～％‰℃,.;:!?)]}}% ")
        first = row.words.lstrip(" ")[:1]
        assert marks_alone or first in begins or first not in FORBIDDEN_AT_HEAD, (before.words, row.words)


@given(_TEXT, _AMOUNT, st.sampled_from([32, 48]), st.booleans(), st.booleans())
def test_an_amount_is_never_broken_wherever_it_stands(
    words: str, amount: str, columns: int, double: bool, large: bool
) -> None:
    printed = normalised(amount)
    blocks: tuple[Block, ...] = (
        Item(words, amount, "1 "),
        KeyValue(words, amount, double=double),
        Phrases((words, amount)),
        Paragraph(f"{words} {amount}，{words}"),
        Columns((words, "x"), (ColumnRow((words, amount)),), (False, True)),
    )
    for block in blocks:
        lines = _lines(lay_out(Document("", (block,), large=large), columns=columns))
        assert any(re.search(rf"{re.escape(printed)}(?![\d,.]*\d)", row.words) for row in lines), block
    for block in blocks[:2]:
        lines = _lines(lay_out(Document("", (block,), large=large), columns=columns))
        assert any(row.words.endswith(printed) and row.cells == columns for row in lines)


@pytest.mark.usefixtures("qapp")
@given(st.lists(_BLOCKS, max_size=3), st.sampled_from([32, 48]), st.booleans())
def test_what_the_printer_shows_is_what_was_laid_out(blocks: list[Block], columns: int, large: bool) -> None:
    paper = lay_out(Document("any", tuple(blocks), large=large), columns=columns)
    out = Decoder(columns=columns).feed(encode(paper, PROFILES[columns]))
    assert not [each for each in out if isinstance(each, PrintedNoise)]
    written = [row for row in _lines(paper) if in_gbk(row.words) and not row.drawn]
    drawn = [row for row in _lines(paper) if not in_gbk(row.words) or row.drawn]
    assert [row.words for row in out if isinstance(row, PrintedText)] == [row.words for row in written]
    dots = [line for row in out if isinstance(row, PrintedImage) for line in row.rows]
    assert dots == [line for row in drawn for line in text_bitmap(row, dots=columns * 12).rows]
    for row in drawn:
        ink = [char for char in row.words if char != " "]
        assert not ink or any(any(line) for line in text_bitmap(row, dots=columns * 12).rows)
    assert sum(row.words.count("?") for row in written) + sum(row.words.count("?") for row in drawn) == sum(
        normalised(text).count("?") for block in blocks for text in _said(block)
    )


def test_a_character_no_font_has_is_a_box_with_its_number_said_once_more_below() -> None:
    paper = lay_out(Document("", (KeyValue("客户", "张\U0002b74b三"), Cut())), columns=48)
    first, note = _lines(paper)
    assert is_boxed("\U0002b74b")
    assert (first.cells, note.words) == (48, "方框里的字 In the box U+2B74B")
    assert isinstance(paper.rows[-1], type(lay_out(Document("", (Cut(),)), columns=48).rows[0]))
