"""What depends on what: refused in words before signing, and what falls when a line is taken off."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, Product
from app.domain.falling import falls_with
from app.domain.offering import Companion, Conditions, Offering, OfferingKind, Where
from app.domain.order_form import OrderForm
from app.errors import FormRefused
from app.texts import conditions as words
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

PLANS = (OfferingKind.PLAN, OfferingKind.BUNDLE)


def catalogue(**conditions: Conditions) -> Catalogue:
    """The demo's offers, each named one with its conditions."""
    by_code = {code.replace("_", "-"): each for code, each in conditions.items()}
    changed = {
        code: replace(offer, conditions=by_code.get(code, offer.conditions))
        for code, offer in demo.CATALOGUE.offerings.items()
    }
    return replace(demo.CATALOGUE, offerings=changed)


def form(sold: Catalogue, *, customer: Customer = demo.CUSTOMER) -> OrderForm:
    return demo.an_empty_form(customer=customer, catalogue=sold)


def offer(sold: Catalogue, code: str) -> Offering:
    return sold.offerings[code]


def why(made: OrderForm, code: str) -> str | None:
    said = made.why_not(made.catalogue.offerings[code], number=demo.PHONE)
    return None if said is None else said.zh


def a_ring_needs(*companions: Companion) -> Catalogue:
    return catalogue(**{demo.RING_VIDEO.code: Conditions(requires=companions)})


def test_what_is_required_is_named_and_may_come_on_the_same_form() -> None:
    fee = "FEE-CARD"
    sold = a_ring_needs(Companion(Where.NUMBER, (), (fee,)))
    made = form(sold)
    said = why(made, demo.RING_VIDEO.code)
    assert said is not None
    assert offer(sold, fee).name.zh in said
    assert "这张单上一起办" in said
    assert demo.PHONE not in said, "masked"
    with pytest.raises(FormRefused):
        made.with_addition(offer(sold, demo.RING_VIDEO.code), number=demo.PHONE, line_id="ring")
    beside = made.with_addition(offer(sold, fee), number=demo.PHONE, line_id="fee")
    assert why(beside, demo.RING_VIDEO.code) is None


def test_taking_a_line_off_takes_what_needs_it_and_nothing_else() -> None:
    fee, deposit = "FEE-CARD", "DEP-ONU"
    sold = catalogue(
        **{
            demo.RING_VIDEO.code: Conditions(requires=(Companion(Where.NUMBER, (), (fee,)),)),
            deposit: Conditions(requires=(Companion(Where.ACCOUNT, (OfferingKind.VALUE_ADDED,), (fee,)),)),
        }
    )
    made = form(sold)
    for code in (fee, demo.RING_VIDEO.code):
        made = made.with_addition(offer(sold, code), number=demo.PHONE, line_id=code)
    made = made.with_top_up(number=demo.PHONE, amount_fen=2000, line_id="money")

    def falling(line_id: str) -> list[str]:
        lines = falls_with(line_id, customer=made.customer, catalogue=sold, lines=made.lines, today=made.today)
        return [line.id for line in lines]

    assert falling(fee) == [demo.RING_VIDEO.code]
    assert falling(demo.RING_VIDEO.code) == []
    assert falling("money") == []


def test_what_falls_takes_along_what_leans_on_it() -> None:
    first, second = "FEE-CARD", demo.RING_VIDEO.code
    sold = catalogue(
        **{
            second: Conditions(requires=(Companion(Where.NUMBER, (), (first,)),)),
            "DEP-ONU": Conditions(requires=(Companion(Where.NUMBER, (), (second,)),)),
        }
    )
    made = form(sold)
    for code in (first, second, "DEP-ONU"):
        made = made.with_addition(offer(sold, code), number=demo.PHONE, line_id=code)
    fallen = falls_with(first, customer=made.customer, catalogue=sold, lines=made.lines, today=made.today)
    assert [line.id for line in fallen] == [second, "DEP-ONU"]


@pytest.mark.parametrize("first", ["FEE-CARD", demo.RING_VIDEO.code])
def test_what_is_excluded_is_refused_whichever_came_first(first: str) -> None:
    second = {"FEE-CARD": demo.RING_VIDEO.code, demo.RING_VIDEO.code: "FEE-CARD"}[first]
    sold = catalogue(**{demo.RING_VIDEO.code: Conditions(excludes=(Companion(Where.NUMBER, (), ("FEE-CARD",)),))})
    made = form(sold).with_addition(offer(sold, first), number=demo.PHONE, line_id="first")
    said = why(made, second)
    assert said is not None
    assert "不能" in said
    assert why(form(sold), second) is None


@pytest.mark.parametrize(("stars", "allowed"), [(3, False), (4, True), (7, True)])
def test_stars_are_asked_for_by_number(stars: int, allowed: bool) -> None:
    sold = catalogue(**{demo.RING_VIDEO.code: Conditions(stars_from=4)})
    said = why(form(sold, customer=replace(demo.CUSTOMER, stars=stars)), demo.RING_VIDEO.code)
    assert (said is None) is allowed
    assert said is None or ("4 星" in said and f"{stars} 星" in said)


