"""Each act over a drawer's cash is one transaction: where any of its rows cannot be written, none is."""

from collections.abc import Callable
from functools import partial

import pytest

from app.domain.cash_period import CashMoveKind
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from offline_cache.cash_desk import StoredCashDesk
from tests.fakes.orders import DESK
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books, accept
from tests.offline_cache.test_cash_desk import FLOAT, A, B, a_move, counted, leave, moved, opened
from tests.offline_cache.test_method_corrections import correct, corrected
from tests.people.bench import people_of

Made = Callable[[], object]


def _opening(books: Books, desk: StoredCashDesk) -> Made:
    return lambda: opened(desk)


def _counting(books: Books, desk: StoredCashDesk) -> Made:
    opened(desk)
    return lambda: counted(desk, FLOAT)


def _moving(books: Books, desk: StoredCashDesk) -> Made:
    opened(desk)
    return lambda: moved(desk, a_move(CashMoveKind.PAY_IN, 20))


def _handing_over(books: Books, desk: StoredCashDesk) -> Made:
    opened(desk)
    counted(desk, FLOAT)
    given = leave(A, Right.CASH_PERIOD)
    taker = leave(B, Right.CASH_PERIOD, "P-2")
    return partial(desk.close, period_id="P-1", reason="", leave=given, taker=taker, next_id="P-2")


def _correcting(books: Books, desk: StoredCashDesk) -> Made:
    accept(books, 1)
    done = corrected(books, PaymentMethod.CASH, PaymentMethod.CARD)
    return lambda: correct(books, done)


def _selling(books: Books, desk: StoredCashDesk) -> Made:
    opened(desk)
    return lambda: accept(books, 1)


def run(books: Books, statement: str) -> None:
    books.store.write(lambda connection: connection.exec_driver_sql(statement))


@pytest.mark.parametrize(
    ("prepared", "tables"),
    [
        (_opening, "cash_periods journal audit"),
        (_counting, "cash_counts journal audit"),
        (_moving, "cash_moves journal audit"),
        (_handing_over, "cash_periods journal audit"),
        (_correcting, "payment_corrections cash_entries journal audit"),
    ],
)
def test_nothing_of_an_act_is_left_where_a_row_of_it_fails(
    books: Books, prepared: Callable[[Books, StoredCashDesk], Made], tables: str
) -> None:
    people_of(books.store)
    act = prepared(books, StoredCashDesk(books.store, DESK))
    before = everything(books)
    for table in tables.split():
        guard = f"CREATE TRIGGER not_today BEFORE INSERT ON {table} BEGIN SELECT RAISE(FAIL, 'not today'); END"
        run(books, guard)
        with pytest.raises(Exception, match="not today"):
            act()
        run(books, "DROP TRIGGER not_today")
        assert everything(books) == before, table
    act()
    assert everything(books) != before


def test_a_sale_that_the_drawers_book_cannot_take_is_no_sale(books: Books) -> None:
    sell = _selling(books, StoredCashDesk(books.store, DESK))
    guard = "CREATE TRIGGER not_today BEFORE INSERT ON cash_entries BEGIN SELECT RAISE(FAIL, 'not today'); END"
    run(books, guard)
    with pytest.raises(Exception, match="not today"):
        sell()
    assert not [row for name, row in everything(books).items() if name in ("payments", "orders") and row]
