"""What an order will still do: to a product and its customer, to the next form, to its sums and to money offline."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.draft import form_to_draft, take_up_draft
from app.domain.line_effect import LineEffect, line_effect, with_effects
from app.domain.matters import TOP_UP_MATTER
from app.domain.offering import EffectTiming, FirstMonthRule, Offering
from app.domain.order_form import OrderForm, ToDoKind
from app.domain.order_line import LineState
from app.domain.payment import PaymentMethod
from app.domain.pending_effect import EffectKind, PendingEffect, ProductStatus
from app.domain.pending_words import pending_note
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes import orders as demo

DECEMBER = date(2026, 12, 1)
LAST_DAY = DECEMBER - timedelta(days=1)
CHANGE = PendingEffect(EffectKind.CHANGES, "L-change", DECEMBER, "5G-199", date(2028, 11, 30))
END = PendingEffect(EffectKind.ENDS, "L-end", DECEMBER)
CHANGING = replace(demo.PLAN_PRODUCT, pending=CHANGE)
ENDING = replace(demo.CALLER_ID_PRODUCT, pending=END)
TO_COME = Product(
    id="L-begin",
    number=demo.PHONE,
    offering_code="VAS-02",
    started_on=DECEMBER,
    term_ends_on=None,
    usage=None,
    primary=False,
    pending=PendingEffect(EffectKind.BEGINS, "L-begin", DECEMBER),
)
WAITING = replace(demo.CUSTOMER, products=(CHANGING, ENDING, TO_COME))
NEXT_PLAN = replace(demo.PLAN_199, code="5G-239", name=demo.PLAN_199.name)
ALL = replace(demo.CATALOGUE, offerings={**demo.CATALOGUE.offerings, "5G-239": NEXT_PLAN})


@pytest.mark.parametrize(
    ("product", "status"),
    [
        (demo.PLAN_PRODUCT, ProductStatus.ACTIVE),
        (CHANGING, ProductStatus.ACTIVE),
        (ENDING, ProductStatus.PENDING_TERMINATE),
        (TO_COME, ProductStatus.PENDING_ACTIVE),
    ],
)
def test_the_state_of_a_product_in_tm_forums_words(product: Product, status: ProductStatus) -> None:
    assert product.status is status


def test_before_its_day_nothing_is_different_and_from_it_on_everything_is() -> None:
    assert WAITING.on(LAST_DAY) == WAITING
    plan, ring = WAITING.on(DECEMBER).products
    assert (plan.offering_code, plan.started_on, plan.term_ends_on) == ("5G-199", DECEMBER, date(2028, 11, 30))
    assert (plan.pending, plan.usage) == (None, None)
    assert ring == replace(TO_COME, pending=None)
    assert ring.status is ProductStatus.ACTIVE


def test_what_must_be_installed_first_has_no_day() -> None:
    line = demo.PHONE, date(2026, 11, 20)
    fibre = LineEffect("L-1", line[0], "KD-300", line[1], PendingEffect(EffectKind.BEGINS, "L-1", None))
    product = fibre.begun()
    assert (product.status, product.started_on) == (ProductStatus.PENDING_ACTIVE, date(2026, 11, 20))
    assert product.on(date(2030, 1, 1)) == product


# ── what lines do ─────────────────────────────────────────────────────────────────────────


def effects(form: OrderForm) -> dict[str, LineEffect]:
    found = (line_effect(line, today=form.today) for line in form.lines)
    return {each.effect.line_id: each for each in found if each is not None}


def test_the_effects_of_a_forms_lines() -> None:
    change, end, ring, money = (demo.sample_id(100 + n) for n in range(1, 5))
    found = effects(demo.a_form())
    assert found[change].effect == replace(CHANGE, line_id=change, line_since=demo.PLAN_PRODUCT.started_on)
    assert (found[change].product_id, found[change].code) == ("P-plan", "5G-199")
    assert found[end].effect == replace(END, line_id=end)
    assert found[ring] == LineEffect(
        ring, demo.PHONE, "VAS-02", demo.TODAY, PendingEffect(EffectKind.BEGINS, ring, demo.TODAY)
    )
    assert money not in found


def test_a_fee_leaves_nothing_and_a_deposit_stays() -> None:
    form = demo.an_empty_form()
    for offering in (demo.NEW_CARD, demo.MODEM_DEPOSIT, demo.BROADBAND_300):
        form = form.with_addition(offering, number=demo.PHONE, line_id=offering.code)
    found = effects(form)
    assert set(found) == {"DEP-ONU", "KD-300"}
    assert found["KD-300"].effect.on is None


DAYS = st.dates(date(2026, 10, 1), date(2027, 3, 31))
PRODUCT_IDS = ("P-plan", "P-caller-id", "L-0", "L-1", "L-2")


@st.composite
def some_effects(draw: st.DrawFn) -> list[LineEffect]:
    found = []
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(EffectKind))
        line_id = f"L-{number}"
        product_id = line_id if kind is EffectKind.BEGINS else draw(st.sampled_from(PRODUCT_IDS))
        code = "" if kind is EffectKind.ENDS else draw(st.sampled_from(("5G-199", "5G-239", "VAS-02")))
        becomes = code if kind is EffectKind.CHANGES else ""
        effect = PendingEffect(kind, line_id, draw(st.none() | DAYS), becomes)
        found.append(LineEffect(product_id, demo.PHONE, code, draw(DAYS), effect))
    return found


@given(some_effects())
def test_laid_over_twice_is_laid_over_once(found: list[LineEffect]) -> None:
    once = with_effects(demo.CUSTOMER, found)
    known = {p.pending.line_id for p in once.products if p.pending is not None}
    assert with_effects(once, [each for each in found if each.effect.line_id in known]) == once


@given(some_effects(), DAYS)
def test_no_product_is_there_twice_and_none_vanishes_before_its_day(found: list[LineEffect], day: date) -> None:
    laid = with_effects(demo.CUSTOMER, found)
    ids = [product.id for product in laid.products]
    assert len(ids) == len(set(ids))
    assert {p.id for p in demo.CUSTOMER.products} <= set(ids)
    for product in laid.products:
        if product.pending is None or not product.pending.done_by(day):
            assert product in laid.on(day).products


@given(some_effects(), DAYS, DAYS)
def test_a_later_day_needs_no_earlier_one(found: list[LineEffect], one: date, two: date) -> None:
    assume(one <= two)
    laid = with_effects(demo.CUSTOMER, found)
    assert laid.on(one).on(two) == laid.on(two)


def test_of_two_orders_on_one_product_the_first_stands() -> None:
    second = LineEffect("P-plan", demo.PHONE, "", demo.TODAY, PendingEffect(EffectKind.ENDS, "L-late", DECEMBER))
    assert with_effects(WAITING, [second]) == WAITING
    after = replace(second, ordered_on=DECEMBER, effect=replace(second.effect, on=date(2027, 1, 1)))
    plan = with_effects(WAITING, [after]).products[0]
    assert (plan.offering_code, plan.pending) == ("5G-199", after.effect)


# ── the next form ─────────────────────────────────────────────────────────────────────────


def form_of(
    *products: Product, today: date = demo.TODAY, catalogue: Catalogue = ALL, offline: bool = False
) -> OrderForm:
    customer = replace(demo.CUSTOMER, products=products)
    empty = demo.an_empty_form(customer=None, today=today, catalogue=catalogue, offline=offline)
    return empty.with_customer(customer)


def test_a_plan_that_is_about_to_change_is_not_changed_again() -> None:
    form = form_of(CHANGING)
    said = form.why_no_change(CHANGING, NEXT_PLAN)
    assert said is not None
    assert said.zh == (
        "5G畅行129 从 2026 年 12 月 1 日起换成 5G畅行199，还没生效；要再改先把那张单返销，或者等生效后再来。"
    )
    assert said.en == (
        "5G Free 129 becomes 5G Free 199 from 1 December 2026. "
        "That is not in effect yet: for another change have that order reversed first, or come back once it is."
    )
    assert form.why_no_change(CHANGING, demo.PLAN_199) == said
    assert form.why_no_change(CHANGING, demo.PLAN_129) == said
    assert form.why_not(demo.PLAN_199, number=demo.PHONE) == said
    acts: tuple[Callable[[], OrderForm], ...] = (
        lambda: form.with_change(CHANGING, NEXT_PLAN, line_id="a"),
        lambda: form.with_cancellation(CHANGING, line_id="a"),
        lambda: form.with_addition(NEXT_PLAN, number=demo.PHONE, line_id="a"),
    )
    for act in acts:
        with pytest.raises(FormRefused) as refused:
            act()
        assert refused.value.text == said


def test_a_service_that_is_ending_is_neither_cancelled_nor_ordered_again() -> None:
    form = form_of(demo.PLAN_PRODUCT, ENDING)
    with pytest.raises(FormRefused) as twice:
        form.with_cancellation(ENDING, line_id="a")
    assert twice.value.text.zh == (
        "来电显示 从 2026 年 12 月 1 日起停用，还没生效；要再改先把那张单返销，或者等生效后再来。"
    )
    assert form.why_not(demo.CALLER_ID, number=demo.PHONE) == twice.value.text


def test_a_service_that_is_to_come_is_neither_cancelled_nor_ordered_again() -> None:
    form = form_of(demo.PLAN_PRODUCT, TO_COME)
    with pytest.raises(FormRefused, match="Video ring tone runs from 1 December"):
        form.with_cancellation(TO_COME, line_id="a")
    with pytest.raises(FormRefused, match="Video ring tone runs from 1 December"):
        form.with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="a")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EffectKind.BEGINS, "单宽300M 装好后生效，还没生效"),
        (EffectKind.CHANGES, "单宽300M 装好后换成 5G畅行199，还没生效"),
        (EffectKind.ENDS, "单宽300M 拆完后停用，还没生效"),
    ],
)
def test_what_waits_for_an_installation_says_so(kind: EffectKind, words: str) -> None:
    becomes = "5G-199" if kind is EffectKind.CHANGES else ""
    fibre = Product("F", "KD-1", "KD-300", demo.TODAY, None, None, False, PendingEffect(kind, "L", None, becomes))
    with pytest.raises(FormRefused) as refused:
        form_of(fibre).with_cancellation(fibre, line_id="a")
    assert refused.value.text.zh.startswith(words)


def test_a_service_is_not_put_on_a_plan_that_leaves() -> None:
    leaving = replace(demo.PLAN_PRODUCT, pending=END)
    with pytest.raises(FormRefused, match="5G Free 129 is off from 1 December"):
        form_of(leaving).with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="a")
    assert form_of(CHANGING).why_not(demo.RING_VIDEO, number=demo.PHONE) is None


def test_a_plan_may_leave_after_what_leaves_already_and_not_before_what_is_to_come() -> None:
    assert form_of(demo.PLAN_PRODUCT, ENDING).with_cancellation(demo.PLAN_PRODUCT, line_id="a").lines
    with pytest.raises(FormRefused, match="Video ring tone"):
        form_of(demo.PLAN_PRODUCT, TO_COME).with_cancellation(demo.PLAN_PRODUCT, line_id="a")


def test_from_its_day_on_everything_may_be_done_again() -> None:
    form = form_of(CHANGING, ENDING, TO_COME, today=DECEMBER)
    customer = form.customer
    assert customer is not None
    plan, ring = customer.products
    form = form.with_change(plan, NEXT_PLAN, line_id="a").with_cancellation(ring, line_id="b")
    form = form.with_addition(demo.CALLER_ID, number=demo.PHONE, line_id="c")
    form = form.with_confirmation("c", demo.confirmed())
    assert form.still_to_do() == ()
    assert form.lines[0].before == demo.PLAN_199


def test_midnight_comes_to_an_open_form_too() -> None:
    form = form_of(CHANGING, ENDING).with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    customer = form.dated(DECEMBER).customer
    assert customer is not None
    assert [product.offering_code for product in customer.products] == ["5G-199"]


def test_money_goes_on_the_account_whatever_waits() -> None:
    form = form_of(CHANGING, ENDING).with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    assert form.with_payment_method(PaymentMethod.CASH).still_to_do() == ()


def taken_up(customer: Customer, *, today: date = demo.TODAY) -> OrderForm:
    put_away = demo.a_form().without_line(demo.sample_id(104))
    found = take_up_draft(
        form_to_draft(put_away),
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue=ALL,
        catalogue_of={demo.CATALOGUE.version: demo.CATALOGUE}.get,
        customer_of={demo.CUSTOMER.id: customer}.get,
    )
    return found.form.dated(today)


def conflicts(form: OrderForm) -> list[str]:
    return [item.detail.zh for item in form.still_to_do() if item.kind is ToDoKind.CONFLICT]


def test_a_draft_is_held_up_by_an_order_accepted_meanwhile() -> None:
    assert conflicts(taken_up(demo.CUSTOMER)) == []
    said = conflicts(taken_up(WAITING))
    assert len(said) == 3
    assert all("还没生效" in each for each in said)


def test_a_draft_of_products_that_are_others_by_now_says_so() -> None:
    assert conflicts(taken_up(WAITING, today=DECEMBER)) == [
        "5G畅行129 已经换成 5G畅行199，请去掉这一行重新选。",
        "来电显示 已经停用，请去掉这一行。",
        "154****0017 正在用 视频彩铃。",
    ]


# ── sums ──────────────────────────────────────────────────────────────────────────────────


def with_offer(offering: Offering) -> Catalogue:
    return replace(ALL, offerings={**ALL.offerings, offering.code: offering})


def test_now_is_what_is_paid_now_and_afterwards_everything_agreed() -> None:
    sums = form_of(CHANGING, ENDING, TO_COME).sums()
    assert sums.monthly_before_fen == 12900 + 500
    assert sums.monthly_after_fen == 15900 + 600
    assert sums.bill_fen == 15900 + 600
    assert sums.today_fen == 0


def test_the_sums_of_a_form_are_those_of_the_next_one_without_lines() -> None:
    """What this form promises is what the next form counts as agreed."""
    form = demo.a_form(offline=False).without_line(demo.sample_id(104))
    next_form = form_of(*with_effects(demo.CUSTOMER, effects(form).values()).products)
    assert form.sums().monthly_after_fen == next_form.sums().monthly_after_fen
    assert form.sums().bill_fen == next_form.sums().bill_fen


@pytest.mark.parametrize("rule", FirstMonthRule)
def test_a_free_first_month_stays_free_on_the_bill_of_the_next_form(rule: FirstMonthRule) -> None:
    ring = replace(demo.RING_VIDEO, order_timing=EffectTiming.NEXT_MONTH, first_month=rule)
    form = form_of(demo.PLAN_PRODUCT, catalogue=with_offer(ring)).with_addition(ring, number=demo.PHONE, line_id="a")
    held = replace(demo.CUSTOMER, products=(demo.PLAN_PRODUCT,))
    next_form = form_of(*with_effects(held, effects(form).values()).products, catalogue=with_offer(ring))
    assert next_form.sums().bill_fen == form.sums().bill_fen == 12900 + (0 if rule is FirstMonthRule.FREE else 600)
    assert next_form.sums().monthly_after_fen == 12900 + 600


def test_the_form_says_what_its_sums_hold_besides_its_lines() -> None:
    form = form_of(CHANGING, ENDING).with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    said = form.content().notices
    assert said[0] == (
        "以前办好、还没生效的，也算在以后的月费里："
        "5G畅行129 从 2026 年 12 月 1 日起换成 5G畅行199；来电显示 从 2026 年 12 月 1 日起停用。"
    )
    assert said[1:] == demo.a_form().content().notices
    english = form.in_language(Language.EN).content().notices[0]
    assert "Caller display is off from 1 December 2026." in english


def test_a_plan_the_catalogue_does_not_know_yet_is_asked_for() -> None:
    unknown = replace(demo.PLAN_PRODUCT, pending=replace(CHANGE, becomes="6G-1"))
    form = form_of(unknown).with_top_up(number=demo.PHONE, amount_fen=5000, line_id="a")
    assert [item.title.en for item in form.still_to_do() if item.kind is ToDoKind.INCOMPLETE] == [
        "Product 6G-1 is not in the catalogue"
    ]


# ── money while the centre is away ────────────────────────────────────────────────────────


def topped_up(unsent_fen: int, amount_fen: int) -> OrderForm:
    customer = replace(demo.CUSTOMER, unsent=((TOP_UP_MATTER, unsent_fen), ("sim_replacement", 90000)))
    form = demo.an_empty_form(customer=customer, offline=True)
    return form.with_top_up(number=demo.PHONE, amount_fen=amount_fen, line_id="a")


def test_what_earlier_orders_took_counts_until_it_is_sent() -> None:
    at_the_limit = topped_up(30000, 20000)
    assert at_the_limit.line_state(at_the_limit.lines[0]) is LineState.READY
    over = topped_up(30000, 20010)
    assert over.line_state(over.lines[0]) is LineState.REFUSED
    why = over.ruling(over.lines[0]).why
    assert why is not None
    assert "最多 ¥500" in why.zh
    assert "已收 ¥300，现在最多再收 ¥200" in why.zh
    assert "took ¥300, so ¥200 is left" in why.en
    assert over.as_offline(False).line_state(over.lines[0]) is LineState.READY


@pytest.mark.parametrize("unsent_fen", [50000, 60000])
def test_a_limit_that_is_used_up_takes_nothing_more(unsent_fen: int) -> None:
    form = topped_up(unsent_fen, 10)
    why = form.ruling(form.lines[0]).why
    assert form.line_state(form.lines[0]) is LineState.REFUSED
    assert why is not None
    assert "不能再收" in why.zh


@given(st.integers(0, 600), st.lists(st.integers(1, 600), max_size=4))
def test_all_together_never_pass_the_limit(unsent: int, amounts: list[int]) -> None:
    form = topped_up(unsent * 100, 100).without_line("a")
    for number, yuan in enumerate(amounts):
        form = form.with_top_up(number=demo.PHONE, amount_fen=yuan * 100, line_id=f"m{number}")
    taken = sum(line.amount_fen for line in form.signable_lines())
    assert taken == 0 or unsent * 100 + taken <= 50000


def test_a_renewal_years_ahead_says_so_with_its_year() -> None:
    starts = date(2028, 1, 1)
    waits = PendingEffect(EffectKind.CHANGES, "L", starts, "KD-300", date(2029, 12, 31))
    fibre = Product("F", "KD-1", "KD-300", date(2026, 1, 1), date(2027, 12, 31), None, False, waits)
    with pytest.raises(FormRefused) as refused:
        form_of(fibre).with_cancellation(fibre, line_id="a")
    assert refused.value.text.zh.startswith("单宽300M 从 2028 年 1 月 1 日起续约")
    note = pending_note(fibre, waits, catalogue=demo.CATALOGUE, today=demo.TODAY)
    assert (note.zh, note.en) == ("2028-01-01 起续约", "Renewed from 2028-01-01")
