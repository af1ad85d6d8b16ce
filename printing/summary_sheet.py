"""Figures as a spreadsheet: real numbers, dates and times in place of the words that paper has for them.

A sheet a table. Yuan come from whole fen, so that they are exact to the fen; times are the hall's, long ones minutes.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.figure_table import Cell, CellKind, Column, FigureTable
from app.papers.figure_words import NONE, cell_words
from app.texts.language import Language, Text

_FORMATS = {
    CellKind.COUNT: "#,##0",
    CellKind.MONEY: "¥#,##0.00;−¥#,##0.00",
    CellKind.SECONDS: "0.0",  # minutes, as the column says
    CellKind.SHARE: "0.0%",
    CellKind.POINTS: "0.0",
    CellKind.DAY: "yyyy-mm-dd",
    CellKind.MOMENT: "yyyy-mm-dd hh:mm:ss",
}
_LEAST, _MOST = 8.0, 60.0  # characters of a column
_LOOKED_AT = 200  # rows that a column's width is made for: a day has thousands
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH = 31
_FONT = {"font_name": "Noto Sans SC", "font_size": 10, "valign": "vcenter"}


def summary_sheet(
    tables: Sequence[FigureTable],
    *,
    title: str,
    about: Sequence[str],
    made_at: datetime,
    language: Language,
    zone: ZoneInfo,
) -> bytes:
    """The whole workbook; the same tables give the same bytes. `title` and `about` head its first sheet."""
    import xlsxwriter  # late: only whoever writes a spreadsheet pays for it

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": _FORMATS[CellKind.MOMENT]})
    # The workbook's own moment: without it the bytes would be those of the second they were written in.
    book.set_properties({"title": title, "author": "Yitai", "created": made_at.replace(tzinfo=None)})
    looks = _Looks(book)
    names: set[str] = set()
    for index, table in enumerate(tables):
        sheet = book.add_worksheet(_sheet_name(table.title.say(language), names))
        _fill(sheet, table, looks, head=(title, *about) if index == 0 else (), language=language, zone=zone)
    book.close()
    return file.getvalue()


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


def _fill(
    sheet: Any, table: FigureTable, looks: _Looks, *, head: Sequence[str], language: Language, zone: ZoneInfo
) -> None:
    top = 0
    for words in (*head, *([""] if head else []), *([table.note.say(language)] if table.note else [])):
        sheet.write_string(top, 0, words, looks.title if head and top == 0 else looks.about)
        top += 1
    for across, column in enumerate(table.columns):
        sheet.write_string(top, across, column_words(column, language), looks.heads[column.kind.flush_right])
    sheet.freeze_panes(top + 1, 1)
    below = top + 1
    for row in table.rows:
        _write_row(sheet, below, row, looks, strong=False, language=language, zone=zone)
        below += 1
    if not table.rows and table.empty is not None:
        sheet.write_string(below, 0, table.empty.say(language), looks.about)
        below += 1
    if table.total is not None:
        _write_row(sheet, below, table.total, looks, strong=True, language=language, zone=zone)
    elif len(table.rows) > 1:
        sheet.autofilter(top, 0, below - 1, len(table.columns) - 1)
    for across, width in enumerate(_widths(table, language, zone)):
        sheet.set_column(across, across, width)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write_row(
    sheet: Any, below: int, row: Sequence[Cell], looks: _Looks, *, strong: bool, language: Language, zone: ZoneInfo
) -> None:
    for across, cell in enumerate(row):
        look = looks.of(cell, strong=strong)
        match cell.value:
            case None:
                sheet.write_string(below, across, NONE if cell.kind is not CellKind.WORDS else "", look)
            case Text():
                sheet.write_string(below, across, cell.value.say(language), look)
            case datetime():
                local = cell.value.astimezone(zone).replace(tzinfo=None, microsecond=0)
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


def column_words(column: Column, language: Language) -> str:
    return column.name.say(language)


def _widths(table: FigureTable, language: Language, zone: ZoneInfo) -> list[float]:
    """In characters of the sheet's font; one of Chinese takes two."""
    rows = [*table.rows[:_LOOKED_AT], *([table.total] if table.total is not None else [])]
    widths = []
    for across, column in enumerate(table.columns):
        words = [column_words(column, language)]
        words += [cell_words(row[across], language, zone) for row in rows]
        widths.append(min(max(max(map(_length, words)) + 2.0, _LEAST), _MOST))
    return widths


def _length(words: str) -> float:
    return sum(2.0 if ord(char) > 0x2E7F else 1.0 for char in words)
