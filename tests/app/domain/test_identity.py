"""R01 and R14 against the rules written out, not against the library that computes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import ALLOCATED_PREFIXES, DEMO_PREFIXES, birth_date, check_phone, check_resident_id
from app.errors import InputRefused
from app.texts.language import Language

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check_digit(first17: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


def refusal(number: str, *, demo: bool = True) -> str:
    with pytest.raises(InputRefused) as refused:
        check_resident_id(number, demo=demo)
    return refused.value.say(Language.EN)


births = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31))
numbers = st.builds(
    lambda region, born, order: with_check_digit(f"99{region:04d}{born:%Y%m%d}{order:03d}"),
    st.integers(0, 9999),
    births,
    st.integers(0, 999),
)


@given(numbers)
def test_every_number_with_the_right_check_digit_is_taken(number: str) -> None:
    check_resident_id(number, demo=True)
    check_resident_id(number.lower(), demo=True)


@given(numbers, st.integers(14, 16), st.integers(1, 9))
def test_any_one_wrong_digit_is_found(number: str, place: int, shift: int) -> None:
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert "check digit" in refusal(wrong)


@given(numbers, st.integers(14, 15))
def test_neighbours_exchanged_are_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert "check digit" in refusal(swapped)


def test_each_fault_has_its_own_sentence() -> None:
    good = with_check_digit("99010119700101123")
    assert "18 characters, this one has 17" in refusal(good[:-1])
    assert "17 digits" in refusal("99010119700101 123"[:18].replace("9901", "99O1"))
    assert "17 digits" in refusal("９" + good[1:])
    assert "1970-02-30" in refusal(with_check_digit("99010119700230123"))
    assert "1899-12-31" in refusal(with_check_digit("99010118991231123"))
    assert "990101" in refusal(good, demo=False)
    assert "160101" in refusal(with_check_digit("16010119700101123"))


def test_a_real_region_is_taken_in_and_outside_the_demo() -> None:
    number = with_check_digit("11010119900307001")
    check_resident_id(number, demo=False)
    check_resident_id(number, demo=True)
    assert birth_date(number) == date(1990, 3, 7)


def test_prefixes_do_not_overlap_and_leave_the_demo_ones_free() -> None:
    for prefix in ALLOCATED_PREFIXES:
        assert [p for p in ALLOCATED_PREFIXES if p.startswith(prefix)] == [prefix]
        assert not prefix.startswith(DEMO_PREFIXES)


@pytest.mark.parametrize("number", ["13312345678", "17405123456", "13481234567", "19212345678"])
def test_allocated_numbers_are_taken(number: str) -> None:
    check_phone(number, demo=False)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("15412345678", "begin with 154"),
        ("17406123456", "begin with 174"),
        ("13491234567", "begin with 134"),
        ("1331234567", "this one has 10"),
        ("133-1234567", "digits only"),
        ("", "digits only"),
    ],
)
def test_other_numbers_are_refused_with_the_reason(number: str, words: str) -> None:
    with pytest.raises(InputRefused) as refused:
        check_phone(number, demo=False)
    assert words in refused.value.say(Language.EN)


def test_the_demo_prefixes_need_the_demo_parameter() -> None:
    for prefix in DEMO_PREFIXES:
        check_phone(prefix + "12345678", demo=True)
        with pytest.raises(InputRefused):
            check_phone(prefix + "12345678", demo=False)
