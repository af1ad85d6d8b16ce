"""Connections to the encrypted store: the key first, then the settings that make a commit durable."""

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.errors import StoreTrouble
from app.texts import store as texts

OLDEST_SQLITE = (3, 51, 3)  # from 3.7.0 to 3.51.2 two connections can corrupt a WAL that is reset
READERS = 4
BUSY_MS = 5000
# The driver keeps compiled statements by how often each was used: once those of a start fill its own 100 places, every
# later one is compiled anew each time it runs.
STATEMENTS = 1000
# A writer takes its lock at once: a transaction that began by reading could be refused half-way.
BEGIN_WRITING = "BEGIN IMMEDIATE"
PAGES_KIB = 1000  # decrypted pages each connection keeps: half of what SQLite would, five times over


def refuse_old_sqlite(found: tuple[int, ...]) -> None:
    """Raises StoreTrouble where the bundled SQLite still has the WAL-reset fault."""
    if found < OLDEST_SQLITE:
        raise StoreTrouble(
            texts.DATABASE_TOO_OLD,
            found=".".join(map(str, found)),
            needed=".".join(map(str, OLDEST_SQLITE)),
        )


def make_engine(file: Path, key: bytes) -> Engine:
    """One connection writes (writer.py), up to READERS more read beside it. `key` is 32 random bytes."""
    refuse_old_sqlite(tuple(dbapi2.sqlite_version_info))

    def connect() -> dbapi2.Connection:
        connection = dbapi2.connect(
            str(file), isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
        )
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")  # a wrong page is told by us, in a sentence
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        cursor.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # NORMAL loses acknowledged orders when the power goes
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=READERS + 1,
        max_overflow=16,
        pool_use_lifo=True,  # the connection whose pages are warm reads again
        hide_parameters=True,  # an error in the log holds nobody's data
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Joins the transaction that writer.py began."""
    driver = connection.connection
    if not getattr(driver, "in_transaction", False):
        writes = connection.get_execution_options().get("writes", False)
        driver.cursor().execute(BEGIN_WRITING if writes else "BEGIN")
