from datetime import timedelta

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import AuditEvent
from app.staff_ports import AuditSearch
from offline_cache import audit
from offline_cache.audit import StoredAudit
from offline_cache.migrate import bring_up_to_date
from offline_cache.store import Store
from tests.fakes.orders import NOW
from tests.offline_cache.parts import Counter, behind_the_back
from tests.offline_cache.taken_down import take_down

EVENTS = (
    AuditEvent(AuditKind.SIGN_ON, "3017", NOW, "", ""),
    AuditEvent(
        AuditKind.UNMASKED, "3017", NOW + timedelta(minutes=1), "C-10001", "客户要求", Right.UNMASK_PHONE, "1002"
    ),
    AuditEvent(AuditKind.REPRINTED, "3021", NOW + timedelta(minutes=2), "BH20261120-03-0001", "50% paper"),
    AuditEvent(AuditKind.LOCKED, "3017", NOW + timedelta(minutes=3), "", "idle"),
    AuditEvent(AuditKind.UNLOCKED, "3017", NOW + timedelta(minutes=4), "3017", ""),
    AuditEvent(AuditKind.SIGN_OFF, "3017", NOW + timedelta(minutes=5), "", ""),
)


@pytest.fixture
def trail(store: Store) -> StoredAudit:
    trail = StoredAudit(store)
    for event in EVENTS:
        trail.write(event)
    return trail


def found(trail: StoredAudit, wanted: AuditSearch) -> list[int]:
    return [row.seq for row in trail.find(wanted, limit=10)]


def faults(store: Store) -> list[str]:
    with store.read() as connection:
        return [str(fault) for fault in audit.faults(connection, key=store.audit_key)]


def test_what_was_written_is_read_back_newest_first(trail: StoredAudit) -> None:
    rows = trail.find(AuditSearch(), limit=10)
    assert [row.event for row in rows] == list(reversed(EVENTS))
    assert [row.seq for row in trail.find(AuditSearch(), limit=2, before=rows[1].seq)] == [4, 3]


@pytest.mark.parametrize(
    ("wanted", "seqs"),
    [
        (AuditSearch(text="BH2026"), [3]),
        (AuditSearch(text="客户"), [2]),
        (AuditSearch(text="0%"), [3]),  # the sign of a database is a sign like any other
        (AuditSearch(text="302"), [3]),
        (AuditSearch(kinds=frozenset({AuditKind.LOCKED, AuditKind.UNLOCKED})), [5, 4]),
        (AuditSearch(person="1002"), [2]),
        (AuditSearch(person="3021"), [3]),
        (AuditSearch(since=NOW + timedelta(minutes=4)), [6, 5]),
        (AuditSearch(until=NOW + timedelta(minutes=1)), [1]),
        (AuditSearch(text="3017", since=NOW + timedelta(minutes=4), until=NOW + timedelta(minutes=5)), [5]),
        (AuditSearch(text="nobody"), []),
    ],
)
def test_it_is_found_by_text_kind_person_and_time(trail: StoredAudit, wanted: AuditSearch, seqs: list[int]) -> None:
    assert found(trail, wanted) == seqs


@pytest.mark.usefixtures("trail")
@pytest.mark.parametrize("table", ["audit", "journal"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET subject = 'x'",
        "DELETE FROM {table}",
        "REPLACE INTO {table} (seq, at_us, kind, subject, {rest}) VALUES (1, 1, '', '', {nothing})",
    ],
)
def test_no_code_path_changes_a_row(store: Store, table: str, statement: str) -> None:
    store.write(
        lambda connection: connection.exec_driver_sql(
            "INSERT INTO journal (at_us, kind, subject, body, prev, link, hmac) VALUES (1, '', '', '', '', '', '')"
        )
    )
    rest = {"audit": "staff_number, reason, approver, prev, link, hmac", "journal": "body, prev, link, hmac"}[table]
    nothing = ", ".join("''" for _ in rest.split(", "))
    done = statement.format(table=table, rest=rest, nothing=nothing)
    with pytest.raises(IntegrityError, match="only ever added"):
        store.write(lambda connection: connection.exec_driver_sql(done))


