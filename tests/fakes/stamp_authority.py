"""A time stamp authority on loopback: openssl answers (RFC 3161): a stamp shares nothing with whoever reads it."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from tests import needs
from tests.fakes.served import served

NAME = "示例时间戳服务"
_CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


def _make_authority(folder: Path) -> None:
    """Its key, a certificate for stamping alone, and what openssl is told."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "tsa.pem").write_bytes(certificate.public_bytes(pem))
    kept = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "tsa.key").write_bytes(kept)
    (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder))
    (folder / "serial").write_text("01\n")


def stamp(folder: Path, query: bytes) -> bytes:
    """The answer of openssl; the authority is made at the first call."""
    if not (folder / "tsa.cnf").exists():
        _make_authority(folder)
    (folder / "query").write_bytes(query)
    files = ("-config", "tsa.cnf", "-queryfile", "query", "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "reply")
    subprocess.run(
        [needs.program("openssl"), "ts", "-reply", *files], cwd=folder, check=True, capture_output=True, timeout=20
    )
    return (folder / "reply").read_bytes()


@contextmanager
def authority(answer: Callable[[bytes], bytes]) -> Iterator[str]:
    """Its address. `answer` makes the answer to a query."""
    app = FastAPI()

    @app.post("/")
    async def reply(request: Request) -> Response:
        made = await run_in_threadpool(answer, await request.body())
        return Response(made, media_type="application/timestamp-reply")

    with served(app) as url:
        yield url
