"""/sync/v1/seals: a counter tells the certificates it seals documents with, and learns those of its hall.

A certificate travels as its DER in base64; its fingerprint is worked out by whoever reads it, never told.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.sealed_document import TrustedSeal
from app.wire.canonical import JsonObject, read_json
from app.wire.moment import moment, read_moment
from app.wire.strict import objects, record, text

SEALS_PATH: Final = "/sync/v1/seals"
MOST_TOLD: Final = 20  # certificates one call tells
MOST_LISTED: Final = 100  # of one page
MOST_CERTIFICATE_BYTES: Final = 8 * 1024
MOST_WHOSE: Final = 120  # characters
MOST_SEALS_BYTES: Final = MOST_TOLD * (2 * MOST_CERTIFICATE_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSeal:
    """One certificate, in DER. `whose` names hall and desk in the operator's words; `until` is set once nothing more is
    sealed with it. Aware UTC, whole milliseconds."""

    certificate: bytes
    whose: str
    since: datetime
    until: datetime | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the DER in hex."""
        return hashlib.sha256(self.certificate).hexdigest()

    @property
    def trusted(self) -> TrustedSeal:
        return TrustedSeal(fingerprint=self.fingerprint, whose=self.whose, since=self.since, until=self.until)


def seals_bytes(seals: Sequence[PublicSeal]) -> bytes:
    """What a counter tells, and a page of what it is told."""
    return json.dumps({"seals": [_object(each) for each in seals]}, ensure_ascii=False).encode()


def read_seals(raw: bytes, *, most: int) -> tuple[PublicSeal, ...]:
    """Raises ValueError, also for more than `most`."""
    body = record(read_json(raw), "seals", seals=list)
    if len(body["seals"]) > most:
        raise ValueError(f"seals: {most} at most")
    return tuple(_seal(row) for row in objects(body["seals"], "seals"))


def seal_row(seal: TrustedSeal) -> JsonObject:
    """As the public answer beside the receipt's page names it, without the certificate."""
    until = moment(seal.until) if seal.until else None
    return {"fingerprint": seal.fingerprint, "whose": seal.whose, "since": moment(seal.since), "until": until}


def _object(seal: PublicSeal) -> JsonObject:
    return {
        "certificate": base64.b64encode(seal.certificate).decode(),
        "whose": seal.whose,
        "since": moment(seal.since),
        "until": moment(seal.until) if seal.until else None,
    }


def _seal(value: JsonObject) -> PublicSeal:
    ended = value.get("until")
    row = record(value, "seal", certificate=str, whose=str, since=str, until=type(None) if ended is None else str)
    whose = text(row["whose"], "whose")
    if len(whose) > MOST_WHOSE or not whose.isprintable():
        raise ValueError(f"whose: one line of {MOST_WHOSE} characters at most")
    try:
        certificate = base64.b64decode(row["certificate"], validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise ValueError("certificate: not base64") from wrong
    if not 0 < len(certificate) <= MOST_CERTIFICATE_BYTES:
        raise ValueError(f"certificate: {MOST_CERTIFICATE_BYTES} bytes at most")
    return PublicSeal(
        certificate=certificate,
        whose=whose,
        since=read_moment(row["since"]),
        until=read_moment(ended) if ended is not None else None,
    )
