"""Statements of the transaction that must be fast, compiled once and run on the driver's own connection.

SQLAlchemy Core takes some 25 µs a statement, the driver 3: accepting an order has a dozen of them and 1.5 ms in all;
of the centre's answers 500 are written down in a second.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, literal, literal_column
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.expression import ClauseElement

Value = str | int | bytes | None
_DIALECT = pysqlite.dialect()


class Prepared:
    """One statement; its bind parameters are filled by name."""

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self._sql = str(compiled)
        names = tuple(getattr(compiled, "positiontup", None) or ())
        self._fixed = {name: value for name, value in compiled.params.items() if isinstance(value, (str, int, bytes))}
        self._picked = _picking(names)

    def run(self, connection: Connection, values: Mapping[str, Value]) -> DBAPICursor:
        """Raises KeyError for a parameter without a value, and the driver's own errors (faults.py reads both kinds)."""
        driver: Any = connection.connection.dbapi_connection  # without SQLAlchemy's wrapper about each cursor
        cursor: DBAPICursor = driver.execute(self._sql, self._in_order(values))
        return cursor

    def run_each(self, connection: Connection, rows: Sequence[Mapping[str, Value]]) -> None:
        """Once for each of `rows`; nothing for none."""
        if rows:
            driver: Any = connection.connection.dbapi_connection
            driver.executemany(self._sql, [self._in_order(values) for values in rows])

    def _in_order(self, values: Mapping[str, Value]) -> tuple[Value, ...]:
        return self._picked({**self._fixed, **values} if self._fixed else values)


def _picking(names: tuple[str, ...]) -> Callable[[Mapping[str, Value]], tuple[Value, ...]]:
    """The values of `names` in their order; an itemgetter of one name would give the value alone."""
    return itemgetter(*names) if len(names) > 1 else lambda values: tuple(values[name] for name in names)


def prepared_insert(table: Table, *, always: Mapping[str, Value] | None = None) -> Prepared:
    """Of all columns, but a `seq` that the table counts itself. `always` stands in the statement itself: binding a
    value, NULL above all, takes as long as writing it."""
    stands = always or {}
    wanted = [c.name for c in table.columns if (c.name != "seq" or c.foreign_keys) and c.name not in stands]
    said = {name: _as_it_is(value) for name, value in stands.items()}
    return Prepared(insert(table).values({**{name: bindparam(name) for name in wanted}, **said}))


def _as_it_is(value: Value) -> ColumnElement[Any]:
    return literal_column(str(literal(value).compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True})))
