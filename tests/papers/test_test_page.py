import pytest

from app.papers.test_page import SAMPLE
from app.papers.test_page import test_page as build_test_page
from app.texts.language import Language
from app.texts.printer_models import MODELS
from printing.cells import in_gbk
from printing.layout import TextRow, lay_out
from tests.papers.samples import SIGNED_AT, ZONE


@pytest.mark.parametrize(("columns", "mm"), [(32, 58), (48, 80)])
@pytest.mark.parametrize("language", Language)
def test_it_tries_the_whole_width_every_style_and_a_character_outside_gbk(
    language: Language, columns: int, mm: int
) -> None:
    page = build_test_page(
        printer="127.0.0.1:9100",
        model=MODELS["pos-5890"],
        columns=columns,
        paper_width_mm=mm,
        at=SIGNED_AT,
        zone=ZONE,
        language=language,
    )
    rows = [row for row in lay_out(page, columns=columns).rows if isinstance(row, TextRow)]
    assert any(row.cells == columns and row.words.endswith("满") for row in rows)
    assert any(row.double and row.strong for row in rows)
    assert sum(not in_gbk(row.words) for row in rows) == 1
    assert any(f"{mm} mm" in row.words for row in rows)


@pytest.mark.parametrize("language", Language)
def test_the_chinese_line_stands_there_twice_and_fits_the_narrow_paper(language: Language) -> None:
    page = build_test_page(
        printer="cups://小票",
        model=MODELS["star-escpos"],
        columns=32,
        paper_width_mm=58,
        at=SIGNED_AT,
        zone=ZONE,
        language=language,
    )
    rows = [row for row in lay_out(page, columns=32).rows if isinstance(row, TextRow)]
    forced = [(row.words, row.drawn) for row in rows if row.drawn is not None]
    assert forced == [(SAMPLE, False), (SAMPLE, True)]
    assert in_gbk(SAMPLE)
