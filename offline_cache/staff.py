"""The staff of this counter: their records with the hashes of their secrets, and the wrong tries of each."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, Row, inspect, select
from sqlalchemy.dialects.sqlite import insert

from app.domain.approval import Approval
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate, CertificateKind
from app.domain.right import Right
from app.domain.rights import powers_words
from app.domain.staff import Role, StaffMember
from app.domain.tries import Tries
from app.ports import AuditEvent
from app.staff_ports import Secrets, StaffRecord
from app.texts.language import Text
from offline_cache import journal
from offline_cache.argon import ArgonSecrets
from offline_cache.audit import note
from offline_cache.journal import JournalKind
from offline_cache.moments import from_us, to_us
from offline_cache.schema import STAFF, TRIES
from offline_cache.store import Store

_FROM_CENTRE: Final = " centre"  # behind the powers, as a reason stands there
_SECRETS: Final[Secrets] = ArgonSecrets()


def may_be_of_hall(connection: Connection, number: str) -> bool:
    """False where this store knows the hall's people and not this one; a hall server may know nobody."""
    if not inspect(connection).has_table(STAFF.name):
        return True
    known = select(STAFF.c.number)
    if connection.execute(known.where(STAFF.c.number == number)).first() is not None:
        return True
    return connection.execute(known.limit(1)).first() is None


