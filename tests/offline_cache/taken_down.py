"""A store brought back to an older schema: the program itself only ever goes up."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from offline_cache.migrate import FOLDER


def take_down(connection: Connection, *, to: str, as_whole: bool = True) -> None:
    """To an older revision, or to "base": within the caller's transaction. `as_whole`: an older store has entries that
    are whole alone, so that those here stand as if they were; nobody reads them after."""
    if as_whole:
        connection.exec_driver_sql("UPDATE outbox_entries SET signed_seq = NULL")
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.downgrade(config, to)
