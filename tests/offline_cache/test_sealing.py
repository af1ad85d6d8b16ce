import os
from datetime import date
from pathlib import Path

import pytest

from app.errors import StoreDamaged
from offline_cache.sealing import DayKeys
from offline_cache.store import Store
from tests.fakes.orders import CUSTOMER
from tests.offline_cache.parts import Books, Counter, accept, books_of

DAY, NEXT = date(2026, 11, 20), date(2026, 11, 21)
WRAPPING = os.urandom(32)


def day_keys(folder: Path, *, wrapping: bytes = WRAPPING) -> DayKeys:
    return DayKeys(folder / "day-keys", wrapping_key=wrapping)


def test_what_was_sealed_opens_after_a_restart(tmp_path: Path) -> None:
    sealed = day_keys(tmp_path).seal(b"990101195503071234", day=DAY, place="customers 1")
    assert b"9901" not in sealed
    assert day_keys(tmp_path).unseal(sealed, day=DAY, place="customers 1") == b"990101195503071234"


def test_each_day_has_a_key_of_its_own_and_each_row_its_place(tmp_path: Path) -> None:
    keys = day_keys(tmp_path)
    sealed = keys.seal(b"x", day=DAY, place="customers 1")
    keys.seal(b"y", day=NEXT, place="customers 1")
    for day, place in ((NEXT, "customers 1"), (DAY, "customers 2")):
        with pytest.raises(StoreDamaged):
            keys.unseal(sealed, day=day, place=place)
    assert keys.unseal(sealed, day=DAY, place="customers 1") == b"x"


def test_without_its_days_key_nothing_opens(tmp_path: Path) -> None:
    sealed = day_keys(tmp_path).seal(b"x", day=DAY, place="p")
    (tmp_path / "day-keys").unlink()
    with pytest.raises(StoreDamaged):
        day_keys(tmp_path).unseal(sealed, day=DAY, place="p")


def test_the_file_opens_with_its_wrapping_key_only(tmp_path: Path) -> None:
    day_keys(tmp_path).seal(b"x", day=DAY, place="p")
    with pytest.raises(StoreDamaged):
        day_keys(tmp_path, wrapping=bytes(32))
    (tmp_path / "day-keys").write_bytes(b"short")
    with pytest.raises(StoreDamaged):
        day_keys(tmp_path)


def test_identity_and_handwriting_are_sealed_within_the_store_too(books: Books) -> None:
    """Even who has the store's key reads neither without the day's."""
    accept(books, 1)
    secrets = [CUSTOMER.identification.number, CUSTOMER.name, "[100,200,0,500]", "[700,180,120,480]"]
    assert [secret for secret in secrets if secret in everything_in(books.store)] == []


def everything_in(store: Store) -> str:
    with store.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = [tuple(row) for name in names for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
    return " ".join(
        value.decode(errors="replace") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )


def test_a_copy_without_the_day_keys_keeps_the_rest(counter: Counter) -> None:
    with counter.opened() as store:
        order = accept(books_of(store), 1)
    (counter.folder / "day-keys").unlink()
    with counter.opened() as store:
        books = books_of(store)
        last = books.orders.last_order()
        assert last is not None
        assert last.order_id == order.id
        with pytest.raises(StoreDamaged):
            books.orders.order_content(order.id)
