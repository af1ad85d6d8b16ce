from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from app.errors import Bug
from app.papers.document import Cut, Document, Heading, Paragraph
from printing import raster
from printing.bitmap import Bitmap
from printing.layout import TextRow, lay_out
from printing.profiles import PAPER_58, PAPER_80, CutBy
from printing.raster import preview, text_bitmap

pytestmark = pytest.mark.usefixtures("qapp")


def black_columns(bitmap: Bitmap) -> list[int]:
    """The places, from the left, that hold any black dot."""
    merged = 0
    for row in bitmap.rows:
        merged |= int.from_bytes(row, "big")
    bits = f"{merged:0{bitmap.width_dots}b}"
    return [x for x, bit in enumerate(bits) if bit == "1"]


def black_dots(bitmap: Bitmap) -> int:
    return sum(int.from_bytes(row, "big").bit_count() for row in bitmap.rows)


def test_a_character_stands_in_its_own_cells() -> None:
    columns = black_columns(text_bitmap(TextRow("    中"), dots=576))
    assert columns[0] >= 48
    assert columns[-1] < 72


@pytest.mark.parametrize("char", "W@Mm%䶮𠮷中￥8")
def test_no_character_leaves_its_cells(char: str) -> None:
    alone = black_columns(text_bitmap(TextRow(f"  {char}"), dots=384))
    wide = 12 if char.isascii() else 24
    assert alone[0] >= 23
    assert alone[-1] <= 24 + wide


def test_a_mark_without_a_character_stands_over_what_follows_it() -> None:
    mark, following, both = (text_bitmap(TextRow(words), dots=384).rows for words in ("\u0301", "中8", "\u0301中8"))
    over = [int.from_bytes(a, "big") | int.from_bytes(b, "big") for a, b in zip(mark, following, strict=True)]
    assert over == [int.from_bytes(row, "big") for row in both]


def test_rows_are_as_high_as_on_paper_and_double_ones_taller_and_blacker() -> None:
    small, strong, double = (
        text_bitmap(TextRow("实收", strong=bold, double=large), dots=576)
        for bold, large in ((False, False), (True, False), (True, True))
    )
    assert (len(small.rows), len(strong.rows), len(double.rows)) == (32, 32, 60)
    assert black_dots(small) < black_dots(strong) < black_dots(double)
    assert all(len(row) == 72 for row in double.rows)


def test_one_stroke_is_as_heavy_as_the_next() -> None:
    """Two dots, nearly everywhere: three beside two look bold on every receipt."""
    strokes: Counter[int] = Counter()
    for char in "业务受理单一二三工王无任正面两下上应约金费量语音流月年日时间取消新增变更户号开中台厅":
        rows = [f"{int.from_bytes(row, 'big'):024b}" for row in text_bitmap(TextRow(char), dots=24).rows]
        for lines in (rows, ["".join(dots) for dots in zip(*rows, strict=True)]):
            long = "".join("1" if "1" * 10 in line else "0" for line in lines)
            strokes.update(len(stroke) for stroke in long.split("0") if stroke)
    assert strokes[2] > 0.85 * strokes.total()
    assert strokes[3] + strokes[4] < 0.05 * strokes.total()


def test_a_blank_row_is_white() -> None:
    assert black_dots(text_bitmap(TextRow(""), dots=576)) == 0


def test_a_rare_character_is_drawn_and_not_replaced() -> None:
    bitmaps = {text_bitmap(TextRow(char), dots=384) for char in "䶮㛃𠮷吉?□\U0010fffd"}
    assert len(bitmaps) == 7


def test_the_preview_is_as_wide_as_the_paper_and_as_high_as_its_rows() -> None:
    paper = Document("", (Heading("甲", double=True), Paragraph("乙"), Cut()))
    by_printer = QImage.fromData(preview(lay_out(paper, columns=48), PAPER_80))
    assert (by_printer.width(), by_printer.height()) == (576, 28 + 60 + 32 + 28)
    by_hand = QImage.fromData(preview(lay_out(paper, columns=32), replace(PAPER_58, cut=CutBy.HAND)))
    assert (by_hand.width(), by_hand.height()) == (384, 28 + 60 + 32 + 128 + 28)


def test_nothing_is_drawn_before_the_application_has_started(monkeypatch: pytest.MonkeyPatch) -> None:
    class NotStarted:
        @staticmethod
        def instance() -> None:
            return None

    monkeypatch.setattr(raster, "QGuiApplication", NotStarted)
    with pytest.raises(Bug, match="before the application has started"):
        text_bitmap(TextRow("\u4e02"), dots=576)  # nobody drew it before


def test_a_missing_font_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "path", lambda name: f"/nowhere/{name}")
    with pytest.raises(Bug, match=r"Nowhere\.ttf"):
        raster._family("Nowhere")
