"""The archive of sealed documents: an index in the store, the files beside it, each encrypted under its day's key.

A file is on the disk before its row is: after a kill in between it is a file that nobody names, and the order is sealed
once more. Its name holds the hash of what it is, so that no file is ever written over by another. Files never change,
which is why they lie beside the database and not in it: a backup copies each once (decision 0032).
"""

import hashlib
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from app.archive_ports import ArchivedRow
from app.domain.attachment import last_day_added
from app.domain.audit import AuditKind
from app.domain.hall_time import start_of
from app.domain.order import CentralState, KeptOrder
from app.domain.receipt_number import ReceiptNumber
from app.errors import StoreDamaged, StoreTrouble
from app.ports import AuditEvent
from app.texts import archive as words
from offline_cache.archive_schema import SEALED_DOCUMENTS
from offline_cache.attachments import steady
from offline_cache.audit import note
from offline_cache.durable import sync_folder, write_durably
from offline_cache.faults import has_room
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.schema import AUDIT, ORDERS
from offline_cache.store import Store

FOLDER: Final = "archive"  # in the store's folder, a folder a day in it
LEAST_ROOM_BYTES: Final = 256 * 1024 * 1024  # the archive never takes the last room: orders come first
_HASH_IN_NAME: Final = 16  # hex digits

_D = SEALED_DOCUMENTS.c
_KEPT = _D.let_go_at_us.is_(None)
_ROWS = (
    select(ORDERS, _D.sealed_at_us, _D.let_go_at_us, _D.sha256, _D.byte_count, _D.day, _D.only_here)
    .join(SEALED_DOCUMENTS, _D.order_id == ORDERS.c.id, isouter=True)
    .order_by(ORDERS.c.seq.desc())
)


class StoredArchive:
    """app.archive_ports.DocumentArchive. `keep_days` says for how long files are kept now."""

    def __init__(self, store: Store, *, zone: ZoneInfo, keep_days: Callable[[], int]) -> None:
        self._store, self._zone, self._keep_days = store, zone, keep_days
        self._turn = threading.Lock()
        self._all_before = 0  # every order before this one was seen to: none of them ever wants a file again

    def keep(self, order: KeptOrder, pdf: bytes, *, at: datetime, only_here: bool) -> None:
        """Raises StoreTrouble where there is no room for it, or the folder cannot be written."""
        with self._turn:
            if self._known(order.id):
                return
            day, sha256 = day_of(order.accepted_at), hashlib.sha256(pdf).hexdigest()
            sealed = self._store.day_keys.seal(pdf, day=day, place=_place(order.id))
            self._write(file_of(self._store.folder, day.isoformat(), order.id, sha256), sealed)
            row = {
                "order_id": order.id,
                "day": day.isoformat(),
                "sealed_at_us": to_us(at),
                "sha256": sha256,
                "byte_count": len(pdf),
                "let_go_at_us": None,
                "only_here": int(only_here),
            }
            said = AuditEvent(AuditKind.DOCUMENT_SEALED, "", at, str(order.receipt_number), sha256)

            def job(connection: Connection) -> None:
                connection.execute(insert(SEALED_DOCUMENTS), row)
                note(connection, said, key=self._store.audit_key)

            self._store.write(job)

    def unsealed(self, *, limit: int, only_here: bool) -> tuple[str, ...]:
        since = self._store.clock.now() - timedelta(days=self._keep_days())
        waiting = (
            select(ORDERS.c.seq, ORDERS.c.id)
            .where(
                ORDERS.c.seq > self._all_before,
                ORDERS.c.accepted_at_us >= to_us(since),
                ORDERS.c.central != CentralState.VOIDED.value,
                ~select(_D.order_id).where(_D.order_id == ORDERS.c.id).exists(),
            )
            .order_by(ORDERS.c.seq)
        )
        held = or_(ORDERS.c.copies > 1, ORDERS.c.central != CentralState.PENDING.value)
        with self._store.read() as connection:
            last = connection.execute(select(func.coalesce(func.max(ORDERS.c.seq), 0))).scalar_one()
            first = connection.execute(waiting.limit(1)).first()
            rows = connection.execute((waiting if only_here else waiting.where(held)).limit(limit)).all()
        self._all_before = first.seq - 1 if first is not None else last
        return tuple(row.id for row in rows)

    def find(self, typed: str, *, since: date, until: date, limit: int) -> tuple[ArchivedRow, ...]:
        terms: list[ColumnElement[bool]] = [
            ORDERS.c.accepted_at_us >= to_us(start_of(since, self._zone)),
            ORDERS.c.accepted_at_us < to_us(start_of(until + timedelta(days=1), self._zone)),
        ]
        if typed:
            terms.append(ORDERS.c.receipt_number.contains(typed.upper(), autoescape=True))
        with self._store.read() as connection:
            return tuple(map(_archived, connection.execute(_ROWS.where(*terms).limit(limit))))

    def row(self, order_id: str) -> ArchivedRow | None:
        found = self._one(order_id)
        return None if found is None else _archived(found)

    def document(self, order_id: str) -> bytes | None:
        row = self._one(order_id)
        if row is None or row.sealed_at_us is None or row.let_go_at_us is not None:
            return None
        try:
            return read_document(row, self._store)
        except OSError as gone:
            raise StoreDamaged(words.FILE_GONE, number=row.receipt_number) from gone

    def let_go(self, *, today: date) -> int:
        """None while the clock may have jumped ahead, as of attachments: what went never comes back."""
        now, last_day = self._store.clock.now(), last_day_added(today, keep_days=self._keep_days()).isoformat()

        def job(connection: Connection) -> int | None:
            if not steady(connection, now):
                return None
            old = update(SEALED_DOCUMENTS).where(_KEPT, _D.day <= last_day).values(let_go_at_us=to_us(now))
            gone = connection.execute(old).rowcount
            if gone:
                said = AuditEvent(AuditKind.DOCUMENTS_LET_GO, "", now, str(gone), "")
                note(connection, said, key=self._store.audit_key)
            return gone

        gone = self._store.write(job)
        if gone is None:
            return 0
        for folder in day_folders(self._store.folder / FOLDER):  # also what a kill left behind
            if folder.name <= last_day:
                shutil.rmtree(folder, ignore_errors=True)
        return gone

    def _known(self, order_id: str) -> bool:
        with self._store.read() as connection:
            return connection.execute(select(_D.order_id).where(_D.order_id == order_id)).first() is not None

    def _one(self, order_id: str) -> Row[tuple[object, ...]] | None:
        with self._store.read() as connection:
            return connection.execute(_ROWS.where(ORDERS.c.id == order_id)).one_or_none()

    def _write(self, file: Path, sealed: bytes) -> None:
        folder = self._store.folder
        if not has_room(folder, LEAST_ROOM_BYTES):
            raise StoreTrouble(words.NO_ROOM)
        try:
            if not file.parent.exists():
                file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                sync_folder(file.parent.parent)
                sync_folder(folder)
            write_durably(file, sealed)
        except OSError as fault:
            raise StoreTrouble(words.NOT_WRITTEN, folder=folder / FOLDER) from fault


