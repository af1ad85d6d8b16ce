"""`yitai demo --headless`: one order through the real windows, a real centre and the virtual printer, and its files."""

import json
import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.order import CentralState
from app.ports import OrderRow, PrintState
from app.texts import commands as words
from central.received_order import ReceivedOrder, received_order
from commands.central_process import CentralProcess, start_central
from commands.counter import Counter
from commands.demo_check import DemoFiles, differences, expected_order, write_files
from commands.demo_place import DemoPlace, demo_store, lay_in_float, point_to
from commands.demo_watched import Watched
from commands.outside import SystemClock, SystemIds
from commands.passing_folder import passing_folder
from commands.stock import DemoData, demo_data
from commands.terminal import EXIT_TROUBLE, tell
from printing.virtual_printer.server import VirtualPrinter
from ui.frame.application import application, qt_words_logged
from ui.frame.pictures import LARGE, SMALL, Screen, grab
from ui.shell.demo_order import DemoClerk, DemoOrder
from ui.shell.rehearsal import RehearsalStopped, settle
from ui.shell.settings.state import CustomerScreenChoice, SettingsState

MONITOR = (1920, 1080)


@dataclass(frozen=True, slots=True)
class DemoLook:
    """How the windows look while the order is handled."""

    chosen: SettingsState = field(default_factory=lambda: SettingsState(customer_screen=CustomerScreenChoice.WINDOW))
    large: bool = False


def run_headless(*, out: Path, offline: bool, look: DemoLook | None = None) -> int:
    """0 where every figure is the domain's, 1 otherwise; the files lie in `out` in either case as far as it came, the
    pictures in its folder `screens`, which is there."""
    look = look or DemoLook()
    data, clock, ids = demo_data(), SystemClock(), SystemIds()
    with ExitStack() as stack:
        folder = stack.enter_context(passing_folder("yitai-demo-"))
        _two_monitors(folder)
        place = DemoPlace(folder)
        store = stack.enter_context(demo_store(place, data, clock=clock, ids=ids))
        lay_in_float(store, data)  # as in the demo with windows: nobody is reminded of an empty drawer
        centre = Centre(place)
        stack.callback(centre.stop)
        centre.start()
        if offline:
            centre.stop()
        printer = stack.enter_context(VirtualPrinter(port=0))
        point_to(store, data=data, central_url=centre.url, printer=f"tcp://{printer.address}")
        application()
        stack.enter_context(qt_words_logged())
        counter = Counter(store, clock=clock, ids=ids, chosen=look.chosen)
        stack.callback(counter.stop)
        try:
            files = _handle(counter, printer, centre, data=data, out=out, offline=offline, look=look)
        except RehearsalStopped as stopped:
            tell(words.DEMO_STEP_FAILED, step=stopped.step)
            return EXIT_TROUBLE
        finally:
            counter.program.lock()  # the drawer's period goes on: a window that is not locked asks for its end first
            counter.program.window.close()
    wrong = differences(files, expected_order(data, clock=clock, ids=ids))
    for what in wrong:
        tell(words.DEMO_DIFFERS, what=what)
    tell(words.DEMO_DONE, receipt=files.receipt_no, state=files.central_states[-1], folder=out)
    return EXIT_TROUBLE if wrong else 0


def _two_monitors(folder: Path) -> None:
    """Offscreen, the customer's window lies beside the clerk's: a pointer reaches only what nothing covers."""
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    width, height = MONITOR
    plain = {"width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": name, "x": n * width, "y": 0, **plain} for n, name in enumerate(("clerk", "customer"))]
    file = folder / "monitors.json"
    file.write_text(json.dumps({"screens": screens}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


class Centre:
    """The demo's centre: stopped and started again on the same port."""

    def __init__(self, place: DemoPlace) -> None:
        self._place = place
        self._process: CentralProcess | None = None
        self._port = 0
        self.url = ""

    def start(self) -> None:
        self._process = start_central(database=self._place.database, port=self._port, shows_messages=True)
        self._port, self.url = self._process.port, self._process.url

    def stop(self) -> None:
        if self._process is not None:
            self._process.stop()
            self._process = None

    def received(self, hall_id: str, key: str) -> ReceivedOrder | None:
        """What its database keeps of an order as it came."""
        return received_order(self._place.database, hall_id=hall_id, key=key)


def _handle(
    counter: Counter,
    printer: VirtualPrinter,
    centre: Centre,
    *,
    data: DemoData,
    out: Path,
    offline: bool,
    look: DemoLook,
) -> DemoFiles:
    """Raises RehearsalStopped."""
    watched = Watched(counter.parts.order_book)
    watched.after_each_job_of(counter.lanes.store)
    program, size = counter.program, LARGE if look.large else SMALL

    def picture(name: str, widget: Screen) -> None:
        file = out / "screens" / f"{name}.png"
        program.window.resize(size)
        program.place.view.resize(size)
        settle()
        grab(widget, file)
        watched.pictures.append(str(file.relative_to(out)))

    staff = data.staff[0]
    clerk = DemoClerk(staff.member.number, staff.password)
    order = DemoOrder(program, clerk, customer_language=look.chosen.language, picture=picture)
    counter.start()
    program.place.view.move(MONITOR[0], 0)
    order.sign_on()
    order.hands.until("the link is known", lambda: counter.room.link.status().state.value in _link_due(offline))
    order.put_on_form()
    order.customer_confirms_and_signs()
    order.take_cash()
    order.hands.until("the order is recorded", lambda: bool(_order_id(order)))
    watched.order_id = order_id = _order_id(order)
    order.hands.until("the receipt is printed", lambda: _is_printed(watched.look()))
    if offline:
        centre.start()
    order.hands.until("the centre has the order", lambda: _is_accepted(watched.look()))
    order.hands.until("the screens know it", lambda: _screens_know(order))
    order.after()
    return write_files(
        out,
        counter=counter,
        order_id=order_id,
        received=centre.received(data.desk.hall.id, order_id),
        slips=printer.slips(),
        pictures=tuple(watched.pictures),
        states=tuple(watched.states),
        keys=order.keys,
    )


def _order_id(order: DemoOrder) -> str:
    """ "" while the counter has not recorded it."""
    outcome = order.presenter.closing.outcome
    return outcome.order.id if outcome is not None else ""


def _link_due(offline: bool) -> tuple[str, ...]:
    return ("offline",) if offline else ("online",)


def _is_printed(row: OrderRow | None) -> bool:
    return row is not None and row.print_state == PrintState.CONFIRMED


def _is_accepted(row: OrderRow | None) -> bool:
    return row is not None and row.central is CentralState.ACCEPTED


def _screens_know(order: DemoOrder) -> bool:
    outcome = order.presenter.closing.outcome
    return outcome is not None and outcome.central is CentralState.ACCEPTED
