"""What may be seen of orders, and by whom: each look from both sides, by right, by approval, and without either."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.approval import Approval, Leaves, Needed
from app.domain.right import Right
from app.errors import RightMissing
from app.handling.view_orders import (
    LIST,
    OWN_LIST,
    REFUSED,
    REFUSED_LIST,
    WHOLE_LIST,
    find_orders,
    needed_for_history,
    needed_for_order,
    order_history,
    read_order,
    refused_orders,
)
from app.ports import OrderRow, OrderSearch
from tests.fakes.clerk_ports import EmptyOutbox
from tests.fakes.order_book import MemoryOrderBook
from tests.fakes.orders import CLERK, NOW, TODAY, an_order

ALL = replace(CLERK, granted=frozenset(Right))
BOOK = MemoryOrderBook()
for number in (1, 2):
    BOOK.record(an_order(number=number))
OWN, row = BOOK.rows.values()
OTHERS = BOOK.rows[row.order_id] = replace(row, clerk_number="3021")


def look(wanted: OrderSearch) -> Callable[[Leaves], object]:
    return lambda leaves: find_orders(wanted, limit=9, leaves=leaves, today=TODAY, book=BOOK)


def read(row: OrderRow) -> Callable[[Leaves], object]:
    return lambda leaves: read_order(row, leaves=leaves, today=TODAY, book=BOOK)


def of(row: OrderRow) -> Needed:
    return needed_for_order(row, person=CLERK.number)


LOOKS: dict[str, tuple[Callable[[Leaves], object], Needed, str]] = {
    "one's own list": (look(OrderSearch(clerk=CLERK.number)), OWN_LIST, LIST),
    "everybody's list": (look(OrderSearch()), WHOLE_LIST, LIST),
    "a colleague's list": (look(OrderSearch(clerk="3021")), WHOLE_LIST, LIST),
    "one's own order": (read(OWN), of(OWN), OWN.receipt_number),
    "a colleague's order": (read(OTHERS), of(OTHERS), OTHERS.receipt_number),
    "a colleague's order of the list": (read(OTHERS), WHOLE_LIST, LIST),
    "every step": (
        lambda leaves: order_history(OWN, leaves=leaves, today=TODAY, book=BOOK),
        needed_for_history(OWN),
        OWN.receipt_number,
    ),
    "what was refused": (
        lambda leaves: refused_orders(leaves=leaves, today=TODAY, outbox=EmptyOutbox()),
        REFUSED_LIST,
        REFUSED,
    ),
}


@pytest.mark.parametrize(("looks", "needed", "subject"), LOOKS.values(), ids=LOOKS)
def test_it_is_handed_out_by_right_or_approval_only(
    looks: Callable[[Leaves], object], needed: Needed, subject: str
) -> None:
    looks(Leaves(replace(CLERK, revoked=frozenset(Right) - {needed.right}, granted=frozenset({needed.right}))))
    without = replace(ALL, revoked=frozenset({needed.right}))
    approval = Approval("1002", CLERK.number, needed.right, subject, "客户要求", NOW, needed.about)
    looks(Leaves(without, (approval,)))
    for other in ((), (replace(approval, subject="BH20261120-03-9999"),), (replace(approval, requester="3021"),)):
        with pytest.raises(RightMissing):
            looks(Leaves(without, other))
    with pytest.raises(RightMissing):
        looks(Leaves(ALL, records=lambda _: without))
    with pytest.raises(RightMissing):
        looks(Leaves(without, (approval,), records=lambda _: replace(ALL, disabled=True)))
