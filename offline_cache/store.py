"""A store folder: made, opened, held by one program, closed.

store.json (id, format, whether the keyring opens it) · store.key (the key under the passphrase) · recovery.key (the
same, under the recovery sheet's code) · store.db (SQLCipher) · day-keys · ballast · lock. A copied folder with its
key files opens with passphrase or code.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from app.errors import Bug, StoreDamaged, StoreFull, StoreGone, StoreLocked, StoreNewer, StoreTrouble
from app.ports import Clock, Ids
from app.texts import store as texts
from offline_cache import keys
from offline_cache.ballast import Ballast
from offline_cache.day_migrate import bring_days_up_to_date
from offline_cache.durable import write_durably
from offline_cache.engine import make_engine
from offline_cache.faults import telling, told_of_file, told_of_place
from offline_cache.find_keys import InitialsOf, sealed_initials
from offline_cache.lock import InstanceLock
from offline_cache.migrate import bring_up_to_date
from offline_cache.restored import keep_mark, mark_is_kept
from offline_cache.sealing import DayKeys
from offline_cache.writer import Writer

FORMAT = 1
DATABASE, NOTE_FILE, DAY_KEYS_FILE = "store.db", "store.json", "day-keys"
_LEFTOVERS = (DAY_KEYS_FILE, "ballast", f"{DATABASE}-wal", keys.RECOVERY_FILE)  # signs of a store that was in use
DEED_KEY = "terminal deeds"  # of the notes in terminal_deeds.py
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How the key is found: `passphrase` (argument or YITAI_STORE_PASSPHRASE), the keyring, `ask` for a prompt."""

    passphrase: str | None
    ask: Callable[[], str | None] | None
    keyring: Callable[[], keys.Keyring | None]  # asked only where it is needed: it can be slow


def unlocking(*, passphrase: str | None = None, ask: Callable[[], str | None] | None = None) -> Unlocking:
    """The usual way: what was given, else the environment, else the system's keyring, else a question."""
    given = passphrase or os.environ.get(keys.PASSPHRASE_VARIABLE)
    return Unlocking(passphrase=given, ask=ask, keyring=keys.system_keyring)


