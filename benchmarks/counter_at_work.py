"""A counter in a process of its own that takes order after order through its real windows and says its memory.

Started by benchmarks.memory, so that nothing but a counter's own parts is loaded.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen says of each dialog what it cannot do

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.texts.language import Language
from commands.counter import Counter
from commands.outside import SystemClock, SystemIds
from commands.places import open_for_command
from ui.clerk.closing import Stage
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import DialogKind
from ui.shell.demo_order import DemoClerk, DemoOrder
from ui.shell.rehearsal import Hands, RehearsalStopped, handwriting, settle
from ui.shell.settings.state import CustomerScreenChoice, SettingsState

TOP_UP = "10"
LAST_DIGITS = 4  # as people say their number at a counter
LOOK_AGAIN_MS = 20


class QuickHands(Hands):
    """Waits no longer than it takes, and leaves the processor to the lanes while it waits."""

    def until(self, step: str, happened: Callable[[], bool]) -> None:
        loop, again = QEventLoop(), QTimer()
        again.start(LOOK_AGAIN_MS)  # what happened may come without an event
        ends = time.monotonic() + 30
        while not happened():
            if time.monotonic() > ends:
                raise RehearsalStopped(step)
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle()


def resident_mb() -> float:
    """What this process holds in memory now."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def take_one(counter: Counter, hands: Hands, presenter: ClerkPresenter, digits: str) -> None:
    """A cash top-up from the last digits of the customer's number to the accepted order."""
    window, view = counter.program.window, counter.program.place.view
    hands.press(window, Qt.Key.Key_F3)
    hands.type_text(window, digits)
    hands.until("found", lambda: presenter.finder.state().count > 0)
    hands.press(window, Qt.Key.Key_Return)
    hands.until("chosen", lambda: presenter.form.customer is not None)
    hands.press(window, Qt.Key.Key_F2)
    hands.type_text(window, f"jf{TOP_UP}")
    hands.press(window, Qt.Key.Key_Return)
    hands.until("on the form", lambda: len(presenter.form.lines) == 1)
    hands.press(window, Qt.Key.Key_F4)
    hands.press(window, Qt.Key.Key_F9)
    hands.until("with the customer", lambda: presenter.customer_side.has_form)
    pad = touchable(view, "signaturePad")
    hands.write(pad, handwriting(pad.width(), pad.height()))
    hands.click(touchable(view, "signButton"))
    hands.until("cash", lambda: presenter.dialog is DialogKind.CASH)
    hands.type_text(window, TOP_UP)
    hands.press(window, Qt.Key.Key_Return)
    hands.until("accepted", lambda: presenter.closing.stage is Stage.ACCEPTED)
    hands.press(window, Qt.Key.Key_Return)
    hands.until("next", lambda: presenter.closing.stage is Stage.OPEN)


def touchable(inside: QWidget, name: str) -> QWidget:
    return next(part for part in inside.findChildren(QWidget, name) if part.isVisible())


def main(folder: str, orders: str, number: str, password: str, *phones: str) -> None:
    """Says its MB after sign-on and after every hundredth order."""
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(Path(folder), clock=clock, ids=ids)
    counter = Counter(store, clock=clock, ids=ids, chosen=SettingsState(customer_screen=CustomerScreenChoice.WINDOW))
    try:
        order = DemoOrder(
            counter.program,
            DemoClerk(number, password),
            customer_language=Language.ZH,
            picture=lambda _name, _widget: None,
        )
        counter.start()
        order.sign_on()
        print(resident_mb(), flush=True)
        hands = QuickHands()
        for taken in range(1, int(orders) + 1):
            take_one(counter, hands, order.presenter, phones[taken % len(phones)][-LAST_DIGITS:])
            if taken % 100 == 0:
                print(resident_mb(), flush=True)
    finally:
        counter.stop()
        store.close()
