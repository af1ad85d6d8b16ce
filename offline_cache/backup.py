"""A store copied while it is open, encrypted as it is, and put back into a folder that has none.

A backup is a folder named by its moment: the database, store.json and the key files, so that passphrase or recovery
code opens it, and a note of what is in it. It is whole or not there: made beside under another name, read back, then
renamed. The keys of days lie once beside all backups and are exchanged each time: a key that was destroyed in the store
is destroyed there too, for old backups as well. So do the archive's files (archive_backup.py).
"""

import json
import logging
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import func, select

from app.errors import StoreFull, StoreTrouble, Trouble
from app.texts import backup as words
from offline_cache.archive_backup import keep_documents, restore_documents
from offline_cache.check import SOUND
from offline_cache.durable import sync_folder, write_durably
from offline_cache.faults import told_of_file, told_of_place
from offline_cache.keys import KEY_FILE, RECOVERY_FILE
from offline_cache.restored import mark_restored
from offline_cache.schema import AUDIT, JOURNAL, ORDERS
from offline_cache.side_threads import SideThreads
from offline_cache.store import DATABASE, DAY_KEYS_FILE, NOTE_FILE, Store, is_store

KEPT: Final = 24  # of each store: a day of hours
DAYS_KEPT: Final = timedelta(days=14)  # and beside them the last of each day, for damage that is noticed late
EVERY: Final = timedelta(hours=1)
LOOK_EVERY_S: Final = 60.0
ENDS_WITHIN_S: Final = 20.0
_SAYS: Final = "backup.json"
_NAME: Final = "backup-%Y%m%d-%H%M%S"
_COPIED: Final = (NOTE_FILE, KEY_FILE, RECOVERY_FILE)

_TURN: Final = threading.Lock()  # one at a time: by the hour, and at a close

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """`folder` holds it; `at` when it was begun, aware UTC; counts are of the rows in it."""

    folder: Path
    at: datetime
    store_id: str
    orders: int
    journal: int
    audit: int
    size_bytes: int


def backups_in(folder: Path, *, store_id: str = "") -> tuple[Backup, ...]:
    """Whole ones, oldest first; of one store where `store_id` is given."""
    found = []
    for each in folder.glob("backup-*") if folder.is_dir() else ():
        try:
            found.append(read_backup(each))
        except StoreTrouble:
            continue
    mine = (each for each in found if store_id in ("", each.store_id))
    return tuple(sorted(mine, key=lambda each: (each.at, each.folder)))


def read_backup(folder: Path) -> Backup:
    """What a backup says of itself. Raises StoreTrouble for a folder that is none."""
    try:
        said = json.loads((folder / _SAYS).read_bytes())
        at = datetime.fromisoformat(said["at"])
        counts = (int(said[name]) for name in ("orders", "journal", "audit", "size_bytes"))
        return Backup(folder, at, str(said["store"]), *counts)
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise StoreTrouble(words.NO_BACKUP, folder=folder) from wrong


def back_up(store: Store, folder: Path, *, kept: int = KEPT) -> Backup:
    """Into a folder of its own below `folder`; one that is too old goes, if there is any. Writers
    go on meanwhile.

    Raises StoreTrouble where it cannot be written, has no room, or does not read back.
    """
    with _TURN:
        return _back_up(store, folder, kept=kept)


def _back_up(store: Store, folder: Path, *, kept: int) -> Backup:
    at = store.clock.now().astimezone(UTC)
    making = folder / f".making-{store.id}"
    shutil.rmtree(making, ignore_errors=True)  # of one that was killed
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        making.mkdir(mode=0o700)
    except OSError as fault:
        raise StoreTrouble(words.NOT_THERE, folder=folder) from fault
    try:
        made = _written(store, making, at=at)
        place = folder / _free_name(folder, at)
        os.replace(making, place)
        _keep_day_keys(store, folder)
        sync_folder(folder)
    except OSError as fault:
        raise _told(told_of_file(fault, folder), folder) from fault
    except StoreFull as full:
        raise _told(full, folder) from full
    finally:
        shutil.rmtree(making, ignore_errors=True)
    for old in _too_old(backups_in(folder, store_id=store.id), now=at, kept=kept)[:1]:  # one that is wrong is not many
        shutil.rmtree(old.folder, ignore_errors=True)
    try:
        keep_documents(store, folder)  # last: without room for all of them the backup of the store counts all the same
    except OSError as fault:
        raise _told(told_of_file(fault, folder), folder) from fault
    return Backup(place, made.at, made.store_id, made.orders, made.journal, made.audit, made.size_bytes)


def _too_old(made: tuple[Backup, ...], *, now: datetime, kept: int) -> list[Backup]:
    """Oldest first: neither among the newest, nor the last of one of the last days. Those of a clock that stood ahead
    are counted by themselves, so that they push nothing out."""
    ahead, past = ([each for each in made if (each.at > now) is is_ahead] for is_ahead in (True, False))
    last_of_day = {each.at.date(): each for each in past if now - each.at < DAYS_KEPT}
    stays = {each.folder for each in (*past[-kept:], *ahead[-kept:], *last_of_day.values())}
    return [each for each in made if each.folder not in stays]


