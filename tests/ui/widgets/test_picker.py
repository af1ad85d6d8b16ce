"""One of many: found by a few letters, chosen by the keys alone, and the list goes away again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.theme import Theme
from ui.widgets.picker import Picker, PickOption, PickWords

OPTIONS = (
    PickOption("none", "I do not know"),
    PickOption("a-1", "Alpha A-1", "Alpha", "甲"),
    PickOption("a-2", "Alpha A-2", "Alpha", "甲"),
    PickOption("b-1", "Beta B-1", "Beta", "乙"),
)
SAID = PickWords("Model", "Type to find it", "None is called that.")


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picker = Picker(parent=self)
        self.next = QLineEdit(self)
        self.chosen: list[str] = []
        self.picker.chosen.connect(self.chosen.append)
        column = QVBoxLayout(self)
        column.addWidget(self.picker)
        column.addWidget(self.next)
        column.addStretch(1)
        self.picker.render_picker(OPTIONS, "a-2", SAID)

    @property
    def shown(self) -> list[str]:
        return [row.option.value for row in self.picker.rows()] if self.picker.list.isVisible() else []

    def key(self, key: Qt.Key) -> None:
        focus = self.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def types(self, words: str) -> None:
        for letter in words:
            focus = self.focusWidget()
            assert focus is not None
            QTest.keyClicks(focus, letter)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.picker.setFocus()
    return made


def test_letters_begin_the_search_and_enter_takes_what_is_found(page: Page) -> None:
    page.types("b1")
    assert page.shown == ["b-1"]
    page.key(Qt.Key.Key_Return)
    assert (page.chosen, page.shown) == (["b-1"], [])
    assert page.picker.field.hasFocus()


def test_it_opens_at_what_is_chosen_and_the_arrows_go_from_there(page: Page) -> None:
    page.key(Qt.Key.Key_Down)
    assert page.shown == ["none", "a-1", "a-2", "b-1"]
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_PageDown)
    page.key(Qt.Key.Key_Return)
    assert page.chosen == ["a-1", "b-1"]


def test_a_heading_in_the_other_language_finds_what_stands_under_it(page: Page) -> None:
    page.picker.field.click()
    composed = QInputMethodEvent()
    composed.setCommitString("甲 2")
    QApplication.sendEvent(page.picker.search.edit, composed)
    assert page.shown == ["a-2"]
    page.types("9")
    assert page.shown == []
    page.key(Qt.Key.Key_Return)
    assert page.chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_esc_and_tab_leave_it_as_it_was(key: Qt.Key, page: Page) -> None:
    page.picker.field.click()
    page.key(key)
    assert (page.chosen, page.shown) == ([], [])
    assert (page.picker.field if key == Qt.Key.Key_Escape else page.next).hasFocus()


def test_a_press_of_the_mouse_chooses_and_one_beside_the_rows_does_not_close_it(page: Page) -> None:
    QTest.mouseClick(page.picker.field, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.picker.list, Qt.MouseButton.LeftButton)
    assert len(page.shown) == len(OPTIONS)
    QTest.mouseClick(page.picker.rows()[0], Qt.MouseButton.LeftButton)
    assert page.chosen == ["none"]


def test_another_language_says_the_open_list_anew(page: Page) -> None:
    page.picker.field.click()
    page.types("a")
    page.picker.render_picker((PickOption("a-1", "甲一", "甲", "alpha"),), "a-1", PickWords("型号", "找", "没有"))
    assert [row.option.words for row in page.picker.rows()] == ["甲一"]


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_open_list_reads_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    page = Page()
    qtbot.addWidget(page)
    show_as(page, look, theme)
    page.picker.field.click()
    settle(page)
    check_looks(page)
    page.types("zz")
    settle(page)
    check_looks(page)
