"""How many points a yuan brings (S70): by the customer's stars, five times at most, as the catalogue says."""

from dataclasses import replace

import pytest

from app.domain.points import MOST_TIMES, points_a_yuan
from app.errors import FileFaulty
from app.handling.read_catalogue import read_catalogue
from app.texts.language import Language
from commands.stock import demo_data, shipped_matters
from resources import path
from tests.fakes import orders as demo
from ui.frame.customer_card import customer_card

RULES = demo_data().catalogue.point_rules
TEXT = path("demo/catalogue.toml").read_text("utf-8")


@pytest.mark.parametrize(("stars", "times"), [(0, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 4), (7, MOST_TIMES)])
def test_more_stars_bring_more_points(stars: int, times: int) -> None:
    assert points_a_yuan(RULES, stars=stars) == times


@pytest.mark.parametrize(
    ("stars", "language", "row"),
    [
        (0, Language.ZH, ("积分", "消费 1 元积 1 分")),
        (7, Language.ZH, ("积分", "消费 1 元积 5 分")),
        (1, Language.EN, ("Points", "1 for every ¥1 spent")),
        (5, Language.EN, ("Points", "3 for every ¥1 spent")),
    ],
)
def test_the_clerk_reads_it_beside_the_customer(stars: int, language: Language, row: tuple[str, str]) -> None:
    catalogue = replace(demo.CATALOGUE, point_rules=RULES)
    form = demo.an_empty_form(catalogue=catalogue, customer=replace(demo.CUSTOMER, stars=stars))
    card = customer_card(form, number=demo.PHONE, language=language)
    assert card is not None
    assert card.rows[-1] == row


def test_a_catalogue_without_points_says_nothing_of_them() -> None:
    card = customer_card(demo.an_empty_form(), number=demo.PHONE, language=Language.EN)
    assert card is not None
    assert "Points" not in dict(card.rows)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ("times = 5", "times = 6", "5"),
        ("times = 5", "times = 0", "1"),
        ("stars_from = 7\nstars_to = 7\ntimes", "stars_from = 6\nstars_to = 7\ntimes", "6 stars are given above"),
        ("stars_from = 7\nstars_to = 7\ntimes", "stars_from = 7\nstars_to = 5\ntimes", "stars_to"),
        ("point_rules = 4", "point_rules = 5", "5"),
    ],
)
def test_a_slip_is_told_with_its_place(before: str, now: str, says: str) -> None:
    assert TEXT.count(before) == 1
    with pytest.raises(FileFaulty) as refused:
        read_catalogue(TEXT.replace(before, now), matters=shipped_matters())
    assert says in "\n".join(f"{place} {what.en}" for place, what in refused.value.faults)
