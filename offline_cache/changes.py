"""What comes back down: later states of our orders, new catalogues. A page and its cursor are one commit."""

from collections.abc import Callable
from functools import partial

from app.errors import InputRefused
from app.wire.changes import CatalogueChange, Change, Changes, OrderStateChange
from offline_cache.central_client import CentralClient
from offline_cache.downlink import Downlink
from offline_cache.outbox import StoredOutbox

PAGE = 200


class ChangeReader:
    """`keep_catalogue` gets a version's TOML; a faulty one is left out and told to `faulty`, the rest goes on."""

    def __init__(
        self,
        *,
        client: CentralClient,
        outbox: StoredOutbox,
        downlink: Downlink,
        keep_catalogue: Callable[[str], None],
        faulty: Callable[[InputRefused], None],
    ) -> None:
        self._client = client
        self._outbox = outbox
        self._downlink = downlink
        self._keep_catalogue = keep_catalogue
        self._faulty = faulty

    def read_all(self) -> int:
        """Applies every page there is; returns how many changes concerned this counter. Raises CentralTrouble."""
        applied = 0
        while True:
            page = self._client.changes(since=self._downlink.cursor(), limit=PAGE)
            if not page.changes:
                return applied
            applied += self._outbox.together(partial(self._apply, page))

    def _apply(self, page: Changes) -> int:
        done = sum(self._one(change) for change in page.changes)
        self._downlink.keep_cursor(page.cursor)
        return done

    def _one(self, change: Change) -> bool:
        match change:
            case OrderStateChange():
                lines = [(line.id, line.state) for line in change.lines]
                return self._downlink.apply_order_state(change.order_id, state=change.state, lines=lines)
            case CatalogueChange():
                try:
                    self._keep_catalogue(change.toml)
                except InputRefused as fault:
                    self._faulty(fault)
                    return False
                return True
