"""Keys and certificates for sealing: made for a desk, or taken from the operator's file, each held to its rules."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID

from app.domain.business_hall import CounterDesk
from app.domain.seal_certificates import chain_of, is_authority, meant_for_sealing, said_name, strong
from app.errors import InputRefused
from app.seal_ports import SealKey, SealSource
from app.texts import seal as words

YEARS: Final = 10
_MOST_NAME_BYTES: Final = 64  # X.520; a hanzi is three of them


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What a person is shown of a certificate."""

    subject: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime


def whose_desk(desk: CounterDesk) -> str:
    """示例通信 滨河路营业厅 3 号台, as verdicts and lists name who sealed."""
    return f"{desk.hall.brand.operator.zh} {desk.hall.name.zh} {desk.label.zh}"


def make_key(desk: CounterDesk, *, at: datetime) -> SealKey:
    """A new P-256 key with a certificate that vouches for itself, for ten years from `at`."""
    key, hall = ec.generate_private_key(ec.SECP256R1()), desk.hall
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _clipped(hall.brand.operator.zh)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, _clipped(f"{hall.name.zh} {hall.code}")),
            x509.NameAttribute(NameOID.COMMON_NAME, _clipped(f"{desk.label.zh} {hall.name.zh}")),
        ]
    )
    since = at.replace(microsecond=0)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=YEARS * 365))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_for_sealing(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return _seal_key(made, key, chain=(), source=SealSource.HALL, since=since)


def read_pkcs12(raw: bytes, *, password: str, at: datetime) -> SealKey:
    """The operator's key with its certificate and what of its chain is in the file. Raises InputRefused."""
    try:
        found = load_pkcs12(raw, password.encode() if password else None)
    except (ValueError, TypeError) as wrong:
        raise InputRefused(words.NOT_OPENED) from wrong
    if found.key is None or found.cert is None:
        raise InputRefused(words.NO_KEY)
    key, certificate = found.key, found.cert.certificate
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) or not strong(key.public_key()):
        raise InputRefused(words.KIND_OF_KEY)
    if certificate.public_key() != key.public_key():
        raise InputRefused(words.NO_KEY)
    if at < certificate.not_valid_before_utc:
        raise InputRefused(words.NOT_YET_VALID, since=f"{certificate.not_valid_before_utc:%Y-%m-%d}")
    if at >= certificate.not_valid_after_utc:
        raise InputRefused(words.EXPIRED, until=f"{certificate.not_valid_after_utc:%Y-%m-%d}")
    if is_authority(certificate):
        raise InputRefused(words.AUTHORITY)
    if not meant_for_sealing(certificate):
        raise InputRefused(words.KEY_USAGE)
    # What is not of its chain stays out of the documents, where a reader would ask why.
    _, *above = chain_of(certificate, [each.certificate for each in found.additional_certs])
    chain = tuple(each.public_bytes(Encoding.DER) for each in above)
    since = at.replace(microsecond=0)
    return _seal_key(certificate, key, chain=chain, source=SealSource.OPERATOR, since=since)


def read_certificate(raw: bytes) -> bytes:
    """DER of a certificate's file, PEM or DER. Raises InputRefused."""
    try:
        loaded = x509.load_pem_x509_certificate(raw) if b"-----BEGIN" in raw else x509.load_der_x509_certificate(raw)
    except ValueError as wrong:
        raise InputRefused(words.NO_CERTIFICATE) from wrong
    return loaded.public_bytes(Encoding.DER)


def facts_of(certificate: bytes) -> CertificateFacts:
    """Of DER."""
    loaded = x509.load_der_x509_certificate(certificate)
    return CertificateFacts(
        subject=said_name(loaded.subject),
        fingerprint=fingerprint_of(certificate),
        valid_from=loaded.not_valid_before_utc,
        valid_until=loaded.not_valid_after_utc,
    )


def fingerprint_of(certificate: bytes) -> str:
    """SHA-256 of DER, in hex."""
    return hashlib.sha256(certificate).hexdigest()


def to_pem(certificate: bytes) -> str:
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM).decode()


def _seal_key(
    certificate: x509.Certificate,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    *,
    chain: tuple[bytes, ...],
    source: SealSource,
    since: datetime,
) -> SealKey:
    der = certificate.public_bytes(Encoding.DER)
    return SealKey(
        fingerprint=fingerprint_of(der),
        certificate=der,
        chain=chain,
        private_key=key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        source=source,
        since=since,
    )


def _for_sealing() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,  # "non-repudiation" of old
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _clipped(name: str) -> str:
    return name.encode()[:_MOST_NAME_BYTES].decode(errors="ignore")
