"""One resource of TM Forum that can be read: where it stands, what it is filtered by, how rows become bodies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Table

from app.wire.canonical import JsonObject

Row = RowMapping
Filter = Callable[[Sequence[str]], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Resource:
    """`path` stands below the base path. `scope` narrows to what a hall may see, and to what is meant without a filter.

    `bodies` is told whether the rows were asked for exactly (by id, or by a filter of `exact`): only then personal data
    is shown whole (R09).
    """

    path: str
    table: Table
    id: Column[Any]
    order: tuple[Column[Any], ...]
    filters: Mapping[str, Filter]
    exact: frozenset[str]
    scope: Callable[[str, frozenset[str]], ColumnElement[bool]]
    bodies: Callable[[Connection, Sequence[Row], bool], list[JsonObject]]


def one_of(column: Column[Any]) -> Filter:
    return lambda values: column.in_(values)
