"""`yitai`: the desktop application on a store that is set up."""

import argparse
from pathlib import Path

from app.errors import Trouble
from app.texts import commands as words
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.terminal import EXIT_TROUBLE, has_display
from offline_cache.settings import StoredSettings
from offline_cache.store import Store


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("desktop", help="the desktop application")
    parser.add_argument("--store", type=Path, default=default_store(), help="the counter's store")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Until its window is closed. Raises Trouble without a display, StoreTrouble where the store cannot be opened."""
    if not has_display():
        raise Trouble(words.NO_DISPLAY)
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(given.store, clock=clock, ids=ids)
    try:
        return run_counter(store, clock=clock, ids=ids)
    finally:
        store.close()


def run_counter(store: Store, *, clock: SystemClock, ids: SystemIds) -> int:
    """0 once the window was closed and everything given to the lanes is done."""
    scale = StoredSettings(store).get("scale_percent", "100")
    from commands.counter import Counter  # Qt takes long to load; `--help` and a locked store do not wait for it
    from ui.frame.application import application, run_until_closed
    from ui.frame.theme import scale_environment

    scale_environment(int(scale))
    qt = application()
    counter = Counter(store, clock=clock, ids=ids)
    counter.program.closing.connect(qt.quit)
    counter.start(maximised=True)
    code = run_until_closed(qt)
    return code if counter.stop() else EXIT_TROUBLE
