"""在售清单 (S96–S98, S100): the terms of a form, only what has approved words, and what a new edition changed."""

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from app.domain.catalogue import Catalogue
from app.domain.offering import Offering
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from app.papers.on_sale_list import OnSaleList, on_sale_list
from app.texts import on_sale as words
from app.texts.language import Language
from printing.pdf_on_sale import on_sale_list_pdf
from tests.fakes.orders import TODAY, ZONE
from tests.printing.pdf import reading
from tests.ui.customer.stage import VISIT, an_empty_form, catalogue, demo, desk

HALL = desk().hall
PLAN, RING = "26GD-5G-0199", "VAS-0015"
OF_A_DAY = {"window", "start", "expires", "term", "first_month", "after_term", "discount"}  # a form says them as days


def with_offers(version: str, *changed: Offering, without: str = "") -> Catalogue:
    offers = {**catalogue().offerings, **{each.code: each for each in changed}}
    offers.pop(without, None)
    return replace(catalogue(), version=version, offerings=MappingProxyType(offers))


def listed(
    now: Catalogue, before: Catalogue | None = None, *, language: Language = Language.ZH, day: date = TODAY
) -> OnSaleList:
    return on_sale_list(
        now,
        before=before,
        day=day,
        zone=ZONE,
        operator=HALL.brand.operator,
        hall=HALL.name,
        foot="客服 00001",
        language=language,
    )


def offers_of(found: OnSaleList) -> dict[str, dict[str, str]]:
    return {offer.code: {f.key: f.value for f in offer.facts} for group in found.groups for offer in group.offers}


@pytest.mark.parametrize("language", Language)
def test_every_offer_stands_there_with_the_terms_of_a_form(language: Language) -> None:
    offers = offers_of(listed(catalogue(), language=language))
    assert sorted(offers) == sorted(each.code for each in catalogue().on_sale(TODAY))
    form: OrderForm = an_empty_form(language=language).with_customer(replace(demo().customers[0], products=()))
    compared = 0
    for code, facts in offers.items():
        try:
            ordered = form.with_addition(catalogue().offerings[code], number="15420260017", line_id="a")
        except FormRefused:  # it goes with another service
            continue
        (line,) = ordered.with_installation("a", VISIT).shown_lines(language)
        said = {fact.key: fact.value for fact in line.facts}
        assert {key: value for key, value in facts.items() if key not in OF_A_DAY}.items() <= said.items()
        assert facts.keys() - {"window"} <= said.keys()
        assert said.keys() - facts.keys() <= {"address", "appointment", "sharing", "waiver"}, "a customer's own"
        compared += 1
    assert compared >= 6


@pytest.mark.parametrize("language", Language)
def test_what_hangs_on_a_wall_is_as_true_tomorrow(language: Language) -> None:
    """Terms that a form says as days are said as rules."""
    lists = [listed(catalogue(), language=language, day=day) for day in (TODAY, date(2027, 2, 1))]
    assert lists[0].groups == lists[1].groups
    found = [fact for group in lists[0].groups for offer in group.offers for fact in offer.facts]
    assert [fact for fact in found if fact.key != "window" and re.search(r"20\d\d|\d ?月按|Decem", fact.value)] == []


def test_the_full_price_leads_and_what_is_less_for_a_time_is_named_beside_it() -> None:
    prices = {offer.code: offer.price for group in listed(catalogue()).groups for offer in group.offers}
    assert prices["26GD-5G-0239"] == "¥239 /月（前 6 个月 ¥209）"
    assert prices["VAS-0017"] == "¥10 /月（可先试用 1 个月 ¥0）"
    assert prices[PLAN] == "¥199 /月"


def test_only_what_needs_nothing_else_is_said_to_be_had_alone() -> None:
    found = listed(catalogue())
    codes = {group.title: {offer.code for offer in group.offers} for group in found.groups}
    offers = catalogue().on_sale(TODAY)
    assert codes[words.WITH_OTHERS.zh] == {o.code for o in offers if o.conditions.requires and not o.is_main_plan}
    assert {"SUB-0011", "FTTR-0022", "DEV-0026"} <= codes[words.WITH_OTHERS.zh]
    assert "单独" not in found.subtitle


def test_a_hold_says_what_follows_it() -> None:
    assert offers_of(listed(catalogue()))["KEEP-0012"]["after_term"] == words.AFTER_HOLD.zh


@pytest.mark.parametrize("language", Language)
def test_everything_is_on_the_pages(language: Language) -> None:
    found = listed(catalogue(), with_offers("2026-11-01.1", without=RING), language=language)
    printed = reading.words_in_order(on_sale_list_pdf(found))
    texts = [found.title, found.subtitle, found.version, *found.changes, found.foot]
    texts += [f"{fact.label}{fact.value}" for fact in found.head]
    for group in found.groups:
        for offer in group.offers:
            texts += [offer.name, offer.code, offer.price]
            texts += [f"{fact.label}{fact.value}" for fact in offer.facts]
    assert [text for text in texts if reading.squeezed(text) not in printed] == []


def test_what_has_no_approved_words_is_neither_listed_nor_sold() -> None:
    unapproved = replace(catalogue().offerings[RING], copy_approved=False)
    now = with_offers("2026-11-23.1", unapproved)
    assert RING not in offers_of(listed(now))
    assert len(now.on_sale(TODAY)) == len(catalogue().on_sale(TODAY)) - 1
    form = replace(an_empty_form(), catalogue=now)
    refused = form.why_not(unapproved, number=demo().customers[0].phone)
    assert refused is not None
    assert refused.zh == "视频彩铃 的宣传文案还没有批准，现在不展示、不打印，也不能办。"


def test_a_new_edition_says_what_it_brought() -> None:
    dearer = replace(catalogue().offerings[PLAN], price=replace(catalogue().offerings[PLAN].price, fen=189_00))
    other_terms = replace(catalogue().offerings["VAS-0016"], wish_days=30)
    old = replace(catalogue().offerings["VAS-0014"], code="VAS-0099", position=99)
    before = with_offers("2026-11-01.1", dearer, other_terms, old, without=RING)
    found = listed(catalogue(), before)
    assert found.changes_title == "和上一版（2026-11-01.1）比"
    assert found.changes == (
        "新上 视频彩铃（VAS-0015），¥6 /月",
        "停售 来电显示（VAS-0099），在用的客户可以继续用",
        "调价 5G畅行199（26GD-5G-0199），¥189 /月 → ¥199 /月",
        "条款有变 通信助理（VAS-0016），价格不变",
    )
    assert listed(catalogue(), catalogue()).changes == ("在售的业务和条款都没有变。",)
    assert listed(catalogue()).changes == ("这是这里的第一版，没有上一版可比。",)


def test_its_sale_window_stands_with_each() -> None:
    last = replace(catalogue().offerings[RING], sale_until=date(2026, 12, 31))
    window = offers_of(listed(with_offers("2026-11-23.1", last)))
    assert (window[RING]["window"], window[PLAN]["window"]) == ("2026-01-01 至 2026-12-31", "2026-01-01 起")
    assert RING not in offers_of(listed(with_offers("2026-11-23.1", last), day=date(2027, 1, 1)))
