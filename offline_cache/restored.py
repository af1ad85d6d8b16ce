"""That a store was put back from a backup, and takes no form and no order until its counter is paired anew.

Numbers and places in lanes were given out after the backup: given again, two customers would hold one. It is a file
beside the restored database until the store is opened, from then on a setting in it; pairing takes it away.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from app.errors import StoreTrouble
from app.texts import backup as words
from offline_cache.day_cursors import keep_cursor
from offline_cache.day_schema import CLOSED_DAYS
from offline_cache.durable import sync_folder, write_durably
from offline_cache.prepared import Prepared
from offline_cache.schema import SETTINGS

RESTORED: Final = "store.restored"  # the setting: of when the backup was, "" for a store that counts
DAYS_UNKNOWN: Final = "days closed since"  # the cursor: number of the last closed day when it was restored
_FILE: Final = "restored"
_RESTORED = Prepared(select(SETTINGS.c.value).where(SETTINGS.c.key == RESTORED))


def mark_restored(folder: Path, *, as_of: str) -> None:
    """Before there is a store in the folder."""
    write_durably(folder / _FILE, as_of.encode())


def keep_mark(connection: Connection, folder: Path) -> None:
    """Of a store that is opened: what stands beside it is kept in it."""
    if (folder / _FILE).exists():
        value = (folder / _FILE).read_text() or "—"
        kept = insert(SETTINGS).values(key=RESTORED, value=value)
        connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
        last = connection.execute(select(func.max(CLOSED_DAYS.c.number))).scalar() or 0
        keep_cursor(connection, DAYS_UNKNOWN, last)


def mark_is_kept(folder: Path) -> None:
    """Once that is on the disk."""
    if (folder / _FILE).exists():
        (folder / _FILE).unlink()
        sync_folder(folder)


def restored_as_of(connection: Connection) -> str:
    """Of when the backup was; "" for a store that counts."""
    found = _RESTORED.run(connection, {}).fetchall()
    return str(found[0][0]) if found else ""


def demand_paired_anew(connection: Connection) -> None:
    """Raises StoreTrouble where this store was restored and its counter not paired since."""
    as_of = restored_as_of(connection)
    if as_of:
        raise StoreTrouble(words.PAIR_ANEW, at=as_of)
