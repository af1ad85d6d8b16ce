"""Facts of audited acts, of the drawer's cash, and how far this counter's facts are known."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.cash_period import CashMove, CashPeriod, expected_fen, moved_fen, safe_change_fen
from app.domain.cash_period import CashMoveKind as Kind
from app.domain.day_facts import CashFact, CashMoveFact, DeviceFact, EventFact
from app.domain.hall_time import hall_date
from app.outbox_ports import EntryState
from offline_cache.cash_count import sales_of
from offline_cache.cash_due import cash_due_fen
from offline_cache.cash_periods import move_of, period_of
from offline_cache.chain import FIRST, ChainName, head_link
from offline_cache.day_schema import DAY_CHANGES
from offline_cache.day_waiting import UNPRINTED, waiting_drafts, waiting_dues, waiting_parts, waiting_prints
from offline_cache.dead_entries import IN_PART_COUNT
from offline_cache.moments import from_us
from offline_cache.print_jobs import IS_QUEUED
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import AUDIT, DRAFTS, ORDERS, OUTBOX

# What is no figure of a day: it is counted elsewhere, or is about the program and the staff.
NOT_COUNTED: Final = frozenset(
    {
        AuditKind.ORDER_ACCEPTED,
        AuditKind.FORM_MADE,
        AuditKind.FORM_TAKEN_UP,
        AuditKind.CARD_READ,
        AuditKind.ATTACHMENT_ADDED,
        AuditKind.ATTACHMENTS_EXPIRED,
        AuditKind.DOCUMENT_SEALED,
        AuditKind.DOCUMENTS_LET_GO,
        AuditKind.PRINTER_TESTED,
        AuditKind.SIGN_ON,
        AuditKind.SIGN_OFF,
        AuditKind.LOCKED,
        AuditKind.UNLOCKED,
        AuditKind.CLERK_SWITCHED,
        AuditKind.SETTINGS_EXPORTED,
        AuditKind.BUNDLE_MADE,
        AuditKind.SEAL_MADE,
        AuditKind.SEAL_RETIRED,
    }
)
_OF_AN_ORDER: Final = (
    AuditKind.ORDER_VOIDED.value,
    AuditKind.REFUSED_SETTLED.value,
    AuditKind.ORDER_REVERSED.value,
    AuditKind.ORDER_AMENDED.value,
)
_LINK: Final = 12  # of the trail's link: a store that was restored numbers other acts as its lost ones were
_WANTED: BindParameter[Any] = bindparam("ids", expanding=True)
_AUDIT = select(AUDIT).where(AUDIT.c.seq > bindparam("after")).order_by(AUDIT.c.seq).limit(bindparam("most"))
_AMOUNTS = select(ORDERS.c.receipt_number, ORDERS.c.amount_fen).where(ORDERS.c.receipt_number.in_(_WANTED))
_UNSENT = (EntryState.PENDING.value, EntryState.INFLIGHT.value)
_STANDING = select(
    head_link(ChainName.JOURNAL).label("journal_head"),
    head_link(ChainName.AUDIT).label("audit_head"),
    select(func.count()).select_from(DRAFTS).scalar_subquery().label("drafts"),
    select(func.count()).select_from(PRINT_JOBS).where(UNPRINTED, IS_QUEUED).scalar_subquery().label("prints"),
    select(func.count()).where(OUTBOX.c.state.in_(_UNSENT)).scalar_subquery().label("unsent"),
    select(func.max(DAY_CHANGES.c.seq)).scalar_subquery().label("up_to"),
    IN_PART_COUNT.scalar_subquery().label("in_part"),
)


def event_facts(
    connection: Connection, *, after: int, most: int, desk: CounterDesk
) -> tuple[tuple[EventFact, ...], dict[str, int], int]:
    """Of the audit trail's rows behind `after`, at most so many; ratings by order, and the last row that was read."""
    rows = connection.execute(_AUDIT, {"after": after, "most": most}).all()
    numbers = [row.subject for row in rows if row.kind in _OF_AN_ORDER]
    amounts = dict(connection.execute(_AMOUNTS, {"ids": numbers}).all()) if numbers else {}
    facts = tuple(
        EventFact(
            id=f"{desk.device_id}/{row.seq}/{row.link[:_LINK]}",
            day=hall_date(from_us(row.at_us), desk.hall.zone),
            device=desk.device_id,
            desk=desk.number,
            staff=row.staff_number,
            at=from_us(row.at_us),
            kind=row.kind,
            subject=row.subject,
            reason=row.reason,
            approver=row.approver,
            amount_fen=amounts.get(row.subject) if row.kind in _OF_AN_ORDER else None,
        )
        for row in rows
        if row.kind not in NOT_COUNTED
    )
    ratings = {row.subject: int(row.reason) for row in rows if row.kind == AuditKind.RATING and row.reason.isdecimal()}
    return facts, ratings, rows[-1].seq if rows else after


