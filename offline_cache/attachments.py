"""The pictures kept with forms: sealed by the day they were added, and gone when their time is up (R09)."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Row, delete, distinct, exists, func, insert, or_, select, update

from app.device_ports import KeptPicture
from app.domain.attachment import Attachment, AttachmentKind, MediaType, last_day_added
from app.domain.audit import AuditKind
from app.errors import Bug, FormRefused, StoreDamaged
from app.ports import AuditEvent
from app.texts import identity as words
from app.texts import store as texts
from offline_cache.audit import note
from offline_cache.moments import day_of, from_us, to_us
from offline_cache.schema import ATTACHMENT_PICTURES, ATTACHMENTS, AUDIT, DRAFTS, ORDERS, SIGNED_BODIES, SIGNED_VERSIONS
from offline_cache.signed_versions import SignedState
from offline_cache.store import Store

UNTOUCHED_DAYS = 1  # so long a form on the desk may name what is not put away yet
# A clock that jumped ahead lets nothing go before so many days of work were written down by it.
STEADY_DAYS = 3
_STEADY_WITHIN_DAYS = 31
_DAY_US = 86_400_000_000

_A, _P = ATTACHMENTS.c, ATTACHMENT_PICTURES.c
_WITH_PICTURE = select(ATTACHMENTS, _P.picture_sealed).join(ATTACHMENT_PICTURES, _P.seq == _A.seq)
# A form names its attachments in the text it is put away as: a picture nobody names any more came to nothing. What an
# order names stays, also where the order was taken back and its version is void.
_SIGNED = exists(
    select(SIGNED_BODIES.c.seq)
    .join(SIGNED_VERSIONS, SIGNED_VERSIONS.c.seq == SIGNED_BODIES.c.seq)
    .where(
        SIGNED_VERSIONS.c.form_id == _A.form_id,
        or_(
            SIGNED_VERSIONS.c.state == SignedState.OPEN.value,
            exists(select(ORDERS.c.seq).where(ORDERS.c.signed_id == SIGNED_VERSIONS.c.id)),
        ),
        SIGNED_BODIES.c.draft.contains(_A.id),
    )
)
_PUT_AWAY = exists(select(DRAFTS.c.form_id).where(DRAFTS.c.form_id == _A.form_id, DRAFTS.c.body.contains(_A.id)))


class StoredAttachments:
    """app.device_ports.Attachments."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, attachment: Attachment, picture: bytes, *, form_id: str, event: AuditEvent) -> None:
        """Raises Bug where the bytes are not those the attachment names."""
        if hashlib.sha256(picture).hexdigest() != attachment.sha256 or len(picture) != attachment.byte_count:
            raise Bug("an attachment of other bytes")
        day = day_of(event.at)
        row = {
            "id": attachment.id,
            "form_id": form_id,
            "kind": attachment.kind.value,
            "media_type": attachment.media_type.value,
            "sha256": attachment.sha256,
            "byte_count": attachment.byte_count,
            "staff_number": event.staff_number,
            "added_at_us": to_us(event.at),
            "day": day.isoformat(),
            "expired_at_us": None,
        }
        sealed = self._store.day_keys.seal(picture, day=day, place=_place(attachment.id))

        def job(connection: Connection) -> None:
            if _row(connection, attachment.id) is not None:
                return
            (seq,) = connection.execute(insert(ATTACHMENTS).returning(_A.seq), row).one()
            connection.execute(insert(ATTACHMENT_PICTURES), {"seq": seq, "picture_sealed": sealed})
            note(connection, event, key=self._store.audit_key)

        self._store.write(job)

    def remove(self, attachment_id: str, *, event: AuditEvent) -> None:
        def job(connection: Connection) -> None:
            row = _row(connection, attachment_id)
            if row is None:
                return
            if _seqs(connection, _A.seq == row.seq, _SIGNED):
                raise FormRefused(words.ATTACHMENTS_ARE_SIGNED)
            _delete(connection, (row.seq,))
            note(connection, event, key=self._store.audit_key)

        self._store.write(job)

    def picture(self, attachment_id: str) -> bytes | None:
        """Raises StoreDamaged where it is not what was kept."""
        with self._store.read() as connection:
            row = connection.execute(_WITH_PICTURE.where(_A.id == attachment_id)).one_or_none()
        return None if row is None else open_picture(row, self._store)

    def of_form(self, form_id: str) -> tuple[KeptPicture, ...]:
        wanted = select(ATTACHMENTS).where(_A.form_id == form_id).order_by(_A.seq)
        with self._store.read() as connection:
            return tuple(_kept(row) for row in connection.execute(wanted))

    def let_go(self, *, today: date, keep_days: int) -> int:
        """How many went: none while the clock may have jumped ahead, since what went never comes back."""
        now = self._store.clock.now()
        untouched = to_us(now - timedelta(days=UNTOUCHED_DAYS))
        last_day = last_day_added(today, keep_days=keep_days)

        def job(connection: Connection) -> int:
            if not steady(connection, now):
                return 0
            lost = _seqs(connection, _A.added_at_us < untouched, ~_SIGNED, ~_PUT_AWAY)
            _delete(connection, lost)
            old = _seqs(connection, _A.expired_at_us.is_(None), _A.day <= last_day.isoformat())
            _delete_pictures(connection, old)
            connection.execute(update(ATTACHMENTS).where(_A.seq.in_(old)).values(expired_at_us=to_us(now)))
            gone = len(lost) + len(old)
            if gone:
                note(connection, _expired(gone, now), key=self._store.audit_key)
            return gone

        return self._store.write(job)


