"""Figures as a spreadsheet: real numbers, dates and times in place of the words that paper has for them.

A sheet a table. Yuan come from whole fen, so that they are exact to the fen; times are the hall's, long ones minutes.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, CellKind, Column, FigureTable
from app.papers.daily_paper import DailyPaper
from app.papers.figure_words import NONE, cell_words
from app.texts import daily_summary as words
from app.texts.language import Language, Text

_FORMATS = {
    CellKind.COUNT: "#,##0",
    CellKind.MONEY: "¥#,##0.00;−¥#,##0.00",
    CellKind.SECONDS: "0.0",  # minutes, as the column says
    CellKind.SHARE: "0.0%",
    CellKind.POINTS: "0.0",
    CellKind.NET: "+0;−0;0",
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.MOMENT: "yyyy-mm-dd hh:mm:ss",
}
_LEAST, _MOST = 8.0, 60.0  # characters of a column
_LOOKED_AT = 200  # rows that a column's width is made for: a day has thousands
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH = 31
_WORDS = Cell(CellKind.WORDS, None)
_FONT = {"font_name": "Noto Sans SC", "font_size": 10, "valign": "vcenter"}


def summary_sheet(paper: DailyPaper, rows: Sequence[FigureTable] = ()) -> bytes:
    """The whole workbook: the head figures, a sheet a table, then `rows`, what figures are made of.

    The same paper gives the same bytes.
    """
    import xlsxwriter  # late: only whoever writes a spreadsheet pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    # The paper's own moment: without it the bytes would be those of the second they were written in.
    moment = paper.printed_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": paper.metadata_title, "author": paper.operator, "subject": paper.stamp, "created": moment}
    )
    looks, names, how = _Looks(book), set[str](), _How(paper.language, paper.zone)
    _fill_first(book.add_worksheet(_sheet_name(paper.title, names)), paper, looks, how)
    for table in (*paper.tables, *rows):
        _fill(book.add_worksheet(_sheet_name(table.title.say(paper.language), names)), table, looks, how)
    book.close()
    return file.getvalue()


def tables_sheet(tables: Sequence[FigureTable], *, language: Language, zone: ZoneInfo) -> bytes:
    """Tables alone, a sheet each: the rows behind a figure."""
    import xlsxwriter  # late: only whoever writes a spreadsheet pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    looks, names, how = _Looks(book), set[str](), _How(language, zone)
    for table in tables:
        _fill(book.add_worksheet(_sheet_name(table.title.say(language), names)), table, looks, how)
    book.close()
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _How:
    """In which language and hall time cells are written."""

    language: Language
    zone: ZoneInfo


class _Looks:
    """One format object a kind and weight: a workbook holds each once."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self.about = book.add_format({**_FONT, "font_color": "#566A70"})
        edge = {"bold": True, "bottom": 1, "bg_color": "#EFF3F3", "text_wrap": True}
        self.heads = {right: book.add_format({**_FONT, **edge, "align": _side(right=right)}) for right in (False, True)}
        self._cells = {
            (kind, warns, strong): book.add_format(
                {
                    **_FONT,
                    "num_format": _FORMATS.get(kind, "@"),
                    "align": _side(right=kind.flush_right),
                    **({"font_color": "#B0241C"} if warns else {}),
                    **({"bold": True, "top": 1} if strong else {}),
                }
            )
            for kind in CellKind
            for warns in (False, True)
            for strong in (False, True)
        }

    def of(self, cell: Cell, *, strong: bool) -> Any:
        return self._cells[cell.kind, cell.warns, strong]


