"""The cryptographic part of a seal (CMS, RFC 5652): whether the key signed this digest, who that is, and the stamp.

A seal is read as the one form a sealer gives it: what its signature does not cover (the wrapping, the chain, the stamp)
is checked piece by piece or written again and compared, so that nothing can hide there.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from app.domain.seal_certificates import chain_of, is_authority, meant_for_sealing, one_form, said_name, strong
from printing import der
from printing.der import OCTETS, SEQUENCE, SET, Value, context, first_of, oid, whole, written

_SIGNED_DATA, _DATA = oid("1.2.840.113549.1.7.2"), oid("1.2.840.113549.1.7.1")
_TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
_CONTENT_TYPE, _MESSAGE_DIGEST = oid("1.2.840.113549.1.9.3"), oid("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE = oid("1.2.840.113549.1.9.16.2.12")
_SIGNING_CERTIFICATE_V2 = oid("1.2.840.113549.1.9.16.2.47")
_STAMP = oid("1.2.840.113549.1.9.16.2.14")
_DIGESTS: Final[dict[bytes, type[HashAlgorithm]]] = {
    oid("2.16.840.1.101.3.4.2.1"): SHA256,
    oid("2.16.840.1.101.3.4.2.2"): SHA384,
    oid("2.16.840.1.101.3.4.2.3"): SHA512,
}
_RSA: Final = oid("1.2.840.113549.1.1.1")  # with the digest named beside it
_RSA_WITH: Final[dict[type[HashAlgorithm], bytes]] = {
    SHA256: oid("1.2.840.113549.1.1.11"),
    SHA384: oid("1.2.840.113549.1.1.12"),
    SHA512: oid("1.2.840.113549.1.1.13"),
}
_ECDSA_WITH: Final[dict[type[HashAlgorithm], bytes]] = {
    SHA256: oid("1.2.840.10045.4.3.2"),
    SHA384: oid("1.2.840.10045.4.3.3"),
    SHA512: oid("1.2.840.10045.4.3.4"),
}
_NULL: Final = b"\x05\x00"
_ONE: Final = written(der.INTEGER, b"\x01")
_THREE: Final = written(der.INTEGER, b"\x03")  # RFC 5652, 5.1: content of another kind than data


@dataclass(frozen=True, slots=True, kw_only=True)
class CmsFound:
    """`holds`: signed by the certificate's key, over this digest, with nothing beside. `der` is the seal without the
    noughts behind it. Fingerprints, validity and the stamp as in app.domain.sealed_document.SealedFile."""

    holds: bool
    der: bytes
    signer: str
    fingerprint: str
    issuer_fingerprint: str
    stamped_at: datetime | None
    stamped_by: str
    stamp_chain: tuple[str, ...]
    valid_from: datetime
    valid_until: datetime
    for_sealing: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """One signer's information. `unsigned` are attributes."""

    signer: Value
    digest: type[HashAlgorithm]
    signed: Value
    algorithm: Value
    signature: bytes
    unsigned: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Stamp:
    """`holds` also where there is none: then `at` is None."""

    holds: bool
    at: datetime | None = None
    by: str = ""
    chain: tuple[str, ...] = ()


def read_cms(raw: bytes, *, digest_of: Callable[[type[HashAlgorithm]], bytes]) -> CmsFound:
    """`digest_of` works the document's digest out. Raises ValueError for what is no seal of any known form."""
    info = first_of(raw)
    certificates, row, content = _opened(info)
    own = _own(row, certificates)
    chain = _chain(own, certificates)
    loaded = [x509.load_der_x509_certificate(each) for each in chain]
    stamp = _stamp(row)
    holds = (
        content.raw == written(SEQUENCE, _DATA)
        and _signed_by(row, own, digest_of(row.digest), content=_DATA)
        and row.signature == one_form(row.signature, loaded[0].public_key())
        and info.raw == _again(certificates, row)
        and len(chain) == len(certificates)
        and stamp.holds
    )
    return CmsFound(
        holds=holds,
        der=info.raw,
        signer=said_name(loaded[0].subject),
        fingerprint=hashlib.sha256(own).hexdigest(),
        issuer_fingerprint=hashlib.sha256(chain[-1]).hexdigest(),
        stamped_at=stamp.at,
        stamped_by=stamp.by,
        stamp_chain=stamp.chain,
        valid_from=max(each.not_valid_before_utc for each in loaded),
        valid_until=min(each.not_valid_after_utc for each in loaded),
        for_sealing=meant_for_sealing(loaded[0]) and not is_authority(loaded[0]),
    )


