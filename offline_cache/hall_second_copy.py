"""The second copy of an order in a hall with a server: on the hall server's disk before the receipt is printed."""

import time
from typing import Protocol

from app.errors import Trouble
from app.ports import SecondCopy
from offline_cache.hall_copies import OrderCopy
from offline_cache.outbox import StoredOutbox

LEAST_S = 0.05  # below it nothing new is begun


class Copying(Protocol):
    """What is asked of the hall server, through a client of its own: no other call stands before it."""

    def put_copy(self, copy: OrderCopy, *, within_s: float) -> None: ...


class HallCopy:
    """app.ports.SecondCopy. Half of the time is the hall server's; what is left without it is `otherwise`'s."""

    def __init__(self, *, outbox: StoredOutbox, hall: Copying, otherwise: SecondCopy) -> None:
        self._outbox, self._hall, self._otherwise = outbox, hall, otherwise

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        until = time.monotonic() + at_most_s
        entry = self._outbox.entry_of(order_id)
        if entry is None:
            return False
        try:
            self._hall.put_copy(OrderCopy(order_id, entry.entry.decode(), entry.lane_seq), within_s=at_most_s / 2)
        except Trouble:
            left_s = until - time.monotonic()
            return left_s > LEAST_S and self._otherwise.wait_for_copy(order_id, at_most_s=left_s)
        self._outbox.note_copy(order_id)
        return True
