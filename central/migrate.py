"""Brings a database to the newest schema; each step is a file of its own in migrations/versions."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from central.database import writing

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Up to `revision`, all of it or nothing. A database that is already there is left alone."""
    with writing(engine) as connection:
        command.upgrade(_config(connection), revision)


def migrate_down(engine: Engine, *, revision: str) -> None:
    """Back to `revision` ("base": an empty database)."""
    with writing(engine) as connection:
        command.downgrade(_config(connection), revision)


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
