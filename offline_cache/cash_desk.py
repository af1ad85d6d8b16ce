"""The drawer of one counter: its periods opened, counted blind, closed and handed over, its moves beside the sales.

Each act is one transaction with its rows, its links in the journal and its row in the audit trail, by the store's
clock: a program that is killed has done all of it or nothing. What is sold is in the drawer's own book (cash_entries).
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update

from app.day_ports import DrawerStanding
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.cash_period import (
    SAFE_KINDS,
    CashMove,
    CashMoveKind,
    CashPeriod,
    Notes,
    XReport,
    expected_fen,
    kept_notes,
    moved_fen,
    needs_second_person,
    sum_of,
)
from app.domain.hall_time import hall_date
from app.domain.money import yuan
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.rights import allowed
from app.domain.setting_list import CASH_DIFFERENCE_LIMIT
from app.errors import Bug, CashRefused, InputRefused
from app.texts import cash as words
from offline_cache import cash_periods
from offline_cache.cash_count import corrected_after_fen, outside, sales_of, written_until
from offline_cache.cash_due import cash_due_fen
from offline_cache.cash_methods import taken_since
from offline_cache.cash_schema import CASH_COUNTS, CASH_ENTRIES, CASH_PERIODS
from offline_cache.cash_writing import Facts, approver_of_this, begin_period, keep_move, note_act, swear
from offline_cache.journal import JournalKind
from offline_cache.moments import to_us
from offline_cache.schema import PAYMENTS
from offline_cache.settings import StoredSettings
from offline_cache.staff import StoredStaff
from offline_cache.store import Store

T = TypeVar("T")
_WITHOUT_PERIOD = (CashMoveKind.TO_BANK, CashMoveKind.PAY_IN)


class StoredCashDesk:
    """app.day_ports.CashDesk."""

    def __init__(self, store: Store, desk: CounterDesk) -> None:
        self._store = store
        self._desk = desk
        self._settings = StoredSettings(store)
        self._staff = StoredStaff(store)

    def standing(self) -> DrawerStanding:
        today = self._today(self._store.clock.now())
        with self._store.read() as connection:
            period = cash_periods.running(connection)
            out = outside(connection, today, self._desk.hall.zone)
            return DrawerStanding(
                period=period,
                sales=sales_of(connection, period.id if period is not None else "-"),
                outside_fen=out.taken_fen - out.returned_fen,
                due_fen=cash_due_fen(connection),
                left_fen=cash_periods.left_fen(connection) if period is None else None,
                safe_fen=cash_periods.safe_fen(connection),
                corrected_fen=corrected_after_fen(connection, today, self._desk.hall.zone),
            )

    def open(self, *, period_id: str, notes: Notes | None, leave: Leave) -> CashPeriod:
        """Raises CashRefused where one runs, or nothing was left that could be carried over."""
        staff = leave.person.number

        def job(connection: Connection, at: datetime) -> CashPeriod:
            leave.demand(Right.CASH_PERIOD, self._today(at), subject=period_id)
            known = cash_periods.period_of(connection, period_id)
            if known is not None:
                return _same(known, known.staff == staff)
            now = cash_periods.running(connection)
            if now is not None:
                raise CashRefused(words.PERIOD_RUNS, staff=now.staff)
            left = cash_periods.left_fen(connection)
            if notes is None and left is None:
                raise CashRefused(words.NOTHING_LEFT)
            opened = CashPeriod(
                id=period_id,
                day=self._today(at),
                desk=self._desk.number,
                staff=staff,
                opened_at=at,
                float_fen=sum_of(notes) if notes is not None else left or 0,
                float_notes=kept_notes(notes) if notes is not None else (),
                float_counted=notes is not None,
                left_fen=left,
            )
            begin_period(connection, self._store, opened)
            about = yuan(opened.float_fen)
            if left is not None and left != opened.float_fen:
                about = f"{about} ≠ {yuan(left)}"
            note_act(connection, self._store, AuditKind.CASH_OPENED, leave, at=at, subject=period_id, reason=about)
            return opened

        return self._act(job)

    def move(self, move: CashMove, *, leave: Leave) -> None:
        """Raises CashRefused where no period runs, or another one than the move is of."""
        if move.kind is CashMoveKind.TO_BANK:
            move = replace(move, period_id="")  # out of the safe, whatever runs at the drawer
        right = Right.SAFE_CASH if move.kind in SAFE_KINDS or not move.period_id else Right.MOVE_CASH
        reason = checked_reason(move.reason, missing=words.MOVE_REASON)
        if move.amount_fen <= 0:
            raise InputRefused(words.NO_AMOUNT)

        def job(connection: Connection, at: datetime) -> None:
            leave.demand(right, self._today(at), subject=move.id)
            known = cash_periods.move_of(connection, move.id)
            if known is not None:
                if (known.kind, known.amount_fen, known.period_id) != (move.kind, move.amount_fen, move.period_id):
                    raise CashRefused(words.ID_TAKEN)
                return
            period = cash_periods.running(connection)
            if move.period_id or move.kind not in _WITHOUT_PERIOD:
                if period is None:
                    raise CashRefused(words.NO_PERIOD)
                if period.id != move.period_id:
                    raise CashRefused(words.NOT_THIS_PERIOD)
            kept = replace(
                move, reason=reason, at=at, by=leave.person.number, approver=approver_of_this(leave, right, move.id)
            )
            keep_move(connection, self._store, kept, day=self._today(at), desk=self._desk.number)
            event = f"{kept.kind.value} {yuan(kept.amount_fen)} {reason}"
            note_act(connection, self._store, AuditKind.CASH_MOVED, leave, at=at, subject=move.id, reason=event)

        self._act(job)

    def count(self, *, count_id: str, notes: Notes, leave: Leave) -> CashPeriod:
        """Raises CashRefused where no period runs."""
        counted = sum_of(notes)

        def job(connection: Connection, at: datetime) -> CashPeriod:
            period = cash_periods.running(connection)
            if period is None:
                raise CashRefused(words.NO_PERIOD)
            self._demand_hands_on(leave, period, at)
            if _counted_before(connection, count_id):
                return period
            sales = sales_of(connection, period.id)
            expected = expected_fen(period, sales)
            kept: Facts = {
                "id": count_id,
                "period_id": period.id,
                "notes": json.dumps(kept_notes(notes)),
                "counted_fen": counted,
                "expected_fen": expected,
                "taken_fen": sales.taken_fen,
                "returned_fen": sales.returned_fen,
                "moved_fen": moved_fen(period.moves),
            }
            by = leave.person.number
            connection.execute(insert(CASH_COUNTS).values(**kept, at_us=to_us(at), staff_number=by))
            sworn = {**kept, "staff": by}
            swear(connection, self._store, JournalKind.CASH_COUNTED, period.id, sworn, at=at)
            about = f"{yuan(counted)} − {yuan(expected)}"
            note_act(connection, self._store, AuditKind.CASH_COUNTED, leave, at=at, subject=period.id, reason=about)
            return _again(connection, period.id)

        return self._act(job)

    def close_needs(self, period_id: str) -> Right:
        with self._store.read() as connection:
            period = cash_periods.period_of(connection, period_id)
        if period is not None and needs_second_person(period.worst_fen, limit_yuan=self._limit()):
            return Right.CASH_DIFFERENCE
        return Right.CASH_PERIOD

    def close(
        self, *, period_id: str, reason: str, leave: Leave, taker: Leave | None = None, next_id: str = ""
    ) -> CashPeriod:
        """Raises CashRefused where nothing was counted, something was sold since, a difference has no reason or no
        second person, or nobody may take the drawer over."""
        limit = self._limit()
        hand_to = taker.person.number if taker is not None else ""

        def job(connection: Connection, at: datetime) -> CashPeriod:
            period = cash_periods.running(connection)
            if period is None or period.id != period_id:
                ended = cash_periods.period_of(connection, period_id)
                if ended is None or ended.handed_to != hand_to:
                    raise CashRefused(words.NOT_THIS_PERIOD)
                self._demand_hands_on(leave, ended, at)
                return ended
            counted = _demand_counted(connection, period)
            second = self._demand_close(leave, period, at, limit_yuan=limit)
            asked = counted or needs_second_person(period.worst_fen, limit_yuan=limit)
            said = checked_reason(reason, missing=words.DIFFERENCE_REASON) if asked or reason.strip() else ""
            leaves = period.leaves_fen or 0
            this = update(CASH_PERIODS).where(CASH_PERIODS.c.id == period_id)
            ends: Facts = {
                "leaves_fen": leaves,
                "paid_until": written_until(connection, PAYMENTS),
                "booked_until": written_until(connection, CASH_ENTRIES),
                "reason": said,
                "approver": second,
                "handed_to": hand_to,
            }
            connection.execute(this.values(closed_at_us=to_us(at), **ends))
            sworn = {**ends, "difference_fen": counted, "staff": leave.person.number}
            swear(connection, self._store, JournalKind.CASH_CLOSED, period_id, sworn, at=at)
            about = f"{yuan(counted)} {said}".strip()
            note_act(
                connection,
                self._store,
                AuditKind.CASH_CLOSED,
                leave,
                at=at,
                subject=period_id,
                reason=about,
                approver=second,
            )
            if taker is not None:
                self._hand_over(connection, period, leave, taker=taker, next_id=next_id, at=at)
            return _again(connection, period_id)

        return self._act(job)

    def x_report(self, *, leave: Leave) -> XReport:
        """Raises CashRefused where no period runs."""

        def job(connection: Connection, at: datetime) -> XReport:
            period = cash_periods.running(connection)
            if period is None:
                raise CashRefused(words.NO_PERIOD)
            own = period.staff == leave.person.number and _sold_since(connection, period) == 0
            right = Right.CASH_PERIOD if own else Right.X_REPORT
            leave.demand(right, self._today(at), subject=period.id)
            note_act(
                connection, self._store, AuditKind.X_REPORT, leave, at=at, subject=period.id, reason="", right=right
            )
            sales = sales_of(connection, period.id)
            out = outside(connection, self._today(at), self._desk.hall.zone)
            return XReport(
                period=period,
                sales=sales,
                expected_fen=expected_fen(period, sales),
                due_fen=cash_due_fen(connection),
                outside_fen=out.taken_fen - out.returned_fen,
                methods=taken_since(connection, period.opened_at),
                safe_fen=cash_periods.safe_fen(connection),
                at=at,
                by=leave.person.number,
                corrected_fen=corrected_after_fen(connection, self._today(at), self._desk.hall.zone),
            )

        return self._act(job)

    def periods(self, day: date) -> tuple[CashPeriod, ...]:
        with self._store.read() as connection:
            return cash_periods.periods_on(connection, day)

    def _act(self, job: Callable[[Connection, datetime], T]) -> T:
        return self._store.write(lambda connection: job(connection, self._store.clock.now()))

    def _today(self, at: datetime) -> date:
        return hall_date(at, self._desk.hall.zone)

    def _limit(self) -> int:
        setting = CASH_DIFFERENCE_LIMIT
        return int(self._settings.get(setting.key, setting.default))

    def _demand_hands_on(self, leave: Leave, period: CashPeriod, at: datetime) -> None:
        """Of one's own period CASH_PERIOD, of another's CASH_DIFFERENCE: who counts for somebody confirms it too."""
        own = period.staff == leave.person.number
        right = Right.CASH_PERIOD if own and leave.right is not Right.CASH_DIFFERENCE else Right.CASH_DIFFERENCE
        leave.demand(right, self._today(at), subject=period.id)

    def _demand_close(self, leave: Leave, period: CashPeriod, at: datetime, *, limit_yuan: int) -> str:
        """Who confirms a difference beyond the limit, "" where nobody has to."""
        difference = period.worst_fen
        if not needs_second_person(difference, limit_yuan=limit_yuan):
            self._demand_hands_on(leave, period, at)
            return approver_of_this(leave, Right.CASH_DIFFERENCE, period.id)
        second = approver_of_this(leave, Right.CASH_DIFFERENCE, period.id) or leave.person.number
        if second == period.staff:
            raise CashRefused(words.SECOND_PERSON, sum=yuan(abs(difference)), limit=limit_yuan)
        leave.demand(Right.CASH_DIFFERENCE, self._today(at), subject=period.id)
        return second

    def _hand_over(
        self, connection: Connection, ended: CashPeriod, leave: Leave, *, taker: Leave, next_id: str, at: datetime
    ) -> None:
        """What was counted is the next period's float: counted, unless something moved since."""
        counted, leaves, hand_to = ended.counted, ended.leaves_fen or 0, taker.person.number
        if hand_to == ended.staff:
            raise CashRefused(words.TAKER_IS_SAME)
        known = self._staff.name_of(hand_to)
        if known is None or not allowed(known, Right.CASH_PERIOD, self._today(at)).allowed:
            raise CashRefused(words.NO_SUCH_TAKER, staff=hand_to)
        # Their own leave for the period that begins, made by the door of their own password: nobody's approval.
        if (taker.right, taker.subject, taker.approval) != (Right.CASH_PERIOD, next_id, None):
            raise CashRefused(words.TAKER_UNPROVEN, staff=hand_to)
        if not next_id or cash_periods.period_of(connection, next_id) is not None:
            raise CashRefused(words.ID_TAKEN)
        whole = counted is not None and counted.counted_fen == leaves
        taken_over = CashPeriod(
            id=next_id,
            day=self._today(at),
            desk=self._desk.number,
            staff=hand_to,
            opened_at=at,
            float_fen=leaves,
            float_notes=counted.notes if counted is not None and whole else (),
            float_counted=whole,
            left_fen=leaves,
        )
        begin_period(connection, self._store, taken_over)
        about = f"{ended.staff} → {hand_to} {yuan(leaves)}"
        note_act(connection, self._store, AuditKind.CASH_HANDED, leave, at=at, subject=next_id, reason=about)


def _counted_before(connection: Connection, count_id: str) -> bool:
    return connection.execute(select(CASH_COUNTS.c.seq).where(CASH_COUNTS.c.id == count_id)).first() is not None


def _same(known: CashPeriod, same: bool) -> CashPeriod:
    if not same:
        raise CashRefused(words.ID_TAKEN)
    return known


def _again(connection: Connection, period_id: str) -> CashPeriod:
    found = cash_periods.period_of(connection, period_id)
    if found is None:
        raise Bug(f"no period {period_id}")
    return found


def _demand_counted(connection: Connection, period: CashPeriod) -> int:
    """The difference. Raises CashRefused where nothing was counted, or something was sold since."""
    counted = period.counted
    if counted is None:
        raise CashRefused(words.COUNT_FIRST)
    if _sold_since(connection, period):
        raise CashRefused(words.COUNT_AGAIN)
    return counted.difference_fen


def _sold_since(connection: Connection, period: CashPeriod) -> int | None:
    """What sales brought since the last count, fen; None where nobody counted."""
    counted = period.counted
    if counted is None:
        return None
    return expected_fen(period, sales_of(connection, period.id)) - moved_fen(period.moves) - counted.sold_until_fen
