"""The cryptographic part of a seal (CMS, RFC 5652): whether the key signed this digest, who that is, and the stamp.

What a signature does not cover (the wrapping, the chain, the stamp) is checked piece by piece, and the whole must be
what is written from these pieces again: so nothing can hide there.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_DIGESTS: Final = ("sha256", "sha384", "sha512")
_STAMP: Final = "signature_time_stamp_token"
_LONGEST_CHAIN: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CmsFound:
    """`holds`: signed by the certificate's key, over this digest, with nothing beside. `der` is the seal without the
    noughts behind it. Fingerprints as in app.domain.sealed_document.SealedFile."""

    holds: bool
    der: bytes
    certificate: bytes
    signer: str
    fingerprint: str
    issuer_fingerprint: str
    stamped_at: datetime | None
    stamped_by: str
    valid_from: datetime
    valid_until: datetime


def read_cms(raw: bytes, *, digest_of: Callable[[str], bytes]) -> CmsFound:
    """`digest_of` works the document's digest out by the named algorithm. Raises whatever broken bytes make raise."""
    from asn1crypto import cms

    info = cms.ContentInfo.load(raw)
    der = info.dump()
    signed = info["content"]
    row = signed["signer_infos"][0]
    certificates = [each.chosen.dump() for each in signed["certificates"]]
    own = _own(row, certificates)
    md = row["digest_algorithm"]["algorithm"].native
    holds = md in _DIGESTS and _signed_by(row, own, digest_of(md), content="data")
    try:
        stamped_at, stamped_by, stamp_holds = _stamp(row)
    except (ValueError, KeyError, TypeError, AttributeError, x509.ExtensionNotFound):  # whatever stands there is none
        stamped_at, stamped_by, stamp_holds = None, "", False
    chain = _chain(own, certificates)
    loaded = [x509.load_der_x509_certificate(each) for each in chain]
    return CmsFound(
        holds=holds and stamp_holds and _nothing_beside(info) and len(chain) == len(certificates),
        der=der,
        certificate=own,
        signer=said_name(loaded[0].subject),
        fingerprint=hashlib.sha256(own).hexdigest(),
        issuer_fingerprint=hashlib.sha256(chain[-1]).hexdigest(),
        stamped_at=stamped_at if stamp_holds else None,
        stamped_by=stamped_by if stamp_holds else "",
        valid_from=max(each.not_valid_before_utc for each in loaded),
        valid_until=min(each.not_valid_after_utc for each in loaded),
    )


def said_name(name: x509.Name) -> str:
    """一台清通信 · 滨河路营业厅 (BH) · 滨河路营业厅 3 台: operator, hall, desk as far as the subject names them."""
    kinds = (NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.COMMON_NAME)
    parts = [str(found.value) for kind in kinds for found in name.get_attributes_for_oid(kind)]
    return " · ".join(dict.fromkeys(parts)) or name.rfc4514_string()


def _own(row: Any, certificates: Sequence[bytes]) -> bytes:
    """The signer's certificate. Raises ValueError where it is not there."""
    from asn1crypto import x509 as asn1

    wanted = row["sid"].chosen
    for each in certificates:
        found = asn1.Certificate.load(each)
        if (found.issuer.dump(), found.serial_number) == (wanted["issuer"].dump(), wanted["serial_number"].native):
            return each
    raise ValueError("a seal without its certificate")


def _signed_by(row: Any, certificate: bytes, digest: bytes, *, content: str) -> bool:
    """Whether the key of `certificate` signed this digest; the signed attributes name that very certificate."""
    from asn1crypto import x509 as asn1
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    named = {each["type"].native for each in row["signed_attrs"]}
    if not {"message_digest", "content_type"} <= named or not named & {"signing_certificate", "signing_certificate_v2"}:
        return False
    try:
        fits, valid = validate_sig_integrity(row, asn1.Certificate.load(certificate), content, digest)
    except SignatureValidationError:
        return False
    return bool(fits and valid)


