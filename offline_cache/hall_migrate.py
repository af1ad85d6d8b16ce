"""Bringing the queue's tables to this program's, beside the chain of a counter's store (migrate.py)."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.errors import StoreNewer
from app.texts import store as texts

# Every revision this program knows, oldest first; a test compares them with the files.
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
NEWEST = REVISIONS[-1]
FOLDER = Path(__file__).parent / "hall_migrations"
VERSION_TABLE = "queue_version"


def queue_revision_of(connection: Connection) -> str | None:
    """None where there are no tables of a queue yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return None if found is None else str(found)


def bring_queue_up_to_date(connection: Connection) -> None:
    """Within the caller's transaction. Raises StoreNewer for a revision this program does not know."""
    found = queue_revision_of(connection)
    if found == NEWEST:
        return
    if found is not None and found not in REVISIONS:
        raise StoreNewer(texts.NEWER)
    # Alembic takes 0.2 s to load, and an ordinary start needs none of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    command.upgrade(config, NEWEST)
