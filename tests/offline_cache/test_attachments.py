"""Pictures of forms in a real store: sealed, removed before the signature, gone when their time is up."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, select

from app.domain.approval import Leave
from app.domain.attachment import Attachment, AttachmentKind, MediaType, last_day_added
from app.domain.audit import AuditKind
from app.domain.draft import form_to_draft
from app.domain.order import Order
from app.domain.order_form import OrderForm
from app.domain.right import Right
from app.errors import Bug, FormRefused, RightMissing, StoreDamaged
from app.handling.attach_document import attach_document
from app.handling.remove_document import remove_document
from app.handling.view_document import view_document
from app.ports import AuditEvent, DraftRecord
from app.texts.language import same
from offline_cache.attachments import STEADY_DAYS, StoredAttachments
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.schema import ATTACHMENT_PICTURES, ATTACHMENTS, AUDIT
from offline_cache.store import Store
from tests.fakes.orders import CLERK, NOW, TODAY, a_form, order_of
from tests.fakes.orders import signed as signed_version
from tests.offline_cache.parts import Books, Counter, books_of

PICTURE = b"\xff\xd8 a photo of a card \xff\xd9" * 400
KEEP_DAYS = 180
ADDED = AuditEvent(AuditKind.ATTACHMENT_ADDED, CLERK.number, NOW, "f", "other")


@pytest.fixture
def pictures(store: Store) -> StoredAttachments:
    return StoredAttachments(store)


def leave(right: Right, form: OrderForm) -> Leave:
    return Leave(CLERK, right, form.id)


def attach(store: Store, form: OrderForm, picture: bytes = PICTURE) -> OrderForm:
    added = attach_document(
        form=form,
        picture=picture,
        kind=AttachmentKind.IDENTITY_COPY,
        media_type=MediaType.JPEG,
        leave=leave(Right.ADD_ATTACHMENT, form),
        attachments=StoredAttachments(store),
        clock=store.clock,
        ids=store.ids,
    )
    return form.with_attachment(added)


def audited(store: Store) -> list[tuple[str, str, str]]:
    with store.read() as connection:
        rows = connection.execute(select(AUDIT.c.kind, AUDIT.c.subject, AUDIT.c.staff_number).order_by(AUDIT.c.seq))
        return [tuple(row) for row in rows]


def counts(store: Store) -> tuple[int, int]:
    """Rows, pictures."""
    with store.read() as connection:
        return (
            len(connection.execute(select(ATTACHMENTS)).all()),
            len(connection.execute(select(ATTACHMENT_PICTURES)).all()),
        )


def accept(books: Books, form: OrderForm) -> Order:
    order = order_of(form)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    return books.orders.record(order)


def draft_of(form: OrderForm) -> DraftRecord:
    return DraftRecord(form.id, NOW, "张**", same(""), "parked", form_to_draft(form))


# ── kept ──────────────────────────────────────────────────────────────────────────────────


def test_a_picture_is_kept_sealed_and_comes_back_as_it_was(store: Store, pictures: StoredAttachments) -> None:
    form = attach(store, a_form())
    (kept,) = form.attachments
    assert (kept.sha256, kept.byte_count) == (hashlib.sha256(PICTURE).hexdigest(), len(PICTURE))
    assert pictures.picture(kept.id) == PICTURE
    assert pictures.picture("nobody's") is None
    with store.read() as connection:
        sealed = connection.execute(select(ATTACHMENT_PICTURES.c.picture_sealed)).scalar_one()
    assert b"photo" not in sealed
    assert audited(store) == [("attachment_added", form.id, CLERK.number)]


def test_a_form_knows_its_pictures_also_those_whose_time_was_up(
    books: Books, store: Store, pictures: StoredAttachments
) -> None:
    form = attach(store, attach(store, a_form()), PICTURE + b"2")
    assert [each.attachment for each in pictures.of_form(form.id)] == list(form.attachments)
    assert [each.expired_at for each in pictures.of_form(form.id)] == [None, None]
    accept(books, form)
    worked(store)
    pictures.let_go(today=TODAY + timedelta(days=400), keep_days=KEEP_DAYS)
    assert [each.attachment for each in pictures.of_form(form.id)] == list(form.attachments)
    assert all(each.expired_at == store.clock.now() for each in pictures.of_form(form.id))
    assert pictures.of_form("nobody's") == ()


def test_a_second_time_the_same_changes_nothing(store: Store, pictures: StoredAttachments) -> None:
    (kept,) = attach(store, a_form()).attachments
    pictures.keep(kept, PICTURE, form_id=a_form().id, event=ADDED)
    assert counts(store) == (1, 1)
    assert len(audited(store)) == 1


def test_bytes_that_are_not_the_named_ones_are_a_bug(pictures: StoredAttachments) -> None:
    named = Attachment("a", AttachmentKind.OTHER, MediaType.JPEG, hashlib.sha256(PICTURE).hexdigest(), len(PICTURE))
    with pytest.raises(Bug, match="other bytes"):
        pictures.keep(named, PICTURE + b" ", form_id="f", event=ADDED)


def test_nothing_is_kept_of_a_picture_that_is_refused(store: Store) -> None:
    form = attach(store, a_form())
    with pytest.raises(FormRefused, match="already"):
        attach(store, form)
    with pytest.raises(FormRefused, match="200 KB"):
        attach(store, form, bytes(200 * 1024 + 1))
    assert counts(store) == (1, 1)


def test_each_act_asks_for_its_own_right(store: Store) -> None:
    form = attach(store, a_form())
    nobody = replace(CLERK, revoked=frozenset(Right))
    common: dict[str, Any] = {"attachments": StoredAttachments(store), "clock": store.clock}
    with pytest.raises(RightMissing):
        attach_document(
            form=a_form(),
            picture=PICTURE,
            kind=AttachmentKind.OTHER,
            media_type=MediaType.JPEG,
            leave=Leave(nobody, Right.ADD_ATTACHMENT, form.id),
            ids=store.ids,
            **common,
        )
    one = form.attachments[0].id
    with pytest.raises(RightMissing):
        remove_document(form=form, attachment_id=one, leave=Leave(nobody, Right.REMOVE_ATTACHMENT, form.id), **common)
    asked = Leave(nobody, Right.VIEW_ATTACHMENT, form.id)
    with pytest.raises(RightMissing):
        view_document(
            subject=form.id, today=form.today, attachment_id=one, leave=asked, audit=StoredAudit(store), **common
        )
    assert counts(store) == (1, 1)
    assert len(audited(store)) == 1


def test_a_picture_exchanged_in_the_file_is_noticed(store: Store, pictures: StoredAttachments) -> None:
    form = attach(store, attach(store, a_form()), PICTURE + b"2")
    harm(
        store,
        "UPDATE attachment_pictures SET picture_sealed = (SELECT picture_sealed FROM attachment_pictures LIMIT 1)",
    )
    assert pictures.picture(form.attachments[0].id) == PICTURE
    with pytest.raises(StoreDamaged):
        pictures.picture(form.attachments[1].id)


# ── looked at and removed ─────────────────────────────────────────────────────────────────


def test_who_looks_at_a_picture_stands_in_the_trail(store: Store, pictures: StoredAttachments) -> None:
    form = attach(store, a_form())
    seen = view_document(
        subject=form.id,
        today=form.today,
        attachment_id=form.attachments[0].id,
        leave=leave(Right.VIEW_ATTACHMENT, form),
        attachments=pictures,
        audit=StoredAudit(store),
        clock=store.clock,
    )
    assert seen == PICTURE
    assert audited(store)[-1] == ("attachment_viewed", form.id, CLERK.number)


def test_one_added_by_mistake_goes_with_its_bytes(store: Store, pictures: StoredAttachments) -> None:
    form = attach(store, a_form())
    remove(store, form)
    assert counts(store) == (0, 0)
    assert audited(store)[-1] == ("attachment_removed", form.id, CLERK.number)
    remove(store, form)  # a second time there is nothing to do
    assert len(audited(store)) == 2


def remove(store: Store, form: OrderForm) -> None:
    remove_document(
        form=form,
        attachment_id=form.attachments[0].id,
        leave=leave(Right.REMOVE_ATTACHMENT, form),
        attachments=StoredAttachments(store),
        clock=store.clock,
    )


def test_what_was_signed_stays_until_the_version_is_voided(books: Books) -> None:
    form = attach(books.store, a_form())
    signed = signed_version(form)
    books.orders.keep_signed(signed)
    with pytest.raises(FormRefused, match="signed"):
        remove(books.store, form)
    books.orders.void_signed(signed.id, reason="edit", at=NOW)
    remove(books.store, form)
    assert counts(books.store) == (0, 0)


def test_one_that_came_too_late_for_the_signature_may_go(books: Books) -> None:
    form = attach(books.store, a_form())
    books.orders.keep_signed(signed_version(a_form()))  # signed without it
    remove(books.store, form)
    assert counts(books.store) == (0, 0)


def test_what_an_order_holds_stays(books: Books) -> None:
    form = attach(books.store, a_form())
    accept(books, form)
    with pytest.raises(FormRefused, match="signed"):
        remove(books.store, form)


# ── their time is up ──────────────────────────────────────────────────────────────────────


def worked(store: Store, *, days: int = STEADY_DAYS) -> None:
    """On so many days before today something was written down."""
    for back in range(1, days + 1):
        at = store.clock.now() - timedelta(days=back)
        StoredAudit(store).write(AuditEvent(AuditKind.SIGN_ON, CLERK.number, at, "", ""))


def test_the_rule_counts_whole_days() -> None:
    assert last_day_added(TODAY, keep_days=0) == TODAY
    assert last_day_added(TODAY, keep_days=KEEP_DAYS) == TODAY - timedelta(days=KEEP_DAYS)


def test_a_picture_goes_on_its_day_and_its_hash_stays(
    counter: Counter, books: Books, pictures: StoredAttachments
) -> None:
    form = attach(books.store, a_form())
    accept(books, form)
    kept = form.attachments[0]
    counter.clock.forward(timedelta(days=KEEP_DAYS))
    worked(books.store)
    day = NOW.date()
    assert pictures.let_go(today=day + timedelta(days=KEEP_DAYS - 1), keep_days=KEEP_DAYS) == 0
    assert pictures.picture(kept.id) == PICTURE
    assert pictures.let_go(today=day + timedelta(days=KEEP_DAYS), keep_days=KEEP_DAYS) == 1
    assert pictures.picture(kept.id) is None
    assert counts(books.store) == (1, 0)
    assert audited(books.store)[-1] == ("attachments_expired", "1", "")
    assert pictures.let_go(today=day + timedelta(days=KEEP_DAYS), keep_days=KEEP_DAYS) == 0
    report = check_store(books.store)
    assert (report.sound, report.partial) == (True, 0)


def test_pictures_of_a_form_that_came_to_nothing_go_the_next_day(
    counter: Counter, books: Books, pictures: StoredAttachments
) -> None:
    forms = [replace(a_form(), id=f"form-{n}") for n in range(4)]
    nothing, drafted, signed, voided = (attach(books.store, form) for form in forms)
    books.orders.save_draft(draft_of(drafted))
    books.orders.keep_signed(signed_version(signed))
    other = replace(signed_version(voided), id="other")
    books.orders.keep_signed(other)
    books.orders.void_signed("other", reason="edit", at=NOW)
    worked(books.store)
    counter.clock.forward(timedelta(hours=23))
    assert pictures.let_go(today=TODAY, keep_days=KEEP_DAYS) == 0
    counter.clock.forward(timedelta(hours=2))
    assert pictures.let_go(today=TODAY, keep_days=KEEP_DAYS) == 2
    assert [pictures.picture(f.attachments[0].id) is None for f in (nothing, drafted, signed, voided)] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("refused", [False, True])
def test_what_an_order_names_stays_where_the_order_is_taken_back(
    counter: Counter, books: Books, pictures: StoredAttachments, refused: bool
) -> None:
    form = attach(books.store, a_form())
    order = accept(books, form)
    if refused:
        books.outbox.mark_inflight([order.id])
        books.outbox.mark_dead(order.id, code="off_sale", reason=None, at=NOW)
    undo = books.orders.settle_refused if refused else books.orders.void_order
    undo(order.id, reason="办错了", at=NOW, leave=leave(Right.SETTLE_REFUSED if refused else Right.VOID_ORDER, form))
    worked(books.store)
    counter.clock.forward(timedelta(days=2))
    assert pictures.let_go(today=TODAY, keep_days=KEEP_DAYS) == 0
    assert pictures.picture(form.attachments[0].id) == PICTURE
    with pytest.raises(FormRefused, match="signed"):
        remove(books.store, form)
    assert check_store(books.store).sound


def test_a_clock_that_jumped_ahead_lets_nothing_go_until_days_were_worked_by_it(
    counter: Counter, books: Books, pictures: StoredAttachments
) -> None:
    form = attach(books.store, a_form())
    attach(books.store, replace(a_form(), id="a form that came to nothing"), PICTURE + b"2")
    accept(books, form)
    worked(books.store)
    counter.clock.forward(timedelta(days=400))

    def let_go() -> int:
        return pictures.let_go(today=TODAY + timedelta(days=400), keep_days=KEEP_DAYS)

    assert let_go() == 0
    worked(books.store, days=STEADY_DAYS - 1)
    assert let_go() == 0
    assert counts(books.store) == (2, 2)
    worked(books.store)
    assert let_go() == 2


def test_what_had_to_go_is_overwritten_in_the_file(counter: Counter, store: Store, pictures: StoredAttachments) -> None:
    attach(store, a_form())
    worked(store)
    counter.clock.forward(timedelta(days=2))
    assert pictures.let_go(today=TODAY, keep_days=KEEP_DAYS) == 1
    assert store.write(lambda connection: connection.exec_driver_sql("PRAGMA secure_delete").scalar()) == 1


# ── store check ───────────────────────────────────────────────────────────────────────────


def harm(store: Store, statement: str) -> None:
    store.write(partial(Connection.exec_driver_sql, statement=statement))


def test_an_order_with_its_pictures_is_whole(books: Books) -> None:
    accept(books, attach(books.store, a_form()))
    assert check_store(books.store).sound


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM attachment_pictures",
        "UPDATE attachment_pictures SET picture_sealed = zeroblob(60)",
        "UPDATE attachments SET sha256 = 'x'",
        "UPDATE attachments SET form_id = 'another'",
    ],
)
def test_an_order_that_lacks_a_signed_picture_is_partial(books: Books, statement: str) -> None:
    accept(books, attach(books.store, a_form()))
    harm(books.store, statement)
    report = check_store(books.store)
    assert (report.integrity, report.partial, report.sound) == ("ok", 1, False)


def test_a_form_taken_up_after_a_restart_still_has_its_pictures(counter: Counter) -> None:
    with counter.opened() as store:
        form = attach(store, a_form())
        books_of(store).orders.keep_signed(signed_version(form))
    with counter.opened() as store:
        (left,) = books_of(store).orders.unfinished()
        assert left.finishable is not None
        assert left.finishable.form.attachments == form.attachments
        assert StoredAttachments(store).picture(form.attachments[0].id) == PICTURE
