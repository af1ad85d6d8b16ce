"""The demo's data against the domain's own table (§6), written out here once more by hand."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

import resources
from app.domain.catalogue import Catalogue
from app.domain.customer import Customer, PaymentMode
from app.domain.identity import ALLOCATED_PREFIXES, DEMO_PREFIXES, birth_date, check_resident_id
from app.domain.line_words import missing_facts
from app.domain.matter import OfflineClass
from app.domain.offering import Conditions, EffectTiming, Offering, OfferingKind, PriceType
from app.domain.order_form import OrderForm
from app.domain.penalty import penalty_example
from app.domain.secret_rules import check_pin
from app.domain.staff import Role
from app.errors import InputRefused
from app.handling.hall_file import read_desk
from app.handling.read_demo import read_customers, read_staff
from app.texts.language import Language, Text
from commands.stock import demo_data, shipped_matters


def text_of(name: str) -> str:
    return resources.path(f"demo/{name}").read_text("utf-8")


TODAY = date(2026, 11, 20)
CATALOGUE = demo_data().catalogue
CUSTOMERS = read_customers(text_of("customers.toml"), catalogue=CATALOGUE)
DESK = read_desk(text_of("hall.toml"))
STAFF = read_staff(text_of("staff.toml"))
BY_NAME = {offering.name.zh: offering for offering in CATALOGUE.offerings.values()}

MONTHLY, ONCE, DAILY, DEPOSIT = PriceType.MONTHLY, PriceType.ONCE, PriceType.DAILY, PriceType.DEPOSIT
# Position, name, fen to pay first, how, amounts that must be in it, months of its term, source.
DOMAIN = [
    (1, "5G畅行129", 12900, MONTHLY, {"data": 30, "voice": 500}, None, "R"),
    (2, "5G畅行169", 16900, MONTHLY, {"data": 40, "voice": 800}, 24, "R"),
    (3, "5G畅行199", 19900, MONTHLY, {"data": 60, "voice": 1000}, 24, "R"),
    (4, "5G畅行239", 23900, MONTHLY, {"data": 80, "voice": 1000}, 24, "R"),
    (5, "5G全家129", 12900, MONTHLY, {"data": 15, "voice": 500, "downlink": 300, "sub_cards": 2}, 24, "R"),
    (6, "5G全家199", 19900, MONTHLY, {"data": 60, "voice": 1000, "downlink": 1000}, 24, "R"),
    (7, "安心卡5", 500, MONTHLY, {"data": 200}, None, "R"),
    (8, "安心卡10", 1000, MONTHLY, {"data": 1, "voice": 100}, None, "R"),
    (9, "晨星卡29", 3900, MONTHLY, {"data": 155, "directed_data": 30}, None, "R"),
    (10, "5G升级会员包", 1900, MONTHLY, {"data": 20}, None, "R"),
    (11, "副卡", 1000, MONTHLY, {}, None, "R"),
    (12, "停机保号", 500, MONTHLY, {}, None, "R"),
    (13, "漫游日封顶", 2500, DAILY, {"data": 200}, None, "R"),
    (14, "来电显示", 500, MONTHLY, {}, None, "P"),
    (15, "视频彩铃", 600, MONTHLY, {}, None, "P"),
    (16, "通信助理", 300, MONTHLY, {}, None, "P"),
    (17, "云盘会员", 1000, MONTHLY, {}, None, "P"),
    (18, "视频会员代收", 1500, MONTHLY, {}, None, "P"),
    (19, "单宽300M", 7000, MONTHLY, {"downlink": 300, "uplink": 50}, 24, "P"),
    (20, "单宽1000M", 12000, MONTHLY, {"downlink": 1000, "uplink": 100}, 24, "P"),
    (21, "高清电视", 2000, MONTHLY, {"equipment": 1}, None, "P"),
    (22, "FTTR组网", 3000, MONTHLY, {"equipment": 2}, 24, "P"),
    (23, "移机费", 10000, ONCE, {}, None, "W"),
    (24, "补换卡", 2000, ONCE, {}, None, "R"),
    (25, "光猫押金", 20000, DEPOSIT, {}, None, "W"),
    (26, "5G合约机", 259900, ONCE, {"equipment": 1}, 24, "P"),
    (27, "老人机", 29900, ONCE, {"equipment": 1}, None, "P"),
    (28, "互联网专线100M", 150000, MONTHLY, {"downlink": 100, "uplink": 100}, 12, "P"),
]


@pytest.mark.parametrize(("position", "name", "fen", "kind", "amounts", "months", "source"), DOMAIN)
def test_each_offer_of_the_domain_is_there_as_it_says(
    position: int, name: str, fen: int, kind: PriceType, amounts: dict[str, int], months: int | None, source: str
) -> None:
    offering = BY_NAME[name]
    assert offering.position == position
    assert (offering.price.fen, offering.price.type) == (fen, kind)
    assert {a.kind.value: a.amount for a in offering.allowances} == amounts
    assert (offering.term.months if offering.term else None) == months
    assert offering.source == source
    assert offering.on_sale(TODAY)


def test_the_domains_twenty_eight_and_three_more_are_on_sale_and_two_older_are_not() -> None:
    assert [o.name.zh for o in CATALOGUE.on_sale(TODAY)] == [
        *(name for _, name, *_ in DOMAIN),
        "国际漫游押金",
        "亲情付",
        "云盘会员包月",  # what the trial of 云盘会员 goes on as
    ]
    older = [o for o in CATALOGUE.offerings.values() if not o.on_sale(TODAY)]
    assert [(o.name.zh, o.sale_until) for o in older] == [
        ("畅行家庭129", date(2026, 6, 30)),
        ("光宽带12M", date(2016, 12, 31)),
    ]
    assert older[0].on_sale(date(2026, 6, 30))


@pytest.mark.parametrize("name", [f"5G畅行{fee}" for fee in (129, 169, 199, 239)] + ["5G全家129", "5G全家199"])
def test_5g_plans_share_their_prices_outside_and_change_next_month(name: str) -> None:
    offering = BY_NAME[name]
    assert [rate.fen for rate in offering.overage] == [15, 10, 3]
    assert "满 ¥3 计 1 GB" in offering.overage[2].words.zh
    assert offering.cap is not None
    assert "¥600" in offering.cap.zh
    assert "¥600" in offering.cap.en
    assert offering.change_timing is EffectTiming.NEXT_MONTH


@pytest.mark.parametrize("offering", CATALOGUE.offerings.values(), ids=lambda o: o.code)
def test_no_offer_lacks_what_a_customer_is_owed(offering: Offering) -> None:
    assert missing_facts(offering) == ()
    example = penalty_example(offering)
    assert (example is None) == (offering.term is None)


def test_every_field_of_every_offer_is_written_out() -> None:
    rows = tomllib.loads(text_of("catalogue.toml"))["offering"]
    only_some = {"access", "change_matter", "trial_then"}  # of a line, of an unusual change, of a trial
    wanted = {f.name for f in fields(Offering)} - {"conditions"} - only_some
    wanted |= {f.name for f in fields(Conditions)}
    assert all(set(row) - only_some == wanted for row in rows)
    assert {row["throttle"] == "none" for row in rows} == {True, False}, "both a value and an explicit none are shown"


def test_what_the_domain_says_of_single_offers() -> None:
    upgrade = BY_NAME["5G升级会员包"]
    assert (upgrade.order_timing, upgrade.cancel_timing) == (EffectTiming.NOW, EffectTiming.NEXT_MONTH)
    assert upgrade.validity_months == 24
    assert BY_NAME["云盘会员"].trial_months == 1
    assert BY_NAME["视频会员代收"].provider is not None
    leased = BY_NAME["互联网专线100M"].term
    assert leased is not None
    assert leased.penalty_percent == 50
    roaming = BY_NAME["漫游日封顶"]
    assert roaming.price.tiers is not None
    assert all(sum_words in roaming.price.tiers.zh for sum_words in ("¥25", "¥55", "¥85"))
    assert roaming.throttle is not None
    assert "384" in roaming.throttle.zh
    assert [o.second_confirmation for o in CATALOGUE.offerings.values() if o.kind is OfferingKind.VALUE_ADDED] == [
        True
    ] * 6


@pytest.mark.parametrize(
    ("name", "offline"),
    [
        ("5G畅行199", OfflineClass.QUEUED),
        ("视频彩铃", OfflineClass.QUEUED),
        ("漫游日封顶", OfflineClass.QUEUED),
        ("停机保号", OfflineClass.DONE),
        ("单宽300M", OfflineClass.DRAFT),
        ("副卡", OfflineClass.DRAFT),
        ("5G合约机", OfflineClass.DRAFT),
        ("互联网专线100M", OfflineClass.DRAFT),
        ("补换卡", OfflineClass.REFUSED),
    ],
)
def test_the_offline_class_is_the_one_of_the_matrix(name: str, offline: OfflineClass) -> None:
    assert CATALOGUE.matters[BY_NAME[name].matter].offline is offline


def test_cancelling_and_topping_up_have_their_matters_too() -> None:
    assert CATALOGUE.matters[BY_NAME["来电显示"].cancel_matter].offline is OfflineClass.QUEUED
    assert CATALOGUE.matters[BY_NAME["停机保号"].cancel_matter].offline is OfflineClass.REFUSED
    top_up = CATALOGUE.matters["top_up"]
    assert (top_up.offline, top_up.offline_limit_fen) == (OfflineClass.DONE, 50000)
    assert CATALOGUE.matters_version == shipped_matters().version


def test_the_card_is_asked_for_where_the_domain_table_says_so() -> None:
    """§3, column RN: live real-name. Plan changes, value-added services, top-ups and a phone alone need none."""
    sold = {code for o in CATALOGUE.offerings.values() for code in (o.matter, o.cancel_matter)}
    assert {code for code in sold if CATALOGUE.matters[code].real_name} == {
        "bundle_order",
        "family_pay",
        "sub_card",
        "number_restore",
        "broadband_new",
        "disconnect",
        "sim_replacement",
        "leased_circuit",
        "device_contract",
    }


# -- the words


def words_of(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_of(getattr(value, field.name))


def all_words(catalogue: Catalogue) -> list[Text]:
    whole = (catalogue.name, catalogue.notices, catalogue.statement)
    records = (*catalogue.matters.values(), *catalogue.offerings.values(), *CUSTOMERS, DESK)
    return [*words_of(whole), *words_of(records)]


def test_words_are_whole_and_written_as_the_house_writes() -> None:
    said = all_words(CATALOGUE)
    assert len(said) > 250
    for text in said:
        assert text.zh
        assert text.en
        assert not re.search(r"[!！]", text.zh + text.en), text
        assert not re.search(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]", text.zh), text
        assert " · " not in text.zh + text.en, text
        assert "¥ " not in text.zh + text.en, text
        assert not re.search(r"\d(GB|MB|Mbps|分钟)", text.zh), text
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text.en), text


def test_everything_printed_can_be_printed() -> None:
    """GBK holds every character (the yen sign is exchanged on the way): no line needs a picture."""
    for text in all_words(CATALOGUE):
        text.zh.replace("¥", "￥").encode("gbk")
        text.en.replace("¥", "￥").encode("gbk")


def test_no_real_operator_is_named() -> None:
    spoken = " ".join(text.zh + text.en for text in all_words(CATALOGUE))
    assert not re.search(r"电信|移动|联通|广电|China (Tele|Mobile|Uni)|10000|10086|10010", spoken)


# -- the hall and its people


def test_the_hall_is_the_one_of_the_pictures() -> None:
    hall = DESK.hall
    assert (hall.id, hall.code, DESK.number) == ("H0032", "BH", "03")
    assert hall.name == Text("滨河路营业厅", "Binhe Road")
    assert hall.brand.operator == Text("示例通信", "Example Telecom")
    assert (hall.brand.hotline, hall.brand.supervision_phone) == ("00001", "0000-00001")
    assert hall.brand.appeal.zh == "12300，示例省通信管理局"
    assert hall.zone.key == "Asia/Shanghai"


def test_the_staff_are_two_clerks_a_greeter_and_a_manager() -> None:
    people = {s.member.number: s for s in STAFF}
    assert {n: s.member.role for n, s in people.items()} == {
        "3017": Role.CLERK,
        "3021": Role.CLERK,
        "3001": Role.SENIOR_CLERK,
        "5006": Role.GREETER,
        "1002": Role.HALL_MANAGER,
        "9001": Role.HALL_IT,
    }
    assert (people["3017"].member.name, people["3017"].member.latin_name) == ("周敏", "Zhou Min")
    assert all(len(s.password) >= 6 for s in STAFF)
    assert len({s.password for s in STAFF}) == len({s.pin for s in STAFF}) == len(STAFF)
    for one in STAFF:
        if one.pin:
            check_pin(one.pin, number=one.member.number, password=one.password)
    wanted = CATALOGUE.matters["leased_circuit"].certificate
    holders = {n for n, s in people.items() if any(each.kind == wanted for each in s.member.certificates)}
    assert holders == {"3001", "1002"}


def test_no_customer_can_be_a_real_person() -> None:
    for customer in CUSTOMERS:
        number = customer.identification.number
        check_resident_id(number, demo=True)
        with pytest.raises(InputRefused):
            check_resident_id(number, demo=False)
        mobiles = [n for n in (customer.phone, *customer.numbers()) if n.isdigit()]
        assert all(n.startswith(DEMO_PREFIXES) and not n.startswith(ALLOCATED_PREFIXES) for n in mobiles)


def age_on(day: date, *, born: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def test_a_document_is_valid_as_long_as_the_age_of_its_owner_gives() -> None:
    """R02: 10 years from 16, 20 years from 26, for good from 46."""
    for customer in CUSTOMERS:
        born = birth_date(customer.identification.number)
        until = customer.identification.valid_until
        if until is None:
            assert age_on(TODAY, born=born) >= 46
            continue
        assert until > TODAY
        ages = {10: range(16, 26), 20: range(26, 46)}
        assert any(age_on(until.replace(year=until.year - years), born=born) in fit for years, fit in ages.items())


def test_the_five_customers_show_five_situations() -> None:
    first, elder, family, owing, trial = CUSTOMERS
    assert first.masked_name == "张*"
    assert first.masked_phone == "154****0017"
    assert first.masked_document == "990101********1234"
    assert first.masked_account == "6600****31"
    assert [p.offering_code for p in first.products] == ["26GD-5G-0129", "VAS-0014", "SUB-0011", "BB-0019"]
    assert age_on(TODAY, born=birth_date(elder.identification.number)) >= 65
    assert "安心卡" in plan_of(elder).name.zh
    assert plan_of(family).kind is OfferingKind.BUNDLE
    assert (owing.payment_mode, owing.balance_fen < 0) == (PaymentMode.PREPAID, True)
    assert any(CATALOGUE.offerings[p.offering_code].trial_months for p in trial.products)
    for customer in CUSTOMERS:
        assert customer.alerts
        assert customer.history
        assert len({p.id for p in customer.products}) == len(customer.products)
        for product in customer.products:
            bound = CATALOGUE.offerings[product.offering_code].term is not None
            assert (product.term_ends_on is not None) == bound


def plan_of(customer: Customer) -> Offering:
    has = [CATALOGUE.offerings[p.offering_code] for p in customer.products]
    (plan,) = [offering for offering in has if offering.is_main_plan]
    return plan


def test_the_order_of_the_pictures_can_be_made() -> None:
    customer = CUSTOMERS[0]
    number = customer.phone
    form = OrderForm(
        id="01939e2b-7c00-7000-8000-00000000f001",
        version=1,
        desk=DESK,
        clerk=STAFF[0].member,
        catalogue=CATALOGUE,
        today=TODAY,
        offline=False,
        language=Language.ZH,
        customer=customer,
        lines=(),
        payment_method=None,
    )
    form = (
        form.with_change(customer.products[0], BY_NAME["5G畅行199"], line_id="1")
        .with_cancellation(customer.products[1], line_id="2")
        .with_addition(BY_NAME["视频彩铃"], number=number, line_id="3")
        .with_addition(BY_NAME["补换卡"], number=number, line_id="4")
    )
    sums = form.sums()
    assert (sums.monthly_before_fen, sums.monthly_after_fen, sums.today_fen) == (21400, 28500, 2000)
    changed = form.shown_lines(Language.ZH)[0]
    assert changed.code == "26GD-5G-0129 → 26GD-5G-0199"
    said = {fact.key: fact.value for fact in changed.facts}
    assert "24 个月，2026-12-01 至 2028-11-30" in said["term"]
    assert "12 × ¥199 × 20% = ¥477.60" in said["penalty"]
