"""A key on a form of 40 lines until the clerk's and the customer's screen are painted, beside the same key on two."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.customer import Customer, Product
from app.domain.order_line import ConfirmationChannel, Decision, SecondConfirmation
from benchmarks.timing import Figure, median, once_ms, percentile, tell
from commands.stock import DemoData, demo_data
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import NOW
from tests.ui.clerk.counter import Counter
from ui.clerk.style import rules as clerk_rules
from ui.customer.style import rules as customer_rules
from ui.customer.view import CustomerView
from ui.frame.form_state import FormState
from ui.frame.theme import Theme
from ui.shell.style import rules as shell_rules

LINES = 40
NUMBERS = 8
LIMIT_MS = 16.0
ROUNDS = 60
TURNS = 20  # of the event loop, at most
FEW = 2  # lines of the form beside it: what a key costs in any case
HAD = ("26GD-5G-0129", "VAS-0014")
TAKEN = ("26GD-5G-0199", "VAS-0014", "VAS-0015", "VAS-0016")  # changed to, cancelled, ordered twice; then a top-up


class Screens(Counter):
    """The clerk's window with the customer's screen beside it, as in a hall."""

    def __init__(self, theme: Theme, stock: DemoData, customer: Customer) -> None:
        self.second: CustomerView | None = None
        super().__init__(theme, Hall(catalogue=replace(stock.catalogue, consents=()), known=(customer,)))
        self.second = CustomerView(
            on_sale=lambda: tuple(stock.catalogue.on_sale(self.presenter.form.today)),
            desk=stock.desk,
            acts=self.presenter.customer_side,
            verify_base="https://hall.example",
        )
        self.window.resize(1366, 768)
        self.second.resize(1920, 1080)
        self.window.show()
        self.second.show()
        self.painted = Painted(self.window)
        self.presenter.desk.set_customer(customer)

    def _show(self, state: FormState) -> None:
        super()._show(state)
        if self.second is not None:
            self.second.render_form(state)


class Painted(QObject):
    """Whether a window was painted since it was asked last."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            self._times += 1
        return super().eventFilter(watched, event)

    def again(self) -> bool:
        times, self._times = self._times, 0
        return times > 0


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


def until_painted_ms(screens: Screens, press: Callable[[], object]) -> float:
    """Both screens: whatever is left to paint is painted."""
    clerk = screens.painted
    clerk.again()

    def act() -> None:
        press()
        for _ in range(TURNS):
            QApplication.processEvents()
            if clerk.again():
                break
        QApplication.processEvents()

    took = once_ms(act)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs here that would do it
    return took


def measured(theme: Theme, stock: DemoData, lines: int) -> dict[str, list[float]]:
    customer = many_numbers(stock.customers[0])
    screens = Screens(theme, stock, customer)
    fill(screens, lines)
    QApplication.processEvents()
    assert len(screens.presenter.form.lines) == lines
    took: dict[str, list[float]] = {}
    for round_ in range(ROUNDS + 5):
        for what, press in keys(screens).items():
            ms = until_painted_ms(screens, press)
            if round_ >= 5:
                took.setdefault(what, []).append(ms)
        screens.presenter.desk.remove_line()
        QApplication.processEvents()
    assert screens.second is not None
    screens.second.close()
    screens.window.close()
    return took


def main() -> int:
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    theme = Theme(application, extra=(shell_rules, clerk_rules, customer_rules))
    stock = demo_data()
    bare, long = measured(theme, stock, FEW), measured(theme, stock, LINES)
    figures = []
    for what, took in long.items():
        why = f"fixed; median {median(took):.1f} ms; on {FEW} lines {median(bare[what]):.1f}, p99 {percentile(bare[what], 99):.1f}"
        figures.append(Figure(f"{LINES} lines, {what}, key to paint, p99", percentile(took, 99), LIMIT_MS, "ms", why))
    return tell(*figures)


if __name__ == "__main__":
    sys.exit(main())
