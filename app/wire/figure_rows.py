"""A table of figures as it travels from the hall server: each cell's kind says how its value is written."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from app.domain.figure_table import Behind, Cell, CellKind, Column, FigureTable, Value
from app.texts.language import Text
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import read_moment
from app.wire.records import from_wire, to_wire
from app.wire.strict import objects

MOST_ROWS: Final = 20_000


def table_bytes(table: FigureTable) -> bytes:
    body: JsonObject = {
        "key": table.key,
        "title": to_wire(table.title),
        "columns": [to_wire(each) for each in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
        "total": None if table.total is None else [_cell(cell) for cell in table.total],
        "note": None if table.note is None else to_wire(table.note),
        "empty": None if table.empty is None else to_wire(table.empty),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def read_table(raw: bytes) -> FigureTable:
    """Raises ValueError."""
    body = read_json(raw)
    if not isinstance(body, dict) or body.keys() != {"key", "title", "columns", "rows", "total", "note", "empty"}:
        raise ValueError("no table")
    columns = tuple(from_wire(Column, each) for each in objects(body["columns"], "columns"))
    rows, total = body["rows"], body["total"]
    if not isinstance(body["key"], str) or not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise ValueError("no key, no rows, or too many")
    return FigureTable(
        key=body["key"],
        title=from_wire(Text, body["title"]),
        columns=columns,
        rows=tuple(_read_row(row, len(columns)) for row in rows),
        total=None if total is None else _read_row(total, len(columns)),
        note=None if body["note"] is None else from_wire(Text, body["note"]),
        empty=None if body["empty"] is None else from_wire(Text, body["empty"]),
    )


def _cell(cell: Cell) -> JsonObject:
    said: JsonObject = {"kind": cell.kind.value, "value": None if cell.value is None else to_wire(cell.value)}
    return said | {"behind": None if cell.behind is None else to_wire(cell.behind), "warns": cell.warns}


def _read_row(row: object, columns: int) -> tuple[Cell, ...]:
    cells = objects(row, "row")
    if len(cells) != columns:
        raise ValueError("not as many cells as columns")
    return tuple(_read_cell(cell) for cell in cells)


def _read_cell(said: JsonObject) -> Cell:
    if said.keys() != {"kind", "value", "behind", "warns"} or type(said["warns"]) is not bool:
        raise ValueError("no cell")
    kind, value = CellKind(said["kind"]), said["value"]
    behind = None if said["behind"] is None else from_wire(Behind, said["behind"])
    return Cell(kind, None if value is None else _READ[kind](value), behind, said["warns"])


def _words(value: Any) -> Value:
    return from_wire(Text, value)


def _number(value: Any) -> Value:
    if type(value) not in (int, float):
        raise ValueError("no number")
    number: int | float = value
    return number


def _whole(value: Any) -> Value:
    if type(value) is not int:
        raise ValueError("no whole number")
    number: int = value
    return number


def _day(value: Any) -> Value:
    if not isinstance(value, str):
        raise ValueError("no day")
    return date.fromisoformat(value)


def _moment(value: Any) -> Value:
    if not isinstance(value, str):
        raise ValueError("no moment")
    return read_moment(value)


_READ: Final[dict[CellKind, Callable[[Any], Value]]] = {
    CellKind.WORDS: _words,
    CellKind.COUNT: _whole,
    CellKind.MONEY: _whole,
    CellKind.SECONDS: _number,
    CellKind.SHARE: _number,
    CellKind.POINTS: _number,
    CellKind.NET: _whole,
    CellKind.DAY: _day,
    CellKind.MOMENT: _moment,
}
