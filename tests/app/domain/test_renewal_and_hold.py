"""续约 and 停机保号 to the day and the fen: month ends, leap years, and what the bills say while a number rests."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.customer import Customer, Product
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.effective_time import effective_time
from app.domain.line_effect import line_effect, with_effects
from app.domain.number_hold import rests
from app.domain.offering import (
    Access,
    AfterTerm,
    Allowance,
    AllowanceKind,
    Discount,
    EffectTiming,
    FirstMonthRule,
    LastMonthRule,
    Offering,
    OfferingKind,
    Price,
    PriceType,
)
from app.domain.order_form import OrderForm
from app.domain.order_line import Action, OrderLine
from app.errors import FormRefused
from app.texts import number_hold as words
from app.texts.language import Language, Text
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

HOLD = replace(
    demo.CALLER_ID,
    code="HOLD-0012",
    position=90,
    name=Text("停机保号", "Number hold"),
    kind=OfferingKind.NUMBER_HOLD,
    matter="plan_change",
    cancel_matter="plan_change",
    price=Price(PriceType.MONTHLY, 500, None),
    order_timing=EffectTiming.NOW,
    cancel_timing=EffectTiming.NOW,
    first_month=FirstMonthRule.WHOLE,
    validity_months=6,
    after_term=AfterTerm.ENDS,
    second_confirmation=False,
)
BROADBAND = demo.BROADBAND_300
LINE = "L1"


def form_with(customer: Customer, *, today: date, offers: tuple[Offering, ...] = ()) -> OrderForm:
    offerings = {**demo.CATALOGUE.offerings, HOLD.code: HOLD, **{each.code: each for each in offers}}
    catalogue = replace(demo.CATALOGUE, offerings=offerings)
    return demo.an_empty_form(customer=customer, catalogue=catalogue, today=today)


def with_broadband(ends: date | None, *, started: date = date(2024, 12, 16)) -> Customer:
    held = Product("P-bb", demo.BROADBAND, BROADBAND.code, started, ends, None, False)
    return replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, held))


def renewed(customer: Customer, *, today: date, offers: tuple[Offering, ...] = ()) -> OrderForm:
    form = form_with(customer, today=today, offers=offers)
    product = next(p for p in customer.products if p.id == "P-bb")
    return form.with_change(product, form.catalogue.offerings[BROADBAND.code], line_id=LINE)


# -- renewal


@pytest.mark.parametrize(
    ("today", "ends", "starts", "until"),
    [
        (date(2026, 11, 20), date(2026, 12, 15), date(2026, 12, 16), date(2028, 12, 15)),
        (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 21), date(2028, 11, 20)),  # the last day of the term
        (date(2026, 11, 20), date(2026, 11, 30), date(2026, 12, 1), date(2028, 11, 30)),  # a month end
        (date(2026, 1, 10), date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29)),  # into a leap year
        (date(2028, 2, 1), date(2028, 2, 28), date(2028, 2, 29), date(2030, 2, 27)),  # from the leap day
        (date(2026, 11, 20), date(2028, 11, 19), date(2028, 11, 20), date(2030, 11, 19)),  # years ahead
        (date(2026, 11, 20), date(2026, 11, 19), date(2026, 12, 1), date(2028, 11, 30)),  # it is over already
        (date(2026, 11, 20), None, date(2026, 12, 1), date(2028, 11, 30)),
    ],
)
def test_the_new_term_begins_the_day_after_the_old_one(
    today: date, ends: date | None, starts: date, until: date
) -> None:
    form = renewed(with_broadband(ends), today=today)
    (line,) = form.lines
    when = effective_time(line, today=today)
    assert (when.starts_on, when.term_ends_on) == (starts, until)
    effect = line_effect(line, today=today)
    assert effect is not None
    assert (effect.effect.on, effect.effect.becomes, effect.effect.term_ends_on) == (starts, BROADBAND.code, until)
    assert not line.needs_installation


def test_a_renewal_costs_nothing_extra_and_the_bills_go_on_as_before() -> None:
    customer, today = with_broadband(date(2026, 12, 15)), date(2026, 11, 20)
    form, without = renewed(customer, today=today), form_with(customer, today=today)
    before, after = without.sums(), form.sums()
    assert (after.today_fen, after.this_month_extra_fen) == (0, 0)
    assert (after.monthly_before_fen, after.monthly_after_fen) == (before.monthly_before_fen, before.monthly_before_fen)
    assert after.bill_fen == before.bill_fen
    (said,) = form.shown_lines(Language.ZH)
    assert (said.title, said.price_plain) == (f"{BROADBAND.name.zh} 续约", "每月一样")
    facts = {each.key: each.value for each in said.facts}
    assert facts["term"] == "24 个月，2026-12-16 至 2028-12-15"
    assert facts["first_month"].startswith("续约不另收首月")
    assert form.lines[0].matter == "broadband_renewal"


def test_a_lower_price_begins_with_the_new_term_by_the_day() -> None:
    """The discount is everybody's (S99); December 2026: 15 days at ¥70, 16 at ¥49, each row half-up."""
    cheaper = replace(BROADBAND, discount=Discount(4900, 6, Text("前 6 个月 ¥49", "¥49 for 6 months")))
    today = date(2026, 11, 20)
    form = renewed(with_broadband(date(2026, 12, 15)), today=today, offers=(cheaper,))
    rest = form_with(replace(demo.CUSTOMER), today=today).sums().bill_fen
    price = BROADBAND.price.fen
    expected = (price * 15 * 2 + 31) // (2 * 31) + (4900 * 16 * 2 + 31) // (2 * 31)
    assert form.sums().bill_fen - rest == expected


