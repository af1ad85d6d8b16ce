"""The facts of one line in words, where a wrong word would be a false promise."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.domain.content import ContentLine
from app.domain.customer import Product
from app.domain.line_words import content_line
from app.domain.offering import (
    AfterTerm,
    EffectTiming,
    FirstMonthRule,
    Offering,
    OfferingKind,
    PenaltyRule,
    Price,
    PriceType,
    ServiceProvider,
    Term,
)
from app.domain.order_line import Action, OrderLine
from app.texts.language import Language, Text
from tests.fakes import orders as demo

DAY = date(2026, 11, 20)


def said(line: OrderLine, *, today: date = DAY, offline: bool = False, language: Language = Language.EN) -> ContentLine:
    return content_line(
        line, position=1, today=today, zone=demo.ZONE, offline=offline, account="8800****17", language=language
    )


def facts(line: OrderLine, *, today: date = DAY, language: Language = Language.EN) -> dict[str, str]:
    return {fact.key: fact.value for fact in said(line, today=today, language=language).facts}


def add(offering: Offering) -> OrderLine:
    return OrderLine("a", Action.ADD, demo.PHONE, None, offering, None, 0, None)


def cancel(offering: Offering) -> OrderLine:
    return OrderLine("c", Action.DELETE, demo.PHONE, offering, None, demo.CALLER_ID_PRODUCT, 0, None)


def top_up() -> OrderLine:
    return OrderLine("t", Action.TOP_UP, demo.PHONE, None, None, None, 5000, None)


def change(before: Offering, after: Offering, *, ends: date) -> OrderLine:
    product: Product = replace(demo.PLAN_PRODUCT, term_ends_on=ends)
    return OrderLine("m", Action.MODIFY, demo.PHONE, before, after, product, 0, None)


def test_a_renewal_and_an_end_name_their_day() -> None:
    renewed = replace(demo.CALLER_ID, validity_months=24, after_term=AfterTerm.RENEWED_SAME_TERM)
    assert facts(add(renewed))["after_term"] == "Renews after 2028-11-19 for 24 months, leave any time"
    trial = replace(demo.CALLER_ID, trial_months=1, after_term=AfterTerm.ENDS)
    assert facts(add(trial))["after_term"] == "Ends by itself on 2026-12-19, nothing more is charged"
    assert "Ends by itself on 19 December 2026, nothing more is charged." in said(add(trial)).plain
    later = replace(renewed, order_timing=EffectTiming.ON_COMPLETION)
    assert facts(add(later))["after_term"] == "Renews after 24 months, leave any time"


@pytest.mark.parametrize(
    ("rule", "timing", "words"),
    [
        (FirstMonthRule.WHOLE, EffectTiming.NOW, "Full ¥5 this month"),
        (FirstMonthRule.FREE, EffectTiming.NOW, "This month free"),
        (FirstMonthRule.WHOLE, EffectTiming.NEXT_MONTH, "Full ¥5 from December"),
        (FirstMonthRule.FREE, EffectTiming.NEXT_MONTH, "December is free, then ¥5 a month"),
        (FirstMonthRule.WHOLE, EffectTiming.ON_COMPLETION, "Full ¥5 for the month of installation"),
        (FirstMonthRule.FREE, EffectTiming.ON_COMPLETION, "The month of installation is free, then ¥5 a month"),
        (FirstMonthRule.BY_DAY, EffectTiming.ON_COMPLETION, "By the day from installation"),
    ],
)
def test_the_first_month_is_said_as_it_is_charged(rule: FirstMonthRule, timing: EffectTiming, words: str) -> None:
    offering = replace(demo.CALLER_ID, first_month=rule, order_timing=timing)
    assert facts(add(offering))["first_month"] == words


def test_one_day_and_one_month_are_singular() -> None:
    by_day = replace(demo.CALLER_ID, first_month=FirstMonthRule.BY_DAY)
    assert (
        facts(add(by_day), today=date(2026, 11, 30))["first_month"] == "¥0.17 this month, by the day for the 1 day left"
    )
    down = change(demo.PLAN_199, demo.PLAN_129, ends=date(2026, 12, 31))
    assert "1 month left: 1 × ¥199 × 20% = ¥39.80" in facts(down)["old_term"]
    assert "剩 1 个月：1 × ¥199 × 20% = ¥39.80" in facts(down, language=Language.ZH)["old_term"]


def test_an_old_term_is_waived_in_the_right_words() -> None:
    inside = date(2027, 11, 30)
    bound = replace(demo.PLAN_129, term=Term(24, PenaltyRule.SHARE_OF_REMAINING_FEES, 20))
    upgraded = facts(change(bound, demo.PLAN_199, ends=inside))["old_term"]
    assert upgraded.endswith("the fee is no lower and the term no shorter")
    ends_with_this_month = change(demo.PLAN_199, demo.PLAN_129, ends=date(2026, 11, 30))
    assert facts(ends_with_this_month)["old_term"].endswith("no penalty this time")
    assert "old_term" not in facts(change(demo.PLAN_199, demo.PLAN_129, ends=DAY))


def test_giving_up_a_trial_or_a_day_price_says_no_monthly_sum() -> None:
    trial = replace(demo.CALLER_ID, trial_months=1, after_term=AfterTerm.ENDS)
    assert (said(cancel(trial)).price, facts(cancel(trial))["last_month"]) == (
        "Trial ¥0",
        "On trial, nothing is charged",
    )
    daily = replace(
        demo.CALLER_ID,
        kind=OfferingKind.ROAMING,
        price=Price(PriceType.DAILY, 2500, None),
        first_month=FirstMonthRule.NOT_APPLICABLE,
        cancel_timing=EffectTiming.NOW,
    )
    assert (said(cancel(daily)).price, facts(cancel(daily))["last_month"]) == (
        "−¥25 /day",
        "Only the days used, not monthly",
    )
    assert said(cancel(demo.CALLER_ID)).price == "−¥5 /month"


def test_sentences_for_the_customer_name_days_as_people_do() -> None:
    bound = replace(
        demo.PLAN_199,
        term=Term(24, PenaltyRule.SHARE_OF_REMAINING_FEES, 20),
        validity_months=24,
        after_term=AfterTerm.RENEWED_SAME_TERM,
    )
    lines = (
        add(bound),
        change(bound, demo.PLAN_129, ends=date(2027, 3, 31)),
        cancel(replace(bound, cancel_timing=EffectTiming.NEXT_MONTH)),
    )
    for language in Language:
        plain = " ".join(sentence for line in lines for sentence in said(line, language=language).plain)
        assert not re.search(r"\d{4}-\d\d-\d\d", plain)
    assert "You agree to stay 24 months, to 30 November 2028." in said(add(bound)).plain
    assert any("到 2028 年 11 月 30 日" in sentence for sentence in said(add(bound), language=Language.ZH).plain)
    down = said(change(bound, demo.PLAN_129, ends=date(2027, 3, 31)))
    old = "Old term: term to 31 March 2027, a begun month whole, 4 months left"
    assert any(old in sentence for sentence in down.plain)
    assert facts(change(bound, demo.PLAN_129, ends=date(2027, 3, 31)))["old_term"].startswith("Term to 2027-03-31")


def test_without_the_centre_nothing_begins_or_ends_when_it_is_signed() -> None:
    now = replace(demo.CALLER_ID, order_timing=EffectTiming.NOW, cancel_timing=EffectTiming.NOW)
    changed = change(replace(demo.PLAN_129, change_timing=EffectTiming.NOW), demo.PLAN_199, ends=DAY)
    for line in (add(now), cancel(now), changed, top_up()):
        online, offline = said(line), said(line, offline=True)
        whole = " ".join((*offline.plain, *(fact.value for fact in offline.facts)))
        assert "hen you sign" not in whole
        assert "hen signed" not in whole
        assert "When the network is back" in whole
        assert "network" not in " ".join((*online.plain, *(fact.value for fact in online.facts)))
    table = said(changed, offline=True).table
    assert table is not None
    assert (table.now.when, table.then.when) == ("Now, until the network is back", "Then, once the network is back")
    later = replace(demo.CALLER_ID, order_timing=EffectTiming.NEXT_MONTH)
    assert said(add(later), offline=True).plain == said(add(later)).plain


def test_what_costs_nothing_a_month_costs_nothing_in_its_last() -> None:
    free = replace(demo.CALLER_ID, price=Price(PriceType.MONTHLY, 0, None))
    assert facts(cancel(free))["last_month"] == "Nothing is charged"
    assert facts(cancel(demo.CALLER_ID))["last_month"] == "Full ¥5"


@pytest.mark.parametrize(
    ("on", "matter", "said_back"),
    [
        (demo.BROADBAND, "broadband_new", True),
        ("KD0000001", "broadband_new", True),
        (demo.BROADBAND, "roaming", False),
    ],
    ids=["on its number", "on another", "of other business"],
)
def test_a_cancelled_line_says_that_its_deposit_comes_back(on: str, matter: str, said_back: bool) -> None:
    modem = replace(
        demo.BROADBAND_300,
        code="DEP",
        kind=OfferingKind.DEPOSIT,
        matter=matter,
        price=Price(PriceType.DEPOSIT, 20000, None),
    )
    line = Product("BB", demo.BROADBAND, demo.BROADBAND_300.code, date(2025, 1, 1), None, None, False)
    deposit = Product("D", on, "DEP", date(2025, 1, 1), None, None, False)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, line, deposit))
    catalogue = replace(demo.CATALOGUE, offerings={**demo.CATALOGUE.offerings, "DEP": modem})
    form = demo.an_empty_form(customer=customer, catalogue=catalogue).with_cancellation(line, line_id="c")
    (shown,) = form.shown_lines(Language.EN)
    back = [fact.value for fact in shown.facts if fact.key == "deposit_back"]
    assert back == ([f"{modem.name.en} ¥200, back against its receipt"] if said_back else [])
    assert any("paid back against its receipt" in sentence for sentence in shown.plain) is said_back


def test_for_whom_a_charge_is_collected_is_a_sentence_of_its_own() -> None:
    video = replace(demo.CALLER_ID, provider=ServiceProvider("SP-9001", Text("示例视讯", "Example Video")))
    assert "这笔钱是替示例视讯收的。" in said(add(video), language=Language.ZH).plain
    assert "Collected for Example Video." in said(add(video)).plain
