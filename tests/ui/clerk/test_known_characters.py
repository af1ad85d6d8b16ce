"""Which characters a search draws ahead: those it says, most frequent first, and no more than are worth their room."""

from dataclasses import replace

import pytest

from app.texts import refusals
from app.texts.language import Language, Text
from commands.stock import demo_data
from ui.clerk.known_characters import FACES, MOST, PRICE_FACE, TAKE_FACE, known_characters, search_pieces
from ui.clerk.offer_words import offer_price
from ui.frame import glyphs
from ui.widgets.dressing import Face

CATALOGUE = demo_data().catalogue


def test_what_offers_are_called_and_said_to_be_is_known() -> None:
    known = known_characters(CATALOGUE)
    said = "".join(offer.name.zh + offer.summary.zh for offer in CATALOGUE.offerings.values())
    assert set(said) - {" "} <= set(known)
    assert len(known) == len(set(known)) < MOST
    assert not any(character.isspace() for character in known)


def test_of_a_great_many_the_frequent_ones_are_known() -> None:
    offers = list(CATALOGUE.offerings.values())
    rare = "".join(chr(0x4E00 + n) for n in range(2 * MOST))
    named = replace(offers[0], name=Text(rare, "rare"), summary=Text("龘" * 9_000, "dragons"))
    catalogue = replace(CATALOGUE, offerings={**CATALOGUE.offerings, named.code: named})
    known = known_characters(catalogue)
    assert len(known) == MOST
    assert "龘" in known
    assert {"0", "9", "A", "z", "¥"} <= set(known), "figures and letters stand in every row"


def test_what_the_right_pane_says_of_an_offer_is_known() -> None:
    said = [offer.plain.zh + offer.how_to_cancel.zh for offer in CATALOGUE.offerings.values()]
    said += [matter.bring.zh for matter in CATALOGUE.matters.values() if matter.bring is not None]
    said += [refusals.SECOND_PLAN.zh, refusals.NEEDS_PLAN.zh]
    assert set("".join(said)) - {" "} <= set(known_characters(CATALOGUE))


def test_a_price_is_drawn_ahead_as_large_as_it_stands_in_the_right_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: dict[Face, str] = {}

    def draw(characters: str, face: Face, ratio: float) -> None:
        drawn[face] = drawn.get(face, "") + characters

    monkeypatch.setattr(glyphs, "_draw", draw)
    for piece in search_pieces("畅", ratio=1.0):
        piece()
    prices = "".join(offer_price(offer, Language.ZH) for offer in CATALOGUE.offerings.values())
    assert set(prices) - {" "} <= set(drawn.pop(PRICE_FACE)), "and no name: no price is called one"
    assert set("放进受理单先输金额") <= set(drawn.pop(TAKE_FACE))
    assert drawn == dict.fromkeys(FACES, "畅")
