"""What still has to reach the centre, in order within a lane (device/customer), and what the centre said.

The dispatcher's round: `due_batch`, `mark_inflight`, send; for each answer `mark_acked`, `mark_dead` or `mark_retry`,
all answers of one batch inside one `together`. While a batch is under way `due_behind` says what comes after it; what
then may not go is given back by `not_sent`. At start `reset_inflight`: what was under way when the program died is sent
again, and the centre knows it by its key. Nothing is ever deleted.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from app.domain.order import CentralState
from app.errors import StoreDamaged
from app.outbox_ports import DeadEntry, EntryState, OutboxStatus
from app.texts import store as texts
from app.texts.language import Text
from app.wire.batch import KIND_CANCELLATION, LineAnswer
from offline_cache.backoff import MOST_S
from offline_cache.dead_entries import IN_PART_COUNT, dead_entries
from offline_cache.entry_rows import ENTRY_ROWS, entry_bytes
from offline_cache.give_back_reversed import give_back_reversed
from offline_cache.kept_refusal import refusal_json
from offline_cache.moments import from_us, to_us
from offline_cache.order_lines import close_order, refuse_lines
from offline_cache.prepared import Prepared
from offline_cache.schema import (
    ORDER_AMENDMENTS,
    ORDERS,
    OUTBOX,
    SIGNED_VERSIONS,
)
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store

T = TypeVar("T")

MOST_ENTRIES = 50
MOST_BYTES = 256 * 1024
ENVELOPE_BYTES = 512  # key, lane, kind and hash around each entry, generously


_BEFORE = OUTBOX.alias("before")


def _not_yet(table: FromClause) -> ColumnElement[bool]:
    """Further ahead than any back-off reaches means that the clock was set back since: that is no reason to wait."""
    return table.c.next_attempt_at_us.between(bindparam("now_us") + 1, bindparam("far_us"))


# Literal, as in the index outbox_open, which SQLite takes only then: a customer of many years is asked for in one step.
_SETTLED: BindParameter[list[EntryState]] = bindparam(
    "settled", [EntryState.ACKED, EntryState.REPAIRED, EntryState.WITHDRAWN], expanding=True, literal_execute=True
)


def _blocked_by(states: Sequence[EntryState]) -> ColumnElement[bool]:
    """Whether an earlier entry of the lane is in one of these states, or waits."""
    return exists(
        select(1).where(
            _BEFORE.c.lane == OUTBOX.c.lane,
            _BEFORE.c.lane_seq < OUTBOX.c.lane_seq,
            _BEFORE.c.state.not_in(_SETTLED),
            or_(
                _BEFORE.c.state.in_(states),
                # Pending but not yet due; or a repair, which is younger and yet has the lane's earlier place.
                and_(
                    _BEFORE.c.state == EntryState.PENDING,
                    or_(_not_yet(_BEFORE), _BEFORE.c.seq > OUTBOX.c.seq),
                ),
            ),
        )
    )


_ENTRY = ENTRY_ROWS.where(OUTBOX.c.key == bindparam("wanted"))
# Its next version is signed and being paid for: it is not sent meanwhile (amend_order.py).
_HELD = exists(
    select(1)
    .select_from(ORDER_AMENDMENTS)
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.id == ORDER_AMENDMENTS.c.signed_id)
    .where(
        ORDER_AMENDMENTS.c.amends == func.coalesce(OUTBOX.c.supersedes, OUTBOX.c.key),
        SIGNED_VERSIONS.c.state == SignedState.OPEN,
    )
)
_READY = (
    ENTRY_ROWS.where(OUTBOX.c.state == EntryState.PENDING, ~_not_yet(OUTBOX), ~_HELD)
    .order_by(OUTBOX.c.seq)
    .limit(bindparam("most"))
)
DUE = _READY.where(~_blocked_by((EntryState.DEAD, EntryState.INFLIGHT)))
_DUE_BEHIND = _READY.where(~_blocked_by((EntryState.DEAD,)))
_SENT = Prepared(select(OUTBOX.c.kind, OUTBOX.c.supersedes).where(OUTBOX.c.key == bindparam("wanted")))
_LAST_SETTLED = select(func.max(OUTBOX.c.settled_at_us)).where(OUTBOX.c.settled_at_us.is_not(None))
_UNSETTLED = and_(
    OUTBOX.c.key == bindparam("wanted"),
    or_(OUTBOX.c.state == EntryState.PENDING.value, OUTBOX.c.state == EntryState.INFLIGHT.value),
)
_RETRY = (
    update(OUTBOX)
    .where(_UNSETTLED)
    .values(state=EntryState.PENDING, next_attempt_at_us=bindparam("next_us"), last_error=bindparam("error"))
)
_ACK = Prepared(
    update(OUTBOX)
    .where(_UNSETTLED)
    .values(
        state=EntryState.ACKED.value,
        settled_at_us=bindparam("at_us"),
        result=bindparam("result_json"),
        last_error="",
        copies=OUTBOX.c.copies + 1,
    )
)
_ORDER_ACCEPTED = Prepared(
    update(ORDERS)
    .where(ORDERS.c.id == bindparam("wanted"))
    .values(
        central=CentralState.ACCEPTED.value,
        central_id=bindparam("id_there"),
        copies=ORDERS.c.copies + 1,
        # A later state may have come down before this answer was read.
        line_states=case((ORDERS.c.state.is_(None), bindparam("lines")), else_=ORDERS.c.line_states),
    )
)
_COPIED = update(ORDERS).where(ORDERS.c.id == bindparam("wanted"), ORDERS.c.copies == 1).values(copies=2)
_DIE = (
    update(OUTBOX)
    .where(_UNSETTLED)
    .values(
        state=EntryState.DEAD,
        settled_at_us=bindparam("at_us"),
        result=bindparam("result_json"),
        last_error=bindparam("error"),
    )
)
_ORDER_REFUSED = (
    update(ORDERS)
    .where(ORDERS.c.id == bindparam("wanted"))
    .values(central=CentralState.REFUSED, refusal=bindparam("why"))
)


@dataclass(frozen=True, slots=True)
class DueEntry:
    """`entry` is the canonical JSON that `sha256` covers. `attempts` counts the sendings before this one."""

    seq: int
    key: str
    lane: str
    lane_seq: int
    kind: str
    sha256: str
    entry: bytes
    attempts: int


class EntryDamaged(StoreDamaged):
    """This one entry does not read back; the others do."""

    def __init__(self, key: str, damage: StoreDamaged) -> None:
        super().__init__(damage.text, **damage.values)
        self.key = key


class StoredOutbox:
    """app.outbox_ports.Outbox, and what a dispatcher reads and writes. Every act is one commit unless in `together`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def status(self) -> OutboxStatus:
        waiting = OUTBOX.c.state.in_((EntryState.PENDING, EntryState.INFLIGHT))
        with self._store.read() as connection:
            count = connection.execute(select(func.count()).where(waiting)).scalar_one()
            oldest = connection.execute(
                select(OUTBOX.c.queued_at_us).where(waiting).order_by(OUTBOX.c.seq).limit(1)
            ).scalar()
            dead = connection.execute(select(func.count()).where(OUTBOX.c.state == EntryState.DEAD)).scalar_one()
            dead += connection.execute(IN_PART_COUNT).scalar_one()
            sent = connection.execute(_LAST_SETTLED).scalar()
        return OutboxStatus(
            waiting=count,
            oldest_at=None if oldest is None else from_us(oldest),
            dead=dead,
            last_sent_at=None if sent is None else from_us(sent),
        )

    def dead(self) -> tuple[DeadEntry, ...]:
        with self._store.read() as connection:
            return dead_entries(connection)

    def due_batch(
        self, now: datetime, *, max_entries: int = MOST_ENTRIES, max_bytes: int = MOST_BYTES
    ) -> tuple[DueEntry, ...]:
        """The head run of each lane, oldest first; a lane whose head is dead, under way or not yet due gives nothing.

        One entry that alone is over `max_bytes` goes by itself: kept back it would never go. Raises EntryDamaged.
        """
        with self._store.read() as connection:
            return self._batch(connection, DUE, now, max_entries=max_entries, max_bytes=max_bytes)

    def due_behind(
        self, now: datetime, *, max_entries: int = MOST_ENTRIES, max_bytes: int = MOST_BYTES
    ) -> tuple[DueEntry, ...]:
        """What will be due once all that is under way was accepted; inside `together`, whose writing it sees.

        Raises EntryDamaged.
        """
        return self._store.write(
            lambda connection: self._batch(connection, _DUE_BEHIND, now, max_entries=max_entries, max_bytes=max_bytes)
        )

    def _batch(
        self, connection: Connection, due: Select[Any], now: datetime, *, max_entries: int, max_bytes: int
    ) -> tuple[DueEntry, ...]:
        when = {"now_us": to_us(now), "far_us": to_us(now + timedelta(seconds=MOST_S))}
        batch: list[DueEntry] = []
        left_bytes = max_bytes
        with connection.execute(due, {**when, "most": max_entries}) as rows:
            for row in rows:  # one by one: the batch may be full before all that was asked for is read and decrypted
                left_bytes -= row.entry_bytes + ENVELOPE_BYTES
                if batch and left_bytes < 0:
                    break
                batch.append(self._due_entry(row))
        return tuple(batch)

    def state_of(self, key: str) -> EntryState | None:
        """None for an entry this store never had."""
        with self._store.read() as connection:
            found = connection.execute(select(OUTBOX.c.state).where(OUTBOX.c.key == key)).scalar()
        return None if found is None else EntryState(found)

    def entry_of(self, key: str) -> DueEntry | None:
        """The entry that was, or will be, sent, with its place in its lane; None for one this store never had."""
        with self._store.read() as connection:
            row = connection.execute(_ENTRY, {"wanted": key}).one_or_none()
        return None if row is None else self._due_entry(row)

    def together(self, job: Callable[[], T]) -> T:
        """Whatever `job` writes through this store becomes one commit. No network inside: other writers wait."""
        return self._store.write(lambda _: job())

    def reset_inflight(self) -> None:
        """Once at start: what a process that died had under way is pending again."""
        self._store.write(
            lambda connection: connection.execute(
                update(OUTBOX)
                .where(OUTBOX.c.state == EntryState.INFLIGHT)
                .values(state=EntryState.PENDING, next_attempt_at_us=0)
            )
        )

    def due_now(self) -> None:
        """Everything pending may be tried at once: the link came back, or a person pressed the button."""
        self._store.write(
            lambda connection: connection.execute(
                update(OUTBOX).where(OUTBOX.c.state == EntryState.PENDING).values(next_attempt_at_us=0)
            )
        )

    def mark_inflight(self, keys: Sequence[str]) -> frozenset[str]:
        """Before the first byte leaves. Only what is returned may be sent: an order may be voided since it was read."""

        def job(connection: Connection) -> frozenset[str]:
            going = (
                update(OUTBOX)
                .where(OUTBOX.c.key.in_(keys), OUTBOX.c.state == EntryState.PENDING, ~_HELD)
                .values(state=EntryState.INFLIGHT, attempts=OUTBOX.c.attempts + 1)
                .returning(OUTBOX.c.key)
            )
            return frozenset(connection.execute(going).scalars())

        return self._store.write(job)

    def not_sent(self, keys: Sequence[str]) -> None:
        """They were marked and did not leave after all: pending again, as if nobody had tried."""
        back = update(OUTBOX).where(OUTBOX.c.key.in_(keys), OUTBOX.c.state == EntryState.INFLIGHT)
        back = back.values(state=EntryState.PENDING, attempts=OUTBOX.c.attempts - 1)
        self._store.write(lambda connection: connection.execute(back))

    def mark_retry(self, key: str, *, next_attempt_at: datetime, error: str) -> None:
        """Nothing is known of it: pending again, not before `next_attempt_at`."""

        def job(connection: Connection) -> None:
            connection.execute(_RETRY, {"wanted": key, "next_us": to_us(next_attempt_at), "error": error})

        self._store.write(job)

    def mark_acked(self, key: str, *, result: str, central_id: str, lines: Sequence[LineAnswer], at: datetime) -> None:
        """The centre has it, and with it a second machine holds the order. `result` is its answer, as JSON.

        What it refused of it stands with the refused orders until somebody settles it.
        """
        states = line_states_json(lines)

        def job(connection: Connection) -> None:
            told = _ACK.run(connection, {"wanted": key, "result_json": result, "at_us": to_us(at)})
            order_id = _order_sent(connection, key) if told.rowcount else None
            if order_id is not None:
                _ORDER_ACCEPTED.run(connection, {"wanted": order_id, "id_there": central_id, "lines": states})
                refuse_lines(connection, order_id, lines)
                give_back_reversed(connection, self._store, order_id, at=at)

        self._store.write(job)

    def note_copy(self, order_id: str) -> None:
        """Another machine of the hall holds this order too, whatever the centre says later."""
        self._store.write(lambda connection: connection.execute(_COPIED, {"wanted": order_id}))

    def mark_dead(self, key: str, *, code: str, reason: Text | None, at: datetime) -> None:
        """The centre refused it for good; it parks its lane and stands in the manager's list."""
        why = refusal_json(code, reason or texts.REFUSED_WITHOUT_REASON)

        def job(connection: Connection) -> None:
            told = connection.execute(_DIE, {"wanted": key, "result_json": why, "at_us": to_us(at), "error": code})
            order_id = _order_sent(connection, key) if told.rowcount else None
            if order_id is not None:
                connection.execute(_ORDER_REFUSED, {"wanted": order_id, "why": why})
                close_order(connection, order_id)

        self._store.write(job)

    def _due_entry(self, row: Row[tuple[object, ...]]) -> DueEntry:
        try:
            plain = entry_bytes(row, self._store)
        except StoreDamaged as damage:
            raise EntryDamaged(row.key, damage) from damage
        return DueEntry(
            seq=row.seq,
            key=row.key,
            lane=row.lane,
            lane_seq=row.lane_seq,
            kind=row.kind,
            sha256=row.sha256,
            entry=plain,
            attempts=row.attempts,
        )


def _order_sent(connection: Connection, key: str) -> str | None:
    """The order that this entry brings, for the first time or once more; None for a cancellation."""
    ((kind, supersedes),) = _SENT.run(connection, {"wanted": key}).fetchall()
    return None if kind == KIND_CANCELLATION else str(supersedes or key)


def line_states_json(lines: Sequence[LineAnswer]) -> str:
    return json.dumps([[line.id, line.state.value] for line in lines])
