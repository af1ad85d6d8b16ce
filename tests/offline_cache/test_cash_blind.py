"""A blind count stays blind: who counts again until it fits, who looks in between, who takes over without proof."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.domain.approval import Leave
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.errors import CashRefused, InputRefused, RightMissing
from app.papers.cash_slips import count_slip, x_report_slip
from app.texts import cash as words
from app.texts.language import Language
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.day_collect import catch_up
from offline_cache.day_schema import DAY_TAKINGS
from tests.fakes.orders import DESK, NOW, ZONE
from tests.offline_cache.parts import Books, Counter, accept
from tests.offline_cache.test_cash_desk import FLOAT, A, B, counted, leave, opened
from tests.offline_cache.test_method_corrections import correct, corrected
from tests.people.bench import HE, people_of


@pytest.fixture
def desk(books: Books) -> StoredCashDesk:
    people_of(books.store)
    return StoredCashDesk(books.store, DESK)


def test_a_second_count_that_fits_does_not_wipe_the_first_away(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    accept(books, 1)
    counted(desk, {10000: 1})
    after = counted(desk, {10000: 3, 5000: 1}, "N-2")
    assert (after.worst_fen, desk.close_needs("P-1")) == (-250_00, Right.CASH_DIFFERENCE)
    with pytest.raises(CashRefused) as refused:
        desk.close(period_id="P-1", reason="点错了", leave=leave(A, Right.CASH_PERIOD))
    assert refused.value.text is words.SECOND_PERSON
    with pytest.raises(InputRefused):
        desk.close(period_id="P-1", reason="", leave=leave(HE, Right.CASH_DIFFERENCE))
    ended = desk.close(period_id="P-1", reason="点错了", leave=leave(HE, Right.CASH_DIFFERENCE))
    assert (ended.approver, ended.leaves_fen) == (HE.number, 350_00)


def test_a_count_before_a_sale_asks_for_nobody(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    counted(desk, {10000: 1})
    accept(books, 1)
    after = counted(desk, {10000: 3, 5000: 1}, "N-2")
    assert (after.worst_fen, desk.close_needs("P-1")) == (0, Right.CASH_PERIOD)


def test_one_early_count_does_not_open_the_x_report(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    counted(desk, {10000: 1})
    desk.x_report(leave=leave(A, Right.CASH_PERIOD))
    accept(books, 1)
    with pytest.raises(RightMissing):
        desk.x_report(leave=leave(A, Right.CASH_PERIOD))


@pytest.mark.parametrize(
    "taker",
    [
        leave(B, Right.CASH_PERIOD, "P-9"),
        leave(B, Right.MOVE_CASH, "P-2"),
        leave(B, Right.CASH_PERIOD, "P-2", by=HE),
    ],
)
def test_nobody_takes_a_drawer_over_who_did_not_prove_it(desk: StoredCashDesk, taker: Leave) -> None:
    opened(desk)
    counted(desk, FLOAT)
    with pytest.raises(CashRefused) as refused:
        desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD), taker=taker, next_id="P-2")
    assert refused.value.text is words.TAKER_UNPROVEN
    assert desk.standing().period is not None


def test_the_slip_tells_how_often_it_was_counted(desk: StoredCashDesk) -> None:
    opened(desk)
    counted(desk, {10000: 1})
    slip = count_slip(counted(desk, FLOAT, "N-2"), zone=ZONE, language=Language.ZH)
    said = [str(block) for block in slip.blocks]
    assert any("一共点了" in each and "2 次" in each for each in said)
    assert any("¥100.00 短 ¥200.00" in each for each in said)


def test_a_correction_of_an_ended_period_moves_nobodys_drawer(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    accept(books, 1)
    counted(desk, {10000: 3, 5000: 1})
    desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD))
    desk.open(period_id="P-2", notes=None, leave=leave(B, Right.CASH_PERIOD, "P-2"))
    correct(books, corrected(books, PaymentMethod.CASH, PaymentMethod.CARD))
    standing = desk.standing()
    assert (standing.sales.taken_fen, standing.outside_fen, standing.corrected_fen) == (0, 0, -50_00)
    report = desk.x_report(leave=leave(HE, Right.X_REPORT, "P-2"))
    assert (report.expected_fen, report.corrected_fen) == (350_00, -50_00)
    slip = x_report_slip(report, zone=ZONE, language=Language.ZH)
    assert any("已交班" in str(block) and "50.00" in str(block) for block in slip.blocks)
    catch_up(books.store, desk=DESK, at=NOW)
    with books.store.read() as connection:
        rows = connection.execute(select(DAY_TAKINGS).order_by(DAY_TAKINGS.c.amount_fen, DAY_TAKINGS.c.method))
        told = [(row.method, row.amount_fen, row.period_id, row.after_period) for row in rows]
    assert told == [("cash", -50_00, "P-1", 1), ("card", 50_00, "", 0), ("cash", 50_00, "P-1", 0)]


def test_a_correction_while_its_period_runs_moves_its_drawer(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    accept(books, 1)
    correct(books, corrected(books, PaymentMethod.CASH, PaymentMethod.CARD))
    standing = desk.standing()
    assert (standing.sales.taken_fen, standing.corrected_fen) == (0, 0)


def test_what_lies_in_the_drawer_goes_by_the_order_of_writing(
    desk: StoredCashDesk, books: Books, counter: Counter
) -> None:
    """Money stamped a moment before the close and written after it is in the drawer all the same."""
    opened(desk)
    counted(desk, FLOAT)
    counter.clock.at = NOW + timedelta(minutes=1)
    desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD))
    accept(books, 1)
    assert desk.standing().left_fen == 350_00