def test_only_broadband_with_a_term_is_renewed() -> None:
    form = form_with(demo.CUSTOMER, today=demo.TODAY)
    plan = demo.CUSTOMER.products[0]
    with pytest.raises(FormRefused):
        form.with_change(plan, form.catalogue.offerings[plan.offering_code], line_id=LINE)
    off_sale = replace(BROADBAND, sale_until=date(2026, 1, 31))
    with pytest.raises(FormRefused):
        renewed(with_broadband(date(2026, 12, 15)), today=demo.TODAY, offers=(off_sale,))


def test_an_old_line_runs_as_fast_after_its_renewal_as_before() -> None:
    """S103: fibre lines begun before 2011 run at 100M, free of charge, whoever renews them."""
    sold = demo_catalogue()
    slow = replace(
        sold.offerings["BB-0019"],
        allowances=(Allowance(AllowanceKind.DOWNLINK, 12, Text("Mbps", "Mbps")),),
        access=Access.FIBRE,
    )
    sold = replace(sold, offerings={**sold.offerings, slow.code: slow})
    old = Product("P-bb", demo.BROADBAND, slow.code, date(2009, 5, 1), date(2026, 12, 20), None, False)
    customer = replace(demo.CUSTOMER, products=(old,))
    form = demo.an_empty_form(customer=customer, catalogue=sold, today=date(2026, 11, 20))
    form = form.with_change(old, slow, line_id=LINE)
    (said,) = form.shown_lines(Language.EN)
    assert said.table is not None
    assert (said.table.now.cells, said.table.then.cells) == (("100 Mbps",), ("100 Mbps",))
    effect = line_effect(form.lines[0], today=form.today)
    assert effect is not None
    (renewed_line,) = with_effects(customer, [effect]).on(date(2026, 12, 21)).products
    assert (renewed_line.started_on, renewed_line.since) == (date(2026, 12, 21), date(2009, 5, 1))


# -- number hold


def on_hold(today: date, *, began: date, offers: tuple[Offering, ...] = ()) -> OrderForm:
    held = Product("P-hold", demo.PHONE, HOLD.code, began, None, None, False)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, held))
    return form_with(customer, today=today, offers=offers)


