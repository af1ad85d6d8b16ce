"""Bringing the queue's tables to this program's, beside the chain of a counter's store (migrate.py)."""

from pathlib import Path

from sqlalchemy import Connection

from offline_cache.migrate import upgrade

# Every revision this program knows, oldest first; a test compares them with the files.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
NEWEST = REVISIONS[-1]
FOLDER = Path(__file__).parent / "hall_migrations"
VERSION_TABLE = "queue_version"


def bring_queue_up_to_date(connection: Connection) -> None:
    """Within the caller's transaction. Raises StoreNewer for a revision this program does not know."""
    upgrade(connection, folder=FOLDER, revisions=REVISIONS, version_table=VERSION_TABLE)
