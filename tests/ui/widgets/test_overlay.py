import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looks import check_looks, settle
from ui.frame.theme import Theme
from ui.frame.theme_name import ThemeName
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.key_row import KeyHint
from ui.widgets.overlay import Overlay
from ui.widgets.text_field import TextField
from ui.widgets.words import Words


class Desk(QWidget):
    """A window with a field below and an overlay above."""

    def __init__(self) -> None:
        super().__init__()
        self.below = QLineEdit()
        QVBoxLayout(self).addWidget(self.below)
        self.overlay = Overlay(self)


class Paying(Dialog):
    def __init__(self) -> None:
        super().__init__("收款", icon="wallet", note="张*")
        self.amount = TextField("收到现金")
        self.done = Button("收好")
        self.body.addWidget(self.amount)
        self.body.addWidget(self.done)
        self.setFocusProxy(self.amount)
        self.setFixedSize(600, 300)


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(1366, 768)
    with qtbot.waitExposed(desk):
        desk.show()
    desk.activateWindow()
    desk.below.setFocus()
    return desk


def test_a_dialog_stands_in_the_middle_and_follows_the_window(desk: Desk) -> None:
    dialog = Paying()
    desk.overlay.open(dialog)
    assert desk.overlay.geometry() == desk.rect()
    assert dialog.geometry().center() == desk.rect().center()
    desk.resize(1600, 900)
    settle(desk)
    assert dialog.geometry().center() == desk.rect().center()


def test_words_that_wrap_move_no_dialog_of_a_fixed_size(desk: Desk) -> None:
    dialog = Paying()
    dialog.body.addWidget(Words("找零请当面点清。" * 90))
    desk.overlay.open(dialog)
    settle(desk)
    assert dialog.geometry().center() == desk.rect().center()


class Growing(Dialog):
    """Its content decides how high it is."""

    def __init__(self) -> None:
        super().__init__("批准")
        self.setFixedWidth(600)
        self.number = TextField("工号")
        self.body.addWidget(self.number)
        self.setFocusProxy(self.number)


def test_a_dialog_that_grows_is_followed_and_stays_in_the_middle(desk: Desk) -> None:
    dialog = Growing()
    desk.overlay.open(dialog)
    settle(desk)
    before = dialog.height()
    dialog.number.set_error("没有这个工号，请再看一遍。" * 8)
    settle(desk)
    grown = dialog.height()
    assert grown >= before + 40
    assert abs(dialog.geometry().center().y() - desk.rect().center().y()) <= 1
    dialog.number.set_error("")
    settle(desk)
    assert dialog.height() == grown, "it does not jump while somebody types"
    dialog.number.set_error("字" * 9000)
    settle(desk)
    assert dialog.height() <= desk.height()


def test_a_dialog_before_others_is_followed_too(desk: Desk) -> None:
    below, front = Growing(), Growing()
    desk.overlay.open(below)
    desk.overlay.open_front(front)
    settle(desk)
    before = front.height()
    front.number.set_error("没有这个工号。" * 20)
    settle(desk)
    assert front.height() > before


def test_the_focus_is_the_dialogs_while_one_is_open(desk: Desk) -> None:
    desk.overlay.give_focus(desk.below)
    assert desk.below.hasFocus()
    dialog = Paying()
    desk.overlay.open(dialog)
    desk.overlay.give_focus(desk.below)
    assert dialog.amount.edit.hasFocus()


def test_the_focus_goes_in_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    dialog = Paying()
    with qtbot.waitSignal(desk.overlay.opened):
        desk.overlay.open(dialog)
    assert dialog.amount.edit.hasFocus()
    with qtbot.waitSignal(desk.overlay.closed):
        desk.overlay.close_dialog()
    assert desk.below.hasFocus()
    assert desk.overlay.isHidden()
    assert desk.overlay.dialog() is None


def test_tab_stays_inside(desk: Desk) -> None:
    dialog = Paying()
    desk.overlay.open(dialog)
    seen = []
    for _ in range(6):
        focused = desk.focusWidget()
        assert focused is not None
        assert desk.overlay.isAncestorOf(focused)
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert dialog.amount.edit in seen
    assert dialog.done in seen
    back = desk.focusWidget()
    QTest.keyClick(back, Qt.Key.Key_Backtab)
    assert desk.focusWidget() is not back


def test_escape_closes(desk: Desk, qtbot: QtBot) -> None:
    dialog = Paying()
    desk.overlay.open(dialog)
    with qtbot.waitSignal(desk.overlay.closed):
        QTest.keyClick(dialog.amount.edit, Qt.Key.Key_Escape)
    assert desk.overlay.dialog() is None
    desk.overlay.close_dialog()  # once more is no harm


def test_another_dialog_takes_the_place_of_the_first(desk: Desk) -> None:
    first, second = Paying(), Paying()
    desk.overlay.open(first)
    desk.overlay.open(second)
    assert first.isHidden()
    assert desk.overlay.dialog() is second
    desk.overlay.close_dialog()
    assert desk.below.hasFocus()


def test_nothing_below_is_touched(desk: Desk) -> None:
    desk.overlay.open(Paying())
    desk.below.setText("一")
    QTest.mouseClick(desk.overlay, Qt.MouseButton.LeftButton, pos=desk.rect().topLeft())
    assert desk.overlay.isVisible()
    assert not desk.below.hasFocus()


