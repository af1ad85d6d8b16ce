"""Every rare character of names: encoded, read by the independent decoder, and held against the same glyph drawn by
another library from the same font file. A wrong, empty or replaced one does not pass."""

from functools import cache

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

import resources
from app.papers.document import Block, Document, Item, Paragraph
from app.papers.printed import Printed, PrintedImage, PrintedText
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PAPER_80
from printing.virtual_printer.decoder import Decoder
from tests.printing.rare import rare_characters

CHARACTERS = rare_characters()
FONTS = ("NotoSansSC-Medium", "LXGWWenKai-Bold")
DOTS, ROW, BASELINE, BOX = 24, 32, 25, 36
PER_LINE = 16  # 48 cells, also of boxes, which are three cells wide

pytestmark = pytest.mark.usefixtures("qapp")


@cache
def mapped(font: str) -> frozenset[int]:
    with TTFont(resources.path(f"fonts/{font}.ttf"), lazy=True) as file:
        return frozenset(file.getBestCmap())


def font_of(char: str) -> str | None:
    return next((font for font in FONTS if ord(char) in mapped(font)), None)


def drawn_elsewhere(char: str, font: str) -> int:
    """The glyph as FreeType draws it, in the same place, as one number."""
    picture = Image.new("L", (DOTS, ROW))
    type_ = ImageFont.truetype(str(resources.path(f"fonts/{font}.ttf")), DOTS)
    ImageDraw.Draw(picture).text((DOTS / 2, BASELINE), char, fill=255, font=type_, anchor="ms")
    return int("".join("1" if grey >= 128 else "0" for grey in picture.tobytes()), 2)


def printed(*blocks: Block) -> list[Printed]:
    out = Decoder(columns=48).feed(encode(lay_out(Document("", blocks), columns=48), PAPER_80))
    return [each for each in out if isinstance(each, PrintedText | PrintedImage)]


def on_paper(chars: tuple[str, ...]) -> list[int]:
    """Each character as it stands on the paper, cut out of the decoder's picture."""
    blocks = [Paragraph("".join(chars[at : at + PER_LINE])) for at in range(0, len(chars), PER_LINE)]
    out = printed(*blocks)
    lines = [
        f"{int.from_bytes(line, 'big'):0576b}" for each in out if isinstance(each, PrintedImage) for line in each.rows
    ]
    found = []
    for index in range(len(chars)):
        left = sum(DOTS if font_of(char) else BOX for char in chars[index - index % PER_LINE : index])
        top, width = index // PER_LINE * ROW, DOTS if font_of(chars[index]) else BOX
        found.append(int("".join(line[left : left + width] for line in lines[top : top + ROW]), 2))
    return found


def test_each_is_its_own_glyph_and_no_others() -> None:
    with_glyph = tuple(char for char in CHARACTERS if font_of(char))
    assert len(with_glyph) >= 500
    assert {"䶮", "㛃", "𠮷"} <= set(with_glyph)
    shown = on_paper(with_glyph)
    assert len(set(shown)) == len(with_glyph), "two characters look the same"
    meant = [drawn_elsewhere(char, font_of(char) or "") for char in with_glyph]
    for char, dots, own in zip(with_glyph, shown, meant, strict=True):
        nearest = min((each ^ dots).bit_count() for each in meant)
        assert _apart(own, dots) <= nearest + 8, char  # libraries round differently: some dots of two hundred
        assert _apart(own, dots) < own.bit_count() * 0.65, char  # 㬧 has more strokes than 24 dots can part


def _apart(one: int, other: int) -> int:
    """Dots that differ, where one of them may stand a dot to any side."""
    return min((moved ^ other).bit_count() for moved in (one, one << 1, one >> 1, one << DOTS, one >> DOTS))


def test_one_no_font_has_is_a_box_of_its_own_and_its_number_is_said() -> None:
    boxed = tuple(char for char in CHARACTERS if not font_of(char))
    shown = on_paper(boxed)
    assert len(set(shown)) == len(boxed) > 60
    frame = (1 << BOX - 4) - 1 << 2
    for char, dots in zip(boxed, shown, strict=True):
        rows = [dots >> BOX * (ROW - 1 - y) & (1 << BOX) - 1 for y in range(ROW)]
        assert sum(row & frame == frame for row in rows) == 2, char  # its upper and lower edge
    assert [row.words for row in printed(Paragraph(boxed[0])) if isinstance(row, PrintedText)] == [
        f"方框里的字 In the box U+{ord(boxed[0]):04X}"
    ]


@pytest.mark.parametrize("char", "䶮㛃𠮷\U0002b74b")
def test_its_line_alone_is_a_picture(char: str) -> None:
    blocks = (Item("客户 张三", "￥20.00"), Item(f"经办人 {char}", "￥1.00"), Item("李四", "￥2.00"))
    out = printed(*blocks)
    kinds = [type(row) for row in out[:3]]
    assert kinds == [PrintedText, PrintedImage, PrintedText]
    assert isinstance(out[1], PrintedImage)
    assert len(out[1].rows) == ROW


def test_all_that_gbk_writes_can_be_drawn_too() -> None:
    """In full raster mode nothing is missing."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    written = "".join(pair.decode("gbk", "ignore") for pair in pairs)
    assert len(written) > 21_000
    assert [char for char in written if char > "\x7f" and font_of(char) is None] == []
