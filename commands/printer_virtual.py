"""`yitai printer virtual`: a printer of the program's own on TCP or a pseudo-terminal, well or with faults."""

import argparse
import signal
import sys
import threading

from app.domain.printer_address import BAUD_RATES, USUAL_BAUD
from app.domain.printer_fault import Fault, Ordered
from app.errors import InputRefused
from app.texts import commands as words
from commands.terminal import has_display, tell, tell_trouble, terminal_language
from printing.profiles import PROFILES
from printing.virtual_printer.printer import PrinterOnALine
from printing.virtual_printer.server import VirtualPrinter

PORT = 9100
MEND = "mend"
_NAMES = "  ".join(Fault)


def register_virtual(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    virtual = acts.add_parser(
        "virtual", help="a printer of the program's own, for training", epilog=f"faults: {_NAMES}"
    )
    virtual.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT}); 0 takes a free one")
    virtual.add_argument("--serial", action="store_true", help="a serial port instead of TCP; not on Windows")
    virtual.add_argument("--baud", type=int, choices=BAUD_RATES, default=USUAL_BAUD, help="of the serial line (9600)")
    virtual.add_argument("--width", type=int, choices=sorted(PROFILES), default=80, help="paper in mm")
    virtual.add_argument(
        "--fault",
        type=_ordered,
        action="append",
        default=[],
        metavar="NAME[@WHEN]",
        help="paper-out at once, paper-out@20 behind 20 rows, @300b behind 300 bytes, @cut behind the next cut",
    )
    virtual.add_argument("--no-window", action="store_true", help="only listen; without a display this is so anyway")
    virtual.set_defaults(run=run_virtual)


def _ordered(typed: str) -> Ordered:
    try:
        return Ordered.read(typed)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{typed} is no fault; there are: {', '.join(Fault)}") from wrong


def run_virtual(given: argparse.Namespace) -> int:
    """Listens until it is stopped or its window closed. Raises PortTaken, and InputRefused for a serial one where the
    system has none."""
    bare = given.no_window or not has_display()
    stopped = threading.Event()
    if bare:  # before anyone is told that it listens: whoever started it may stop it at once
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    with _printer(given) as printer:
        for one in given.fault:
            printer.switch_on(one.fault, one.onset)
        tell(words.VIRTUAL_PRINTER_READY, address=printer.address)
        if bare:
            if sys.stdin.isatty():
                tell(words.VIRTUAL_PRINTER_FAULTS, names=_NAMES)
                threading.Thread(target=_obey_typing, args=(printer,), daemon=True).start()
            stopped.wait()
            return 0
        from ui.virtual_printer.program import show_until_closed  # Qt takes long to load

        return show_until_closed(printer, language=terminal_language())


def _printer(given: argparse.Namespace) -> PrinterOnALine:
    columns = PROFILES[given.width].columns
    if not given.serial:
        return VirtualPrinter(columns=columns, port=given.port)
    if sys.platform == "win32":
        raise InputRefused(words.NO_PSEUDO_TERMINAL)
    from printing.virtual_printer.pseudo_terminal import SerialVirtualPrinter  # not there on Windows

    return SerialVirtualPrinter(columns=columns, baud=given.baud)


def _obey_typing(printer: PrinterOnALine) -> None:
    for line in sys.stdin:
        try:
            obey(printer, line.strip())
        except InputRefused as refused:
            tell_trouble(refused)
        tell(words.VIRTUAL_PRINTER_NOW, faults=", ".join(sorted(printer.faults())) or words.VIRTUAL_PRINTER_WELL)


def obey(printer: PrinterOnALine, typed: str) -> None:
    """A fault's name, with when it sets in, or `mend`. Raises InputRefused."""
    if typed == MEND:
        printer.switch_off()
    elif typed:
        try:
            one = Ordered.read(typed)
        except ValueError as wrong:
            raise InputRefused(words.NO_SUCH_FAULT, typed=typed, names=_NAMES) from wrong
        printer.switch_on(one.fault, one.onset)
