"""Amounts, moments, device tokens and the strict reader, each for itself."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.wire.amount import amount, price, read_amount, read_price
from app.wire.device_token import device_token, read_device_token
from app.wire.moment import day_as_moment, moment, read_day, read_moment
from app.wire.strict import hex_digits, objects, record, text, typed
from tests.fakes.orders import NOW


@given(fen=st.integers(-(10**12), 10**12))
@example(fen=16_829_330_642)  # yuan × 100 is not whole in a float
def test_every_amount_is_read_back_to_the_fen(fen: int) -> None:
    assert read_amount(amount(fen)) == fen
    assert read_price(price(fen)) == fen
    assert isinstance(amount(fen)["value"], int) == (fen % 100 == 0)


@pytest.mark.parametrize(
    "body",
    [
        None,
        {},
        {"unit": "CNY"},
        {"unit": "USD", "value": 1},
        {"unit": "CNY", "value": True},
        {"unit": "CNY", "value": 1.005},
        {"unit": "CNY", "value": float("inf")},
        {"unit": "CNY", "value": float("nan")},
        {"value": 1},
    ],
)
def test_no_amount_is_a_value_error(body: object) -> None:
    with pytest.raises(ValueError):
        read_amount(body)
    with pytest.raises(ValueError):
        read_price({"taxIncludedAmount": body})


def test_no_price_is_a_value_error() -> None:
    with pytest.raises(ValueError):
        read_price(199)


@given(ms=st.integers(0, 4 * 10**12), zone=st.timezones())
def test_text_order_is_time_order(ms: int, zone: ZoneInfo) -> None:
    at = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).astimezone(zone)
    assert read_moment(moment(at)) == at
    assert moment(at) < moment(at + timedelta(milliseconds=1))
    assert moment(at).endswith("Z")


def test_a_moment_needs_its_zone() -> None:
    with pytest.raises(ValueError):
        moment(NOW.replace(tzinfo=None))
    with pytest.raises(ValueError):
        read_moment("2026-11-20T10:27:36")
    east = datetime(2026, 11, 20, 10, 27, tzinfo=timezone(timedelta(hours=8)))
    assert read_moment("2026-11-20T10:27:00+08:00") == east
    assert read_moment("2026-11-20T10:27:00+08:00").tzinfo is UTC


@given(day=st.dates())
def test_a_day_is_read_back(day: date) -> None:
    assert read_day(day_as_moment(day)) == day


def test_a_moment_is_no_day() -> None:
    with pytest.raises(ValueError):
        read_day("2026-11-20T10:27:00Z")


_part = st.text(st.characters(codec="ascii", exclude_characters=".", exclude_categories=["C"]), min_size=1)


@given(hall=_part, device=_part | st.just("H0032.PC03"), secret=_part)
def test_a_device_token_says_whose_it_is(hall: str, device: str, secret: str) -> None:
    assert read_device_token(device_token(hall=hall, device=device, secret=secret)) == (hall, device, secret)


@pytest.mark.parametrize("token", ["", "secret", "H0032.secret", "..", "H0032..secret", ".PC03.secret", "H0032.PC03."])
def test_another_word_is_no_device_token(token: str) -> None:
    with pytest.raises(ValueError):
        read_device_token(token)


@pytest.mark.parametrize(("hall", "secret"), [("H.1", "s"), ("H1", "s.s"), ("", "s"), ("H1", "")])
def test_a_token_that_could_not_be_read_is_never_made(hall: str, secret: str) -> None:
    with pytest.raises(ValueError):
        device_token(hall=hall, device="PC03", secret=secret)


def test_the_strict_reader_names_what_is_wrong() -> None:
    assert record({"a": 1}, "thing", a=int) == {"a": 1}
    with pytest.raises(ValueError, match="thing"):
        record([], "thing", a=int)
    with pytest.raises(ValueError, match=r"thing\.a"):
        record({"a": True}, "thing", a=int)
    with pytest.raises(ValueError, match="rows"):
        objects([{}, 1], "rows")
    with pytest.raises(ValueError, match="name"):
        text(None, "name")
    with pytest.raises(ValueError, match="hash"):
        hex_digits("AB", "hash", length=2)


@dataclass(frozen=True, slots=True)
class Leaf:
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    one: Leaf | None
    yes: bool


RIGHT = Leaf("a", 1)
WRONG = Leaf(word="a", number=True)


def tree(**parts: Any) -> Tree:
    return Tree(**{"leaves": (RIGHT,), "one": None, "yes": True, **parts})


def test_every_depth_of_a_value_is_checked() -> None:
    assert typed(tree())
    assert typed(tree(one=RIGHT, leaves=()))
    assert not typed(WRONG)
    assert not typed(tree(yes=1))
    assert not typed(tree(one=WRONG))
    assert not typed(tree(one="a"))
    assert not typed(tree(leaves=[RIGHT]))
    assert not typed(tree(leaves=(RIGHT, WRONG)))
