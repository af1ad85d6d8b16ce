"""What comes down from the centre, written here: the later states of this counter's orders, and how far it was read.

New catalogues go to catalogues.py. A page of changes and its cursor belong into one StoredOutbox.together, so that
none is applied twice or missed.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.invoice import InvoiceState
from app.domain.order import OrderState
from app.wire.batch import LineAnswer
from app.wire.refusals import SharedRefusal
from offline_cache.order_lines import close_lines, refuse_lines
from offline_cache.outbox import line_states_json
from offline_cache.refusals import StoredRefusals
from offline_cache.schema import DOWNLINK, ORDER_INVOICES, ORDERS
from offline_cache.store import Store

CENTRE = "centre"


class Downlink:
    """What came down from the centre, and how far it was read. Every act is one commit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def cursor(self) -> str:
        """The id of the last change applied, "" from the start."""
        with self._store.read() as connection:
            return connection.execute(select(DOWNLINK.c.cursor).where(DOWNLINK.c.upstream == CENTRE)).scalar() or ""

    def keep_cursor(self, cursor: str) -> None:
        keep = insert(DOWNLINK).values(upstream=CENTRE, cursor=cursor)
        keep = keep.on_conflict_do_update(index_elements=["upstream"], set_={"cursor": cursor})
        self._store.write(lambda connection: connection.execute(keep))

    def apply_order_state(self, order_id: str, *, state: OrderState, lines: Sequence[LineAnswer]) -> bool:
        """False where the order is not this counter's."""
        change = update(ORDERS).where(ORDERS.c.id == order_id).values(state=state, line_states=line_states_json(lines))

        def job(connection: Connection) -> bool:
            close_lines(connection, order_id, lines)
            refuse_lines(connection, order_id, lines)
            return connection.execute(change).rowcount > 0

        return self._store.write(job)

    def apply_refusal(self, refusal: SharedRefusal) -> bool:
        """False where it was known: most are this counter's own."""
        return StoredRefusals(self._store).heard(refusal)

    def apply_invoice(self, order_id: str, *, state: InvoiceState, number: str) -> bool:
        """False where the order is not this counter's."""
        change = update(ORDER_INVOICES).where(ORDER_INVOICES.c.order_id == order_id)
        values = change.values(state=state.value, number=number)
        return self._store.write(lambda connection: connection.execute(values).rowcount > 0)
