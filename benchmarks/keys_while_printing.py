"""A key in the clerk's window until it is painted, while the printer is out of paper, slow, silent or refuses, beside
the same keys while it is idle.

The limit is one frame above the idle run of the same process: what a printer may add to a key is nothing that is seen.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen says of each dialog what it cannot do

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.ports import PrintState
from benchmarks.counter_at_work import QuickHands, take_one
from benchmarks.long_form import Painted
from benchmarks.timing import Figure, percentile, tell
from commands.counter import Counter
from commands.demo_place import DemoPlace, demo_store, point_to
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import demo_data
from printing.virtual_printer.server import VirtualPrinter
from ui.shell.demo_order import DemoClerk, DemoOrder
from ui.shell.settings.state import CustomerScreenChoice, SettingsState

FRAME_MS = 1000 / 60
KEYS = "cx199"
ROUNDS, WARM = 12, 3
NOBODY = "http://127.0.0.1:9"  # no centre: sending is no part of this
FAULTS = {
    "out of paper in the middle of a job": (Fault.PAPER_OUT, Onset(rows=3)),
    "slow": (Fault.SLOW, AT_ONCE),
    "silent": (Fault.SWALLOWS, AT_ONCE),
    "refusing": (Fault.REFUSED, AT_ONCE),
}


class Lap(NamedTuple):
    """One key, in milliseconds: `passed` until the window was painted, `worked` the window's thread alone; the first
    is also long where something else wants the processor, the second shows no wait."""

    passed: float
    worked: float


_passed, _worked = attrgetter("passed"), attrgetter("worked")


def key_ms(painted: Painted, press: Callable[[], None]) -> Lap:
    """Until its window is painted; everything that is due by then runs, as it would at a desk."""
    painted.at_ns = 0
    began, worked = time.perf_counter_ns(), time.thread_time_ns()
    press()
    while not painted.at_ns:
        QApplication.processEvents()
    return Lap((painted.at_ns - began) / 1e6, (time.thread_time_ns() - worked) / 1e6)


def typed_ms(counter: Counter, painted: Painted) -> list[Lap]:
    """The offers' search opened, typed into letter by letter, and left again."""
    window, hands = counter.program.window, QuickHands()

    def key(key: Qt.Key) -> Callable[[], None]:
        return lambda: hands.press(window, key)

    def letter(letter: str) -> Callable[[], None]:
        return lambda: hands.type_text(window, letter)

    presses = [key(Qt.Key.Key_F2), *(letter(each) for each in KEYS), key(Qt.Key.Key_Escape)]
    return [key_ms(painted, press) for press in presses]


def laps_ms(counter: Counter, painted: Painted) -> list[Lap]:
    return [each for _ in range(ROUNDS) for each in typed_ms(counter, painted)]


def while_it_is(fault: Fault, onset: Onset, counter: Counter, order: DemoOrder, printer: VirtualPrinter) -> None:
    """An order is accepted whose receipt meets the fault, and the next form is begun."""
    hands, jobs = QuickHands(), counter.parts.print_jobs
    printer.switch_on(fault, onset)
    take_one(counter, hands, order.presenter, digits_of(counter))
    stands = (PrintState.FAILED_BEFORE_SEND,) if fault is Fault.REFUSED else (PrintState.SENT,)
    hands.until("the receipt meets it", lambda: any(job.state in stands for job in jobs.open()))


def digits_of(counter: Counter) -> str:
    return counter.parts.customers.all()[0].phone[-4:]


def all_mended(fault: Fault, counter: Counter, printer: VirtualPrinter) -> None:
    """Whatever is open is answered by hand, so that the next fault begins with an empty queue."""
    printer.switch_off()
    if fault is Fault.SWALLOWS:
        printer.stop()
        printer.start()
    jobs, hands, lane = counter.parts.print_jobs, QuickHands(), list[bool]()
    counter.lanes.printing.run(lambda: True, then=lane.append, failed=_fail, deadline_s=90)
    hands.until("the lane is free", lambda: bool(lane))
    for job in jobs.open():
        jobs.mark(job.id, PrintState.CANCELLED, at=counter.parts.store.clock.now())


def _fail(error: Exception) -> None:
    raise error


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, VirtualPrinter(port=0) as printer:
        return tell(*figures(DemoPlace(Path(folder)), printer))


def figures(place: DemoPlace, printer: VirtualPrinter) -> tuple[Figure, ...]:
    clock, ids, data = SystemClock(), SystemIds(), demo_data()
    with demo_store(place, data, clock=clock, ids=ids):
        pass
    store = open_or_create_demo(place.store, clock=clock, ids=ids)
    point_to(store, data=data, central_url=NOBODY, printer=f"tcp://{printer.address}")
    chosen = SettingsState(customer_screen=CustomerScreenChoice.WINDOW)
    counter = Counter(store, clock=clock, ids=ids, chosen=chosen)
    counter.start()
    try:
        staff = data.staff[0]
        clerk = DemoClerk(staff.member.number, staff.password)
        order = DemoOrder(counter.program, clerk, customer_language=chosen.language, picture=lambda name, widget: None)
        order.sign_on()
        painted = Painted(counter.program.window)
        for _ in range(WARM):
            typed_ms(counter, painted)
        found = []
        for name, (fault, onset) in FAULTS.items():
            idle = laps_ms(counter, painted)
            while_it_is(fault, onset, counter, order, printer)
            laps = laps_ms(counter, painted)
            for what, each in (("until it is painted", _passed), ("of the window's own work", _worked)):
                before = percentile([each(lap) for lap in idle], 95)
                why = f"a frame above the idle run's {before:.1f} ms just before; slowest {max(map(each, laps)):.1f} ms"
                value = percentile([each(lap) for lap in laps], 95)
                found.append(Figure(f"a key {what}, printer {name}, 95 %", value, before + FRAME_MS, "ms", why))
            all_mended(fault, counter, printer)
        return tuple(found)
    finally:
        counter.stop()
        store.close()


if __name__ == "__main__":
    sys.exit(main())