def restore(backup: Path, store: Path) -> Backup:
    """Puts a backup into a folder that has nothing in it; opening it asks for the passphrase it had, and
    its counter takes no order until it is paired anew (restored.py).

    Raises StoreTrouble; nothing is left in the folder then.
    """
    said = read_backup(backup)
    try:
        there = is_store(store) or (store.exists() and any(store.iterdir()))
    except OSError as fault:
        raise told_of_place(fault, store) from fault
    if there:
        raise StoreTrouble(words.STORE_THERE, folder=store)
    day_keys = backup.parent / day_keys_name(said.store_id)
    if not day_keys.exists():
        raise StoreTrouble(words.NO_DAY_KEYS, file=day_keys.name)
    try:
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as fault:
        raise told_of_place(fault, store) from fault
    try:
        for name in (DATABASE, KEY_FILE, RECOVERY_FILE):
            if (backup / name).exists():
                shutil.copyfile(backup / name, store / name)
        if day_keys.stat().st_size:  # a store that sealed nothing yet has none
            shutil.copyfile(day_keys, store / DAY_KEYS_FILE)
        restore_documents(backup.parent, store, store_id=said.store_id)
        mark_restored(store, as_of=said.at.astimezone().strftime("%Y-%m-%d %H:%M"))
        write_durably(store / NOTE_FILE, (backup / NOTE_FILE).read_bytes())  # last: without it there is no store
    except OSError as fault:
        shutil.rmtree(store, ignore_errors=True)
        raise told_of_file(fault, store) from fault
    return said


def day_keys_name(store_id: str) -> str:
    """Beside the backups, one for all of a store."""
    return f"day-keys-{store_id}"


class BackupThread:
    """A backup when the newest is an hour old, looked at each minute; `also` is done at each look."""

    def __init__(
        self,
        store: Store,
        folder: Callable[[], Path],
        *,
        also: Callable[[], object] = lambda: None,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._store, self._folder, self._also = store, folder, also
        self._every_s, self._stop, self._troubles = look_every_s, threading.Event(), dict[int, str]()
        self._threads = SideThreads({"backup": self._run})

    def start(self) -> None:
        self._threads.start()

    def close(self) -> bool:
        """True where it ended in time; a backup under way is waited for, since its store is closed next."""
        self._stop.set()
        if _TURN.acquire(timeout=ENDS_WITHIN_S):
            _TURN.release()
        return self._threads.ended()

    def look(self) -> Backup | None:
        """Makes one where it is time. Raises StoreTrouble."""
        now = self._store.clock.now()
        if any(each.at <= now < each.at + EVERY for each in backups_in(self._folder(), store_id=self._store.id)):
            return None  # one of a clock that stood ahead is no newest
        return back_up(self._store, self._folder())

    def _run(self) -> None:
        while not self._stop.wait(self._every_s):
            self._try(self.look, logging.WARNING)
            self._try(self._also, logging.INFO)  # whoever did not answer is told of by its own link

    def _try(self, job: Callable[[], object], level: int) -> None:
        """The same trouble each minute is one line in the log."""
        try:
            job()
        except Trouble as trouble:
            if self._troubles.get(level) != str(trouble):
                log.log(level, "beside the trade: %s", trouble)
            self._troubles[level] = str(trouble)
        else:
            self._troubles.pop(level, None)


def _told(trouble: StoreTrouble, folder: Path) -> StoreTrouble:
    """A full disk of backups is not that of the store."""
    return StoreTrouble(words.NO_ROOM, folder=folder) if isinstance(trouble, StoreFull) else trouble


def _written(store: Store, folder: Path, *, at: datetime) -> Backup:
    store.copy_to(folder / DATABASE)
    for name in _COPIED:
        if (store.folder / name).exists():
            write_durably(folder / name, (store.folder / name).read_bytes())
    orders, journal, audit = _read_back(store, folder / DATABASE)
    size = (folder / DATABASE).stat().st_size
    made = Backup(folder, at, store.id, orders, journal, audit, size)
    said = {
        "store": store.id,
        "at": at.isoformat(),
        "orders": orders,
        "journal": journal,
        "audit": audit,
        "size_bytes": size,
    }
    write_durably(folder / _SAYS, json.dumps(said).encode())
    return made


def _read_back(store: Store, file: Path) -> tuple[int, int, int]:
    """Rows in it, once it was seen to be whole. Raises StoreTrouble where it is not."""
    with store.reading_copy(file) as connection:
        for pragma in ("cipher_integrity_check", "quick_check"):
            for row in connection.exec_driver_sql(f"PRAGMA {pragma}"):
                if tuple(row) != (SOUND,):
                    raise StoreTrouble(words.NOT_SOUND, what=" ".join(map(str, row)))
        orders, journal, audit = (
            int(connection.execute(select(func.count()).select_from(table)).scalar_one())
            for table in (ORDERS, JOURNAL, AUDIT)
        )
    return orders, journal, audit


def _keep_day_keys(store: Store, folder: Path) -> None:
    keys = store.folder / DAY_KEYS_FILE
    write_durably(folder / day_keys_name(store.id), keys.read_bytes() if keys.exists() else b"")


def _free_name(folder: Path, at: datetime) -> str:
    name, n = at.strftime(_NAME), 1
    while (folder / name).exists():
        name, n = f"{at.strftime(_NAME)}-{n}", n + 1
    return name


def usual_folder(store: Path) -> Path:
    """Where nobody named one: beside the store, which is better than nothing and worse than another disk."""
    return store.with_name(f"{store.name}-backups")
