"""What one book says held against what another swears: money against the journal, entries against their orders, people
against the audit trail. The chains show what was done to themselves (chain.py); these tables are in none.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from app.domain.audit import AuditKind
from app.domain.order import CentralState, OrderState
from app.domain.payment_try import ReturnState, TryState
from app.domain.rights import powers_agree
from app.outbox_ports import EntryState
from offline_cache.cash_check import cash_faults
from offline_cache.ending import ENDINGS
from offline_cache.journal import JournalKind
from offline_cache.schema import (
    AUDIT,
    ENTRY_OF_ORDER,
    JOURNAL,
    ORDER_LINES,
    ORDERS,
    OUTBOX,
    PAYMENT_RETURNS,
    PAYMENT_TRIES,
    PAYMENTS,
    STAFF,
)
from offline_cache.staff import read_record

_ENTRY_STATES: Final = {
    CentralState.PENDING: (EntryState.PENDING, EntryState.INFLIGHT),
    CentralState.ACCEPTED: (EntryState.ACKED,),
    CentralState.REFUSED: (EntryState.DEAD,),
    **{central: (ending.entry,) for central, ending in ENDINGS.items()},
}
_POWERS: Final = (AuditKind.STAFF_ADDED, AuditKind.RIGHTS_CHANGED)
_CLOSING: Final = (AuditKind.STAFF_DISABLED, AuditKind.STAFF_ENABLED)


def cross_faults(connection: Connection) -> Iterator[str]:
    """A sentence for each row that another book contradicts, with its place."""
    yield from _payments(connection)
    yield from _calls(connection)
    yield from _entries(connection)
    yield from _refused_lines(connection)
    yield from _people(connection)
    yield from cash_faults(connection)


def _payments(connection: Connection) -> Iterator[str]:
    taken = _sworn(connection, JournalKind.PAYMENT_TAKEN)
    returned = _returned(connection)
    accepted = {facts.get("payment"): facts for facts in _sworn(connection, JournalKind.ORDER_ACCEPTED).values()}
    there: set[str] = set()
    for row in connection.execute(select(PAYMENTS).order_by(PAYMENTS.c.seq)):
        there.add(row.id)
        back_fen, back_at_us = returned.get(row.id, (0, None))
        whole = back_at_us if back_fen == row.amount_fen else None
        if (
            back_fen > row.amount_fen
            or row.returned_at_us != whole
            or not _as_taken(row, taken.get(row.id), accepted.get(row.id))
        ):
            yield f"payments: row {row.seq} is not as the journal swears"
    for facts in (taken[gone] for gone in taken if gone not in there):
        yield f"payments: the one journal row {facts['seq']} swears to is gone"


def _returned(connection: Connection) -> dict[str, tuple[int, int | None]]:
    """What went back of each payment, in fen, and when the last of it did: a reversal gives back a part at a time."""
    found: dict[str, tuple[int, int | None]] = {}
    for subject, facts in _facts_of(connection, JournalKind.PAYMENT_RETURNED):
        found[subject] = (found.get(subject, (0, None))[0] + facts.get("amount_fen", 0), facts.get("at_us"))
    return found


def _as_taken(row: Row[Any], taken: Mapping[str, Any] | None, accepted: Mapping[str, Any] | None) -> bool:
    """Money that was taken and accepted at once is sworn to with its order only."""
    if taken is None:
        return accepted is not None and bool(accepted.get("amount_fen") == row.amount_fen)
    said = [taken.get(each) for each in ("signed", "method", "amount_fen", "tendered_fen", "at_us")]
    by = taken.get("staff", row.taken_by)  # before migration 0014 nobody swore to it
    return [*said, by] == [row.signed_id, row.method, row.amount_fen, row.tendered_fen, row.taken_at_us, row.taken_by]


def _calls(connection: Connection) -> Iterator[str]:
    """What providers were asked for and told to give back: begun and ended as the journal swears."""
    begun, paid = _sworn(connection, JournalKind.PAYMENT_BEGUN), _sworn(connection, JournalKind.PAYMENT_TAKEN)
    refused = _sworn(connection, JournalKind.PAYMENT_REFUSED)
    for row in connection.execute(select(PAYMENT_TRIES).order_by(PAYMENT_TRIES.c.seq)):
        said = begun.pop(row.id, {})
        ended = TryState.PAID if row.id in paid else TryState.REFUSED if row.id in refused else TryState.ASKED
        agreed = [said.get(each) for each in ("signed", "method", "amount_fen")]
        if row.state != ended or agreed != [row.signed_id, row.method, row.amount_fen]:
            yield f"payment_tries: row {row.seq} is not as the journal swears"
    owed, done, denied = (
        {facts.get("return"): {**facts, "payment": subject} for subject, facts in _facts_of(connection, kind)}
        for kind in (JournalKind.RETURN_BEGUN, JournalKind.PAYMENT_RETURNED, JournalKind.RETURN_REFUSED)
    )
    for row in connection.execute(select(PAYMENT_RETURNS).order_by(PAYMENT_RETURNS.c.seq)):
        said = owed.pop(row.id, {})
        may_be = {ReturnState.OWED}
        if row.id in done:
            may_be = {ReturnState.DONE}
        elif row.id in denied:
            may_be = {ReturnState.REFUSED, ReturnState.REPLACED}
        agreed = [said.get(each) for each in ("payment", "method", "amount_fen")]
        if row.state not in may_be or agreed != [row.payment_id, row.method, row.amount_fen]:
            yield f"payment_returns: row {row.seq} is not as the journal swears"
    for facts in (*begun.values(), *owed.values()):
        yield f"payments: the call journal row {facts['seq']} swears to is gone"


def _sworn(connection: Connection, kind: JournalKind) -> dict[str, dict[str, Any]]:
    """By subject, the last one."""
    return dict(_facts_of(connection, kind))


def _facts_of(connection: Connection, kind: JournalKind) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row's subject and facts, with its seq. A body that cannot be read is the journal's own fault."""
    for row in connection.execute(select(JOURNAL).where(JOURNAL.c.kind == kind).order_by(JOURNAL.c.seq)):
        try:
            yield row.subject, {**json.loads(row.body), "seq": row.seq}
        except (ValueError, TypeError):
            continue


