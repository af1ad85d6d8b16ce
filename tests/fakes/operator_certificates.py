"""An operator's certificates: a root, one below it, and an RSA key for sealing with its PKCS#12 file."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
PASSWORD = "发证时给的密码"
_Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: _Key

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)


def issued(
    name: str,
    key: _Key | None = None,
    *,
    by: Issued | None = None,
    ca: bool = False,
    sealing: bool = True,
    since: datetime = SINCE,
    days: int = 3650,
    purpose: x509.ObjectIdentifier | None = None,
) -> Issued:
    """By itself where `by` is None; for any purpose where it names none."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(sealing, sealing, not sealing, False, False, ca, ca, False, False)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
    return Issued(builder.sign(by.key if by else key, hashes.SHA256()), key)


def in_file(own: Issued, *above: Issued, password: str = PASSWORD) -> bytes:
    """As a PKCS#12 file."""
    chain = [each.certificate for each in above]
    kept = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1_000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .build(password.encode())
    )
    return pkcs12.serialize_key_and_certificates(b"seal", own.key, own.certificate, chain, kept)
