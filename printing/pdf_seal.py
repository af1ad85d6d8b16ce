"""A finished PDF, sealed with the hall's key: the proof goes in, then one certified PAdES seal over the whole file.

The file is written anew as one revision, so that pdf_check may refuse whatever has more than one. Runs on the pages
lane; `warm` there first. What is signed and why: docs/decisions/0031.
"""

import asyncio
import io
import logging
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from app.domain.content import Content, read_content
from app.domain.sealed_document import CLOCKS_APART, PROOF_FILE, DocumentProof
from app.errors import InputRefused
from app.seal_ports import SealKey, SealKeys
from app.texts import seal as words
from app.texts.language import Language
from printing import plain_pyhanko

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

FIELD: Final = "YitaiSeal"
TSA_WAIT_S: Final = 5.0  # a counter with people waiting: a document without a stamp is better than none
_MD: Final = "sha256"
# Hex digits kept for a seal with its stamp: authorities send their chain along. The room is under the seal, the stamp
# is not: a seal of this room without one has lost it, one of another room with one was given it.
STAMP_ROOM: Final = 32_768

log = logging.getLogger(__name__)


def warm() -> None:
    """Loads pyHanko, half a second and more, so that the first document does not wait for it."""
    for name in ("pdf_utils.embed", "pdf_utils.reader", "pdf_utils.writer"):
        import_module(f"pyhanko.{name}")
    plain_pyhanko.load()


class PdfSeal:
    """app.seal_ports.DocumentSeal. `tsa_url` is asked at each seal; "" for no time stamps."""

    def __init__(self, keys: SealKeys, *, tsa_url: Callable[[], str]) -> None:
        self._keys = keys
        self._tsa_url = tsa_url

    def seal(self, pdf: bytes, *, proof: DocumentProof, at: datetime) -> bytes:
        plain_pyhanko.load()
        key, url = self._keys.current(), self._tsa_url()
        at = max(at, proof.signature.signed_at)  # a clock that was put back since: no seal is of before its signature
        if url:
            stamped = self._stamped(pdf, key=key, proof=proof, at=at, url=url)
            if stamped is not None:
                return stamped
        return _sealed(pdf, key=key, proof=proof, at=at, stamper=None)

    def _stamped(self, pdf: bytes, *, key: SealKey, proof: DocumentProof, at: datetime, url: str) -> bytes | None:
        """None where the authority gave no stamp in time, or one that the reader would not take."""
        from pyhanko.sign.general import SigningError  # late, as in every function here: half a second
        from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

        from printing.pdf_check import PdfSealReader  # late: it loads all about certificates

        try:
            stamper = HTTPTimeStamper(url, timeout=TSA_WAIT_S)
            sealed = _sealed(pdf, key=key, proof=proof, at=at, stamper=stamper)
            found = PdfSealReader().read(sealed)
            if found.intact and found.stamped_at is not None:
                if abs(found.stamped_at - at) <= CLOCKS_APART:
                    return sealed
                why = f"it says {found.stamped_at}, the counter's clock {at}"
            else:
                why = "its answer does not hold"
        except (OSError, ValueError, TypeError, KeyError, InputRefused, TimestampRequestError, SigningError) as wrong:
            why = f"{type(wrong).__name__}: {wrong}"
        log.warning("sealed %s without a time stamp, %s: %s", proof.receipt_number, url, why)
        return None


def _sealed(pdf: bytes, *, key: SealKey, proof: DocumentProof, at: datetime, stamper: "TimeStamper | None") -> bytes:
    """One new revision. Raises ValueError where the proof's content is none of this program's."""
    from pyhanko.pdf_utils import embed  # late: half a second
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    content = read_content(proof.content)
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    attached = embed.EmbeddedFileObject.from_file_data(
        writer,
        data=proof.to_bytes(),
        mime_type="application/json",
        params=embed.EmbeddedFileParams(creation_date=at, modification_date=at),
    )
    embed.embed_file(
        writer,
        embed.FileSpec(
            file_spec_string=PROOF_FILE,
            file_name=PROOF_FILE,
            embedded_data=attached,
            description=words.PROOF.say(Language(content.language)),
            af_relationship=pdf_name("/Data"),
        ),
    )
    return asyncio.run(_signed(writer, key=key, content=content, proof=proof, at=at, stamper=stamper))


async def _signed(
    writer: Any,
    *,
    key: SealKey,
    content: Content,
    proof: DocumentProof,
    at: datetime,
    stamper: "TimeStamper | None",
) -> bytes:
    # late: half a second
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    language = Language(content.language)
    what = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=_MD,
        name=content.operator,
        location=f"{content.hall} {content.desk}".strip(),
        reason=words.REASON.say(language, number=proof.receipt_number),
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    signer = PdfSigner(what, signer=_signer(key), timestamper=stamper, new_field_spec=SigFieldSpec(FIELD))
    session = signer.init_signing_session(writer)
    session.system_time = at  # the program's clock, not the one pyHanko asks by itself
    if stamper is None:
        room = await session.estimate_signature_container_size(None)
        room += 2 if room == STAMP_ROOM else 0
    else:
        room = STAMP_ROOM  # a guess, rather than a second call to the authority to learn its answer's size
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    digest, output = document.digest_tbs_document()
    await document.perform_signature(
        document_digest=digest.document_digest, pdf_cms_signed_attrs=PdfCMSSignedAttributes()
    )
    output.seek(0)
    return bytes(output.read())


def _signer(key: SealKey) -> "SimpleSigner":
    # late: half a second
    from asn1crypto import keys, x509
    from cryptography.x509 import load_der_x509_certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from app.domain.seal_certificates import one_form  # late: it loads all about certificates

    public = load_der_x509_certificate(key.certificate).public_key()

    class OneForm(SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            return one_form(super().sign_raw(data, digest_algorithm), public)

    chain_of: Callable[..., Any] = SimpleCertificateStore.from_certs  # brings no types
    return OneForm(
        signing_cert=x509.Certificate.load(key.certificate),
        signing_key=keys.PrivateKeyInfo.load(key.private_key),
        cert_registry=chain_of([x509.Certificate.load(each) for each in key.chain]),
    )
