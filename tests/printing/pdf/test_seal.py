"""A sealed document, and what was done to it afterwards: nothing that was done may pass."""

import hashlib
import io
import re
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from asn1crypto import cms as asn1_cms
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader, PdfWriter

from app.domain.seal_certificates import one_form
from app.errors import InputRefused
from app.handling.verify_document import Outcome
from app.papers.acceptance_form import acceptance_form
from app.seal_ports import SealKey, SealSource
from app.texts import verify as words
from printing import pdf_seal
from printing.der import SEQUENCE, first_of, written
from printing.pdf import acceptance_form_pdf
from printing.pdf_check import MOST_BYTES, bytes_to_read
from tests import needs
from tests.fakes.one_seal import OneSealKey
from tests.fakes.operator_certificates import Issued, issued
from tests.fakes.orders import an_order
from tests.papers.samples import VERIFY_URL, ZONE
from tests.printing.pdf.samples import sample_form
from tests.printing.pdf.sealed import (
    AT,
    FORM,
    KEYS,
    PROOF,
    SEALED,
    flipped,
    outcome,
    place_of,
    read,
    seal,
    verdict_on,
)


def test_a_sealed_document_holds_and_says_by_whom() -> None:
    found = read(SEALED)
    assert (found.intact, found.certified, found.proof) == (True, True, PROOF)
    assert (found.fingerprint, found.signed_at, found.stamped_at) == (KEYS.current().fingerprint, AT, None)
    verdict = verdict_on(SEALED)
    assert verdict.ok
    assert "张* 2026-11-20 10:27:36 手写签名" in verdict.said.zh
    assert "滨河路营业厅 3 号台 2026-11-20 10:27:50 盖章（没有时间戳）；与受理记录一致" in verdict.said.zh
    assert PdfReader(io.BytesIO(SEALED)).pages[0].extract_text() == PdfReader(io.BytesIO(FORM)).pages[0].extract_text()


