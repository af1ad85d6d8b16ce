import pytest

from app.texts.language import Language
from tests.worked.case import demo_catalogue
from ui.clerk.offer_words import offer_price, price_given_up


@pytest.mark.parametrize(
    ("code", "asked", "given_up"),
    [
        ("VAS-0014", "¥5 /月", "−¥5 /月"),
        ("ROAM-0013", "¥25 /天", "−¥25 /天"),
        ("DEP-0025", "¥200 押金", ""),
        ("DEV-0026", "¥2,599 一次", ""),
    ],
)
def test_a_price_says_how_often_it_is_asked_for(code: str, asked: str, given_up: str) -> None:
    offering = demo_catalogue().offerings[code]
    assert (offer_price(offering, Language.ZH), price_given_up(offering, Language.ZH)) == (asked, given_up)
