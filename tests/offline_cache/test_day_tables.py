from datetime import date

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from app.errors import StoreNewer
from offline_cache.day_migrate import FOLDER, NEWEST, REVISIONS, VERSION_TABLE, bring_days_up_to_date
from offline_cache.day_schema import CLOSED_DAYS, METADATA
from offline_cache.migrate import revision_of
from offline_cache.store import Store

DAY = date(2026, 11, 20).isoformat()


def test_every_revision_file_is_known_by_name() -> None:
    script = ScriptDirectory(str(FOLDER))
    assert tuple(revision.revision for revision in script.walk_revisions("base", "heads"))[::-1] == REVISIONS


def test_the_tables_are_the_programs_and_go_down_and_up_again(store: Store) -> None:
    def down_and_up(connection: Connection) -> tuple[list[object], set[str], str | None]:
        def ours(found: object, name: str | None, kind: str, *_: object) -> bool:
            return kind != "table" or name in METADATA.tables

        opts = {"version_table": VERSION_TABLE, "include_object": ours}
        found = compare_metadata(MigrationContext.configure(connection, opts=opts), METADATA)
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.downgrade(config, "base")
        left = set(inspect(connection).get_table_names()) & set(METADATA.tables)
        bring_days_up_to_date(connection)
        return list(found), left, revision_of(connection, version_table=VERSION_TABLE)

    assert store.write(down_and_up) == ([], set(), NEWEST)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE closed_days SET summary = 'x'",
        "DELETE FROM closed_days",
        "INSERT OR REPLACE INTO closed_days SELECT * FROM closed_days",
        "INSERT OR REPLACE INTO closed_days SELECT hall_id, 'x', number, 0, '', '', '', '', '' FROM closed_days",
    ],
)
def test_a_closed_day_is_only_ever_added(store: Store, statement: str) -> None:
    row = {"hall_id": "H0032", "day": DAY, "number": 1, "closed_at_us": 0, "by": "3001"}
    sealed = {"summary": "{}", "prev": "0" * 64, "seal": "a" * 64, "hmac": "b" * 64}
    store.write(lambda connection: connection.execute(CLOSED_DAYS.insert().values(**row, **sealed)))
    with pytest.raises(IntegrityError, match="only ever added"):
        store.write(lambda connection: connection.execute(text(statement)))


def test_newer_tables_are_refused(store: Store) -> None:
    store.write(lambda connection: connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")))
    with pytest.raises(StoreNewer):
        store.write(bring_days_up_to_date)
