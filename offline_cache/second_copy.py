"""The second copy of an order where there is no hall server: the centre's acknowledgement, waited for briefly."""

import threading
from collections.abc import Callable

from app.outbox_ports import EntryState
from app.ports import LinkState
from offline_cache.link import Link
from offline_cache.outbox import StoredOutbox

_OPEN = (EntryState.PENDING, EntryState.INFLIGHT)


class CentreCopy:
    """app.ports.SecondCopy. `wake` makes the sender look at once; call `settled` when it settled something."""

    def __init__(self, *, outbox: StoredOutbox, link: Link, wake: Callable[[], None]) -> None:
        self._outbox = outbox
        self._link = link
        self._wake = wake
        self._settled = threading.Condition()

    def settled(self) -> None:
        """Also where the link went down: whoever waits looks again."""
        with self._settled:
            self._settled.notify_all()

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        """True once the centre holds the order. Offline the answer is no at once: the receipt does not wait."""
        self._wake()
        with self._settled:
            self._settled.wait_for(lambda: self._decided(order_id), timeout=at_most_s)
        return self._outbox.state_of(order_id) is EntryState.ACKED

    def _decided(self, order_id: str) -> bool:
        return self._link.status().state is not LinkState.ONLINE or self._outbox.state_of(order_id) not in _OPEN
