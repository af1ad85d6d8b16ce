"""Any order of the counter found again by what a customer says of it, and the cash of a day counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select, update

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import CentralState
from app.domain.right import Right
from app.ports import AuditEvent, CashCount, OrderSearch
from offline_cache.audit import StoredAudit
from offline_cache.find_keys import ends_column, initials_column
from offline_cache.migrate import bring_up_to_date
from offline_cache.schema import ORDERS
from offline_cache.store import Store
from tests.fakes.orders import CLERK, NOW, PHONE, sample_id
from tests.offline_cache.parts import Books, accept, books_of, order_number
from tests.offline_cache.taken_down import take_down

DAY = timedelta(days=1)


def found(books: Books, wanted: OrderSearch) -> list[str]:
    return [row.receipt_number for row in books.orders.find(wanted, limit=10)]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (OrderSearch(receipt="0002"), ["BH20261120-03-0002"]),
        (OrderSearch(phone_end=PHONE[-4:]), ["BH20261120-03-0003", "BH20261120-03-0001"]),
        (OrderSearch(phone_end=PHONE[-5:-1]), []),
        (OrderSearch(name="zxy"), ["BH20261120-03-0003", "BH20261120-03-0001"]),
        (OrderSearch(name="zx"), ["BH20261120-03-0003", "BH20261120-03-0001"]),
        (OrderSearch(name="张秀"), ["BH20261120-03-0003", "BH20261120-03-0001"]),
        (OrderSearch(name="xy"), []),
        (OrderSearch(receipt="0002", phone_end=PHONE[-4:]), [f"BH20261120-03-000{n}" for n in (3, 2, 1)]),
        (OrderSearch(since=NOW, until=NOW + DAY), [f"BH20261120-03-000{n}" for n in (3, 2, 1)]),
        (OrderSearch(since=NOW + DAY), []),
        (OrderSearch(until=NOW - DAY), []),
        (OrderSearch(clerk=CLERK.number, name="zxy"), ["BH20261120-03-0003", "BH20261120-03-0001"]),
        (OrderSearch(clerk="1"), []),
    ],
)
def test_newest_first_by_what_was_said(books: Books, wanted: OrderSearch, numbers: list[str]) -> None:
    accept(books, 1)
    accept(books, 2, customer=7)
    accept(books, 3)
    assert found(books, wanted) == numbers


def test_by_what_became_of_it_at_the_centre_of_whatever_day(books: Books) -> None:
    for number in (1, 2, 3):
        accept(books, number)
    sent = books.orders.find(OrderSearch(receipt="0002"), limit=1)[0].order_id
    taken = update(ORDERS).where(ORDERS.c.id == sent).values(central=CentralState.ACCEPTED.value)
    books.store.write(lambda connection: connection.execute(taken))
    assert found(books, OrderSearch(central=CentralState.PENDING)) == ["BH20261120-03-0003", "BH20261120-03-0001"]
    assert found(books, OrderSearch(central=CentralState.ACCEPTED)) == ["BH20261120-03-0002"]
    assert found(books, OrderSearch(central=CentralState.REFUSED)) == []
    assert found(books, OrderSearch(central=CentralState.PENDING, clerk="1")) == []


def test_neither_a_name_nor_a_number_stands_in_what_is_searched(store: Store) -> None:
    accept(books_of(store), 1)
    with store.read() as connection:
        row = connection.execute(select(ORDERS.c.name_initials, ORDERS.c.number_ends)).one()
    assert tuple(row) == ("|zxy|", "|0017|")
    assert initials_column("John Smith") == "|js|"
    assert initials_column("阿依古丽·买买提") == "|ayglmmt|"
    assert ends_column(["KD0032001", "12", PHONE]) == "|2001|0017|"


def test_orders_of_an_older_store_are_found_too(store: Store) -> None:
    books = books_of(store)
    accept(books, 1)

    def down_and_up(connection: Connection) -> None:
        take_down(connection, to="0005")
        bring_up_to_date(connection, chain_keys=store.chain_keys, initials_of=store.initials_of)

    store.write(down_and_up)
    assert (
        found(books, OrderSearch(name="zxy")) == found(books, OrderSearch(phone_end="0017")) == ["BH20261120-03-0001"]
    )


def test_cash_is_counted_by_whoever_took_it_and_what_went_back_beside(books: Books) -> None:
    given = accept(books, 1).payment
    accept(books, 2, customer=3)
    voided = order_number(4)  # signed with one clerk, taken by a second, given back by a third
    books.orders.keep_signed(voided.signed)
    books.orders.journal_payment(voided.signed.id, replace(voided.payment, taken_by="3077"))
    leave = Leave(replace(CLERK, number="3088"), Right.RETURN_MONEY, voided.signed.id)
    books.orders.void_signed(voided.signed.id, reason="", at=NOW + DAY, leave=leave)
    fen = given.amount_fen
    assert fen > 0
    whose = {CLERK.number: (2, 2 * fen, 0, 0), "3077": (1, fen, 0, 0), "3088": (0, 0, 1, fen), "1": (0, 0, 0, 0)}
    assert books.orders.cash(since=NOW - DAY) == CashCount(3, 3 * fen, 1, fen)
    assert {who: books.orders.cash(since=NOW - DAY, clerk=who) for who in whose} == {
        who: CashCount(*counted) for who, counted in whose.items()
    }
    assert books.orders.cash(since=NOW + DAY) == CashCount(0, 0, 1, fen)
    assert books.orders.cash(since=NOW + 2 * DAY) == CashCount(0, 0, 0, 0)


def test_cash_of_a_store_that_did_not_know_who_took_it_is_the_signers(store: Store) -> None:
    books = books_of(store)
    fen = accept(books, 1).payment.amount_fen

    def down_and_up(connection: Connection) -> None:
        take_down(connection, to="0013")
        bring_up_to_date(connection, chain_keys=store.chain_keys)

    store.write(down_and_up)
    assert books.orders.cash(since=NOW - DAY, clerk=CLERK.number) == CashCount(1, fen, 0, 0)


def test_the_history_of_an_order_is_all_that_was_written_down_of_it_and_of_nothing_else(store: Store) -> None:
    books, audit = books_of(store), StoredAudit(store)
    earlier = order_number(1)
    earlier = replace(earlier, payment=replace(earlier.payment, id=sample_id(0xB1001)))
    books.orders.keep_signed(replace(earlier.signed, id=sample_id(0xB1002)))
    books.orders.journal_payment(sample_id(0xB1002), earlier.payment)
    books.orders.void_signed(sample_id(0xB1002), reason="amended", at=NOW)
    order = accept(books, 1)
    other = accept(books, 2)
    for receipt in (order.receipt_number, other.receipt_number):
        audit.write(AuditEvent(AuditKind.REPRINTED, "2107", NOW + DAY, str(receipt), "1"))
    history = books.orders.history(order.id)
    assert history is not None
    assert [event.kind for event in history.events] == [
        AuditKind.SIGNED_VOIDED,
        AuditKind.PAYMENT_RETURNED,
        AuditKind.ORDER_ACCEPTED,
        AuditKind.REPRINTED,
    ]
    assert history.answered_at is None
    books.outbox.mark_acked(order.id, result="{}", central_id="1", lines=(), at=NOW + DAY)
    answered = books.orders.history(order.id)
    assert answered is not None
    assert answered.answered_at == NOW + DAY
    assert books.orders.history("nobody's") is None
