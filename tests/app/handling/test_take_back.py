"""Voiding an accepted order and settling a refused one: each asks for its own right, for exactly this order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.domain.approval import Approval, Leave
from app.domain.order import CentralState
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, OrderStays, RightMissing
from app.handling.settle_refused import settle_refused
from app.handling.void_order import void_order
from app.texts import order_stays as texts
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.fakes.clerk_ports import TestClock
from tests.fakes.order_book import MemoryOrderBook

MANAGER = replace(demo.CLERK, number="1002", role=Role.HALL_MANAGER)
ORDER = demo.an_order()
NUMBER = str(ORDER.receipt_number)
ACTS = [
    (void_order, Right.VOID_ORDER, CentralState.VOIDED),
    (settle_refused, Right.SETTLE_REFUSED, CentralState.SETTLED),
]
Act = Callable[..., None]


@pytest.fixture
def book() -> MemoryOrderBook:
    book = MemoryOrderBook()
    book.record(ORDER)
    return book


def do(act: Act, book: MemoryOrderBook, leave: Leave, *, today: date = demo.TODAY, reason: str = "办错了") -> None:
    act(
        order_id=ORDER.id,
        receipt_number=NUMBER,
        reason=reason,
        leave=leave,
        today=today,
        book=book,
        clock=TestClock(),
    )


def approved(person: StaffMember, right: Right, *, subject: str = NUMBER) -> Leave:
    return Leave(person, right, subject, Approval("1002", person.number, right, subject, "客户要求", demo.NOW))


@pytest.mark.parametrize(("act", "right", "becomes"), ACTS)
def test_whoever_may_does_it_with_a_reason(
    book: MemoryOrderBook, act: Act, right: Right, becomes: CentralState
) -> None:
    do(act, book, Leave(MANAGER, right, NUMBER))
    assert book.undone == [(ORDER.id, becomes, "办错了")]
    assert book.rows[ORDER.id].central is becomes


@pytest.mark.parametrize("reason", ["", f"打给 {demo.PHONE}"])
@pytest.mark.parametrize(("act", "right", "becomes"), ACTS)
def test_a_reason_that_is_missing_or_tells_a_number_is_refused(
    book: MemoryOrderBook, act: Act, right: Right, becomes: CentralState, reason: str
) -> None:
    with pytest.raises(InputRefused):
        do(act, book, Leave(MANAGER, right, NUMBER), reason=reason)
    assert book.undone == []


@pytest.mark.parametrize(("act", "right", "becomes"), ACTS)
def test_a_clerk_needs_an_approval_for_exactly_this_order(
    book: MemoryOrderBook, act: Act, right: Right, becomes: CentralState
) -> None:
    for leave in (
        Leave(demo.CLERK, right, NUMBER),
        approved(demo.CLERK, right, subject="BH20261120-03-9999"),
        approved(demo.CLERK, Right.RETURN_MONEY),
    ):
        with pytest.raises(RightMissing):
            do(act, book, leave)
    assert book.undone == []
    leave = approved(demo.CLERK, right)
    do(act, book, leave)
    assert (book.undone, book.leaves) == ([(ORDER.id, becomes, "办错了")], [leave])


@pytest.mark.parametrize(("act", "right", "becomes"), ACTS)
def test_what_stays_says_why(book: MemoryOrderBook, act: Act, right: Right, becomes: CentralState) -> None:
    book.stays[ORDER.id] = texts.CENTRE_HAS.filled(number=NUMBER)
    with pytest.raises(OrderStays) as stays:
        do(act, book, Leave(MANAGER, right, NUMBER))
    assert NUMBER in stays.value.say(Language.EN)
    assert book.rows[ORDER.id].central is CentralState.PENDING


@pytest.mark.parametrize(("act", "right", "becomes"), ACTS)
def test_the_rights_words_say_that_money_goes_back(act: Act, right: Right, becomes: CentralState) -> None:
    assert "钱" in right.words.allows.zh
    assert "money" in right.words.allows.en
