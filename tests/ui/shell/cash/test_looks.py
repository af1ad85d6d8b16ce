"""Every page of the drawer's dialog in every look, and by the keyboard alone."""

from datetime import timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui.clerk.style
import ui.shell.style
from app.domain.cash_period import CashCounted, CashMoveKind, CashPeriod
from app.texts import cash_screens as words
from app.texts.language import Language, same
from tests.fakes.clock import HandClock
from tests.fakes.orders import NOW, ZONE
from tests.ui import clothes
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.theme import LanguageChoice, Theme
from ui.shell.cash.bench import CashOutside
from ui.shell.cash.desk import CashWindow
from ui.shell.cash.dialog import CashDialog
from ui.shell.cash.state import CountState, MenuAct, MenuState, MoveState, Purpose, ResultState
from ui.widgets.overlay import Overlay
from ui.widgets.words import Words

COUNTS = tuple(CashCounted(((10000, 3),), 1_819_00, 1_824_00, NOW + timedelta(minutes=each)) for each in range(3))
PERIOD = CashPeriod("p", NOW.date(), "03", "3017", NOW, 300_00, counts=COUNTS)
TYPED = ("2", "1", "2", "", "", "10", "", "")
WRONG = words.HAND_PASSWORD_MISSING
PAGES = (
    CountState(Purpose.OPEN, typed=TYPED, left_fen=1_346_00, problem=words.SLOW),
    CountState(Purpose.CLOSE, typed=TYPED, busy=True),
    ResultState(Purpose.CLOSE, PERIOD, COUNTS[-1], False, giver="周敏 3017", reason="找零看错", problem=words.SLOW),
    ResultState(
        *(Purpose.HAND_OVER, PERIOD, COUNTS[-1], True),
        giver="周敏 3017",
        reason_problem=WRONG,
        taker="30",
        taker_problem=WRONG,
        password_problem=WRONG,
    ),
    MoveState(CashMoveKind.FROM_SAFE, amount="5a", amount_problem=words.AMOUNT_WRONG, reason_problem=WRONG),
    MenuState(PERIOD, same("周敏 3017"), "09:02", tuple(MenuAct)),
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, ui.shell.style.rules, ui.clerk.style.rules)


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_every_page_of_the_drawer_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    window = QWidget()
    qtbot.addWidget(window)
    overlay = Overlay(window)
    show_as(window, look, theme)
    for page in PAGES:
        dialog = CashDialog(zone=ZONE, language=look.language, opens_drawer=True)
        dialog.render_page(page)
        overlay.open(dialog)
        settle(window)
        check_looks(window)


def test_the_drawer_opens_again_after_a_hand_over_took_its_dialog_away(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = Overlay(window)
    needs = cast(CashOutside, SimpleNamespace(zone=ZONE, open_drawer=None))
    drawer = CashWindow(needs, clock=HandClock(NOW), overlay=overlay, language=LanguageChoice(parent=window))
    drawer.render_page(PAGES[0])
    first = drawer.dialog
    overlay.close_all()
    settle(window)
    assert drawer.dialog is None
    drawer.render_page(PAGES[1])
    assert drawer.dialog is overlay.dialog() is not first
    drawer.render_page(None)
    assert overlay.dialog() is None


@pytest.mark.parametrize(("purpose", "fields"), [(Purpose.CLOSE, False), (Purpose.HAND_OVER, True)])
def test_enter_goes_on_only_where_there_are_fields_to_go_to(purpose: Purpose, fields: bool, qtbot: QtBot) -> None:
    dialog = CashDialog(zone=ZONE, language=Language.ZH, opens_drawer=True)
    qtbot.addWidget(dialog)
    dialog.render_page(next(each for each in PAGES if isinstance(each, ResultState) and each.purpose is purpose))
    assert (words.KEY_NEXT.zh in {label.text() for label in dialog.keys.findChildren(Words)}) is fields


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def test_the_float_is_counted_by_the_keyboard_alone(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    overlay = Overlay(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    dialog = CashDialog(zone=ZONE, language=Language.EN, opens_drawer=False)
    typed: list[tuple[int, str]] = []
    done: list[str] = []
    dialog.count.typed.connect(lambda place, said: typed.append((place, said)))
    dialog.count.entered.connect(lambda: done.append("counted"))
    dialog.count.carried.connect(lambda: done.append("carried"))
    dialog.render_page(CountState(Purpose.OPEN, left_fen=100_00))
    overlay.open(dialog)
    settle(window)
    QTest.keyClicks(focused(), "3x")  # no letter gets in
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClicks(focused(), "1")
    assert typed == [(0, "3"), (1, "1")]
    for _ in range(7):  # the rest of the rows, then the button
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is dialog.count.button
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    assert done == ["counted", "carried"]
