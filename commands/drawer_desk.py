"""The cash drawer of one counter, on its printing lane."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.approval import Leave
from app.domain.business_hall import CounterDesk
from app.handling.open_drawer import open_drawer
from app.ports import Audit, Clock, Lane
from app.printer_ports import CashDrawer, Delivery, DrawerState

DRAWER_DEADLINE_S = 30.0  # behind a receipt that is being printed; later nobody stands before it any more
LOOK_DEADLINE_S = 180.0  # a look waits as long as a printer without paper is waited for


@dataclass(frozen=True, slots=True)
class LaneDrawer:
    """app.printer_ports.DrawerDesk. `told` gets the drawer's state, on the window's thread."""

    drawer: CashDrawer
    desk: CounterDesk
    lane: Lane
    audit: Audit
    clock: Clock
    told: Callable[[DrawerState], None]

    @property
    def subject(self) -> str:
        return self.desk.device_id

    def look(self) -> None:
        self.lane.run(
            self.drawer.state,
            then=self.told,
            failed=lambda _: self.told(DrawerState.AWAY),
            deadline_s=LOOK_DEADLINE_S,
        )

    def open(
        self, *, leave: Leave, reason: str, then: Callable[[Delivery], None], failed: Callable[[Exception], None]
    ) -> None:
        def job() -> Delivery:
            return open_drawer(
                leave=leave,
                subject=self.subject,
                reason=reason,
                drawer=self.drawer,
                audit=self.audit,
                clock=self.clock,
                zone=self.desk.hall.zone,
            )

        def opened(delivery: Delivery) -> None:
            then(delivery)
            self.look()

        self.lane.run(job, then=opened, failed=failed, deadline_s=DRAWER_DEADLINE_S)
