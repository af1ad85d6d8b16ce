"""Larger type begins by itself where the card says 65 and goes by hand; large papers are the choice of the customer."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.form_answers import FormAnswers
from app.domain.order_form import OrderForm
from app.texts import customer as words
from app.texts.language import Language
from tests.ui.customer.stage import Stage, a_demo_form, demo, state_of
from ui.frame.form_state import Phase
from ui.frame.theme import Theme

ELDER = demo().customers[1]


def a_form_of_an_elder(*, number: int = 1) -> OrderForm:
    """Their card was read today."""
    form = a_demo_form(number=number)
    return replace(form, customer=replace(demo().customers[0], identification=ELDER.identification))


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot)


def test_the_card_of_somebody_over_65_begins_in_larger_type(stage: Stage) -> None:
    stage.show(state_of(a_form_of_an_elder(), phase=Phase.EDITING))
    assert stage.view.larger
    assert words.STEP_OF.say(Language.ZH, n=6, i=1) in stage.words()


def test_by_hand_it_goes_and_does_not_come_back_on_the_same_form(stage: Stage) -> None:
    stage.show(state_of(a_form_of_an_elder(), phase=Phase.EDITING))
    stage.press("largerButton")
    assert not stage.view.larger
    stage.show(state_of(a_form_of_an_elder(), phase=Phase.WITH_CUSTOMER))
    assert not stage.view.larger


def test_the_next_customer_begins_as_everybody(stage: Stage) -> None:
    stage.show(state_of(a_form_of_an_elder()))
    stage.show(state_of(a_demo_form(number=2)))
    assert not stage.view.larger
    stage.show(state_of(a_form_of_an_elder(number=3)))
    assert stage.view.larger


def test_their_form_taken_up_again_after_somebody_elses_begins_in_larger_type_again(stage: Stage) -> None:
    stage.show(state_of(a_form_of_an_elder()))
    stage.show(state_of(a_demo_form(number=2)))
    stage.show(state_of(a_form_of_an_elder()))
    assert stage.view.larger


def test_without_a_card_read_today_nothing_begins_by_itself(stage: Stage) -> None:
    stage.show(state_of(replace(a_form_of_an_elder(), card_read=None)))
    assert not stage.view.larger


def test_a_large_receipt_is_offered_in_larger_type_and_chosen_by_the_customer(stage: Stage) -> None:
    stage.show(state_of(a_demo_form()))
    assert not stage.has("largePrintButton")
    stage.press("largerButton")
    assert not stage.button("largePrintButton").property("lit")
    stage.press("largePrintButton")
    assert stage.acts.large_print == [True]
    chosen = a_demo_form().with_answers(FormAnswers(large_print=True))
    stage.show(state_of(chosen))
    assert stage.button("largePrintButton").property("lit")
    assert chosen.content().large_print
    stage.press("largePrintButton")
    assert stage.acts.large_print == [True, False]
