"""Archived forms handed out: found by whoever may see the archive, opened and saved with a row in the trail."""

from datetime import date
from typing import Final

from app.archive_ports import ArchivedRow, DocumentArchive
from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.errors import InputRefused
from app.ports import Audit, AuditEvent, Clock
from app.texts import archive as words

SUBJECT: Final = "archive"  # what the audit trail calls the list


def find_archived(
    typed: str, *, since: date, until: date, limit: int, leave: Leave, today: date, archive: DocumentArchive
) -> tuple[ArchivedRow, ...]:
    """Newest first; `typed` is part of a receipt number. Raises RightMissing."""
    leave.demand(Right.VIEW_ARCHIVE, today, subject=SUBJECT)
    return archive.find(typed.strip(), since=since, until=until, limit=limit)


def look_at_document(
    row: ArchivedRow, *, leave: Leave, today: date, archive: DocumentArchive, audit: Audit, clock: Clock
) -> bytes:
    """Raises RightMissing, InputRefused where there is no file, StoreDamaged where it is not what was kept."""
    leave.demand(Right.VIEW_ARCHIVE, today, subject=SUBJECT)
    pdf = archived_document(row.order_id, receipt_number=row.receipt_number, archive=archive)
    audit.write(_event(AuditKind.DOCUMENT_SEEN, row, leave, clock))
    return pdf


def save_document(
    row: ArchivedRow, *, leave: Leave, today: date, archive: DocumentArchive, audit: Audit, clock: Clock
) -> bytes:
    """The very bytes that were sealed, to be written into a file. It leaves the house as a copy does, and asks for the
    same right. Raises as look_at_document."""
    leave.demand(Right.REPRINT_FORM, today, subject=row.receipt_number)
    pdf = archived_document(row.order_id, receipt_number=row.receipt_number, archive=archive)
    audit.write(_event(AuditKind.DOCUMENT_SAVED, row, leave, clock))
    return pdf


def archived_document(order_id: str, *, receipt_number: str, archive: DocumentArchive) -> bytes:
    """Raises InputRefused with why there is no file, StoreDamaged where it is not what was kept."""
    pdf = archive.document(order_id)
    if pdf is not None:
        return pdf
    row = archive.row(order_id)
    if row is not None and row.let_go_at is not None:
        raise InputRefused(words.LET_GO, number=receipt_number)
    never = row is not None and row.voided
    raise InputRefused(words.VOIDED_BEFORE if never else words.NOT_YET, number=receipt_number)


def _event(kind: AuditKind, row: ArchivedRow, leave: Leave, clock: Clock) -> AuditEvent:
    return AuditEvent(
        kind, leave.person.number, clock.now(), row.receipt_number, "", right=leave.right, approver=leave.approver
    )
