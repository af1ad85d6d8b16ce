"""The same figures on the screen, 80 mm and 58 mm paper, A4 and in the spreadsheet (decision 0028)."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.daily_paper import DailyPaper, daily_paper
from app.papers.daily_summary import head_words, narrow_summary
from app.papers.figure_words import NONE, cell_words
from app.texts.language import Language, Text
from printing.cells import normalised, width
from printing.layout import lay_out
from printing.pdf_summary import summary_pdf
from printing.summary_sheet import summary_sheet
from tests.papers.day_summaries import HALL, NAMES, PRINTED, ZONE, rich_summary
from tests.printing.pdf.reading import squeezed, words_in_order


def _paper(language: Language) -> DailyPaper:
    return daily_paper(rich_summary(), hall=HALL, printed=PRINTED, language=language, names=NAMES)


def _rows(table: FigureTable) -> list[tuple[Cell, ...]]:
    return [*table.rows, *([table.total] if table.total is not None else [])]


def _said(row: tuple[Cell, ...], language: Language) -> list[str]:
    return [cell_words(cell, language, ZONE) for cell in row]


@pytest.mark.parametrize("language", list(Language))
def test_every_row_of_every_table_stands_on_the_page(language: Language) -> None:
    paper = _paper(language)
    page = words_in_order(summary_pdf(paper))
    for head in paper.heads:
        assert squeezed(head.name.say(language) + head_words(paper, head)) in page
    for table in paper.tables:
        for row in _rows(table):
            assert squeezed("".join(_said(row, language))) in page, (table.key, _said(row, language))


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("language", list(Language))
def test_every_row_of_every_table_stands_on_narrow_paper(language: Language, columns: int) -> None:
    paper = _paper(language)
    laid = lay_out(narrow_summary(paper), columns=columns)
    assert all(width(line) <= columns for line in laid.as_text().splitlines())
    slip = squeezed(laid.as_text())
    for head in paper.heads:
        assert squeezed(normalised(head.name.say(language) + head_words(paper, head))) in slip
    for table in paper.tables:
        heads = [column.name.say(language) for column in table.columns]
        for row in _rows(table):
            name, *others = _said(row, language)
            others = [_bare(said, cell) for said, cell in zip(others, row[1:], strict=True)]
            beside = squeezed(normalised("".join([name, *others])))
            named = [head + said if said else "" for head, said in zip(heads[1:], others, strict=True)]
            below = squeezed(normalised("".join([name, *named])))
            assert beside in slip or below in slip, (table.key, name, others)


def _bare(said: str, cell: Cell) -> str:
    """Narrow paper says once that its tables are in yuan."""
    return said.replace("¥", "") if cell.kind is CellKind.MONEY else said


def _expected(cell: Cell, language: Language) -> Any:
    """What a spreadsheet should hold, worked out on another way than it is written."""
    match cell.value:
        case None:
            return "" if cell.kind is CellKind.WORDS else NONE
        case Text():
            return cell.value.say(language)
        case datetime():
            return cell.value.astimezone(ZONE).replace(tzinfo=None)
        case date():
            return datetime.combine(cell.value, datetime.min.time())
        case int() | float():
            exact = Decimal(repr(cell.value))
            if cell.kind is CellKind.MONEY:
                return float(exact.scaleb(-2))
            return float(exact) / 60 if cell.kind is CellKind.SECONDS else float(exact)


@pytest.mark.parametrize("language", list(Language))
def test_every_row_of_every_table_stands_in_the_spreadsheet_as_a_number(language: Language) -> None:
    paper = _paper(language)
    data = summary_sheet(paper)
    assert data == summary_sheet(paper)
    book = openpyxl.load_workbook(io.BytesIO(data))
    first = book.worksheets[0]
    assert first["A1"].value == paper.title
    values = [[cell.value for cell in row] for row in first.iter_rows()]
    for head in paper.heads:
        row = next(row for row in values if row[0] == head.name.say(language))
        assert row[1] == _expected(head.cell, language)
    assert len(book.worksheets) == 1 + len(paper.tables)
    for sheet, table in zip(book.worksheets[1:], paper.tables, strict=True):
        assert sheet.freeze_panes is not None
        found = [[cell.value if cell.value is not None else "" for cell in row] for row in sheet.iter_rows()]
        held = [row for row in found if any(row)]
        for cells in _rows(table):
            wanted = [_expected(cell, language) for cell in cells]
            assert any(all(map(_near, got, wanted)) for got in held), wanted


def _near(got: Any, wanted: Any) -> bool:
    """A length of time is divided by sixty: its last digit may differ. Money may not."""
    return bool(got == wanted or (isinstance(got, float) and got == pytest.approx(wanted, rel=1e-12)))


def test_yuan_in_a_spreadsheet_are_exact_to_the_fen() -> None:
    book = openpyxl.load_workbook(io.BytesIO(summary_sheet(_paper(Language.ZH))))
    sheet = book["怎么收的"]
    totals = [cell for row in sheet.iter_rows() for cell in row if cell.value == 31807.40]
    assert [cell.number_format for cell in totals] == ["¥#,##0.00;−¥#,##0.00"]
