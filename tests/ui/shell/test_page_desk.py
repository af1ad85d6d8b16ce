"""Behind a test page stand its two questions: answered by keys, left for later, or offered where somebody went on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.right import Right
from app.errors import PrinterTrouble
from app.texts import desk_deeds as words
from app.texts.assistant import LATER
from app.texts.language import Language
from app.texts.printing import NO_PRINTER_FOUND
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from tests.ui.shell.samples import HE_JING, ZHOU_MIN
from tests.ui.shell.test_deed_desk import Desk
from ui.frame.theme import Theme
from ui.shell.modes import COUNTER
from ui.shell.printer.dialog import PrinterDialog
from ui.shell.printer.page_dialog import PageDialog
from ui.widgets.words import Words

ENTER, TAB, RIGHT, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Escape
FOUND = [({"printer.width_mm": "58"}, "and more")]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    made = Desk(theme, Language.EN)
    qtbot.addWidget(made.window)
    made.window.add_mode(COUNTER.name, QWidget())
    made.window.show_body(COUNTER.name)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    return made


def press(*keys: Qt.Key) -> None:
    """Where the focus is."""
    for key in keys:
        part = QApplication.focusWidget()
        assert part is not None
        QTest.keyClick(part, key)


def asked(desk: Desk) -> PageDialog:
    assert desk.page.dialog is not None
    return desk.page.dialog


def answer(desk: Desk) -> None:
    asked(desk).questions.ruler.choice.button("too_wide").click()
    asked(desk).questions.chinese.choice.button("yes").click()
    asked(desk).set.click()


def test_a_page_is_printed_once_and_both_questions_are_answered_by_keys(desk: Desk) -> None:
    desk.page.print()
    desk.page.print()
    assert desk.page.dialog is None
    desk.lane.run_all()
    assert desk.done == [("print", "first")]
    assert [notice.words for notice in desk.said] == [words.TEST_PAGE_BEGUN.en]
    dialog = asked(desk)
    assert "done" in {part.text() for part in dialog.findChildren(Words)}
    assert not dialog.set.isEnabled()
    press(ENTER, ENTER)  # yes, and on to the ruler
    assert not dialog.set.isEnabled()
    press(RIGHT, ENTER)
    assert dialog.set.isEnabled()
    assert desk.done[1:] == []
    press(ENTER)
    assert desk.page.dialog is None
    desk.lane.run_all()
    assert desk.done[1:] == [("judge", "right", "too_wide")]
    assert desk.found == FOUND


def test_an_answer_may_be_changed_before_the_printer_is_set(desk: Desk) -> None:
    desk.page.print(second=True)
    desk.lane.run_all()
    dialog = asked(desk)
    for question, value in (("ruler", "fits"), ("chinese", "yes"), ("chinese", "no")):
        getattr(dialog.questions, question).choice.button(value).click()
    dialog.set.click()
    desk.lane.run_all()
    assert desk.done == [("print", "second"), ("judge", "wrong", "fits")]


@pytest.mark.parametrize("by", ["esc", "button"])
def test_later_changes_nothing(desk: Desk, by: str) -> None:
    desk.page.print()
    desk.lane.run_all()
    press(ENTER)
    if by == "esc":
        press(ESC)
    else:
        asked(desk).later.click()
    desk.lane.run_all()
    assert (desk.page.dialog, desk.found, len(desk.done)) == (None, [], 1)


def test_over_the_printers_dialog_it_is_asked_and_that_one_is_there_again(desk: Desk) -> None:
    printers = PrinterDialog(Language.EN, parent=desk.window)
    desk.window.overlay.open(printers)
    desk.page.print()
    desk.lane.run_all()
    assert desk.window.overlay.dialog() is asked(desk)
    press(ESC)
    assert desk.window.overlay.dialog() is printers


def test_who_went_on_meanwhile_is_asked_in_passing_and_answers_when_it_suits(desk: Desk) -> None:
    desk.page.print()
    desk.window.add_mode("another", QWidget())
    desk.window.show_body("another")
    desk.lane.run_all()
    assert desk.page.dialog is None
    notice = desk.said[-1]
    assert (notice.words, notice.question) == ("done", True)
    answer, later = notice.answers
    assert (answer.words, later.words) == (words.PAGE_ANSWER.en, LATER.en)
    later.act()
    assert desk.page.dialog is None
    answer.act()
    assert desk.window.overlay.dialog() is asked(desk)


def test_after_a_hand_over_took_the_questions_away_the_next_page_is_asked_about_again(desk: Desk) -> None:
    desk.page.print()
    desk.lane.run_all()
    first = asked(desk)
    desk.window.overlay.close_all()
    assert desk.page.dialog is None
    desk.page.print()
    desk.lane.run_all()
    second = asked(desk)
    assert second is not first
    first.dismissed.emit()
    assert asked(desk) is second
    assert desk.window.overlay.dialog() is second


def test_a_colleague_who_came_meanwhile_is_asked_in_passing(desk: Desk) -> None:
    desk.page.print()
    desk.gate.on_duty(ZHOU_MIN)
    desk.lane.run_all()
    assert desk.page.dialog is None
    assert desk.said[-1].question


@pytest.mark.parametrize("how", ["locked", "another"])
def test_who_answered_and_is_there_no_more_sets_nothing_and_it_may_be_answered_again(desk: Desk, how: str) -> None:
    desk.page.print()
    desk.lane.run_all()
    answer(desk)
    if how == "locked":
        desk.window.show_sign_on()
    else:
        desk.gate.on_duty(replace(HE_JING, number="1003"))
    desk.lane.run_all()
    assert desk.found == []
    notice = desk.said[-1]
    assert (notice.words, notice.question) == (words.PAGE_LEFT.en, True)
    desk.window.show_body(COUNTER.name)
    notice.answers[0].act()
    answer(desk)
    desk.lane.run_all()
    assert desk.found == FOUND


def test_a_printer_that_takes_too_long_over_the_answers_sets_nothing_and_is_said_so(desk: Desk) -> None:
    desk.page.print()
    desk.lane.run_late()
    assert desk.said[-1].words == words.TEST_PAGE_LATE.en
    desk.page.print()
    desk.lane.run_all()
    answer(desk)
    desk.lane.run_late()
    assert (desk.said[-1].words, desk.found) == (words.PAGE_LATE.en, [])
    desk.said[-1].answers[0].act()
    answer(desk)
    desk.lane.run_all()
    assert desk.found == FOUND


def test_what_is_asked_in_passing_is_asked_anew_in_another_language_as_long_as_it_stands(desk: Desk) -> None:
    desk.page.print()
    desk.gate.on_duty(ZHOU_MIN)
    desk.lane.run_all()
    assert desk.said[-1].answers[0].words == words.PAGE_ANSWER.en
    desk.voice.language = Language.ZH
    notice = desk.said[-1]
    assert [each.words for each in notice.answers] == [words.PAGE_ANSWER.zh, LATER.zh]
    assert len(desk.said) == 3
    notice.answers[1].act()
    desk.voice.language = Language.EN
    assert len(desk.said) == 3


def test_a_page_that_did_not_come_out_asks_nothing(desk: Desk) -> None:
    desk.wrong = PrinterTrouble(NO_PRINTER_FOUND)
    desk.page.print()
    desk.lane.run_all()
    assert (desk.page.dialog, desk.said[-1].words) == (None, NO_PRINTER_FOUND.en)
    desk.wrong = None
    desk.page.print()
    desk.lane.run_all()
    assert desk.page.dialog is not None


def test_without_the_right_a_second_person_is_asked_and_nothing_is_printed(desk: Desk) -> None:
    desk.gate.renewed(replace(HE_JING, revoked=frozenset({Right.PRINTER_TEST})))
    desk.page.print()
    desk.lane.run_all()
    assert len(desk.asked) == 1
    assert desk.done == []


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_the_questions_read_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    desk = Desk(theme, look.language)
    qtbot.addWidget(desk.window)
    show_as(desk.window, look, theme)
    desk.page.print()
    desk.lane.run_all()
    settle(desk.window)
    check_looks(asked(desk))
    asked(desk).questions.ruler.choice.button("too_short").click()
    asked(desk).questions.chinese.choice.button("no").click()
    settle(desk.window)
    check_looks(asked(desk))