def _opened(info: Value) -> tuple[tuple[bytes, ...], _Row, Value]:
    """Certificates, the one signer, and the content's wrapping. Raises ValueError."""
    kind, inner = info.of(SEQUENCE).parts()
    if kind.raw != _SIGNED_DATA:
        raise ValueError("no signed data")
    signed = whole(inner.of(context(0)).body, SEQUENCE)
    version, digests, content, certificates, rows = signed.parts()  # lists of revoked ones would lie between
    (signer,) = rows.of(SET).parts()
    row = _row(signer)
    if version.raw != (_ONE if content.raw == written(SEQUENCE, _DATA) else _THREE):
        raise ValueError("a version of its own")
    if [_digest_of(each) for each in digests.of(SET).parts()] != [row.digest]:
        raise ValueError("digests that its signer did not take")
    ders = tuple(each.of(SEQUENCE).raw for each in certificates.of(context(0)).parts())
    return ders, row, content.of(SEQUENCE)


def _row(value: Value) -> _Row:
    version, signer, digest, signed, algorithm, signature, *unsigned = value.of(SEQUENCE).parts()
    if len(unsigned) > 1 or version.raw != _ONE:
        raise ValueError("not a signer's information as it is written for a certificate's issuer and number")
    return _Row(
        signer=signer.of(SEQUENCE),
        digest=_digest_of(digest),
        signed=signed.of(context(0)),
        algorithm=algorithm.of(SEQUENCE),
        signature=signature.of(OCTETS).body,
        unsigned=unsigned[0].of(context(1)).parts() if unsigned else (),
    )


def _digest_of(algorithm: Value) -> type[HashAlgorithm]:
    """Raises ValueError for one that is no longer good, or never was."""
    name, *parameters = algorithm.of(SEQUENCE).parts()
    found = _DIGESTS.get(name.raw)
    if found is None or any(each.raw != _NULL for each in parameters):
        raise ValueError("a digest that nobody may rely on")
    return found


