"""The customer's window on the clerk's own monitor: it can be reached, and the keyboard stays the clerk's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.catalogue import Catalogue
from tests.fakes.orders import DESK, NOW
from tests.ui.customer.stage import LINE_OF, RING, a_demo_form, catalogue, state_of
from tests.ui.looks import settle
from ui.frame.form_state import Phase
from ui.frame.pictures import SMALL
from ui.frame.theme import Theme
from ui.shell.customer_place import CustomerPlace, keep_in_sight
from ui.shell.settings.state import CustomerScreenChoice
from ui.shell.strip_state import CustomerScreenReport


class OneCatalogue:
    def current(self) -> Catalogue:
        return catalogue()

    def version(self, version: str) -> Catalogue | None:
        return catalogue() if version == catalogue().version else None


class Noon:
    def now(self) -> datetime:
        return NOW


class Raised(QObject):
    """Which window was raised last; no window manager is there to ask."""

    def __init__(self, *windows: QWidget) -> None:
        super().__init__(windows[0])
        self.last: QWidget | None = None
        for window in windows:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ZOrderChange and isinstance(watched, QWidget):
            self.last = watched
        return super().eventFilter(watched, event)


@dataclass
class Desk:
    """The clerk's window over the customer's, as on a laptop."""

    window: QWidget
    place: CustomerPlace
    raised: Raised

    def in_front(self) -> QWidget | None:
        return self.raised.last


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(SMALL)
    place = CustomerPlace(
        window,
        catalogues=OneCatalogue(),
        desk=DESK,
        clock=Noon(),
        verify_base="https://hall.example",
        check_password=_never,
    )
    qtbot.addWidget(place.view)
    place.show()
    window.show()
    window.move(0, 0)
    place.view.move(40, 40)
    raised = Raised(window, place.view)
    window.raise_()
    settle(window)
    return Desk(window, place, raised)


def _never(password: str, answer: Callable[[bool], None]) -> None:
    raise AssertionError("nobody asks for a password here")


def test_the_key_brings_it_forward_and_back(desk: Desk) -> None:
    assert desk.in_front() is desk.window
    assert desk.place.swap() is CustomerScreenReport.ON
    assert desk.in_front() is desk.place.view
    desk.place.swap()
    assert desk.in_front() is desk.window


def test_a_press_on_the_clerks_window_makes_the_key_bring_it_forward_again(desk: Desk) -> None:
    desk.place.swap()
    desk.window.raise_()
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    desk.place.swap()
    assert desk.in_front() is desk.place.view


def test_it_comes_forward_by_itself_while_the_customer_is_awaited(desk: Desk) -> None:
    form = a_demo_form(decision=None)
    desk.place.render(state_of(form, phase=Phase.EDITING))
    assert desk.in_front() is desk.window
    desk.place.render(state_of(form, phase=Phase.EDITING, line_asked=LINE_OF[RING]))
    assert desk.in_front() is desk.place.view
    desk.place.render(state_of(a_demo_form(), phase=Phase.EDITING))
    assert desk.in_front() is desk.window
    desk.place.render(state_of(a_demo_form(), phase=Phase.WITH_CUSTOMER))
    assert desk.in_front() is desk.place.view
    desk.place.render(state_of(a_demo_form(), phase=Phase.TAKING_MONEY))
    assert desk.in_front() is desk.window


def test_while_the_clerk_edits_it_follows_and_what_the_customer_acts_on_is_there_at_once(
    desk: Desk, qtbot: QtBot
) -> None:
    form = a_demo_form(decision=None)
    longer = form.with_top_up(number=form.lines[0].number, amount_fen=1000, line_id="more")
    first, other = (state_of(each, phase=Phase.EDITING) for each in (form, longer))
    desk.place.render(first)
    assert desk.place.view.state is first
    desk.place.render(other)
    assert desk.place.view.state is first
    qtbot.waitUntil(lambda: desk.place.view.state is other)
    decided = state_of(a_demo_form(), phase=Phase.EDITING)
    desk.place.render(decided)
    assert desk.place.view.state is decided
    without = state_of(a_demo_form().without_line(LINE_OF[RING]), phase=Phase.EDITING)
    desk.place.render(without)  # by the clerk: the customer pressed nothing
    assert desk.place.view.state is decided
    desk.place.render(first)
    handed_over = state_of(a_demo_form(), phase=Phase.WITH_CUSTOMER)
    desk.place.render(handed_over)
    assert desk.place.view.state is handed_over
    settle(desk.window)
    assert desk.place.view.state is handed_over


def test_windows_that_hide_nothing_of_each_other_stay_as_they_are(desk: Desk) -> None:
    desk.place.view.move(3000, 0)
    desk.place.render(state_of(a_demo_form(), phase=Phase.WITH_CUSTOMER))
    assert desk.in_front() is desk.window
    assert desk.place.view.pos() == QPoint(3000, 0)


def test_a_window_that_was_closed_comes_again(desk: Desk) -> None:
    desk.place.view.close()
    assert desk.place.report() is CustomerScreenReport.OFF
    assert desk.place.swap() is CustomerScreenReport.ON
    assert desk.place.view.isVisible()


def test_it_never_asks_for_the_keyboard(desk: Desk) -> None:
    desk.place.swap()
    assert desk.place.view.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_turned_round_there_is_nothing_to_bring_forward(desk: Desk) -> None:
    desk.place.put(CustomerScreenChoice.TURNED)
    assert not desk.place.beside
    assert desk.place.swap() is CustomerScreenReport.TURNED


def test_brought_forward_it_lies_wholly_on_its_monitor(desk: Desk) -> None:
    view = desk.place.view
    room = view.screen().availableGeometry()
    view.move(room.right() - 100, room.bottom() - 50)
    keep_in_sight(view)
    least = view.size() == SMALL  # on a monitor smaller than that its far edge may lie outside, no button does
    assert least or room.contains(view.frameGeometry())
    assert view.pos().x() >= room.left()
    assert view.pos().y() >= room.top()
