"""Which schema a store has, and bringing it to this program's."""

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.errors import StoreNewer
from app.texts import store as texts

# Every revision this program knows, oldest first; a test compares them with the files.
REVISIONS = tuple(f"{number:04}" for number in range(1, 21))
NEWEST = REVISIONS[-1]
FOLDER = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """None for an empty store."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def bring_up_to_date(
    connection: Connection,
    *,
    chain_keys: Mapping[str, bytes],
    initials_of: Callable[[bytes, str, str], str] | None = None,
) -> None:
    """Within the caller's transaction. Raises StoreNewer for a revision this program does not know.

    `chain_keys`, by the chains' names (chain.py), swears to what was written before there was a chain. `initials_of`
    reads a sealed customer (find_keys.py); without it orders from before are not found by their initials.
    """
    found = revision_of(connection)
    if found == NEWEST:
        return
    if found is not None and found not in REVISIONS:
        raise StoreNewer(texts.NEWER)
    # Alembic takes 0.2 s to load, and an ordinary start needs none of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes.update(connection=connection, chain_keys=chain_keys, initials_of=initials_of)
    command.upgrade(config, NEWEST)
