"""A store brought back to an older schema: the program itself only ever goes up."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from offline_cache.migrate import FOLDER


def take_down(connection: Connection, *, to: str) -> None:
    """To an older revision, or to "base": within the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.downgrade(config, to)
