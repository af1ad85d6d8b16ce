"""What this counter remembers between two starts."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from offline_cache.schema import SETTINGS
from offline_cache.store import Store


class StoredSettings:
    """app.ports.Settings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, key: str, default: str) -> str:
        with self._store.read() as connection:
            found = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == key)).scalar()
        return default if found is None else str(found)

    def set(self, key: str, value: str) -> None:
        keep = insert(SETTINGS).values(key=key, value=value)
        keep = keep.on_conflict_do_update(index_elements=["key"], set_={"value": value})
        self._store.write(lambda connection: connection.execute(keep))
