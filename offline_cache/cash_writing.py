"""How a drawer's acts are written down: their rows, their links in the journal, their row in the audit trail."""

import json
from datetime import date, datetime

from sqlalchemy import Connection, insert

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.cash_period import CashMove, CashPeriod
from app.domain.right import Right
from app.ports import AuditEvent
from offline_cache.audit import note
from offline_cache.cash_count import written_until
from offline_cache.cash_schema import CASH_MOVES, CASH_PERIODS
from offline_cache.journal import JournalKind, append
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENTS
from offline_cache.store import Store

Facts = dict[str, str | int]


def begin_period(connection: Connection, store: Store, period: CashPeriod) -> None:
    facts: Facts = {
        "day": period.day.isoformat(),
        "desk": period.desk,
        "float_fen": period.float_fen,
        "float_notes": json.dumps(period.float_notes),
        "float_counted": int(period.float_counted),
        "paid_before": written_until(connection, PAYMENTS),
    }
    connection.execute(
        insert(CASH_PERIODS).values(
            id=period.id,
            **facts,
            staff_number=period.staff,
            opened_at_us=to_us(period.opened_at),
            left_fen=period.left_fen,
            reason="",
            approver="",
            handed_to="",
        )
    )
    sworn = {**facts, "staff": period.staff}
    swear(connection, store, JournalKind.CASH_OPENED, period.id, sworn, at=period.opened_at)


def keep_move(connection: Connection, store: Store, move: CashMove, *, day: date, desk: str) -> None:
    facts: Facts = {
        "period_id": move.period_id,
        "amount_fen": move.amount_fen,
        "reason": move.reason,
        "approver": move.approver,
    }
    where = {"day": day.isoformat(), "desk": desk}
    row = {"id": move.id, "kind": move.kind.value, "at_us": to_us(move.at), "staff_number": move.by}
    connection.execute(insert(CASH_MOVES).values(**facts, **where, **row))
    sworn = {**facts, "move": move.kind.value, "staff": move.by}
    swear(connection, store, JournalKind.CASH_MOVED, move.id, sworn, at=move.at)


def swear(connection: Connection, store: Store, kind: JournalKind, subject: str, facts: Facts, *, at: datetime) -> None:
    """One link of the journal."""
    append(connection, key=store.journal_key, kind=kind, subject=subject, facts=facts, at=at)


def note_act(
    connection: Connection,
    store: Store,
    kind: AuditKind,
    leave: Leave,
    *,
    at: datetime,
    subject: str,
    reason: str,
    right: Right | None = None,
    approver: str = "",
) -> None:
    """One row of the audit trail: `right` and `approver` as the leave says, unless the act found others."""
    by = approver or leave.approver
    event = AuditEvent(kind, leave.person.number, at, subject, reason, right=right or leave.right, approver=by)
    note(connection, event, key=store.audit_key)


def approver_of_this(leave: Leave, right: Right, subject: str) -> str:
    """Who approved exactly this; an approval for something else is nobody's."""
    given = leave.approval
    if given is None or (given.right, given.subject, given.requester) != (right, subject, leave.person.number):
        return ""
    return given.approver
