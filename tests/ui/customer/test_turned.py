"""One screen turned round: nothing of the clerk's is reached before the clerk's password."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from tests.ui.customer.stage import Stage, a_demo_form, accepted, state_of
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.customer.turned import TurnedScreen
from ui.frame.form_state import Phase
from ui.frame.theme import Theme

ZH = Language.ZH


class Clerk:
    """A window with a field and a shortcut, and the password's check, answered when the test says."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.field = QLineEdit()
        self.elsewhere = QPushButton("elsewhere")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)
        self.shortcut_used = 0
        QShortcut(QKeySequence("F9"), self.window).activated.connect(self._count)
        self.asked: list[tuple[str, Callable[[bool], None]]] = []
        self.stage = Stage(qtbot)
        self.turned = TurnedScreen(self.stage.view, window=self.window, check_password=self._check)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.field.setFocus()

    def _count(self) -> None:
        self.shortcut_used += 1

    def _check(self, password: str, answer: Callable[[bool], None]) -> None:
        self.asked.append((password, answer))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def answer(self, *, right: bool) -> None:
        self.asked[-1][1](right)
        settle(self.window)

    def turn(self) -> None:
        self.turned.turn()
        settle(self.window)

    def stage_words(self) -> str:
        labels = (part for part in self.turned.findChildren(QLabel) if part.isVisible())
        return "\n".join(part.text() for part in labels)

    def give_back(self, password: str) -> None:
        self.stage.press("backButton")
        self.type(password)
        self.key(Qt.Key.Key_Return)


@pytest.fixture
def clerk(qtbot: QtBot, theme: Theme) -> Clerk:
    return Clerk(qtbot)


def test_it_covers_the_clerks_window_whole(clerk: Clerk) -> None:
    assert not clerk.turned.isVisible()
    clerk.turn()
    assert clerk.turned.turned
    assert clerk.turned.geometry() == clerk.window.rect()
    clerk.window.resize(QSize(1500, 900))
    settle(clerk.window)
    assert clerk.turned.geometry() == clerk.window.rect()
    assert clerk.stage.view.size() == clerk.window.size()


def test_keys_reach_nothing(clerk: Clerk) -> None:
    clerk.stage.show(state_of(a_demo_form(decision=None)))
    clerk.turn()
    for key in (Qt.Key.Key_F9, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_A):
        clerk.key(key)
    assert clerk.shortcut_used == 0
    assert clerk.field.text() == ""
    assert clerk.turned.turned
    assert clerk.stage.acts.decided == []


def test_before_it_is_turned_the_keys_are_the_clerks(clerk: Clerk) -> None:
    clerk.key(Qt.Key.Key_F9)
    clerk.type("a")
    assert clerk.shortcut_used == 1
    assert clerk.field.text() == "a"


def test_the_customer_acts_by_touch(clerk: Clerk) -> None:
    clerk.stage.show(state_of(a_demo_form(decision=None)))
    clerk.turn()
    clerk.stage.press("orderButton")
    assert [decision for _, decision in clerk.stage.acts.decided] == [Decision.CONFIRMED]
    clerk.key(Qt.Key.Key_F9)
    assert clerk.shortcut_used == 0


def test_what_opens_below_meanwhile_stays_below(clerk: Clerk) -> None:
    clerk.turn()
    over = QLabel("over", clerk.window)
    over.setGeometry(clerk.window.rect())
    over.show()
    over.raise_()
    clerk.field.setFocus()
    settle(clerk.window)
    assert QApplication.focusWidget() is clerk.turned
    assert clerk.window.childAt(600, 400) is not over


def test_what_is_told_the_clerk_meanwhile_stays_below(clerk: Clerk) -> None:
    """A sentence takes no focus and comes before everything else."""
    told = QLabel("told", clerk.window)
    told.setGeometry(clerk.window.rect())
    clerk.turn()
    told.show()
    told.raise_()
    settle(clerk.window)
    assert clerk.window.childAt(600, 400) is not told


def test_the_password_gives_the_screen_back(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.stage.show(state_of(a_demo_form()))
    clerk.turn()
    clerk.give_back("bh3017")
    assert [password for password, _ in clerk.asked] == ["bh3017"]
    assert clerk.turned.turned, "not before it is checked"
    with qtbot.waitSignal(clerk.turned.turned_back):
        clerk.answer(right=True)
    assert not clerk.turned.isVisible()
    assert clerk.stage.acts.back == 1
    clerk.field.setFocus()
    clerk.key(Qt.Key.Key_F9)
    assert clerk.shortcut_used == 1


def test_a_wrong_password_leaves_it_turned_and_says_so(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.stage.show(state_of(a_demo_form()))
    clerk.turn()
    clerk.give_back("guess")
    with qtbot.assertNotEmitted(clerk.turned.turned_back):
        clerk.answer(right=False)
    assert clerk.turned.turned
    assert words.PASSWORD_WRONG.say(ZH) in clerk.stage_words()
    clerk.type("bh3017")
    assert words.PASSWORD_WRONG.say(ZH) not in clerk.stage_words()
    clerk.key(Qt.Key.Key_Return)
    clerk.answer(right=True)
    assert not clerk.turned.turned


def test_nothing_typed_is_not_checked_and_nothing_is_checked_twice(clerk: Clerk) -> None:
    clerk.turn()
    clerk.give_back("")
    assert clerk.asked == []
    clerk.type("bh3017")
    clerk.key(Qt.Key.Key_Return)
    clerk.key(Qt.Key.Key_Return)
    assert len(clerk.asked) == 1


@pytest.mark.parametrize("way", ["esc", "button"])
def test_the_customer_may_keep_the_screen(clerk: Clerk, way: str) -> None:
    clerk.turn()
    clerk.give_back("bh3017")
    if way == "esc":
        clerk.key(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(clerk.turned.way_back.stay, Qt.MouseButton.LeftButton)
    clerk.answer(right=True)
    assert clerk.turned.turned, "an answer to a question that was taken away counts no more"
    assert QApplication.focusWidget() is clerk.turned
    clerk.stage.press("backButton")
    assert clerk.turned.way_back.field.text() == ""


@pytest.mark.parametrize("phase", [Phase.TAKING_MONEY, Phase.ACCEPTED])
def test_after_the_signature_it_still_asks_and_takes_nothing_back(clerk: Clerk, phase: Phase) -> None:
    form = a_demo_form()
    clerk.stage.show(state_of(form))
    clerk.turn()
    clerk.stage.show(accepted(form) if phase is Phase.ACCEPTED else state_of(form, phase=phase))
    assert clerk.turned.turned
    clerk.give_back("bh3017")
    clerk.answer(right=True)
    assert not clerk.turned.turned
    assert clerk.stage.acts.back == 0


def test_it_can_be_turned_again(clerk: Clerk) -> None:
    clerk.turn()
    clerk.give_back("bh3017")
    clerk.answer(right=True)
    clerk.turn()
    clerk.key(Qt.Key.Key_F9)
    assert clerk.shortcut_used == 0


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_way_back_reads_well(look: Look, clerk: Clerk, theme: Theme) -> None:
    show_as(clerk.window, look, theme)
    clerk.stage.show(state_of(a_demo_form(language=look.language)))
    clerk.turn()
    clerk.give_back("guess")
    clerk.answer(right=False)
    check_looks(clerk.turned.way_back)
    for part in (clerk.turned.way_back.field.edit, clerk.turned.way_back.stay):
        middle = part.mapTo(clerk.window, part.rect().center())
        assert clerk.window.childAt(middle) in (part, *part.findChildren(QWidget)), "nothing lies over it"
