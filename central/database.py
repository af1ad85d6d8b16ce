"""The centre's database: SQLite as the embedded default, anything else by its SQLAlchemy address.

SQLite comes from sqlcipher3, which bundles 3.51.3 or newer, and is opened without a key: the standard library's may be
older and corrupt a WAL that is reset while two connections are open (docs: SQLite 3.7.0 to 3.51.2).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.errors import Bug, InputRefused, StoreInUse
from app.texts import centre_answers as words
from offline_cache.lock import FileLock

OLDEST_SQLITE = (3, 51, 3)
CONNECTIONS = 8
STATEMENTS = 1000  # compiled ones each connection keeps, see offline_cache/engine.py
MOST_CONNECTIONS = 48  # more than calls are ever worked on at once, so that none waits for a connection
BUSY_MS = 10_000

Database = Engine  # what whoever opens it holds, without knowing SQL


def open_database(address: str, *, busy_ms: int = BUSY_MS) -> Engine:
    """`address` is a SQLAlchemy URL (sqlite:////var/lib/yitai/centre.db); a SQLite file's folder is
    there already: one that is made by itself is the one nobody looks in.

    `busy_ms` is how long a SQLite writer waits for another.

    Raises InputRefused for an address that is none, or whose driver or folder is missing here.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() != "sqlite":
            return create_engine(url, hide_parameters=True)  # an error in the log holds nobody's data
        file = Path(url.database or "")
        if file.name in ("", ":memory:"):  # what is only in memory is not durable
            raise InputRefused(words.DATABASE_ADDRESS, address=address)
        if not file.parent.is_dir():
            raise InputRefused(words.DATABASE_FOLDER, address=address, folder=file.parent)
    except (ArgumentError, ImportError, OSError) as wrong:
        raise InputRefused(words.DATABASE_ADDRESS, address=address) from wrong
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Bug(f"SQLite {dbapi2.sqlite_version} can corrupt a WAL that is reset; {OLDEST_SQLITE} is needed")

    def connect() -> dbapi2.Connection:
        # Answers come from several threads; the pool gives a connection to one at a time.
        connection = dbapi2.connect(
            str(file), isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
        )
        cursor = connection.cursor()
        for setting in ("journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {busy_ms}"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=MOST_CONNECTIONS - CONNECTIONS,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def alone_on(address: str) -> Iterator[None]:
    """One centre a SQLite file: one left over by a crash would go on beside the next. A database server takes several.

    `address` is one that `open_database` took. Raises StoreInUse where another centre has it, InputRefused where its
    folder cannot be written.
    """
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        yield
        return
    file = Path(url.database or "")
    try:
        lock = FileLock(file.with_name(f"{file.name}.lock"), held=StoreInUse(words.DATABASE_IN_USE, file=file))
    except OSError as wrong:
        raise InputRefused(words.DATABASE_ADDRESS, address=address) from wrong
    try:
        yield
    finally:
        lock.release()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a transaction that began by reading could be refused half-way."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, durable when the block ends without an exception."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view."""
    with engine.connect() as connection, connection.begin():
        yield connection
