"""What is signed while the centre is away: done for good it counts from today, done later from the day it is taken."""

from dataclasses import replace
from datetime import date

from app.domain.catalogue import Catalogue
from app.domain.content import ContentLine
from app.domain.customer import Product
from app.domain.matter import OfflineClass
from app.domain.order_form import OrderForm
from tests.fakes import orders as demo
from tests.worked.case import demo_catalogue

SOLD = demo_catalogue()
PLAN = Product("P-plan", demo.PHONE, "26GD-5G-0129", date(2025, 3, 1), None, None, True)


def offline_form(code: str, *, sold: Catalogue = SOLD) -> OrderForm:
    customer = replace(demo.CUSTOMER, products=(PLAN,))
    form = demo.an_empty_form(customer=customer, catalogue=sold, today=date(2026, 11, 20), offline=True)
    form = form.with_addition(sold.offerings[code], number=demo.PHONE, line_id="a")
    return form.with_confirmation("a", demo.confirmed())


def said(form: OrderForm) -> tuple[ContentLine, dict[str, str]]:
    (line,) = form.content().lines
    return line, {fact.key: fact.value for fact in line.facts}


def with_class(matter: str, offline: OfflineClass) -> Catalogue:
    matters = {**SOLD.matters, matter: replace(SOLD.matters[matter], offline=offline)}
    return replace(SOLD, matters=matters)


def test_what_waits_for_the_centre_names_no_day_and_says_sums_of_today_as_an_example() -> None:
    form = offline_form("PKG-0010")
    line, facts = said(form)
    assert line.on_acceptance
    assert facts["start"] == "网络恢复后"
    assert facts["expires"] == "24 个月，从生效当日算"
    assert facts["first_month"] == "从生效当日起算；今天生效的话本月按整月收 ¥19"
    assert facts["after_term"] == "24 个月后自动续订，可随时退"
    assert not any("2026" in sentence or "2028" in sentence for sentence in line.plain)
    content = form.content()
    rows = [row for row in (*content.this_month, *content.first_bill) if row.name == line.title]
    assert [row.how for row in rows] == ["按整月收，不按天；按今天生效算", "整月；按今天生效算"]


def test_what_is_done_for_good_counts_from_today_as_on_line() -> None:
    line, facts = said(offline_form("KEEP-0012"))
    assert not line.on_acceptance
    assert (facts["start"], facts["expires"]) == ("签字后立即", "2027-05-19")
    assert facts["first_month"] == "本月按天收 ¥1.83（11 天）"
    assert facts["resting"] == "5G畅行129，从 2026-11-20 起不用也不收"


def test_a_hall_that_lets_a_matter_wait_changes_what_is_signed() -> None:
    line, facts = said(offline_form("KEEP-0012", sold=with_class("number_hold", OfflineClass.QUEUED)))
    assert line.on_acceptance
    assert facts["resting"] == "5G畅行129，从 生效当日 起不用也不收"
    assert facts["first_month"] == "从生效当日起算；今天生效的话本月按天收 ¥1.83（11 天）"
    assert facts["after_term"].startswith("从生效当日起保 6 个月")
    now, _ = said(offline_form("PKG-0010", sold=with_class("data_pack_order", OfflineClass.DONE)))
    assert not now.on_acceptance


def test_a_day_that_is_known_is_signed_and_kept() -> None:
    line, facts = said(offline_form("VAS-0014"))
    assert not line.on_acceptance
    assert facts["start"] == "2026-12-01"


def test_on_line_nothing_waits() -> None:
    line, facts = said(offline_form("PKG-0010").as_offline(False))
    assert not line.on_acceptance
    assert facts["expires"] == "2028-11-19"
    assert "生效算" not in str(offline_form("PKG-0010").as_offline(False).content().first_bill)
