"""The words both screens paint of a form: figures and sentences in both languages, from the form alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import Customer, Product
from app.domain.order import CentralState, OrderState
from app.domain.order_form import OrderForm
from app.domain.order_line import ConfirmationChannel, Decision, LineState, SecondConfirmation
from app.domain.pending_effect import EffectKind, PendingEffect
from app.ports import LinkState, LinkStatus, PrintState
from app.texts.language import Language, Text
from tests.fakes.orders import (
    BROADBAND,
    CALLER_ID_PRODUCT,
    CATALOGUE,
    CUSTOMER,
    NOW,
    PHONE,
    PLAN_PRODUCT,
    a_form,
    an_empty_form,
    an_order,
    sample_id,
)
from tests.worked.case import demo_catalogue
from ui.frame.customer_card import customer_card, stars_words
from ui.frame.form_state import FormState, LockKind, Phase, PillKind, PrintNews
from ui.frame.form_view import Standing, form_state, this_month_note
from ui.frame.outcome import Outcome

ONLINE = LinkStatus(LinkState.ONLINE, NOW)


def standing(phase: Phase = Phase.EDITING, *, outcome: Outcome | None = None) -> Standing:
    return Standing(
        phase=phase,
        now=NOW,
        link=ONLINE,
        number=PHONE,
        selected_line_id=None,
        line_asked=None,
        line_read=None,
        signed_at=None,
        paid=False,
        outcome=outcome,
    )


def shown(form: OrderForm, *, language: Language = Language.ZH, phase: Phase = Phase.EDITING) -> FormState:
    return form_state(form, standing(phase), language=language)


JUST_ACCEPTED = Outcome(
    order=an_order(),
    central=CentralState.PENDING,
    line_states=(),
    refusal=None,
    copies=0,
    print_state=PrintState.QUEUED,
)


def test_the_sums_say_what_changes_and_what_still_waits() -> None:
    waiting = a_form().with_confirmation(sample_id(103), None)
    sums = shown(waiting).sums
    assert (sums.monthly_from, sums.monthly_to, sums.monthly_note) == ("¥134", "¥165", "多 ¥31，含待确认 ¥6")
    assert (sums.bill_label, sums.bill) == ("12 月账单预计", "¥165.00")
    english = shown(waiting, language=Language.EN).sums
    assert (english.bill_label, english.monthly_note) == ("December bill, estimate", "+¥31, ¥6 unconfirmed")


def test_an_unchanged_month_is_said_so() -> None:
    form = an_empty_form().with_top_up(number=PHONE, amount_fen=5000, line_id="l")
    assert shown(form).sums.monthly_note == "不变"


def test_sums_say_that_they_count_what_was_agreed_before() -> None:
    pending = PendingEffect(EffectKind.CHANGES, "elsewhere", date(2026, 12, 1), "5G-199")
    customer = replace(CUSTOMER, products=(replace(PLAN_PRODUCT, pending=pending), CALLER_ID_PRODUCT))
    form = an_empty_form(customer=customer)
    sums = shown(form).sums
    assert (sums.monthly_from, sums.monthly_to, sums.monthly_note) == ("¥134", "¥164", "含已办未生效的")
    topped_up = form.with_top_up(number=PHONE, amount_fen=5000, line_id="l")
    assert shown(topped_up).sums.monthly_note == "多 ¥30，含已办未生效的"
    english = shown(topped_up, language=Language.EN).sums
    assert english.monthly_note == "+¥30, with what is agreed already"
    assert shown(a_form()).sums.agreed_note == ""


def test_what_starts_this_month_stands_beside_the_bill() -> None:
    assert shown(a_form()).sums.bill_note == "11 月另加 ¥6.00"


def test_the_list_of_what_is_done_grows() -> None:
    assert shown(an_empty_form()).to_do.done == ("客户已选：张**",)
    assert shown(a_form()).to_do.done == (
        "客户已选：张**",
        "资费、协议、违约金都已写明",
        "视频彩铃，客户 10:27 已确认",
        "付款方式：现金 ¥50.00（F4 可改）",
    )


@pytest.mark.parametrize(
    ("phase", "title"),
    [
        (Phase.EDITING, "可以签字了"),
        (Phase.WITH_CUSTOMER, "客户正在看单和签字"),
        (Phase.SIGNED, "签字正在存进本机"),
        (Phase.TAKING_MONEY, "已签字，收 ¥50.00"),
        (Phase.ACCEPTED, "办好了"),
    ],
)
def test_the_title_says_where_the_form_stands(phase: Phase, title: str) -> None:
    assert shown(a_form(), phase=phase).to_do.title == title


def test_only_a_form_handed_over_with_nothing_left_may_be_signed() -> None:
    assert shown(a_form(), phase=Phase.WITH_CUSTOMER).may_sign
    assert not shown(a_form()).may_sign
    left = a_form().with_confirmation(sample_id(103), None)
    assert not shown(left, phase=Phase.WITH_CUSTOMER).may_sign


def test_content_is_in_the_customers_language_whatever_the_clerk_reads() -> None:
    state = shown(a_form(language=Language.EN), language=Language.ZH)
    assert state.content is not None
    assert state.content.language == "en"
    assert state.content_sha256 == state.content.sha256
    assert state.lines[0].line.action_word == "变更"


def test_a_declined_line_says_when_and_that_it_costs_nothing() -> None:
    said = SecondConfirmation(Decision.DECLINED, NOW, ConfirmationChannel.CUSTOMER_SCREEN)
    line = shown(a_form().with_confirmation(sample_id(103), said)).lines[2]
    assert line.pill is not None
    assert line.pill.kind is PillKind.DECLINED
    assert "客户 10:27 在客户屏选了“不办”" in line.reason


def test_the_customers_card_masks_and_names_everything() -> None:
    card = shown(a_form()).customer
    assert card is not None
    assert card.rows == (
        ("身份证", "990101********1234"),
        ("有效期", "2035-03-07"),
        ("账户", "8800****77·预付费"),
        ("余额", "¥32.60，无欠费"),
    )
    assert [(p.name, p.price, bool(p.line_id)) for p in card.numbers[0].products] == [
        ("5G畅行129", "¥129", True),
        ("来电显示", "¥5", True),
    ]
    assert card.numbers[0].usage is not None
    assert (card.numbers[0].usage.words, card.numbers[0].usage.percent) == ("流量 18.6 / 30 GB", 62)


def test_a_product_paid_by_the_day_costs_what_a_day_costs() -> None:
    by_day = replace(CUSTOMER.products[1], id="P-roam", offering_code="ROAM-0013")
    customer = replace(CUSTOMER, products=(*CUSTOMER.products, by_day))
    form = replace(an_empty_form(), catalogue=demo_catalogue(), customer=customer)
    card = customer_card(form, number=PHONE, language=Language.ZH)
    assert card is not None
    assert card.numbers[0].products[-1].price == "¥25 /天"


def with_more(customer: Customer) -> Customer:
    plan = customer.products[0]
    broadband = replace(
        plan,
        id="P-kd",
        number=BROADBAND,
        offering_code="KD-300",
        started_on=date(2025, 1, 1),
        usage=None,
        primary=False,
    )
    used_up = replace(plan, usage=(45.0, 30.0, "GB"))
    return replace(customer, products=(broadband, used_up), balance_fen=-1250)


def test_a_broadband_line_goes_by_its_name_and_debt_is_said() -> None:
    card = customer_card(an_empty_form(customer=with_more(CUSTOMER)), number=PHONE, language=Language.ZH)
    assert card is not None
    assert [(n.shown, n.note) for n in card.numbers] == [("154****0017", "主号"), ("单宽300M", "¥70")]
    assert card.rows[3] == ("余额", "欠 ¥12.50")
    assert card.numbers[0].usage is not None
    assert card.numbers[0].usage.percent == 150, "what goes beyond is said"


def test_a_broadband_account_goes_by_its_name_whatever_else_it_has_and_is_masked_where_there_is_none() -> None:
    customer = with_more(CUSTOMER)
    broadband = customer.products[0]
    tv, gone = (replace(broadband, id=f"P-{code}", offering_code=code) for code in ("VAS-02", "OLD-1"))
    for products, shown in (((tv, gone, broadband), "单宽300M"), ((gone,), "KD1****01"), ((tv,), "KD1****01")):
        numbered = tuple(replace(one, number="KD1032001") for one in products)
        card = customer_card(
            an_empty_form(customer=replace(customer, products=numbered)), number=PHONE, language=Language.ZH
        )
        assert card is not None
        assert [each.shown for each in card.numbers] == [shown]


def test_a_number_that_is_not_worked_on_names_what_else_it_has() -> None:
    """A refusal may name it: before, only the first stood there."""
    broadband = with_more(CUSTOMER).products[0]
    for codes, note, english in (
        (("VAS-02",), "视频彩铃 ¥6", "Video ring tone ¥6"),
        (("VAS-02", "KD-300"), "¥70\n视频彩铃 ¥6", "¥70\nVideo ring tone ¥6"),
        (("VAS-02", "KD-300", "VAS-02"), "¥70\n视频彩铃 ¥6\n等 3 项", "¥70\nVideo ring tone ¥6\nof 3 in all"),
    ):
        products = tuple(
            replace(broadband, id=f"P-{at}", number="KD1032001", offering_code=code) for at, code in enumerate(codes)
        )
        customer = replace(CUSTOMER, products=(*CUSTOMER.products, *products))
        for language, said in ((Language.ZH, note), (Language.EN, english)):
            card = customer_card(an_empty_form(customer=customer), number=PHONE, language=language)
            assert card is not None
            assert card.numbers[-1].note == said


def test_a_product_the_catalogue_does_not_know_keeps_its_code() -> None:
    odd = replace(CUSTOMER, products=(replace(CUSTOMER.products[0], offering_code="OLD-1"),))
    card = customer_card(an_empty_form(customer=odd), number=PHONE, language=Language.EN)
    assert card is not None
    assert card.numbers[0].products[0].name == "OLD-1"


def test_a_product_under_a_rule_of_the_tariff_says_so() -> None:
    offers = demo_catalogue()
    line = Product("P-1", BROADBAND, "12GD-BB-0012", date(2016, 5, 1), None, None, primary=False)
    form = an_empty_form(customer=replace(CUSTOMER, products=(line,)), catalogue=offers)
    card = customer_card(form, number=BROADBAND, language=Language.ZH)
    assert card is not None
    assert card.numbers[0].products[0].note == "2017-10-01 起，20M 以下光纤宽带免费提到 20M"
    before = customer_card(form.dated(date(2017, 9, 30)), number=BROADBAND, language=Language.ZH)
    assert before is not None
    assert before.numbers[0].products[0].note == ""


def test_what_this_month_gives_back_is_said_as_less() -> None:
    sums = an_empty_form().sums()
    less = replace(sums, this_month_extra_fen=-167)
    assert this_month_note(less, date(2026, 11, 20), Language.ZH) == "11 月少收 ¥1.67"
    assert this_month_note(less, date(2026, 11, 20), Language.EN) == "¥1.67 less in November"
    assert this_month_note(replace(sums, this_month_extra_fen=0), date(2026, 11, 20), Language.EN) == ""


def test_stars_in_both_languages() -> None:
    assert [stars_words(n, Language.ZH) for n in (0, 1, 5)] == ["未评星", "一星", "五星"]
    assert [stars_words(n, Language.EN) for n in (0, 1, 5)] == ["No stars yet", "1 star", "5 stars"]


def test_the_banner_counts_the_minutes_since_the_link_went() -> None:
    away = LinkStatus(LinkState.OFFLINE, NOW - timedelta(minutes=4, seconds=30))
    banner = form_state(a_form(), replace(standing(), link=away), language=Language.EN).banner
    assert banner is not None
    assert banner.aside == "Since 10:23, 4 min"
    assert form_state(a_form(), standing(), language=Language.EN).banner is None


def test_an_accepted_form_shows_its_number_and_how_it_stands() -> None:
    state = form_state(a_form(), standing(Phase.ACCEPTED, outcome=JUST_ACCEPTED.with_copies(1)), language=Language.ZH)
    assert state.lock.kind is LockKind.ACCEPTED
    assert state.accepted is not None
    assert state.accepted.receipt_number == "BH20261120-03-0001"
    assert (state.accepted.copies_words, state.accepted.change_fen) == ("单机保存", 5000)
    assert [line.pill.kind for line in state.lines if line.pill] == [PillKind.UNSENT] * 4


def test_a_line_the_centre_sent_back_says_why_and_that_nothing_is_lost() -> None:
    refused = replace(JUST_ACCEPTED, central=CentralState.REFUSED, refusal=Text("客户已销户", "The customer has left"))
    line = form_state(a_form(), standing(Phase.ACCEPTED, outcome=refused), language=Language.EN).lines[0]
    assert line.pill is not None
    assert line.pill.kind is PillKind.REFUSED
    assert line.reason == "Sent back by the centre: The customer has left"
    assert "kept" in line.instead


def test_each_line_has_its_own_later_state() -> None:
    ids = [line.id for line in a_form().lines]
    states = ((ids[0], OrderState.COMPLETED), (ids[1], OrderState.FAILED))
    told = replace(JUST_ACCEPTED, central=CentralState.ACCEPTED, line_states=states)
    lines = form_state(a_form(), standing(Phase.ACCEPTED, outcome=told), language=Language.ZH).lines
    assert [line.pill.words for line in lines if line.pill] == ["已生效", "被退回", "中心已收", "中心已收"]


@pytest.mark.parametrize(
    ("state", "news"),
    [
        (PrintState.QUEUED, PrintNews.PRINTING),
        (PrintState.CONFIRMED, PrintNews.PRINTED),
        (PrintState.HANDED_OVER, PrintNews.HANDED_OVER),
        (PrintState.FAILED_BEFORE_SEND, PrintNews.WAITING),
        (PrintState.UNKNOWN, PrintNews.ASK),
    ],
)
def test_what_the_printer_said_is_news(state: PrintState, news: PrintNews) -> None:
    told = form_state(
        a_form(), standing(Phase.ACCEPTED, outcome=replace(JUST_ACCEPTED, print_state=state)), language=Language.ZH
    )
    assert told.accepted is not None
    assert told.accepted.print_news is news


def test_a_line_with_missing_terms_cannot_be_signed_and_says_so() -> None:
    bare = replace(CATALOGUE.offerings["VAS-02"], how_to_cancel=Text("", ""))
    form = an_empty_form().with_addition(bare, number=PHONE, line_id="l")
    line = shown(form).lines[0]
    assert line.state is LineState.WAITING
    assert line.pill is not None
    assert line.pill.words == "资费不全，不能签字"
    assert line.line.missing == ("退订",)
