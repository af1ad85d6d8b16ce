"""The form: acts and refusals, sums, states, and what still keeps it from being signed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.matter import OfflineClass
from app.domain.matter_limits import MOST_TOP_UP_FEN
from app.domain.offering import FirstMonthRule, Offering, PenaltyRule, Term
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.order_line import Action, ConfirmationChannel, Decision, LineState, SecondConfirmation
from app.domain.payment import PaymentMethod
from app.errors import Bug, FormRefused
from app.texts import form as words
from app.texts.language import Language, Text
from tests.fakes import orders as demo

DECLINED = SecondConfirmation(Decision.DECLINED, demo.NOW, ConfirmationChannel.CUSTOMER_SCREEN)


def kinds(form: OrderForm) -> list[ToDoKind]:
    return [item.kind for item in form.still_to_do()]


def test_every_act_gives_a_new_form_and_leaves_the_old_one() -> None:
    empty = demo.an_empty_form()
    one = empty.with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    assert (empty.lines, len(one.lines)) == ((), 1)
    assert one.without_line("a") == empty


def test_the_sample_form_may_be_signed_and_adds_up() -> None:
    form = demo.a_form()
    sums = form.sums()
    assert form.still_to_do() == ()
    assert sums.today_fen == 5000
    assert sums.monthly_before_fen == 12900 + 500
    assert sums.monthly_after_fen == 15900 + 600  # the new plan's discount while it lasts
    assert sums.bill_month == "2026-12"


def test_without_a_customer_only_the_customer_is_asked_for() -> None:
    assert kinds(demo.an_empty_form(customer=None)) == [ToDoKind.CHOOSE_CUSTOMER]


def test_an_empty_form_asks_for_a_service() -> None:
    assert kinds(demo.an_empty_form()) == [ToDoKind.ADD_LINE]


def test_money_due_asks_for_the_method() -> None:
    form = demo.an_empty_form().with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    assert kinds(form) == [ToDoKind.PAYMENT_METHOD]
    assert kinds(form.with_payment_method(PaymentMethod.CASH)) == []


def test_a_value_added_service_waits_for_the_customer_and_nobody_else() -> None:
    form = demo.an_empty_form().with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="v")
    assert kinds(form) == [ToDoKind.CONFIRM]
    assert form.line_state(form.lines[0]) is LineState.WAITING
    assert form.unconfirmed_monthly_fen() == 600
    agreed = form.with_confirmation("v", demo.confirmed())
    assert (agreed.still_to_do(), agreed.unconfirmed_monthly_fen()) == ((), 0)
    online, offline = (replace(form, offline=away).still_to_do()[0].detail.zh for away in (False, True))
    assert ("验证码" in online, "验证码" in offline) == (True, False), "without the network no code is sent"


def test_a_declined_service_is_never_signed_nor_counted() -> None:
    form = demo.a_form().with_confirmation(demo.sample_id(103), DECLINED)
    assert form.line_state(form.lines[2]) is LineState.DECLINED
    assert [line.id for line in form.content().lines] == [demo.sample_id(n) for n in (101, 102, 104)]
    assert form.sums().monthly_after_fen == 15900


def test_a_line_that_needs_no_confirmation_cannot_be_declined() -> None:
    form = demo.a_form().with_confirmation(demo.sample_id(101), DECLINED)
    assert form.line_state(form.lines[0]) is LineState.READY


def test_a_second_main_plan_is_refused_and_can_be_a_change() -> None:
    form = demo.an_empty_form()
    with pytest.raises(FormRefused, match="already has the main plan 5G Free 129"):
        form.with_addition(demo.PLAN_199, number=demo.PHONE, line_id="a")
    product = form.changeable(demo.PLAN_199, number=demo.PHONE)
    assert product == demo.PLAN_PRODUCT
    changed = form.with_change(demo.PLAN_PRODUCT, demo.PLAN_199, line_id="a")
    assert changed.lines[0].action is Action.MODIFY


def test_two_plans_on_one_form_are_refused() -> None:
    form = demo.an_empty_form().with_change(demo.PLAN_PRODUCT, demo.PLAN_199, line_id="a")
    third = replace(demo.PLAN_199, code="5G-239", name=demo.PLAN_199.name)
    with pytest.raises(FormRefused, match="Remove that line first"):
        form.with_change(demo.PLAN_PRODUCT, third, line_id="b")
    nobody = replace(demo.CUSTOMER, products=())
    first = demo.an_empty_form(customer=nobody).with_addition(demo.PLAN_129, number=demo.PHONE, line_id="a")
    with pytest.raises(FormRefused, match="a number holds one"):
        first.with_addition(demo.PLAN_199, number=demo.PHONE, line_id="b")


def test_a_plan_cannot_change_into_a_service() -> None:
    with pytest.raises(FormRefused, match="cannot be changed to"):
        demo.an_empty_form().with_change(demo.PLAN_PRODUCT, demo.RING_VIDEO, line_id="a")


def test_what_the_number_has_or_the_form_holds_is_refused() -> None:
    form = demo.an_empty_form()
    with pytest.raises(FormRefused, match="already has Caller display"):
        form.with_addition(demo.CALLER_ID, number=demo.PHONE, line_id="a")
    once = form.with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="a")
    with pytest.raises(FormRefused, match="already on this form"):
        once.with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="b")


def test_a_product_stands_on_a_form_once() -> None:
    form = demo.an_empty_form().with_cancellation(demo.CALLER_ID_PRODUCT, line_id="a")
    with pytest.raises(FormRefused, match="already has a line"):
        form.with_cancellation(demo.CALLER_ID_PRODUCT, line_id="b")


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (replace(demo.RING_VIDEO, sale_until=date(2026, 11, 19)), "went off sale on 2026-11-19"),
        (replace(demo.RING_VIDEO, sale_from=date(2026, 11, 21)), "goes on sale on 2026-11-21"),
    ],
)
def test_an_offer_outside_its_sale_window_is_refused(offer: Offering, words: str) -> None:
    with pytest.raises(FormRefused, match=words):
        demo.an_empty_form().with_addition(offer, number=demo.PHONE, line_id="a")


def test_the_last_day_of_sale_is_a_day_of_sale() -> None:
    offer = replace(demo.RING_VIDEO, sale_until=demo.TODAY)
    assert demo.an_empty_form().why_not(offer, number=demo.PHONE) is None


def test_a_service_needs_a_main_plan() -> None:
    nobody = replace(demo.CUSTOMER, products=())
    with pytest.raises(FormRefused, match="no main plan"):
        demo.an_empty_form(customer=nobody).with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="a")


@pytest.mark.parametrize("fen", [0, -100, MOST_TOP_UP_FEN + 10])
def test_a_top_up_of_nothing_or_too_much_is_refused(fen: int) -> None:
    with pytest.raises(FormRefused):
        demo.an_empty_form().with_top_up(number=demo.PHONE, amount_fen=fen, line_id="a")


def test_money_goes_only_to_the_customers_own_number() -> None:
    with pytest.raises(FormRefused, match="no number"):
        demo.an_empty_form().with_top_up(number="15499999999", amount_fen=100, line_id="a")


def test_offline_each_matter_is_ruled_by_the_matrix() -> None:
    form = (
        demo.a_form(offline=True)
        .with_addition(demo.BROADBAND_300, number=demo.PHONE, line_id="bb")
        .with_addition(demo.NEW_CARD, number=demo.PHONE, line_id="sim")
    )
    rulings = [form.ruling(line).offline for line in form.lines]
    queued = OfflineClass.QUEUED
    assert rulings == [queued, queued, queued, OfflineClass.DONE, OfflineClass.DRAFT, OfflineClass.REFUSED]
    assert [form.line_state(line) for line in form.lines[4:]] == [LineState.DRAFT_ONLY, LineState.REFUSED]
    assert form.ruling(form.lines[5]).why is not None
    assert len(form.content().lines) == 4
    assert form.content().offline
    assert len(form.as_offline(False).signable_lines()) == 6


def test_an_amount_above_the_offline_limit_is_refused_only_offline() -> None:
    form = demo.an_empty_form(offline=True).with_top_up(number=demo.PHONE, amount_fen=50010, line_id="a")
    ruling = form.ruling(form.lines[0])
    assert (ruling.offline, ruling.why is not None) == (OfflineClass.REFUSED, True)
    assert form.as_offline(False).line_state(form.lines[0]) is LineState.READY


def test_a_form_with_nothing_to_sign_offline_says_so() -> None:
    form = demo.an_empty_form(offline=True).with_addition(demo.NEW_CARD, number=demo.PHONE, line_id="a")
    assert kinds(form) == [ToDoKind.ADD_LINE]
    assert form.due_today_fen() == 0


@pytest.mark.parametrize(
    ("bare", "missing"),
    [
        (replace(demo.RING_VIDEO, how_to_cancel=Text("", "")), words.LABEL_CANCEL),
        (replace(demo.RING_VIDEO, name=Text("视频彩铃", " ")), words.LABEL_NAME),
        (replace(demo.RING_VIDEO, first_month=FirstMonthRule.NOT_APPLICABLE), words.LABEL_FIRST_MONTH),
        (replace(demo.RING_VIDEO, term=Term(24, PenaltyRule.NONE, 0)), words.LABEL_AFTER_TERM),
        (replace(demo.PLAN_199, overage=()), words.LABEL_OVERAGE),
    ],
)
def test_an_offer_without_its_terms_cannot_be_signed(bare: Offering, missing: Text) -> None:
    customer = demo.CUSTOMER if not bare.is_main_plan else replace(demo.CUSTOMER, products=())
    form = demo.an_empty_form(customer=customer).with_addition(bare, number=demo.PHONE, line_id="a")
    assert kinds(form.with_confirmation("a", demo.confirmed())) == [ToDoKind.INCOMPLETE]
    assert form.shown_lines(Language.EN)[0].missing == (missing.en,)


def test_a_product_the_catalogue_does_not_know_stops_the_signing() -> None:
    odd = replace(
        demo.CUSTOMER, products=(*demo.CUSTOMER.products, replace(demo.PLAN_PRODUCT, id="x", offering_code="??"))
    )
    form = demo.a_form(customer=odd)
    assert kinds(form) == [ToDoKind.INCOMPLETE]


def test_another_customer_takes_no_lines_over() -> None:
    form = demo.a_form().with_customer(demo.a_customer(7))
    assert form.lines == ()


def test_content_of_nobody_is_a_bug() -> None:
    with pytest.raises(Bug):
        demo.an_empty_form(customer=None).content()


@pytest.mark.parametrize(
    ("said", "matter", "offline"),
    [("", "broadband_new", OfflineClass.DRAFT), ("plan_change", "plan_change", OfflineClass.QUEUED)],
)
def test_a_change_within_one_kind_is_of_the_matter_its_offer_names(
    said: str, matter: str, offline: OfflineClass
) -> None:
    product = replace(demo.PLAN_PRODUCT, id="bb", offering_code=demo.BROADBAND_300.code)
    faster = replace(demo.BROADBAND_300, code="KD-1000", change_timing=demo.PLAN_199.change_timing, change_matter=said)
    home = replace(demo.BROADBAND_300, change_timing=demo.PLAN_199.change_timing)
    catalogue = replace(demo.CATALOGUE, offerings={**demo.CATALOGUE.offerings, "KD-300": home, "KD-1000": faster})
    form = demo.an_empty_form(catalogue=catalogue, offline=True).with_change(product, faster, line_id="a")
    assert (form.lines[0].matter, form.ruling(form.lines[0]).offline) == (matter, offline)
    plan = demo.an_empty_form().with_change(demo.PLAN_PRODUCT, demo.PLAN_199, line_id="a")
    assert plan.lines[0].matter == "plan_change", "a plan is changed by its own matter without saying so"


def test_the_offline_limit_holds_for_the_form_not_for_each_line() -> None:
    form = demo.an_empty_form(offline=True)
    for n, fen in enumerate((30000, 30000, 20000)):
        form = form.with_top_up(number=demo.PHONE, amount_fen=fen, line_id=str(n))
    states = [form.line_state(line) for line in form.lines]
    assert states == [LineState.READY, LineState.REFUSED, LineState.READY]
    assert form.due_today_fen() == 50000
    assert len(form.as_offline(False).signable_lines()) == 3


def test_a_service_whose_plan_was_taken_off_the_form_cannot_be_signed() -> None:
    nobody = replace(demo.CUSTOMER, products=())
    both = (
        demo.an_empty_form(customer=nobody)
        .with_addition(demo.PLAN_129, number=demo.PHONE, line_id="plan")
        .with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="ring")
        .with_confirmation("ring", demo.confirmed())
    )
    assert kinds(both) == []
    alone = both.without_line("plan").still_to_do()
    assert [(item.kind, item.line_id) for item in alone] == [(ToDoKind.CONFLICT, "ring")]
    assert "no main plan" in alone[0].detail.en


def test_a_service_is_not_signed_while_its_plan_waits_as_a_draft() -> None:
    nobody = replace(demo.CUSTOMER, products=())
    draft_only = replace(demo.PLAN_129, matter=demo.BROADBAND_300.matter)
    form = (
        demo.an_empty_form(customer=nobody)
        .with_addition(draft_only, number=demo.PHONE, line_id="plan")
        .with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="ring")
        .with_confirmation("ring", demo.confirmed())
    )
    assert kinds(form) == []
    assert kinds(form.as_offline(True)) == [ToDoKind.CONFLICT]


def test_an_offer_that_went_off_sale_while_the_form_lay_put_away_cannot_be_signed() -> None:
    ends = replace(demo.RING_VIDEO, sale_until=demo.TODAY)
    form = (
        demo.an_empty_form()
        .with_addition(ends, number=demo.PHONE, line_id="a")
        .with_confirmation("a", demo.confirmed())
    )
    assert kinds(form) == []
    later = form.dated(demo.TODAY + timedelta(days=1)).still_to_do()
    assert [item.kind for item in later] == [ToDoKind.CONFLICT]
    assert "went off sale" in later[0].detail.en


def test_a_main_plan_names_what_would_stay_behind_on_its_number() -> None:
    video = replace(demo.CALLER_ID_PRODUCT, id="P-video", offering_code=demo.RING_VIDEO.code)
    card = replace(demo.CALLER_ID_PRODUCT, id="P-card", offering_code=demo.NEW_CARD.code)
    elsewhere = replace(video, id="P-else", number=demo.a_customer(1).phone)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, video, card, elsewhere))
    form = demo.an_empty_form(customer=customer)
    with pytest.raises(FormRefused) as refused:
        form.with_cancellation(demo.PLAN_PRODUCT, line_id="plan")
    assert "Before the main plan 5G Free 129 goes" in refused.value.say(Language.EN)
    assert refused.value.say(Language.EN).endswith("still has: Caller display, Video ring tone.")
    assert "来电显示、视频彩铃" in refused.value.say(Language.ZH)
    one = form.with_cancellation(demo.CALLER_ID_PRODUCT, line_id="caller")
    with pytest.raises(FormRefused, match="still has: Video ring tone\\."):
        one.with_cancellation(demo.PLAN_PRODUCT, line_id="plan")


def test_a_main_plan_leaves_after_its_services_and_not_without_them() -> None:
    form = demo.an_empty_form().with_cancellation(demo.CALLER_ID_PRODUCT, line_id="caller")
    both = form.with_cancellation(demo.PLAN_PRODUCT, line_id="plan")
    assert both.still_to_do() == ()
    (conflict,) = both.without_line("caller").still_to_do()
    assert (conflict.kind, conflict.line_id) == (ToDoKind.CONFLICT, "plan")
    assert "Caller display" in conflict.detail.en


def test_a_service_ordered_anew_does_not_outlive_the_plan_cancelled_beside_it() -> None:
    form = (
        demo.an_empty_form()
        .with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="video")
        .with_confirmation("video", demo.confirmed())
        .with_cancellation(demo.CALLER_ID_PRODUCT, line_id="caller")
        .with_cancellation(demo.PLAN_PRODUCT, line_id="plan")
    )
    (conflict,) = form.still_to_do()
    assert (conflict.kind, conflict.line_id) == (ToDoKind.CONFLICT, "video")


def test_a_top_up_is_whole_jiao() -> None:
    form = demo.an_empty_form()
    assert form.with_top_up(number=demo.PHONE, amount_fen=5010, line_id="a").due_today_fen() == 5010
    with pytest.raises(FormRefused, match="whole jiao"):
        form.with_top_up(number=demo.PHONE, amount_fen=5011, line_id="a")


def test_a_deposit_is_not_cancelled_by_a_form() -> None:
    product = replace(demo.PLAN_PRODUCT, id="d", offering_code=demo.MODEM_DEPOSIT.code)
    with pytest.raises(FormRefused, match="paid back against its receipt"):
        demo.an_empty_form().with_cancellation(product, line_id="a")


def test_the_first_bill_knows_that_a_discount_ends_before_it() -> None:
    long_ago = replace(demo.PLAN_PRODUCT, offering_code=demo.PLAN_199.code, started_on=date(2026, 6, 1))
    form = demo.an_empty_form(customer=replace(demo.CUSTOMER, products=(long_ago,)))
    sums = form.sums()
    assert (sums.monthly_before_fen, sums.bill_month, sums.bill_fen) == (15900, "2026-12", 19900)
    changed = form.with_change(long_ago, demo.PLAN_129, line_id="a").sums()
    assert changed.bill_fen == 12900


def test_one_star_is_one_star() -> None:
    one = replace(demo.CUSTOMER, stars=1)
    facts = {fact.key: fact.value for fact in demo.a_form(customer=one, language=Language.EN).content().customer}
    assert facts["type"] == "Person, 1 star"
