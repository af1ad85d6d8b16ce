"""Brings a database to the newest schema; each step is a file of its own in migrations/versions."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.errors import StoreNewer, StoreTrouble
from app.texts import centre_answers as words
from central.database import writing

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
        config = _config(connection)
        found = MigrationContext.configure(connection).get_current_revision()
        if found is not None and found not in _known(config):
            raise StoreNewer(words.DATABASE_NEWER)
        command.upgrade(config, revision)


def migrate_down(engine: Engine, *, revision: str) -> None:
    """Back to `revision` ("base": an empty database)."""
    with writing(engine) as connection:
        command.downgrade(_config(connection), revision)


def _known(config: Config) -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
