"""The audit trail as a table for whoever audits the hall. That it was exported is an entry itself."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind, who_words
from app.domain.audit_words import subject_words, why_words
from app.domain.hall_time import hall_date, on_paper
from app.domain.right import Right
from app.papers.figure_cells import NO_NAMES, Names, person_and_number
from app.ports import Audit, AuditEvent, Clock
from app.staff_ports import AuditRow, AuditSearch, AuditTrail
from app.texts import audit_page as words
from app.texts.language import Language, Text

SUBJECT = "audit"  # of the rights to see and to export it
_PAGE = 500
_HEADS = (words.WHEN, words.WHAT, words.WHO, words.SUBJECT, words.REASON, words.APPROVER, words.RIGHT, words.ID)


@dataclass(frozen=True, slots=True)
class AuditPlace:
    """The trail of one store, and by whose clock an export is written down. `desk` is the number of its counter;
    `names` reads what its people are called."""

    trail: AuditTrail
    audit: Audit
    clock: Clock
    zone: ZoneInfo
    desk: str = ""
    names: Callable[[], Names] = lambda: NO_NAMES


def export_audit(wanted: AuditSearch, *, leave: Leave, place: AuditPlace, language: Language) -> tuple[str, int]:
    """CSV with a byte order mark, newest first, times of the hall; and how many entries. Raises RightMissing."""
    now = place.clock.now()
    leave.demand(Right.EXPORT_AUDIT, hall_date(now, place.zone), subject=SUBJECT)
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(["no", *(head.say(language) for head in _HEADS)])
    count, before, names = 0, None, place.names()
    while True:
        rows = place.trail.find(wanted, limit=_PAGE, before=before)
        for row in rows:
            cells = audit_cells(row, zone=place.zone, language=language, desk=place.desk, names=names)
            table.writerow([row.seq, *map(_plain, cells), row.event.subject])
        count += len(rows)
        if len(rows) < _PAGE:
            break
        before = rows[-1].seq
    place.audit.write(
        AuditEvent(
            AuditKind.AUDIT_EXPORTED,
            leave.person.number,
            now,
            SUBJECT,
            str(count),
            right=Right.EXPORT_AUDIT,
            approver=leave.approver,
        )
    )
    return f"\ufeff{file.getvalue()}", count


def audit_cells(
    row: AuditRow, *, zone: ZoneInfo, language: Language, desk: str, names: Names = NO_NAMES
) -> tuple[str, ...]:
    """When, what, who, about, reason, approved by, right: as they are read on screen and in the file."""
    event = row.event
    subject = subject_words(event.subject, kind=event.kind, right=event.right, desk=desk, zone=zone)
    right = event.right.words.name.say(language) if event.right is not None else ""
    return (
        on_paper(event.at, zone),
        event.kind.said.say(language),
        _who(event.staff_number, names).say(language),
        subject.say(language),
        why_words(event.reason, kind=event.kind).say(language),
        _who(event.approver, names).say(language),
        right,
    )


def _who(number: str, names: Names) -> Text:
    """周敏 3017: two people may be called alike. The number alone of whom nobody here knows."""
    return person_and_number(number, names) if f"staff:{number}" in names else who_words(number)


def _plain(cell: str) -> str:
    """A table program takes what begins like a formula for one: a reason that does is written as words."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