@pytest.mark.parametrize(("yuan", "allowed"), [(129, True), (130, False)])
def test_a_main_plan_of_at_least_so_much(yuan: int, allowed: bool) -> None:
    """The customer's plan is of ¥129."""
    sold = a_ring_needs(Companion(Where.NUMBER, PLANS, (), yuan * 100))
    said = why(form(sold), demo.RING_VIDEO.code)
    assert (said is None) is allowed
    assert said is None or f"¥{yuan}" in said


def test_a_change_is_refused_that_leaves_a_service_behind() -> None:
    """Caller ID, which the customer has, goes with a plan up to… the one they leave."""
    caller = demo.CUSTOMER.products[1].offering_code
    plan = demo.CUSTOMER.products[0]
    sold = catalogue(**{caller: Conditions(requires=(Companion(Where.NUMBER, (), (plan.offering_code,)),))})
    made = form(sold)
    said = made.why_no_change(plan, offer(sold, demo.PLAN_199.code))
    assert said is not None
    assert offer(sold, caller).name.zh in said.zh
    without = made.with_cancellation(demo.CUSTOMER.products[1], line_id="caller")
    changed = without.with_change(plan, offer(sold, demo.PLAN_199.code), line_id="plan")
    fallen = falls_with("caller", customer=changed.customer, catalogue=sold, lines=changed.lines, today=changed.today)
    assert [line.id for line in fallen] == ["plan"]
    assert form(demo.CATALOGUE).why_no_change(plan, demo.PLAN_199) is None


def test_the_conditions_stand_on_the_line_before_it_is_signed() -> None:
    sold = a_ring_needs(Companion(Where.NUMBER, PLANS, (), 12900))
    made = form(sold).with_addition(offer(sold, demo.RING_VIDEO.code), number=demo.PHONE, line_id="ring")
    for language, part in (
        (Language.ZH, "每月 ¥129 及以上的手机套餐或融合套餐"),
        (Language.EN, "of ¥129 a month or more"),
    ):
        facts = {fact.key: fact.value for fact in made.shown_lines(language)[0].facts}
        assert part in facts["conditions"]
    plain = form(demo.CATALOGUE).with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="ring")
    assert all(fact.key != "conditions" for fact in plain.shown_lines(Language.ZH)[0].facts)


def test_every_kind_has_words() -> None:
    assert set(words.KINDS) == {kind.value for kind in OfferingKind}


def test_every_condition_holds_for_everybody_alike() -> None:
    """S99: nothing a condition is judged by says who is new or how long somebody has been a customer."""
    asked = {field for each in (Conditions, Companion) for field in each.__dataclass_fields__}
    assert asked == {"requires", "excludes", "stars_from", "where", "kinds", "codes", "least_fen"}


def with_a_contract_phone() -> OrderForm:
    """Ordered a year ago on the plan of ¥129, of the demo's own offers."""
    sold = demo_catalogue()
    plan = Product("P-plan", demo.PHONE, "26GD-5G-0129", date(2025, 3, 1), None, None, True)
    phone = Product("P-phone", demo.PHONE, "DEV-0026", date(2025, 11, 20), date(2027, 11, 19), None, False)
    return form(sold, customer=replace(demo.CUSTOMER, products=(plan, phone)))


def test_a_contract_phone_keeps_its_plan_until_it_is_left_at_its_price() -> None:
    made = with_a_contract_phone()
    assert made.customer is not None
    plan, phone = made.customer.products
    cheap, dear = made.catalogue.offerings["26GD-AX-0005"], made.catalogue.offerings["26GD-5G-0199"]
    hold = made.catalogue.offerings["KEEP-0012"]
    for refused in (made.why_no_change(plan, cheap), made.why_not(hold, number=plan.number)):
        assert refused is not None
        assert "5G合约机" in refused.zh
    with pytest.raises(FormRefused, match="5G contract phone"):
        made.with_cancellation(plan, line_id="plan")
    assert made.why_no_change(plan, dear) is None
    left = made.with_cancellation(phone, line_id="phone")
    (said,) = left.shown_lines(Language.ZH)
    assert left.due_today_fen() == 30_960, "12 months left: 12 × 129 × 20%"
    assert any("12 × ¥129 × 20% = ¥309.60" in fact.value for fact in said.facts)
    assert said.price == "¥0 /月"
    assert left.why_no_change(plan, cheap) is None
    assert left.with_change(plan, cheap, line_id="cheap").due_today_fen() == 30_960


def test_a_contract_that_is_over_binds_nobody_any_more() -> None:
    made = with_a_contract_phone().dated(date(2027, 11, 20))
    assert made.customer is not None
    (plan,) = made.customer.products
    assert made.why_no_change(plan, made.catalogue.offerings["26GD-AX-0005"]) is None