COPIED = 'at_us, kind, staff_number, subject, reason, "right", approver, prev, link, hmac FROM audit WHERE seq'
TAMPERINGS: dict[str, tuple[list[str], list[str]]] = {
    "a reason": (["UPDATE audit SET reason = '' WHERE seq = 2"], ["row 2 changed"]),
    "an approver": (["UPDATE audit SET approver = '' WHERE seq = 2"], ["row 2 changed"]),
    "a right": (['UPDATE audit SET "right" = NULL WHERE seq = 2'], ["row 2 changed"]),
    "a moment, in the last row": (["UPDATE audit SET at_us = at_us - 1 WHERE seq = 6"], ["row 6 changed"]),
    "two rows": (
        ["UPDATE audit SET reason = 'x' WHERE seq = 1", "UPDATE audit SET kind = 'x' WHERE seq = 4"],
        ["row 1 changed", "row 4 changed"],
    ),
    "one taken out": (["DELETE FROM audit WHERE seq = 3"], ["rows removed before 4"]),
    "the first taken out": (["DELETE FROM audit WHERE seq = 1"], ["rows removed before 2"]),
    "two taken out, the others counted anew": (
        ["DELETE FROM audit WHERE seq IN (2, 3)", "UPDATE audit SET seq = seq - 2 WHERE seq > 3"],
        ["rows removed before 2"],
    ),
    "the end cut off": (["DELETE FROM audit WHERE seq > 4"], ["cut off after 4"]),
    "all of it": (["DELETE FROM audit"], ["cut off after 0"]),
    "one put in at the end": (
        [f"INSERT INTO audit SELECT 7, {COPIED} = 6", "UPDATE audit SET reason = 'forged' WHERE seq = 7"],
        ["row 7 added"],
    ),
    "one put in a second time": ([f"INSERT INTO audit SELECT 7, {COPIED} = 3"], ["row 7 added"]),
    "one put in between": (
        [
            "UPDATE audit SET seq = -seq WHERE seq > 3",
            "UPDATE audit SET seq = 1 - seq WHERE seq < 0",
            f"INSERT INTO audit SELECT 4, {COPIED} = 3",
            "UPDATE audit SET staff_number = '1002' WHERE seq = 4",
        ],
        ["row 4 added"],
    ),
    "two exchanged": (
        [
            "UPDATE audit SET seq = 99 WHERE seq = 3",
            "UPDATE audit SET seq = 3 WHERE seq = 4",
            "UPDATE audit SET seq = 4 WHERE seq = 99",
        ],
        ["row 4 moved"],
    ),
    "one laid to the end": (["UPDATE audit SET seq = 7 WHERE seq = 2"], ["row 7 moved"]),
    "the last counted anew": (["UPDATE audit SET seq = 60 WHERE seq = 6"], ["row 60 moved"]),
    "the sealed end set back": (
        ["UPDATE chain_heads SET link = prev FROM audit WHERE name = 'audit' AND seq = 6"],
        ["sealed end changed"],
    ),
    "the sealed end taken away": (["DELETE FROM chain_heads WHERE name = 'audit'"], ["sealed end changed"]),
}


@pytest.mark.parametrize(("statements", "said"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_tampering_is_named_with_its_row(
    trail: StoredAudit, store: Store, statements: list[str], said: list[str]
) -> None:
    assert faults(store) == []
    behind_the_back(store, *statements)
    assert faults(store) == said


def test_going_on_does_not_heal_a_cut(trail: StoredAudit, store: Store) -> None:
    behind_the_back(store, "DELETE FROM audit WHERE seq > 4")
    trail.write(EVENTS[0])
    assert faults(store) == ["rows removed before 5"]


def test_the_latest_moment_counts_from_the_last_confirmed_clock(counter: Counter) -> None:
    with counter.opened() as store:
        trail = StoredAudit(store)
        assert trail.latest() is None
        trail.write(AuditEvent(AuditKind.SIGN_ON, "3017", NOW + timedelta(days=400), "", ""))
        trail.write(AuditEvent(AuditKind.SIGN_ON_REFUSED, "3017", NOW, "", "clock_back"))
        assert trail.latest() == NOW + timedelta(days=400)
        trail.write(AuditEvent(AuditKind.CLOCK_CONFIRMED, "1002", NOW, "", ""))
        assert trail.latest() == NOW


def test_rows_of_an_older_store_are_chained_as_they_stand(trail: StoredAudit, store: Store) -> None:
    def down_and_up(connection: Connection) -> None:
        take_down(connection, to="0002")
        bring_up_to_date(connection, chain_keys=store.chain_keys)

    store.write(down_and_up)
    assert faults(store) == []
    rows = trail.find(AuditSearch(), limit=9)
    assert [row.event.subject for row in reversed(rows)] == [event.subject for event in EVENTS]
    assert {(row.event.right, row.event.approver) for row in rows} == {(None, "")}  # it had no place for either
    trail.write(EVENTS[0])
    assert faults(store) == []
    behind_the_back(store, "UPDATE audit SET subject = 'x' WHERE seq = 1")
    assert faults(store) == ["row 1 changed"]
