"""In training the customer's screen says on every page that nothing counts, and works as ever below it."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.customer.stage import Stage, a_demo_form, a_short_form, accepted, state_of
from tests.ui.looks import EVERY_LOOK, SMALL_LOOKS, Look, check_looks, settle, show_as
from ui.customer.training_mark import TrainingMark
from ui.frame.theme import Theme


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("look", EVERY_LOOK, ids=str)
def test_it_lies_over_every_page_and_everything_is_read_through_it(look: Look, qtbot: QtBot, theme: Theme) -> None:
    theme.switch(look.theme)
    stage = Stage(qtbot, training=True)
    show_as(stage.view, look, theme)
    mark = stage.view.mark
    assert mark is not None
    form = a_demo_form(language=look.language)
    for state in (None, state_of(form), accepted(form)):
        stage.show(state)
        assert mark.geometry() == stage.view.rect()
        assert stage.view.children()[-1] is mark, "nothing lies over it"
        check_looks(stage.view, size=look.size)
        marked = picture(stage.view)
        mark.hide()
        assert picture(stage.view) != marked
        mark.show()


def test_a_hand_goes_through_it(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, training=True)
    show_as(stage.view, SMALL_LOOKS[0], theme)
    stage.show(state_of(a_short_form()))
    middle = stage.view.form.sign.pad.mapTo(stage.view, stage.view.form.sign.pad.rect().center())
    assert stage.view.childAt(middle) is stage.view.form.sign.pad
    stage.view.resize(1400, 900)
    settle(stage.view)
    assert stage.view.mark is not None
    assert stage.view.mark.size() == stage.view.size()


def test_a_real_counter_has_none(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot)
    assert stage.view.mark is None
    assert stage.view.findChildren(TrainingMark) == []
