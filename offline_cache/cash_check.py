"""What the tables of a drawer say held against what the journal swears: periods, moves, counts, corrections, sales."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from offline_cache.cash_schema import CASH_COUNTS, CASH_ENTRIES, CASH_MOVES, CASH_PERIODS, PAYMENT_CORRECTIONS
from offline_cache.journal import JournalKind, facts_in
from offline_cache.schema import JOURNAL

# What each kind swears to, by the columns of its table; where the word of the journal is another one it stands beside.
_OPENED: Final = {
    **{name: name for name in ("day", "desk", "float_fen", "float_notes", "paid_before")},
    "staff_number": "staff",
}
_CLOSED: Final = {
    name: name for name in ("leaves_fen", "paid_until", "booked_until", "reason", "approver", "handed_to")
}
_MOVED: Final = {
    **{name: name for name in ("period_id", "amount_fen", "reason", "approver")},
    "kind": "move",
    "staff_number": "staff",
}
_COUNTED: Final = {
    **{name: name for name in ("notes", "counted_fen", "expected_fen", "taken_fen", "returned_fen", "moved_fen")},
    "staff_number": "staff",
}


def cash_faults(connection: Connection) -> Iterator[str]:
    """A sentence for each row that the journal contradicts, with its place."""
    opened = _by(connection, JournalKind.CASH_OPENED, "subject")
    closed = _by(connection, JournalKind.CASH_CLOSED, "subject")
    yield from _against(connection, CASH_PERIODS, opened, {**_OPENED, "opened_at_us": "at_us"})
    for row in connection.execute(select(CASH_PERIODS)).mappings():
        said = closed.get(row["id"])
        if (said is None) != (row["closed_at_us"] is None) or (said and not _agrees(row, said, _CLOSED)):
            yield f"cash_periods: row {row['seq']} did not end as the journal swears"
    moved = _by(connection, JournalKind.CASH_MOVED, "subject")
    yield from _against(connection, CASH_MOVES, moved, {**_MOVED, "at_us": "at_us"})
    counted = _by(connection, JournalKind.CASH_COUNTED, "id")
    yield from _against(connection, CASH_COUNTS, counted, {**_COUNTED, "at_us": "at_us"})
    into = _by(connection, JournalKind.METHOD_CORRECTED, "correction")  # the last of the two: into which means
    names = {"payment_id": "subject", "to_method": "method", "amount_fen": "amount_fen", "reason": "reason"}
    yield from _against(connection, PAYMENT_CORRECTIONS, into, names)
    yield from _sales(connection)


def _sales(connection: Connection) -> Iterator[str]:
    """Each sale in cash that was sworn to stands in the drawer's book."""
    sales = select(CASH_ENTRIES.c.payment_id, CASH_ENTRIES.c.fen).where(CASH_ENTRIES.c.kind == "sale")
    booked = {row.payment_id: row.fen for row in connection.execute(sales)}
    for payment_id, said in _by(connection, JournalKind.PAYMENT_TAKEN, "subject").items():
        fen = said.get("amount_fen")
        if said.get("method") == "cash" and fen and booked.get(payment_id) != fen:
            yield f"cash_entries: the sale journal row {said['seq']} swears to is not in the drawer's book"


def _against(
    connection: Connection, table: Table, sworn: Mapping[str, Mapping[str, Any]], columns: Mapping[str, str]
) -> Iterator[str]:
    left = set(sworn)
    for row in connection.execute(select(table).order_by(table.c.seq)).mappings():
        left.discard(row["id"])
        if not _agrees(row, sworn.get(row["id"], {}), columns):
            yield f"{table.name}: row {row['seq']} is not as the journal swears"
    for gone in sorted(left):
        yield f"{table.name}: the one journal row {sworn[gone]['seq']} swears to is gone"


def _agrees(row: Mapping[Any, Any], said: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    return all(row[column] == said.get(word) for column, word in columns.items())


def _by(connection: Connection, kind: JournalKind, name: str) -> dict[str, dict[str, Any]]:
    """What was sworn to, by a fact of it. A body that cannot be read is the journal's own fault."""
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(select(JOURNAL).where(JOURNAL.c.kind == kind.value).order_by(JOURNAL.c.seq)):
        try:
            facts = {**facts_in(row.body), "seq": row.seq}
        except ValueError:
            continue
        found[str(facts.get(name))] = facts
    return found
