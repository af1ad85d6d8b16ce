"""Below 14 the guardian consents apart from all else, and without it nothing it is about is done (R09, PIPL 28, 31)."""

from dataclasses import replace

import pytest

from app.domain.consent import ConsentAnswer
from app.domain.consent_question import ConsentNeed
from app.domain.form_answers import FormAnswers
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.order_line import ConfirmationChannel
from app.texts import consents as words
from commands.stock import shipped_templates
from tests.fakes import orders as demo

QUESTION = next(each for each in shipped_templates()["2026-11.1"].consents if each.code == "guardian_consent")
PLAN_CHANGE = "plan_change"
CATALOGUE = replace(demo.CATALOGUE, consents=(replace(QUESTION, matters=(PLAN_CHANGE,)),))
DAY_BEFORE_14 = "990101201211210014"  # born on 21 November 2012, the form is of 20 November 2026
ON_THE_DAY = "990101201211200014"


def a_childs_form(number: str = DAY_BEFORE_14) -> OrderForm:
    """A plan change, which is asked about here, and a top-up, which is not."""
    child = replace(demo.CUSTOMER, identification=replace(demo.CUSTOMER.identification, number=number))
    form = replace(demo.an_empty_form(), customer=child, catalogue=CATALOGUE)
    form = form.with_change(child.products[0], demo.PLAN_199, line_id=demo.sample_id(1))
    return form.with_top_up(number=child.phone, amount_fen=2000, line_id=demo.sample_id(2))


def answered(form: OrderForm, given: bool) -> OrderForm:
    said = ConsentAnswer(QUESTION.code, given, demo.NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    return form.with_answers(FormAnswers(consents=(said,)))


def left(form: OrderForm) -> list[str]:
    return [item.detail.zh for item in form.still_to_do() if item.kind is ToDoKind.CONSENT]


def test_it_is_a_question_of_its_own_about_nothing_else() -> None:
    assert (QUESTION.need, QUESTION.below_age, QUESTION.picture) == (ConsentNeed.NECESSARY, 14, None)
    assert QUESTION.no is not None
    assert {"new_connection", "sub_card", "broadband_new", "bundle_order"} <= set(QUESTION.matters)


@pytest.mark.parametrize(("number", "asked"), [(DAY_BEFORE_14, True), (ON_THE_DAY, False), ("", False)])
def test_it_is_asked_until_the_day_of_the_fourteenth_birthday(number: str, asked: bool) -> None:
    assert bool(a_childs_form(number).asked()) is asked


def test_without_an_answer_and_after_a_no_the_form_cannot_be_signed() -> None:
    assert left(a_childs_form()) == [words.TODO_DETAIL.zh]
    assert left(answered(a_childs_form(), False)) == [words.TODO_FORBIDS.zh]
    assert left(answered(a_childs_form(), True)) == []


def test_after_a_no_the_rest_goes_on_and_the_no_is_signed() -> None:
    form = answered(a_childs_form(), False).without_line(demo.sample_id(1))
    assert left(form) == []
    (said,) = form.content().consents
    assert (said.answer, [line.action for line in form.content().lines]) == ("no", ["topUp"])


def test_a_yes_may_be_taken_back_until_signed() -> None:
    assert left(answered(answered(a_childs_form(), True), False)) == [words.TODO_FORBIDS.zh]