def file_of(store: Path, day: str, order_id: str, sha256: str) -> Path:
    return store / FOLDER / day / f"{order_id}.{sha256[:_HASH_IN_NAME]}"


def day_folders(archive: Path) -> tuple[Path, ...]:
    """Oldest first; none where nothing was archived yet."""
    return tuple(sorted(each for each in archive.iterdir() if each.is_dir())) if archive.is_dir() else ()


def read_document(row: Row[tuple[object, ...]], store: Store) -> bytes:
    """Of a row that has its file still. Raises StoreDamaged where it is not what was kept, OSError where it is gone."""
    sealed = file_of(store.folder, row.day, row.id, row.sha256).read_bytes()
    try:
        pdf = store.day_keys.unseal(sealed, day=date.fromisoformat(row.day), place=_place(row.id))
    except StoreDamaged as wrong:
        raise StoreDamaged(words.DAMAGED, number=row.receipt_number) from wrong
    if (len(pdf), hashlib.sha256(pdf).hexdigest()) != (row.byte_count, row.sha256):
        raise StoreDamaged(words.DAMAGED, number=row.receipt_number)
    return pdf


def sealed_faults(connection: Connection) -> Iterator[str]:
    """What the index names and the trail does not say was sealed, by its receipt number."""
    sealed = AUDIT.c.kind == AuditKind.DOCUMENT_SEALED.value
    sworn = {tuple(row) for row in connection.execute(select(AUDIT.c.subject, AUDIT.c.reason).where(sealed))}
    for row in connection.execute(_ROWS.where(_D.order_id.is_not(None), _KEPT)):
        if (row.receipt_number, row.sha256) not in sworn:
            yield f"archive: {row.receipt_number} is not what was sealed"


def document_faults(connection: Connection, store: Store) -> Iterator[str]:
    """Every file that is kept is read: one that is gone, or not itself, by its receipt number."""
    for row in connection.execute(_ROWS.where(_D.order_id.is_not(None), _KEPT)):
        try:
            read_document(row, store)
        except OSError:
            yield f"archive: {row.receipt_number} is gone"
        except StoreDamaged:
            yield f"archive: {row.receipt_number} is not what was kept"


def _archived(row: Row[tuple[object, ...]]) -> ArchivedRow:
    return ArchivedRow(
        order_id=row.id,
        receipt_number=row.receipt_number,
        customer=row.customer_masked,
        day=ReceiptNumber.read(row.receipt_number).day,
        accepted_at=from_us(row.accepted_at_us),
        sealed_at=None if row.sealed_at_us is None else from_us(row.sealed_at_us),
        let_go_at=None if row.let_go_at_us is None else from_us(row.let_go_at_us),
        sha256=row.sha256 or "",
        byte_count=row.byte_count or 0,
        voided=row.central == CentralState.VOIDED.value,
        only_here=bool(row.only_here),
    )


def _place(order_id: str) -> str:
    return f"document {order_id}"
