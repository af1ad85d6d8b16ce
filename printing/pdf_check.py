"""What a file says under its seal, read from its bytes alone: whether the one seal covers all of it, and what it holds.

Stricter than a viewer: one seal, one revision, every byte signed but the seal's own, and the seal's own exactly as a
sealer writes them. So there is no place where anything could be changed unseen, or shown that was not signed.
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cryptography.hazmat.primitives.hashes import HashAlgorithm

from app.domain.sealed_document import PROOF_FILE, DocumentProof, SealedFile, read_proof
from app.errors import InputRefused
from app.texts import verify as words
from printing.pdf_cms import read_cms
from printing.pdf_seal import STAMP_ROOM

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

# They write down whatever a broken file holds.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_BYTES: Final = 20_000_000
_MOST_SEAL_BYTES: Final = 64 * 1024  # with a stamp and two long chains it has 16,000
_MOST_FIELDS: Final = 2  # one is right; the second is looked at for saying that there are more
_NO_CHANGES: Final = 1  # DocMDP
_PADES: Final = "/ETSI.CAdES.detached"
_RANGE = re.compile(rb"/ByteRange\s*\[")


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where the seal itself lies in the file: the two ends of its hexadecimal string, brackets included."""

    start: int
    end: int


def bytes_to_read(file: Path) -> bytes:
    """Not much more than the reader takes, however large the file is. Raises OSError."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


class PdfSealReader:
    """app.seal_ports.SealReader."""

    def read(self, pdf: bytes) -> SealedFile:
        if len(pdf) > MOST_BYTES:
            raise InputRefused(words.TOO_LARGE, megabytes=MOST_BYTES // 1_000_000)
        if b"%PDF-" not in pdf[:1024]:
            raise InputRefused(words.NO_PDF)
        with _told(_RANGE.search(pdf) is not None):
            return _read(pdf)


@contextmanager
def _told(sealed: bool) -> Iterator[None]:
    """Whatever a broken or hostile file makes a parser raise is one sentence; `sealed`: it looks like one of ours."""
    try:
        yield
    except InputRefused:
        raise
    except Exception as wrong:  # a parser of foreign bytes can raise anything, RecursionError and MemoryError included
        raise InputRefused(words.BROKEN_SEALED if sealed else words.BROKEN) from wrong


def _read(pdf: bytes) -> SealedFile:
    from pyhanko.pdf_utils.generic import parse_pdf_date  # late: a quarter of a second
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    if reader.encrypted:
        raise InputRefused(words.ENCRYPTED)
    fields = _fields(reader)
    seals = [field["/V"] for field in fields if field.get("/FT") == "/Sig" and "/V" in field]
    if not seals:
        raise InputRefused(words.NO_SEAL)
    seal = seals[0]
    gap = _gap(pdf, seal["/ByteRange"])
    raw = bytes(seal.raw_get("/Contents").original_bytes)  # also where they happen to read as text
    if len(raw) > _MOST_SEAL_BYTES:
        raise InputRefused(words.BROKEN_SEALED)
    found = read_cms(raw, digest_of=lambda md: _digest(pdf, seal["/ByteRange"], md))
    intact = (
        found.holds
        and gap is not None
        and pdf[gap.start + 1 : gap.end - 1] == _written(found.der, gap)
        and (gap.end - gap.start == STAMP_ROOM + 2) == (found.stamped_at is not None)
        and len(fields) == 1
        and reader.xrefs.total_revisions == 1
        and not reader.xrefs.hybrid_xrefs_present
        and len(_RANGE.findall(pdf[: gap.start] + pdf[gap.end :])) == 1
    )
    return SealedFile(
        intact=intact,
        certified=_certified(reader, seal),
        signer=found.signer,
        fingerprint=found.fingerprint,
        issuer_fingerprint=found.issuer_fingerprint,
        signed_at=_aware(parse_pdf_date(seal["/M"])) if "/M" in seal else None,
        stamped_at=found.stamped_at,
        stamped_by=found.stamped_by,
        stamp_chain=found.stamp_chain,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        for_sealing=found.for_sealing,
        proof=_proof(reader),
        pages=lambda: page_words(pdf),
    )


def _fields(reader: "PdfFileReader") -> list[Any]:
    """Of its form, not all of too many; a document without one has none."""
    root = reader.root
    if "/AcroForm" not in root:
        return []
    return [each.get_object() for each in islice(root["/AcroForm"]["/Fields"], _MOST_FIELDS)]


def _gap(pdf: bytes, byte_range: Any) -> _Gap | None:
    """None where the range is not from the first byte to the last with one hole that is a string."""
    numbers = [int(each) for each in byte_range]
    if len(numbers) != 4:
        return None
    first, before, after, rest = numbers
    whole = first == 0 and 0 < before < after and rest > 0 and after + rest == len(pdf)
    if not whole or pdf[before : before + 1] != b"<" or pdf[after - 1 : after] != b">":
        return None
    return _Gap(before, after)


def _written(der: bytes, gap: _Gap) -> bytes:
    """The seal as a sealer writes it: capital hexadecimal digits, then noughts to the end of its room."""
    return der.hex().upper().encode().ljust(gap.end - gap.start - 2, b"0")


def _digest(pdf: bytes, byte_range: Any, md: type[HashAlgorithm]) -> bytes:
    first, before, after, rest = (int(each) for each in byte_range)
    made = hashlib.new(md().name)
    made.update(pdf[first : first + before])
    made.update(pdf[after : after + rest])
    return made.digest()


def _certified(reader: "PdfFileReader", seal: Any) -> bool:
    """Whether this seal is the one that certifies the document, against any change (DocMDP)."""
    root = reader.root
    if "/Perms" not in root or "/DocMDP" not in root["/Perms"] or seal.get("/SubFilter") != _PADES:
        return False
    certifying = root["/Perms"]["/DocMDP"]
    levels = [
        each["/TransformParams"]["/P"]
        for each in certifying.get("/Reference", ())
        if each["/TransformMethod"] == "/DocMDP"
    ]
    same = certifying.raw_get("/Contents") == seal.raw_get("/Contents")
    return bool(same and levels == [_NO_CHANGES])


def _proof(reader: "PdfFileReader") -> DocumentProof | None:
    """The one attachment. None where there is none, more than one, or one that is not in agreement with itself."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
        if len(names) != 2 or str(names[0]) != PROOF_FILE:
            return None
        return read_proof(bytes(names[1]["/EF"]["/F"].data))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return None


def page_words(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, in the order they were drawn; no page where they cannot be read."""
    from pypdf import PdfReader  # late: a tenth of a second

    try:
        return tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    except Exception:  # as in `_told`: a file of a key that was trusted, and of any program
        return ()


def _aware(at: datetime | None) -> datetime | None:
    return at if at is None or at.tzinfo is not None else None
