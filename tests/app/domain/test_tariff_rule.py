"""Rules that hold from a day on: charges abolished (S102), lines made faster free of charge (S103)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.offering import Access, Allowance, AllowanceKind, EffectTiming, Offering, OfferingKind, OverageRate
from app.domain.tariff_rule import in_force
from app.texts.language import Language, Text, same
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

RULES = demo_catalogue().tariff_rules
TODAY = date(2026, 11, 20)


def a_line(mbps: int, access: Access | None) -> Offering:
    down = Allowance(AllowanceKind.DOWNLINK, mbps, same("Mbps"))
    up = Allowance(AllowanceKind.UPLINK, 1, same("Mbps"))
    return replace(demo.BROADBAND_300, allowances=(down, up), access=access)


def speed(mbps: int, access: Access | None, *, since: date, day: date = TODAY) -> tuple[int, list[str]]:
    held = in_force(a_line(mbps, access), RULES, started_on=since, day=day)
    return held.offering.allowances[0].amount, [rule.code for rule in held.rules]


@pytest.mark.parametrize(
    ("mbps", "access", "since", "runs_at", "by"),
    [
        # fibre below 20M to 20M
        (12, Access.FIBRE, date(2016, 5, 1), 20, ["fibre_20m"]),
        (20, Access.FIBRE, date(2016, 5, 1), 20, []),
        (8, Access.FIBRE, date(2015, 1, 1), 20, ["fibre_20m"]),
        # up to 4M without fibre to 6M or more
        (4, Access.COPPER, date(2016, 5, 1), 6, ["copper_6m"]),
        (5, Access.COPPER, date(2016, 5, 1), 5, []),
        (2, Access.COPPER, date(2009, 5, 1), 6, ["copper_6m"]),
        # begun before 2015 to 50M, before 2011 to 100M: what came before that is history
        (12, Access.FIBRE, date(2014, 12, 31), 50, ["fibre_50m_before_2015"]),
        (30, Access.FIBRE, date(2012, 3, 1), 50, ["fibre_50m_before_2015"]),
        (100, Access.FIBRE, date(2012, 3, 1), 100, []),
        (
            10,
            Access.FIBRE,
            date(2010, 12, 31),
            100,
            ["fibre_100m_before_2011"],
        ),
        (50, Access.FIBRE, date(2011, 1, 1), 50, []),
        (300, Access.FIBRE, date(2009, 1, 1), 300, []),
        (3, None, date(2009, 1, 1), 3, []),
    ],
)
def test_the_four_speed_ups(mbps: int, access: Access | None, since: date, runs_at: int, by: list[str]) -> None:
    assert speed(mbps, access, since=since) == (runs_at, by)


def test_a_rule_holds_from_its_first_day_and_not_before() -> None:
    assert speed(12, Access.FIBRE, since=date(2016, 5, 1), day=date(2017, 9, 30)) == (12, [])
    assert speed(12, Access.FIBRE, since=date(2016, 5, 1), day=date(2017, 10, 1)) == (20, ["fibre_20m"])


def a_plan_of_2015() -> Offering:
    rates = (
        OverageRate(Text("国内长途 ¥0.30/分", "Long distance ¥0.30/min"), 30, "domestic_long_distance"),
        OverageRate(Text("国内漫游 ¥0.40/分", "Roaming ¥0.40/min"), 40, "domestic_roaming"),
        OverageRate(Text("语音 ¥0.15/分", "Voice ¥0.15/min"), 15),
    )
    return replace(demo.PLAN_129, overage=rates)


def test_domestic_long_distance_and_roaming_are_abolished_from_their_day() -> None:
    before = in_force(a_plan_of_2015(), RULES, started_on=date(2015, 1, 1), day=date(2017, 8, 31))
    after = in_force(a_plan_of_2015(), RULES, started_on=date(2015, 1, 1), day=date(2017, 9, 1))
    assert [rate.fen for rate in before.offering.overage] == [30, 40, 15]
    assert [rate.fen for rate in after.offering.overage] == [15]
    assert [rule.code for rule in after.rules] == ["domestic_2017"]
    elsewhere = replace(a_plan_of_2015(), kind=OfferingKind.ROAMING)
    assert in_force(elsewhere, RULES, started_on=date(2015, 1, 1), day=TODAY).rules == ()


def test_the_form_says_the_rule_and_shows_the_speed_it_gives() -> None:
    slow_line, fast = a_line(12, Access.FIBRE), replace(a_line(300, Access.FIBRE), code="KD-301")
    product = replace(demo.PLAN_PRODUCT, number=demo.BROADBAND, offering_code="KD-012", started_on=date(2012, 3, 1))
    slow_line = replace(slow_line, code="KD-012", price=replace(slow_line.price, fen=6000), term=None)
    slow_line = replace(slow_line, change_timing=EffectTiming.NEXT_MONTH)
    offers = {**demo.CATALOGUE.offerings, "KD-012": slow_line, "KD-301": fast}
    catalogue = replace(demo.CATALOGUE, offerings=offers, tariff_rules=RULES)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, product))
    form = demo.an_empty_form(customer=customer, catalogue=catalogue).with_change(product, fast, line_id="a")
    (said,) = form.shown_lines(Language.ZH)
    assert said.table is not None
    assert said.table.now.cells[0] == "50 Mbps"
    assert "2015 年以前入网" in {fact.key: fact.value for fact in said.facts}["rules"]
    assert any("2015 年以前入网" in sentence for sentence in said.plain)


@given(
    st.integers(1, 2000),
    st.sampled_from([None, *Access]),
    st.dates(date(2005, 1, 1), date(2020, 1, 1)),
    st.dates(date(2005, 1, 1), date(2030, 1, 1)),
)
def test_no_rule_ever_makes_a_line_slower_or_dearer(mbps: int, access: Access | None, since: date, day: date) -> None:
    now, _ = speed(mbps, access, since=since, day=day)
    later, _ = speed(mbps, access, since=since, day=date(2031, 1, 1))
    assert mbps <= now <= later
    held = in_force(a_line(mbps, access), RULES, started_on=since, day=day).offering
    assert held.price == a_line(mbps, access).price
