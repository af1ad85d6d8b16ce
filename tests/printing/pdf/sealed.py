"""A sealed form of the samples, and how it is read and judged: for the tests of what becomes of it."""

from datetime import UTC, datetime
from typing import Any, Final

from app.domain.sealed_document import DocumentProof, KnownOrder, SealedFile
from app.errors import InputRefused
from app.handling.verify_document import Verdict, verify_document
from printing.pdf import acceptance_form_pdf
from printing.pdf_check import PdfSealReader
from printing.pdf_seal import PdfSeal
from tests.fakes.one_seal import OneSealKey
from tests.papers.samples import ZONE
from tests.printing.pdf.samples import kept_order, sample_form

AT: Final = datetime(2026, 11, 20, 2, 27, 50, tzinfo=UTC)
KEYS: Final = OneSealKey()
ORDER: Final = kept_order()
PROOF: Final = DocumentProof(
    order_id=ORDER.id,
    receipt_number=str(ORDER.receipt_number),
    verify_token=ORDER.verify_token,
    content=ORDER.signed.content_bytes,
    signature=ORDER.signed.signature,
)
KNOWN: Final = KnownOrder(
    receipt_number=PROOF.receipt_number,
    content_sha256=PROOF.content_sha256,
    signature_sha256=PROOF.signature.sha256,
    signed_at=PROOF.signature.signed_at,
    accepted_at=ORDER.accepted_at,
)


def seal(pdf: bytes, keys: Any = KEYS, *, proof: DocumentProof = PROOF, tsa: str = "", at: datetime = AT) -> bytes:
    return PdfSeal(keys, tsa_url=lambda: tsa).seal(pdf, proof=proof, at=at)


FORM: Final = acceptance_form_pdf(sample_form())
SEALED: Final = seal(FORM)


def read(pdf: bytes) -> SealedFile:
    return PdfSealReader().read(pdf)


def verdict_on(pdf: bytes) -> Verdict:
    return verify_document(read(pdf), trusted=KEYS.trusted(), known=KNOWN, compared=True, now=AT, zone=ZONE)


def outcome(pdf: bytes) -> str:
    """Of the verdict, or of whoever could not read it."""
    try:
        return verdict_on(pdf).outcome.value
    except InputRefused as refused:
        return refused.text.en


def place_of(what: bytes, pdf: bytes = SEALED) -> int:
    return pdf.index(what)


def flipped(place: int, mask: int = 1, pdf: bytes = SEALED) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ mask]) + pdf[place + 1 :]