def _nothing_beside(info: Any) -> bool:
    """Whether the wrapping, written again from what was checked, is what was found, byte for byte."""
    from asn1crypto import cms

    signed = info["content"]
    row = signed["signer_infos"][0]
    made: dict[str, Any] = {
        "version": "v1",
        "sid": row["sid"],
        "digest_algorithm": {"algorithm": row["digest_algorithm"]["algorithm"].native},
        "signed_attrs": row["signed_attrs"],
        "signature_algorithm": {"algorithm": row["signature_algorithm"]["algorithm"].native},
        "signature": row["signature"].native,
    }
    if row["unsigned_attrs"].native:
        made["unsigned_attrs"] = row["unsigned_attrs"]
    again = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": {
                "version": "v1",
                "digest_algorithms": [{"algorithm": row["digest_algorithm"]["algorithm"].native}],
                "encap_content_info": {"content_type": "data"},
                "certificates": list(signed["certificates"]),
                "signer_infos": [made],
            },
        }
    )
    return bool(again.dump() == info.dump())


def _chain(own: bytes, certificates: Sequence[bytes]) -> tuple[bytes, ...]:
    """From the signer's certificate up, each signed by the next; ends where none of `certificates` signed the last."""
    chain = [own]
    while len(chain) < _LONGEST_CHAIN:
        last = x509.load_der_x509_certificate(chain[-1])
        above = next((each for each in certificates if each not in chain and _issued(last, each)), None)
        if above is None:
            break
        chain.append(above)
    _signed_itself(x509.load_der_x509_certificate(chain[-1]))
    return tuple(chain)


def _signed_itself(top: x509.Certificate) -> None:
    """Raises ValueError for one that says so, and did not."""
    if top.issuer == top.subject:
        try:
            top.verify_directly_issued_by(top)
        except (InvalidSignature, TypeError) as wrong:
            raise ValueError("a certificate that did not sign itself") from wrong


def _issued(below: x509.Certificate, above: bytes) -> bool:
    """Signed by its key, and it may sign certificates: whoever only has one of the operator's makes no others."""
    issuer = x509.load_der_x509_certificate(above)
    try:
        below.verify_directly_issued_by(issuer)
        may = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (InvalidSignature, ValueError, TypeError, x509.ExtensionNotFound):
        return False
    return may


def _stamp(row: Any) -> tuple[datetime | None, str, bool]:
    """When and by whom the seal was stamped (RFC 3161), and whether what is there holds: nothing there does."""
    attributes = list(row["unsigned_attrs"]) if row["unsigned_attrs"].native else []
    if not attributes:
        return None, "", True
    if len(attributes) != 1 or attributes[0]["type"].native != _STAMP or len(attributes[0]["values"]) != 1:
        return None, "", False
    token = attributes[0]["values"][0]
    signed = token["content"]
    content = signed["encap_content_info"]["content"]
    said = content.parsed
    imprint = said["message_imprint"]
    md = imprint["hash_algorithm"]["algorithm"].native
    if md not in _DIGESTS or imprint["hashed_message"].native != hashlib.new(md, row["signature"].native).digest():
        return None, "", False
    if len(signed["signer_infos"]) != 1:
        return None, "", False
    stamper = signed["signer_infos"][0]
    certificates = [each.chosen.dump() for each in signed["certificates"]]
    own = _own(stamper, certificates)
    md = stamper["digest_algorithm"]["algorithm"].native
    shown = x509.load_der_x509_certificate(own)
    usage = shown.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    holds = (
        md in _DIGESTS
        and _signed_by(stamper, own, hashlib.new(md, content.contents).digest(), content="tst_info")
        and list(usage) == [ExtendedKeyUsageOID.TIME_STAMPING]
        and len(_chain(own, certificates)) == len(certificates)
        and shown.not_valid_before_utc <= said["gen_time"].native <= shown.not_valid_after_utc
    )
    return said["gen_time"].native, said_name(shown.subject), holds
