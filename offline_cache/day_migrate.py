"""Bringing the tables of facts and closed days to this program's, beside the other chains of a store (migrate.py)."""

from pathlib import Path

from sqlalchemy import Connection

from offline_cache.migrate import upgrade

# Every revision this program knows, oldest first; a test compares them with the files.
REVISIONS = ("0001",)
NEWEST = REVISIONS[-1]
FOLDER = Path(__file__).parent / "day_migrations"
VERSION_TABLE = "day_version"


def bring_days_up_to_date(connection: Connection) -> None:
    """Within the caller's transaction. Raises StoreNewer for a revision this program does not know."""
    upgrade(connection, folder=FOLDER, revisions=REVISIONS, version_table=VERSION_TABLE)
