"""Whether a PDF file is the one that was printed: held against the same paper made anew, page by page.

It reads what this program writes and what common programs make of it when they save it again; of anything else it says
that it cannot be read, which is no less a reason not to trust it.
"""

import base64
import re
import zlib
from dataclasses import dataclass
from enum import Enum

_SUBJECT = re.compile(rb"/Subject\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj\b", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_FILTERS = re.compile(rb"/Filter\s*\[?\s*((?:/\w+\s*)+)")
_MOST_BYTES = 32 * 1024 * 1024  # of one page, unpacked
_MOST_PAGES = 10_000


class Likeness(Enum):
    """How a file stands to the paper made anew. ELSEWHERE: the pages draw the same, something else in it differs."""

    SAME = "same"
    PAGE = "page"
    PAGE_COUNT = "page count"
    ELSEWHERE = "elsewhere"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Compared:
    """`page` is the first that differs, from 1; `pages` how many the file has, `wanted` how many it should have."""

    likeness: Likeness
    page: int = 0
    pages: int = 0
    wanted: int = 0


def stamp_in(pdf: bytes) -> str:
    """What a file says it is about, "" where it says nothing; written with escapes by some programs."""
    found = _SUBJECT.search(pdf)
    if found is None:
        return ""
    plain = _ESCAPED.sub(lambda each: bytes([int(each[1], 8) & 0xFF]), found[1])
    return plain.decode("ascii", "replace")


def compared(file: bytes, anew: bytes) -> Compared:
    if file == anew:
        return Compared(Likeness.SAME)
    try:
        pages, wanted = page_drawings(file), page_drawings(anew)
    except ValueError:
        return Compared(Likeness.UNREADABLE)
    for number, (one, other) in enumerate(zip(pages, wanted, strict=False), start=1):
        if one != other:
            return Compared(Likeness.PAGE, number, len(pages), len(wanted))
    if len(pages) != len(wanted):
        return Compared(Likeness.PAGE_COUNT, 0, len(pages), len(wanted))
    return Compared(Likeness.ELSEWHERE)


def page_drawings(pdf: bytes) -> list[bytes]:
    """What draws each page, in their order. Raises ValueError for a file that is read in another way than ours."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}  # a later one of the same number stands
    kids = [body for body in objects.values() if b"/Kids" in body and b"/Type /Pages" in body]
    if len(kids) != 1:
        raise ValueError("not one list of pages")
    listed = re.search(rb"/Kids\s*\[(.*?)\]", kids[0], re.DOTALL)
    if listed is None:
        raise ValueError("no list of pages")
    numbers = [int(each) for each in _REFERENCE.findall(listed[1])]
    if not 0 < len(numbers) <= _MOST_PAGES:
        raise ValueError("no pages")
    return [_drawing(objects, number) for number in numbers]


def _drawing(objects: dict[int, bytes], number: int) -> bytes:
    page = objects.get(number, b"")
    contents = re.search(rb"/Contents\s*(\[.*?\]|\d+ 0 R)", page, re.DOTALL)
    if contents is None:
        raise ValueError("a page without contents")
    return b"\n".join(_unpacked(objects.get(int(each), b"")).strip() for each in _REFERENCE.findall(contents[1]))


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        raise ValueError("contents that are no stream")
    data, filters = stream[1], _FILTERS.search(body[: stream.start()])
    for name in filters[1].split() if filters is not None else ():
        if name == b"/ASCII85Decode":
            data = base64.a85decode(data.strip().removesuffix(b"~>"))
        elif name == b"/FlateDecode":
            try:
                data = zlib.decompressobj().decompress(data, _MOST_BYTES)
            except zlib.error as wrong:
                raise ValueError("contents that do not unpack") from wrong
        else:
            raise ValueError("packed in another way")
    return data
