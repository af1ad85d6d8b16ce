"""How the identity was established and what is kept with the form: signed, in the draft, still to do (R04)."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.attachment import MOST_ATTACHMENTS, MOST_BYTES, Attachment, AttachmentKind, MediaType, total_bytes
from app.domain.catalogue import Catalogue
from app.domain.content import read_content
from app.domain.draft import form_from_draft, form_to_draft
from app.domain.order_form import OrderForm, ToDoKind
from app.errors import FormRefused
from app.texts.language import Language
from tests.fakes import orders as demo
from tests.fakes.identity_cards import READ, SAM

MATTERS = {
    code: replace(matter, real_name=code == "sim_replacement") for code, matter in demo.CATALOGUE.matters.items()
}
CATALOGUE: Catalogue = replace(demo.CATALOGUE, matters=MATTERS)


def form_with_new_card() -> OrderForm:
    """The sample form with a SIM replacement, whose matter needs the customer's own card."""
    form = replace(demo.a_form(), catalogue=CATALOGUE)
    return form.with_addition(demo.NEW_CARD, number=demo.PHONE, line_id=demo.sample_id(200))


def an_attachment(n: int = 1, *, kind: AttachmentKind = AttachmentKind.IDENTITY_COPY, size: int = 90_000) -> Attachment:
    return Attachment(demo.sample_id(0x500 + n), kind, MediaType.JPEG, f"{n:064x}", size)


def kinds(form: OrderForm) -> list[ToDoKind]:
    return [item.kind for item in form.still_to_do()]


def verified(form: OrderForm) -> str:
    return next(fact.value for fact in form.content().customer if fact.key == "verified")


def test_a_real_name_matter_asks_for_the_card_and_no_other_does() -> None:
    assert kinds(demo.a_form()) == []
    (item,) = form_with_new_card().still_to_do()
    assert (item.kind, item.key) == (ToDoKind.READ_CARD, "F11")
    assert item.title.zh == "请刷身份证"
    assert "补换卡" in item.detail.zh
    assert kinds(form_with_new_card().with_card_read(READ)) == []


def test_a_line_that_is_not_signed_asks_for_no_card() -> None:
    away = form_with_new_card().as_offline(True)  # offline the matter is refused
    assert ToDoKind.READ_CARD not in kinds(away)


def test_a_reading_counts_on_its_own_day_in_the_hall() -> None:
    form = form_with_new_card().with_card_read(READ)
    assert form.card_read_today == READ
    tomorrow = form.dated(demo.TODAY + timedelta(days=1))
    assert tomorrow.card_read_today is None
    assert kinds(tomorrow) == [ToDoKind.READ_CARD, ToDoKind.CONFIRM], "what was confirmed began on another day"
    assert "未读卡" in verified(tomorrow)


def test_what_is_signed_says_how_the_identity_was_established() -> None:
    assert verified(demo.a_form()) == "按登记资料，未读卡"
    assert verified(demo.a_form().with_card_read(READ)) == f"读卡核验一致 2026-11-20 10:27，读卡器 {SAM}"
    english = demo.a_form(language=Language.EN).with_card_read(READ)
    assert verified(english) == f"Card read and in order 2026-11-20 10:27, reader {SAM}"


def test_another_customer_has_not_had_their_card_read() -> None:
    form = demo.a_form().with_card_read(READ).with_attachment(an_attachment())
    assert demo.CUSTOMER.id == (form.customer.id if form.customer else "")
    other = form.with_customer(demo.a_customer(1))
    assert (other.card_read, other.attachments) == (None, ())
    same = form.with_customer(demo.CUSTOMER)
    assert (same.card_read, same.attachments) == (READ, form.attachments)


def test_a_draft_brings_reading_and_attachments_back() -> None:
    form = demo.a_form().with_card_read(READ).with_attachment(an_attachment())
    assert again(form_to_draft(form)) == form
    assert demo.CUSTOMER.identification.number not in form_to_draft(form)


def test_a_draft_of_before_is_read_as_one_without_either() -> None:
    row = json.loads(form_to_draft(demo.a_form()))
    del row["card_read"], row["attachments"]
    assert again(json.dumps(row)) == demo.a_form()


def again(body: str) -> OrderForm:
    return form_from_draft(
        body,
        desk=demo.DESK,
        clerk=demo.CLERK,
        catalogue_of=lambda _: demo.CATALOGUE,
        customer_of=lambda _: demo.CUSTOMER,
    )


# ── attachments ───────────────────────────────────────────────────────────────────────────


def test_the_hash_of_every_attachment_is_signed() -> None:
    form = demo.a_form()
    one = form.with_attachment(an_attachment(1))
    two = one.with_attachment(an_attachment(2, kind=AttachmentKind.OTHER))
    hashes = {each.content().sha256 for each in (form, one, two, form.with_attachment(an_attachment(2)))}
    assert len(hashes) == 4
    content = two.content()
    assert [each.sha256 for each in content.attachments] == [f"{1:064x}", f"{2:064x}"]
    assert [fact.value for fact in content.customer if fact.key == "attachments"] == ["2 份：证件复印件、其他材料"]
    assert read_content(content.to_bytes()) == content
    assert two.without_attachment(an_attachment(2).id) == one


def test_without_attachments_no_word_is_lost_on_them() -> None:
    assert not [fact for fact in demo.a_form().content().customer if fact.key == "attachments"]


def test_a_form_takes_twelve_each_once_none_too_large() -> None:
    form = demo.a_form()
    for n in range(MOST_ATTACHMENTS):
        form = form.with_attachment(an_attachment(n))
    assert total_bytes(form.attachments) == MOST_ATTACHMENTS * 90_000
    with pytest.raises(FormRefused, match="12"):
        form.with_attachment(an_attachment(50))
    with pytest.raises(FormRefused, match="already"):
        demo.a_form().with_attachment(an_attachment(1)).with_attachment(replace(an_attachment(2), sha256=f"{1:064x}"))
    demo.a_form().with_attachment(an_attachment(1, size=MOST_BYTES))
    with pytest.raises(FormRefused, match="200 KB"):
        demo.a_form().with_attachment(an_attachment(1, size=MOST_BYTES + 1))
