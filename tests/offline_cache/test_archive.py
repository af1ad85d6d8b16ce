"""Sealed documents in a real store: kept once, read back, harmed ones refused, let go, carried by a backup."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import AuditKind
from app.domain.order import Order
from app.errors import StoreDamaged, StoreTrouble
from app.ports import AuditEvent
from offline_cache import archive as archive_module
from offline_cache.archive import FOLDER, StoredArchive
from offline_cache.archive_backup import archive_name
from offline_cache.audit import StoredAudit
from offline_cache.backup import back_up, backups_in, restore
from offline_cache.check import SOUND, check_store
from offline_cache.day_collect_events import event_facts
from offline_cache.sealing import DayKeys
from offline_cache.store import Store
from tests.fakes.orders import CLERK, DESK, TODAY, ZONE
from tests.offline_cache.parts import Books, Counter, accept, behind_the_back

PDF = b"%PDF-1.7 sealed \x00" * 500
DAYS = 180


def archive_of(store: Store) -> StoredArchive:
    return StoredArchive(store, zone=ZONE, keep_days=lambda: DAYS)


@pytest.fixture
def archive(store: Store) -> StoredArchive:
    return archive_of(store)


def files(store: Store) -> list[Path]:
    return sorted(each for each in (store.folder / FOLDER).rglob("*") if each.is_file())


def kept(books: Books, archive: StoredArchive, number: int) -> Order:
    order = accept(books, number)
    archive.keep(order, PDF + bytes([number]), at=books.store.clock.now(), only_here=False)
    return order


def worked(store: Store) -> None:
    """On the days before today something was written down: the clock did not jump."""
    for back in (1, 2, 3):
        at = store.clock.now() - timedelta(days=back)
        StoredAudit(store).write(AuditEvent(AuditKind.SIGN_ON, CLERK.number, at, "", ""))


def test_a_document_is_kept_encrypted_once_and_comes_back_as_it_was(books: Books, archive: StoredArchive) -> None:
    first, second = accept(books, 1), accept(books, 2)
    assert archive.unsealed(limit=5, only_here=True) == (first.id, second.id)
    assert archive.document(first.id) is None
    archive.keep(first, PDF, at=books.store.clock.now(), only_here=False)
    archive.keep(first, PDF + b"another", at=books.store.clock.now(), only_here=False)
    assert archive.document(first.id) == PDF
    assert archive.unsealed(limit=5, only_here=True) == (second.id,)
    (file,) = files(books.store)
    assert b"PDF" not in file.read_bytes()
    row, waiting = archive.row(first.id), archive.row(second.id)
    assert row is not None
    assert waiting is not None
    assert (row.byte_count, row.let_go_at, waiting.sealed_at, waiting.sha256) == (len(PDF), None, None, "")
    assert (row.customer, row.day) == ("张** 154****0017", TODAY)
    found = archive.find(str(first.receipt_number)[-4:], since=TODAY, until=TODAY, limit=5)
    assert [each.order_id for each in found] == [first.id]
    assert archive.find("", since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=9), limit=5) == ()
    assert check_store(books.store).integrity == SOUND


def test_sealing_is_no_fact_of_the_day(books: Books, archive: StoredArchive) -> None:
    kept(books, archive, 1)
    with books.store.read() as connection:
        facts, _, read = event_facts(connection, after=0, most=50, desk=DESK)
    assert read
    assert {fact.kind for fact in facts} & {AuditKind.DOCUMENT_SEALED.value} == set()


def test_what_is_not_what_was_kept_is_never_handed_out(books: Books, archive: StoredArchive) -> None:
    order, other = kept(books, archive, 1), kept(books, archive, 2)
    mine, its = files(books.store)
    whole = mine.read_bytes()
    for harmed in (whole[:-1], whole[:90] + bytes([whole[90] ^ 1]) + whole[91:], its.read_bytes()):
        mine.write_bytes(harmed)
        with pytest.raises(StoreDamaged, match=f"{order.receipt_number} is not what was kept"):
            archive.document(order.id)
        report = check_store(books.store)
        assert f"{order.receipt_number} is not what was kept" in report.integrity
        assert (report.sound, report.only_archive) == (False, True)
    mine.unlink()
    with pytest.raises(StoreDamaged, match="not there any more"):
        archive.document(order.id)
    assert archive.document(other.id) == PDF + b"\x02"
    assert f"{order.receipt_number} is gone" in check_store(books.store).integrity


def test_a_hash_exchanged_in_the_index_contradicts_the_trail(books: Books, archive: StoredArchive) -> None:
    order = kept(books, archive, 1)
    behind_the_back(books.store, "UPDATE sealed_documents SET byte_count = byte_count + 1")
    with pytest.raises(StoreDamaged):
        archive.document(order.id)
    behind_the_back(books.store, f"UPDATE sealed_documents SET sha256 = '{'0' * 64}'")
    report = check_store(books.store)
    assert f"{order.receipt_number} is not what was sealed" in report.integrity
    assert not report.only_archive


def test_without_its_days_key_a_file_is_nothing(counter: Counter, books: Books, archive: StoredArchive) -> None:
    order = kept(books, archive, 1)
    books.store.day_keys = DayKeys(books.store.folder / "no-keys", wrapping_key=os.urandom(32))
    with pytest.raises(StoreDamaged):
        archive.document(order.id)


def test_a_kill_between_seal_and_row_leaves_the_order_to_be_sealed_again(
    books: Books, archive: StoredArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = accept(books, 1)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(archive_module, "note", killed)  # inside the transaction that would make the row
        with pytest.raises(KeyboardInterrupt):
            archive.keep(order, PDF, at=books.store.clock.now(), only_here=False)
    assert len(files(books.store)) == 1
    assert archive.document(order.id) is None
    again = archive_of(books.store)
    assert again.unsealed(limit=5, only_here=True) == (order.id,)
    again.keep(order, PDF + b"2", at=books.store.clock.now(), only_here=False)
    assert again.document(order.id) == PDF + b"2"
    assert check_store(books.store).integrity == SOUND


def test_files_go_after_their_days_and_rows_stay(counter: Counter, books: Books, archive: StoredArchive) -> None:
    order = kept(books, archive, 1)
    counter.clock.forward(timedelta(days=DAYS))
    today = TODAY + timedelta(days=DAYS)
    assert archive.let_go(today=today) == 0  # a clock that jumped
    worked(books.store)
    kept(books, archive, 2)  # of the same day
    assert archive.let_go(today=today - timedelta(days=1)) == 0
    assert archive.let_go(today=today) == 2
    assert archive.document(order.id) is None
    row = archive.row(order.id)
    assert row is not None
    assert (row.let_go_at, row.byte_count) == (books.store.clock.now(), len(PDF) + 1)
    assert files(books.store) == []
    assert archive.unsealed(limit=5, only_here=True) == ()
    assert check_store(books.store).integrity == SOUND


def test_a_voided_order_and_one_of_long_ago_are_not_sealed(counter: Counter, books: Books) -> None:
    order = accept(books, 1)
    behind_the_back(books.store, "UPDATE orders SET central = 'voided'")
    assert archive_of(books.store).unsealed(limit=5, only_here=True) == ()
    row = archive_of(books.store).row(order.id)
    assert row is not None
    assert row.voided
    behind_the_back(books.store, "UPDATE orders SET central = 'accepted'")
    assert archive_of(books.store).unsealed(limit=5, only_here=True) == (order.id,)
    counter.clock.forward(timedelta(days=DAYS + 1))
    assert archive_of(books.store).unsealed(limit=5, only_here=True) == ()


def test_one_that_only_this_counter_holds_waits_and_holds_up_nobody(books: Books, archive: StoredArchive) -> None:
    alone, copied, answered = (accept(books, number) for number in (1, 2, 3))
    behind_the_back(books.store, f"UPDATE orders SET copies = 2 WHERE id = '{copied.id}'")
    behind_the_back(books.store, f"UPDATE orders SET central = 'refused' WHERE id = '{answered.id}'")
    assert archive.unsealed(limit=1, only_here=False) == (copied.id,)
    for order in (copied, answered):
        archive.keep(order, PDF, at=books.store.clock.now(), only_here=False)
    assert archive.unsealed(limit=5, only_here=False) == ()
    assert archive.unsealed(limit=5, only_here=True) == (alone.id,)
    archive.keep(alone, PDF, at=books.store.clock.now(), only_here=True)
    said = [archive.row(order.id) for order in (alone, copied)]
    assert [row is not None and row.only_here for row in said] == [True, False]


def test_the_archive_leaves_the_last_room_to_orders(
    books: Books, archive: StoredArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = accept(books, 1)
    monkeypatch.setattr(archive_module, "has_room", lambda folder, wanted_bytes: False)
    with pytest.raises(StoreTrouble, match="taking orders goes on"):
        archive.keep(order, PDF, at=books.store.clock.now(), only_here=False)
    assert archive.unsealed(limit=5, only_here=True) == (order.id,)


def test_a_backup_carries_each_file_once_and_lets_go_of_it(
    counter: Counter, books: Books, archive: StoredArchive, tmp_path: Path
) -> None:
    order, place = kept(books, archive, 1), tmp_path / "backups"
    made = back_up(books.store, place)
    beside = place / archive_name(books.store.id)
    (copied,) = (each for each in beside.rglob("*") if each.is_file())
    written = copied.stat().st_mtime_ns
    kept(books, archive, 2)
    back_up(books.store, place)
    assert (copied.stat().st_mtime_ns, len(list(beside.rglob("*.*")))) == (written, 2)
    again = Counter(tmp_path / "again", counter.keyring, counter.clock, counter.ids)
    restore(made.folder, again.folder)
    with again.opened() as restored:
        assert archive_of(restored).document(order.id) == PDF + b"\x01"
        assert check_store(restored).integrity == SOUND
    counter.clock.forward(timedelta(days=DAYS))
    worked(books.store)
    archive.let_go(today=TODAY + timedelta(days=DAYS))
    back_up(books.store, place)
    assert not copied.exists()


def test_without_room_for_the_files_the_store_is_backed_up_all_the_same(
    books: Books, archive: StoredArchive, tmp_path: Path
) -> None:
    kept(books, archive, 1)
    place = tmp_path / "backups"
    place.mkdir()
    (place / archive_name(books.store.id)).write_text("in the way")
    with pytest.raises(StoreTrouble):
        back_up(books.store, place)
    (made,) = backups_in(place)
    assert made.orders == 1
