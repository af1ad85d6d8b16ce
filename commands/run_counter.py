"""The counter on a store that is open, to its orderly end."""

from commands.life import Life, life_of
from commands.outside import SystemClock, SystemIds
from offline_cache.settings import StoredSettings
from offline_cache.store import Store


def run_on(store: Store, *, clock: SystemClock, ids: SystemIds) -> int:
    """The counter on an open store, which is closed at the end."""
    try:
        with life_of(store.folder) as life:
            return run_counter(store, life=life, clock=clock, ids=ids)
    finally:
        store.close()


def run_counter(store: Store, *, life: Life, clock: SystemClock, ids: SystemIds) -> int:
    """See run_to_the_end."""
    scale = StoredSettings(store).get("scale_percent", "100")
    from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load; `--help` and a locked store do not wait for it

    load_plain_qt()
    from commands.counter import Counter  # behind it, like all that has windows
    from commands.counter_life import run_to_the_end
    from ui.frame.application import application
    from ui.frame.theme import scale_environment

    scale_environment(int(scale))
    application()
    return run_to_the_end(Counter(store, clock=clock, ids=ids), life=life, clock=clock, maximised=True)
