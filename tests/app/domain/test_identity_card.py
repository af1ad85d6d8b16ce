"""A card may stand for its holder only where it agrees with itself and is valid today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import DocumentType
from app.domain.identity_card import CardRead, IdentityCard, ReadOutcome, age_on, card_read, judge_card
from app.texts import identity as words
from tests.fakes.identity_cards import HOLDER, SAM, a_card
from tests.fakes.orders import NOW, TODAY

FOREIGN = replace(
    a_card(), kind=DocumentType.FOREIGN_PERMANENT, name="", latin_name="DOE, JOHN", number="USA110079010101"
)
HMT = replace(
    a_card(), kind=DocumentType.HMT_RESIDENCE, number="810000199408230021", born_on=date(1994, 8, 23), ethnicity=""
)


def judged(card: IdentityCard, *, today: date = TODAY) -> ReadOutcome:
    return judge_card(card, today=today, demo=True)


@pytest.mark.parametrize("card", [a_card(), HMT, FOREIGN], ids=["resident", "hmt", "foreign"])
def test_a_sound_card_stands_for_its_holder(card: IdentityCard) -> None:
    assert judged(card) is ReadOutcome.READ


@pytest.mark.parametrize(
    "card",
    [
        replace(a_card(), number=HOLDER.identification.number[:-1] + "0"),
        replace(a_card(), born_on=a_card().born_on + timedelta(days=1)),
        replace(a_card(), name=""),
        replace(a_card(), valid_until=a_card().valid_from - timedelta(days=1)),
        replace(a_card(), kind=DocumentType.HMT_RESIDENCE),
        replace(HMT, kind=DocumentType.RESIDENT_ID),
        replace(FOREIGN, number="USA11007901010"),
        replace(FOREIGN, number="110079010101USA"),
    ],
)
def test_a_card_that_contradicts_itself_does_not(card: IdentityCard) -> None:
    assert judged(card) is ReadOutcome.CONTRADICTORY


def test_a_demo_region_passes_only_in_the_demo() -> None:
    assert judge_card(a_card(), today=TODAY, demo=False) is ReadOutcome.CONTRADICTORY


def test_it_counts_on_its_first_and_on_its_last_day_and_not_outside() -> None:
    card = a_card(valid_from=date(2016, 11, 20), valid_until=date(2026, 11, 20))
    assert judged(card, today=date(2016, 11, 20)) is ReadOutcome.READ
    assert judged(card, today=date(2016, 11, 19)) is ReadOutcome.NOT_YET_VALID
    assert judged(card, today=date(2026, 11, 20)) is ReadOutcome.READ
    assert judged(card, today=date(2026, 11, 21)) is ReadOutcome.EXPIRED


def test_every_outcome_has_its_sentence() -> None:
    assert set(words.OUTCOMES) == set(ReadOutcome)


def test_nothing_of_a_person_stands_in_its_repr() -> None:
    card = a_card()
    for secret in (card.name, card.number, card.address, card.issuer, "1955"):
        assert secret not in repr(card)
    assert card.masked_name == "张**"
    assert card.number not in card.masked_number


def test_a_form_keeps_of_a_reading_when_and_by_which_reader() -> None:
    assert card_read(a_card()) == CardRead(reader=SAM, read_at=NOW, demo=False)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 28), 19), (date(2028, 2, 29), 20)],
)
def test_age_is_counted_in_whole_years(day: date, age: int) -> None:
    assert age_on(date(2008, 2, 29), day) == age
