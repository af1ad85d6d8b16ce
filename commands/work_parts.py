"""What waits for the manager, at the counter it is about: refused orders are settled here, whoever asked for it."""

from collections.abc import Callable
from typing import Final

from app.day_ports import HallAsks
from app.errors import HallTrouble, QueueRefused
from app.ports import Lane
from commands.customer_notices import CustomerNotices, Sends
from commands.repair_acts import RepairActs
from commands.repair_asks import AskedRepairs
from commands.stored_parts import StoredParts
from offline_cache.audit import StoredAudit
from offline_cache.refused_orders import StoredRefusedOrders
from ui.frame.application import Bell

TAKE_DEADLINE_S: Final = 30.0


def repair_acts(parts: StoredParts, *, sent: Callable[[], None]) -> RepairActs:
    """`sent` is told that something waits to be sent to the centre."""
    orders = StoredRefusedOrders(parts.store, parts.sources)
    return RepairActs(orders, parts.order_book, parts.staff, parts.store.clock, parts.desk.hall.zone, sent)


def customer_notices(parts: StoredParts, sends: Sends) -> CustomerNotices:
    return CustomerNotices(sends, parts.order_book, parts.desk.hall, StoredAudit(parts.store), parts.store.clock)


def asked_repairs(asks: HallAsks, *, parts: StoredParts, acts: RepairActs) -> AskedRepairs:
    """What the manager's counter asks of this one."""

    return AskedRepairs(asks, parts.desk.device_id, acts, parts.staff.name_of)


class AskedWatch:
    """Takes what is asked of this counter, on the hall's lane, whenever the hall says that something was asked."""

    def __init__(self, asked: AskedRepairs, *, lane: Lane, failed: Callable[[Exception], None]) -> None:
        self._asked, self._lane, self._failed = asked, lane, failed
        self._bell = Bell()
        self._bell.rang.connect(self._take)
        asked.asks.listen(self._bell.ring)

    def _take(self) -> None:
        self._lane.run(self._asked.take, then=lambda _: None, failed=self._broke, deadline_s=TAKE_DEADLINE_S)

    def _broke(self, error: Exception) -> None:
        """Where the hall is away it is taken once it is heard again."""
        if not isinstance(error, HallTrouble | QueueRefused | TimeoutError):
            self._failed(error)
