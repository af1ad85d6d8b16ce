"""How far something was read or sent, by name."""

from typing import Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from offline_cache.day_schema import DAY_CURSORS

REFUSED: Final = " refused"  # behind the name of a way: the last closed day that was not taken there
LEARNED: Final = "learned "  # before the day of a closed day that the centre told this store of: its number
LANE: Final = "lane "  # before a lane: the last place in it that the centre had when this counter was paired anew
_CURSOR = select(DAY_CURSORS.c.value).where(DAY_CURSORS.c.name == bindparam("wanted"))


def cursor_name(way: str) -> str:
    """Of how far the receiver of that name was told; with " days" behind it of closed days."""
    return f"sent {way}"


def cursor_of(connection: Connection, name: str) -> int:
    """0 from the start."""
    return connection.execute(_CURSOR, {"wanted": name}).scalar() or 0


def keep_cursor(connection: Connection, name: str, value: int) -> None:
    """Within a transaction under way."""
    keep = upsert(DAY_CURSORS).values(name=name, value=value)
    connection.execute(keep.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
