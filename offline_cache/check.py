"""Does the store hold what it promised: readable pages, unbroken chains, books that agree, every order whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.domain.payment_try import ReturnState, TryState
from app.errors import StoreDamaged
from app.outbox_ports import EntryState
from app.wire.batch import KIND_CANCELLATION
from app.wire.cancellation import read_cancellation
from app.wire.entry import OrderEntry, read_order_entry
from offline_cache import audit, journal
from offline_cache.archive import document_faults, sealed_faults
from offline_cache.attachments import whole_attachments
from offline_cache.chain import unguarded
from offline_cache.closed_days import closed_day_faults
from offline_cache.cross_check import cross_faults
from offline_cache.ending import ENDINGS, Ending
from offline_cache.entry_chain import FIRST_IN_CHAIN, next_in_chain
from offline_cache.entry_rows import ENTRY_ROWS, entry_bytes
from offline_cache.journal import JournalKind
from offline_cache.owed_back import OPEN
from offline_cache.print_jobs import paper_faults
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import (
    AUDIT,
    JOURNAL,
    ORDER_AMENDMENTS,
    ORDER_LINES,
    ORDERS,
    OUTBOX,
    PAYMENT_RETURNS,
    PAYMENT_TRIES,
    PAYMENTS,
    SIGNED_VERSIONS,
)
from offline_cache.signed_versions import WHOLE_VERSIONS, SignedState, open_versions, read_signed
from offline_cache.store import Store

SOUND = "ok"
_ENDED = (JournalKind.ORDER_VOIDED.value, JournalKind.REFUSED_SETTLED.value, JournalKind.LINES_SETTLED.value)
_GOES_BACK = PAYMENTS.c.amount_fen == (
    select(func.coalesce(func.sum(PAYMENT_RETURNS.c.amount_fen), 0))
    .where(PAYMENT_RETURNS.c.payment_id == PAYMENTS.c.id, PAYMENT_RETURNS.c.state != ReturnState.REPLACED.value)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class StoreReport:
    """`integrity` is "ok", or what does not hold, in the database's words. `orders` are the ids of all orders, oldest
    first, `partial` how many of them, and of signed forms still to be orders, lack something that was written with
    them. `hanging` are charges of which nobody knows the end, `owed` returns that customers have not got: open
    business, and no fault of the store. `only_archive`: nothing but files of archived forms is at fault, and these are
    drawn anew from their orders."""

    integrity: str
    orders: tuple[str, ...]
    partial: int
    hanging: int = 0
    owed: int = 0
    only_archive: bool = False

    @property
    def sound(self) -> bool:
        return self.integrity == SOUND and self.partial == 0


def check_store(store: Store) -> StoreReport:
    """Reads everything. Raises StoreDamaged where not even that is possible."""
    with store.read() as connection:
        faults = [*_page_faults(connection), *_chain_faults(connection, store), *cross_faults(connection)]
        faults += [*sealed_faults(connection), *paper_faults(connection)]
        archived = list(document_faults(connection, store))
        orders = connection.execute(select(ORDERS).order_by(ORDERS.c.seq)).all()
        beside = _beside(connection)
        partial = [order.id for order in orders if not _whole(connection, store, order, beside)]
        partial += [row.id for row in open_versions(connection) if not _kept_ahead(row, store, beside)]
        hanging = _count(connection, PAYMENT_TRIES.c.state.in_([TryState.ASKED.value]))
        owed = _count(connection, PAYMENT_RETURNS.c.state.in_([state.value for state in OPEN]))
    return StoreReport(
        integrity="; ".join((*faults, *archived)) or SOUND,
        orders=tuple(order.id for order in orders),
        partial=len(partial),
        hanging=hanging,
        owed=owed,
        only_archive=bool(archived) and not (faults or partial),
    )


def _count(connection: Connection, which: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).where(which)).scalar_one())


def _page_faults(connection: Connection) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        for row in connection.exec_driver_sql(f"PRAGMA {pragma}"):
            if tuple(row) != (SOUND,):
                yield f"{pragma}: {' '.join(map(str, row))}"


def _chain_faults(connection: Connection, store: Store) -> Iterator[str]:
    yield from (f"journal: {fault}" for fault in journal.faults(connection, key=store.journal_key))
    yield from (f"audit: {fault}" for fault in audit.faults(connection, key=store.audit_key))
    yield from (f"{table}: its guard is gone" for table in unguarded(connection))
    yield from map(str, closed_day_faults(connection, key=store.closed_days_key))
    expected = FIRST_IN_CHAIN
    for row in connection.execute(select(OUTBOX.c.seq, OUTBOX.c.prev_hash, OUTBOX.c.sha256).order_by(OUTBOX.c.seq)):
        if row.prev_hash != expected:
            yield f"outbox: broken at {row.seq}"
            return
        expected = next_in_chain(row.prev_hash, row.sha256)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What must name every order, read once."""

    sworn: frozenset[str]
    audited: frozenset[str]
    printed: frozenset[str]
    paid: frozenset[tuple[str, str]]
    paid_fen: dict[str, int]
    lines: frozenset[tuple[str, str]]
    owed: frozenset[str]  # versions with money that neither went back nor is on its way
    taken_back: Mapping[JournalKind, frozenset[str]]
    entries: Mapping[str, str]
    amends: Mapping[str, str]  # the order that a signed version amends
    ended: frozenset[str]  # orders that ended, or lines of which were settled


