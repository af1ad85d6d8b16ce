"""Who did what, when and why; only ever added to."""

from sqlalchemy import Connection

from app.ports import AuditEvent
from offline_cache.moments import to_us
from offline_cache.prepared import prepared_insert
from offline_cache.schema import AUDIT
from offline_cache.store import Store

_ADD = prepared_insert(AUDIT)


class StoredAudit:
    """app.ports.Audit."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, event: AuditEvent) -> None:
        self._store.write(lambda connection: note(connection, event))


def note(connection: Connection, event: AuditEvent) -> None:
    """Within a transaction under way."""
    _ADD.run(
        connection,
        {
            "at_us": to_us(event.at),
            "kind": event.kind,
            "staff_number": event.staff_number,
            "subject": event.subject,
            "reason": event.reason,
        },
    )
