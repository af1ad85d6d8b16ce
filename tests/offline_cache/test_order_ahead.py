"""What is worked out when a form is signed is what is worked out when its order is recorded."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.order import SignedVersion
from app.errors import Bug
from app.wire.entry import SignedPart, entry_sha256, order_entry, signed_part
from offline_cache import order_ahead as order_ahead_module
from offline_cache import order_book as order_book_module
from offline_cache.check import check_store
from offline_cache.moments import day_of
from offline_cache.order_ahead import OrderAhead, order_ahead
from offline_cache.outbox import EntryDamaged
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import ORDER_LINES, ORDERS, OUTBOX, OUTBOX_ENTRIES
from tests.fakes.orders import NOW
from tests.offline_cache.parts import Books, accept, behind_the_back, books_of, order_number


def test_an_order_is_the_same_whether_it_was_worked_out_when_signed_or_when_recorded(books: Books) -> None:
    """After a restart nothing is left of what was worked out before; nor where somebody else signed meanwhile."""
    ours, others, last = order_number(1), order_number(2), order_number(3)

    def kept_of(order_id: str) -> list[dict[str, object]]:
        with books.store.read() as connection:
            (row,) = connection.execute(select(ORDERS).where(ORDERS.c.id == order_id)).mappings()
            (entry,) = connection.execute(select(OUTBOX).where(OUTBOX.c.key == order_id)).mappings()
            lines = connection.execute(select(ORDER_LINES).where(ORDER_LINES.c.order_id == order_id)).mappings()
            rows = [row, {name: entry[name] for name in ("lane", "sha256", "entry_bytes")}, *lines]
        return [{name: value for name, value in each.items() if name != "seq"} for each in rows]

    books.orders.keep_signed(ours.signed)
    books.orders.keep_signed(others.signed)
    books.orders.record(others)  # worked out ahead
    books.orders.record(ours)  # another was signed since
    books.orders.keep_signed(last.signed)
    books_of(books.store).orders.record(last)  # after a restart
    for order in (ours, others, last):
        fresh = replace(order, signed=replace(order.signed))
        ahead = order_ahead(fresh.signed)
        kept, entry, *lines = kept_of(order.id)
        assert entry["sha256"] == entry_sha256(order_entry(fresh))
        assert entry["lane"] == ahead.lane
        assert {name: kept[name] for name in ahead.row} == ahead.row
        assert lines == [{**line, "order_id": order.id} for line in ahead.lines]
    assert check_store(books.store).sound


def test_what_was_written_of_a_payment_is_used_for_that_payment_alone(books: Books) -> None:
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, replace(order.payment, tendered_fen=5000))
    books.orders.record(order)
    entry = books.outbox.entry_of(order.id)
    assert entry is not None
    assert (entry.sha256, json.loads(entry.entry)) == (entry_sha256(order_entry(order)), order_entry(order))


def test_what_cannot_be_an_order_is_not_kept_as_signed(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody pays for it."""

    def refuses(_: SignedVersion) -> OrderAhead:
        raise Bug("no such order")

    monkeypatch.setattr(order_book_module, "order_ahead", refuses)
    with pytest.raises(Bug):
        books.orders.keep_signed(order_number(1).signed)
    assert books.orders.unfinished() == ()


def test_a_form_signed_under_an_older_program_becomes_the_same_order(books: Books) -> None:
    """Nothing was kept ahead with it: its lines and the whole of its entry are written when it is accepted."""
    before, now = order_number(1), order_number(2)
    for order in (before, now):
        books.orders.keep_signed(order.signed)
        books.orders.journal_payment(order.signed.id, order.payment)
    behind_the_back(
        books.store,
        "DELETE FROM order_lines WHERE seq <= 4",
        "DELETE FROM print_jobs WHERE seq = 1",
        "UPDATE signed_bodies SET blank_sealed = NULL WHERE seq = 1",
        "UPDATE signed_versions SET ahead = 0 WHERE seq = 1",
    )
    books.orders.record(before)
    books.orders.record(now)
    with books.store.read() as connection:
        kept = connection.execute(select(OUTBOX_ENTRIES.c.signed_seq).order_by(OUTBOX_ENTRIES.c.seq)).scalars().all()
        lines = connection.execute(select(ORDER_LINES.c.order_id)).scalars().all()
    assert kept == [None, 2]
    assert (lines.count(before.id), lines.count(now.id)) == (4, 4)
    assert [job.order_id for job in books.print_jobs.open()] == [now.id, before.id]
    for order in (before, now):
        entry = books.outbox.entry_of(order.id)
        assert entry is not None
        assert (entry.sha256, json.loads(entry.entry)) == (entry_sha256(order_entry(order)), order_entry(order))
    assert check_store(books.store).sound