def _beside(connection: Connection) -> _Beside:
    def column(wanted: Select[str]) -> frozenset[str]:
        return frozenset(connection.execute(wanted).scalars())

    return _Beside(
        sworn=column(select(JOURNAL.c.subject).where(JOURNAL.c.kind == JournalKind.ORDER_ACCEPTED)),
        audited=column(select(AUDIT.c.subject).where(AUDIT.c.kind == JournalKind.ORDER_ACCEPTED)),
        printed=column(select(PRINT_JOBS.c.order_id)),
        paid=frozenset((row.id, row.signed_id) for row in connection.execute(select(PAYMENTS))),
        paid_fen=_paid_fen(connection),
        lines=frozenset((row.order_id, row.line_id) for row in connection.execute(select(ORDER_LINES))),
        owed=column(select(PAYMENTS.c.signed_id).where(PAYMENTS.c.returned_at_us.is_(None), ~_GOES_BACK)),
        taken_back={
            undone.sworn_as: column(select(JOURNAL.c.subject).where(JOURNAL.c.kind == undone.sworn_as))
            for undone in ENDINGS.values()
        },
        entries={row.key: row.state for row in connection.execute(select(OUTBOX.c.key, OUTBOX.c.state))},
        amends={row.signed_id: row.amends for row in connection.execute(select(ORDER_AMENDMENTS))},
        ended=column(select(JOURNAL.c.subject).where(JOURNAL.c.kind.in_(_ENDED))),
    )


def _paid_fen(connection: Connection) -> dict[str, int]:
    """What was paid for each version in all, by whatever means."""
    summed = select(PAYMENTS.c.signed_id, func.sum(PAYMENTS.c.amount_fen).label("fen")).group_by(PAYMENTS.c.signed_id)
    return {row.signed_id: row.fen for row in connection.execute(summed)}


def _whole(connection: Connection, store: Store, order: Row[tuple[object, ...]], beside: _Beside) -> bool:
    """Content, strokes, payment, journal link, audit row, lines, entry, print job and pictures are there and fit."""
    signed = connection.execute(WHOLE_VERSIONS.where(SIGNED_VERSIONS.c.id == order.signed_id)).one_or_none()
    undone = ENDINGS.get(order.central)
    if signed is None or signed.state != (SignedState.ACCEPTED if undone is None else SignedState.VOIDED):
        return False
    if undone is not None and not _taken_back(connection, store, order, beside, undone):
        return False
    named = order.id in beside.sworn and order.receipt_number in beside.audited and order.id in beside.printed
    if not named or (order.payment_id, order.signed_id) not in beside.paid:
        return False
    if beside.paid_fen[order.signed_id] < order.amount_fen:
        return False
    try:
        kept = read_signed(signed, store)
        entry = _entry(connection, store, order.id)
    except (StoreDamaged, ValueError):
        return False
    amendment = kept.content.amendment
    if beside.amends.get(order.signed_id) != (amendment.order_id if amendment is not None else None):
        return False
    if amendment is not None and undone is None and amendment.order_id not in beside.ended:
        return False
    if not beside.lines.issuperset((order.id, line.id) for line in kept.content.lines):
        return False
    pictures = [each.sha256 for each in kept.content.attachments]
    if not whole_attachments(connection, store, form_id=signed.form_id, hashes=pictures):
        return False
    head = entry.head
    content_sha256 = hashlib.sha256(kept.content_bytes).hexdigest()
    return (
        content_sha256 == signed.content_sha256 == head.form_sha256
        and kept.signature.sha256 == head.signature_sha256
        and entry.content_bytes == kept.content_bytes
        and head.receipt_no == order.receipt_number
        and entry.content.sums.today_fen == order.amount_fen
    )


def _kept_ahead(row: Row[tuple[object, ...]], store: Store, beside: _Beside) -> bool:
    """Of a form signed and no order yet: its content, its strokes and what was kept ahead of its order."""
    try:
        kept = read_signed(row, store)
        if not row.ahead:  # signed under an older program
            return True
        if row.blank_sealed is None:
            return False
        store.day_keys.unseal(row.blank_sealed, day=date.fromisoformat(row.day), place=f"blank {row.id}")
    except (StoreDamaged, ValueError):
        return False
    return beside.lines.issuperset((row.id, line.id) for line in kept.content.lines)


def _taken_back(
    connection: Connection, store: Store, order: Row[tuple[object, ...]], beside: _Beside, undone: Ending
) -> bool:
    """It is sworn to, its money went back, and its entry, with whatever took its place, says the same."""
    if order.id not in beside.taken_back[undone.sworn_as] or order.signed_id in beside.owed:
        return False
    if beside.entries.get(order.entry_key or order.id) != undone.entry:
        return False
    if undone.entry is EntryState.WITHDRAWN:
        return True
    try:
        instead = (OUTBOX.c.supersedes == order.id) & (OUTBOX.c.kind == KIND_CANCELLATION)
        plain = _plain(connection, store, instead)
        cancelled = read_cancellation(json.loads(plain))
    except (StoreDamaged, ValueError):
        return False
    return bool(cancelled.supersedes == (order.entry_key or order.id))


def _entry(connection: Connection, store: Store, order_id: str) -> OrderEntry:
    """As `_plain`; raises ValueError also where it is no order's."""
    return read_order_entry(json.loads(_plain(connection, store, OUTBOX.c.key == order_id)))


def _plain(connection: Connection, store: Store, which: ColumnElement[bool]) -> bytes:
    """The one entry's bytes. Raises ValueError where it is not there, StoreDamaged where its hash says another."""
    row = connection.execute(ENTRY_ROWS.where(which)).one_or_none()
    if row is None:
        raise ValueError("no entry")
    return entry_bytes(row, store)
