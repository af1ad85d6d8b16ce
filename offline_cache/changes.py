"""What comes back down: later states of our orders, what customers have by now, new catalogues and matters.

A page's states and products and its cursor are one commit.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from app.domain.staff import StaffMember
from app.errors import InputRefused
from app.wire.changes import (
    CatalogueChange,
    Change,
    Changes,
    InvoiceChange,
    MattersChange,
    OrderStateChange,
    ProductsChange,
    RefusalChange,
    StaffChange,
)
from offline_cache.downlink import Downlink
from offline_cache.outbox import StoredOutbox

PAGE = 200


class ChangeSource(Protocol):
    """What reading changes needs of CentralClient."""

    def changes(self, *, since: str, limit: int) -> Changes: ...


class ProductKeeper(Protocol):
    """What reading changes needs of StoredCustomers."""

    def products_changed(self, change: ProductsChange) -> bool: ...


class StaffKeeper(Protocol):
    """What reading changes needs of StoredStaff."""

    def directory_said(self, member: StaffMember) -> bool: ...


class ChangeReader:
    """`keep_catalogue` and `keep_matters` get a version's TOML, in no transaction, and again where the program died
    before the cursor was kept; a faulty one is left out and told to `faulty`, the rest goes on."""

    def __init__(
        self,
        *,
        client: ChangeSource,
        outbox: StoredOutbox,
        downlink: Downlink,
        customers: ProductKeeper,
        staff: StaffKeeper,
        keep_catalogue: Callable[[str], None],
        keep_matters: Callable[[str], None],
        faulty: Callable[[InputRefused], None],
    ) -> None:
        self._client = client
        self._outbox = outbox
        self._downlink = downlink
        self._customers = customers
        self._staff = staff
        self._keep_catalogue = keep_catalogue
        self._keep_matters = keep_matters
        self._faulty = faulty

    def read_all(self) -> int:
        """Applies every page there is; returns how many changes concerned this counter. Raises CentralTrouble."""
        return sum(self.pages())

    def pages(self) -> Iterator[int]:
        """Applies one page a step; says how many of its changes concerned this counter. Raises CentralTrouble."""
        while True:
            since = self._downlink.cursor()
            page = self._client.changes(since=since, limit=PAGE)
            if page.cursor == since:
                return
            # Reading a large catalogue takes seconds, in which the counter must be able to accept orders.
            kept = sum(self._rules(change) for change in page.changes)
            yield kept + self._outbox.together(partial(self._apply, page))

    def _apply(self, page: Changes) -> int:
        concerned = sum(self._take(change) for change in page.changes)
        self._downlink.keep_cursor(page.cursor)
        return concerned

    def _take(self, change: Change) -> bool:
        match change:
            case OrderStateChange():
                return self._state(change)
            case InvoiceChange():
                return self._downlink.apply_invoice(change.order_id, state=change.state, number=change.number)
            case ProductsChange():
                return self._customers.products_changed(change)
            case StaffChange():
                return self._staff.directory_said(change.member)
            case RefusalChange():
                return self._downlink.apply_refusal(change.refusal)
            case CatalogueChange() | MattersChange():
                return False  # kept before, outside the transaction

    def _state(self, change: OrderStateChange) -> bool:
        return self._downlink.apply_order_state(change.order_id, state=change.state, lines=change.lines)

    def _rules(self, change: Change) -> bool:
        try:
            match change:
                case CatalogueChange():
                    self._keep_catalogue(change.toml)
                case MattersChange():
                    self._keep_matters(change.toml)
                case _:
                    return False
        except InputRefused as fault:
            self._faulty(fault)
            return False
        return True
