"""The store's book of calls for money: each step sworn to, returns exact, cash counted apart from other means."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.order import SignedVersion
from app.domain.payment import Payment, PaymentMethod, cash_payment, whole_payment
from app.domain.payment_plan import PlannedPart
from app.domain.payment_try import PaymentTry, ProviderAnswer, ProviderState, Refund, ReturnState, TryState
from app.domain.right import Right
from app.errors import Bug, InputRefused, RightMissing
from app.handling.accept_order import accept_order
from app.handling.return_money import return_again, return_in_cash
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.give_back import give_back
from offline_cache.payment_tries import StoredPaymentBook
from tests.fakes.clerk_ports import CountingIds, TestClock
from tests.fakes.orders import CLERK, NOW, TODAY, a_form, sample_id, signed
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
    key = sample_id(0xE0000 + number)
    return PaymentTry(key, version.id, PaymentMethod.CARD, 3000, TryState.ASKED, NOW, staff=CLERK.number)


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


def give_back_now(books: Books, version: SignedVersion, fen: int | None) -> int:
    because = AuditEvent(AuditKind.ORDER_REVERSED, CLERK.number, LATER, "number", "客户要求")
    return books.store.write(
        lambda connection: give_back(connection, books.store, version.id, because=because, fen=fen)
    )


LEAVE = Leave(replace(CLERK, granted=frozenset({Right.RETURN_MONEY})), Right.RETURN_MONEY, "reversal")


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


def test_cash_of_a_version_is_written_down_once(books: Books, money: StoredPaymentBook, version: SignedVersion) -> None:
    cash = cash_payment(id=sample_id(0xE1000), due_fen=2000, tendered_fen=2000, taken_at=LATER)
    for _ in range(2):
        books.orders.journal_payment(version.id, cash)
    with pytest.raises(Bug, match="was taken before"):
        books.orders.journal_payment(version.id, replace(cash, id=sample_id(0xE1001)))
    assert money.taken(version.id) == (cash,)


def test_only_cash_lies_in_the_drawer(books: Books, money: StoredPaymentBook, version: SignedVersion) -> None:
    accepted(books, money, version)
    counted = books.orders.cash(since=NOW)
    assert (counted.count, counted.taken_fen, counted.returned_fen) == (1, 2000, 0)


def test_a_reversal_gives_parts_back_by_their_own_means_and_never_more_than_was_paid(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    card, _ = accepted(books, money, version).each
    assert give_back_now(books, version, 1500) == 1500
    assert money.returns_owed() == ()  # a part of the cash, handed over
    assert give_back_now(books, version, 1500) == 1500
    (owed,) = money.returns_owed()
    assert (owed.payment_id, owed.amount_fen) == (card.id, 1000)
    counted = books.orders.cash(since=NOW)
    assert (counted.returned_count, counted.returned_fen) == (2, 2000)  # the whole of it, and not twice
    money.returned(owed, ProviderAnswer(ProviderState.UNKNOWN), at=LATER)
    assert len(money.returns_owed()) == 1
    for _ in range(2):  # told twice is returned once
        money.returned(owed, PAID, at=LATER)
    assert money.returns_owed() == ()
    assert give_back_now(books, version, None) == 2000
    (rest,) = money.returns_owed()
    assert (rest.payment_id, rest.amount_fen) == (card.id, 2000)
    assert give_back_now(books, version, None) == 0
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


REFUSED = ProviderAnswer(ProviderState.REFUSED, reason=Text("这张卡不能退。", "This card takes no returns."))
SILENT = ProviderAnswer(ProviderState.UNKNOWN, reason=Text("没有回答。", "No answer."))


def refused_return(books: Books, money: StoredPaymentBook, version: SignedVersion) -> Refund:
    """The card's ¥30 of a version that was voided; the provider would not have them."""
    attempt = a_try(version)
    money.begin(attempt)
    money.settle(attempt, PAID, at=LATER)
    books.orders.void_signed(version.id, reason="not_paid", at=LATER, leave=replace(LEAVE, subject=version.id))
    (owed,) = money.returns_owed()
    money.returned(owed, SILENT, at=LATER)
    (open_one,) = money.open_returns()
    assert (open_one.back.state, open_one.back.reason, open_one.back.asked_at) == (
        ReturnState.OWED,
        SILENT.reason,
        LATER,
    )
    money.returned(owed, REFUSED, at=LATER)
    (open_one,) = money.open_returns()
    assert (open_one.customer, open_one.receipt_number) == ("张**", "")
    assert (open_one.because, open_one.staff) == ("not_paid", CLERK.number)
    assert (open_one.back.state, open_one.back.reason) == (ReturnState.REFUSED, REFUSED.reason)
    return open_one.back