def steady(connection: Connection, now: datetime) -> bool:
    """Whether the clock stands where work was done lately: the trail has rows of enough days of the last weeks."""
    today_us = to_us(now) // _DAY_US * _DAY_US
    lately = AUDIT.c.at_us.between(today_us - _STEADY_WITHIN_DAYS * _DAY_US, today_us - 1)
    days = select(func.count(distinct(AUDIT.c.at_us // _DAY_US))).where(lately)
    return connection.execute(days).scalar_one() >= STEADY_DAYS


def open_picture(row: Row[tuple[object, ...]], store: Store) -> bytes:
    """Of a row with its sealed picture. Raises StoreDamaged where it is not what was kept."""
    day = date.fromisoformat(row.day)
    picture = store.day_keys.unseal(row.picture_sealed, day=day, place=_place(row.id))
    if hashlib.sha256(picture).hexdigest() != row.sha256:
        raise StoreDamaged(texts.DAMAGED, folder=store.folder)
    return picture


def whole_attachments(connection: Connection, store: Store, *, form_id: str, hashes: Iterable[str]) -> bool:
    """Whether each picture that was signed is there by its hash, and itself unless its time was up."""
    rows = {row.sha256: row for row in connection.execute(select(ATTACHMENTS).where(_A.form_id == form_id))}
    for sha256 in hashes:
        row = rows.get(sha256)
        if row is None:
            return False
        if row.expired_at_us is not None:
            continue
        kept = connection.execute(_WITH_PICTURE.where(_A.id == row.id)).one_or_none()
        try:
            if kept is None or not open_picture(kept, store):
                return False
        except StoreDamaged:
            return False
    return True


def _expired(count: int, at: datetime) -> AuditEvent:
    """By nobody: the program itself lets go of what must not be kept."""
    return AuditEvent(AuditKind.ATTACHMENTS_EXPIRED, staff_number="", at=at, subject=str(count), reason="")


def _kept(row: Row[tuple[object, ...]]) -> KeptPicture:
    return KeptPicture(
        Attachment(
            id=row.id,
            kind=AttachmentKind(row.kind),
            media_type=MediaType(row.media_type),
            sha256=row.sha256,
            byte_count=row.byte_count,
        ),
        None if row.expired_at_us is None else from_us(row.expired_at_us),
    )


def _place(attachment_id: str) -> str:
    return f"attachment {attachment_id}"


def _row(connection: Connection, attachment_id: str) -> Row[tuple[object, ...]] | None:
    return connection.execute(select(ATTACHMENTS).where(_A.id == attachment_id)).one_or_none()


def _seqs(connection: Connection, *terms: ColumnElement[bool]) -> tuple[int, ...]:
    return tuple(connection.execute(select(_A.seq).where(*terms)).scalars())


def _delete_pictures(connection: Connection, seqs: tuple[int, ...]) -> None:
    """SQLCipher is built to overwrite what is deleted (a test asks it): what had to go is gone from the file."""
    connection.execute(delete(ATTACHMENT_PICTURES).where(_P.seq.in_(seqs)))


def _delete(connection: Connection, seqs: tuple[int, ...]) -> None:
    _delete_pictures(connection, seqs)
    connection.execute(delete(ATTACHMENTS).where(_A.seq.in_(seqs)))
