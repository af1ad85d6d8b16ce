"""The ticket strip in the real window: by keyboard alone, and readable in every look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Standing
from app.hall_ports import HallState
from tests.ui.clerk.conftest import MakeCounter
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.keys import Keyboard
from tests.ui.clerk.queue_bench import QueueHall, standing
from tests.ui.looks import LOOKS_BY_TURNS, Look, check_both_sizes, settle, show_as
from ui.frame.theme import Theme
from ui.shell.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
LONG = ("plan_change", "sim_replacement", "top_up", "broadband_renewal", "device_contract")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[QueueHall]:
    there = QueueHall(tmp_path)
    yield there
    there.there.close()


def test_called_served_and_finished_by_keyboard_alone(hall: QueueHall, make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall.hall)
    tickets = [hall.comes() for _ in range(2)]
    keys = Keyboard(counter.window)
    for key, modifier, stands in (
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, Standing.CALLED),
        (Qt.Key.Key_B, CTRL, Standing.SERVING),
        (Qt.Key.Key_D, CTRL, Standing.FINISHED),
    ):
        keys.press(key, modifier)
        assert standing(hall, tickets[0]) is stands
    keys.press(Qt.Key.Key_G, CTRL)
    keys.press(Qt.Key.Key_Return)  # this one, which asks why
    keys.type("vip")
    keys.press(Qt.Key.Key_Return)
    assert standing(hall, tickets[1]) is Standing.CALLED
    hall.clock.forward(seconds=41)
    keys.press(Qt.Key.Key_N, CTRL)
    assert standing(hall, tickets[1]) is Standing.MISSED


def test_news_of_the_hall_takes_neither_focus_nor_what_is_typed(hall: QueueHall, make_counter: MakeCounter) -> None:
    counter = make_counter(hall=hall.hall)
    hall.there.listen(counter.presenter.queue.look)
    hall.comes()
    keys = Keyboard(counter.window)
    keys.press(Qt.Key.Key_G, CTRL)
    keys.press(Qt.Key.Key_Return)
    keys.type("vi")
    focused = QApplication.focusWidget()
    hall.comes(care=(Care.ELDERLY,))
    hall.there.becomes(HallState.LOST)
    settle(counter.window)
    assert QApplication.focusWidget() is focused
    (dialog,) = [each for each in counter.window.findChildren(ReasonDialog) if each.isVisible()]
    assert dialog.reason.text() == "vi"


def scene(counter: Counter, hall: QueueHall) -> Iterator[str]:
    """The strip in each of its states, one after the other."""
    queue = counter.presenter.queue
    yield "free"
    hall.comes(*LONG, known=True, care=(Care.ELDERLY, Care.ILL))
    hall.comes()
    hall.clock.forward(minutes=4)
    queue.look()
    yield "waiting"
    queue.call()
    yield "called"
    queue.begin()
    hall.clock.forward(minutes=3)
    hall.there.change()
    queue.look()
    yield "serving"
    hall.there.becomes(HallState.LOST)
    queue.look()
    yield "serving, cut off"
    hall.there.becomes(HallState.ALONE)
    queue.look()
    yield "serving, alone"
    queue.finish()
    counter.view.ticket.render_last("BH20261120-03-0041")
    yield "free, alone, after an order"


@pytest.mark.parametrize("look", LOOKS_BY_TURNS, ids=str)
def test_the_strip_reads_well(look: Look, hall: QueueHall, theme: Theme, make_counter: MakeCounter) -> None:
    theme.switch(look.theme)
    counter = make_counter(hall=hall.hall, language=look.language)
    show_as(counter.window, look, theme)
    for _ in scene(counter, hall):
        for toast in counter.window.toasts.toasts():
            toast.close_toast()
        settle(counter.window)
        check_both_sizes(counter.window)
        assert counter.view.ticket.height() == 44
