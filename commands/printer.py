"""`yitai printer`: the printer of this counter, its test page, and a virtual one on TCP."""

import argparse
import os
import signal
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

from app.errors import InputRefused, PrinterTrouble
from app.papers.test_page import test_page
from app.ports import Delivery
from app.texts import commands as words
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.settings_names import PRINTER_ADDRESS, PRINTER_WIDTH
from commands.terminal import EXIT_TROUBLE, has_display, tell, terminal_language
from offline_cache.settings import StoredSettings
from offline_cache.store import is_store
from printing.escpos import encode
from printing.layout import lay_out
from printing.profiles import PROFILES, PrinterProfile
from printing.transport import printer_at
from printing.virtual_printer.server import VirtualPrinter

PORT = 9100
ZONE = ZoneInfo("Asia/Shanghai")  # of the time on a test page, which belongs to no hall
_SAID = {
    Delivery.CONFIRMED: words.PRINTER_CONFIRMED,
    Delivery.UNASKED: words.PRINTER_HANDED_OVER,
    Delivery.SILENT: words.PRINTER_SILENT,
}


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("printer", help="list and test printers, or open a virtual one").add_subparsers(
        required=True, metavar="ACT"
    )
    show = acts.add_parser("list", help="the printer set on this counter and whether it can be reached")
    show.add_argument("--store", type=Path, default=default_store(), help="the counter's store")
    show.set_defaults(run=run_list)
    test = acts.add_parser("test", help="print the test page")
    test.add_argument("--address", help="tcp://host:port or file:///path; the counter's own if left out")
    test.add_argument("--width", type=int, choices=sorted(PROFILES), help="paper in mm")
    test.add_argument("--store", type=Path, default=default_store(), help="the counter's store")
    test.set_defaults(run=run_test)
    virtual = acts.add_parser("virtual", help="a printer of the program's own on TCP, for training")
    virtual.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    virtual.add_argument("--width", type=int, choices=sorted(PROFILES), default=80, help="paper in mm")
    virtual.add_argument("--no-window", action="store_true", help="only listen; without a display this is so anyway")
    virtual.set_defaults(run=run_virtual)


def run_list(given: argparse.Namespace) -> int:
    address, profile = _set_printer(given.store)
    if not address:
        tell(words.NO_PRINTER)
        return 0
    there = printer_at(address, answers=False).reachable()
    state = words.REACHABLE if there else words.NOT_REACHABLE
    tell(words.PRINTER_ROW, address=address, paper=profile.name, state=state)
    return 0 if there else EXIT_TROUBLE


def run_test(given: argparse.Namespace) -> int:
    """Raises PrinterTrouble where it cannot be reached, or breaks off."""
    address, profile = (given.address, PROFILES[given.width or 80]) if given.address else _set_printer(given.store)
    if not address:
        raise InputRefused(words.NO_PRINTER)
    if given.width:
        profile = PROFILES[given.width]
    from ui.frame.application import application  # Qt takes long to load

    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it draws the characters GBK lacks and shows no window
    drawing = application()
    page = test_page(
        printer=address,
        columns=profile.columns,
        paper_width_mm=profile.paper_width_mm,
        at=SystemClock().now(),
        zone=ZONE,
        language=terminal_language(),
    )
    data = encode(lay_out(page, columns=profile.columns), profile)
    drawing.quit()
    printer = printer_at(address, answers=profile.answers)
    try:
        outcome = printer.send(data)
    except OSError as broken:
        raise PrinterTrouble(words.PRINTER_TEST_BROKE, address=address) from broken
    tell(words.PRINTER_TESTED, address=address, outcome=_SAID[outcome])
    return 0


def run_virtual(given: argparse.Namespace) -> int:
    """Listens until it is stopped or its window closed. Raises PortTaken."""
    bare = given.no_window or not has_display()
    stopped = threading.Event()
    if bare:  # before anyone is told that it listens: whoever started it may stop it at once
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with VirtualPrinter(columns=PROFILES[given.width].columns, port=given.port) as printer:
        tell(words.VIRTUAL_PRINTER_READY, address=printer.address)
        if bare:
            stopped.wait()
            return 0
        from ui.virtual_printer.program import show_until_closed  # Qt takes long to load

        return show_until_closed(printer, language=terminal_language())


def _set_printer(folder: Path) -> tuple[str, PrinterProfile]:
    """Address and profile of the counter's own printer; "" where there is no store or no printer is set."""
    if not is_store(folder):
        return "", PROFILES[80]
    store = open_for_command(folder, clock=SystemClock(), ids=SystemIds())
    try:
        settings = StoredSettings(store)
        return settings.get(PRINTER_ADDRESS, ""), PROFILES[int(settings.get(PRINTER_WIDTH, "80"))]
    finally:
        store.close()
