"""改单 through the real windows with the real centre: taken in part, amended, signed and paid again, and every book."""

from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select, update

from app.domain.order import CentralState, OrderState
from app.ports import OrderRow
from central.schema import CUSTOMER, OFFERING
from tests.counter.at_work import AtWork, Key
from tests.counter.place import CounterPlace
from tests.counter.test_opened_order import open_order
from tests.counter.test_pending import ZHANG, until_accepted_there
from ui.shell.reason_dialog import ReasonDialog

PHONE = "DEV-0027"  # ¥299, once


@pytest.fixture
def sold_out(place: CounterPlace) -> CounterPlace:
    """The centre sells no such phone any more, and no counter was told."""
    centre = create_engine(place.place.database)
    with centre.begin() as connection:
        connection.execute(update(OFFERING).where(OFFERING.c.code == PHONE).values(sale_until="2026-11-19"))
    centre.dispose()
    place.centre.start()
    return place


def balance_fen(place: CounterPlace) -> int:
    centre = create_engine(place.place.database)
    with centre.connect() as connection:
        wanted = select(CUSTOMER.c.balance_fen).where(CUSTOMER.c.body.contains(ZHANG))
        found = int(connection.execute(wanted).scalar_one())
    centre.dispose()
    return found


def row_of(work: AtWork, order_id: str) -> OrderRow:
    row = work.counter.parts.order_book.row(order_id)
    assert row is not None
    return row


def paid_in_cash(work: AtWork, given: str) -> str:
    """As it lies on the form: signed, paid, accepted at the counter, taken by the centre; the order's id."""
    work.customer_signs()
    work.give_cash(given)
    order_id = work.until_accepted()
    until_accepted_there(work, order_id)
    return order_id


def test_what_the_centre_refused_is_amended_and_the_books_are_right_at_both_ends(sold_out: CounterPlace) -> None:
    before_fen = balance_fen(sold_out)
    with sold_out.counter() as work:
        work.sign_on()
        work.choose_customer(ZHANG)
        work.put_on(PHONE)
        work.put_on("jf20")
        work.press(Key.Key_F4)
        work.hand_over()
        first = paid_in_cash(work, "319")
        assert len(row_of(work, first).refused_lines) == 1
        work.next_customer()

        open_order(work, first)
        work.press(Key.Key_F5)
        work.until("a reason is asked for", lambda: isinstance(work.window.overlay.dialog(), ReasonDialog))
        assert "¥299.00" in work.words()
        work.hands.type_text(work.window, "another one")
        work.press(Key.Key_Return)
        work.until("the next version lies on the desk", lambda: work.presenter.form.version == 2)
        work.presenter.remove_line()
        work.put_on("jf30")
        work.press(Key.Key_F9)
        work.approved_by("1002", "640928")  # no senior clerk settles what was refused
        work.until("the customer may sign", lambda: work.presenter.customer_side.has_form)
        second = paid_in_cash(work, "30")
        amended, by = row_of(work, first), row_of(work, second)
        assert (amended.refused_settled, amended.amended_by) == (True, by.receipt_number)
        assert (by.amends, by.refused_lines, by.central) == (amended.receipt_number, (), CentralState.ACCEPTED)
        work.until_said(f"原单 {amended.receipt_number} 已了结，请退给客户 ¥299.00（现金）。")
        cash = work.counter.parts.order_book.cash(since=amended.accepted_at - timedelta(minutes=9))
        assert (cash.taken_fen, cash.returned_fen) == (319_00 + 30_00, 299_00)
        work.until("the drawer opened for it", lambda: work.counter.paying.book.cash_due() == ())
        assert work.counter.parts.outbox.dead() == ()

        def completed() -> bool:
            return row_of(work, second).state is OrderState.COMPLETED

        work.until("the money is on the account", completed)
    assert balance_fen(sold_out) == before_fen + 20_00 + 30_00
    assert sold_out.checked().sound
    ended = ["approved", "order_amended", "refused_settled", "return_begun", "payment_returned"]
    assert sold_out.audit()[1:-1] == ["order_accepted", *ended, "order_accepted", "drawer_opened"]