def test_a_hold_puts_plan_and_services_to_rest() -> None:
    today = date(2026, 11, 20)
    form = form_with(demo.CUSTOMER, today=today)
    plain = form.sums()
    held = form.with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    (line,) = held.lines
    assert {each.product.id for each in line.resting} == {"P-plan", "P-caller-id"}
    sums = held.sums()
    assert (sums.monthly_before_fen, sums.monthly_after_fen) == (plain.monthly_before_fen, 500)
    assert sums.this_month_extra_fen == 500  # the plan's own month is charged whole; the hold's too
    assert sums.bill_fen == 500
    (said,) = held.shown_lines(Language.ZH)
    assert said.price == f"¥{plain.monthly_before_fen // 100} → ¥5 /月"
    assert said.table is not None
    assert said.table.then.price == "¥5.00"
    assert set(said.table.then.cells) == {"不含"}
    assert "停机期间" in "".join(said.plain)
    assert next(each for each in said.facts if each.key == "resting").value.endswith("从 2026-11-20 起不用也不收")


def test_a_plan_by_the_day_gives_its_unused_days_back() -> None:
    """¥129 to 20 November: 19 of 30 days are used; 8170 fen of 12900."""
    by_day = replace(demo.PLAN_129, last_month=LastMonthRule.BY_DAY)
    form = form_with(demo.CUSTOMER, today=date(2026, 11, 20), offers=(by_day,))
    held = form.with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    assert held.sums().this_month_extra_fen == 500 - (12900 - 8170)


@pytest.mark.parametrize(
    ("today", "began", "this_month"),
    [
        (date(2026, 11, 20), date(2026, 9, 3), 12900 + 500),  # a whole month again, plan and caller display
        (date(2026, 11, 20), date(2026, 11, 3), 0),  # this month was charged when it was put on hold
        (date(2028, 2, 29), date(2028, 1, 31), 12900 + 500),
        (date(2026, 12, 31), date(2026, 12, 1), 12900 + 500),  # held from the first: December was not charged yet
        (date(2026, 11, 2), date(2026, 11, 1), 12900 + 500),
    ],
)
def test_restoring_lets_it_go_on_at_its_old_price(today: date, began: date, this_month: int) -> None:
    form = on_hold(today, began=began)
    assert form.sums().monthly_before_fen == 500
    product = next(p for p in form.customer.products if p.id == "P-hold") if form.customer else None
    assert product is not None
    restored = form.with_cancellation(product, line_id=LINE)
    sums = restored.sums()
    assert (sums.monthly_before_fen, sums.monthly_after_fen) == (500, 12900 + demo.CALLER_ID.price.fen)
    assert sums.this_month_extra_fen == (this_month and 12900 + demo.CALLER_ID.price.fen)
    assert sums.bill_fen == 12900 + demo.CALLER_ID.price.fen
    (said,) = restored.shown_lines(Language.EN)
    assert (said.action_word, said.price) == ("Restore", f"¥5 → ¥{(12900 + demo.CALLER_ID.price.fen) // 100} /month")


def test_a_hold_that_ends_by_itself_lets_the_plan_go_on_the_next_day() -> None:
    """Six months from 16 June end on 15 December: the bill of December has the plan again."""
    form = on_hold(date(2026, 11, 20), began=date(2026, 6, 16))
    (rest,) = rests(form.customer, catalogue=form.catalogue)
    assert (rest.first, rest.last) == (date(2026, 6, 16), date(2026, 12, 15))
    assert form.sums().bill_fen == 500 + 12900 + demo.CALLER_ID.price.fen
    assert {each.product.id for each in rest.resting} == {"P-plan", "P-caller-id"}
    assert (rest.on(date(2026, 12, 15)), rest.on(date(2026, 12, 16))) == (True, False)


