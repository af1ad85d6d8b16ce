"""Many rows into one table, past SQLAlchemy's work on each single row, which costs more than the database's own."""

import json
from functools import cache
from operator import itemgetter

from sqlalchemy import Connection, Table, insert
from sqlalchemy.engine import Dialect

from app.wire.canonical import JsonObject

column_json = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make a writer for each value


def insert_rows(connection: Connection, table: Table, rows: list[JsonObject]) -> None:
    """Every row holds every column of the table. Nothing for no rows."""
    if not rows:
        return
    sql, places = _statement(table, connection.dialect)
    if places is None:
        connection.exec_driver_sql(sql, rows)
    else:
        connection.exec_driver_sql(sql, list(map(itemgetter(*places), rows)))  # no table has one column alone


@cache
def _statement(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...] | None]:
    """The words of the insert; where the driver wants values by place, the columns in that order."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(table.columns.keys()))
    positions = getattr(compiled, "positiontup", None)
    return str(compiled), tuple(positions) if positions else None
