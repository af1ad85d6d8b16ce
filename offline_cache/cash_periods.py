"""The cash periods of this counter read back: with their moves and counts, and what the drawer and the safe hold."""

import json
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, func, select

from app.domain.cash_period import SAFE_KINDS, CashCounted, CashMove, CashMoveKind, CashPeriod, safe_change_fen
from app.domain.payment import Payment, PaymentMethod
from app.domain.setting_list import CASH_PERIOD
from app.errors import CashRefused
from app.texts import cash as words
from offline_cache.cash_count import CORRECTED_AFTER
from offline_cache.cash_schema import CASH_COUNTS, CASH_ENTRIES, CASH_MOVES, CASH_PERIODS
from offline_cache.moments import from_us
from offline_cache.schema import SETTINGS

_OF_SAFE = CASH_MOVES.c.kind.in_([kind.value for kind in SAFE_KINDS]) | (CASH_MOVES.c.period_id == "")


def running(connection: Connection) -> CashPeriod | None:
    """The one that runs at this drawer."""
    return _one(connection, CASH_PERIODS.c.closed_at_us.is_(None))


def period_of(connection: Connection, period_id: str) -> CashPeriod | None:
    return _one(connection, CASH_PERIODS.c.id == period_id)


def periods_on(connection: Connection, day: date) -> tuple[CashPeriod, ...]:
    """Opened on that hall day, the first first."""
    wanted = select(CASH_PERIODS).where(CASH_PERIODS.c.day == day.isoformat()).order_by(CASH_PERIODS.c.seq)
    return tuple(_read(connection, row) for row in connection.execute(wanted).all())


def left_fen(connection: Connection) -> int | None:
    """What lies in the drawer by the books while none runs: what the last period left, and what was taken since.

    None where none ever ended with a count.
    """
    ended = CASH_PERIODS.c.closed_at_us.is_not(None)
    wanted = select(CASH_PERIODS.c.leaves_fen, CASH_PERIODS.c.booked_until).where(ended)
    last = connection.execute(wanted.order_by(CASH_PERIODS.c.seq.desc()).limit(1)).one_or_none()
    if last is None or last.leaves_fen is None:
        return None
    # By what was written since, not by the clock: one that was set back loses nothing.
    since = (CASH_ENTRIES.c.period_id == "") & (CASH_ENTRIES.c.seq > last.booked_until)
    since &= CASH_ENTRIES.c.kind != CORRECTED_AFTER
    taken: int = connection.execute(select(func.coalesce(func.sum(CASH_ENTRIES.c.fen), 0)).where(since)).scalar_one()
    return int(last.leaves_fen) + taken


def safe_fen(connection: Connection) -> int:
    """What this counter put into the safe, less what it took out."""
    return safe_change_fen(_moves(connection, _OF_SAFE))


def move_of(connection: Connection, move_id: str) -> CashMove | None:
    return next(iter(_moves(connection, CASH_MOVES.c.id == move_id)), None)


def demand_period(connection: Connection, payment: Payment) -> None:
    """Before cash is written down, where the hall wants a period for it: one runs, and it is the taker's own.

    Raises CashRefused.
    """
    if payment.method is not PaymentMethod.CASH or not payment.amount_fen:
        return
    asked = connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.key == CASH_PERIOD.key)).scalar()
    if asked != "required":
        return
    staff = connection.execute(
        select(CASH_PERIODS.c.staff_number).where(CASH_PERIODS.c.closed_at_us.is_(None))
    ).scalar()
    if staff is None:
        raise CashRefused(words.OPEN_FIRST)
    if staff != payment.taken_by:
        raise CashRefused(words.NOT_YOURS, staff=staff)


def _one(connection: Connection, which: ColumnElement[bool]) -> CashPeriod | None:
    row = connection.execute(select(CASH_PERIODS).where(which)).one_or_none()
    return None if row is None else _read(connection, row)


def _read(connection: Connection, row: Row[tuple[object, ...]]) -> CashPeriod:
    return CashPeriod(
        id=row.id,
        day=date.fromisoformat(row.day),
        desk=row.desk,
        staff=row.staff_number,
        opened_at=from_us(row.opened_at_us),
        float_fen=row.float_fen,
        float_notes=_notes(row.float_notes),
        moves=_moves(connection, CASH_MOVES.c.period_id == row.id),
        counts=_counts(connection, row.id),
        closed_at=from_us(row.closed_at_us) if row.closed_at_us is not None else None,
        reason=row.reason,
        approver=row.approver,
        handed_to=row.handed_to,
        float_counted=bool(row.float_counted),
        left_fen=row.left_fen,
    )


def _counts(connection: Connection, period_id: str) -> tuple[CashCounted, ...]:
    wanted = select(CASH_COUNTS).where(CASH_COUNTS.c.period_id == period_id).order_by(CASH_COUNTS.c.seq)
    return tuple(
        CashCounted(_notes(row.notes), row.counted_fen, row.expected_fen, from_us(row.at_us), row.moved_fen)
        for row in connection.execute(wanted)
    )


def _moves(connection: Connection, which: ColumnElement[bool]) -> tuple[CashMove, ...]:
    return tuple(
        CashMove(
            id=row.id,
            period_id=row.period_id,
            kind=CashMoveKind(row.kind),
            amount_fen=row.amount_fen,
            reason=row.reason,
            at=from_us(row.at_us),
            by=row.staff_number,
            approver=row.approver,
        )
        for row in connection.execute(select(CASH_MOVES).where(which).order_by(CASH_MOVES.c.seq))
    )


def _notes(written: str) -> tuple[tuple[int, int], ...]:
    return tuple((int(note), int(count)) for note, count in json.loads(written))
