"""The certificates of a hall's documents: told by its counters, handed to the others, retired by the operator.

A row belongs to the counter that told it, and nobody else's word changes it; several may have the operator's one
certificate. Nothing here vouches for more than this: a device the centre knows by its token said that it seals with it.
Whose it is, the centre says itself, by the desk it paired the device for.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from cryptography import x509
from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from app.domain.seal_certificates import is_authority
from app.domain.sealed_document import TrustedSeal
from app.errors import InputRefused
from app.ports import Clock
from app.texts import seals_at_centre as words
from app.wire.moment import moment, read_moment
from app.wire.seals import PublicSeal
from central.answers import CallRefused
from central.database import reading, writing
from central.devices import Device
from central.schema import ENTRY_KEY, HALL, PAIRING, SEAL

# A counter tells its certificate once it reaches the centre, and what it sealed before has to hold; but whoever only
# has its token is not to have sealed for years.
MOST_BEFORE = timedelta(days=31)
MOST_OF_DEVICE = 100  # certificates; a counter that changes its key each month has enough for eight years

_ROW = Row[tuple[object, ...]]
_ORDER = (SEAL.c.hall_id, SEAL.c.fingerprint, SEAL.c.told_at, SEAL.c.device_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSeal:
    """One certificate of one hall, as `yitai central seals` shows it."""

    hall_id: str
    devices: tuple[str, ...]
    seal: PublicSeal


@dataclass(frozen=True, slots=True)
class SealBook:
    """Takes and lists certificates; one for all requests."""

    engine: Engine
    clock: Clock

    def take(self, device: Device, seals: Iterable[PublicSeal]) -> int:
        """All of them, in one transaction; says how many. What was told before stays, and `until` never goes later.

        Raises CallRefused (400) for what is no certificate or one that issues others, or for too many of one counter.
        """
        told = list(seals)
        for seal in told:
            try:
                issues = is_authority(x509.load_der_x509_certificate(seal.certificate))
            except ValueError:
                raise CallRefused(400, "bad_seals", words.NO_CERTIFICATE) from None
            if issues:
                raise CallRefused(400, "bad_seals", words.AUTHORITY)
        with writing(self.engine) as connection:
            whose = _whose(connection, device)
            for seal in told:
                _keep(connection, device, replace(seal, whose=whose), at=self.clock.now())
            own = (SEAL.c.hall_id == device.hall_id) & (SEAL.c.device_id == device.device_id)
            if (connection.execute(select(func.count()).where(own)).scalar() or 0) > MOST_OF_DEVICE:
                raise CallRefused(400, "too_many_seals", words.TOO_MANY, most=MOST_OF_DEVICE)
        return len(told)

    def of_hall(self, hall_id: str, *, after: str, most: int) -> tuple[PublicSeal, ...]:
        """Each certificate once, by fingerprint from `after` on, those retired too: what they sealed before is good."""
        with reading(self.engine) as connection:
            of_page = select(SEAL.c.fingerprint).where(SEAL.c.hall_id == hall_id, SEAL.c.fingerprint > after)
            page = connection.execute(of_page.distinct().order_by(SEAL.c.fingerprint).limit(most)).scalars().all()
            here = (SEAL.c.hall_id == hall_id) & SEAL.c.fingerprint.in_(page)
            return tuple(each.seal for each in _listed(connection.execute(select(SEAL).where(here).order_by(*_ORDER))))

    def listed(self, hall_id: str) -> tuple[ListedSeal, ...]:
        """Of that hall, "" for all."""
        wanted = select(SEAL).order_by(*_ORDER)
        with reading(self.engine) as connection:
            return _listed(connection.execute(wanted.where(SEAL.c.hall_id == hall_id) if hall_id else wanted))

    def retire(self, fingerprint: str) -> tuple[ListedSeal, ...]:
        """From now on nothing sealed with it is trusted, in whichever halls; what is sealed before stays good.

        `fingerprint` may be its beginning, from 8 digits on. Those retired before keep their moment. Raises
        InputRefused where there is none, or where it fits several.
        """
        asked = fingerprint.lower().replace(":", "").replace(" ", "")
        if len(asked) < 8 or not set(asked) <= set("0123456789abcdef"):
            raise InputRefused(words.NO_FINGERPRINT, fingerprint=fingerprint)
        with writing(self.engine) as connection:
            fits = select(SEAL.c.fingerprint).where(SEAL.c.fingerprint.startswith(asked)).distinct()
            found = connection.execute(fits).scalars().all()
            if len(found) != 1:
                raise InputRefused(words.SEVERAL if found else words.UNKNOWN, fingerprint=fingerprint)
            this = SEAL.c.fingerprint == found[0]
            still = update(SEAL).where(this, SEAL.c.retired_at.is_(None))
            connection.execute(still.values(retired_at=moment(self.clock.now())))
            return _listed(connection.execute(select(SEAL).where(this).order_by(*_ORDER)))


def hall_zones(engine: Engine) -> dict[str, ZoneInfo]:
    """The time zone of every hall, by its number."""
    with reading(engine) as connection:
        rows = connection.execute(select(HALL.c.hall_id, HALL.c.zone)).all()
    return {row.hall_id: ZoneInfo(row.zone) for row in rows}


def trusted_seals(connection: Connection, hall_id: str) -> tuple[TrustedSeal, ...]:
    """All of the hall, retired ones too."""
    found = _listed(connection.execute(select(SEAL).where(SEAL.c.hall_id == hall_id).order_by(*_ORDER)))
    return tuple(each.seal.trusted for each in found)


def seals_of_order(
    connection: Connection, hall_id: str, order_id: str, *, at: datetime
) -> tuple[TrustedSeal, ...] | None:
    """Those of the counter that took the order, still in use when it was accepted. None where nobody knows which one
    did: an order that was refused first came under another key."""
    took = (ENTRY_KEY.c.hall_id == hall_id) & (ENTRY_KEY.c.key == order_id)
    lane = connection.execute(select(ENTRY_KEY.c.lane).where(took)).scalar()
    if lane is None:
        return None
    own = (SEAL.c.hall_id == hall_id) & (SEAL.c.device_id == lane.partition("/")[0])
    found = _listed(connection.execute(select(SEAL).where(own).order_by(*_ORDER)))
    return tuple(each.seal.trusted for each in found if each.seal.until is None or each.seal.until >= at)


def _whose(connection: Connection, device: Device) -> str:
    """Operator, hall and desk, as the centre knows them; the device's own name where it was paired for no desk."""
    hall = connection.execute(select(HALL).where(HALL.c.hall_id == device.hall_id)).first()
    this = (PAIRING.c.hall_id == device.hall_id) & (PAIRING.c.device_id == device.device_id)
    desk = connection.execute(select(PAIRING.c.desk_number).where(this, PAIRING.c.token_sha256.is_not(None))).scalar()
    place = f"{int(desk)} 号台" if desk is not None and desk.isdecimal() else device.device_id
    return f"{hall.operator_zh} {hall.name_zh} {place}" if hall is not None else f"{device.hall_id} {place}"


