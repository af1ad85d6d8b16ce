"""The store's book of calls for money: each step sworn to, returns exact, cash counted apart from other means."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.approval import Leave
from app.domain.order import SignedVersion
from app.domain.payment import Payment, PaymentMethod, cash_payment, whole_payment
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import MoneyReturn, PaymentTry, ProviderAnswer, ProviderState, ReturnState, TryState
from app.domain.right import Right
from app.errors import Bug
from app.handling.accept_order import accept_order
from offline_cache.check import check_store
from offline_cache.payment_tries import StoredPaymentBook
from tests.fakes.clerk_ports import CountingIds, TestClock
from tests.fakes.orders import CLERK, NOW, a_form, sample_id, signed
from tests.offline_cache.parts import Books, behind_the_back

PAID = ProviderAnswer(ProviderState.PAID, reference="R-1", source="**** 8821")
LATER = NOW + timedelta(minutes=3)


@pytest.fixture
def money(books: Books) -> StoredPaymentBook:
    return StoredPaymentBook(books.store)


@pytest.fixture
def version(books: Books) -> SignedVersion:
    """¥50: a card pays ¥30, cash the rest."""
    form = a_form().with_payment_method(PaymentMethod.CASH, fixed=(PlannedPart(PaymentMethod.CARD, 3000),))
    version = signed(form)
    books.orders.keep_signed(version)
    return version


def a_try(version: SignedVersion, *, number: int = 1) -> PaymentTry:
    return PaymentTry(sample_id(0xE0000 + number), version.id, PaymentMethod.CARD, 3000, TryState.ASKED, NOW)


def accepted(books: Books, money: StoredPaymentBook, version: SignedVersion) -> Payment:
    attempt = a_try(version)
    money.begin(attempt)
    money.settle(attempt, PAID, at=LATER)
    cash = cash_payment(id=sample_id(0xE1000), due_fen=2000, tendered_fen=5000, taken_at=LATER)
    books.orders.journal_payment(version.id, cash)
    payment = whole_payment(money.taken(version.id))
    assert payment is not None
    clock, ids = TestClock(), CountingIds()
    accept_order(signed=version, payment=payment, order_book=books.orders, clock=clock, ids=ids)
    return payment


def back(payment: Payment, fen: int, *, number: int = 1, at: datetime = LATER) -> MoneyReturn:
    key = sample_id(0xF8000 + number)
    return MoneyReturn(key, payment.id, "", payment.method, fen, ReturnState.OWED, at)


LEAVE = Leave(CLERK, Right.RETURN_MONEY, "reversal")


def test_an_order_of_two_means_is_whole_and_reads_back_with_both(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    payment = accepted(books, money, version)
    assert (payment.method, payment.amount_fen, payment.change_fen) == (PaymentMethod.MIXED, 5000, 3000)
    assert check_store(books.store).sound
    kept = books.orders.order_content(version.id)
    assert kept is not None
    assert kept.payment == payment


def test_an_order_that_lost_one_of_its_parts_is_not_whole(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    accepted(books, money, version)
    behind_the_back(books.store, "DELETE FROM payments WHERE method = 'cash'")
    assert check_store(books.store).partial == 1


def test_only_cash_lies_in_the_drawer(books: Books, money: StoredPaymentBook, version: SignedVersion) -> None:
    accepted(books, money, version)
    counted = books.orders.cash(since=NOW)
    assert (counted.count, counted.taken_fen, counted.returned_fen) == (1, 2000, 0)


def test_a_reversal_gives_parts_back_by_their_own_means_and_never_more_than_was_paid(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    card, cash = accepted(books, money, version).each
    money.begin_return(back(cash, 1500, number=1), leave=LEAVE)
    assert money.returns_owed() == ()  # cash is handed over
    money.begin_return(back(card, 1000, number=2), leave=LEAVE)
    (owed,) = money.returns_owed()
    assert (owed.payment_id, owed.amount_fen) == (card.id, 1000)
    money.returned(owed, ProviderAnswer(ProviderState.UNKNOWN), at=LATER)
    assert len(money.returns_owed()) == 1
    for _ in range(2):  # told twice is returned once
        money.returned(owed, PAID, at=LATER)
    assert money.returns_owed() == ()
    with pytest.raises(Bug, match="fen back of payment"):
        money.begin_return(back(card, 2001, number=3), leave=LEAVE)
    counted = books.orders.cash(since=NOW)
    assert (counted.returned_count, counted.returned_fen) == (1, 1500)
    money.begin_return(back(cash, 500, number=4), leave=LEAVE)
    counted = books.orders.cash(since=NOW)
    assert (counted.returned_count, counted.returned_fen) == (2, 2000)  # the whole of it, and not twice
    assert check_store(books.store).sound


def test_a_version_that_is_void_or_paid_is_not_charged_for(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    attempt = a_try(version)
    money.begin(attempt)
    money.settle(attempt, PAID, at=LATER)
    with pytest.raises(Bug, match="was asked for before"):
        money.begin(a_try(version, number=2))
    books.orders.void_signed(version.id, reason="payment_refused", at=LATER, leave=replace(LEAVE, subject=version.id))
    with pytest.raises(Bug, match="no open version"):
        money.begin(a_try(version, number=3))


def test_voiding_hands_cash_back_at_once_and_owes_the_rest(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    attempt = a_try(version)
    money.begin(attempt)
    money.settle(attempt, PAID, at=LATER)
    cash = cash_payment(id=sample_id(0xE1000), due_fen=2000, tendered_fen=2000, taken_at=LATER)
    books.orders.journal_payment(version.id, cash)
    books.orders.void_signed(version.id, reason="not_paid", at=LATER, leave=replace(LEAVE, subject=version.id))
    assert [payment.method for payment in money.taken(version.id)] == [PaymentMethod.CARD]
    (owed,) = money.returns_owed()
    money.returned(owed, PAID, at=LATER)
    assert money.taken(version.id) == ()
    assert books.orders.cash(since=NOW).returned_fen == 2000
    assert check_store(books.store).sound
