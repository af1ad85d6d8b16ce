"""What the clerk's face needs from outside, in one place; commands/ wires the real parts, tests hand-written ones."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.business_hall import CounterDesk
from app.outbox_ports import Outbox
from app.ports import (
    Audit,
    Catalogues,
    Central,
    Clock,
    Customers,
    Ids,
    Lane,
    OfferSearch,
    OrderBook,
    PrintJobs,
    SecondCopy,
)
from ui.clerk.devices import Devices
from ui.frame.gate import Gate


class Receipts(Protocol):
    """The printing lane as the clerk's face asks it; none of these waits."""

    def lay_out(self, order_id: str, *, alone: bool) -> None:
        """The order is stored and whether it is 单机保存 is known: its receipt may be laid out and printed."""
        ...

    def print_again(self, order_id: str) -> None:
        """Another copy, marked 【补打 第n次】."""
        ...

    def answered(self, order_id: str, *, came_out: bool) -> None:
        """The clerk looked: the receipt whose outcome nobody knew did, or did not, come out."""
        ...


@dataclass(frozen=True, slots=True)
class Outside:
    """`demo` lets demo identity numbers pass; `has_second_screen` is False where this screen is turned round.
    Cash above `cash_limit_fen` on one form asks for a right of its own."""

    desk: CounterDesk
    clock: Clock
    ids: Ids
    order_book: OrderBook
    outbox: Outbox
    audit: Audit
    receipts: Receipts
    print_jobs: PrintJobs
    search: OfferSearch
    customers: Customers
    catalogues: Catalogues
    central: Central
    second_copy: SecondCopy
    store_lane: Lane
    central_lane: Lane
    devices: Devices
    gate: Gate
    cash_limit_fen: int
    demo: bool
    has_second_screen: bool
