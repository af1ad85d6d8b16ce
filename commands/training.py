"""`yitai training`: the whole counter for practice, in a folder that is gone when its window is closed.

Practice orders are never sent: the only centre they reach is one of their own on this PC, with a database in the same
folder. They are never counted: they stand in no store but that one.
"""

import argparse
import signal
import sys
from contextlib import ExitStack

from app.errors import Trouble
from app.texts import commands as command_words
from app.texts import training as words
from commands.central_process import start_central
from commands.demo_place import DemoPlace, demo_store
from commands.early_crash import met_alone
from commands.outside import SystemClock, SystemIds
from commands.passing_folder import passing_folder
from commands.places import default_store
from commands.stock import TRAINING_SETTING, demo_data
from commands.terminal import has_display, tell
from offline_cache.settings import StoredSettings


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("training", help="practise at a counter whose orders are watermarked and never sent")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Until its window is closed. Raises Trouble without a display."""
    if not has_display():
        raise Trouble(command_words.NO_DISPLAY)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # also before there is a window: the folder goes with it
    return met_alone(_practise, folder=default_store())


def _practise() -> int:
    clock, ids, data = SystemClock(), SystemIds(), demo_data()
    with ExitStack() as stack:
        place = DemoPlace(stack.enter_context(passing_folder("yitai-training-")))
        store = stack.enter_context(demo_store(place, data, clock=clock, ids=ids))
        StoredSettings(store).set(TRAINING_SETTING, "yes")
        central = start_central(database=place.database, shows_messages=True)
        stack.callback(central.stop)
        from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load

        load_plain_qt()
        from commands.demo_windows import run_windows  # behind it, like all that has windows
        from ui.frame.application import application, close_on_signals  # Qt takes long to load

        close_on_signals(application())  # before anybody is told: an exit raised within Qt would take it down badly
        tell(words.READY, password=next(one.password for one in data.staff if one.member.number == "3017"))
        return run_windows(store, data=data, central_url=central.url, clock=clock, ids=ids)
