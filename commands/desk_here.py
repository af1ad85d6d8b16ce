"""Which desk of which hall a store is of."""

from app.domain.business_hall import CounterDesk
from app.errors import StoreTrouble
from app.handling.hall_file import read_desk
from app.handling.keep_settings import DESK_KEY
from app.ports import Settings
from app.texts.commands import NOT_SET_UP
from offline_cache.store import Store


def desk_of(store: Store, settings: Settings) -> CounterDesk:
    """Raises StoreTrouble where the store was never set up."""
    toml = settings.get(DESK_KEY, "")
    if not toml:
        raise StoreTrouble(NOT_SET_UP, folder=store.folder)
    return read_desk(toml)
