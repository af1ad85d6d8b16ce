"""Rights of stars at the desk (S68, §5): what is waived, why, and what is not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue import Catalogue
from app.domain.customer import Customer
from app.domain.order_form import OrderForm
from app.domain.sums_agree import disagreement
from app.domain.waiver import Waiver
from app.texts.language import Language, Text
from tests.fakes import orders as demo

CARD = Waiver("card", Text("二至七星免费补换卡", "Free SIM replacement"), ("FEE-CARD",), 2, 7, 2, "W")
MODEM = Waiver("modem", Text("七星免光猫押金", "No modem deposit"), ("DEP-ONU",), 7, 7, None, "W")


def catalogue() -> Catalogue:
    return replace(demo.CATALOGUE, waivers=(CARD, MODEM))


def form(*codes: str, stars: int = 4, used: tuple[date, ...] = (), offline: bool = False) -> OrderForm:
    customer: Customer = replace(demo.CUSTOMER, stars=stars, waiver_uses=tuple(("card", day) for day in used))
    made = demo.an_empty_form(customer=customer, catalogue=catalogue(), offline=offline)
    for n, code in enumerate(codes):
        made = made.with_addition(catalogue().offerings[code], number=demo.PHONE, line_id=demo.sample_id(n))
    return made


def test_the_row_says_what_is_due_what_is_waived_and_why() -> None:
    content = form("FEE-CARD", stars=4).content()
    (row,) = content.charges
    assert (row.due_fen, row.discount_fen, row.paid_fen, row.waiver) == (1000, 1000, 0, "card")
    assert row.why == "二至七星免费补换卡，您是四星，今年第 1 次，共 2 次，免收"
    assert content.lines[0].price == "免收（原 ¥10.00）"
    assert content.lines[0].figures.once_fen == 0
    assert {fact.key: fact.value for fact in content.lines[0].facts}["waiver"] == row.why
    assert any(row.why in sentence for sentence in content.lines[0].plain)
    assert content.sums.today_fen == 0


@pytest.mark.parametrize(
    ("stars", "used", "paid", "says"),
    [
        (1, (), 1000, ""),
        (2, (), 0, "第 1 次"),
        (7, (date(2026, 1, 1),), 0, "第 2 次"),
        (7, (date(2026, 1, 1), date(2026, 11, 19)), 1000, "2 次已用完"),
        (7, (date(2025, 12, 31), date(2025, 1, 1)), 0, "第 1 次"),
    ],
)
def test_a_year_has_its_count(stars: int, used: tuple[date, ...], paid: int, says: str) -> None:
    (row,) = form("FEE-CARD", stars=stars, used=used).content().charges
    assert row.paid_fen == paid
    assert says in row.why
    assert bool(row.waiver) == (paid == 0)


def test_the_lines_of_one_form_share_the_years_count() -> None:
    twice = form("FEE-CARD", "FEE-CARD", used=(date(2026, 2, 1),))
    assert [row.paid_fen for row in twice.content().charges] == [0, 1000]
    assert twice.due_today_fen() == 1000


def test_offline_nobody_can_look_at_the_count_and_the_form_says_so() -> None:
    """A card is refused offline anyway; what has no count is waived there too."""
    line = form("FEE-CARD", stars=7, offline=True).shown_lines(Language.ZH)[0]
    assert line.figures.once_fen == 1000
    assert "离线查不到" in {fact.key: fact.value for fact in line.facts}["waiver"]
    assert form("DEP-ONU", stars=7, offline=True).shown_lines(Language.ZH)[0].figures.deposit_fen == 0


def test_a_waived_deposit_is_none() -> None:
    assert form("DEP-ONU", stars=7).sums().deposit_fen == 0
    assert form("DEP-ONU", stars=6).sums().deposit_fen == 20000
    assert form("DEP-ONU", "FEE-CARD", stars=1).sums().deposit_fen == 20000


@given(st.lists(st.sampled_from(["FEE-CARD", "DEP-ONU"]), min_size=1, max_size=6), st.integers(0, 7))
def test_every_form_agrees_with_itself(codes: list[str], stars: int) -> None:
    content = form(*codes, stars=stars).content()
    assert disagreement(content) is None
    given_away = [row for row in content.charges if row.waiver == "card"]
    assert len(given_away) <= 2


def test_nothing_is_taken_off_without_a_right() -> None:
    content = form("FEE-CARD", stars=4).content()
    (row,) = content.charges
    for wrong in (
        replace(row, waiver=""),
        replace(row, why=""),
        replace(row, discount_fen=900),
        replace(row, due_fen=0),
    ):
        assert disagreement(replace(content, charges=(wrong,))) == "charges"


def test_stars_that_are_over_give_nothing() -> None:
    """§5: a level is valid for twelve months; the record says until when, also off line."""
    customer = replace(demo.CUSTOMER, stars=6, stars_until=date(2026, 11, 20))
    for today, stars in ((date(2026, 11, 20), 6), (date(2026, 11, 21), 0)):
        form = demo.an_empty_form(today=today).with_customer(customer)
        assert form.customer is not None
        assert form.customer.stars == stars
