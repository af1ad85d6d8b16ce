"""Whatever is done in whatever order: what a drawer should hold equals a fold over the raw journal."""

from dataclasses import dataclass, field, replace
from random import Random

import pytest
from sqlalchemy import select

from app.domain.approval import Leave
from app.domain.cash_period import CashMove, CashMoveKind, expected_fen
from app.domain.method_correction import MethodCorrection
from app.domain.payment import PaymentMethod
from app.domain.right import Right
from app.errors import CashRefused, OrderStays, RightMissing
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.check import check_store
from offline_cache.journal import facts_in
from offline_cache.method_corrections import StoredMethodCorrections
from offline_cache.schema import JOURNAL
from tests.fakes.orders import DESK, NOW
from tests.offline_cache.parts import Books, order_number
from tests.people.bench import HE, LIN, SHEN, ZHOU, people_of

STEPS = 90
CLERKS = (LIN, ZHOU, SHEN)


@dataclass
class Folded:
    """The running period's id, what should lie in the drawer, and what went through it while none ran."""

    period: str = ""
    expected_fen: int = 0
    outside_fen: int = 0
    safe_fen: int = 0
    opened: int = 0
    taken: dict[str, tuple[str, int]] = field(default_factory=dict)  # under which period, and how many there were

    def correct(self, payment_id: str, fen: int) -> None:
        """What was counted meanwhile lies as it lay: the drawer that runs has nothing of it."""
        if self.taken[payment_id] == (self.period, self.opened):
            self.add(fen)

    def add(self, fen: int) -> None:
        if self.period:
            self.expected_fen += fen
        else:
            self.outside_fen += fen


def fold(books: Books) -> Folded:
    found = Folded()
    with books.store.read() as connection:
        bodies = connection.execute(select(JOURNAL.c.body).order_by(JOURNAL.c.seq)).scalars().all()
    for said in map(facts_in, bodies):
        kind, fen = said["kind"], said.get("amount_fen", 0)
        cash = said.get("method") == "cash"
        if kind == "cash_opened":
            found.period, found.expected_fen = said["subject"], said["float_fen"]
            found.opened += 1
        elif kind == "cash_closed":
            found.period = ""
        elif kind == "payment_taken":
            found.taken[said["subject"]] = found.period, found.opened
            found.add(fen if cash else 0)
        elif kind == "method_corrected" and cash:
            found.correct(said["subject"], fen)
        elif kind == "payment_returned" and cash:
            found.add(-fen)
        elif kind == "cash_moved":
            way = said["move"]
            if said["period_id"]:
                found.expected_fen += fen if way in ("pay_in", "from_safe") else -fen
            if way == "to_safe" or (way == "pay_in" and not said["period_id"]):
                found.safe_fen += fen
            elif way in ("from_safe", "to_bank"):
                found.safe_fen -= fen
    return found


@dataclass
class Day:
    """One drawer, one dice; each act may be refused."""

    books: Books
    dice: Random
    sold: int = 0
    made: int = 0
    done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.desk = StoredCashDesk(self.books.store, DESK)

    def id(self) -> str:
        self.made += 1
        return f"X-{self.made}"

    @property
    def running(self) -> str:
        period = self.desk.standing().period
        return period.id if period is not None else ""

    def notes(self) -> dict[int, int]:
        return {10000: self.dice.randrange(6), 500: self.dice.randrange(9), 10: self.dice.randrange(9)}

    def open(self) -> None:
        period = self.id()
        notes = self.notes() if self.dice.random() < 0.6 else None
        self.desk.open(period_id=period, notes=notes, leave=Leave(self.dice.choice(CLERKS), Right.CASH_PERIOD, period))

    def move(self) -> None:
        kind = self.dice.choice(list(CashMoveKind))
        own = kind is CashMoveKind.TO_BANK or (kind is CashMoveKind.PAY_IN and self.dice.random() < 0.3)
        move = CashMove(
            *(self.id(), "" if own else self.running, kind, self.dice.randrange(1, 9000), "换零钱", NOW, "")
        )
        safe = own or kind in (CashMoveKind.TO_SAFE, CashMoveKind.FROM_SAFE)
        self.desk.move(move, leave=Leave(HE, Right.SAFE_CASH if safe else Right.MOVE_CASH, move.id))

    def count(self) -> None:
        leave = Leave(HE, Right.CASH_DIFFERENCE, self.running)
        self.desk.count(count_id=self.id(), notes=self.notes(), leave=leave)

    def close(self) -> None:
        self.count()
        taker, next_id = None, ""
        if self.dice.random() < 0.5:
            next_id = self.id()
            taker = Leave(self.dice.choice(CLERKS), Right.CASH_PERIOD, next_id)
        self.desk.close(
            period_id=self.running,
            reason="点错",
            leave=Leave(HE, Right.CASH_DIFFERENCE, self.running),
            taker=taker,
            next_id=next_id,
        )

    def sell(self) -> None:
        self.sold += 1
        order = order_number(self.sold, customer=self.sold)
        means = self.dice.choice((PaymentMethod.CASH, PaymentMethod.CASH, PaymentMethod.CARD))
        order = replace(order, payment=replace(order.payment, method=means))
        self.books.orders.keep_signed(order.signed)
        self.books.orders.journal_payment(order.signed.id, order.payment)
        if self.dice.random() < 0.1:
            self.books.orders.void_signed(order.signed.id, reason="restart", at=NOW)
        else:
            self.books.orders.record(order)

    def give_back(self) -> None:
        number = self.dice.randrange(1, self.sold + 2)
        order = order_number(number, customer=number)
        if self.books.orders.row(order.id) is not None:
            leave = Leave(HE, Right.VOID_ORDER, "x")
            self.books.orders.void_order(order.id, reason="客户要求", at=NOW, leave=leave)

    def correct(self) -> None:
        number = self.dice.randrange(1, self.sold + 2)
        there = StoredMethodCorrections(self.books.store, DESK)
        for payment in there.payments(str(order_number(number).receipt_number)):
            other = self.dice.choice([m for m in (PaymentMethod.CASH, PaymentMethod.SCAN) if m is not payment.method])
            done = MethodCorrection(
                *(self.id(), payment.id, payment.method, other, payment.amount_fen, "记错了", NOW, "")
            )
            there.correct(done, leave=Leave(HE, Right.CORRECT_METHOD, payment.id))

    def step(self) -> None:
        act = self.dice.choice(
            (self.open, self.open, self.move, self.move, self.count, self.close, self.sell, self.sell, self.give_back)
            + (self.correct,)
        )
        try:
            act()
            self.done.add(act.__name__)
        except (CashRefused, OrderStays, RightMissing):
            pass


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_a_drawer_should_hold_equals_a_fold_over_the_journal(books: Books, seed: int) -> None:
    people_of(books.store)
    day = Day(books, Random(seed))
    for _ in range(STEPS):
        day.step()
        standing, folded = day.desk.standing(), fold(books)
        now = standing.period
        assert (now.id if now is not None else "") == folded.period
        if now is not None:
            assert expected_fen(now, standing.sales) == folded.expected_fen
        assert (standing.outside_fen, standing.safe_fen) == (folded.outside_fen, folded.safe_fen)
    assert day.done == {"open", "move", "count", "close", "sell", "give_back", "correct"}
    assert check_store(books.store).sound