class Store:
    """An open store. `write` and `read` may be called from any thread; writes run one after the other."""

    def __init__(
        self, *, folder: Path, id: str, key: bytes, clock: Clock, ids: Ids, lock: InstanceLock, ballast: Ballast
    ) -> None:
        self.folder = folder
        self.id = id
        self.clock = clock
        self.ids = ids
        self.day_keys = DayKeys(folder / DAY_KEYS_FILE, wrapping_key=keys.derive(key, "day keys"))
        self.journal_key = keys.derive(key, "journal")
        self.audit_key = keys.derive(key, "audit")
        self.deed_key = keys.derive(key, DEED_KEY)
        self.closed_days_key = keys.derive(key, "closed days")
        self.seal_key = keys.derive(key, "seal keys")
        self._key = key
        self._lock = lock
        self._ballast = ballast
        self._engine: Engine = make_engine(folder / DATABASE, key)
        try:
            with telling(folder):
                self._writer = Writer(
                    self._engine, folder=folder, make_room=ballast.give_back, committed=ballast.lay_in
                )
        except StoreTrouble:
            self._engine.dispose()
            raise

    @property
    def low_on_room(self) -> bool:
        """The reserve is in use: the strip says that the disk is nearly full."""
        return not self._ballast.there

    @property
    def chain_keys(self) -> dict[str, bytes]:
        """By the chains' names, for migrations."""
        return {"journal": self.journal_key, "audit": self.audit_key}

    @property
    def initials_of(self) -> InitialsOf:
        """Of a sealed customer, for the migration that made orders findable."""
        return sealed_initials(self.day_keys)

    def write(self, job: Callable[[Connection], T]) -> T:
        """One transaction (see Writer.run); inside another one it joins it."""
        return self._writer.run(job)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """One prepared question in turn with the writes (see Writer.ask)."""
        return self._writer.ask(question)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view of what is committed, beside whatever is being written."""
        with telling(self.folder), self._engine.connect() as connection:
            yield connection

    def copy_to(self, file: Path) -> None:
        """A consistent copy of the database, under the same key, while others write. Raises StoreTrouble."""
        copy = make_engine(file, self._key)
        try:
            with telling(file.parent), self._engine.connect() as source, copy.connect() as target:
                source_db, target_db = (each.connection.dbapi_connection for each in (source, target))
                if source_db is None or target_db is None:
                    raise Bug("a connection without a database")
                source_db.backup(target_db)
        finally:
            copy.dispose()

    @contextmanager
    def reading_copy(self, file: Path) -> Iterator[Connection]:
        """A copy that `copy_to` made."""
        copy = make_engine(file, self._key)
        try:
            with telling(file.parent), copy.connect() as connection:
                yield connection
        finally:
            copy.dispose()

    def close(self) -> None:
        self._writer.close()
        self._engine.dispose()
        self._lock.release()


def is_store(folder: Path) -> bool:
    return (folder / NOTE_FILE).exists()


def refuse_leftovers(folder: Path) -> None:
    """Before anything is written into a folder without store.json: what a store in use had left there is nobody's to
    write over. A lone store.key is no sign of one: a making that was cut off leaves it. Raises StoreDamaged."""
    if (folder / DATABASE).exists():  # without store.json nothing says whose key opens it
        raise StoreDamaged(texts.DAMAGED, folder=folder)
    if any((folder / name).exists() for name in _LEFTOVERS):
        raise StoreGone(texts.DATABASE_GONE, folder=folder)


def create_store(
    folder: Path,
    *,
    unlocking: Unlocking,
    clock: Clock,
    ids: Ids,
    recovery_code: str | None = None,
    opens_by_itself: bool = False,
) -> Store:
    """A new store in a folder that has none. Raises StoreLocked where there is nowhere to keep its key.

    `recovery_code` opens it too (recovery.py); with `opens_by_itself` the system's keyring gets the key beside the
    passphrase, and no passphrase is asked here.
    """
    if is_store(folder):
        raise FileExistsError(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = InstanceLock(folder)
    except OSError as fault:
        raise told_of_place(fault, folder) from fault
    try:
        refuse_leftovers(folder)
        store_id, key = ids.uuid7(), keys.new_key()
        _keep_key(folder, store_id, key, unlocking)
        if recovery_code is not None:
            keys.write_key_file(folder / keys.RECOVERY_FILE, key, store_id=store_id, passphrase=recovery_code)
        system = _keyring(unlocking) if opens_by_itself else None
        body = {"id": store_id, "format": FORMAT} | ({"by_itself": True} if opens_by_itself else {})
        write_durably(folder / NOTE_FILE, json.dumps(body).encode())
        if system is not None:
            system.put(store_id, key)  # store.json first: it alone says whose key lies there, see forget_key
        return _start(folder, store_id, key, clock, ids, lock)
    except OSError as fault:
        lock.release()
        raise told_of_file(fault, folder) from fault
    except BaseException:
        lock.release()
        raise


def open_store(folder: Path, *, unlocking: Unlocking, clock: Clock, ids: Ids) -> Store:
    """Raises StoreInUse, StoreLocked, StoreNewer, StoreDamaged, StoreFull, each with its sentence."""
    if not is_store(folder):
        raise StoreTrouble(texts.NO_STORE, folder=folder)
    try:
        lock = InstanceLock(folder)
    except OSError as fault:
        raise told_of_file(fault, folder) from fault
    try:
        said = identify(folder)
        return _start(folder, said.id, _find_key(folder, said, unlocking), clock, ids, lock)
    except OSError as fault:
        lock.release()
        raise told_of_file(fault, folder) from fault
    except BaseException:
        lock.release()
        raise


def _start(folder: Path, store_id: str, key: bytes, clock: Clock, ids: Ids, lock: InstanceLock) -> Store:
    ballast = Ballast(folder)
    database = folder / DATABASE
    # An empty file counts as none: SQLite would begin a new database in either, and tell of no order ever taken.
    if (not database.exists() or database.stat().st_size == 0) and (ballast.there or (folder / DAY_KEYS_FILE).exists()):
        raise StoreGone(texts.DATABASE_GONE, folder=folder)

    def make() -> Store:
        return Store(folder=folder, id=store_id, key=key, clock=clock, ids=ids, lock=lock, ballast=ballast)

    try:
        store = make()
    except StoreFull:
        if not ballast.give_back():
            raise
        store = make()
    try:
        store.write(lambda connection: _bring_all_up_to_date(connection, store))
        mark_is_kept(folder)
    except BaseException:
        store.close()
        raise
    ballast.lay_in()
    return store


def _bring_all_up_to_date(connection: Connection, store: Store) -> None:
    bring_up_to_date(connection, chain_keys=store.chain_keys, initials_of=store.initials_of)
    bring_days_up_to_date(connection)
    keep_mark(connection, store.folder)


@dataclass(frozen=True, slots=True)
class StoreNote:
    """What store.json says: `by_itself` where the keyring has the key beside the passphrase."""

    id: str
    by_itself: bool


def identify(folder: Path) -> StoreNote:
    """Raises StoreDamaged, StoreNewer."""
    try:
        body = json.loads((folder / NOTE_FILE).read_bytes())
        note, made_as = StoreNote(str(body["id"]), body.get("by_itself") is True), int(body["format"])
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise StoreDamaged(texts.DAMAGED, folder=folder) from wrong
    if made_as > FORMAT:
        raise StoreNewer(texts.NEWER)
    return note


def forget_key(folder: Path, *, unlocking: Unlocking) -> None:
    """For a store that is about to be taken away: the system's keyring drops its key."""
    try:
        said = identify(folder)
    except (OSError, StoreTrouble):
        return
    system = unlocking.keyring() if said.by_itself else None
    if system is not None:
        system.drop(said.id)


