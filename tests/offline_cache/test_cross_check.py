"""Rows edited behind the program's back are named where another book says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.staff import Role
from app.ports import AuditEvent
from offline_cache.check import check_store
from offline_cache.staff import StoredStaff
from tests.fakes.orders import CLERK, NOW
from tests.fakes.quick_secrets import quick_argon
from tests.offline_cache.parts import Books, Counter, accept, behind_the_back, books_of, copy_of, order_number
from tests.offline_cache.test_staff import WHOLE

LEAVE = Leave(CLERK, Right.VOID_ORDER, "")


@pytest.fixture(scope="module")
def once_busy(counter_template: Counter, tmp_path_factory: pytest.TempPathFactory) -> Counter:
    counter = copy_of(counter_template, tmp_path_factory.mktemp("busy") / "store")
    with quick_argon(), counter.opened() as store:
        fill(books_of(store))
    return counter


@pytest.fixture
def busy(once_busy: Counter, tmp_path: Path) -> Iterator[Books]:
    with copy_of(once_busy, tmp_path / "busy").opened() as store:
        yield books_of(store)


def fill(books: Books) -> None:
    """Six orders, one in each state, money of a voided version, and two people, one of them closed."""
    orders = [accept(books, number, customer=number) for number in range(1, 7)]
    for order in orders[1:5]:
        books.outbox.mark_inflight([order.id])
    books.outbox.mark_acked(orders[2].id, result="{}", central_id="H.1", lines=(), at=NOW)
    for order in orders[3:5]:
        books.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)
    books.orders.settle_refused(orders[4].id, reason="", at=NOW, leave=LEAVE)
    books.orders.void_order(orders[5].id, reason="", at=NOW, leave=LEAVE)
    paid = order_number(7)
    books.orders.keep_signed(paid.signed)
    books.orders.journal_payment(paid.signed.id, paid.payment)
    books.orders.void_signed(paid.signed.id, reason="", at=NOW)
    staff = StoredStaff(books.store)
    staff.put(CLERK, password="x")
    staff.put(WHOLE, password="x")
    record = staff.record(WHOLE.number)
    assert record is not None
    staff.keep(record, AuditEvent(AuditKind.STAFF_DISABLED, "1002", NOW, WHOLE.number, "离职"))


def test_books_that_agree_are_sound(busy: Books) -> None:
    assert check_store(busy.store).sound


EDITS = [
    ("UPDATE payments SET amount_fen = 1 WHERE seq = 2", "payments: row 2 is not as the journal swears"),
    ("UPDATE payments SET tendered_fen = 1 WHERE seq = 2", "payments: row 2 is not as the journal swears"),
    ("UPDATE payments SET method = 'pos' WHERE seq = 2", "payments: row 2 is not as the journal swears"),
    ("UPDATE payments SET taken_at_us = 1 WHERE seq = 2", "payments: row 2 is not as the journal swears"),
    ("UPDATE payments SET returned_at_us = 1 WHERE seq = 2", "payments: row 2 is not as the journal swears"),
    ("UPDATE payments SET returned_at_us = NULL WHERE seq = 7", "payments: row 7 is not as the journal swears"),
    (
        "UPDATE payments SET signed_id = (SELECT signed_id FROM payments WHERE seq = 1) WHERE seq = 2",
        "payments: row 2 is not as the journal swears",
    ),
    ("DELETE FROM payments WHERE seq = 7", "payments: the one journal row 19 swears to is gone"),
    ("UPDATE outbox SET state = 'acked' WHERE seq = 1", "outbox: row 1 is acked, its order pending"),
    ("UPDATE outbox SET state = 'pending' WHERE seq = 3", "outbox: row 3 is pending, its order accepted"),
    ("UPDATE outbox SET state = 'withdrawn' WHERE seq = 4", "outbox: row 4 is withdrawn, its order refused"),
    ("UPDATE orders SET central = 'accepted' WHERE seq = 2", "outbox: row 2 is inflight, its order accepted"),
    (
        """UPDATE staff SET granted = '["void_order"]' WHERE number = '2107'""",
        "staff: 2107 is not as audit row 13 has it",
    ),
    ("UPDATE staff SET role = 'hall_manager' WHERE number = '2107'", "staff: 2107 is not as audit row 13 has it"),
    ("UPDATE staff SET revoked = '[]' WHERE number = '3021'", "staff: 3021 is not as audit row 14 has it"),
    ("UPDATE staff SET certificates = '[]' WHERE number = '3021'", "staff: 3021 is not as audit row 14 has it"),
    ("UPDATE staff SET disabled = 0 WHERE number = '3021'", "staff: 3021 is open, the audit trail says otherwise"),
    ("""UPDATE staff SET granted = '["fly"]' WHERE number = '2107'""", "staff: 2107 is not as audit row 13 has it"),
    ("UPDATE orders SET central = 'lost' WHERE seq = 1", "outbox: row 1 is pending, its order lost"),
    (
        "UPDATE journal SET body = '{}' WHERE seq = 1",
        "journal: row 1 changed; payments: row 1 is not as the journal swears",
    ),
    ("UPDATE journal SET body = '[]' WHERE seq = 2", "journal: row 2 changed"),
    ("DELETE FROM staff WHERE number = '3021'", "staff: 3021 of audit row 14 is gone"),
]


@pytest.mark.parametrize(("statement", "fault"), EDITS)
def test_a_row_another_book_contradicts_is_named(busy: Books, statement: str, fault: str) -> None:
    behind_the_back(busy.store, statement)
    assert check_store(busy.store).integrity == fault


def test_what_is_given_later_is_what_counts(busy: Books) -> None:
    behind_the_back(busy.store, f"UPDATE staff SET role = '{Role.HALL_MANAGER}' WHERE number = '2107'")
    record = StoredStaff(busy.store).record("2107")
    assert record is not None
    sworn = AuditEvent(AuditKind.RIGHTS_CHANGED, "1002", NOW, "2107", "hall_manager #C-1 新的一年")
    StoredStaff(busy.store).keep(record, sworn)
    assert "staff: 2107" in check_store(busy.store).integrity  # the certificate is not there
    StoredStaff(busy.store).keep(record, AuditEvent(sworn.kind, "1002", NOW, "2107", "hall_manager 新的一年"))
    assert check_store(busy.store).sound


def test_money_that_is_sworn_to_with_its_order_only_is_held_against_that(books: Books) -> None:
    books.orders.record(order_number(1))
    assert check_store(books.store).sound
    behind_the_back(books.store, "UPDATE payments SET amount_fen = 1")
    assert check_store(books.store).integrity == "payments: row 1 is not as the journal swears"