@pytest.mark.parametrize(
    ("today", "over"),
    [
        (date(2026, 10, 9), False),  # the last of its six months
        (date(2026, 10, 10), True),
        (date(2026, 11, 20), True),
    ],
)
def test_a_hold_is_over_the_day_after_its_last_whatever_the_record_still_says(today: date, over: bool) -> None:
    form = on_hold(today, began=date(2026, 4, 10))
    assert form.customer is not None
    form = form.with_customer(form.customer)
    price = 12900 + demo.CALLER_ID.price.fen
    assert form.sums().monthly_before_fen == (price if over else 500)
    assert (form.why_not(demo.RING_VIDEO, number=demo.PHONE) is None) is over
    assert (form.why_not(HOLD, number=demo.PHONE) is None) is over
    assert form.sums().bill_fen == price


def test_nothing_else_is_ordered_for_a_number_that_rests() -> None:
    form = on_hold(demo.TODAY, began=date(2026, 9, 3))
    plan = demo.CUSTOMER.products[0]
    with pytest.raises(FormRefused) as refused:
        form.with_change(plan, demo.PLAN_199, line_id=LINE)
    assert refused.value.text == words.RESTS.filled(number="154****0017")
    with pytest.raises(FormRefused):
        form.with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id=LINE)
    hold = next(p for p in form.customer.products if p.id == "P-hold") if form.customer else plan
    again = form.with_cancellation(hold, line_id="L0").with_change(plan, demo.PLAN_199, line_id=LINE)
    assert [line.action for line in again.lines] == [Action.DELETE, Action.MODIFY]


def test_a_hold_stands_alone_for_its_number_on_a_form() -> None:
    form = form_with(demo.CUSTOMER, today=demo.TODAY)
    plan = demo.CUSTOMER.products[0]
    changed = form.with_change(plan, demo.PLAN_199, line_id="L0")
    with pytest.raises(FormRefused) as refused:
        changed.with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    assert refused.value.text == words.HOLD_STANDS_ALONE.filled(number="154****0017")
    held = form.with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    with pytest.raises(FormRefused) as refused:
        held.with_change(plan, demo.PLAN_199, line_id="L2")
    assert refused.value.text == words.RESTS_BY_FORM.filled(number="154****0017")
    assert held.with_top_up(number=demo.PHONE, amount_fen=5000, line_id="L3").lines[1].action is Action.TOP_UP


def test_a_bundle_is_not_held() -> None:
    bundle = replace(demo.PLAN_129, kind=OfferingKind.BUNDLE)
    form = form_with(demo.CUSTOMER, today=demo.TODAY, offers=(bundle,))
    with pytest.raises(FormRefused) as refused:
        form.with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    assert refused.value.text == words.BUNDLE_NOT_HELD.filled(number="154****0017")


def test_what_rests_is_known_again_after_the_form_was_put_away_and_after_it_was_accepted() -> None:
    form = form_with(demo.CUSTOMER, today=demo.TODAY).with_addition(HOLD, number=demo.PHONE, line_id=LINE)
    again = form_from_draft(
        form_to_draft(form),
        desk=form.desk,
        clerk=form.clerk,
        catalogue_of=lambda _: form.catalogue,
        customer_of=lambda _: demo.CUSTOMER,
    )
    assert again.lines == form.lines
    effect = line_effect(form.lines[0], today=demo.TODAY)
    assert effect is not None
    then = with_effects(demo.CUSTOMER, [effect])
    assert form_with(then.on(demo.TODAY), today=demo.TODAY).sums().monthly_before_fen == 500
    assert form_with(then.on(demo.TODAY), today=demo.TODAY).sums().bill_fen == 500


