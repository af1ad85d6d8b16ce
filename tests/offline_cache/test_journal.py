import pytest
from sqlalchemy import select

from offline_cache import journal
from offline_cache.chain import ChainFault, Tampering
from offline_cache.schema import JOURNAL
from offline_cache.store import Store
from tests.offline_cache.parts import Books, accept, behind_the_back


def faults(store: Store, key: bytes | None = None) -> tuple[ChainFault, ...]:
    with store.read() as connection:
        return journal.faults(connection, key=key or store.journal_key)


@pytest.fixture
def store_with_links(books: Books) -> Store:
    for number in (1, 2, 3):
        accept(books, number)
    return books.store


def test_links_of_money_and_orders_hold(store_with_links: Store) -> None:
    assert faults(store_with_links) == ()
    with store_with_links.read() as connection:
        assert connection.execute(select(JOURNAL.c.kind)).scalars().all() == ["payment_taken", "order_accepted"] * 3


def test_an_empty_journal_holds(store: Store) -> None:
    assert faults(store) == ()


@pytest.mark.parametrize(
    "change",
    [
        "body = replace(body, 'cash', 'card')",
        "body = '{}'",
        "body = 'no json'",
        "at_us = 1",
        "kind = 'payment_returned'",
        "subject = 'x'",
        "hmac = '0'",
        "prev = '0'",
    ],
)
def test_a_changed_row_is_named(store_with_links: Store, change: str) -> None:
    behind_the_back(store_with_links, f"UPDATE journal SET {change} WHERE seq = 3")
    assert faults(store_with_links) == (ChainFault(Tampering.CHANGED, 3),)


def test_a_row_taken_out_is_missed(store_with_links: Store) -> None:
    behind_the_back(store_with_links, "DELETE FROM journal WHERE seq = 4")
    assert faults(store_with_links) == (ChainFault(Tampering.REMOVED_BEFORE, 5),)


def test_a_chain_made_anew_without_the_key_does_not_hold(store_with_links: Store) -> None:
    assert faults(store_with_links, key=bytes(32))[0] == ChainFault(Tampering.CHANGED, 1)
