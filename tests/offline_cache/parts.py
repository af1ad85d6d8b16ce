"""A real store in a folder of the test, and what it is asked with: a clock and ids of the test's own, sample orders.

Its key lies in a keyring in memory, so that opening one takes no argon2; tests of the passphrase say so.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from app.domain.catalogue import Catalogue
from app.domain.order import Order
from app.domain.staff import StaffMember
from offline_cache.keys import Keyring
from offline_cache.order_book import StoredOrderBook
from offline_cache.outbox import StoredOutbox
from offline_cache.print_jobs import StoredPrintJobs
from offline_cache.signed_versions import FormSources
from offline_cache.store import Store, Unlocking, create_store, open_store
from tests.fakes.orders import CATALOGUE, CLERK, CUSTOMER, DESK, NOW, a_customer, an_order, sample_id


class TestClock:
    """Stands still until the test moves it."""

    __test__ = False

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def forward(self, step: timedelta) -> None:
        self.at += step


@dataclass
class CountingIds:
    _last: int = 0xF0000

    def skip(self, count: int) -> None:
        self._last += count

    def uuid7(self) -> str:
        self._last += 1
        return sample_id(self._last)

    def token(self) -> str:
        self._last += 1
        return f"{self._last:032x}"


@dataclass
class MemoryKeyring:
    """A keyring that forgets with the test."""

    keys: dict[str, bytes] = field(default_factory=dict)

    def get(self, store_id: str) -> bytes | None:
        return self.keys.get(store_id)

    def put(self, store_id: str, key: bytes) -> None:
        self.keys[store_id] = key

    def drop(self, store_id: str) -> None:
        self.keys.pop(store_id, None)


def by_keyring(keyring: Keyring | None) -> Unlocking:
    return Unlocking(passphrase=None, ask=None, keyring=lambda: keyring)


def by_passphrase(passphrase: str | None) -> Unlocking:
    return Unlocking(passphrase=passphrase, ask=None, keyring=lambda: None)


@dataclass
class Counter:
    """A store folder that can be opened again and again, as a counter PC is switched on again and again."""

    folder: Path
    keyring: MemoryKeyring
    clock: TestClock
    ids: CountingIds

    def open(self) -> Store:
        return open_store(self.folder, unlocking=by_keyring(self.keyring), clock=self.clock, ids=self.ids)

    @contextmanager
    def opened(self) -> Iterator[Store]:
        store = self.open()
        try:
            yield store
        finally:
            store.close()


def new_counter(folder: Path) -> Counter:
    """With an empty store in it, closed: one like the other, under the same key. Two that must not read each other
    are made by create_store."""
    made = _empty_counter()
    keyring, ids = MemoryKeyring({**made.keyring.keys}), replace(made.ids)
    return Counter(copy_folder(made.folder, folder), keyring, TestClock(), ids)


@cache
def _empty_counter() -> Counter:
    """Made once: a new store goes through all its migrations."""
    folder = Path(tempfile.mkdtemp(prefix="yitai-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    counter = Counter(folder / "store", MemoryKeyring(), TestClock(), CountingIds())
    create_store(counter.folder, unlocking=by_keyring(counter.keyring), clock=counter.clock, ids=counter.ids).close()
    return counter


def copy_of(counter: Counter, folder: Path) -> Counter:
    return Counter(copy_folder(counter.folder, folder), counter.keyring, TestClock(), CountingIds())


def copy_folder(store: Path, folder: Path) -> Path:
    """The same store elsewhere: quicker than a new one."""
    shutil.copytree(store, folder, ignore=shutil.ignore_patterns("ballast"))
    try:
        os.link(store / "ballast", folder / "ballast")  # 8 MB that nobody writes into
    except OSError:  # on a disk of its own
        shutil.copy(store / "ballast", folder / "ballast")
    return folder


def catalogue_of(version: str) -> Catalogue | None:
    return CATALOGUE if version == CATALOGUE.version else None


def clerk_of(number: str) -> StaffMember | None:
    return CLERK if number == CLERK.number else None


SOURCES = FormSources(desk=DESK, catalogue_of=catalogue_of, clerk_of=clerk_of)


@dataclass(frozen=True, slots=True)
class Books:
    store: Store
    orders: StoredOrderBook
    outbox: StoredOutbox
    print_jobs: StoredPrintJobs


def books_of(store: Store, *, sources: FormSources = SOURCES) -> Books:
    return Books(store, StoredOrderBook(store, sources=sources), StoredOutbox(store), StoredPrintJobs(store))


def behind_the_back(store: Store, *statements: str) -> None:
    """What somebody does who has the key of the database and not the program: the guards away, and back again."""

    def job(connection: Connection) -> None:
        guards = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        for name, _ in guards:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.exec_driver_sql(statement)
        for _, made in guards:
            connection.exec_driver_sql(made)

    store.write(job)


def order_number(number: int, *, customer: int = 0) -> Order:
    """The `number`th sample order, of the sample customer (0) or of another one, with a payment of its own."""
    order = an_order(number=number, customer=a_customer(customer) if customer else CUSTOMER)
    return replace(order, payment=replace(order.payment, id=sample_id(0xB0000 + number)))


def accept(books: Books, number: int, *, customer: int = 0) -> Order:
    """Signed, paid and recorded."""
    order = order_number(number, customer=customer)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    return books.orders.record(order)