def cash_facts(connection: Connection, period_ids: Sequence[str], *, desk: CounterDesk) -> tuple[CashFact, ...]:
    """The drawer's periods as they stand."""
    periods = (period_of(connection, each) for each in period_ids)
    return tuple(_cash_fact(connection, period, desk) for period in periods if period is not None)


def _cash_fact(connection: Connection, period: CashPeriod, desk: CounterDesk) -> CashFact:
    sales, counted = sales_of(connection, period.id), period.counted
    return CashFact(
        id=period.id,
        day=period.day,
        device=desk.device_id,
        desk=period.desk,
        staff=period.staff,
        opened_at=period.opened_at,
        closed_at=period.closed_at,
        float_fen=period.float_fen,
        taken_fen=sales.taken_fen,
        returned_fen=sales.returned_fen,
        paid_in_fen=_sum(period.moves, Kind.PAY_IN, Kind.FROM_SAFE),
        paid_out_fen=_sum(period.moves, Kind.PAY_OUT),
        deposited_fen=_sum(period.moves, Kind.TO_SAFE),
        expected_fen=expected_fen(period, sales) if counted is None else counted.expected_fen,
        counted_fen=None if counted is None else counted.counted_fen,
        difference_fen=None if counted is None else counted.difference_fen,
        reason=period.reason,
        approver=period.approver,
        handed_to=period.handed_to,
        float_counted=period.float_counted,
        counts=len(period.counts),
        first_difference_fen=period.counts[0].difference_fen if period.counts else None,
    )


def _sum(moves: Sequence[CashMove], *kinds: Kind) -> int:
    return sum(each.amount_fen for each in moves if each.kind in kinds)


def move_facts(connection: Connection, move_ids: Sequence[str], *, desk: CounterDesk) -> tuple[CashMoveFact, ...]:
    """Cash that moved without a sale, the safe's own too: below zero where it left the drawer, or the safe."""
    moves = (move_of(connection, each) for each in move_ids)
    return tuple(_move_fact(move, desk) for move in moves if move is not None)


def _move_fact(move: CashMove, desk: CounterDesk) -> CashMoveFact:
    return CashMoveFact(
        id=move.id,
        period_id=move.period_id,
        day=hall_date(move.at, desk.hall.zone),
        desk=desk.number,
        staff=move.by,
        at=move.at,
        kind=move.kind.value,
        amount_fen=moved_fen((move,)) if move.period_id else safe_change_fen((move,)),
        reason=move.reason,
        approver=move.approver,
    )


def device_fact(connection: Connection, *, desk: CounterDesk, at: datetime) -> DeviceFact:
    """As it stands within what `connection` sees."""
    row, due_fen = connection.execute(_STANDING).one(), cash_due_fen(connection)
    return DeviceFact(
        id=desk.device_id,
        day=hall_date(at, desk.hall.zone),
        desk=desk.number,
        at=at,
        up_to=row.up_to or 0,
        journal_head=row.journal_head or FIRST,
        audit_head=row.audit_head or FIRST,
        open_drafts=row.drafts,
        open_prints=row.prints,
        unsent=row.unsent,
        cash_due_fen=due_fen,
        refused_in_part=row.in_part,
        drafts=waiting_drafts(connection) if row.drafts else "",
        prints=waiting_prints(connection) if row.prints else "",
        dues=waiting_dues(connection) if due_fen else "",
        parts=waiting_parts(connection) if row.in_part else "",
    )
