"""One field of many records, made to be searched on the window's thread: 100,000 records in a millisecond or two.

Beginnings are found in a sorted list; anything else by the interpreter's own find over one long text, which is asked
only where every pair of letters typed occurs at all.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

RECORD, PART = "\n", "\x01"  # before each record; between the parts of one
_AFTER_ALL = chr(0x10FFFF)
_FEW = 4096  # so many are sorted faster than the text is read; more stand so close that reading finds them at once


class Column:
    """Records keep their order; a record may have several parts. What is typed must be as plain as the records are."""

    def __init__(self, records: Iterable[tuple[str, ...]]) -> None:
        pieces: list[str] = []
        starts = array("L")
        begins: list[tuple[str, int]] = []
        at = 0
        for record, parts in enumerate(records):
            piece = RECORD + PART.join(parts)
            starts.append(at)
            pieces.append(piece)
            begins.extend((part, record) for part in parts)
            at += len(piece)
        begins.sort()
        self._text = "".join(pieces) + RECORD
        self._starts = starts
        self._begins = [part for part, _ in begins]
        self._begin_records = array("L", (record for _, record in begins))
        self._narrowed: tuple[str, tuple[int, ...]] = ("", ())  # the last text read to the end for, and where it is
        self._pairs = frozenset(map("".join, zip(self._text, self._text[1:], strict=False)))

    def beginning(self, typed: str) -> Iterator[int]:
        """Records with a part that begins so, in their order."""
        first = bisect_left(self._begins, typed)
        last = bisect_left(self._begins, typed + _AFTER_ALL, lo=first)
        if last - first <= _FEW:
            yield from sorted(set(self._begin_records[first:last]))
            return
        for start in (RECORD, PART):
            yield from self._hits(start + typed)

    def containing(self, typed: str) -> Iterator[int]:
        """Records with `typed` in them, in their order. One letter more looks only where they were."""
        before, places = self._narrowed
        if before and before in typed:
            yield from (record for record in places if self._text_of(record).find(typed) >= 0)
            return
        found: list[int] = []
        for record in self._hits(typed):
            found.append(record)
            yield record
        if len(found) <= _FEW:
            self._narrowed = (typed, tuple(found))

    def ending(self, typed: str) -> Iterator[int]:
        """Records with a part that ends so."""
        for end in (PART, RECORD):
            yield from self._hits(typed + end)

    def parts(self, record: int) -> list[str]:
        return self._text_of(record).removeprefix(RECORD).split(PART)

    def _text_of(self, record: int) -> str:
        following = record + 1
        end = self._starts[following] if following < len(self._starts) else len(self._text) - len(RECORD)
        return self._text[self._starts[record] : end]

    def _hits(self, needle: str) -> Iterator[int]:
        if any(needle[at : at + 2] not in self._pairs for at in range(len(needle) - 1)):
            return
        text, starts, count = self._text, self._starts, len(self._starts)
        at = 0
        while (at := text.find(needle, at)) >= 0:
            record = bisect_right(starts, at) - 1
            yield record
            if record + 1 == count:
                return
            at = starts[record + 1]
