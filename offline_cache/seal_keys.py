"""The keys this counter seals with, and whose certificates are trusted here. Private keys lie under a key of their own,
within the encrypted store: reading a row gives nothing away."""

import base64
import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeGuard

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, Row, delete, insert, select, update

from app.domain.audit import AuditKind
from app.domain.business_hall import CounterDesk
from app.domain.sealed_document import TrustedFor, TrustedSeal
from app.errors import InputRefused, StoreDamaged
from app.ports import AuditEvent
from app.seal_ports import SealKey, SealSource
from app.texts import seal as words
from app.texts import store as store_words
from app.wire.seals import PublicSeal
from offline_cache.audit import note
from offline_cache.moments import from_us, to_us
from offline_cache.seal_schema import SEAL_KEYS, TRUSTED_SEALS
from offline_cache.store import Store

BY_ITSELF: Final = ""  # in the audit trail: nobody of the staff did it
_NONCE_BYTES: Final = 12
_IN_USE = select(SEAL_KEYS).where(SEAL_KEYS.c.until_us.is_(None)).order_by(SEAL_KEYS.c.seq.desc()).limit(1)


class ToldBy(StrEnum):
    """Who vouches for a certificate that is not this counter's own. The words stand in the store: never renamed."""

    CENTRE = "centre"
    PERSON = "person"
    PERSON_FOR_TIME = "person_for_time"  # a time stamp authority


