"""The database: durable, shardable by hall, brought up to date step by step and never by an older program."""

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, UniqueConstraint, inspect, make_url, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from app.errors import InputRefused, StoreNewer
from central.database import OLDEST_SQLITE, open_database, reading, writing
from central.migrate import migrate, migrate_down, newest
from central.schema import (
    BALANCE_CHARGE,
    BALANCE_RETURN,
    CATALOGUE,
    CUSTOMER,
    CUSTOMER_KEY,
    MATTERS,
    METADATA,
    OFFERING,
    OFFERING_PRICE,
    PRODUCT,
    PRODUCT_ORDER,
)
from tests.central.counter import Counter
from tests.fakes.orders import CUSTOMER as SAMPLE
from tests.fakes.orders import an_order

BY_CUSTOMER = {CUSTOMER, PRODUCT}
REFERENCE = {CATALOGUE, MATTERS, OFFERING, OFFERING_PRICE}
BY_KEY = {CUSTOMER_KEY, BALANCE_CHARGE, BALANCE_RETURN}


def test_a_commit_is_on_the_disk(engine: Engine) -> None:
    with reading(engine) as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")
        }
        version = connection.execute(text("SELECT sqlite_version()")).scalar()
    assert settings == {"journal_mode": "wal", "synchronous": 2}
    assert tuple(map(int, str(version).split("."))) >= OLDEST_SQLITE


def test_a_block_that_fails_writes_nothing(engine: Engine) -> None:
    def fail_half_way() -> None:
        with writing(engine) as connection:
            connection.execute(CATALOGUE.insert().values(version="9", toml="", loaded_at=""))
            raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        fail_half_way()
    with reading(engine) as connection:
        assert connection.execute(select(CATALOGUE.c.version).where(CATALOGUE.c.version == "9")).scalar() is None


def test_an_error_for_the_log_holds_nobodys_data(engine: Engine) -> None:
    again = CUSTOMER.insert().values(customer_id=SAMPLE.id, balance_fen=0, body=SAMPLE.name)
    with pytest.raises(IntegrityError) as told, writing(engine) as connection:
        connection.execute(again)
    assert SAMPLE.id not in str(told.value)
    assert SAMPLE.name not in str(told.value)


def test_every_key_begins_with_what_the_table_is_sharded_by() -> None:
    for table in METADATA.tables.values():
        first = {table in BY_CUSTOMER: "customer_id", table in REFERENCE: "version", table in BY_KEY: "key"}
        keys = [list(table.primary_key.columns)]
        keys += [list(c.columns) for c in table.constraints if isinstance(c, UniqueConstraint)]
        assert {key[0].name for key in keys} == {first.get(True, "hall_id")}, table.name
        assert not table.foreign_keys, table.name


def test_the_schema_is_postgresqls_too_and_counts_nothing_up() -> None:
    dialect = make_url("postgresql://").get_dialect()()
    for table in METADATA.tables.values():
        words = str(CreateTable(table).compile(dialect=dialect))
        assert "SERIAL" not in words.upper(), table.name


def test_the_steps_lead_to_the_schema_and_back(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'centre.db'}")
    migrate(engine)
    migrate(engine)
    with reading(engine) as connection:
        assert MigrationContext.configure(connection).get_current_revision() == newest()
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    migrate_down(engine, revision="base")
    with reading(engine) as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    migrate(engine)
    engine.dispose()


def test_a_migration_leaves_what_is_there(counter: Counter, engine: Engine) -> None:
    order = an_order()
    counter.accept(order)
    migrate(engine)
    assert counter.order(order)["externalId"] == order.id


def test_a_newer_database_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        migrate(engine)
    with reading(engine) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
        assert connection.execute(select(PRODUCT_ORDER)).all() == []


@pytest.mark.parametrize(
    "address",
    ["", "centre.db", "sqlite://", "sqlite:///:memory:", "nosuch://host/db", "sqlite:////dev/null/x/centre.db"],
)
def test_an_address_that_cannot_be_used_is_told_in_a_sentence(address: str) -> None:
    with pytest.raises(InputRefused) as told:
        open_database(address)
    assert address in str(told.value)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as told:
        open_database(f"sqlite:///{tmp_path / 'new' / 'centre.db'}")
    assert f"{tmp_path / 'new'} " in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_is_read_by_a_new_connection(filled_file: Path, tmp_path: Path) -> None:
    copied = shutil.copy(filled_file, tmp_path / "100% centre.db")
    engine = open_database(f"sqlite:///{copied}")
    with reading(engine) as connection:
        assert connection.execute(select(CATALOGUE.c.version)).scalars().all() == ["2026-11-19.3"]
    engine.dispose()
