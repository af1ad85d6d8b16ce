"""What is worked out when a form is signed is what is worked out when its order is recorded."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.order import SignedVersion
from app.errors import Bug
from app.wire.entry import entry_sha256, order_entry
from offline_cache import order_book as order_book_module
from offline_cache.check import check_store
from offline_cache.order_ahead import OrderAhead, order_ahead
from offline_cache.schema import ORDER_LINES, ORDERS, OUTBOX
from tests.offline_cache.parts import Books, books_of, order_number


def test_an_order_is_the_same_whether_it_was_worked_out_when_signed_or_when_recorded(books: Books) -> None:
    """After a restart nothing is left of what was worked out before; nor where somebody else signed meanwhile."""
    ours, others, last = order_number(1), order_number(2), order_number(3)

    def kept_of(order_id: str) -> list[dict[str, object]]:
        with books.store.read() as connection:
            (row,) = connection.execute(select(ORDERS).where(ORDERS.c.id == order_id)).mappings()
            (entry,) = connection.execute(select(OUTBOX).where(OUTBOX.c.key == order_id)).mappings()
            lines = connection.execute(select(ORDER_LINES).where(ORDER_LINES.c.order_id == order_id)).mappings()
            rows = [row, {name: entry[name] for name in ("lane", "sha256", "entry_bytes")}, *lines]
        return [{name: value for name, value in each.items() if name != "seq"} for each in rows]

    books.orders.keep_signed(ours.signed)
    books.orders.keep_signed(others.signed)
    books.orders.record(others)  # worked out ahead
    books.orders.record(ours)  # another was signed since
    books.orders.keep_signed(last.signed)
    books_of(books.store).orders.record(last)  # after a restart
    for order in (ours, others, last):
        fresh = replace(order, signed=replace(order.signed))
        ahead = order_ahead(fresh.signed)
        kept, entry, *lines = kept_of(order.id)
        assert entry["sha256"] == entry_sha256(order_entry(fresh))
        assert entry["lane"] == ahead.lane
        assert {name: kept[name] for name in ahead.row} == ahead.row
        assert lines == [{**line, "order_id": order.id} for line in ahead.lines]
    assert check_store(books.store).sound


def test_what_cannot_be_an_order_is_not_kept_as_signed(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody pays for it."""

    def refuses(_: SignedVersion) -> OrderAhead:
        raise Bug("no such order")

    monkeypatch.setattr(order_book_module, "order_ahead", refuses)
    with pytest.raises(Bug):
        books.orders.keep_signed(order_number(1).signed)
    assert books.orders.unfinished() == ()
