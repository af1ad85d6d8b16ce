"""`yitai`: the desktop application on a store that is set up."""

import argparse
from pathlib import Path

from app.errors import StoreInUse, Trouble
from app.texts import commands as words
from commands.life import Life, life_of
from commands.outside import SystemClock, SystemIds
from commands.places import default_store
from commands.set_up import SetUpRoom
from commands.terminal import has_display
from commands.unlock import open_for_window
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, is_store


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("desktop", help="the desktop application")
    parser.add_argument("--store", type=Path, default=default_store(), help="the counter's store")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Until its window is closed; a new counter is set up first.

    Raises Trouble without a display, StoreTrouble where the store cannot be opened.
    """
    if not has_display():
        raise Trouble(words.NO_DISPLAY)
    clock, ids = SystemClock(), SystemIds()
    if not is_store(given.store):
        from commands.assistant import run_assistant  # with it comes Qt

        return run_assistant(SetUpRoom(given.store, clock=clock, ids=ids))
    try:
        store = open_for_window(given.store, clock=clock, ids=ids)
    except StoreInUse as held:
        from commands.counter_life import shown_instead  # with it comes Qt

        return shown_instead(given.store, held)
    return 0 if store is None else run_on(store, clock=clock, ids=ids)


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
    from commands.counter import Counter  # Qt takes long to load; `--help` and a locked store do not wait for it
    from commands.counter_life import run_to_the_end
    from ui.frame.application import application
    from ui.frame.theme import scale_environment

    scale_environment(int(scale))
    application()
    return run_to_the_end(Counter(store, clock=clock, ids=ids), life=life, clock=clock, maximised=True)
