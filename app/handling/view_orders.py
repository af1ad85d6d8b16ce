"""Orders, what became of them, and what the centre refused: handed out to whoever may see them."""

from datetime import date
from typing import Final

from app.domain.approval import Leaves, Needed
from app.domain.order import KeptOrder
from app.domain.right import Right
from app.outbox_ports import DeadEntry, Outbox
from app.ports import OrderBook, OrderHistory, OrderRow, OrderSearch
from app.texts import permits as words

# What the audit trail calls the two lists.
LIST: Final = "orders"
REFUSED: Final = "refused"
OWN_LIST: Final = Needed(Right.VIEW_OWN_ORDERS, words.VIEW_OWN_ORDERS)
WHOLE_LIST: Final = Needed(Right.VIEW_ALL_ORDERS, words.VIEW_ALL_ORDERS)
REFUSED_LIST: Final = Needed(Right.VIEW_REFUSED, words.VIEW_REFUSED)


def needed_for_order(row: OrderRow, *, person: str) -> Needed:
    """One's own or a colleague's; `person` is the staff number of whoever looks."""
    right = Right.VIEW_OWN_ORDERS if row.clerk_number == person else Right.VIEW_ALL_ORDERS
    return Needed(right, words.VIEW_ORDER.filled(number=row.receipt_number, clerk=row.clerk_number))


def needed_for_history(row: OrderRow) -> Needed:
    """Every step of one order, with who did it."""
    return Needed(Right.VIEW_ORDER_HISTORY, words.VIEW_HISTORY.filled(number=row.receipt_number))


def find_orders(
    wanted: OrderSearch, *, limit: int, leaves: Leaves, today: date, book: OrderBook
) -> tuple[OrderRow, ...]:
    """Newest first. Raises RightMissing; everybody's ask for another right than one's own."""
    needed = OWN_LIST if wanted.clerk == leaves.person.number else WHOLE_LIST
    leaves.demand((needed,), today, subject=LIST)
    return book.find(wanted, limit=limit)


def read_order(row: OrderRow, *, leaves: Leaves, today: date, book: OrderBook) -> KeptOrder | None:
    """What was signed and paid. Approved for itself, or with the list it stands in. Raises RightMissing."""
    needed = needed_for_order(row, person=leaves.person.number)
    if needed.right is WHOLE_LIST.right and leaves.given(WHOLE_LIST, subject=LIST) is not None:
        leaves.demand((WHOLE_LIST,), today, subject=LIST)
    else:
        leaves.demand((needed,), today, subject=row.receipt_number)
    return book.order_content(row.order_id)


def order_history(row: OrderRow, *, leaves: Leaves, today: date, book: OrderBook) -> OrderHistory | None:
    """Raises RightMissing."""
    leaves.demand((needed_for_history(row),), today, subject=row.receipt_number)
    return book.history(row.order_id)


def refused_orders(*, leaves: Leaves, today: date, outbox: Outbox) -> tuple[DeadEntry, ...]:
    """What the centre sent back for good. Raises RightMissing."""
    leaves.demand((REFUSED_LIST,), today, subject=REFUSED)
    return outbox.dead()