def _own(row: _Row, certificates: Sequence[bytes]) -> bytes:
    """The signer's certificate. Raises ValueError where it is not there."""
    for each in certificates:
        found = x509.load_der_x509_certificate(each)
        serial = found.serial_number
        number = written(der.INTEGER, serial.to_bytes(serial.bit_length() // 8 + 1))
        if row.signer.raw == written(SEQUENCE, found.issuer.public_bytes(), number):
            return each
    raise ValueError("a seal without its certificate")


def _signed_by(row: _Row, certificate: bytes, digest: bytes, *, content: bytes) -> bool:
    """Whether the key of `certificate` signed this digest of this kind of content; what was signed names it too."""
    said = _attributes(row.signed.parts())
    named = said.get(_SIGNING_CERTIFICATE_V2) or said.get(_SIGNING_CERTIFICATE)
    if (
        said.get(_CONTENT_TYPE) != content
        or said.get(_MESSAGE_DIGEST) != written(OCTETS, digest)
        or named is None
        or not _names(named, certificate, v2=_SIGNING_CERTIFICATE_V2 in said)
    ):
        return False
    signed = bytes([SET]) + row.signed.raw[1:]
    key, algorithm = x509.load_der_x509_certificate(certificate).public_key(), row.algorithm.parts()
    if not strong(key):
        return False
    try:
        if isinstance(key, ec.EllipticCurvePublicKey) and row.algorithm.body == _ECDSA_WITH[row.digest]:
            key.verify(row.signature, signed, ec.ECDSA(row.digest()))
            return True
        rsa_named = algorithm[0].raw in (_RSA, _RSA_WITH[row.digest]) and row.algorithm.body[-2:] == _NULL
        if isinstance(key, rsa.RSAPublicKey) and rsa_named and len(algorithm) == 2:
            key.verify(row.signature, signed, padding.PKCS1v15(), row.digest())
            return True
    except InvalidSignature:
        pass
    return False


def _attributes(parts: Sequence[Value]) -> dict[bytes, bytes]:
    """By their kind, each with its one value. Raises ValueError for one that is there twice, or has more values."""
    said: dict[bytes, bytes] = {}
    for each in parts:
        kind, values = each.of(SEQUENCE).parts()
        (value,) = values.of(SET).parts()
        if kind.raw in said:
            raise ValueError("an attribute that is there twice")
        said[kind.raw] = value.raw
    return said


def _names(attribute: bytes, certificate: bytes, *, v2: bool) -> bool:
    """Whether the ESS attribute (RFC 5035) is of this certificate."""
    first = whole(attribute, SEQUENCE).parts()[0].of(SEQUENCE).parts()[0].of(SEQUENCE).parts()
    if not v2:
        return first[0].raw == written(OCTETS, hashlib.sha1(certificate).digest())
    if first[0].tag == SEQUENCE:
        return first[1].raw == written(OCTETS, _hashed(_digest_of(first[0]), certificate))
    return first[0].raw == written(OCTETS, hashlib.sha256(certificate).digest())


def _hashed(digest: type[HashAlgorithm], raw: bytes) -> bytes:
    return hashlib.new(digest().name, raw).digest()


def _again(certificates: Sequence[bytes], row: _Row) -> bytes:
    """The seal written from what was read of it, with no more around it than belongs there."""
    name = next(raw for raw, found in _DIGESTS.items() if found is row.digest)
    digest = written(SEQUENCE, name, _NULL)
    unsigned = (written(context(1), *(each.raw for each in row.unsigned)),) if row.unsigned else ()
    signer = written(
        SEQUENCE,
        *(_ONE, row.signer.raw, digest, row.signed.raw, row.algorithm.raw),
        *(written(OCTETS, row.signature), *unsigned),
    )
    signed = written(
        SEQUENCE,
        _ONE,
        written(SET, digest),
        written(SEQUENCE, _DATA),
        written(context(0), *certificates),
        written(SET, signer),
    )
    return written(SEQUENCE, _SIGNED_DATA, written(context(0), signed))


def _chain(own: bytes, certificates: Sequence[bytes]) -> tuple[bytes, ...]:
    """From the signer's certificate up, each signed by the next; ends where none of `certificates` signed the last."""
    chain = chain_of(
        x509.load_der_x509_certificate(own), [x509.load_der_x509_certificate(each) for each in certificates]
    )
    _signed_itself(chain[-1])
    return tuple(each.public_bytes(Encoding.DER) for each in chain)


def _signed_itself(top: x509.Certificate) -> None:
    """Raises ValueError for one that says so, and did not."""
    if top.issuer == top.subject:
        try:
            top.verify_directly_issued_by(top)
        except (InvalidSignature, TypeError) as wrong:
            raise ValueError("a certificate that did not sign itself") from wrong


def _stamp(row: _Row) -> _Stamp:
    """When and by whom the seal was stamped (RFC 3161). Whoever that is: anybody can make such an authority."""
    if not row.unsigned:
        return _Stamp(True)
    try:
        said = _attributes(row.unsigned)
        return _read_stamp(said[_STAMP], row.signature) if len(said) == 1 else _Stamp(False)
    except (ValueError, KeyError, IndexError, x509.ExtensionNotFound):
        return _Stamp(False)


def _read_stamp(token: bytes, stamped: bytes) -> _Stamp:
    certificates, row, content = _opened(whole(token, SEQUENCE))
    kind, wrapped = content.parts()
    told = whole(wrapped.of(context(0)).body, OCTETS).body
    _version, _policy, imprint, _serial, at, *_ = whole(told, SEQUENCE).parts()
    algorithm, hashed = imprint.of(SEQUENCE).parts()
    own, when = _own(row, certificates), der.read_time(at)
    chain = _chain(own, certificates)
    shown = x509.load_der_x509_certificate(own)
    usage = shown.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    holds = (
        kind.raw == _TST_INFO
        and hashed.raw == written(OCTETS, _hashed(_digest_of(algorithm), stamped))
        and _signed_by(row, own, _hashed(row.digest, told), content=_TST_INFO)
        and list(usage) == [ExtendedKeyUsageOID.TIME_STAMPING]
        and len(chain) == len(certificates)
        and shown.not_valid_before_utc <= when <= shown.not_valid_after_utc
        and not row.unsigned
    )
    if not holds:
        return _Stamp(False)
    return _Stamp(True, when, said_name(shown.subject), tuple(hashlib.sha256(each).hexdigest() for each in chain))
