"""`yitai`: the desktop application on a store that is set up."""

import argparse
from pathlib import Path

from app.errors import StoreInUse, Trouble
from app.texts import commands as words
from commands.early_crash import met_alone
from commands.half_set_up import unfinished
from commands.outside import SystemClock, SystemIds
from commands.places import default_store
from commands.run_counter import run_on
from commands.terminal import has_display
from commands.unlock import open_for_window
from offline_cache.store import is_store


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
    return met_alone(lambda: _open(given), folder=given.store)


def _open(given: argparse.Namespace) -> int:
    clock, ids = SystemClock(), SystemIds()
    if not is_store(given.store) or unfinished(given.store):
        from commands.assistant import run_assistant  # with it comes Qt
        from commands.set_up import SetUpRoom

        room = SetUpRoom(given.store, clock=clock, ids=ids)
        room.refuse_taken()  # before anybody fills in page after page for a folder that takes no store
        return run_assistant(room)
    try:
        store = open_for_window(given.store, clock=clock, ids=ids)
    except StoreInUse as held:
        from commands.counter_life import shown_instead  # with it comes Qt

        return shown_instead(given.store, held)
    return 0 if store is None else run_on(store, clock=clock, ids=ids)
