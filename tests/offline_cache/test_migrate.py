import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from offline_cache.day_schema import METADATA as DAYS
from offline_cache.engine import make_engine
from offline_cache.migrate import FOLDER, NEWEST, REVISIONS, bring_up_to_date, revision_of
from offline_cache.store import Store
from offline_cache.whole_schema import WHOLE_STORE
from tests.offline_cache.parts import Counter, accept, books_of
from tests.offline_cache.taken_down import take_down

CHAIN_KEYS = {"journal": bytes(32), "audit": bytes(32)}


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def test_every_revision_file_is_known_by_name() -> None:
    script = ScriptDirectory(str(FOLDER))
    assert tuple(revision.revision for revision in script.walk_revisions("base", "heads"))[::-1] == REVISIONS
    assert script.get_heads() == [NEWEST]


def test_migrated_tables_are_the_programs_tables(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        other = set(DAYS.tables)  # a chain of their own beside it (test_day_tables.py)
        ours = {"include_object": lambda found, name, kind, *_: kind != "table" or name not in {*other, "day_version"}}
        return list(compare_metadata(MigrationContext.configure(connection, opts=ours), WHOLE_STORE))

    assert store.write(differences) == []


def test_a_store_full_of_orders_goes_down_and_up_again(store: Store) -> None:
    accept(books_of(store), 1)

    def down_and_up(connection: Connection) -> tuple[str | None, set[str], str | None, int | None]:
        take_down(connection, to="base")
        bare, left = revision_of(connection), tables(connection)
        bring_up_to_date(connection, chain_keys=CHAIN_KEYS)
        return bare, left, revision_of(connection), connection.exec_driver_sql("SELECT count(*) FROM orders").scalar()

    beside = {"alembic_version", "day_version", *DAYS.tables}
    bare, left, newest, orders = store.write(down_and_up)
    assert (bare, left - beside, newest, orders) == (None, set(), NEWEST, 0)
    assert accept(books_of(store), 2).id


def test_a_store_with_entries_in_parts_is_not_taken_down(store: Store) -> None:
    """An older program would send what acceptance said for the whole entry."""
    order = accept(books_of(store), 1)
    with pytest.raises(RuntimeError, match="kept in parts"):
        store.write(lambda connection: take_down(connection, to="0030", as_whole=False))
    assert books_of(store).outbox.entry_of(order.id) is not None


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "bare.db", bytes(32))
    with engine.connect().execution_options(writes=True) as connection:
        transaction = connection.begin()
        bring_up_to_date(connection, chain_keys=CHAIN_KEYS)
        assert "orders" in tables(connection)
        transaction.rollback()
        assert tables(connection) == set()
    engine.dispose()


def test_an_old_order_is_still_there_after_a_start_that_had_nothing_to_do(counter: Counter) -> None:
    with counter.opened() as store:
        order = accept(books_of(store), 1)
    with counter.opened() as store:
        store.write(lambda connection: bring_up_to_date(connection, chain_keys=CHAIN_KEYS))
        kept = books_of(store).orders.order_content(order.id)
    assert kept is not None


def test_it_runs_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    engine = make_engine(Path("here.db"), bytes(32))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        bring_up_to_date(connection, chain_keys=CHAIN_KEYS)
        assert revision_of(connection) == NEWEST
    engine.dispose()
    assert "here.db" in os.listdir(tmp_path)
