"""The hall server's own certificate: made once, kept in its folder, its key under a password of the encrypted store."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from offline_cache.durable import write_durably

FILE = "hall-tls.pem"
_YEARS = timedelta(days=3650)  # devices are paired with this very certificate: a new one would pair them all anew


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """`file` holds certificate and locked key; `sha256` is the certificate's fingerprint in hex."""

    file: Path
    password: str
    sha256: str


def own_certificate(folder: Path, *, hall_id: str, password: Callable[[], str], at: datetime) -> OwnCertificate:
    """That of this folder, made where there is none. `password` is the store's, the same each time."""
    file, secret = folder / FILE, password()
    if not file.exists():
        write_durably(file, _made(hall_id, secret, at))
    certificate = x509.load_pem_x509_certificate(file.read_bytes())
    der = certificate.public_bytes(serialization.Encoding.DER)
    return OwnCertificate(file, secret, hashlib.sha256(der).hexdigest())


def _made(hall_id: str, password: str, at: datetime) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"yitai hall {hall_id}")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + _YEARS)
        .sign(key, hashes.SHA256())
    )
    locked = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    return certificate.public_bytes(serialization.Encoding.PEM) + locked
