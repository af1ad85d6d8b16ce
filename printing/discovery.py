"""Which printers there are: on this PC's serial ports and USB, in CUPS or Windows, and on the hall's network.

Nothing is printed and nothing sent: a port may belong to a scale, an address to an office printer. What stands behind
a serial port is therefore not known. Printers that announce themselves (mDNS) are found by their port like all others.
"""

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from ipaddress import IPv4Network
from time import monotonic
from typing import Final

from app.domain.printer_address import RAW_PORT
from app.printer_ports import FoundBy, FoundPrinter, SearchProgress
from printing.found_here import cups_queues, serial_ports, usb_printers, windows_printers
from printing.found_on_network import network_printers, own_networks

DEADLINE_S: Final = 5.0
_ORDER: Final = (FoundBy.USB, FoundBy.CUPS, FoundBy.WINDOWS, FoundBy.SERIAL, FoundBy.NETWORK)  # this PC's own first

log = logging.getLogger(__name__)

Part = Callable[[float], tuple[FoundPrinter, ...]]


def find_printers(
    *,
    told: Callable[[SearchProgress], None] | None = None,
    deadline_s: float = DEADLINE_S,
    networks: Iterable[IPv4Network] | None = None,
    port: int = RAW_PORT,
) -> tuple[FoundPrinter, ...]:
    """What was found within `deadline_s`, the likeliest first; off the window's thread, where `told` is called too.

    `networks` are the networks to search, at most 1,024 addresses each; None: the /24 around each of this PC's own.
    """
    searched = tuple(own_networks() if networks is None else networks)
    parts: tuple[Part, ...] = (
        usb_printers,
        serial_ports,
        cups_queues,
        windows_printers,
        lambda within_s: network_printers(searched, port=port, within_s=within_s),
    )
    return _all_of(parts, told=told, deadline_s=deadline_s)


def _all_of(
    parts: tuple[Part, ...], *, told: Callable[[SearchProgress], None] | None, deadline_s: float
) -> tuple[FoundPrinter, ...]:
    """Each part on a thread of its own; one that hangs costs only what it would have found."""
    until = monotonic() + deadline_s
    pool = ThreadPoolExecutor(len(parts), thread_name_prefix="printer-search")
    running: set[Future[tuple[FoundPrinter, ...]]] = {pool.submit(part, deadline_s * 0.9) for part in parts}
    found: list[FoundPrinter] = []
    done = 0
    while running:
        finished, running = wait(running, timeout=max(0.0, until - monotonic()), return_when="FIRST_COMPLETED")
        if not finished:
            break
        found += [one for part in finished for one in _result(part)]
        done += len(finished)
        if told is not None:
            told(SearchProgress(done=done, parts=len(parts), found=_sorted(found)))
    pool.shutdown(wait=False, cancel_futures=True)
    return _sorted(found)


def _result(part: Future[tuple[FoundPrinter, ...]]) -> tuple[FoundPrinter, ...]:
    wrong = part.exception()
    if wrong is None:
        return part.result()
    log.error("one way of looking for printers went wrong", exc_info=wrong)
    return ()


def _sorted(found: list[FoundPrinter]) -> tuple[FoundPrinter, ...]:
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.how), one.address)))