class StoredStaff:
    """app.staff_ports.StaffBook and ApprovalJournal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(
        self, member: StaffMember, *, password: str, pin: str = "", given: bool = False, secrets: Secrets = _SECRETS
    ) -> None:
        """A new person, or everything about a known one anew, as the store is set up. As long as `secrets` takes.

        By nobody, in the trail: what they may do is sworn to from the first day (cross_check.py).
        """
        now = self._store.clock.now()
        self.keep(
            StaffRecord(
                member=member,
                password_hash=secrets.hash(password),
                pin_hash=secrets.hash(pin) if pin else "",
                password_set_at=now,
                given=given,
                confirmed_at=now,
            ),
            AuditEvent(AuditKind.STAFF_ADDED, "", now, member.number, powers_words(member)),
        )

    def name_of(self, number: str) -> StaffMember | None:
        found = self.record(number)
        return None if found is None else found.member

    def record(self, number: str) -> StaffRecord | None:
        with self._store.read() as connection:
            row = connection.execute(select(STAFF).where(STAFF.c.number == number)).one_or_none()
        return None if row is None else read_record(row)

    def everybody(self) -> tuple[StaffRecord, ...]:
        """By staff number."""
        with self._store.read() as connection:
            return tuple(read_record(row) for row in connection.execute(select(STAFF).order_by(STAFF.c.number)))

    def keep(self, record: StaffRecord, *events: AuditEvent) -> None:
        row = _row(record)
        keep = insert(STAFF).values(number=record.member.number, **row)
        keep = keep.on_conflict_do_update(index_elements=["number"], set_=row)

        def job(connection: Connection) -> None:
            connection.execute(keep)
            self._note(connection, *events)

        self._store.write(job)

    def directory_said(self, member: StaffMember) -> bool:
        """The centre's directory tells of a person: their secrets here stay as they are, a new one has none yet.

        False where all of it was known.
        """
        known, now = self.record(member.number), self._store.clock.now()
        if known is not None and known.from_centre and known.member == member:
            return False
        fresh = (
            StaffRecord(member, "", "", now, False, now, True)
            if known is None
            else replace(known, member=member, confirmed_at=now, from_centre=True)
        )
        self.keep(fresh, *_directory_events(known, member, now))
        return True

    def tries(self, name: str) -> Tries:
        with self._store.read() as connection:
            row = connection.execute(select(TRIES).where(TRIES.c.name == name)).one_or_none()
        return Tries() if row is None else Tries(row.failures, bool(row.locked))

    def keep_tries(self, name: str, tries: Tries, *events: AuditEvent) -> None:
        row = {"failures": tries.failures, "locked": int(tries.locked)}
        keep = insert(TRIES).values(name=name, **row).on_conflict_do_update(index_elements=["name"], set_=row)

        def job(connection: Connection) -> None:
            connection.execute(keep)
            self._note(connection, *events)

        self._store.write(job)

    def approved(self, approval: Approval, *, order_id: str, event: AuditEvent) -> None:
        def job(connection: Connection) -> None:
            self._note(connection, event)
            if order_id:
                journal.append(
                    connection,
                    key=self._store.journal_key,
                    kind=JournalKind.APPROVED,
                    subject=order_id,
                    facts={
                        "right": approval.right.value,
                        "approver": approval.approver,
                        "requester": approval.requester,
                        "about": approval.subject,
                        "reason": approval.reason,
                        **({"from_desk": approval.from_desk} if approval.from_desk else {}),
                    },
                    at=approval.at,
                )

        self._store.write(job)

    def _note(self, connection: Connection, *events: AuditEvent) -> None:
        for event in events:
            note(connection, event, key=self._store.audit_key)


def _directory_events(known: StaffRecord | None, member: StaffMember, now: datetime) -> list[AuditEvent]:
    """By nobody here; each kind says what cross_check.py holds the record against."""
    kinds = [AuditKind.STAFF_ADDED if known is None else AuditKind.RIGHTS_CHANGED]
    if member.disabled != (known is not None and known.member.disabled):
        kinds.append(AuditKind.STAFF_DISABLED if member.disabled else AuditKind.STAFF_ENABLED)
    return [AuditEvent(kind, "", now, member.number, powers_words(member) + _FROM_CENTRE) for kind in kinds]


def _row(record: StaffRecord) -> dict[str, str | int | None]:
    member = record.member
    return {
        "name": member.name,
        "latin_name": member.latin_name,
        "role": member.role.value,
        "password_hash": record.password_hash,
        "other_roles": _words(member.other_roles),
        "granted": _words(member.granted),
        "revoked": _words(member.revoked),
        "certificates": json.dumps([_certificate_row(each) for each in member.certificates], ensure_ascii=False),
        "active_from": member.active_from.isoformat() if member.active_from else None,
        "active_until": member.active_until.isoformat() if member.active_until else None,
        "disabled": int(member.disabled),
        "pin_hash": record.pin_hash,
        "password_set_at_us": to_us(record.password_set_at),
        "given": int(record.given),
        "confirmed_at_us": to_us(record.confirmed_at),
        "from_centre": int(record.from_centre),
        "outside": record.outside,
    }


def _words(held: frozenset[Role] | frozenset[Right]) -> str:
    return json.dumps(sorted(each.value for each in held))


def _certificate_row(held: Certificate) -> list[str | None]:
    days = [day.isoformat() if day else None for day in (held.valid_until, held.valid_from)]
    return [held.kind.code, held.kind.name.zh, held.kind.name.en, *days]


def read_record(row: Row[tuple[object, ...]]) -> StaffRecord:
    """Of the whole row. Raises ValueError for a right or role this program does not know."""
    return StaffRecord(
        member=StaffMember(
            number=row.number,
            name=row.name,
            latin_name=row.latin_name,
            role=Role(row.role),
            other_roles=frozenset(Role(each) for each in json.loads(row.other_roles)),
            granted=frozenset(Right(each) for each in json.loads(row.granted)),
            revoked=frozenset(Right(each) for each in json.loads(row.revoked)),
            certificates=tuple(_certificate(each) for each in json.loads(row.certificates)),
            active_from=_day(row.active_from),
            active_until=_day(row.active_until),
            disabled=bool(row.disabled),
        ),
        password_hash=row.password_hash,
        pin_hash=row.pin_hash,
        password_set_at=from_us(row.password_set_at_us),
        given=bool(row.given),
        confirmed_at=from_us(row.confirmed_at_us),
        from_centre=bool(row.from_centre),
        outside=row.outside,
    )


def _certificate(kept: list[str | None]) -> Certificate:
    """Written before there was a first day, it has four parts."""
    code, zh, en, until, *begins = kept
    kind = CertificateKind(str(code), Text(str(zh), str(en)))
    return Certificate(kind, _day(until), _day(begins[0]) if begins else None)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