def _keyring(unlocking: Unlocking) -> keys.Keyring:
    system = unlocking.keyring()
    if system is None:
        raise StoreLocked(texts.NO_KEYRING)
    return system


def _keep_key(folder: Path, store_id: str, key: bytes, unlocking: Unlocking) -> None:
    passphrase = unlocking.passphrase
    if not passphrase:
        system = unlocking.keyring()
        if system is not None:
            system.put(store_id, key)
            return
        passphrase = unlocking.ask() if unlocking.ask else None
    if not passphrase:
        raise StoreLocked(texts.KEY_PLACE_NEEDED, variable=keys.PASSPHRASE_VARIABLE)
    keys.write_key_file(folder / keys.KEY_FILE, key, store_id=store_id, passphrase=passphrase)


def _find_key(folder: Path, said: StoreNote, unlocking: Unlocking) -> bytes:
    file, store_id = folder / keys.KEY_FILE, said.id
    if said.by_itself or not file.exists():
        system = unlocking.keyring()
        found = system.get(store_id) if system else None
        if found is not None:
            return found
        if not file.exists():
            raise StoreLocked(texts.KEY_MISSING)
    if keys.opens_with_demo_passphrase(file):
        return keys.read_key_file(file, store_id=store_id, passphrase=keys.DEMO_PASSPHRASE)
    passphrase = unlocking.passphrase or (unlocking.ask() if unlocking.ask else None)
    if not passphrase:
        raise StoreLocked(texts.PASSPHRASE_NEEDED, variable=keys.PASSPHRASE_VARIABLE)
    return keys.read_key_file(file, store_id=store_id, passphrase=passphrase)
