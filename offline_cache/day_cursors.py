"""How far something was read, sent or heard, by name; in any database."""

from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from offline_cache.day_schema import DAY_CURSORS

REFUSED: Final = " refused"  # behind the name of a way: the last closed day that was not taken there
_CURSOR = select(DAY_CURSORS.c.value).where(DAY_CURSORS.c.name == bindparam("wanted"))


def cursor_of(connection: Connection, name: str) -> int:
    """0 from the start."""
    return connection.execute(_CURSOR, {"wanted": name}).scalar() or 0


def keep_cursor(connection: Connection, name: str, value: int) -> None:
    """Within a transaction under way."""
    if connection.execute(update(DAY_CURSORS).where(DAY_CURSORS.c.name == name).values(value=value)).rowcount == 0:
        connection.execute(insert(DAY_CURSORS).values(name=name, value=value))