def _entries(connection: Connection) -> Iterator[str]:
    both = select(OUTBOX.c.seq, OUTBOX.c.state, ORDERS.c.central).join(ORDERS, OUTBOX.c.key == ENTRY_OF_ORDER)
    for row in connection.execute(both.order_by(OUTBOX.c.seq)):
        if row.state not in _ENTRY_STATES.get(row.central, ()):
            yield f"outbox: row {row.seq} is {row.state}, its order {row.central}"


def _refused_lines(connection: Connection) -> Iterator[str]:
    """Lines refused alone: the order says so too, none of them is open, and what was settled is sworn to."""
    settled = _sworn(connection, JournalKind.LINES_SETTLED)
    said: dict[str, set[str]] = {}
    for row in connection.execute(select(ORDERS.c.id, ORDERS.c.line_states).where(ORDERS.c.line_states != "[]")):
        said[row.id] = {line for line, state in json.loads(row.line_states) if state == OrderState.REJECTED}
    marked: dict[str, set[str]] = {}
    for row in connection.execute(select(ORDER_LINES).where(ORDER_LINES.c.refusal.is_not(None))):
        marked.setdefault(row.order_id, set()).add(row.line_id)
        sworn = row.line_id in str(settled.get(row.order_id, {}).get("lines", "")).split(",")
        if row.open or sworn is not (row.settled_at_us is not None):
            yield f"order_lines: row {row.seq} was refused and is not as the journal swears"
    for order_id in sorted({*marked, *(each for each, lines in said.items() if lines)}):
        if marked.get(order_id, set()) != said.get(order_id, set()):
            yield f"order_lines: order {order_id} has other lines refused than it says"


def _people(connection: Connection) -> Iterator[str]:
    """By the last row of the trail that says what somebody may do, and whether their account is closed."""
    kinds = [kind.value for kind in (*_POWERS, *_CLOSING)]
    powers: dict[str, Row[Any]] = {}
    closed: dict[str, bool] = {}
    for row in connection.execute(select(AUDIT).where(AUDIT.c.kind.in_(kinds)).order_by(AUDIT.c.seq)):
        if row.kind in _POWERS:
            powers[row.subject] = row
        else:
            closed[row.subject] = row.kind == AuditKind.STAFF_DISABLED
    there: set[str] = set()
    for person in connection.execute(select(STAFF).order_by(STAFF.c.number)):
        there.add(person.number)
        said = powers.get(person.number)
        if said is not None and not _as_sworn(person, said.reason):
            yield f"staff: {person.number} is not as audit row {said.seq} has it"
        if person.number in closed and closed[person.number] != bool(person.disabled):
            yield f"staff: {person.number} is {'closed' if person.disabled else 'open'}, the audit trail says otherwise"
    for number, said in powers.items():
        if number not in there:
            yield f"staff: {number} of audit row {said.seq} is gone"


def _as_sworn(person: Row[Any], said: str) -> bool:
    try:
        return powers_agree(said, read_record(person).member)
    except (ValueError, TypeError):  # no record the program has written
        return False
