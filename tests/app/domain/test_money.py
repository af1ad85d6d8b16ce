"""Money: reading what was typed, writing it, capitals, half-up shares."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.money import (
    MOST_FEN,
    amount_in_words,
    capitals,
    read_amount,
    share_half_up,
    yuan,
    yuan_short,
    yuan_signed,
)
from app.errors import InputRefused
from app.texts.language import Language


@pytest.mark.parametrize(
    ("fen", "words"),
    [(0, "¥0.00"), (5, "¥0.05"), (19900, "¥199.00"), (123456789, "¥1,234,567.89"), (-500, "−¥5.00")],
)
def test_yuan(fen: int, words: str) -> None:
    assert yuan(fen) == words


def test_short_and_signed() -> None:
    assert (yuan_short(19900), yuan_short(15), yuan_short(-500)) == ("¥199", "¥0.15", "−¥5")
    assert (yuan_signed(600), yuan_signed(-500)) == ("+¥6", "−¥5")


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("50", 5000),
        ("50.5", 5050),
        ("¥1,200.00", 120000),
        ("￥ 20", 2000),
        (" 0.01 ", 1),
        ("007", 700),
        ("５０．５", 5050),
    ],
)
def test_amounts_as_people_type_them(typed: str, fen: int) -> None:
    assert read_amount(typed) == fen


@pytest.mark.parametrize("typed", ["", "abc", "12a", "1.234", "-5", "1,23", "1e5", "五十", "1000000000000", "٣"])
def test_what_is_no_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InputRefused):
        read_amount(typed)


@given(st.integers(min_value=0, max_value=MOST_FEN))
def test_what_is_written_can_be_read(fen: int) -> None:
    assert read_amount(yuan(fen)) == fen


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (2000, "贰拾元整"),
        (10, "壹角整"),
        (1, "壹分"),
        (105, "壹元零伍分"),
        (1050, "壹拾元伍角整"),
        (279900, "贰仟柒佰玖拾玖元整"),
        (1000500, "壹万零伍元整"),
        (10_0050_00, "壹拾万零伍拾元整"),
        (1_0000_0000_00, "壹亿元整"),
        (1_0000_0005_00, "壹亿零伍元整"),
        (10_0105_0000_00, "壹拾亿零壹佰零伍万元整"),
    ],
)
def test_capitals(fen: int, words: str) -> None:
    assert capitals(fen) == words


def test_no_capitals_below_zero() -> None:
    with pytest.raises(ValueError, match="negative"):
        capitals(-1)


@given(st.integers(0, 10**9), st.integers(0, 1000), st.integers(1, 1000))
@example(1, 1, 2)  # half a fen: drawn at random it hardly ever comes
def test_a_share_is_rounded_half_up(fen: int, parts: int, of: int) -> None:
    exact = Fraction(fen * parts, of)
    assert share_half_up(fen, parts, of) == (exact + Fraction(1, 2)).__floor__()


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "Zero yuan only"),
        (1, "One fen"),
        (2000, "Twenty yuan only"),
        (4250, "Forty-two yuan and fifty fen"),
        (10000, "One hundred yuan only"),
        (148580, "One thousand four hundred and eighty-five yuan and eighty fen"),
        (100500, "One thousand and five yuan only"),
        (1_000_000_00, "One million yuan only"),
        (1_000_001_00, "One million and one yuan only"),
        (12_345_678_99, "Twelve million three hundred and forty-five thousand six hundred and seventy-eight yuan"
         " and ninety-nine fen"),
        (100_000_000_00, "One hundred million yuan only"),
    ],
)  # fmt: skip
def test_an_amount_in_english_words(fen: int, said: str) -> None:
    assert amount_in_words(fen, Language.EN) == said
    assert amount_in_words(fen, Language.ZH) == capitals(fen)


def test_nothing_below_zero_is_put_in_words() -> None:
    for language in Language:
        with pytest.raises(ValueError, match="negative"):
            amount_in_words(-1, language)
