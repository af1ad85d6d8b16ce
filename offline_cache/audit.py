"""Who did what, when and why: a chain of sworn rows (chain.py), only ever added to; triggers refuse anything else."""

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, text

from app.domain.audit import AuditKind
from app.domain.right import Right
from app.ports import AuditEvent
from app.staff_ports import AuditRow, AuditSearch
from offline_cache.chain import ChainFault, ChainName, SwornRow, chain_faults, head_of, link_of, move_head, sworn
from offline_cache.moments import from_us, to_us
from offline_cache.prepared import prepared_insert
from offline_cache.schema import AUDIT
from offline_cache.store import Store

_ADD = prepared_insert(AUDIT)
_CONFIRMED = select(func.max(AUDIT.c.seq)).where(text("kind = 'clock_confirmed'")).scalar_subquery()
_RECENT = 10_000  # rows: whoever set the clock back would have to be refused so many times to make them forgotten
_LATEST = select(func.max(AUDIT.c.at_us)).where(
    AUDIT.c.seq >= func.coalesce(_CONFIRMED, 0),
    AUDIT.c.seq > select(func.max(AUDIT.c.seq)).scalar_subquery() - _RECENT,
)


class StoredAudit:
    """app.ports.Audit, AuditTrail and ClockRecord."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, event: AuditEvent) -> None:
        self._store.write(lambda connection: note(connection, event, key=self._store.audit_key))

    def find(self, wanted: AuditSearch, *, limit: int, before: int | None = None) -> tuple[AuditRow, ...]:
        """Newest first."""
        asked = _where(wanted).order_by(AUDIT.c.seq.desc()).limit(limit)
        if before is not None:
            asked = asked.where(AUDIT.c.seq < before)
        with self._store.read() as connection:
            return tuple(AuditRow(row.seq, read_event(row)) for row in connection.execute(asked))

    def latest(self) -> datetime | None:
        """The latest moment written since somebody last confirmed the clock."""
        with self._store.read() as connection:
            found = connection.execute(_LATEST).scalar()
        return None if found is None else from_us(found)


def note(connection: Connection, event: AuditEvent, *, key: bytes) -> None:
    """Within a transaction under way."""
    link = add_link(connection, event, key=key, prev=head_of(connection, ChainName.AUDIT))
    move_head(connection, ChainName.AUDIT, link, key=key)


def add_link(connection: Connection, event: AuditEvent, *, key: bytes, prev: str) -> str:
    """Behind `prev`, the chain's head, which the caller moves to the new link."""
    values: dict[str, str | int | None] = {
        "at_us": to_us(event.at),
        "kind": event.kind.value,
        "staff_number": event.staff_number,
        "subject": event.subject,
        "reason": event.reason,
        "right": event.right.value if event.right is not None else None,
        "approver": event.approver,
    }
    link = link_of(prev, _body(values))
    _ADD.run(connection, {**values, "prev": prev, "link": link, "hmac": sworn(key, link)})
    return link


def approver_of(connection: Connection, *, subject: str, right: Right) -> str:
    """Who last approved `right` for the form of this id; "" where nobody had to."""
    given = (AUDIT.c.kind == AuditKind.APPROVED.value) & (AUDIT.c.subject == subject) & (AUDIT.c.right == right.value)
    found = connection.execute(select(AUDIT.c.approver).where(given).order_by(AUDIT.c.seq.desc()).limit(1)).scalar()
    return "" if found is None else str(found)


def faults(connection: Connection, *, key: bytes) -> tuple[ChainFault, ...]:
    """What was done to the trail behind the program's back."""
    return chain_faults(connection, ChainName.AUDIT, _sworn_rows(connection), key=key)


def _sworn_rows(connection: Connection) -> Iterator[SwornRow]:
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)):
        values = {name: getattr(row, name) for name in _SWORN}
        yield SwornRow(row.seq, _body(values), row.prev, row.link, row.hmac)


_SWORN = ("at_us", "kind", "staff_number", "subject", "reason", "right", "approver")


def _body(values: dict[str, str | int | None]) -> str:
    """What is sworn to; the migration that chained the rows of older stores writes it the same way."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def read_event(row: Row[tuple[object, ...]]) -> AuditEvent:
    return AuditEvent(
        kind=AuditKind(row.kind),
        staff_number=row.staff_number,
        at=from_us(row.at_us),
        subject=row.subject,
        reason=row.reason,
        right=Right(row.right) if row.right is not None else None,
        approver=row.approver,
    )


def _where(wanted: AuditSearch) -> Select[tuple[object, ...]]:
    terms: list[ColumnElement[bool]] = []
    if wanted.kinds:
        terms.append(AUDIT.c.kind.in_([kind.value for kind in sorted(wanted.kinds)]))
    if wanted.person:
        terms.append(or_(AUDIT.c.staff_number == wanted.person, AUDIT.c.approver == wanted.person))
    if wanted.since is not None:
        terms.append(AUDIT.c.at_us >= to_us(wanted.since))
    if wanted.until is not None:
        terms.append(AUDIT.c.at_us < to_us(wanted.until))
    if wanted.text:
        places = (AUDIT.c.subject, AUDIT.c.reason, AUDIT.c.staff_number, AUDIT.c.approver)
        terms.append(or_(*(place.contains(wanted.text, autoescape=True) for place in places)))
    return select(AUDIT).where(and_(True, *terms))
