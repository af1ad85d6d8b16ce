"""Notices and consents on the customer's own screen: nothing answered for them, and no signing before what must be."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.consent import ConsentAnswer
from app.domain.form_answers import FormAnswers
from app.domain.newer_catalogue import under_newer
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel
from app.texts import consents as words
from app.texts.language import Language
from tests.fakes.orders import NOW
from tests.ui.customer.stage import Stage, a_questioned_form, demo, state_of
from ui.frame.theme import Theme

ZH = Language.ZH


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme) -> Stage:
    return Stage(qtbot, tall=True)


def said(form: OrderForm, **answers: bool) -> OrderForm:
    given = tuple(ConsentAnswer(code, yes, NOW, ConfirmationChannel.CUSTOMER_SCREEN) for code, yes in answers.items())
    return form.with_answers(FormAnswers(consents=given))


def test_a_new_sim_asks_for_the_notice_on_fraud_and_a_kept_portrait_for_its_consent(stage: Stage) -> None:
    stage.show(state_of(a_questioned_form()))
    assert [card.code for card in stage.view.form.asks] == ["fraud_notice", "portrait"]
    fraud, portrait = stage.view.form.asks
    assert fraud.buttons.no.isHidden()
    assert not portrait.buttons.no.isHidden()
    assert portrait.buttons.yes.size() == portrait.buttons.no.size()


def test_nothing_is_answered_beforehand_and_nothing_is_signed_before(stage: Stage) -> None:
    stage.show(state_of(a_questioned_form()))
    for card in stage.view.form.asks:
        assert not card.buttons.yes.property("lit")
        assert not card.buttons.no.property("lit")
    stage.read_on()
    stage.write()
    assert not stage.button("signButton").isEnabled()
    assert words.FIRST_ANSWER.say(ZH) in stage.words()


def test_touching_a_button_answers_one_question(stage: Stage) -> None:
    stage.show(state_of(a_questioned_form()))
    fraud, portrait = stage.view.form.asks
    fraud.buttons.yes.click()
    portrait.buttons.no.click()
    assert stage.acts.answered == [("fraud_notice", True), ("portrait", False)]


def test_once_answered_it_may_be_signed(stage: Stage) -> None:
    stage.show(state_of(a_questioned_form(answered=True)))
    stage.read_on()
    stage.write()
    assert stage.button("signButton").isEnabled()


def test_a_portrait_that_is_not_wanted_has_to_go_before_the_signature() -> None:
    form = said(a_questioned_form(), fraud_notice=True, portrait=False)
    assert [item.kind.value for item in form.still_to_do()] == ["picture"]
    gone = form.without_attachment(form.attachments[0].id)
    assert gone.still_to_do() == ()
    consents = {each.code: each.answer for each in gone.content().consents}
    assert consents == {"fraud_notice": "yes", "portrait": "no"}


def test_what_may_be_left_open_keeps_nobody_from_signing() -> None:
    catalogue = demo().catalogue
    everywhere = tuple(replace(each, matters=(), picture=None) for each in catalogue.consents)
    form = replace(a_questioned_form(), catalogue=replace(catalogue, consents=everywhere))
    form = said(form, fraud_notice=True, personal_information=True, tariff_notice=True, portrait=False)
    form = form.without_attachment(form.attachments[0].id)
    assert form.still_to_do() == ()
    marketing = next(each for each in form.content().consents if each.code == "marketing")
    assert (marketing.answer, marketing.answer_words, marketing.at) == ("none", words.NOT_ANSWERED.zh, "")


def test_the_signed_content_holds_question_answer_time_and_place() -> None:
    (fraud, _) = said(a_questioned_form(), fraud_notice=True, portrait=True).content().consents
    question = next(each for each in demo().catalogue.consents if each.code == "fraud_notice")
    assert fraud.words == question.words.zh
    assert (fraud.template_version, fraud.answer_words) == (demo().catalogue.template_version, question.yes.zh)
    assert (fraud.at, fraud.channel) == (NOW.isoformat(), "customer_screen")
    assert "2026-11-20 10:27" in fraud.at_words


def test_in_larger_type_each_is_a_page_of_its_own(stage: Stage) -> None:
    state = state_of(a_questioned_form())
    stage.show(state)
    stage.press("largerButton")
    stage.view.elder.turn(len(state.lines))
    assert "反诈告知书" in stage.words()
    assert not stage.has("nextAfterChoiceButton")
    stage.press("yesButton")
    assert stage.acts.answered == [("fraud_notice", True)]
    stage.show(state_of(said(a_questioned_form(), fraud_notice=True)))
    assert "一共 8 页，这是第 6 页" in stage.words(), "questions are no matters: there are fewer of those"
    stage.press("nextAfterChoiceButton")
    assert "人像的单独同意" in stage.words()


def test_another_template_asks_anew() -> None:
    form = a_questioned_form(answered=True)
    newer = replace(demo().catalogue, version="2026-12-01.1", template_version="2026-12.1")
    assert all(each.answer is not None for each in form.asked())
    assert [each.answer for each in under_newer(form, newer).form.asked()] == [None, None]
