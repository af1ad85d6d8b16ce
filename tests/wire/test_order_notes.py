"""What TM Forum has no field for travels as notes: how the identity was established, which pictures belong to it."""

from datetime import timedelta

from app.domain.attachment import Attachment, AttachmentKind, MediaType
from app.domain.identity_card import CardRead
from app.domain.order_form import OrderForm
from app.wire.entry import order_entry, read_order_entry
from app.wire.product_order import product_order_body
from tests.fakes.identity_cards import READ, SAM
from tests.fakes.orders import NOW, a_form, order_of, sample_id
from tests.tmf.checker import request_faults

COPY = Attachment(sample_id(0x501), AttachmentKind.IDENTITY_COPY, MediaType.JPEG, "ab" * 32, 90_123)


def notes(form: OrderForm) -> dict[str, str]:
    body = product_order_body(order_of(form))
    assert request_faults("622", "POST /productOrder", body) == []
    return {note["id"]: note["text"] for note in body["note"]}


def test_a_card_that_was_read_is_named_by_its_reader_and_moment() -> None:
    assert notes(a_form())["identity"] == "record"
    assert notes(a_form().with_card_read(READ))["identity"] == f"read 2026-11-20T02:27:36.000Z {SAM}"
    assert notes(a_form().with_card_read(CardRead("demo", NOW, True)))["identity"].endswith(" demo")
    yesterday = CardRead(SAM, NOW - timedelta(days=1), False)
    assert notes(a_form().with_card_read(yesterday))["identity"] == "record"


def test_each_picture_is_named_by_kind_hash_and_size() -> None:
    said = notes(a_form().with_attachment(COPY))
    assert said["attachment.1"] == f"identity_copy sha256 {'ab' * 32} 90123 bytes"
    assert not [name for name in notes(a_form()) if name.startswith("attachment")]


def test_the_entry_carries_the_hashes_in_what_was_signed() -> None:
    entry = read_order_entry(order_entry(order_of(a_form().with_attachment(COPY))))
    assert [(each.sha256, each.byte_count) for each in entry.content.attachments] == [("ab" * 32, 90_123)]
