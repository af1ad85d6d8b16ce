"""What this counter remembers between two starts."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.business_hall import CounterDesk
from app.ports import AuditEvent
from offline_cache.audit import note
from offline_cache.paired_anew import go_on, keep_lanes
from offline_cache.restored import RESTORED
from offline_cache.schema import SETTINGS
from offline_cache.store import Store

_NO_LANES: Final[Mapping[str, int]] = {}


class StoredSettings:
    """app.ports.Settings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str, default: str) -> str:
        with self._store.read() as connection:
            found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == key)).scalar()
        return default if found is None else str(found)

    def set(self, key: str, value: str) -> None:
        self._store.write(lambda connection: _keep(connection, key, value))

    def keep_paired(
        self,
        values: Mapping[str, str],
        event: AuditEvent,
        *,
        desk: CounterDesk,
        told: str,
        lanes: Mapping[str, int] = _NO_LANES,
    ) -> None:
        """As `keep`, of a counter that centre or hall server know anew, or that goes on alone: it takes orders again
        where it was restored. `told` is the newest receipt number of the desk they know of, "" for none; `lanes` of
        this device with the last place that the centre has."""

        def job(connection: Connection) -> None:
            go_on(connection, desk=desk, told=told, at=event.at, key=self._store.journal_key)
            keep_lanes(connection, lanes)
            self.keep({**values, RESTORED: ""}, event)

        self._store.write(job)

    def keep(self, values: Mapping[str, str], *events: AuditEvent) -> None:
        """All of them with what the audit trail says of them: one transaction."""

        def job(connection: Connection) -> None:
            for key, value in values.items():
                _keep(connection, key, value)
            for event in events:
                note(connection, event, key=self._store.audit_key)

        self._store.write(job)


def _keep(connection: Connection, key: str, value: str) -> None:
    kept = insert(SETTINGS).values(key=key, value=value)
    connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
