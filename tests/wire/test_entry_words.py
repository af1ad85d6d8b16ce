"""An order's entry written in its parts: the same bytes, so the same hash, as written whole."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order import Order
from app.wire.canonical import canonical_json
from app.wire.entry import entry_sha256, order_entry, read_order_entry
from app.wire.entry_words import EntryWords, entry_words
from tests.fakes.orders import an_order
from tests.wire.strategies import orders

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
AN_OBJECT = st.dictionaries(st.text(), ANY_JSON, max_size=3)


def parts_of(entry: dict[str, Any]) -> EntryWords:
    found = entry_words(entry)
    assert found is not None
    return found


@given(order=orders())
def test_an_order_in_parts_has_the_hash_of_the_whole(order: Order) -> None:
    entry = order_entry(order)
    words = parts_of(entry)
    assert words.sha256 == entry_sha256(entry)
    assert words.content == order.signed.content_bytes
    assert json.loads(words.product_order) == entry["bodies"]["productOrder"]
    assert json.loads(words.agreement) == entry["bodies"]["agreement"]
    assert [json.loads(payment) for payment in words.payments] == entry["bodies"]["payment"]
    assert read_order_entry(entry, words) == read_order_entry(entry)


@given(
    head=AN_OBJECT,
    content=st.text(),
    rows=st.lists(ANY_JSON, max_size=3),
    width=st.integers(),
    product_order=AN_OBJECT,
    agreement=AN_OBJECT,
    payments=st.lists(ANY_JSON, max_size=3),
)
def test_whatever_the_parts_hold_it_is_what_the_counter_hashed(
    head: object, content: str, rows: object, width: int, product_order: object, agreement: object, payments: object
) -> None:
    """Also control characters in a content, which nobody signed, and parts that no order has."""
    bodies = {"payment": payments, "productOrder": product_order, "agreement": agreement}
    entry = {"strokes": {"width": width, "strokes": rows}, "head": head, "content": content, "bodies": bodies}
    assert parts_of(entry).sha256 == entry_sha256(entry)


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e.pop("head"),
        lambda e: e.update(extra=1),
        lambda e: e.update(content=None),
        lambda e: e["strokes"].update(width=True),
        lambda e: e["strokes"].update(width=1.5),
        lambda e: e["strokes"].update(extra=1),
        lambda e: e["bodies"].pop("payment"),
        lambda e: e["bodies"].update(payment={}),
        lambda e: e["bodies"].update(agreement=[]),
    ],
)
def test_what_has_not_an_orders_parts_is_none(change: Callable[[Any], object]) -> None:
    entry = copy.deepcopy(order_entry(an_order()))
    change(entry)
    assert entry_words(entry) is None
    with pytest.raises(ValueError):
        read_order_entry(entry)


def test_a_number_no_counter_could_have_hashed_is_a_value_error() -> None:
    entry = order_entry(an_order())
    entry["bodies"]["productOrder"]["far"] = json.loads("1e999")
    with pytest.raises(ValueError):
        entry_words(entry)
    with pytest.raises(ValueError):
        canonical_json(entry)