def _keep(connection: Connection, device: Device, seal: PublicSeal, *, at: datetime) -> None:
    same = (SEAL.c.hall_id == device.hall_id) & (SEAL.c.fingerprint == seal.fingerprint)
    own = same & (SEAL.c.device_id == device.device_id)
    until = moment(seal.until) if seal.until else None
    kept = connection.execute(select(SEAL.c.until).where(own)).first()
    if kept is None:
        retired, known_since = connection.execute(
            select(func.min(SEAL.c.retired_at), func.min(SEAL.c.since)).where(same)
        ).one()
        earliest = known_since or moment(at - MOST_BEFORE)
        row = {
            "hall_id": device.hall_id,
            "fingerprint": seal.fingerprint,
            "device_id": device.device_id,
            "certificate": base64.b64encode(seal.certificate).decode(),
            "whose": seal.whose,
            "since": max(moment(seal.since), earliest),
            "told_at": moment(at),
            "until": until,
            "retired_at": retired,
        }
        connection.execute(insert(SEAL).values(row))
    elif until is not None and (kept.until is None or until < kept.until):
        connection.execute(update(SEAL).where(own).values(until=until))


def _listed(rows: Iterable[_ROW]) -> tuple[ListedSeal, ...]:
    """`rows` in _ORDER, those of one certificate of a hall beside each other."""
    return tuple(_one(list(same)) for _, same in groupby(rows, key=lambda row: (row.hall_id, row.fingerprint)))


def _one(rows: list[_ROW]) -> ListedSeal:
    """It is trusted from the first counter's word on until the last one's, or until the centre retired it."""
    first = rows[0]
    ends = [row.until for row in rows]
    until = None if None in ends else max(ends)
    retired = [row.retired_at for row in rows if row.retired_at is not None]
    until = min(each for each in (until, *retired) if each is not None) if until or retired else None
    seal = PublicSeal(
        certificate=base64.b64decode(first.certificate),
        whose=first.whose,
        since=read_moment(min(row.since for row in rows)),
        until=read_moment(until) if until else None,
    )
    return ListedSeal(hall_id=first.hall_id, devices=tuple(row.device_id for row in rows), seal=seal)
