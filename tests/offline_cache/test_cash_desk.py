"""A drawer's acts: what each asks for, what it leaves, and that the same again changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.cash_period import CashMove, CashMoveKind, CashPeriod
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.domain.setting_list import CASH_PERIOD
from app.domain.staff import StaffMember
from app.errors import CashRefused, InputRefused, RightMissing
from app.staff_ports import AuditSearch
from app.texts import cash as words
from app.texts.language import Text
from offline_cache.audit import StoredAudit
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.check import check_store
from offline_cache.settings import StoredSettings
from offline_cache.store import Store
from tests.fakes.orders import CLERK, DESK, NOW, TODAY
from tests.offline_cache.looked_at import everything
from tests.offline_cache.parts import Books, accept, order_number
from tests.people.bench import HE, LIN, SHEN, people_of

A, B = replace(LIN, number=CLERK.number), LIN  # whoever sells in the sample orders, and a colleague
FLOAT = {10000: 2, 5000: 2}  # ¥300


def leave(person: StaffMember, right: Right, subject: str = "P-1", *, by: StaffMember | None = None) -> Leave:
    given = None
    if by is not None:
        given = Approval(by.number, person.number, right, subject, "看过", NOW)
    return Leave(person, right, subject, given)


def opened(desk: StoredCashDesk, person: StaffMember = A, period_id: str = "P-1") -> CashPeriod:
    return desk.open(period_id=period_id, notes=FLOAT, leave=leave(person, Right.CASH_PERIOD, period_id))


def counted(desk: StoredCashDesk, notes: dict[int, int], count_id: str = "N-1", person: StaffMember = A) -> CashPeriod:
    return desk.count(count_id=count_id, notes=notes, leave=leave(person, Right.CASH_PERIOD))


def a_move(kind: CashMoveKind, yuan: int, *, period: str = "P-1", id: str = "M-1", reason: str = "换零钱") -> CashMove:
    return CashMove(id, period, kind, yuan * 100, reason, NOW, "")


def moved(desk: StoredCashDesk, move: CashMove, person: StaffMember = HE) -> None:
    safe = move.kind not in (CashMoveKind.PAY_IN, CashMoveKind.PAY_OUT) or not move.period_id
    desk.move(move, leave=leave(person, Right.SAFE_CASH if safe else Right.MOVE_CASH, move.id))


@pytest.fixture
def desk(store: Store) -> StoredCashDesk:
    people_of(store)
    return StoredCashDesk(store, DESK)


def test_a_period_from_float_to_close(desk: StoredCashDesk, books: Books) -> None:
    """¥300, ¥50 sold, ¥40 and ¥20 moved, ¥100 into the safe: ¥210 are left, and the next float is that."""
    opened(desk)
    accept(books, 1)
    moved(desk, a_move(CashMoveKind.PAY_IN, 40))
    moved(desk, a_move(CashMoveKind.PAY_OUT, 20, id="M-2"))
    after = counted(desk, {10000: 3, 5000: 1, 2000: 1})
    assert after.counted is not None
    assert (after.counted.expected_fen, after.counted.difference_fen) == (370_00, 0)
    moved(desk, a_move(CashMoveKind.TO_SAFE, 160, id="M-3"))
    ended = desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD))
    assert (ended.closed_at, ended.leaves_fen, ended.reason) == (NOW, 210_00, "")
    standing = desk.standing()
    assert (standing.period, standing.left_fen, standing.safe_fen) == (None, 210_00, 160_00)
    carried = desk.open(period_id="P-2", notes=None, leave=leave(B, Right.CASH_PERIOD, "P-2"))
    assert (carried.float_fen, carried.float_counted, carried.float_notes) == (210_00, False, ())
    assert [each.id for each in desk.periods(TODAY)] == ["P-1", "P-2"]
    moved(desk, a_move(CashMoveKind.TO_BANK, 100, period="", id="M-4"))
    assert desk.standing().safe_fen == 60_00
    assert check_store(books.store).sound


def test_what_is_given_back_and_sold_outside(desk: StoredCashDesk, books: Books) -> None:
    accept(books, 1)
    assert desk.standing().outside_fen == 50_00
    opened(desk)
    order = accept(books, 2, customer=1)
    manager = leave(HE, Right.VOID_ORDER, "x")
    books.orders.void_order(order.id, reason="客户要求", at=NOW, leave=manager)
    standing = desk.standing()
    assert (standing.sales.taken_fen, standing.sales.returned_fen) == (50_00, 50_00)
    assert (standing.outside_fen, standing.due_fen) == (50_00, 50_00)
    report = desk.x_report(leave=leave(SHEN, Right.X_REPORT))
    assert (report.expected_fen, report.outside_fen, report.by) == (300_00, 50_00, SHEN.number)
    assert [(each.method, each.count, each.taken_fen, each.returned_fen) for each in report.methods] == [
        ("cash", 2, 100_00, 50_00)
    ]


def test_the_next_float_holds_what_was_sold_between(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    counted(desk, FLOAT)
    desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD))
    accept(books, 1)
    assert desk.standing().left_fen == 350_00
    next_one = desk.open(period_id="P-2", notes=FLOAT, leave=leave(A, Right.CASH_PERIOD, "P-2"))
    assert (next_one.float_fen, next_one.left_fen) == (300_00, 350_00)
    (row, *_) = StoredAudit(books.store).find(AuditSearch(), limit=1)
    assert row.event.reason == "¥300.00 ≠ ¥350.00"


def test_a_blind_count_stays_beside_the_next(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    counted(desk, {10000: 1})
    accept(books, 1)
    with pytest.raises(CashRefused) as refused:
        desk.close(period_id="P-1", reason="少了", leave=leave(HE, Right.CASH_DIFFERENCE))
    assert refused.value.text is words.COUNT_AGAIN
    again = counted(desk, {10000: 3, 5000: 1}, "N-2")
    assert [each.difference_fen for each in again.counts] == [-200_00, 0]


@pytest.mark.parametrize(
    ("yuan_short", "allowed", "second"),
    [
        (5, leave(A, Right.CASH_PERIOD), ""),
        (6, leave(HE, Right.CASH_DIFFERENCE), HE.number),
        (6, leave(A, Right.CASH_DIFFERENCE, by=SHEN), SHEN.number),
        (6, leave(SHEN, Right.CASH_DIFFERENCE), SHEN.number),
    ],
)
def test_who_closes_with_a_difference(desk: StoredCashDesk, yuan_short: int, allowed: Leave, second: str) -> None:
    opened(desk)
    counted(desk, {100: 300 - yuan_short})
    assert desk.close_needs("P-1") is (Right.CASH_DIFFERENCE if second else Right.CASH_PERIOD)
    with pytest.raises(InputRefused):
        desk.close(period_id="P-1", reason="  ", leave=allowed)
    ended = desk.close(period_id="P-1", reason="找错零钱", leave=allowed)
    assert (ended.approver, ended.reason, ended.leaves_fen) == (second, "找错零钱", (300 - yuan_short) * 100)


@pytest.mark.parametrize(
    ("their_own", "given"),
    [
        (HE, leave(HE, Right.CASH_DIFFERENCE)),
        (SHEN, leave(SHEN, Right.CASH_DIFFERENCE)),
        (SHEN, leave(SHEN, Right.CASH_DIFFERENCE, "P-9", by=HE)),
        (SHEN, leave(HE, Right.CASH_DIFFERENCE, by=SHEN)),
        (A, leave(A, Right.CASH_DIFFERENCE)),
        (A, leave(A, Right.CASH_PERIOD)),
        (A, leave(A, Right.CASH_DIFFERENCE, "P-9", by=HE)),
    ],
)
def test_nobody_confirms_a_difference_of_their_own(desk: StoredCashDesk, their_own: StaffMember, given: Leave) -> None:
    opened(desk, their_own)
    counted(desk, {10000: 2}, person=their_own)
    with pytest.raises(CashRefused) as refused:
        desk.close(period_id="P-1", reason="少一张", leave=given)
    assert refused.value.text is words.SECOND_PERSON
    assert desk.standing().period is not None


def test_a_drawer_changes_hands_in_one_transaction(desk: StoredCashDesk, books: Books) -> None:
    opened(desk)
    accept(books, 1)
    counted(desk, {10000: 3, 5000: 1})

    def to_b() -> CashPeriod:
        return desk.close(
            period_id="P-1",
            reason="",
            leave=leave(A, Right.CASH_PERIOD),
            taker=leave(B, Right.CASH_PERIOD, "P-2"),
            next_id="P-2",
        )

    ended = to_b()
    after = everything(books)
    assert to_b() == ended
    assert everything(books) == after, "once"
    now = desk.standing().period
    assert now is not None
    assert (ended.handed_to, now.id, now.staff, now.float_fen, now.float_notes) == (
        *(B.number, "P-2", B.number, 350_00),
        ((10000, 3), (5000, 1)),
    )
    kinds = [row.event.kind for row in StoredAudit(books.store).find(AuditSearch(), limit=2)]
    assert kinds == [AuditKind.CASH_HANDED, AuditKind.CASH_CLOSED]


@pytest.mark.parametrize(
    ("taker", "next_id", "why"),
    [
        (A, "P-2", words.TAKER_IS_SAME),
        (replace(B, number="9999"), "P-2", words.NO_SUCH_TAKER),
        (B, "", words.ID_TAKEN),
        (B, "P-1", words.ID_TAKEN),
    ],
)
def test_a_hand_over_that_cannot_be_leaves_the_period(
    desk: StoredCashDesk, books: Books, taker: StaffMember, next_id: str, why: Text
) -> None:
    opened(desk)
    counted(desk, FLOAT)
    before = everything(books)
    proven = leave(taker, Right.CASH_PERIOD, next_id)
    with pytest.raises(CashRefused) as refused:
        desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD), taker=proven, next_id=next_id)
    assert refused.value.text is why
    assert everything(books) == before


Act = Callable[[StoredCashDesk], object]
REFUSED: dict[str, tuple[bool, Act, type[Exception]]] = {
    "a second period": (True, lambda desk: opened(desk, B, "P-2"), CashRefused),
    "an id of another's": (True, lambda desk: opened(desk, B), CashRefused),
    "nothing to carry over": (
        False,
        lambda desk: desk.open(period_id="P-1", notes=None, leave=leave(A, Right.CASH_PERIOD)),
        CashRefused,
    ),
    "no such note": (
        False,
        lambda desk: desk.open(period_id="P-1", notes={300: 1}, leave=leave(A, Right.CASH_PERIOD)),
        InputRefused,
    ),
    "a count of nothing": (False, lambda desk: counted(desk, FLOAT), CashRefused),
    "a colleague's count": (True, lambda desk: counted(desk, FLOAT, person=B), RightMissing),
    "a move without a period": (False, lambda desk: moved(desk, a_move(CashMoveKind.PAY_IN, 1)), CashRefused),
    "a move of another period": (
        True,
        lambda desk: moved(desk, a_move(CashMoveKind.PAY_IN, 1, period="P-9")),
        CashRefused,
    ),
    "a move without a reason": (
        True,
        lambda desk: moved(desk, a_move(CashMoveKind.PAY_IN, 1, reason=" ")),
        InputRefused,
    ),
    "a move of nothing": (True, lambda desk: moved(desk, a_move(CashMoveKind.PAY_IN, 0)), InputRefused),
    "a clerk's pay-out": (True, lambda desk: moved(desk, a_move(CashMoveKind.PAY_OUT, 1), A), RightMissing),
    "a senior's safe": (True, lambda desk: moved(desk, a_move(CashMoveKind.TO_SAFE, 1), SHEN), RightMissing),
    "a clerk's X report": (True, lambda desk: desk.x_report(leave=leave(A, Right.X_REPORT)), RightMissing),
    "a close before the count": (
        True,
        lambda desk: desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD)),
        CashRefused,
    ),
    "a close of another period": (
        True,
        lambda desk: desk.close(period_id="P-9", reason="", leave=leave(A, Right.CASH_PERIOD)),
        CashRefused,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_drawer_refuses_changes_nothing(desk: StoredCashDesk, books: Books, name: str) -> None:
    running, act, error = REFUSED[name]
    if running:
        opened(desk)
    before = everything(books)
    with pytest.raises(error):
        act(desk)
    assert everything(books) == before


def test_the_same_act_again_changes_nothing(desk: StoredCashDesk, books: Books) -> None:
    def all_of_it() -> None:
        opened(desk)
        moved(desk, a_move(CashMoveKind.PAY_IN, 1))
        counted(desk, FLOAT)

    all_of_it()
    before = everything(books)
    all_of_it()
    assert everything(books) == before
    with pytest.raises(CashRefused):
        moved(desk, a_move(CashMoveKind.PAY_IN, 2))


def test_after_the_count_a_clerk_may_see_their_own_figures(desk: StoredCashDesk) -> None:
    opened(desk)
    counted(desk, {10000: 2})
    assert desk.x_report(leave=leave(A, Right.CASH_PERIOD)).expected_fen == 300_00
    with pytest.raises(RightMissing):
        desk.x_report(leave=leave(B, Right.CASH_PERIOD))


def test_where_a_period_is_required_cash_waits_for_it(desk: StoredCashDesk, books: Books) -> None:
    StoredSettings(books.store).set(CASH_PERIOD.key, "required")
    order = order_number(1)
    books.orders.keep_signed(order.signed)

    def refusal() -> Text:
        before = everything(books)
        with pytest.raises(CashRefused) as refused:
            books.orders.journal_payment(order.signed.id, order.payment)
        assert everything(books) == before
        return refused.value.text

    assert refusal() is words.OPEN_FIRST
    opened(desk, B)
    assert refusal() is words.NOT_YOURS
    desk.count(count_id="N-1", notes=FLOAT, leave=leave(B, Right.CASH_PERIOD))
    taker = leave(HE, Right.CASH_PERIOD, "P-2")
    desk.close(period_id="P-1", reason="", leave=leave(HE, Right.CASH_DIFFERENCE), taker=taker, next_id="P-2")
    assert refusal() is words.NOT_YOURS
    books.orders.journal_payment(order.signed.id, replace(order.payment, taken_by=HE.number))
    assert desk.standing().sales.taken_fen == order.payment.amount_fen
    card = replace(order_number(2, customer=1).payment, method=PaymentMethod.CARD)
    other = order_number(2, customer=1)
    books.orders.keep_signed(other.signed)
    books.orders.journal_payment(other.signed.id, card)


def test_a_clock_set_back_moves_no_sale_into_another_period(desk: StoredCashDesk, books: Books) -> None:
    """The sale is of five seconds after the hand-over, by the clock; it was written down before."""
    opened(desk)
    accept(books, 1)
    counted(desk, {10000: 3, 5000: 1})
    taker = leave(B, Right.CASH_PERIOD, "P-2")
    desk.close(period_id="P-1", reason="", leave=leave(A, Right.CASH_PERIOD), taker=taker, next_id="P-2")
    assert desk.standing().sales.taken_fen == 0
