"""The quick reader gives what app.wire.canonical.read_json gives, of whatever bytes, and refuses what that refuses; the
quick writer what canonical_json writes of values that a signed content may hold."""

import json
import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.wire.canonical import canonical_json, read_json
from central.read_quickly import read_quickly, write_quickly

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
ODD = [
    b"-0",
    b"-0.0",
    b"-0e0",
    b"1e999",
    b"-1e999",
    b"1E+2",
    b"1e-7",
    b"5e-324",
    b"123e-5000",
    b"0.30000000000000004",
    b"9007199254740993.0",
    b"123456789012345678.123456789",
    b"9" * 25,
    b"9" * 4300,
    b"9" * 4301,
    b"NaN",
    b"Infinity",
    b"-Infinity",
    b'{"a":1,"a":2}',
    b'{"a":1,"b":3,"a":2}',
    b" [1 , 2 ]\r\n\t",
    b'"\\ud83d\\ude00"',
    b'"\\ud83d"',
    b'"\\u0000\\/\\b"',
    b'"a\tb"',
    b'"\x7f"',
    b'"\xed\xa0\x80"',
    b"\xef\xbb\xbf1",
    b"\xff",
    b"",
    b"01",
    b"1.",
    b"[1,]",
    b"[1]x",
    b"1\x00",
    b"[" * 150 + b"]" * 150,
    b"[" * 300 + b"]" * 300,
    b"[" * 100_000,
]


def same(one: object, other: object) -> bool:
    """Also of the same types, in the same order, each number of the same bits."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return struct.pack("d", one) == struct.pack("d", other)
    return one == other


def agree(raw: bytes) -> None:
    try:
        expected = read_json(raw)
    except ValueError:
        with pytest.raises(ValueError):
            read_quickly(raw)
    else:
        assert same(read_quickly(raw), expected)


@pytest.mark.parametrize("raw", ODD, ids=range(len(ODD)))
def test_odd_bytes_are_read_alike(raw: bytes) -> None:
    agree(raw)


@given(value=ANY_JSON, plain=st.booleans())
def test_whatever_was_written_is_read_alike(value: object, plain: bool) -> None:
    agree(json.dumps(value, ensure_ascii=plain).encode(errors="surrogatepass"))


@given(
    sign=st.sampled_from(["", "-"]), whole=st.integers(min_value=0), part=st.integers(0), power=st.integers(-400, 400)
)
@example(sign="", whole=2, part=2250738585072011, power=-308)
def test_every_number_is_read_alike(sign: str, whole: int, part: int, power: int) -> None:
    agree(f"{sign}{whole}.{part}e{power}".encode())


@given(raw=st.binary(max_size=40) | st.text('[]{}:,"\\eE+-.0123456789 untrfalsb', max_size=25).map(str.encode))
def test_any_bytes_are_read_alike_or_refused_alike(raw: bytes) -> None:
    agree(raw)


SIGNED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(SIGNED)
@example({"a": '\x7f\u2028\x00\x08\t\n\x0c\r\x1f"\\/é\U0001f600', "b": 10**30})
def test_what_is_in_order_is_written_as_canonical_json_writes_it(value: object) -> None:
    written = canonical_json(value)
    assert write_quickly(json.loads(written)) == written


def test_half_a_character_is_not_written() -> None:
    with pytest.raises(ValueError):
        write_quickly({"a": "\ud800"})