def _side(*, right: bool) -> str:
    return "right" if right else "left"


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name a workbook takes, and no other sheet has: Excel compares them without case."""
    plain = _NOT_IN_A_NAME.sub(" ", title).strip()[:_NAME_LENGTH] or "1"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _NAME_LENGTH - 3]} {number}"
    taken.add(name.casefold())
    return name


def _fill_first(sheet: Any, paper: DailyPaper, looks: _Looks, how: _How) -> None:
    """What heads the paper, and its five figures."""
    said = (paper.subtitle, paper.number, paper.closed, *paper.marks, paper.foot, paper.foot_right)
    sheet.write_string(0, 0, paper.title, looks.title)
    below = 1
    for line in filter(None, said):
        sheet.write_string(below, 0, line, looks.about)
        below += 1
    for head in paper.heads:
        below += 1
        sheet.write_string(below, 0, head.name.say(paper.language), looks.of(_WORDS, strong=False))
        _write_cell(sheet, below, 1, head.cell, looks, how, strong=False)
        if head.why is not None:
            sheet.write_string(below, 2, head.why.say(paper.language), looks.about)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 18)
    _for_paper(sheet)


def _for_paper(sheet: Any) -> None:
    """A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _fill(sheet: Any, table: FigureTable, looks: _Looks, how: _How) -> None:
    language, top = how.language, 0
    if table.note is not None:
        sheet.write_string(0, 0, table.note.say(language), looks.about)
        top = 1
    for across, column in enumerate(table.columns):
        sheet.write_string(top, across, _head(column, language), looks.heads[column.kind.flush_right])
    sheet.freeze_panes(top + 1, 1)
    for below, row in enumerate(table.rows, start=top + 1):
        for across, cell in enumerate(row):
            _write_cell(sheet, below, across, cell, looks, how, strong=False)
    end = top + 1 + len(table.rows)
    if not table.rows and table.empty is not None:
        sheet.write_string(end, 0, table.empty.say(language), looks.about)
    if table.total is not None:
        for across, cell in enumerate(table.total):
            _write_cell(sheet, end, across, cell, looks, how, strong=True)
    if len(table.rows) > 1:
        sheet.autofilter(top, 0, end - 1, len(table.columns) - 1)
    for across, width in enumerate(_widths(table, how)):
        sheet.set_column(across, across, width)
    _for_paper(sheet)
    sheet.repeat_rows(top)


def _head(column: Column, language: Language) -> str:
    """Of a length of time with its unit: the sheet has the bare number."""
    name = column.name.say(language)
    return words.IN_MINUTES.say(language, head=name) if column.kind is CellKind.SECONDS else name


def _write_cell(sheet: Any, below: int, across: int, cell: Cell, looks: _Looks, how: _How, *, strong: bool) -> None:
    look = looks.of(cell, strong=strong)
    match cell.value:
        case None:
            sheet.write_string(below, across, NONE if cell.kind is not CellKind.WORDS else "", look)
        case Text():
            sheet.write_string(below, across, cell.value.say(how.language), look)
        case datetime():
            local = cell.value.astimezone(how.zone).replace(tzinfo=None, microsecond=0)
            sheet.write_datetime(below, across, local, look)
        case date():
            sheet.write_datetime(below, across, cell.value, look)
        case int() | float():
            sheet.write_number(below, across, _number(cell.kind, cell.value), look)


def _number(kind: CellKind, value: float) -> float:
    """As the spreadsheet holds it: yuan, minutes; a share stays a share of one."""
    if kind is CellKind.MONEY:
        return value / 100  # the nearest double to whole fen reads back to the same fen
    return value / 60 if kind is CellKind.SECONDS else value


def _widths(table: FigureTable, how: _How) -> list[float]:
    """In characters of the sheet's font; one of Chinese takes two."""
    rows = [*table.rows[:_LOOKED_AT], *([table.total] if table.total is not None else [])]
    widths = []
    for across, column in enumerate(table.columns):
        said = [_head(column, how.language)]
        said += [cell_words(row[across], how.language, how.zone) for row in rows]
        widths.append(min(max(max(map(_length, said)) + 3.0, _LEAST), _MOST))
    return widths


def _length(words: str) -> float:
    return sum(2.0 if ord(char) > 0x2E7F else 1.0 for char in words)
