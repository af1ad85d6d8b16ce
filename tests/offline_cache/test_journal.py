import pytest
from sqlalchemy import delete, select, update

from offline_cache import journal
from offline_cache.schema import JOURNAL
from offline_cache.store import Store
from tests.offline_cache.parts import Books, accept


def broken_at(store: Store, key: bytes | None = None) -> int | None:
    with store.read() as connection:
        return journal.broken_at(connection, key=key or store.journal_key)


def change(store: Store, seq: int, **values: object) -> None:
    store.write(lambda c: c.execute(update(JOURNAL).where(JOURNAL.c.seq == seq).values(**values)))


@pytest.fixture
def store_with_links(books: Books) -> Store:
    for number in (1, 2, 3):
        accept(books, number)
    return books.store


def test_links_of_money_and_orders_hold(store_with_links: Store) -> None:
    assert broken_at(store_with_links) is None
    with store_with_links.read() as connection:
        assert connection.execute(select(JOURNAL.c.kind)).scalars().all() == ["payment_taken", "order_accepted"] * 3


def test_an_empty_journal_holds(store: Store) -> None:
    assert broken_at(store) is None


@pytest.mark.parametrize(
    "values",
    [
        {"body": "{}"},
        {"at_us": 1},
        {"kind": "payment_returned"},
        {"subject": "x"},
        {"hmac": "0" * 64},
        {"prev": "0" * 64},
    ],
)
def test_a_changed_row_breaks_the_chain_there(store_with_links: Store, values: dict[str, object]) -> None:
    if "body" in values:
        with store_with_links.read() as connection:
            body = connection.execute(select(JOURNAL.c.body).where(JOURNAL.c.seq == 3)).scalar_one()
        values = {"body": body.replace("cash", "card")}
    change(store_with_links, 3, **values)
    assert broken_at(store_with_links) == 3


def test_a_row_taken_out_breaks_the_chain(store_with_links: Store) -> None:
    store_with_links.write(lambda c: c.execute(delete(JOURNAL).where(JOURNAL.c.seq == 4)))
    assert broken_at(store_with_links) == 5


def test_a_chain_made_anew_without_the_key_does_not_hold(store_with_links: Store) -> None:
    assert broken_at(store_with_links, key=bytes(32)) == 1