def test_a_discount_counts_from_the_day_the_plan_began_not_from_the_day_it_goes_on() -> None:
    """¥99 for 24 months from 1 March 2025 end on 28 February 2027, also where the number rested meanwhile."""
    cheaper = replace(demo.PLAN_129, discount=Discount(9900, 24, Text("前 24 个月 ¥99", "¥99 for 24 months")))
    for today, bill in ((date(2026, 11, 20), 9900), (date(2027, 2, 20), 12900)):
        form = on_hold(today, began=date(2026, 9, 3) if today.year == 2026 else date(2026, 12, 3), offers=(cheaper,))
        assert form.customer is not None
        hold = next(product for product in form.customer.products if product.id == "P-hold")
        restored = form.with_cancellation(hold, line_id=LINE)
        assert restored.sums().bill_fen == bill + demo.CALLER_ID.price.fen


def test_the_month_it_goes_on_costs_the_price_of_the_day_it_does() -> None:
    """¥99 to 9 November, restored on the 20th: the whole month at ¥129."""
    cheaper = replace(demo.PLAN_129, discount=Discount(9900, 20, Text("前 20 个月 ¥99", "¥99 for 20 months")))
    form = on_hold(date(2026, 11, 20), began=date(2026, 9, 3), offers=(cheaper,))
    assert form.customer is not None
    plan = replace(form.customer.products[0], started_on=date(2025, 3, 10))
    customer = replace(form.customer, products=(plan, form.customer.products[-1]))
    form = form.with_customer(customer).with_cancellation(customer.products[-1], line_id=LINE)
    assert form.sums().this_month_extra_fen == 12900


def test_on_a_form_that_restores_what_is_cancelled_goes_on_to_its_last_day_only() -> None:
    form = on_hold(date(2026, 11, 20), began=date(2026, 9, 3))
    assert form.customer is not None
    caller, hold = demo.CALLER_ID_PRODUCT, form.customer.products[-1]
    with pytest.raises(FormRefused):
        form.with_cancellation(caller, line_id="early")
    form = form.with_cancellation(hold, line_id="hold").with_cancellation(caller, line_id="caller")
    sums = form.sums()
    assert sums.this_month_extra_fen == 12900 + demo.CALLER_ID.price.fen
    assert (sums.bill_fen, sums.monthly_after_fen) == (12900, 12900)


def test_a_hold_says_once_what_follows_it_and_the_restored_line_what_it_still_costs() -> None:
    by_day = replace(HOLD, first_month=FirstMonthRule.BY_DAY, last_month=LastMonthRule.BY_DAY)
    form = form_with(demo.CUSTOMER, today=date(2026, 11, 20), offers=(by_day,))
    (said,) = form.with_addition(by_day, number=demo.PHONE, line_id=LINE).shown_lines(Language.ZH)
    follows = [each.value for each in said.facts if each.key == "after_term"]
    names = f"{demo.PLAN_129.name.zh}·{demo.CALLER_ID.name.zh}"
    assert follows == [f"保号到 2027-05-19；没来复机的，2027-05-20 起自动恢复，{names} 照原价收，5 月按整月收 ¥134.00"]
    assert not any("不另收费" in sentence for sentence in said.plain)
    rests_now = on_hold(date(2026, 11, 20), began=date(2026, 9, 3), offers=(by_day,))
    assert rests_now.customer is not None
    hold = next(product for product in rests_now.customer.products if product.id == "P-hold")
    (said,) = rests_now.with_cancellation(hold, line_id=LINE).shown_lines(Language.ZH)
    last = next(each.value for each in said.facts if each.key == "last_month")
    assert last == "按天收到 2026-11-19，共 ¥3.17"  # 19 of 30 days of ¥5: the 20th is the plan's
    goes_on = next(each.value for each in said.facts if each.key == "resting")
    assert goes_on == f"{names}，从 2026-11-20 起照原价收，11 月按整月收 ¥134.00"


def test_what_the_card_is_asked_for_is_restoring_not_a_hold() -> None:
    restoring = OrderLine("r", Action.DELETE, demo.PHONE, HOLD, None, None, 0, None)
    holding = OrderLine("h", Action.ADD, demo.PHONE, None, HOLD, None, 0, None)
    assert restoring.told_name.zh == f"复机（{HOLD.name.zh}）"
    assert holding.told_name == HOLD.name