@pytest.mark.needs("pdfsig")
@pytest.mark.needs("pdfdetach")
def test_other_programs_agree(tmp_path: Path) -> None:
    said = _pdfsig(SEALED, tmp_path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    changed = _pdfsig(flipped(place_of(b"stream") + 40), tmp_path)
    assert "Signature is Valid" not in changed
    assert "Total document signed" not in _pdfsig(_with_update(SEALED), tmp_path)
    subprocess.run([needs.program("pdfdetach"), "-save", "1", "s.pdf", "-o", "p"], cwd=tmp_path, check=True, timeout=20)
    assert (tmp_path / "p").read_bytes() == PROOF.to_bytes()


def _pdfsig(pdf: bytes, folder: Path) -> str:
    file = folder / "s.pdf"
    file.write_bytes(pdf)
    return subprocess.run(
        [needs.program("pdfsig"), "-nocert", str(file)], capture_output=True, text=True, timeout=20
    ).stdout


def _with_update(pdf: bytes) -> bytes:
    """An incremental update that only touches the document's information."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.document_meta.title = "另一个标题"
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _turned(pdf: bytes) -> bytes:
    """An incremental update of a page, by another program."""
    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.pages[0].rotate(90)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _page_exchanged(pdf: bytes) -> bytes:
    """Another page in its place, in a file written anew; the seal is taken along."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.insert_page(PdfReader(io.BytesIO(acceptance_form_pdf(sample_form(only_here=True)))).pages[0], 0)
    writer.remove_page(1)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class _Careless(PdfSigner):
    """Signs also where an earlier signature forbids it."""

    def _enforce_certification_constraints(self, reader: Any) -> None:
        pass


def _sealed_twice(pdf: bytes) -> bytes:
    """A second signature behind the first, which forbids it."""
    key = OneSealKey().current()
    signer = _Careless(
        PdfSignatureMetadata(field_name="Second"), signer=pdf_seal._signer(key), new_field_spec=SigFieldSpec("Second")
    )
    return bytes(signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue())


def _range_widened(pdf: bytes) -> bytes:
    """The hole in the signed bytes one digit wider."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", pdf)
    assert found is not None
    return pdf.replace(found[0], found[0].replace(found[1], b"%d" % (int(found[1]) - 1), 1), 1)


CHANGED: Final[dict[str, Callable[[bytes], bytes]]] = {
    "a bit of the page": lambda pdf: flipped(place_of(b"stream") + 40),
    "a bit of the proof": lambda pdf: flipped(pdf.index(b"stream", pdf.index(b"/Type /EmbeddedFile\n")) + 40),
    "a bit of the signature": lambda pdf: flipped(place_of(b"/Contents <3082") + 400),
    "a digit written small": lambda pdf: pdf.replace(b"/Contents <3082", b"/Contents <3082", 1).replace(
        re.findall(rb"/Contents <(3082[0-9A-F]+)", pdf)[0], re.findall(rb"/Contents <(3082[0-9A-F]+)", pdf)[0].lower()
    ),
    "the room behind the signature": lambda pdf: flipped(pdf.index(b"0>", place_of(b"/Contents <3082"))),
    "a bit of the table of objects": lambda pdf: flipped(pdf.index(b"\nxref") + 40),
    "a bit of the trailer": lambda pdf: flipped(pdf.rindex(b"startxref") + 11),
    "a line behind the end": lambda pdf: pdf + b"\n",
    "a line before the beginning": lambda pdf: b"\n" + pdf,
    "the tail cut off": lambda pdf: pdf[:-30],
    "the certification taken off": lambda pdf: pdf.replace(b"/DocMDP", b"/DocMDQ"),
    "the range made wider": _range_widened,
    "an update of its title": _with_update,
    "an update that turns the page": _turned,
    "a page exchanged": _page_exchanged,
    "a second signature": _sealed_twice,
}


@pytest.mark.parametrize("how", CHANGED)
def test_whatever_is_changed_afterwards_does_not_pass(how: str) -> None:
    changed = CHANGED[how](SEALED)
    assert changed != SEALED
    assert outcome(changed) in (Outcome.CHANGED, words.BROKEN_SEALED.en)


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(SEALED) - 1), mask=st.integers(1, 255))
def test_no_single_byte_can_be_changed(place: int, mask: int) -> None:
    assert outcome(flipped(place, mask)) != Outcome.HOLDS


def test_every_digit_of_the_seal_itself_counts() -> None:
    """These are the only bytes that are not signed."""
    start = place_of(b"/Contents <3082") + len(b"/Contents ")
    end = SEALED.index(b">", start)
    passed = [place for place in range(start, end + 1, 9) if outcome(flipped(place, 1)) == Outcome.HOLDS]
    assert passed == []


def test_a_signature_has_one_form_alone() -> None:
    """Of each by an elliptic curve there is another that holds as well (r, n - s)."""
    start = place_of(b"/Contents <3082") + len(b"/Contents <")
    room = SEALED.index(b">", start) - start
    cms: Any = asn1_cms.ContentInfo.load(bytes.fromhex(SEALED[start : start + room].decode()))
    row = cms["content"]["signer_infos"][0]
    r, s = decode_dss_signature(row["signature"].native)
    row["signature"] = encode_dss_signature(r, ec.SECP256R1().group_order - s)
    other: bytes = cms.dump(force=True)
    assert outcome(SEALED[:start] + other.hex().upper().encode().ljust(room, b"0") + SEALED[start + room :]) == (
        Outcome.CHANGED
    )
    for curve in (ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()):
        key, half = ec.generate_private_key(curve), curve.group_order // 2
        for signature in [key.sign(b"", ec.ECDSA(SHA256())) for _ in range(8)]:
            turned = one_form(signature, key.public_key())
            key.public_key().verify(turned, b"", ec.ECDSA(SHA256()))
            assert decode_dss_signature(turned)[1] <= half


def test_many_values_cost_no_more_than_their_length() -> None:
    """Nobody keeps the public check busy with a file of half a megabyte: each rest copied would take half a minute."""
    began = time.process_time()
    assert len(first_of(written(SEQUENCE, b"\x05\x00" * 200_000)).parts()) == 200_000
    assert time.process_time() - began < 5


def test_another_key_is_known_by_its_fingerprint() -> None:
    """Also where a page was exchanged first, so that everything but the key agrees."""
    stranger = OneSealKey()
    for pdf in (FORM, acceptance_form_pdf(sample_form(only_here=True))):
        verdict = verdict_on(seal(pdf, stranger))
        assert verdict.outcome is Outcome.UNKNOWN_KEY
        assert stranger.current().fingerprint[:4].upper() in verdict.said.zh


def test_a_proof_must_agree_with_itself_and_with_the_order() -> None:
    other_hand = replace(PROOF, signature=replace(PROOF.signature, width=2999))
    unbound = replace(PROOF, signature=replace(PROOF.signature, content_sha256="0" * 64))
    other = an_order()
    elsewhere = replace(PROOF, receipt_number=str(other.receipt_number), content=other.signed.content_bytes)
    elsewhere = replace(elsewhere, signature=other.signed.signature)
    other_form = acceptance_form_pdf(acceptance_form(other, zone=ZONE, verify_url=VERIFY_URL, only_here=False))
    assert outcome(seal(FORM, proof=other_hand)) == Outcome.OTHER_HANDWRITING
    assert outcome(seal(FORM, proof=unbound)) == Outcome.NOT_BOUND
    assert outcome(seal(other_form, proof=elsewhere)) == Outcome.OTHER_RECEIPT
    assert outcome(seal(other_form)) == Outcome.OTHER_PAGES


def test_a_clock_put_back_after_the_customer_signed_spoils_no_document() -> None:
    found = read(seal(FORM, at=AT - timedelta(hours=2)))
    assert found.signed_at == PROOF.signature.signed_at.replace(microsecond=0)
    assert outcome(seal(FORM, at=AT - timedelta(hours=2))) == Outcome.HOLDS


def test_a_seal_that_allows_changes_is_no_certification() -> None:
    """By the very key: an ordinary signature over an ordinary form."""
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="S", md_algorithm="sha256"),
        signer=pdf_seal._signer(KEYS.current()),
        new_field_spec=SigFieldSpec("S"),
    )
    pdf = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(FORM))).getvalue()
    found = read(pdf)
    assert (found.intact, found.certified) == (False, False)


def _encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(FORM))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", words.NO_PDF),
        (lambda: b"\x89PNG\r\n", words.NO_PDF),
        (lambda: b"%PDF-1.7\n" + b"\0" * MOST_BYTES, words.TOO_LARGE),
        (lambda: b"%PDF-1.7\n", words.BROKEN),
        (lambda: b"%PDF-1.7\n" + b"[" * 200_000 + b"\nstartxref\n9\n%%EOF\n", words.BROKEN),
        (lambda: SEALED[:-2000], words.BROKEN_SEALED),
        (lambda: SEALED.replace(b"/Contents <", b"/Contents <" + b"30" * 65_536), words.BROKEN_SEALED),
        (lambda: FORM, words.NO_SEAL),
        (_encrypted, words.ENCRYPTED),
    ],
    ids=["empty", "picture", "huge", "nothing in it", "nested", "half", "long seal", "no seal", "encrypted"],
)
def test_what_cannot_be_read_is_said_in_a_sentence(make: Callable[[], bytes], said: Any) -> None:
    with pytest.raises(InputRefused) as refused:
        read(make())
    assert refused.value.text is said


def test_of_a_file_of_any_size_no_more_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "film.pdf"
    with file.open("wb") as made:
        made.truncate(MOST_BYTES * 3)
    assert len(bytes_to_read(file)) == MOST_BYTES + 1


def _key_of(own: Issued, *above: Issued) -> SealKey:
    return SealKey(
        fingerprint=hashlib.sha256(own.der).hexdigest(),
        certificate=own.der,
        chain=tuple(each.der for each in above),
        private_key=own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        source=SealSource.OPERATOR,
        since=AT - timedelta(days=1),
    )


class _Keys:
    def __init__(self, key: SealKey) -> None:
        self.key = key

    def current(self) -> SealKey:
        return self.key


def test_an_operators_key_is_followed_to_its_root() -> None:
    root = issued("示例通信 根", ca=True)
    below = issued("示例通信 签发", by=root, ca=True)
    own = issued("示例通信 滨河路", rsa.generate_private_key(65537, 2048), by=below)
    found = read(seal(FORM, _Keys(_key_of(own, below, root))))
    assert (found.intact, found.certified) == (True, True)
    assert found.issuer_fingerprint == hashlib.sha256(root.der).hexdigest()


def test_a_web_servers_certificate_is_not_meant_for_documents() -> None:
    root = issued("示例通信 根", ca=True)
    server = issued("www.example", by=root, purpose=ExtendedKeyUsageOID.SERVER_AUTH)
    mail = issued("滨河路", by=root, purpose=ExtendedKeyUsageOID.EMAIL_PROTECTION)
    assert not read(seal(FORM, _Keys(_key_of(server, root)))).for_sealing
    assert read(seal(FORM, _Keys(_key_of(mail, root)))).for_sealing


def test_who_only_has_a_certificate_of_the_operator_makes_no_others() -> None:
    root = issued("示例通信 根", ca=True)
    clerk = issued("某员工", by=root)
    forged = issued("示例通信 滨河路", by=clerk)
    found = read(seal(FORM, _Keys(_key_of(forged, clerk, root))))
    assert not found.intact
    assert found.issuer_fingerprint == found.fingerprint


def test_a_name_in_a_certificate_stays_one_line() -> None:
    found = read(seal(FORM, _Keys(_key_of(issued("店\n\u202e长")))))
    assert (found.intact, found.signer) == (True, "店??长")
