import json
from pathlib import Path

import pytest
from sqlalchemy import Connection, update

from app.domain.audit import AuditKind
from app.errors import StoreDamaged
from app.ports import AuditEvent
from app.wire.canonical import canonical_json, sha256_hex
from offline_cache.audit import StoredAudit
from offline_cache.check import check_store
from offline_cache.schema import OUTBOX, OUTBOX_ENTRIES
from tests.fakes.orders import NOW
from tests.offline_cache.parts import Books, Counter, accept, behind_the_back, books_of, order_number


@pytest.fixture
def three(books: Books) -> Books:
    for number in (1, 2, 3):
        accept(books, number)
    return books


def harm(books: Books, *statements: str) -> None:
    behind_the_back(books.store, *statements)


def test_a_sound_store_names_its_orders(three: Books) -> None:
    report = check_store(three.store)
    assert (report.integrity, len(report.orders), report.partial, report.sound) == ("ok", 3, 0, True)


def test_an_empty_store_is_sound(books: Books) -> None:
    report = check_store(books.store)
    assert (report.integrity, report.orders, report.partial) == ("ok", (), 0)


def test_a_version_that_waits_to_be_finished_is_no_partial_order(books: Books) -> None:
    accept(books, 1)
    books.orders.keep_signed(order_number(2).signed)
    report = check_store(books.store)
    assert (report.sound, len(report.orders)) == (True, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM signed_bodies WHERE seq = 2",
        "UPDATE signed_bodies SET content = CAST(content || ' ' AS BLOB) WHERE seq = 2",
        "UPDATE signed_bodies SET content = (SELECT content FROM signed_bodies WHERE seq = 1) WHERE seq = 2",
        "UPDATE signed_bodies SET strokes_sealed = zeroblob(40) WHERE seq = 2",
        "UPDATE signed_versions SET state = 'open' WHERE seq = 2",
        "UPDATE signed_versions SET content_sha256 = 'x' WHERE seq = 2",
        "DELETE FROM outbox_entries WHERE seq = 2",
        "UPDATE outbox_entries SET entry_sealed = zeroblob(40) WHERE seq = 2",
        "DELETE FROM print_jobs WHERE seq = 2",
        "DELETE FROM order_lines WHERE seq = 6",
        "UPDATE orders SET receipt_number = 'BH20261120-03-0009' WHERE seq = 2",
        "UPDATE orders SET amount_fen = amount_fen + 1 WHERE seq = 2",
    ],
)
def test_an_order_that_lacks_a_part_is_partial(three: Books, statement: str) -> None:
    harm(three, statement)
    report = check_store(three.store)
    assert (report.integrity, len(report.orders), report.partial, report.sound) == ("ok", 3, 1, False)


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (["DELETE FROM journal WHERE seq = 4"], "journal: rows removed before 5"),
        (["DELETE FROM journal WHERE seq = 6"], "journal: cut off after 5"),
        (["UPDATE journal SET body = replace(body, '5000', '1') WHERE seq = 4"], "journal: row 4 changed"),
        (["DELETE FROM audit WHERE seq = 2"], "audit: rows removed before 3"),
        (["UPDATE audit SET staff_number = '1002' WHERE seq = 2"], "audit: row 2 changed"),
        (
            ["DROP TABLE chain_heads", "CREATE TABLE chain_heads (name, link, seal)"],
            "journal: sealed end changed; audit: sealed end changed",
        ),
        (["UPDATE outbox SET sha256 = 'x' WHERE seq = 2"], "outbox: broken at 3"),
        (["DELETE FROM outbox_entries WHERE seq = 2", "DELETE FROM outbox WHERE seq = 2"], "outbox: broken at 3"),
    ],
)
def test_a_broken_chain_is_named_with_its_place(three: Books, statements: list[str], what: str) -> None:
    harm(three, *statements)
    assert check_store(three.store).integrity == what


@pytest.mark.parametrize("statement", ["DELETE FROM journal WHERE seq = 6", "DELETE FROM audit WHERE seq = 2"])
def test_an_order_that_lacks_its_row_in_a_chain_is_partial_too(three: Books, statement: str) -> None:
    harm(three, statement)
    assert check_store(three.store).partial == 1


def test_guards_that_were_taken_away_or_exchanged_are_missed(three: Books) -> None:
    three.store.write(lambda connection: connection.exec_driver_sql("DROP TRIGGER audit_delete_refused"))
    assert check_store(three.store).integrity == "audit: its guard is gone"
    blind = "CREATE TRIGGER audit_delete_refused BEFORE delete ON audit BEGIN SELECT 1; END"
    three.store.write(lambda connection: connection.exec_driver_sql(blind))
    assert check_store(three.store).integrity == "audit: its guard is gone"


def test_a_trail_that_was_taken_away_whole_is_missed_and_going_on_does_not_heal_it(books: Books) -> None:
    StoredAudit(books.store).write(AuditEvent(AuditKind.SIGN_ON, "2107", NOW, "", ""))
    harm(books, "DELETE FROM audit", "DELETE FROM chain_heads WHERE name = 'audit'")
    assert check_store(books.store).integrity == "audit: sealed end changed"
    StoredAudit(books.store).write(AuditEvent(AuditKind.SIGN_ON, "2107", NOW, "", ""))
    assert check_store(books.store).integrity == "audit: sealed end changed"


def test_an_entry_that_says_other_than_what_was_signed_is_partial(three: Books) -> None:
    (*_, last) = three.outbox.due_batch(NOW)
    other = json.loads(last.entry)
    other["content"] = order_number(1).signed.content_bytes.decode()
    body = canonical_json(other)
    sealed = three.store.day_keys.seal(body, day=NOW.date(), place=f"outbox {last.key}")

    def exchange(connection: Connection) -> None:
        connection.execute(update(OUTBOX).where(OUTBOX.c.seq == last.seq).values(sha256=sha256_hex(body)))
        connection.execute(update(OUTBOX_ENTRIES).where(OUTBOX_ENTRIES.c.seq == last.seq).values(entry_sealed=sealed))

    three.store.write(exchange)
    report = check_store(three.store)
    assert (report.integrity, report.partial) == ("ok", 1)


def flip_last_pages(file: Path) -> None:
    body = bytearray(file.read_bytes())
    for at in range(len(body) - 3 * 4096 + 100, len(body), 4096):
        body[at] ^= 0xFF
    file.write_bytes(bytes(body))


def test_pages_that_are_not_what_was_written_are_told(counter: Counter) -> None:
    with counter.opened() as store:
        for number in (1, 2, 3):
            accept(books_of(store), number)
    flip_last_pages(counter.folder / "store.db")
    with counter.opened() as store, pytest.raises(StoreDamaged):
        check_store(store)
