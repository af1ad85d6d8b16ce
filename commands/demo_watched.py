"""What is seen of the demo's order while it is under way: only what the store says when it is read."""

from dataclasses import dataclass, field
from threading import Lock

from app.domain.order import CentralState
from app.ports import OrderRow
from offline_cache.order_book import StoredOrderBook
from ui.frame.lanes import QtLane


@dataclass(slots=True)
class Watched:
    """`states` in the order they came, `pictures` as they were taken. `order_id` as soon as it is known: its commit is
    seen before that, and then it is the newest."""

    order_book: StoredOrderBook
    order_id: str = ""
    pictures: list[str] = field(default_factory=list)
    states: list[CentralState] = field(default_factory=list)
    _one_look: Lock = field(default_factory=Lock)  # or an older look could be written behind a newer one

    def after_each_job_of(self, store_lane: QtLane) -> None:
        """In the store lane's own thread, as soon as a job is done: at an order's commit, before the window knows of it
        and has it sent. To the window's thread the centre's answer may come first."""
        store_lane.listen(self._look)

    def look(self) -> OrderRow | None:
        """The order as it stands in the store; None while there is none."""
        with self._one_look:
            row = self.order_book.row(self.order_id) if self.order_id else self.order_book.last_order()
            if row is not None and self.states[-1:] != [row.central]:
                self.states.append(row.central)
            return row

    def _look(self) -> None:
        self.look()
