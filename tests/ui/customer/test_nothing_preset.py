"""Nothing that costs money is chosen for anybody (S09): every offer on sale, on both of the customer's pages."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.matter_checks import needs_confirmation
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.domain.order_line import LineState
from app.errors import FormRefused
from app.texts import customer as words
from app.texts.language import Language
from tests.fakes.orders import TODAY, sample_id
from tests.ui.customer.stage import Stage, an_empty_form, demo, state_of
from ui.customer.choice import DecisionButton
from ui.frame.form_state import Phase
from ui.frame.theme import Theme

EVERY_QUESTION = tuple(replace(each, matters=(), picture=None, below_age=None) for each in demo().catalogue.consents)


def with_each(offers: list[Offering]) -> OrderForm:
    """A form with every offer the customer may order at once, as the clerk puts them there; nobody answered."""
    form = replace(an_empty_form(), catalogue=replace(demo().catalogue, consents=EVERY_QUESTION))
    assert form.customer is not None
    for place, offering in enumerate(offers, 40):
        try:
            form = form.with_addition(offering, number=form.customer.phone, line_id=sample_id(place))
        except FormRefused:
            continue
    return form


def on_sale() -> list[Offering]:
    return list(demo().catalogue.on_sale(TODAY))


def preset(page: QWidget) -> list[str]:
    """What looks chosen on a screen that nobody has touched."""
    chosen = [part.objectName() for part in page.findChildren(DecisionButton) if part.property("lit")]
    chosen += [part.objectName() for part in page.findChildren(QAbstractButton) if part.isChecked()]
    return chosen + [
        type(part).__name__ for part in page.findChildren(QWidget) if isinstance(part, QCheckBox | QRadioButton)
    ]


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot, tall=True)


def test_there_is_something_to_choose() -> None:
    form = with_each(on_sale())
    assert sum(needs_confirmation(line, catalogue=form.catalogue) for line in form.lines) >= 4
    assert len(form.asked()) == len(EVERY_QUESTION)


def test_no_line_is_confirmed_and_none_that_asks_is_signed() -> None:
    form = with_each(on_sale())
    for line in form.lines:
        if needs_confirmation(line, catalogue=form.catalogue):
            assert line.confirmation is None
            assert form.line_state(line) is LineState.WAITING
    asking = {line.id for line in form.lines if needs_confirmation(line, catalogue=form.catalogue)}
    assert asking.isdisjoint(line.id for line in form.content().lines)


def test_no_consent_is_given_and_no_money_is_planned() -> None:
    form = with_each(on_sale())
    assert {each.answer for each in form.content().consents} == {"none"}
    assert form.payment_method is None
    assert not form.answers.large_print


def test_no_button_is_lit_on_the_page_of_cards(stage: Stage) -> None:
    stage.show(state_of(with_each(on_sale()), phase=Phase.EDITING))
    assert preset(stage.view) == []
    for card in stage.view.form.cards:
        if not card.choice.isHidden():
            assert card.choice.order.size() == card.choice.decline.size()
            assert words.CHOOSE.say(Language.ZH) in stage.words()


def test_no_button_is_lit_on_any_page_in_larger_type(stage: Stage) -> None:
    state = state_of(with_each(on_sale()), phase=Phase.EDITING)
    stage.show(state)
    stage.press("largerButton")
    for _ in range(len(state.lines) + len(state.asks)):
        assert preset(stage.view.elder) == []
        stage.view.elder.turn(1)
