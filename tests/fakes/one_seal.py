"""A seal key in memory, with a certificate of its own, as a counter makes one."""

from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.domain.sealed_document import TrustedSeal
from app.seal_ports import SealKey, SealSource

SINCE: Final = datetime(2026, 1, 1, tzinfo=UTC)
WHOSE: Final = "远川通信 滨河路营业厅 3 号台"


class OneSealKey:
    """app.seal_ports.SealKeys."""

    def __init__(self) -> None:
        private = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, WHOSE)])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(private.public_key())
            .serial_number(1)
            .not_valid_before(SINCE)
            .not_valid_after(SINCE + timedelta(days=3650))
            .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
            .sign(private, hashes.SHA256())
        )
        self._key = SealKey(
            fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
            certificate=certificate.public_bytes(serialization.Encoding.DER),
            chain=(),
            private_key=private.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
            source=SealSource.HALL,
            since=SINCE,
        )

    def current(self) -> SealKey:
        return self._key

    def trusted(self) -> tuple[TrustedSeal, ...]:
        return (TrustedSeal(fingerprint=self._key.fingerprint, whose=WHOSE, since=SINCE),)
