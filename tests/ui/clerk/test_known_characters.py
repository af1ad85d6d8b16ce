"""Which characters a search draws ahead: those it says, most frequent first, and no more than are worth their room."""

from dataclasses import replace

from app.texts.language import Text
from commands.stock import demo_data
from ui.clerk.known_characters import MOST, known_characters

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
