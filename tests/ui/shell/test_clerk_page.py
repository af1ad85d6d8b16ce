"""The clerk's page in the counter's window: what the window's own parts open on it."""

from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.clerk.style
import ui.shell.style
from app.texts.language import Language
from tests.fakes.clerk_ports import Hall
from tests.fakes.orders import CLERK, DESK, an_order
from tests.ui import clothes
from tests.ui.looks import settle
from ui.clerk.presenter import ClerkPresenter
from ui.clerk.state import DialogKind
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.clerk_page import open_page
from ui.shell.modes import COUNTER, modes_for
from ui.shell.top_line import TopLineState
from ui.shell.window import ShellWindow


class Place(QObject):
    """Of the customer's place, what the page listens to."""

    turned_back = Signal()


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, ui.clerk.style.rules)


def test_the_strip_opens_what_waits_to_be_sent_neither_before_sign_on_nor_over_a_dialog(
    theme: Theme, qtbot: QtBot
) -> None:
    hall = Hall()
    hall.book.record(an_order(number=1))
    presenter = ClerkPresenter(hall.outside, clerk=CLERK, language=Language.ZH)
    window = ShellWindow(theme=theme, language=LanguageChoice(Language.ZH), sign_on=QWidget())
    qtbot.addWidget(window)
    place: Any = Place()
    open_page(presenter, window=window, theme=theme, place=place, show_customer=lambda _: None, acts=dict)
    window.set_modes(modes_for(CLERK, has_hall=False))
    window.render_top(TopLineState(DESK, CLERK, parked=0))
    window.show()
    presenter.begin()
    window.strip.unsent_pressed.emit()
    assert presenter.dialog is DialogKind.NONE
    window.show_body(COUNTER.name)
    presenter.lists.on_sale.open()
    settle(window)
    before = presenter.dialog
    window.strip.unsent_pressed.emit()
    assert presenter.dialog is before is not DialogKind.NONE
    presenter.close_dialog()
    settle(window)
    window.strip.unsent_pressed.emit()
    assert presenter.dialog is DialogKind.ORDERS
    assert [row.receipt_number[-4:] for row in presenter.orders.rows] == ["0001"]
