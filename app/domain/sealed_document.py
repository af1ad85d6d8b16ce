"""A document that proves itself: what was put into the file with it, what a check of the file finds, and the verdict.

The proof lies inside the file, under its seal: the signed bytes and the handwriting, from which both hashes can be
worked out again by anybody.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from app.domain.signature import Signature, strokes_from_json

PROOF_FILE: Final = "yitai-proof.json"  # the name of the attachment
_VERSION: Final = 1
CLOCKS_APART: Final = timedelta(minutes=5)  # a counter's clock, its time authority's and the centre's are not one


class MadeFor(StrEnum):
    """Which paper of an order the file is."""

    FIRST = "first"
    COPY = "copy"  # 补打, marked on the page
    REMADE = "remade"  # 重制: drawn anew from what the centre keeps, marked on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentProof:
    """`content` are the signed bytes (app.domain.content); `verify_token` opens the centre's public page."""

    order_id: str
    receipt_number: str
    verify_token: str
    content: bytes
    signature: Signature
    made_for: MadeFor = MadeFor.FIRST
    copy_number: int = 0

    @property
    def content_sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def bound(self) -> bool:
        """Whether the handwriting is that of these very bytes."""
        return self.signature.content_sha256 == self.content_sha256

    def to_bytes(self) -> bytes:
        signature = self.signature
        body = {
            "version": _VERSION,
            "order_id": self.order_id,
            "receipt_number": self.receipt_number,
            "verify_token": self.verify_token,
            "content": base64.b64encode(self.content).decode(),
            "content_sha256": self.content_sha256,
            "strokes": signature.strokes_json(),
            "pad_width": signature.width,
            "signed_content_sha256": signature.content_sha256,
            "signed_at": signature.signed_at.isoformat(),
            "signature_sha256": signature.sha256,
            "made_for": self.made_for.value,
            "copy_number": self.copy_number,
        }
        return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_proof(raw: bytes) -> DocumentProof:
    """Raises ValueError for what is no proof of a version this program knows, or where its own hashes do not agree."""
    try:
        row: dict[str, Any] = json.loads(raw)
        if row["version"] != _VERSION:
            raise ValueError("a proof of another version")
        signature = Signature(
            strokes=strokes_from_json(row["strokes"]),
            width=int(row["pad_width"]),
            content_sha256=str(row["signed_content_sha256"]),
            signed_at=datetime.fromisoformat(row["signed_at"]),
        )
        proof = DocumentProof(
            order_id=str(row["order_id"]),
            receipt_number=str(row["receipt_number"]),
            verify_token=str(row["verify_token"]),
            content=base64.b64decode(row["content"], validate=True),
            signature=signature,
            made_for=MadeFor(row["made_for"]),
            copy_number=int(row["copy_number"]),
        )
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("no proof of an order") from wrong
    if signature.signed_at.tzinfo is None:
        raise ValueError("a signing time without its zone")
    if (row["content_sha256"], row["signature_sha256"]) != (proof.content_sha256, signature.sha256):
        raise ValueError("the hashes within the proof do not agree with it")
    return proof


def _no_pages() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """What a file says under its seal, as read from its bytes alone. Nothing is trusted yet.

    `intact`: every byte is covered by the seal, and no change was made behind it. `signer` is the certificate's subject
    in words, `fingerprint` the SHA-256 of its DER in hex, `issuer_fingerprint` that of the root its chain ends in (its
    own where nobody else vouches). `signed_at` is what the signer's clock said, `stamped_at` what a time stamp
    authority says, both aware UTC, `stamped_by` who that is in words, `stamp_chain` the fingerprints of its
    certificates from its own up. The stamp stands beside the seal, not under it. `valid_from` and `valid_until` are
    what its certificate and all above it have in common, `for_sealing` whether it is meant for signing documents.
    `proof` is None where there is none, or none that agrees with itself. `pages` reads the words of each page in the
    order they were drawn; it is only called once the seal is trusted, so that no stranger's file is read any further.
    """

    intact: bool
    certified: bool  # no change is allowed behind it
    signer: str
    fingerprint: str
    issuer_fingerprint: str
    signed_at: datetime | None
    stamped_at: datetime | None
    proof: DocumentProof | None
    stamped_by: str = ""
    stamp_chain: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    for_sealing: bool = True
    pages: Callable[[], tuple[str, ...]] = field(default=_no_pages, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOrder:
    """An order as the counter's store or the centre knows it, to hold a document against. Times are aware UTC.

    `amended_by` and `reversed_by` are receipt numbers of later orders, "" for none: its paper was right, and is past.
    """

    receipt_number: str
    content_sha256: str
    signature_sha256: str
    signed_at: datetime
    accepted_at: datetime
    amended_by: str = ""
    reversed_by: str = ""
    voided: bool = False


class TrustedFor(StrEnum):
    """What a certificate is trusted for. Only a person's word makes it one that others may end in."""

    ITSELF = "itself"
    BELOW = "below"  # the seals of itself and of those whose chain ends in it
    TIME = "time"  # the stamps of itself and of those below it, and no seal


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedSeal:
    """A certificate that a hall seals with, a root that its operator's end in, or a time authority's, as somebody who
    knows told it.

    `until` is set once it is used no more: what it sealed before stays good. `whose` names the hall (and desk), in the
    operator's words.
    """

    fingerprint: str
    whose: str
    since: datetime
    until: datetime | None = None
    trusted_for: TrustedFor = TrustedFor.ITSELF
