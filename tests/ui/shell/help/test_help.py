"""F1 shows every key; the tour has five steps, is shown once to each person, and can be left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.texts import help as words
from app.texts.language import Language
from tests.fakes.clerk_ports import HeldLane
from tests.ui.clerk.test_in_part import hall_in_part
from tests.ui.clerk.test_order_ending import EndingDesk
from tests.ui.clerk.test_order_reader import opened
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING
from tests.ui.shell.test_settings import Remembered
from tests.ui.shell.test_window import a_window
from ui.frame.shortcuts import COUNTER_KEYS
from ui.frame.theme import Theme
from ui.shell.help.desk import HelpDesk
from ui.shell.help.keys_dialog import KeysDialog
from ui.shell.help.tour_dialog import TourDialog
from ui.shell.modes import COUNTER
from ui.shell.window import ShellWindow
from ui.widgets.keycap import KeyCap


class Desk:
    def __init__(self, theme: Theme, *, shows_tour: bool = True) -> None:
        self.window: ShellWindow = a_window(theme, Language.EN)
        self.settings, self.lane = Remembered(), HeldLane()
        self.help = HelpDesk(
            self.window,
            language=self.window.language,
            settings=self.settings,
            lane=self.lane,
            shows_tour=shows_tour,
        )
        self.window.show_body(COUNTER.name)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    made = Desk(theme)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def test_f1_shows_every_key_of_the_form_and_esc_closes_it(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    dialog = desk.window.overlay.dialog()
    assert isinstance(dialog, KeysDialog)
    shown = {cap.text() for cap in dialog.findChildren(KeyCap)}
    assert {cap for entry in COUNTER_KEYS if entry.keys for cap in entry.caps} <= shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.window.overlay.dialog() is None


def test_f1_shows_every_key_of_an_opened_order(qtbot: QtBot, theme: Theme) -> None:
    order = opened(EndingDesk(hall_in_part()).at_the_order())
    dialog = KeysDialog(Language.ZH)
    qtbot.addWidget(dialog)
    shown = {cap.text() for cap in dialog.findChildren(KeyCap)}
    assert {act.key for act in order.acts} <= shown


def test_the_tour_starts_from_the_key_list_and_enter_leads_through(desk: Desk) -> None:
    desk.help.open_keys()
    keys = desk.window.overlay.dialog()
    assert isinstance(keys, KeysDialog)
    keys.tour.click()
    settle(desk.window)
    tour = desk.window.overlay.dialog()
    assert isinstance(tour, TourDialog)
    places = []
    for _ in words.TOUR:
        places.append(tour.place)
        QTest.keyClick(tour.go_on, Qt.Key.Key_Return)
    assert places == [0, 1, 2, 3, 4]
    assert desk.window.overlay.dialog() is None


def test_back_goes_back_and_no_further_than_the_first(theme: Theme, qtbot: QtBot) -> None:
    tour = TourDialog(Language.EN)
    qtbot.addWidget(tour)
    tour.go(1)
    for expected in (0, 0):
        QTest.keyClick(tour, Qt.Key.Key_Left)
        assert tour.place == expected


def test_everybody_is_shown_around_once(desk: Desk) -> None:
    desk.help.greet(HE_JING)
    desk.lane.run_all()
    assert isinstance(desk.window.overlay.dialog(), TourDialog)
    desk.window.overlay.close_dialog()
    desk.help.greet(HE_JING)
    desk.lane.run_all()
    assert desk.window.overlay.dialog() is None


def test_nobody_is_shown_around_where_it_is_not_wanted(theme: Theme, qtbot: QtBot) -> None:
    desk = Desk(theme, shows_tour=False)
    qtbot.addWidget(desk.window)
    desk.help.greet(HE_JING)
    assert desk.lane.waiting == 0


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_both_read_well(look: Look, theme: Theme, qtbot: QtBot) -> None:
    for dialog in (KeysDialog(look.language), TourDialog(look.language)):
        qtbot.addWidget(dialog)
        theme.switch(look.theme)
        dialog.show()
        settle(dialog)
        check_looks(dialog)
    tour = TourDialog(look.language)
    qtbot.addWidget(tour)
    show_as(tour, look, theme)
    for place in range(len(words.TOUR)):
        tour.go(place)
        settle(tour)
        check_looks(tour)
