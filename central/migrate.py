"""Brings a database to the newest schema; each step is a file of its own in migrations/versions."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from app.errors import StoreNewer, StoreTrouble
from app.texts import centre_answers as words
from central.database import writing

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Up to `revision`, all of it or nothing; what is already there is left alone.

    Raises StoreNewer, and StoreTrouble where nothing answers there, or no database.
    """
    try:
        engine.connect().close()
    except DBAPIError as wrong:
        raise StoreTrouble(words.DATABASE_CLOSED, why=wrong.orig) from wrong
    with writing(engine) as connection:
        found = _revision_of(connection)
        if found == revision or (found == newest() and revision == "head"):
            return
        # Alembic takes 0.2 s to load, and an ordinary start needs none of it.
        from alembic import command

        config = _config(connection)
        if found is not None and found not in _known(config):
            raise StoreNewer(words.DATABASE_NEWER)
        command.upgrade(config, revision)


def migrate_down(engine: Engine, *, revision: str) -> None:
    """Back to `revision` ("base": an empty database)."""
    from alembic import command  # slow to load, as above

    with writing(engine) as connection:
        command.downgrade(_config(connection), revision)


def newest() -> str:
    """The last step's revision; its file is named by it."""
    return max(file.name[1:5] for file in (_FOLDER / "versions").glob("v[0-9]*.py"))


def _revision_of(connection: Connection) -> str | None:
    """None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _known(config: "Config") -> set[str]:
    from alembic.script import ScriptDirectory  # slow to load

    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # slow to load

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
