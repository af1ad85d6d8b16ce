"""Who stands at the desk: who may do what, which documents were seen, and what the signed form says of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.content import read_content
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.family_pay import FamilyPay, OtherConsent
from app.domain.family_pay_words import family_pay_missing
from app.domain.form_todo import ToDoKind
from app.domain.handler import IN_PERSON, Handler, somebody_else
from app.domain.line_effect import line_effect
from app.domain.matter import CheckKind, OfflineClass, Who
from app.domain.matter_checks import for_the_centre
from app.domain.offering import OfferingKind, Price, PriceType
from app.domain.order_form import OrderForm
from app.domain.order_line import OrderLine
from app.errors import InputRefused
from app.texts.language import Language, Text
from commands.stock import shipped_matters
from tests.fakes import orders as demo

RULES = shipped_matters()
CATALOGUE = demo.CATALOGUE.under(RULES)
PLAN = demo.CUSTOMER.products[0]
AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAUGHTER = somebody_else(
    Who.AGENT,
    name="李梅",
    document="990101198503070041",
    phone="15412340018",
    relation="女儿",
    seen=(),
    demo=True,
)


def a_form() -> OrderForm:
    return demo.an_empty_form(catalogue=CATALOGUE).with_change(PLAN, demo.PLAN_199, line_id="L1")


def kinds(form: OrderForm) -> list[ToDoKind]:
    return [item.kind for item in form.still_to_do()]


def test_the_customer_in_person_is_asked_for_nothing_more() -> None:
    form = a_form()
    assert form.handler == IN_PERSON
    assert form.still_to_do() == ()
    said = {fact.key: fact.value for fact in form.content().customer}
    assert said["handler"] == "本人办理"
    assert "documents_seen" not in said


def test_an_agent_is_named_masked_and_their_documents_are_seen() -> None:
    form = a_form().with_handler(DAUGHTER)
    (missing,) = form.still_to_do()
    assert (missing.kind, missing.key) == (ToDoKind.HANDLER, "Ctrl H")
    assert missing.detail.zh == "还没看：代办人的居民身份证、机主的居民身份证"
    seen = form.with_handler(form.handler.with_seen("agent_id", True).with_seen("holder_id", True))
    assert seen.still_to_do() == ()
    said = {fact.key: fact.value for fact in seen.content().customer}
    assert said["handler"] == "代办人 李*·990101********0041·154****0018·女儿"
    assert said["documents_seen"] == "代办人的居民身份证、机主的居民身份证"
    assert seen.with_handler(seen.handler.with_seen("holder_id", False)).still_to_do() != ()


def test_an_agent_who_did_not_say_who_they_are_is_asked() -> None:
    form = a_form().with_handler(Handler(Who.AGENT, seen=("agent_id", "holder_id")))
    (missing,) = form.still_to_do()
    assert missing.title.zh == "写明办理人"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": " "}, "姓名"),
        ({"document": ""}, "身份证号"),
        ({"document": "990101198503070042"}, ""),
        ({"document": "9901011985"}, ""),
        ({"phone": "123"}, ""),
        ({"relation": ""}, "关系"),
        ({"name": "长" * 41}, "40"),
    ],
)
def test_what_is_typed_of_somebody_is_checked(typed: dict[str, str], says: str) -> None:
    whole = {"name": "李梅", "document": "990101198503070041", "phone": "15412340018", "relation": "女儿", **typed}
    with pytest.raises(InputRefused) as refused:
        somebody_else(
            Who.AGENT,
            name=whole["name"],
            document=whole["document"],
            phone=whole["phone"],
            relation=whole["relation"],
            seen=(),
            demo=True,
        )
    assert says in refused.value.say(Language.ZH)


def test_who_may_not_act_is_told_in_words_before_signing() -> None:
    form = demo.an_empty_form(catalogue=CATALOGUE).with_addition(demo.RING_VIDEO, number=demo.PHONE, line_id="L1")
    form = form.with_handler(DAUGHTER)
    told = next(item for item in form.still_to_do() if item.kind is ToDoKind.MAY_NOT_ACT)
    assert told.detail.zh == "增值业务订购不能由代办人来办，要本人、监护人来。"
    assert told.detail.en == ("Value-added service order: not by this agent. It takes the holder or guardian.")
    unit = demo.an_empty_form(catalogue=CATALOGUE).with_cancellation(demo.CUSTOMER.products[1], line_id="L1")
    circuit = replace(demo.CALLER_ID, cancel_matter="leased_circuit")
    line = replace(unit.lines[0], before=circuit)
    assert ToDoKind.MAY_NOT_ACT in kinds(replace(unit, lines=(line,)))


def test_another_customer_begins_in_person_again() -> None:
    form = a_form().with_handler(DAUGHTER)
    assert form.with_customer(demo.a_customer(1)).handler == IN_PERSON
    assert form.with_customer(demo.CUSTOMER).handler == DAUGHTER


def test_it_is_put_away_and_signed_with_the_form() -> None:
    form = a_form().with_handler(DAUGHTER.with_seen("agent_id", True))
    body = form_to_draft(form)
    assert "李梅" not in body
    assert "198503" not in body
    again = form_from_draft(
        body,
        desk=form.desk,
        clerk=form.clerk,
        catalogue_of=lambda _: CATALOGUE,
        customer_of=lambda _: demo.CUSTOMER,
    )
    assert again.handler == form.handler
    content = form.content()
    assert content.matters_version == RULES.version
    assert read_content(content.to_bytes()) == content


def test_a_child_is_served_with_a_guardian_only_but_anybody_may_pay() -> None:
    """Born on 20 November 2010: 16 on the day of the form, 15 the day before."""
    child = replace(demo.CUSTOMER, identification=replace(demo.CUSTOMER.identification, number="990101201011200014"))
    form = demo.an_empty_form(customer=child, catalogue=CATALOGUE, today=date(2026, 11, 19))
    topped = form.with_top_up(number=demo.PHONE, amount_fen=5000, line_id="L0")
    assert ToDoKind.HANDLER not in kinds(topped)
    changed = form.with_change(PLAN, demo.PLAN_199, line_id="L1")
    told = next(item for item in changed.still_to_do() if item.kind is ToDoKind.HANDLER)
    assert told.detail.zh == "客户不满 16 岁，要监护人带户口簿来办"
    assert changed.dated(date(2026, 11, 20)).still_to_do() == ()
    mother = somebody_else(
        Who.MINOR, name="王芳", document="990101198503070041", phone="", relation="母亲", seen=(), demo=True
    )
    beside = changed.with_handler(mother.with_seen("guardian_id", True).with_seen("household_register", True))
    assert beside.still_to_do() == ()


# -- checks


def test_a_debt_keeps_a_matter_that_asks_for_none_until_the_same_form_pays_it() -> None:
    owing = replace(demo.CUSTOMER, balance_fen=-1230)
    roaming = replace(demo.RING_VIDEO, matter="number_restore", second_confirmation=False, code="ROAM")
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, "ROAM": roaming})
    form = demo.an_empty_form(customer=owing, catalogue=catalogue).with_addition(
        roaming, number=demo.PHONE, line_id="L1"
    )
    told = next(item for item in form.still_to_do() if item.kind is ToDoKind.CHECK)
    assert "¥12.30" in told.detail.zh
    short = form.with_top_up(number=demo.PHONE, amount_fen=1000, line_id="L2")
    assert ToDoKind.CHECK in kinds(short)
    paid = form.with_top_up(number=demo.PHONE, amount_fen=2000, line_id="L2")
    assert ToDoKind.CHECK not in kinds(paid)


def test_what_only_the_centre_knows_is_said_to_be_its_own() -> None:
    catalogue = replace(demo.CATALOGUE, matters=RULES.matters)
    plan = demo.an_empty_form().with_change(demo.PLAN_PRODUCT, demo.PLAN_199, line_id="L1").lines

    def told(code: str, lines: tuple[OrderLine, ...]) -> list[str]:
        """Of the lines, as if what they order belonged to that matter."""
        offers = tuple(replace(line, after=replace(line.after or demo.PLAN_199, change_matter=code)) for line in lines)
        return [check.called.en for check in for_the_centre(offers, catalogue=catalogue)]

    assert told("new_connection", plan)[0] == "The face is that of the document"
    assert told("number_hold", plan) == []
    assert told("family_pay", plan) == [CheckKind.BOTH_CONSENT.called.en], "no second number to agree stands on it"
    assert for_the_centre(family_form().lines, catalogue=family_form().catalogue) == ()


# -- the limit of one form


def test_one_form_has_a_limit_of_its_own_offline() -> None:
    top_up = replace(RULES.matters["top_up"], offline_order_limit_fen=30000)
    catalogue = replace(CATALOGUE, matters={**CATALOGUE.matters, "top_up": top_up})
    form = demo.an_empty_form(catalogue=catalogue, offline=True)
    form = form.with_top_up(number=demo.PHONE, amount_fen=20000, line_id="L1")
    form = form.with_top_up(number=demo.PHONE, amount_fen=20000, line_id="L2")
    form = form.with_top_up(number=demo.PHONE, amount_fen=10000, line_id="L3")
    rulings = [form.ruling(line) for line in form.lines]
    assert [ruled.offline for ruled in rulings] == [OfflineClass.DONE, OfflineClass.REFUSED, OfflineClass.DONE]
    assert rulings[1].why is not None
    assert "¥300" in rulings[1].why.zh


# -- family pay


FAMILY = replace(
    demo.RING_VIDEO,
    code="FAM-0030",
    name=Text("亲情付", "Family pay"),
    kind=OfferingKind.FAMILY_PAY,
    matter="family_pay",
    cancel_matter="family_pay",
    price=Price(PriceType.MONTHLY, 0, None),
    provider=None,
)


def family_form() -> OrderForm:
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, FAMILY.code: FAMILY})
    return demo.an_empty_form(catalogue=catalogue).with_addition(FAMILY, number=demo.PHONE, line_id="L1")


def test_family_pay_says_who_pays_for_whom_up_to_how_much_and_that_both_agree() -> None:
    form = family_form()
    assert ToDoKind.FAMILY_PAY in kinds(form)
    without = form.with_family_pay("L1", FamilyPay("15412340099", True, 10000, None))
    told = next(item for item in without.still_to_do() if item.kind is ToDoKind.FAMILY_PAY)
    assert "154****0099" in told.detail.zh
    consent = OtherConsent("990101********0041", AT)
    agreed = form.with_family_pay("L1", FamilyPay("15412340099", True, 10000, consent))
    assert ToDoKind.FAMILY_PAY not in kinds(agreed)
    assert ToDoKind.CONFIRM in kinds(agreed), "the line's own number agrees by the second confirmation"
    (said,) = agreed.shown_lines(Language.ZH)
    facts = {fact.key: fact.value for fact in said.facts}
    assert (facts["paying"], facts["paid"], facts["limit"]) == ("154****0099", "154****0017", "¥100")
    assert facts["other_consent"] == "本人到场同意，证件 990101********0041"
    assert any("最多 ¥100" in sentence for sentence in said.plain)
    other_way = form.with_family_pay("L1", FamilyPay("15412340099", False, 10000, consent))
    facts = {fact.key: fact.value for fact in other_way.shown_lines(Language.EN)[0].facts}
    assert (facts["paying"], facts["paid"]) == ("154****0017", "154****0099")


def test_a_number_of_the_same_customer_needs_no_second_consent() -> None:
    second = replace(PLAN, id="P-2", number="15412340018", primary=False)
    customer = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, second))
    form = family_form()
    line = form.with_family_pay("L1", FamilyPay("15412340018", True, 5000, None)).lines[0]
    assert family_pay_missing(line, customer=customer, catalogue=form.catalogue, lines=()) is None
    assert family_pay_missing(line, customer=demo.CUSTOMER, catalogue=form.catalogue, lines=()) is not None


def test_whether_both_numbers_consent_is_the_matter_s_to_say() -> None:
    form = family_form()
    agreed = form.with_family_pay("L1", FamilyPay("15412340099", True, 5000, None)).lines[0]
    matters = {**form.catalogue.matters, agreed.matter: replace(form.catalogue.matters[agreed.matter], checks=())}
    freely = replace(form.catalogue, matters=matters)
    assert family_pay_missing(agreed, customer=demo.CUSTOMER, catalogue=form.catalogue, lines=()) is not None
    assert family_pay_missing(agreed, customer=demo.CUSTOMER, catalogue=freely, lines=()) is None
    assert family_pay_missing(form.lines[0], customer=demo.CUSTOMER, catalogue=freely, lines=()) is not None, (
        "who and how much"
    )


def test_what_was_agreed_stays_with_the_service_and_its_cancellation_says_it() -> None:
    form = family_form().with_family_pay("L1", FamilyPay("15412340099", True, 10000, OtherConsent("99**41", AT)))
    effect = line_effect(form.lines[0], today=demo.TODAY)
    assert effect is not None
    kept = replace(effect.begun(), pending=None)
    assert kept.family_pay == FamilyPay("15412340099", True, 10000, None)
    having = replace(demo.CUSTOMER, products=(*demo.CUSTOMER.products, kept))
    leaving = demo.an_empty_form(catalogue=form.catalogue, customer=having).with_cancellation(kept, line_id="L2")
    facts = {fact.key: fact.value for fact in leaving.shown_lines(Language.EN)[0].facts}
    assert (facts["paying"], facts["paid"], facts["limit"]) == ("154****0099", "154****0017", "¥100")
    assert "154****0099 no longer pays for 154****0017" in " ".join(leaving.shown_lines(Language.EN)[0].plain)
    again = replace(leaving, lines=()).with_addition(FAMILY, number=demo.PHONE, line_id="L3")
    same = again.with_family_pay("L3", FamilyPay("15412340099", False, 5000, OtherConsent("99**41", AT)))
    assert "15412340099"[:3] in next(i for i in same.still_to_do() if i.kind is ToDoKind.FAMILY_PAY).detail.zh
    other = again.with_family_pay("L3", FamilyPay("15412340098", False, 5000, OtherConsent("99**41", AT)))
    assert ToDoKind.FAMILY_PAY not in kinds(other), "one number can pay for more than one relative"
    two = other.with_addition(FAMILY, number=demo.PHONE, line_id="L4")
    two = two.with_family_pay("L4", FamilyPay("15412340098", True, 5000, OtherConsent("99**41", AT)))
    assert kinds(two).count(ToDoKind.FAMILY_PAY) == 2


def test_family_pay_is_put_away_with_the_form() -> None:
    form = family_form().with_family_pay(
        "L1", FamilyPay("15412340099", False, 10000, OtherConsent("990101********0041", AT))
    )
    again = form_from_draft(
        form_to_draft(form),
        desk=form.desk,
        clerk=form.clerk,
        catalogue_of=lambda _: form.catalogue,
        customer_of=lambda _: demo.CUSTOMER,
    )
    assert again.lines == form.lines
