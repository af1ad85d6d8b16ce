"""Where a service is put in and when somebody comes: asked for, said on every surface, and signed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.content import Content, read_content
from app.domain.customer import Product
from app.domain.draft import form_to_draft, take_up_draft
from app.domain.installation import LONGEST_ADDRESS, HalfDay, Installation, agreed_installation
from app.domain.matter_limits import VISIT_DAYS
from app.domain.offering import Allowance, AllowanceKind, EffectTiming, OfferingKind
from app.domain.order_form import OrderForm, ToDoKind
from app.errors import InputRefused
from app.texts import installation as words
from app.texts.language import Language, Text
from tests.fakes import orders as demo

BROADBAND, LINE = demo.BROADBAND_300, demo.sample_id(50)
TOMORROW = demo.TODAY + timedelta(days=1)
AGREED = Installation("滨河路 18 号 3 幢 1102", TOMORROW, HalfDay.MORNING)


def a_new_line(agreed: Installation | None = None, *, language: Language = Language.ZH) -> OrderForm:
    form = demo.an_empty_form(language=language).with_addition(BROADBAND, number=demo.PHONE, line_id=LINE)
    return form if agreed is None else form.with_installation(LINE, agreed)


def facts(content: Content) -> dict[str, str]:
    return {fact.key: fact.value for fact in content.lines[0].facts}


# ── what is agreed ────────────────────────────────────────────────────────────────────────


def test_what_was_typed_is_kept_in_one_line() -> None:
    agreed = agreed_installation(
        address="  滨河路１８号\t3 幢 ", day=TOMORROW, half=HalfDay.AFTERNOON, today=demo.TODAY, most_days=VISIT_DAYS
    )
    assert agreed == Installation("滨河路18号 3 幢", TOMORROW, HalfDay.AFTERNOON)


@pytest.mark.parametrize(
    ("address", "day", "half", "why"),
    [
        (" ", TOMORROW, HalfDay.MORNING, words.ADDRESS_MISSING),
        ("门" * (LONGEST_ADDRESS + 1), TOMORROW, HalfDay.MORNING, words.ADDRESS_TOO_LONG),
        ("滨河路", None, HalfDay.MORNING, words.APPOINTMENT_MISSING),
        ("滨河路", TOMORROW, None, words.APPOINTMENT_MISSING),
        ("滨河路", demo.TODAY, HalfDay.MORNING, words.DAY_OUT_OF_REACH),
        ("滨河路", demo.TODAY + timedelta(days=61), HalfDay.MORNING, words.DAY_OUT_OF_REACH),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(address: str, day: date | None, half: HalfDay | None, why: Text) -> None:
    with pytest.raises(InputRefused) as refused:
        agreed_installation(address=address, day=day, half=half, today=demo.TODAY, most_days=VISIT_DAYS)
    assert refused.value.text == why


# ── the form asks for it ──────────────────────────────────────────────────────────────────


def test_a_line_that_is_installed_cannot_be_signed_before_it_is_agreed() -> None:
    [asked] = a_new_line().still_to_do()
    assert (asked.kind, asked.line_id, asked.detail) == (ToDoKind.INSTALLATION, LINE, words.ASK)
    assert a_new_line(AGREED).still_to_do() == ()


def test_a_renewal_that_is_installed_is_asked_too_and_nothing_else_is() -> None:
    slower = replace(BROADBAND, change_timing=EffectTiming.NEXT_MONTH, cancel_timing=EffectTiming.NEXT_MONTH)
    faster = replace(BROADBAND, code="KD-1000", name=Text("单宽1000M", "Broadband 1000M"))
    offers = {**demo.CATALOGUE.offerings, slower.code: slower, faster.code: faster}
    catalogue = replace(demo.CATALOGUE, offerings=offers)
    product = Product("P-kd", demo.BROADBAND, BROADBAND.code, date(2025, 1, 1), None, None, False)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, product))
    form = demo.an_empty_form(customer=customer, catalogue=catalogue).with_change(product, faster, line_id=LINE)
    assert [item.kind for item in form.still_to_do()] == [ToDoKind.INSTALLATION]
    leaving = demo.an_empty_form(customer=customer, catalogue=catalogue).with_cancellation(product, line_id=LINE)
    assert ToDoKind.INSTALLATION not in {item.kind for item in leaving.still_to_do()}
    assert demo.a_form().still_to_do() == ()


def test_a_line_that_needs_none_takes_none() -> None:
    form = demo.a_form()
    assert form.with_installation(form.lines[0].id, AGREED) == form


def test_a_form_taken_up_after_the_day_of_the_visit_needs_another() -> None:
    [asked] = a_new_line(AGREED).dated(TOMORROW).still_to_do()
    assert asked.kind is ToDoKind.INSTALLATION
    assert str(TOMORROW) in asked.detail.zh


# ── every surface says it ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "visit", "sentence"),
    [
        (Language.ZH, "2026-11-21 上午", "2026 年 11 月 21 日上午上门。"),
        (Language.EN, "2026-11-21 morning", "Somebody comes on 21 November 2026, in the morning."),
    ],
)
def test_address_and_visit_are_signed(language: Language, visit: str, sentence: str) -> None:
    content = a_new_line(AGREED, language=language).content()
    assert (facts(content)["address"], facts(content)["appointment"]) == (AGREED.address, visit)
    assert sentence in content.lines[0].plain
    assert any(AGREED.address in said for said in content.lines[0].plain)
    assert read_content(content.to_bytes()) == content
    moved = replace(AGREED, half=HalfDay.AFTERNOON)
    assert a_new_line(moved, language=language).content().sha256 != content.sha256


def test_until_it_is_agreed_the_form_says_so() -> None:
    shown = {fact.key: fact.value for fact in a_new_line().shown_lines(Language.ZH)[0].facts}
    assert (shown["address"], shown["appointment"]) == ("待填", "待填")


def test_a_draft_keeps_it_and_one_of_0_1_0_has_none() -> None:
    form = a_new_line(AGREED)

    def taken_up(body: str) -> OrderForm:
        return take_up_draft(
            body,
            desk=demo.DESK,
            clerk=demo.CLERK,
            catalogue=demo.CATALOGUE,
            catalogue_of={demo.CATALOGUE.version: demo.CATALOGUE}.get,
            customer_of={demo.CUSTOMER.id: demo.CUSTOMER}.get,
        ).form

    body = form_to_draft(form)
    assert taken_up(body) == form
    without = body.replace(f',"installation":["{AGREED.address}","2026-11-21","morning"]', "")
    assert without != body
    assert taken_up(without).lines[0].installation is None


# ── numbers that share a plan ─────────────────────────────────────────────────────────────

FAMILY = replace(
    demo.PLAN_199,
    code="FAM",
    name=Text("5G全家199", "5G Family 199"),
    allowances=(*demo.PLAN_199.allowances, Allowance(AllowanceKind.SUB_CARDS, 2, Text("张", "SIMs"))),
)
SUB_CARD = replace(
    demo.CALLER_ID,
    code="SUB",
    name=Text("副卡", "Extra SIM"),
    kind=OfferingKind.SUB_CARD,
    cancel_timing=EffectTiming.NEXT_MONTH,
)


def a_family(*, cards: int) -> OrderForm:
    subs = tuple(
        Product(f"P-sub{n}", f"1541234009{n}", SUB_CARD.code, date(2025, 1, 1), None, None, False) for n in range(cards)
    )
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, *subs))
    offers = {**demo.CATALOGUE.offerings, FAMILY.code: FAMILY, SUB_CARD.code: SUB_CARD}
    catalogue = replace(demo.CATALOGUE, offerings=offers)
    form = demo.an_empty_form(customer=customer, catalogue=catalogue)
    return form.with_change(customer.products[0], FAMILY, line_id=LINE)


def test_a_sharing_plan_lists_its_numbers_masked() -> None:
    form = a_family(cards=2)
    assert facts(form.content())["sharing"] == "154****0090、154****0091"
    assert "和 154****0090、154****0091 一起用。" in form.content().lines[0].plain
    assert form.in_language(Language.EN).content().lines[0].plain.count("Shared with 154****0090, 154****0091.") == 1


def test_nobody_sharing_is_said_of_any_plan_and_of_nothing_else() -> None:
    for form in (a_family(cards=0), demo.a_form()):
        plan, *others = form.content().lines
        assert [fact.none for fact in plan.facts if fact.key == "sharing"] == [True]
        assert not any(fact.key == "sharing" for line in others for fact in line.facts)


def test_what_a_plan_does_not_hold_is_said_by_name() -> None:
    """Data, voice and SMS stand in the table of a change; a new plan has none."""
    change = demo.a_form().content().lines[0]
    assert [fact.label for fact in change.facts if fact.value == "不含"] == ["宽带", "定向流量"]
    nothing_yet = demo.an_empty_form(customer=replace(demo.CUSTOMER, products=()))
    new = nothing_yet.with_addition(demo.PLAN_199, number=demo.PHONE, line_id=LINE).content().lines[0]
    assert [fact.label for fact in new.facts if fact.value == "不含"] == ["短信", "宽带", "定向流量"]


def test_a_card_that_leaves_on_this_form_shares_no_more() -> None:
    form = a_family(cards=2)
    assert form.customer is not None
    leaving = form.with_cancellation(form.customer.products[-1], line_id=demo.sample_id(51))
    assert facts(leaving.content())["sharing"] == "154****0090"
