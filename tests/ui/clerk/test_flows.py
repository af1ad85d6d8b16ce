"""Each flow of the counter whole on the one form, from the search to the order: the demo's catalogue and matters."""

from dataclasses import replace

import pytest

from app.device_ports import CardReading
from app.domain.content import Content
from app.domain.customer import Customer, Product
from app.domain.handler import IN_PERSON
from app.domain.identity_card import ReadOutcome
from app.domain.matter import Who
from app.domain.order_form import ToDoKind
from app.texts import family_pay as family_words
from app.texts.language import Language
from commands.stock import demo_data
from tests.fakes.clerk_ports import Hall
from tests.fakes.identity_cards import card_of
from tests.fakes.orders import TODAY
from tests.ui.clerk.counter import Counter
from tests.ui.clerk.desk import ClerkAtDesk
from ui.clerk.acts import act_of, possible_acts
from ui.clerk.items import Act
from ui.clerk.state import DialogKind

DATA = demo_data()
CATALOGUE = DATA.catalogue
FIRST = DATA.customers[0]  # a plan, caller display, a sub-card, and broadband with a term to 20 December 2026
HOLD = Product("019aa000-0000-7000-8000-0000000000aa", FIRST.phone, "KEEP-0012", TODAY, None, None, False)
AGENT_ID = "990101198503070041"


def a_hall(*products: Product) -> Hall:
    return Hall(catalogue=CATALOGUE, known=(replace(FIRST, products=(*FIRST.products, *products)),))


def at_desk(*products: Product) -> ClerkAtDesk:
    desk = ClerkAtDesk(a_hall(*products))
    desk.choose_customer(FIRST.phone)
    return desk


def read_card(desk: ClerkAtDesk | Counter, customer: Customer = FIRST) -> None:
    card = replace(card_of(customer), photo=None)
    desk.hall.reader.lays(CardReading(ReadOutcome.READ, card))
    desk.presenter.card.open()


