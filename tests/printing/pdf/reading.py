"""A PDF read back by programs that share nothing with the one that wrote it: poppler, and pypdf."""

import io
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from xml.etree import ElementTree

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from tests import needs

_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Word:
    """Points from the page's top left."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def _poppler(name: str, pdf: bytes, *arguments: str) -> bytes:
    done = subprocess.run([needs.program(name), *arguments], input=pdf, capture_output=True, check=True, timeout=60)
    assert done.stderr == b"", done.stderr.decode()
    return done.stdout


def words_in_order(pdf: bytes) -> str:
    """All text in the order it was drawn, without blanks; quotes as the font has them for Latin."""
    return squeezed(_poppler("pdftotext", pdf, "-raw", "-enc", "UTF-8", "-", "-").decode())


def squeezed(text: str) -> str:
    """For comparing what stands on paper with what was meant: line breaks and the shape of quotes aside."""
    text = text.translate(str.maketrans("‘’“”", "''\"\"", "\f"))
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def _layout(pdf: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(_poppler("pdftotext", pdf, "-bbox-layout", "-enc", "UTF-8", "-", "-"))


def words(pdf: bytes) -> list[Word]:
    found = []
    for page, part in enumerate(_layout(pdf).iter(f"{_XHTML}page"), start=1):
        for word in part.iter(f"{_XHTML}word"):
            box = (float(word.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(page, word.text or "", *box))
    return found


def lines(pdf: bytes) -> list[str]:
    return [
        " ".join(word.text or "" for word in line.iter(f"{_XHTML}word")) for line in _layout(pdf).iter(f"{_XHTML}line")
    ]


def picture(pdf: bytes, *, dots_an_inch: int) -> Image.Image:
    """The first page in grey."""
    done = _poppler("pdftoppm", pdf, "-r", str(dots_an_inch), "-gray", "-f", "1", "-l", "1", "-")
    return Image.open(io.BytesIO(done))


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> int:
    return len(reader(pdf).pages)


def page_words(pdf: bytes, page: int) -> str:
    return squeezed(
        _poppler("pdftotext", pdf, "-raw", "-enc", "UTF-8", "-f", str(page), "-l", str(page), "-", "-").decode()
    )


def fonts(pdf: bytes) -> dict[str, DictionaryObject]:
    """Every font any page names, by its base name."""
    found = {}
    for page in reader(pdf).pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        named = resources["/Font"].get_object()
        assert isinstance(named, DictionaryObject)
        for reference in named.values():
            font = reference.get_object()
            assert isinstance(font, DictionaryObject)
            found[str(font["/BaseFont"])] = font
    return found


def operations(pdf: bytes, page: int = 0) -> list[tuple[tuple[object, ...], str]]:
    """What a page draws, operator by operator."""
    document = reader(pdf)
    content = document.pages[page].get_contents()
    assert content is not None
    stream = ContentStream(content, document)
    return [(tuple(operands), operator.decode()) for operands, operator in stream.operations]
