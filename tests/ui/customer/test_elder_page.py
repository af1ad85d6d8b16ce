"""Larger type: one matter a page, slowly, and the signature last."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.order_line import Decision
from app.texts import customer as words
from app.texts.language import Language
from tests.ui.customer.stage import (
    LINE_OF,
    RING,
    Stage,
    a_demo_form,
    a_long_form,
    a_short_form,
    an_empty_form,
    state_of,
)
from tests.ui.looks import check_looks, settle
from ui.frame.form_state import Phase
from ui.frame.theme import Theme
from ui.widgets.button import Button

ZH = Language.ZH


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


def larger(stage: Stage) -> None:
    stage.press("largerButton")


def go_to(stage: Stage, name: str) -> None:
    """By the page's own button until that one is there."""
    for _ in range(80):
        if stage.has(name):
            return
        stage.press("nextButton" if stage.has("nextButton") else "nextAfterChoiceButton")
    raise AssertionError(f"{name} never came")


def next_words(stage: Stage) -> str:
    button = stage.button("nextButton")
    assert isinstance(button, Button)
    return button.words()


def test_one_matter_after_the_other_to_the_signature(stage: Stage) -> None:
    state = state_of(a_demo_form())
    stage.show(state)
    larger(stage)
    assert words.STEP_OF.say(ZH, n=6, i=1) in stage.words()
    go_to(stage, "signButton")
    assert words.LAST_STEP.say(ZH) in stage.words()
    assert stage.acts.looked_at == [view.line.id for view in state.lines[1:]]
    stage.write()
    stage.press("signButton")
    [(strokes, width, sha256)] = stage.acts.signed
    assert len(strokes) == 2
    assert sha256 == state.content_sha256
    assert width == stage.view.elder.sign.pad.width_units()


@pytest.mark.parametrize("language", Language)
def test_who_declined_an_item_signs_those_on_the_pages_before(stage: Stage, language: Language) -> None:
    form = a_demo_form(language=language, decision=Decision.DECLINED, offline=True)
    stage.show(state_of(form, language=language))
    larger(stage)
    stage.view.elder.turn(6)
    settle(stage.view)
    assert stage.view.elder.sign.statement.text() == words.I_HAVE_READ_SOME_BEFORE.say(language, all=5, n=3)
    check_looks(stage.view)


def test_a_long_matter_is_read_down_before_the_next_one(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    assert next_words(stage) == words.READ_DOWN.say(ZH)
    stage.press("nextButton")
    assert words.STEP_OF.say(ZH, n=6, i=1) in stage.words()
    while next_words(stage) == words.READ_DOWN.say(ZH):
        stage.press("nextButton")
    assert next_words(stage) == words.NEXT.say(ZH)
    stage.press("nextButton")
    assert words.STEP_OF.say(ZH, n=6, i=2) in stage.words()


def test_what_else_is_signed_is_read_down_or_left_at_once(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    stage.view.elder.turn(5)
    settle(stage.view)
    assert words.REST_TITLE.say(ZH) in stage.words()
    assert next_words(stage) == words.READ_DOWN.say(ZH)
    stage.press("nextButton")
    assert stage.view.elder.rest.area.verticalScrollBar().value() > 0
    stage.press("enoughButton")
    assert stage.has("signButton")


def test_its_text_never_ends_in_half_a_line(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    area = stage.view.elder.matter.area
    for height in (768, 779, 790):
        stage.view.resize(1366, height)
        settle(stage.view)
        assert area.verticalScrollBar().maximum() > 0
        assert area.viewport().height() % 56 == 0
        assert area.verticalScrollBar().maximum() % 56 == 0


def test_a_value_added_service_is_asked_and_waits_for_the_answer(stage: Stage) -> None:
    stage.show(state_of(a_demo_form(decision=None)))
    larger(stage)
    go_to(stage, "orderButton")
    assert words.ORDER_OR_NOT.say(ZH, name="视频彩铃") in stage.words()
    assert not stage.has("nextButton")
    assert not stage.has("nextAfterChoiceButton")
    assert stage.button("orderButton").height() == stage.button("declineButton").height() == 112
    stage.press("declineButton")
    assert stage.acts.decided == [(LINE_OF[RING], Decision.DECLINED)]
    stage.show(state_of(a_demo_form(decision=Decision.DECLINED)))
    assert stage.button("declineButton").property("lit")
    stage.press("nextAfterChoiceButton")
    assert words.STEP_OF.say(ZH, n=6, i=4) in stage.words()


def test_an_answered_choice_keeps_its_height(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    go_to(stage, "orderButton")
    assert stage.button("orderButton").property("lit")
    assert stage.button("orderButton").height() == 112


def test_back_leads_to_the_matter_before(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    assert not stage.has("previousButton")
    go_to(stage, "signButton")
    stage.press("previousButton")
    assert words.STEP_OF.say(ZH, n=6, i=6) in stage.words()
    stage.press("previousButton")
    assert words.STEP_OF.say(ZH, n=6, i=5) in stage.words()


def test_pages_that_were_jumped_over_cannot_be_signed(stage: Stage) -> None:
    stage.show(state_of(a_long_form()))
    larger(stage)
    stage.view.elder.turn(13)
    stage.show(state_of(a_long_form()))
    stage.write()
    assert not stage.button("signButton").isEnabled()
    assert words.FIRST_READ.say(ZH) in stage.words()


def test_what_was_read_as_cards_is_read(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(qtbot, tall=True)
    stage.show(state_of(a_demo_form()))
    larger(stage)
    stage.view.elder.turn(6)
    stage.show(state_of(a_demo_form()))
    stage.write()
    assert stage.button("signButton").isEnabled()


def test_the_line_the_clerk_asks_about_is_turned_to(stage: Stage) -> None:
    form = a_demo_form(decision=None)
    stage.show(state_of(form))
    larger(stage)
    stage.show(state_of(form, line_asked=LINE_OF[RING]))
    assert words.STEP_OF.say(ZH, n=6, i=3) in stage.words()


def test_a_line_that_goes_takes_its_page_with_it(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    larger(stage)
    go_to(stage, "signButton")
    stage.show(state_of(a_short_form()))
    assert words.LAST_STEP.say(ZH) in stage.words()
    stage.show(state_of(an_empty_form(), phase=Phase.EDITING))
    assert words.NOTHING_YET.say(ZH) in stage.words()
    assert not stage.has("signButton")


def test_what_was_written_does_not_move_to_the_other_page(stage: Stage) -> None:
    stage.show(state_of(a_short_form()))
    stage.write()
    larger(stage)
    larger(stage)
    assert stage.pad.empty
