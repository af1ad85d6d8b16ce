"""The two questions about a test page: nothing is said before both are answered, and each answer may be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.printer_ports import Ruler
from app.texts import assistant as words
from app.texts.language import Language
from tests.ui.looks import SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.frame.page_questions import PageQuestions
from ui.frame.theme import Theme
from ui.widgets.words import Words


class Asked:
    def __init__(self) -> None:
        self.around = QWidget()
        self.questions = PageQuestions(parent=self.around)
        self.heard: list[tuple[bool, Ruler]] = []
        self.questions.answered.connect(lambda right, ruler: self.heard.append((right, Ruler(ruler))))


@pytest.fixture
def asked(qtbot: QtBot, theme: Theme) -> Asked:
    made = Asked()
    qtbot.addWidget(made.around)
    with qtbot.waitExposed(made.around):
        made.around.show()
    made.around.activateWindow()
    return made


def test_both_are_answered_before_anything_is_said_and_an_answer_may_be_changed(asked: Asked) -> None:
    questions = asked.questions
    questions.ruler.choice.button("too_wide").click()
    assert asked.heard == []
    questions.chinese.choice.button("yes").click()
    questions.chinese.choice.button("no").click()
    assert asked.heard == [(True, Ruler.TOO_WIDE), (False, Ruler.TOO_WIDE)]


def test_another_page_is_asked_about_anew(asked: Asked) -> None:
    questions = asked.questions
    for question, value in ((questions.chinese, "yes"), (questions.ruler, "fits")):
        question.choice.button(value).click()
    questions.forget()
    questions.render_questions(Language.EN)
    assert not questions.first().isChecked()
    questions.chinese.choice.button("no").click()
    assert asked.heard == [(True, Ruler.FITS)]
    assert words.ASK_RULER.en in {part.text() for part in questions.findChildren(Words)}


def test_the_first_that_is_open_takes_the_focus(asked: Asked) -> None:
    questions = asked.questions
    questions.focus_open()
    assert questions.first().hasFocus()
    QTest.keyClick(questions.first(), Qt.Key.Key_Return)
    questions.focus_open()
    assert questions.ruler.first().hasFocus()


@pytest.mark.parametrize("look", SMALL_LOOKS, ids=str)
def test_they_read_well(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    asked = Asked()
    qtbot.addWidget(asked.around)
    asked.questions.render_questions(look.language)
    asked.questions.setFixedWidth(700)
    show_as(asked.around, look, theme)
    asked.questions.adjustSize()
    settle(asked.around)
    check_looks(asked.around)
