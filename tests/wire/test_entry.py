"""The entry as it travels: whole, hashed the same at both ends, and refused where it is anything else."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.content import SCHEMA
from app.domain.order import Order
from app.domain.payment import PaymentMethod, whole_payment
from app.domain.signature import Signature, strokes_from_json
from app.wire.canonical import JsonObject, canonical_json, read_json, sha256_hex
from app.wire.entry import (
    accepted_part,
    entry_of_parts,
    entry_sha256,
    order_entry,
    paid_part,
    read_order_entry,
    signed_part,
)
from tests.fakes.orders import an_order, sample_id
from tests.wire.strategies import orders

Change = Callable[[Any], Any]


@given(order=orders())
def test_what_was_signed_arrives_as_it_was(order: Order) -> None:
    sent = order_entry(order)
    arrived = json.loads(json.dumps(sent, ensure_ascii=False))
    assert entry_sha256(arrived) == entry_sha256(sent)
    entry = read_order_entry(arrived)
    assert entry.content == order.signed.content
    assert entry.content_bytes == order.signed.content_bytes
    strokes = strokes_from_json(json.loads(entry.strokes))
    assert strokes == order.signed.signature.strokes
    assert entry.head.form_sha256 == sha256_hex(order.signed.content_bytes) == order.signed.signature.content_sha256
    drawn_again = Signature(
        strokes=strokes,
        width=entry.width,
        content_sha256=entry.head.form_sha256,
        signed_at=entry.head.signed_at,
    )
    assert drawn_again.sha256 == entry.head.signature_sha256
    assert entry.head.signed_at == order.signed.signature.signed_at
    assert entry.head.accepted_at == order.accepted_at
    assert entry.head.receipt_no == str(order.receipt_number)
    assert entry.head.offline == order.signed.form.offline


@given(order=orders(), words=st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_is_written_ahead_is_the_same_bytes(order: Order, words: str) -> None:
    """Also where the words hold what JSON escapes."""
    line = order.signed.content.lines[0]
    content = replace(order.signed.content, statement=words, lines=(replace(line, title=words),))
    raw = content.to_bytes()
    signature = replace(order.signed.signature, content_sha256=sha256_hex(raw))
    odd = replace(order.signed, content=content, content_bytes=raw, signature=signature, clerk_number=words)
    for signed in (order.signed, odd):
        sent = replace(order, signed=signed, verify_token=words)
        whole = canonical_json(order_entry(sent))
        assert entry_of_parts(signed_part(signed), accepted_part(sent)) == whole
        assert entry_of_parts(signed_part(signed), accepted_part(sent, paid_part(signed, sent.payment))) == whole


def test_what_was_paid_by_several_means_is_the_same_bytes_too() -> None:
    order = an_order()
    card = replace(order.payment, id=sample_id(0xE1), method=PaymentMethod.CARD, amount_fen=1000, tendered_fen=1000)
    cash = replace(order.payment, amount_fen=4000)
    both = whole_payment((card, cash))
    assert both is not None
    sent = replace(order, payment=both)
    assert paid_part(order.signed, order.payment) is not None  # one means is written ahead
    paid = paid_part(sent.signed, both)
    assert paid is None
    accepted = accepted_part(sent, paid)
    assert entry_of_parts(signed_part(sent.signed), accepted) == canonical_json(order_entry(sent))


@pytest.mark.parametrize("name", ['"\x03', "\x03"])
def test_words_like_the_place_of_the_number_are_never_taken_for_it(name: str) -> None:
    order = an_order()
    (charge,) = order.signed.content.charges
    signed = replace(order.signed, content=replace(order.signed.content, charges=(replace(charge, name=name),)))
    sent = replace(order, signed=signed)
    paid = paid_part(signed, sent.payment)
    assert paid is None
    assert entry_of_parts(signed_part(signed), accepted_part(sent, paid)) == canonical_json(order_entry(sent))


def test_a_signature_keeps_what_it_wrote_to_itself() -> None:
    signature = an_order().signed.signature
    said = json.dumps([signature.content_sha256, signature.width, signature.strokes_json()], separators=(",", ":"))
    assert signature.sha256 == sha256_hex(said.encode())
    assert replace(signature, width=signature.width + 1).sha256 != signature.sha256
    assert replace(signature, width=signature.width) == signature


def test_the_hash_is_of_the_words_not_of_their_order() -> None:
    entry = order_entry(an_order())
    turned = {name: entry[name] for name in reversed(entry)}
    assert entry_sha256(turned) == entry_sha256(entry)
    assert canonical_json({"b": 1, "a": "单"}) == '{"a":"单","b":1}'.encode()
    with pytest.raises(ValueError):
        canonical_json({"a": float("nan")})


@pytest.mark.parametrize("raw", [b'{"a":NaN}', b"[-Infinity]", b"Infinity", b"", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_a_value_error(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_json(raw)
    assert read_json('{"a":[1,null,"单"]}'.encode()) == {"a": [1, None, "单"]}


def in_content(change: Change) -> Change:
    """The change made to the signed content, written canonically again."""

    def made(entry: JsonObject) -> None:
        content = json.loads(entry["content"])
        change(content)
        entry["content"] = canonical_json(content).decode()

    return made


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e.pop("strokes"),
        lambda e: e.update(extra=1),
        lambda e: e["head"].pop("desk"),
        lambda e: e["head"].update(extra=1),
        lambda e: e["head"].update(offline="no"),
        lambda e: e["head"].update(offline=0),
        lambda e: e["head"].update(receipt_no=""),
        lambda e: e["head"].update(form_sha256="abc"),
        lambda e: e["head"].update(form_sha256="G" * 64),
        lambda e: e["head"].update(verify_token="A" * 32),
        lambda e: e["head"].update(signed_at="2026-11-20T10:27:36"),
        lambda e: e["head"].update(accepted_at="yesterday"),
        lambda e: e["strokes"].update(strokes=[]),
        lambda e: e["strokes"].update(strokes=[[]]),
        lambda e: e["strokes"].update(strokes=[[[1, 2, 3]]]),
        lambda e: e["strokes"].update(strokes=[[[1, 2, 3, 4.5]]]),
        lambda e: e["strokes"].update(strokes=[[[1, 2, 3, True]]]),
        lambda e: e["strokes"].update(strokes=[7]),
        lambda e: e["strokes"].update(width="2600"),
        lambda e: e["bodies"].pop("agreement"),
        lambda e: e["bodies"].update(payment=[1]),
        lambda e: e.update(content="no JSON"),
        lambda e: e.update(content="{}"),
        lambda e: e.update(content=e["content"] + " "),
        lambda e: e.update(content=json.dumps(json.loads(e["content"]))),
        in_content(lambda c: c.update(schema=SCHEMA + 1)),
        in_content(lambda c: c.update(schema=1)),
        in_content(lambda c: c.pop("attachments")),
        in_content(lambda c: c.update(attachments=[{"kind": "other"}])),
        in_content(lambda c: c.update(extra="")),
        in_content(lambda c: c.update(version="1")),
        in_content(lambda c: c.update(offline=1)),
        in_content(lambda c: c.pop("notices")),
        in_content(lambda c: c.update(notices=[1])),
        in_content(lambda c: c["lines"][0].update(extra="")),
        in_content(lambda c: c["lines"][0].update(effective_on=None)),
        in_content(lambda c: c["lines"][0].update(facts=5)),
        in_content(lambda c: c["lines"][0]["facts"][0].pop("none")),
        in_content(lambda c: c["lines"][0]["facts"][0].update(extra="")),
        in_content(lambda c: c["lines"][0]["figures"].update(once_fen=1.0)),
        in_content(lambda c: c["lines"][0]["table"].update(extra="")),
        in_content(lambda c: c["lines"][0]["table"]["now"].update(extra="")),
        in_content(lambda c: c["lines"][0]["table"]["now"].update(price=5)),
        in_content(lambda c: c["sums"].update(today_fen="0")),
    ],
)
def test_anything_else_is_a_value_error(change: Change) -> None:
    entry = copy.deepcopy(order_entry(an_order()))
    change(entry)
    with pytest.raises(ValueError):
        read_order_entry(entry)