_TRUSTED_FOR: Final = {
    ToldBy.CENTRE: TrustedFor.ITSELF,
    ToldBy.PERSON: TrustedFor.BELOW,
    ToldBy.PERSON_FOR_TIME: TrustedFor.TIME,
}
_BY_PERSON: Final = TRUSTED_SEALS.c.told_by.in_((ToldBy.PERSON.value, ToldBy.PERSON_FOR_TIME.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSeal:
    """One certificate of this counter. `until` is set once it seals nothing more."""

    certificate: bytes
    source: SealSource
    whose: str
    since: datetime
    until: datetime | None


class StoredSealKeys:
    """app.seal_ports.SealKeys; `own_public` and `learn` are for telling the centre (share_seals.py)."""

    def __init__(self, store: Store, desk: CounterDesk) -> None:
        self._store = store
        self._desk = desk

    def current(self) -> SealKey:
        """Also made anew where the certificate has ended: one that ended seals nothing that anybody would trust."""
        with self._store.read() as connection:
            row = connection.execute(_IN_USE).first()
        return self._read(row) if self._good(row) else self.begin(by=BY_ITSELF)

    def trusted(self) -> tuple[TrustedSeal, ...]:
        with self._store.read() as connection:
            own, told = connection.execute(select(SEAL_KEYS)).all(), connection.execute(select(TRUSTED_SEALS)).all()
        return (*(_trusted(row) for row in own), *map(_told, told))

    def kept(self) -> tuple[KeptSeal, ...]:
        """Oldest first, the one in use last; none where none was made yet."""
        with self._store.read() as connection:
            rows = connection.execute(select(SEAL_KEYS).order_by(SEAL_KEYS.c.seq)).all()
        return tuple(
            KeptSeal(
                certificate=row.certificate,
                source=SealSource(row.source),
                whose=row.whose,
                since=from_us(row.since_us),
                until=_until(row),
            )
            for row in rows
        )

    def own_public(self) -> tuple[PublicSeal, ...]:
        """To be told to the centre."""
        return tuple(
            PublicSeal(certificate=each.certificate, whose=each.whose, since=each.since, until=each.until)
            for each in self.kept()
        )

    def vouched(self) -> tuple[TrustedSeal, ...]:
        """Those that a person vouches for."""
        with self._store.read() as connection:
            rows = connection.execute(select(TRUSTED_SEALS).where(_BY_PERSON)).all()
        return tuple(map(_told, rows))

    def begin(self, *, by: str) -> SealKey:
        """The first key of a counter; the one in use where there is one already."""
        return self._made(by=by, anew=False)

    def renew(self, *, by: str) -> SealKey:
        """A new key from now on; what the old ones sealed stays good."""
        return self._made(by=by, anew=True)

    def bring_in(self, raw: bytes, *, password: str, by: str) -> SealKey:
        """The operator's PKCS#12, in use from now on. Raises InputRefused; nothing is changed then."""
        from offline_cache.seal_certificates import read_pkcs12  # late: 15 ms

        brought = read_pkcs12(raw, password=password, at=self._store.clock.now())

        def job(connection: Connection) -> SealKey:
            known = select(SEAL_KEYS.c.seq).where(SEAL_KEYS.c.fingerprint == brought.fingerprint)
            if connection.execute(known).first() is not None:
                raise InputRefused(words.KNOWN_ALREADY)
            return self._use(connection, brought, kind=AuditKind.SEAL_IMPORTED, by=by)

        return self._store.write(job)

    def learn(self, seals: Sequence[TrustedSeal]) -> None:
        """All of this hall that the centre knows; what it no longer names is no longer trusted by its word."""
        told = [_row_of(each, ToldBy.CENTRE) for each in {each.fingerprint: each for each in seals}.values()]
        by_centre = TRUSTED_SEALS.c.told_by == ToldBy.CENTRE.value
        order = TRUSTED_SEALS.c.fingerprint
        with self._store.read() as connection:
            known = [
                row._asdict() for row in connection.execute(select(TRUSTED_SEALS).where(by_centre).order_by(order))
            ]
        if known == sorted(told, key=lambda row: str(row["fingerprint"])):
            return

        def job(connection: Connection) -> None:
            connection.execute(delete(TRUSTED_SEALS).where(by_centre))
            if told:
                connection.execute(insert(TRUSTED_SEALS), told)

        self._store.write(job)

    def trust(self, certificate: bytes, *, whose: str, by: str, for_time: bool = False) -> TrustedSeal:
        """A person vouches for it: another hall's, the root that the operator's end in, or, `for_time`, whose time
        stamps count. `certificate` is DER; a word given before for the same one is replaced."""
        from offline_cache.seal_certificates import facts_of  # late: 15 ms

        facts = facts_of(certificate)
        told_by = ToldBy.PERSON_FOR_TIME if for_time else ToldBy.PERSON
        seal = TrustedSeal(
            fingerprint=facts.fingerprint, whose=whose, since=facts.valid_from, trusted_for=_TRUSTED_FOR[told_by]
        )

        def job(connection: Connection) -> None:
            connection.execute(_of_person(seal.fingerprint))
            connection.execute(insert(TRUSTED_SEALS).values(_row_of(seal, told_by)))
            reason = words.FOR_TIME.zh if for_time else ""
            self._note(connection, AuditKind.SEAL_TRUSTED, by=by, fingerprint=seal.fingerprint, reason=whose + reason)

        self._store.write(job)
        return seal

    def untrust(self, fingerprint: str, *, by: str) -> None:
        """Takes a person's word back. Raises InputRefused where nobody gave it."""

        def job(connection: Connection) -> None:
            if not connection.execute(_of_person(fingerprint)).rowcount:
                raise InputRefused(words.NOT_TRUSTED)
            self._note(connection, AuditKind.SEAL_UNTRUSTED, by=by, fingerprint=fingerprint, reason="")

        self._store.write(job)

    def _made(self, *, by: str, anew: bool) -> SealKey:
        from offline_cache.seal_certificates import make_key  # late: it loads all about certificates, 15 ms

        def job(connection: Connection) -> SealKey:
            row = None if anew else connection.execute(_IN_USE).first()
            if self._good(row):
                return self._read(row)
            made = make_key(self._desk, at=self._store.clock.now())
            return self._use(connection, made, kind=AuditKind.SEAL_MADE, by=by)

        return self._store.write(job)

    def _use(self, connection: Connection, key: SealKey, *, kind: AuditKind, by: str) -> SealKey:
        from offline_cache.seal_certificates import whose_desk  # late: 15 ms

        in_use = SEAL_KEYS.c.until_us.is_(None)
        for old in connection.execute(select(SEAL_KEYS.c.fingerprint).where(in_use)).scalars().all():
            self._note(connection, AuditKind.SEAL_RETIRED, by=by, fingerprint=old, reason="")
        connection.execute(update(SEAL_KEYS).where(in_use).values(until_us=to_us(key.since)))
        connection.execute(
            insert(SEAL_KEYS).values(
                fingerprint=key.fingerprint,
                certificate=key.certificate,
                chain=json.dumps([base64.b64encode(each).decode() for each in key.chain]),
                private_sealed=self._sealed(key),
                source=key.source.value,
                whose=whose_desk(self._desk),
                since_us=to_us(key.since),
            )
        )
        self._note(connection, kind, by=by, fingerprint=key.fingerprint, reason="")
        return key

    def _good(self, row: Row[Any] | None) -> TypeGuard[Row[Any]]:
        from offline_cache.seal_certificates import facts_of  # late: 15 ms

        return row is not None and self._store.clock.now() < facts_of(row.certificate).valid_until

    def _note(self, connection: Connection, kind: AuditKind, *, by: str, fingerprint: str, reason: str) -> None:
        event = AuditEvent(kind, by, self._store.clock.now(), fingerprint, reason)
        note(connection, event, key=self._store.audit_key)

    def _sealed(self, key: SealKey) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self._store.seal_key).encrypt(nonce, key.private_key, key.fingerprint.encode())

    def _read(self, row: Row[Any]) -> SealKey:
        """Raises StoreDamaged where the key is not what was sealed for this certificate."""
        sealed, fingerprint = row.private_sealed, hashlib.sha256(row.certificate).hexdigest()
        try:
            private = AESGCM(self._store.seal_key).decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], fingerprint.encode()
            )
        except (InvalidTag, ValueError) as wrong:
            raise StoreDamaged(store_words.DAMAGED, folder=self._store.folder) from wrong
        return SealKey(
            fingerprint=fingerprint,
            certificate=row.certificate,
            chain=tuple(base64.b64decode(each) for each in json.loads(row.chain)),
            private_key=private,
            source=SealSource(row.source),
            since=from_us(row.since_us),
        )


def _of_person(fingerprint: str) -> Any:
    return delete(TRUSTED_SEALS).where(_BY_PERSON, TRUSTED_SEALS.c.fingerprint == fingerprint)


def _trusted(row: Row[Any], trusted_for: TrustedFor = TrustedFor.ITSELF) -> TrustedSeal:
    return TrustedSeal(
        fingerprint=row.fingerprint,
        whose=row.whose,
        since=from_us(row.since_us),
        until=_until(row),
        trusted_for=trusted_for,
    )


def _told(row: Row[Any]) -> TrustedSeal:
    return _trusted(row, _TRUSTED_FOR[ToldBy(row.told_by)])


def _until(row: Row[Any]) -> datetime | None:
    return None if row.until_us is None else from_us(row.until_us)


def _row_of(seal: TrustedSeal, told_by: ToldBy) -> dict[str, str | int | None]:
    return {
        "fingerprint": seal.fingerprint,
        "told_by": told_by.value,
        "whose": seal.whose,
        "since_us": to_us(seal.since),
        "until_us": None if seal.until is None else to_us(seal.until),
    }