def test_a_refused_return_is_tried_again_under_a_key_of_its_own_and_once(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    refused = refused_return(books, money, version)
    leave = replace(LEAVE, subject=refused.payment_id)
    again = return_again(back=refused, leave=leave, today=TODAY, book=money, clock=TestClock(), ids=CountingIds())
    assert again.key != refused.key
    assert money.returns_owed() == (again,)
    with pytest.raises(InputRefused):
        money.replace_return(refused, by=replace(again, key="another"), reason="", leave=leave)
    money.returned(again, PAID, at=LATER)
    assert (money.open_returns(), money.taken(version.id)) == ((), ())
    assert check_store(books.store).sound


def test_cash_in_place_of_a_refused_return_leaves_the_drawer_of_who_gives_it_and_closes_the_payment(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    refused = refused_return(books, money, version)
    leave = Leave(replace(CLERK, number="3088", granted=frozenset(Right)), Right.RETURN_IN_CASH, refused.payment_id)
    act = partial(return_in_cash, back=refused, today=TODAY, book=money, clock=TestClock(), ids=CountingIds())
    with pytest.raises(InputRefused):
        act(reason=" ", leave=leave)
    with pytest.raises(RightMissing):
        act(reason="卡已注销", leave=replace(LEAVE, subject=refused.payment_id))
    assert [each.back for each in money.open_returns()] == [refused]
    act(reason="卡已注销", leave=leave)
    counted = books.orders.cash(since=NOW, clerk="3088")
    assert (counted.returned_count, counted.returned_fen) == (1, 3000)
    assert (money.open_returns(), money.returns_owed(), money.taken(version.id)) == ((), (), ())
    (row,) = StoredAudit(books.store).find(AuditSearch(kinds=frozenset({AuditKind.PAYMENT_RETURNED})), limit=9)
    assert (row.event.staff_number, row.event.reason) == ("3088", "卡已注销")
    assert check_store(books.store).sound


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        ("UPDATE payment_returns SET state = 'done'", "payment_returns: row 1"),
        ("UPDATE payment_returns SET amount_fen = 1", "payment_returns: row 1"),
        ("DELETE FROM payment_returns", "the call journal row"),
        ("UPDATE payment_tries SET state = 'refused'", "payment_tries: row 1"),
        ("UPDATE payments SET taken_by = '1'", "payments: row 1"),
    ],
)
def test_what_was_done_to_calls_for_money_behind_the_journals_back_is_found(
    books: Books, money: StoredPaymentBook, version: SignedVersion, behind: str, said: str
) -> None:
    refused_return(books, money, version)
    report = check_store(books.store)
    assert (report.sound, report.owed, report.hanging) == (True, 1, 0)
    behind_the_back(books.store, behind)
    assert said in check_store(books.store).integrity


def test_a_voided_order_whose_card_money_is_on_its_way_back_is_whole(
    books: Books, money: StoredPaymentBook, version: SignedVersion
) -> None:
    accepted(books, money, version)
    leave = Leave(CLERK, Right.VOID_ORDER, version.id)
    books.orders.void_order(version.id, reason="客户要求", at=LATER, leave=leave)
    (owed,) = money.returns_owed()
    assert check_store(books.store).sound
    money.returned(owed, REFUSED, at=LATER)
    (open_one,) = money.open_returns()
    assert open_one.receipt_number.startswith("BH")
    report = check_store(books.store)
    assert (report.sound, report.owed) == (True, 1)
    behind_the_back(books.store, "UPDATE payment_returns SET state = 'replaced'")
    assert not check_store(books.store).sound
