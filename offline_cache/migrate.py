"""Which schema a store has, and bringing it to this program's; hall_migrate.py does so for the queue's chain."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.errors import StoreNewer
from app.texts import store as texts

# Every revision this program knows, oldest first; a test compares them with the files.
REVISIONS = tuple(f"{number:04}" for number in range(1, 33))
NEWEST = REVISIONS[-1]
FOLDER = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"


def revision_of(connection: Connection, *, version_table: str = VERSION_TABLE) -> str | None:
    """None where none of the chain's tables are there yet."""
    if not inspect(connection).has_table(version_table):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {version_table}")).scalar()
    return None if found is None else str(found)


def upgrade(
    connection: Connection,
    *,
    folder: Path,
    revisions: Sequence[str],
    version_table: str = VERSION_TABLE,
    **attributes: object,
) -> None:
    """Brings a chain to the last of `revisions`, with `attributes` for its steps, within the caller's transaction.

    Raises StoreNewer for a revision this program does not know.
    """
    found, newest = revision_of(connection, version_table=version_table), revisions[-1]
    if found == newest:
        return
    if found is not None and found not in revisions:
        raise StoreNewer(texts.NEWER)
    # Alembic takes 0.2 s to load, and an ordinary start needs none of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=version_table, **attributes)
    command.upgrade(config, newest)


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
    upgrade(connection, folder=FOLDER, revisions=REVISIONS, chain_keys=chain_keys, initials_of=initials_of)
