"""What takes the place of a line that stands on the form."""

from dataclasses import replace

import pytest

from app.domain.instead import keeps_the_others, plan_in_the_way, top_up_on, with_more
from app.domain.matter import OfflineClass
from app.domain.matter_limits import most_top_up_fen
from app.domain.money import yuan_short
from app.domain.offering import Companion, Conditions, Where
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes.orders import CALLER_ID, CATALOGUE, PHONE, PLAN_129, PLAN_199, PLAN_PRODUCT, RING_VIDEO, an_empty_form

MOST_FEN = CATALOGUE.matters["top_up"].offline_limit_fen or 0


def topped_up(fen: int, *, offline: bool = False) -> OrderForm:
    form = replace(an_empty_form(), offline=offline)
    form = form.with_top_up(number=PHONE, amount_fen=fen, line_id="first")
    return form.with_addition(RING_VIDEO, number=PHONE, line_id="ring")


def test_two_top_ups_of_one_account_become_one_where_the_first_stood() -> None:
    form = topped_up(5000)
    standing = top_up_on(form)
    assert standing is not None
    done = with_more(form, standing, amount_fen=2500)
    assert [(line.id, line.amount_fen) for line in done.lines] == [("first", 7500), ("ring", 0)]
    assert done.due_today_fen() == 7500


@pytest.mark.parametrize("fen", [0, -5000, 5001, 10**9])
def test_what_is_no_amount_by_itself_is_none_beside_another(fen: int) -> None:
    form = topped_up(5000)
    standing = top_up_on(form)
    assert standing is not None
    with pytest.raises(FormRefused):
        with_more(form, standing, amount_fen=fen)


def test_more_than_may_be_taken_offline_leaves_what_stands_there() -> None:
    assert MOST_FEN
    form = topped_up(MOST_FEN, offline=True)
    standing = top_up_on(form)
    assert standing is not None
    assert form.ruling(standing).offline is not OfflineClass.REFUSED
    with pytest.raises(FormRefused) as refused:
        with_more(form, standing, amount_fen=1000)
    assert "离线时" in refused.value.say(Language.ZH)
    assert refused.value.say(Language.ZH).startswith(f"两笔一共 {yuan_short(MOST_FEN + 1000)}。")


def test_one_that_cannot_be_done_offline_does_not_take_a_second_that_can() -> None:
    form = topped_up(MOST_FEN + 10000, offline=True)
    assert top_up_on(form) is None
    form = form.with_top_up(number=PHONE, amount_fen=MOST_FEN, line_id="second")
    standing = top_up_on(form)
    assert standing is not None
    assert standing.id == "second"


def test_the_limit_of_one_top_up_holds_for_both_and_says_so() -> None:
    most = most_top_up_fen(CATALOGUE)
    form = topped_up(most - 1000)
    standing = top_up_on(form)
    assert standing is not None
    assert with_more(form, standing, amount_fen=1000).due_today_fen() == most
    with pytest.raises(FormRefused) as refused:
        with_more(form, standing, amount_fen=2000)
    assert refused.value.say(Language.ZH) == f"两笔一共超过 {yuan_short(most)}。请把金额改小。"
    assert refused.value.say(Language.EN) == f"Together more than {yuan_short(most)}. Lower the amount."


def test_a_form_without_a_top_up_has_none() -> None:
    assert top_up_on(an_empty_form()) is None


def test_only_another_main_plan_of_the_same_number_stands_in_the_way() -> None:
    form = an_empty_form().with_change(PLAN_PRODUCT, PLAN_199, line_id="plan")
    [line] = form.lines
    assert plan_in_the_way(form, PLAN_129, number=PHONE) is line
    assert plan_in_the_way(form, PLAN_199, number=PHONE) is None
    assert plan_in_the_way(form, CALLER_ID, number=PHONE) is None
    assert plan_in_the_way(form, PLAN_129, number="15412349999") is None


def test_a_line_that_leans_on_the_one_that_goes_does_not_stay() -> None:
    needy = replace(RING_VIDEO, conditions=Conditions(requires=(Companion(Where.NUMBER, (), (PLAN_199.code,)),)))
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, needy.code: needy})
    form = replace(an_empty_form(), catalogue=catalogue).with_change(PLAN_PRODUCT, PLAN_199, line_id="plan")
    topped = form.with_top_up(number=PHONE, amount_fen=5000, line_id="credit")
    assert keeps_the_others(topped, topped.without_line("plan"))
    leant = topped.with_addition(needy, number=PHONE, line_id="ring")
    assert not keeps_the_others(leant, leant.without_line("plan"))