def ordered(desk: ClerkAtDesk) -> Content:
    """From a form without anything left to do to the accepted order; cash is given where some is due."""
    desk.confirm()
    for asked in desk.presenter.form.asked():
        desk.presenter.customer_side.answer(asked.question.code, True)
    due = desk.presenter.form.due_today_fen()
    if due:
        desk.presenter.pay()
    assert [item.title.zh for item in desk.presenter.form.still_to_do()] == []
    desk.presenter.sign()
    desk.customer_signs()
    if due:
        desk.give(str(due // 100 + 1))
    (order,) = desk.hall.book.recorded.values()
    return order.signed.content


def facts_of(content: Content) -> dict[str, str]:
    return {fact.key: fact.value for line in content.lines for fact in line.facts}


# ── the flows ─────────────────────────────────────────────────────────────────────────────


def test_a_plan_is_changed() -> None:
    desk = at_desk()
    desk.add("5G畅行199")
    content = ordered(desk)
    (line,) = content.lines
    assert (line.action, line.price, line.effective_on) == ("modify", "¥129 → ¥199 /月", "2026-12-01")
    assert line.table is not None
    assert (line.table.now.price, line.table.then.price) == ("¥129.00", "¥199.00")
    assert content.matters_version == CATALOGUE.matters_version


def test_a_value_added_service_is_ordered_and_another_cancelled() -> None:
    desk = at_desk()
    desk.add("视频彩铃")
    desk.add("来电显示")
    content = ordered(desk)
    assert [(line.action, line.code) for line in content.lines] == [("add", "VAS-0015"), ("delete", "VAS-0014")]
    assert content.lines[0].confirmation is not None


def test_roaming_is_ordered() -> None:
    desk = at_desk()
    desk.add("漫游日封顶")
    asked = [each.question.code for each in desk.presenter.form.asked()]
    assert asked == ["tariff_notice"], "the tariff notice of the domain's table"
    content = ordered(desk)
    assert (content.lines[0].code, content.consents[0].answer) == ("ROAM-0013", "yes")


def test_money_is_put_on_the_account() -> None:
    desk = at_desk()
    desk.add("jf50")
    content = ordered(desk)
    assert (content.lines[0].action, content.sums.today_fen) == ("topUp", 5000)


def test_broadband_is_renewed_by_name_from_the_end_of_its_term() -> None:
    desk = at_desk()
    assert Act.RENEW in possible_acts(desk.presenter)
    act_of(Act.RENEW, desk.presenter)()
    content = ordered(desk)
    (line,) = content.lines
    assert (line.title, line.effective_on) == ("单宽300M 续约", "2026-12-21")
    assert facts_of(content)["term"] == "24 个月，2026-12-21 至 2028-12-20"
    assert content.sums.monthly_before_fen == content.sums.monthly_after_fen
    assert content.sums.today_fen == 0


def test_restoring_is_offered_by_name_only_where_a_number_rests() -> None:
    assert Act.RESTORE in possible_acts(at_desk(HOLD).presenter)
    assert Act.RESTORE not in possible_acts(at_desk().presenter)


def test_nobody_without_broadband_is_offered_a_renewal() -> None:
    desk = ClerkAtDesk(Hall(catalogue=CATALOGUE, known=(DATA.customers[1],)))
    desk.choose_customer(DATA.customers[1].phone)
    assert Act.RENEW not in possible_acts(desk.presenter)


def test_a_number_is_put_on_hold_and_restored() -> None:
    sharing = at_desk()
    sharing.add("停机保号")
    assert sharing.presenter.form.lines == ()
    assert "副卡（154****0093）用的是 154****0017 的套餐，先退掉才能停机保号。" in str(sharing.found)
    alone = replace(FIRST, products=tuple(each for each in FIRST.products if each.offering_code != "SUB-0011"))
    desk = ClerkAtDesk(Hall(catalogue=CATALOGUE, known=(alone,)))
    desk.choose_customer(alone.phone)
    desk.add("停机保号")
    content = ordered(desk)
    assert content.lines[0].price == "¥134 → ¥5 /月"
    assert "5G畅行129" in facts_of(content)["resting"]
    back = at_desk(HOLD)
    act_of(Act.RESTORE, back.presenter)()
    assert ToDoKind.READ_CARD in [item.kind for item in back.presenter.form.still_to_do()]
    read_card(back)
    content = ordered(back)
    assert (content.lines[0].action_word, content.lines[0].price) == ("复机", "¥5 → ¥134 /月")


def test_a_number_that_rests_is_told_so_before_anything_else_is_ordered() -> None:
    desk = at_desk(HOLD)
    desk.presenter.find_offer()
    desk.presenter.finder.type("视频彩铃")
    shown = str(desk.found)
    desk.presenter.finder.take(and_go_on=False)
    assert desk.presenter.form.lines == ()
    assert "154****0017 正在停机保号，先复机再办。" in shown


def test_family_pay_is_agreed_and_both_numbers_consent() -> None:
    desk = at_desk()
    desk.add("亲情付")
    kinds = [item.kind for item in desk.presenter.form.still_to_do()]
    assert kinds[:2] == [ToDoKind.READ_CARD, ToDoKind.FAMILY_PAY]
    read_card(desk)
    desk.presenter.open_to_do()
    assert desk.presenter.dialog is DialogKind.FAMILY_PAY
    fill = desk.presenter.family_pay
    for key, typed in (("other", "15420260345"), ("limit", "100"), ("consent", "990101198503070042")):
        fill.type(key, typed)
    fill.choose("other")
    fill.keep()
    assert fill.state().problem, "a wrong check digit is no consent"
    fill.type("consent", AGENT_ID)
    fill.keep()
    assert not desk.screen.dialogs
    content = ordered(desk)
    facts = facts_of(content)
    assert (facts["paying"], facts["paid"], facts["limit"]) == ("154****0345", "154****0017", "¥100")
    assert facts["other_consent"] == "本人到场同意，证件 990101********0041"
    assert content.lines[0].confirmation is not None, "the number at the desk agrees by its own confirmation"


def test_a_consent_is_to_what_it_was_given_for_and_the_others_own() -> None:
    other = DATA.customers[1]
    desk = ClerkAtDesk(Hall(catalogue=CATALOGUE, known=(FIRST, other)))
    desk.choose_customer(FIRST.phone)
    desk.add("亲情付")
    fill, line_id = desk.presenter.family_pay, desk.presenter.form.lines[0].id

    def keep(**typed: str) -> str:
        fill.open(line_id)
        for key, text in ({"other": other.phone, "limit": "10"} | typed).items():
            fill.type(key, text)
        fill.choose("own")
        fill.keep()
        return fill.state().problem

    assert keep(consent=FIRST.identification.number) == family_words.CONSENT_OF_OWN.zh
    assert "登记的机主不是这个身份证号" in keep(consent=AGENT_ID), "the counter knows whose number it is"
    assert not keep(consent=other.identification.number)
    desk.confirm()
    assert not keep(limit="10"), "nothing changed"
    kept = desk.presenter.form.lines[0]
    assert kept.confirmed
    assert kept.family_pay is not None
    assert kept.family_pay.consent is not None
    assert not keep(limit="1000"), "the other holder agreed to ¥10 a month"
    changed = desk.presenter.form.lines[0]
    assert not changed.confirmed
    assert changed.family_pay is not None
    assert changed.family_pay.consent is None
    assert ToDoKind.FAMILY_PAY in [item.kind for item in desk.presenter.form.still_to_do()]


@pytest.mark.parametrize(
    ("typed", "way", "says"),
    [
        ({}, "other", family_words.NUMBER_MISSING.zh),
        ({"other": FIRST.phone, "limit": "100"}, "other", family_words.SAME_NUMBER.zh),
        ({"other": "15420260345", "limit": "100"}, "", family_words.WAY_MISSING.zh),
        ({"other": "15420260345", "limit": "9"}, "own", "在 ¥10 到 ¥1,000 之间"),
        ({"other": "15420260345", "limit": "1e3"}, "own", "在 ¥10 到 ¥1,000 之间"),
        ({"other": "15420260345", "limit": "-100"}, "own", "在 ¥10 到 ¥1,000 之间"),
        ({"other": "15420260345", "limit": "1000000000000"}, "own", "在 ¥10 到 ¥1,000 之间"),
    ],
)
def test_what_is_missing_for_family_pay_is_said(typed: dict[str, str], way: str, says: str) -> None:
    desk = at_desk()
    desk.add("亲情付")
    fill = desk.presenter.family_pay
    fill.open(desk.presenter.form.lines[0].id)
    for key, text in typed.items():
        fill.type(key, text)
    if way:
        fill.choose(way)
    fill.keep()
    assert says in fill.state().problem
    assert desk.presenter.form.lines[0].family_pay is None


def test_a_debt_is_paid_on_the_same_form_that_restores_the_number() -> None:
    owing = DATA.customers[3]
    held = replace(HOLD, number=owing.phone)
    owing = replace(owing, products=(*owing.products, held))
    desk = ClerkAtDesk(Hall(catalogue=CATALOGUE, known=(owing,)))
    desk.choose_customer(owing.phone)
    desk.add("停机保号")
    told = next(item for item in desk.presenter.form.still_to_do() if item.kind is ToDoKind.CHECK)
    assert "¥12.60" in told.detail.zh
    desk.add("jf20")
    read_card(desk, owing)
    assert ordered(desk).sums.today_fen == 2000


# ── who is here ───────────────────────────────────────────────────────────────────────────


def say_agent(desk: ClerkAtDesk | Counter, *, tick: bool = True) -> None:
    handler = desk.presenter.handler
    handler.open()
    handler.choose(Who.AGENT.value)
    for key, typed in (("name", "李梅"), ("document", AGENT_ID), ("relation", "女儿"), ("phone", "15420260345")):
        handler.type(key, typed)
    if tick:
        for each in handler.state().ticks:
            handler.tick(each.code)
    handler.keep()


def test_an_agent_changes_a_plan_with_both_documents_seen() -> None:
    desk = at_desk()
    desk.add("5G畅行199")
    say_agent(desk, tick=False)
    (missing,) = desk.presenter.form.still_to_do()
    assert (missing.kind, missing.detail.zh) == (ToDoKind.HANDLER, "还没看：代办人的居民身份证、机主的居民身份证")
    desk.presenter.open_to_do()
    assert desk.screen.dialogs == (DialogKind.HANDLER,)
    shown = desk.presenter.handler.state()
    assert [field.text for field in shown.fields] == ["李*", "990101********0041", "女儿", "154****0345"]
    desk.presenter.handler.tick("agent_id")
    desk.presenter.handler.tick("holder_id")
    desk.presenter.handler.keep()
    content = ordered(desk)
    said = {fact.key: fact.value for fact in content.customer}
    assert said["handler"] == "代办人 李*·990101********0041·154****0345·女儿"
    assert said["documents_seen"] == "代办人的居民身份证、机主的居民身份证"
    assert "李梅" not in content.to_bytes().decode()


def test_one_field_is_put_right_without_typing_the_others_again() -> None:
    desk = at_desk()
    desk.add("5G畅行199")
    say_agent(desk)
    handler = desk.presenter.handler
    handler.open()
    handler.type("relation", "授权书 2026-118")
    handler.keep()
    kept = desk.presenter.form.handler
    assert (kept.name, kept.document, kept.relation) == ("李*", "990101********0041", "授权书 2026-118")
    handler.open()
    handler.type("document", "990101********0042")
    handler.keep()
    assert handler.state().problem, "half a number is none"


def test_an_agent_is_told_what_they_may_not_do_before_anybody_signs() -> None:
    desk = at_desk()
    desk.add("视频彩铃")
    handler = desk.presenter.handler
    handler.open()
    handler.choose(Who.AGENT.value)
    assert handler.state().against == ("增值业务订购不能由代办人来办，要本人、监护人来。",)
    handler.choose(Who.HOLDER.value)
    assert handler.state().against == ()


def test_what_is_wrong_is_said_and_stays_open() -> None:
    desk = at_desk()
    desk.add("5G畅行199")
    handler = desk.presenter.handler
    handler.open()
    handler.choose(Who.AGENT.value)
    handler.keep()
    assert handler.state().problem == "还没写姓名。"
    assert desk.screen.dialogs == (DialogKind.HANDLER,)
    assert desk.presenter.form.handler == IN_PERSON


def test_the_centre_s_own_checks_are_said() -> None:
    desk = at_desk()
    desk.add("单宽1000M")
    desk.add("副卡")
    desk.presenter.handler.open()
    told = desk.presenter.handler.state().told
    assert any(said.startswith("由中心核定：") for said in told)


def test_the_list_tells_what_to_bring() -> None:
    desk = at_desk()
    act_of(Act.MATTERS, desk.presenter)()
    assert desk.screen.list is not None
    row = next(row for row in desk.screen.list.rows if row.key == "plan_change")
    matter = CATALOGUE.matters["plan_change"]
    assert matter.about is not None
    assert matter.bring is not None
    short, documents = row.note.split("\n")
    assert short.startswith(matter.about.zh + matter.bring.zh)
    assert "也可以在这里办：App" in short
    assert documents.startswith("本人：居民身份证或服务密码；代办人：代办人的居民身份证、机主的居民身份证")
    assert row.aside == "3 分钟"


def test_language_of_the_list_is_the_clerk_s() -> None:
    desk = ClerkAtDesk(a_hall(), language=Language.EN)
    act_of(Act.MATTERS, desk.presenter)()
    assert desk.screen.list is not None
    assert desk.screen.list.rows[0].note.split("\n")[1].startswith("Holder: Resident ID card")


def test_what_to_bring_stands_where_the_clerk_picks_it() -> None:
    desk = at_desk()
    desk.presenter.find_offer()
    desk.presenter.finder.type("5G畅行199")
    bring = CATALOGUE.matters["plan_change"].bring
    assert bring is not None
    assert desk.found.detail is not None
    assert ("带什么", bring.zh) in desk.found.detail.facts
