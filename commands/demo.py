"""`yitai demo`: a whole counter on this PC with demo data; with --headless one order through the real windows."""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from app.errors import CentralTrouble, InputRefused, StoreInUse
from app.texts import commands as words
from central.messages import PHONE_PATH
from commands.central_process import CentralProcess, start_central, start_provider
from commands.demo_hall import demo_hall
from commands.demo_place import DemoPlace, demo_store, lay_in_float
from commands.early_crash import met_alone
from commands.outside import SystemClock, SystemIds
from commands.places import default_demo
from commands.provider import PORT as PROVIDER_PORT
from commands.stock import demo_data
from commands.terminal import has_display, tell
from offline_cache.keys import DEMO_PASSPHRASE

DEMO_PORT = 8623  # tried first, so that the QR of a receipt of yesterday still opens


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = parsers.add_parser("demo", help="a whole counter on this PC with demo data")
    parser.add_argument("--headless", action="store_true", help="handle one order by itself and leave its files")
    parser.add_argument("--offline", action="store_true", help="with the centre stopped while the order is taken")
    parser.add_argument("--out", type=Path, help="where --headless leaves its files (demo-out)")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """0 where all went well; --headless exits 1 if any figure differs from the domain's."""
    if given.headless or not has_display():
        out = given.out or Path("demo-out")
        _make_folders(out)
        tell(words.DEMO_HANDLES if given.headless else words.DEMO_NO_DISPLAY, folder=out)
        from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load

        load_plain_qt()
        from commands.demo_headless import run_headless  # behind it, like all that has windows

        return run_headless(out=out, offline=given.offline)
    if given.out is not None:
        tell(words.DEMO_OUT_UNUSED)
    folder = default_demo()
    return met_alone(lambda: run_demo(folder, offline=given.offline), folder=DemoPlace(folder).store)


def _make_folders(out: Path) -> None:
    """Before anything starts. Raises InputRefused where nothing can be written."""
    pictures = out / "screens"
    try:
        pictures.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=out).close()
        tempfile.TemporaryFile(dir=pictures).close()
    except OSError as wrong:
        raise InputRefused(words.DEMO_NOT_WRITTEN, folder=out) from wrong


def run_demo(folder: Path, *, offline: bool) -> int:
    """Windows of clerk, customer and virtual printer, until the clerk's is closed."""
    place, data = DemoPlace(folder), demo_data()
    clock, ids = SystemClock(), SystemIds()
    with ExitStack() as stack:
        try:
            store = stack.enter_context(demo_store(place, data, clock=clock, ids=ids))
        except StoreInUse as held:
            from commands.counter_life import shown_instead  # with it comes Qt

            return shown_instead(place.store, held)
        lay_in_float(store, data)
        url = f"http://127.0.0.1:{DEMO_PORT}"
        if not offline:
            central = _start(place)
            stack.callback(central.stop)
            url = central.url
            command = place.central_command(central.port)
            tell(words.DEMO_CENTRAL, address=url, pid=central.process.pid, command=command)
        else:
            tell(words.DEMO_CENTRAL_AWAY, command=place.central_command(DEMO_PORT))
        provider = _start_provider(place)
        stack.callback(provider.stop)
        tell(words.DEMO_PROVIDER, wallet=f"{provider.url}/wallet", pid=provider.process.pid)
        stack.enter_context(demo_hall(place, store, data, clock=clock, ids=ids))
        tell(words.DEMO_FOLDER, folder=folder)
        tell(words.DEMO_PASSPHRASE, passphrase=DEMO_PASSPHRASE)
        for one in data.staff:
            tell(words.DEMO_STAFF, number=one.member.number, password=one.password, name=one.member.name)
        tell(words.DEMO_SCREENS)
        tell(words.DEMO_MESSAGES, address=f"{url}{PHONE_PATH}")
        from ui.frame.plain_qt import load_plain_qt  # Qt takes long to load

        load_plain_qt()
        from commands.demo_windows import run_windows  # behind it, like all that has windows

        return run_windows(store, data=data, central_url=url, provider_url=provider.url, clock=clock, ids=ids)


def _start(place: DemoPlace) -> CentralProcess:
    """On the usual port where it is free."""
    try:
        return start_central(database=place.database, port=DEMO_PORT, shows_messages=True)
    except CentralTrouble:
        return start_central(database=place.database, shows_messages=True)


def _start_provider(place: DemoPlace) -> CentralProcess:
    """Likewise."""
    try:
        return start_provider(database=place.provider_database, port=PROVIDER_PORT)
    except CentralTrouble:
        return start_provider(database=place.provider_database)