def test_a_blank_of_an_older_program_is_not_put_under_todays_entry(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signed, the program updated, accepted: what it writes into an entry may be another thing since."""
    order = order_number(1)

    def otherwise(signed: SignedVersion) -> SignedPart:
        part = signed_part(signed)
        return replace(part, blank=part.blank.replace(b'"approved"', b'"agreed"'))

    with monkeypatch.context() as before:
        before.setattr(order_ahead_module, "signed_part", otherwise)
        books.orders.keep_signed(order.signed)
    after = books_of(books.store)
    after.orders.keep_signed(order.signed)  # a second time it changes nothing
    after.orders.journal_payment(order.signed.id, order.payment)
    after.orders.record(order)
    entry = after.outbox.entry_of(order.id)
    assert entry is not None
    assert (entry.sha256, json.loads(entry.entry)) == (entry_sha256(order_entry(order)), order_entry(order))
    with books.store.read() as connection:
        assert connection.execute(select(OUTBOX_ENTRIES.c.signed_seq)).scalars().all() == [None]
        assert len(connection.execute(select(ORDER_LINES.c.seq)).all()) == 4
    assert check_store(books.store).sound


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE signed_bodies SET content = zeroblob(40)",
        "UPDATE signed_bodies SET strokes_sealed = zeroblob(40)",
        "UPDATE signed_bodies SET blank_sealed = zeroblob(40)",
        "UPDATE outbox_entries SET signed_seq = NULL",  # what acceptance said would go as the whole
        "UPDATE outbox_entries SET signed_seq = 99",
    ],
)
def test_an_entry_whose_signed_version_is_damaged_is_not_sent(books: Books, harm: str) -> None:
    order = accept(books, 1)
    behind_the_back(books.store, harm)
    with pytest.raises(EntryDamaged):
        books.outbox.entry_of(order.id)
    with pytest.raises(EntryDamaged):
        books.outbox.due_batch(NOW)
    assert not check_store(books.store).sound


def test_an_accepted_part_of_another_shape_holds_up_its_entry_alone(books: Books) -> None:
    order = accept(books, 1)
    sealed = books.store.day_keys.seal(b'"BH"', day=day_of(order.accepted_at), place=f"outbox {order.id}")
    behind_the_back(books.store, f"UPDATE outbox_entries SET entry_sealed = x'{sealed.hex()}'")
    with pytest.raises(EntryDamaged):
        books.outbox.due_batch(NOW)
    assert not check_store(books.store).sound


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE signed_bodies SET blank_sealed = zeroblob(40)",
        "UPDATE signed_bodies SET blank_sealed = NULL",
        "DELETE FROM order_lines",
        "DELETE FROM order_lines WHERE seq = 2",
    ],
)
def test_what_was_kept_ahead_and_is_gone_is_told_and_written_anew(books: Books, harm: str, restarted: bool) -> None:
    """The customer has paid: their order is whole all the same."""
    order = order_number(1)
    books.orders.keep_signed(order.signed)
    books.orders.journal_payment(order.signed.id, order.payment)
    behind_the_back(books.store, harm)
    report = check_store(books.store)
    assert (report.integrity, report.orders, report.partial, report.sound) == ("ok", (), 1, False)
    after = books_of(books.store) if restarted else books
    after.orders.record(order)
    entry = after.outbox.entry_of(order.id)
    assert entry is not None
    assert (entry.sha256, json.loads(entry.entry)) == (entry_sha256(order_entry(order)), order_entry(order))
    with books.store.read() as connection:
        assert len(connection.execute(select(ORDER_LINES.c.seq)).all()) == 4
    assert check_store(books.store).sound


def test_what_was_kept_ahead_of_a_form_that_is_given_up_goes_with_it(books: Books) -> None:
    order, accepted = order_number(1), accept(books, 2)
    books.orders.keep_signed(order.signed)
    books.orders.void_signed(order.signed.id, reason="edit", at=NOW)
    with books.store.read() as connection:
        assert set(connection.execute(select(ORDER_LINES.c.order_id)).scalars()) == {accepted.id}
        assert set(connection.execute(select(PRINT_JOBS.c.order_id)).scalars()) == {accepted.id}
    assert check_store(books.store).sound
