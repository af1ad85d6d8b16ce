"""Cash that went back in the books is due, in the same commit, until somebody says it was handed over; then no more."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState, ReturnState
from offline_cache.check import check_store
from offline_cache.payment_tries import StoredPaymentBook
from tests.fakes.orders import NOW, an_order, sample_id
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books, accept
from tests.offline_cache.test_amend_order import dead, next_version, waiting
from tests.offline_cache.test_reversal import both
from tests.offline_cache.test_settle_lines import LEAVE, paid_by_two_means, refuse, settle

FIRST = "BH20261120-03-0001"
Made = Callable[[Books], None]


def voided(books: Books) -> None:
    books.orders.void_order(accept(books, 1).id, reason="客户要求", at=NOW, leave=LEAVE)


def settled(books: Books) -> None:
    settle(books, dead(books).id)


def amended(books: Books) -> None:
    order = waiting(books)
    books.orders.record(next_version(books, order))


def reversed_(books: Books) -> None:
    _, reversal = both(books)
    assert StoredPaymentBook(books.store).cash_due() == (), "not before the centre took it"
    books.outbox.mark_acked(reversal.id, result="{}", central_id="c-2", lines=(), at=NOW)


def in_part(books: Books) -> None:
    """¥30 of ¥200 in cash, the rest by card."""
    order_id = paid_by_two_means(books, StoredPaymentBook(books.store))
    refuse(books, order_id, 1)
    settle(books, order_id)


def given_up(books: Books) -> None:
    order = an_order(number=1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    books.orders.void_signed(order.signed.id, reason="restart", at=NOW, leave=LEAVE)


@pytest.mark.parametrize(
    ("make", "fen", "number"),
    [
        (voided, 5000, FIRST),
        (settled, 5000, FIRST),
        (amended, 5000, FIRST),
        (reversed_, 1000, FIRST),
        (in_part, 3000, FIRST),
        (given_up, 5000, ""),
    ],
)
def test_what_goes_back_in_cash_is_due_until_it_was_handed_over(
    books: Books, make: Made, fen: int, number: str
) -> None:
    make(books)
    money = StoredPaymentBook(books.store)
    (due,) = money.cash_due()
    assert (due.amount_fen, due.receipt_number) == (fen, number)
    assert "*" in due.customer
    assert books.orders.cash(since=NOW - timedelta(hours=1)).returned_fen == fen
    money.cash_handed_over(due.key, by="3021", at=NOW)
    after = everything(books)
    money.cash_handed_over(due.key, by="3021", at=NOW)
    assert everything(books) == after, "once"
    assert money.cash_due() == ()
    assert check_store(books.store).sound


def test_what_a_provider_refuses_is_due_once_somebody_gives_it_in_cash(books: Books) -> None:
    in_part(books)
    money = StoredPaymentBook(books.store)
    (owed,) = money.returns_owed()
    money.returned(owed, ProviderAnswer(ProviderState.REFUSED), at=NOW)
    cash = replace(owed, key=sample_id(0xE9), method=PaymentMethod.CASH, state=ReturnState.OWED)
    money.replace_return(owed, by=cash, reason="客户要求", leave=LEAVE)
    assert [due.amount_fen for due in money.cash_due()] == [3000, 17000]
    assert check_store(books.store).sound
