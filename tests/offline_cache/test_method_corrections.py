"""A payment under the wrong means is booked anew by a counter-entry, and what goes back of it later goes by that."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.cash_period import MethodTaken
from app.domain.method_correction import MethodCorrection
from app.domain.payment import PaymentMethod
from app.domain.payment_try import ProviderAnswer, ProviderState
from app.domain.right import Right
from app.errors import CashRefused, InputRefused, RightMissing
from app.ports import AuditEvent
from app.texts import cash as words
from app.texts.language import Text
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.check import check_store
from offline_cache.give_back import give_back
from offline_cache.journal import JournalKind, facts_in
from offline_cache.method_corrections import StoredMethodCorrections
from offline_cache.payment_tries import StoredPaymentBook
from offline_cache.schema import JOURNAL
from tests.fakes.orders import DESK, NOW, sample_id
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books, accept, behind_the_back
from tests.offline_cache.test_settle_lines import paid_by_two_means, refuse, settle
from tests.people.bench import HE, LIN, SHEN

CASH, CARD, SCAN, BALANCE = PaymentMethod.CASH, PaymentMethod.CARD, PaymentMethod.SCAN, PaymentMethod.BALANCE
NUMBER = "BH20261120-03-0001"


def correct(books: Books, done: MethodCorrection, *, person: object = HE) -> None:
    assert person in (HE, SHEN)
    leave = Leave(HE if person is HE else SHEN, Right.CORRECT_METHOD, done.payment_id)
    StoredMethodCorrections(books.store, DESK).correct(done, leave=leave)


def corrected(books: Books, wrong: PaymentMethod, right: PaymentMethod, *, number: str = "C-1") -> MethodCorrection:
    """All of the one payment that is booked under `wrong` of the first order."""
    there = StoredMethodCorrections(books.store, DESK).payments(NUMBER)
    payment = next(each for each in there if each.method is wrong)
    return MethodCorrection(number, payment.id, wrong, right, payment.amount_fen, "刷的是卡", NOW, "")


def test_cash_that_was_a_card(books: Books) -> None:
    """The drawer's book loses it; taken back, it is owed by card, refused there, and then somebody's to see to."""
    order = accept(books, 1)
    done = corrected(books, CASH, CARD)
    correct(books, done)
    after = everything(books)
    correct(books, done)
    assert everything(books) == after, "once"
    desk, money = StoredCashDesk(books.store, DESK), StoredPaymentBook(books.store)
    assert desk.standing().outside_fen == 0
    assert [each.method for each in StoredMethodCorrections(books.store, DESK).payments(NUMBER)] == [CARD]
    with books.store.read() as connection:
        rows = connection.execute(JOURNAL.select().where(JOURNAL.c.kind == JournalKind.METHOD_CORRECTED)).all()
    said = [(facts_in(row.body)["method"], facts_in(row.body)["amount_fen"]) for row in rows]
    assert said == [("cash", -5000), ("card", 5000)]
    books.orders.void_order(order.id, reason="客户要求", at=NOW, leave=Leave(HE, Right.VOID_ORDER, "x"))
    (owed,) = money.returns_owed()
    assert (owed.method, owed.amount_fen, money.cash_due()) == (CARD, 5000, ())
    money.returned(owed, ProviderAnswer(ProviderState.REFUSED), at=NOW)
    (hangs,) = money.open_returns()
    assert (hangs.paid_by, hangs.back.amount_fen) == (CARD, 5000)
    assert desk.standing().outside_fen == 0
    assert check_store(books.store).sound


def test_a_card_that_was_cash(books: Books) -> None:
    """¥230 by card become cash: the drawer holds ¥260, and all that goes back goes back out of it."""
    order_id = paid_by_two_means(books, StoredPaymentBook(books.store))
    correct(books, corrected(books, CARD, CASH))
    desk = StoredCashDesk(books.store, DESK)
    assert desk.standing().outside_fen == 260_00
    refuse(books, order_id, 1)
    settle(books, order_id)
    assert StoredPaymentBook(books.store).returns_owed() == ()
    standing = desk.standing()
    assert (standing.outside_fen, standing.due_fen) == (60_00, 200_00)
    because = AuditEvent(AuditKind.ORDER_REVERSED, HE.number, NOW, NUMBER, "客户要求")
    books.store.write(lambda connection: give_back(connection, books.store, sample_id(1), because=because))
    standing = desk.standing()
    assert (standing.outside_fen, standing.due_fen) == (0, 260_00), "each part once"
    assert check_store(books.store).sound


def test_an_x_report_says_it_under_the_right_means(books: Books) -> None:
    desk = StoredCashDesk(books.store, DESK)
    desk.open(period_id="P-1", notes={}, leave=Leave(LIN, Right.CASH_PERIOD, "P-1"))
    paid_by_two_means(books, StoredPaymentBook(books.store))
    correct(books, corrected(books, CARD, SCAN))
    report = desk.x_report(leave=Leave(HE, Right.X_REPORT, "P-1"))
    assert report.methods == (
        MethodTaken("cash", 1, 30_00, 0),
        MethodTaken("card", 1, 0, 0),
        MethodTaken("scan", 0, 230_00, 0),
    )


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda done: replace(done, to_method=CASH), words.CORRECT_WHICH),
        (lambda done: replace(done, to_method=BALANCE), words.CORRECT_WHICH),
        (lambda done: replace(done, from_method=SCAN), words.CORRECTED_BEFORE),
        (lambda done: replace(done, amount_fen=5001), words.CORRECT_NOTHING_LEFT),
        (lambda done: replace(done, amount_fen=1), words.CORRECT_NOTHING_LEFT),
        (lambda done: replace(done, payment_id="nobody's"), words.CORRECT_NO_ORDER),
        (lambda done: replace(done, reason=" "), words.CORRECT_REASON),
    ],
)
def test_what_cannot_be_corrected_changes_nothing(
    books: Books, wrong: Callable[[MethodCorrection], MethodCorrection], why: Text
) -> None:
    accept(books, 1)
    done = corrected(books, CASH, CARD)
    before = everything(books)
    with pytest.raises((CashRefused, InputRefused)) as refused:
        correct(books, wrong(done))
    assert refused.value.text is why
    assert everything(books) == before


def test_what_went_back_or_goes_back_is_not_corrected(books: Books) -> None:
    order_id = paid_by_two_means(books, StoredPaymentBook(books.store))
    cash, card = corrected(books, CASH, CARD), corrected(books, CARD, SCAN)
    refuse(books, order_id, 1)
    settle(books, order_id)
    for gone, why in ((cash, words.CORRECT_NOTHING_LEFT), (card, words.CORRECT_GOING_BACK)):
        with pytest.raises(CashRefused) as refused:
            correct(books, gone)
        assert refused.value.text is why


def test_a_senior_clerk_may_not(books: Books) -> None:
    accept(books, 1)
    with pytest.raises(RightMissing):
        correct(books, corrected(books, CASH, CARD), person=SHEN)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE payment_corrections SET to_method = 'scan'",
            "payment_corrections: row 1 is not as the journal swears",
        ),
        ("DELETE FROM cash_entries WHERE kind = 'sale'", "cash_entries: the sale journal row 1 swears to is not in"),
        ("UPDATE cash_periods SET float_fen = 1", "cash_periods: row 1 is not as the journal swears"),
        ("UPDATE cash_periods SET closed_at_us = 1", "cash_periods: row 1 did not end as the journal swears"),
        ("DELETE FROM cash_counts", "cash_counts: the one journal row 6 swears to is gone"),
    ],
)
def test_what_is_done_behind_the_back_is_named(books: Books, statement: str, fault: str) -> None:
    desk, lin = StoredCashDesk(books.store, DESK), Leave(LIN, Right.CASH_PERIOD, "P-1")
    accept(books, 1)
    correct(books, corrected(books, CASH, CARD))
    desk.open(period_id="P-1", notes={10000: 3}, leave=lin)
    desk.count(count_id="N-1", notes={10000: 2}, leave=lin)
    assert check_store(books.store).sound
    behind_the_back(books.store, statement)
    assert fault in check_store(books.store).integrity