def test_the_lock_hides_a_dialog_as_it_is(desk: Desk) -> None:
    dialog = Paying()
    desk.overlay.open(dialog)
    dialog.amount.set_text("800")
    desk.overlay.suspend()
    assert desk.overlay.isHidden()
    desk.overlay.resume()
    assert dialog.isVisible()
    assert dialog.amount.text() == "800"
    assert dialog.amount.edit.hasFocus()


def test_resuming_nothing_shows_nothing(desk: Desk) -> None:
    desk.overlay.suspend()
    desk.overlay.resume()
    assert desk.overlay.isHidden()


@pytest.mark.parametrize("name", ThemeName)
def test_a_dialog_reads_well(desk: Desk, theme: Theme, name: ThemeName) -> None:
    theme.switch(name)
    dialog = Paying()
    dialog.set_title("收款", note="张*·BH20261120-03-0041")
    dialog.set_footer([KeyHint(("1",), "现金"), KeyHint(("↑", "↓"), "选")], note="已付 ¥0.00，还差 ¥769.00")
    desk.overlay.open(dialog)
    settle(desk)
    check_looks(desk)
    assert dialog.head.height() == 56
    assert dialog.footer.height() == 48


def test_a_dialog_over_another_gives_it_back_as_it_was(desk: Desk) -> None:
    below, above = Paying(), Paying()
    desk.overlay.open(below)
    below.amount.edit.setText("50")
    below.done.setFocus()
    desk.overlay.open(above, over=True)
    assert not below.isVisible()
    assert desk.overlay.dialog() is above
    desk.overlay.close_dialog()
    assert desk.overlay.dialog() is below
    assert below.isVisible()
    assert below.amount.text() == "50"
    assert below.done.hasFocus()
    assert not desk.overlay.isHidden()


def test_a_dialog_instead_of_two_closes_both(desk: Desk) -> None:
    closed: list[str] = []
    desk.overlay.closed.connect(lambda: closed.append("closed"))
    first, second, other = Paying(), Paying(), Paying()
    desk.overlay.open(first)
    desk.overlay.open(second, over=True)
    desk.overlay.open(other)
    desk.overlay.close_dialog()
    assert desk.overlay.dialog() is None
    assert closed == ["closed"]


def test_all_close_at_once(desk: Desk) -> None:
    desk.overlay.open(Paying())
    desk.overlay.open(Paying(), over=True)
    desk.overlay.close_all()
    assert desk.overlay.dialog() is None
    assert desk.below.hasFocus()


def test_one_that_waits_is_taken_away_alone_and_what_lies_over_it_stays(desk: Desk) -> None:
    first, second, third = Paying(), Paying(), Paying()
    desk.overlay.open(first)
    desk.overlay.open(second, over=True)
    desk.overlay.open(third, over=True)
    desk.overlay.take_away(second)
    assert desk.overlay.dialog() is third
    assert [desk.overlay.held(each) for each in (first, second, third)] == [first, None, third]
    desk.overlay.take_away(second)
    third.dismissed.emit()
    assert desk.overlay.dialog() is first
    desk.overlay.take_away(first)
    assert desk.overlay.dialog() is None
    assert desk.below.hasFocus()


# ── a question in front of everything ────────────────────────────────────────────────────


def test_a_question_stands_in_front_and_what_lay_open_comes_back_with_its_focus(desk: Desk) -> None:
    below, question = Paying(), Paying()
    desk.overlay.open(below)
    below.amount.edit.setFocus()
    desk.overlay.open_front(question)
    assert desk.overlay.dialog() is question
    assert below.isHidden()
    question.dismissed.emit()
    assert desk.overlay.dialog() is below
    assert below.amount.edit.hasFocus()


def test_what_closes_behind_a_question_leaves_it_open(desk: Desk, qtbot: QtBot) -> None:
    desk.overlay.open(Paying())
    desk.overlay.open(Paying(), over=True)
    question = Paying()
    desk.overlay.open_front(question)
    desk.overlay.close_dialog()
    desk.overlay.close_all()
    assert desk.overlay.dialog() is question
    assert question.isVisible()
    with qtbot.waitSignal(desk.overlay.closed):
        question.dismissed.emit()
    assert desk.overlay.isHidden()
    assert desk.below.hasFocus()


def test_what_opens_behind_a_question_is_seen_after_it(desk: Desk) -> None:
    question, opened = Paying(), Paying()
    desk.overlay.open_front(question)
    desk.overlay.open(opened)
    assert opened.isHidden()
    assert question.isVisible()
    desk.overlay.suspend()
    desk.overlay.resume()
    assert question.isVisible()
    question.dismissed.emit()
    assert opened.isVisible()
    desk.overlay.close_dialog()
    assert desk.below.hasFocus()


def test_a_second_question_takes_the_place_of_the_first(desk: Desk) -> None:
    first, second = Paying(), Paying()
    desk.overlay.open_front(first)
    desk.overlay.open_front(second)
    assert desk.overlay.dialog() is second
    assert first.isHidden()
    second.dismissed.emit()
    assert desk.overlay.dialog() is None
    assert desk.below.hasFocus()
