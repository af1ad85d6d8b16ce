"""A key on a form of 40 lines until the clerk's and the customer's screen are painted, beside the same key on two."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.customer import Customer, Product
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from benchmarks.timing import Figure, median, percentile, tell
from commands.stock import DemoData, demo_data
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import NOW
from tests.ui.clerk.counter import Counter
from ui.clerk.style import rules as clerk_rules
from ui.customer.style import rules as customer_rules
from ui.frame.form_state import FormState
from ui.frame.pauses import Pauses
from ui.frame.theme import Theme
from ui.shell.customer_place import CustomerPlace
from ui.shell.style import rules as shell_rules

LINES = 40
NUMBERS = 8
LIMIT_MS = 16.0
ROUNDS = 60
WARM = 5
TURNS = 3  # of the event loop: what one key asks for is painted by then
FEW = 2  # lines of the form beside it: what a key costs in any case
HAD = ("26GD-5G-0129", "VAS-0014")
TAKEN = ("26GD-5G-0199", "VAS-0014", "VAS-0015", "VAS-0016")  # changed to, cancelled, ordered twice; then a top-up


class Screens(Counter):
    """The clerk's window with the customer's screen beside it, as in a hall."""

    place: CustomerPlace | None = None

    def __init__(self, theme: Theme, stock: DemoData, customer: Customer) -> None:
        super().__init__(theme, Hall(catalogue=replace(stock.catalogue, consents=()), known=(customer,)))
        place = CustomerPlace(
            self.window,
            catalogues=self.hall.catalogues,
            desk=stock.desk,
            clock=self.hall.clock,
            verify_base="https://hall.example",
            check_password=lambda _, then: then(True),
        )
        place.serve(self.presenter.customer_side)
        place.show()
        place.view.resize(1920, 1080)
        self.window.resize(1366, 768)
        self.window.show()
        self.place, self.painted, self.painted_too = place, Painted(self.window), Painted(place.view)
        self.presenter.desk.set_customer(customer)

    def _show(self, state: FormState) -> None:
        super()._show(state)
        if self.place is not None:
            self.place.render(state)


class Painted(QObject):
    """When a window was painted last, in nanoseconds; 0 until then."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.at_ns = 0
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.UpdateRequest:
            return super().eventFilter(watched, event)
        self._window.event(event)
        self.at_ns = time.perf_counter_ns()
        return True


def many_numbers(customer: Customer) -> Customer:
    """The demo's customer with a plan and a service on each of eight numbers."""
    numbers = [customer.phone, *(f"1540000{n:04d}" for n in range(1, NUMBERS))]
    products = [
        Product(f"P-{number}-{code}", number, code, date(2025, 3, 1), None, None, primary=number == customer.phone)
        for number in numbers
        for code in HAD
    ]
    return replace(customer, products=tuple(products))


def fill(screens: Screens, lines: int) -> None:
    """Puts `lines` lines on the form, every service confirmed."""
    desk, catalogue = screens.presenter.desk, screens.presenter.form.catalogue
    assert desk.form.customer is not None
    for number in desk.form.customer.numbers():
        desk.choose_number(number)
        for code in TAKEN:
            if len(desk.form.lines) < lines:
                desk.add_offer(catalogue.offerings[code])
        if len(desk.form.lines) < lines:
            desk.top_up(2000)
    said = SecondConfirmation(Decision.CONFIRMED, NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    for line in desk.form.lines:
        desk.confirm(line.id, said)
    desk.choose_number(desk.form.customer.phone)


def keys(screens: Screens) -> dict[str, Callable[[], object]]:
    """What a clerk presses on a form; in this order it is the same form again at the end."""
    view, ctrl, alt = screens.view, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    return {
        "next line": lambda: QTest.keyClick(view, Qt.Key.Key_Up),
        "line before": lambda: QTest.keyClick(view, Qt.Key.Key_Down),
        "other number": lambda: QTest.keyClick(view, Qt.Key.Key_Down, alt),
        "take a line off": lambda: QTest.keyClick(view, Qt.Key.Key_Delete),
        "put it back": lambda: QTest.keyClick(view, Qt.Key.Key_Z, ctrl),
        "put a line on": lambda: screens.presenter.desk.top_up(3000),  # what Enter in the search does
    }


def until_painted_ms(screens: Screens, press: Callable[[], object], pauses: Pauses) -> tuple[float, float]:
    """Until the clerk sees the answer, and until the customer's screen has followed too."""
    screens.painted.at_ns = screens.painted_too.at_ns = 0
    began = time.perf_counter_ns()
    press()
    for _ in range(TURNS):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs here that would do it
    pauses.look()  # nor this
    own, other = screens.painted.at_ns, screens.painted_too.at_ns
    return (own - began) / 1e6, (max(own, other) - began) / 1e6


def measured(theme: Theme, stock: DemoData, lines: int) -> dict[str, list[tuple[float, float]]]:
    customer = many_numbers(stock.customers[0])
    screens = Screens(theme, stock, customer)
    fill(screens, lines)
    QApplication.processEvents()
    assert len(screens.presenter.form.lines) == lines
    took: dict[str, list[tuple[float, float]]] = {}
    with Pauses(screens.window) as pauses:
        for turn in range(WARM + ROUNDS):
            for what, press in keys(screens).items():
                ms = until_painted_ms(screens, press, pauses)
                if turn >= WARM:
                    took.setdefault(what, []).append(ms)
            until_painted_ms(screens, screens.presenter.remove_line, pauses)
    screens.window.close()
    return took


def main() -> int:
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    theme = Theme(application, extra=(shell_rules, clerk_rules, customer_rules))
    stock = demo_data()
    few, many = measured(theme, stock, FEW), measured(theme, stock, LINES)
    figures = []
    for what, took in many.items():
        own, both = [ms for ms, _ in took], median([ms for _, ms in took])
        bare = median([ms for ms, _ in few[what]])
        why = f"fixed; median {median(own):.1f} ms, customer's screen {both:.1f}; on {FEW} lines {bare:.1f}"
        figures.append(Figure(f"{LINES} lines, {what}, key to paint, p99", percentile(own, 99), LIMIT_MS, "ms", why))
    return tell(*figures)


if __name__ == "__main__":
    sys.exit(main())
