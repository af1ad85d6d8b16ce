"""QR codes for paper: segno's own, the choice among their eight masks made in a twentieth of the time.

Choosing by the rules of ISO/IEC 18004 took three quarters of making a code; here a whole code is one number, a bit a
module, and a rule a few shifts of it. What is drawn is always what segno makes, whichever mask was chosen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Modules = tuple[bytes, ...]  # rows from the top, a byte a module, 1 is black

_MASKS: Final[tuple[Callable[[int, int], bool], ...]] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
_PERIOD: Final = 12  # of every mask, down and across
_PAD: Final = 4  # light modules behind each row: a finder's look-alike needs as many beside it
_AS_DIGITS: Final = bytes.maketrans(b"\0\1", b"01")


def qr_modules(payload: str) -> Modules:
    """With error correction M, as small as it can be."""
    drawn = _drawn(payload, 0)
    best = _best_mask(drawn)
    return drawn if best == 0 else _drawn(payload, best)


def _drawn(payload: str, mask: int) -> Modules:
    import segno  # late: a printer that draws QR codes itself never needs it

    code = segno.make(payload, error="m", boost_error=False, micro=False, mask=mask)
    return tuple(map(bytes, code.matrix))


@dataclass(frozen=True, slots=True)
class _Shape:
    """Of all codes of one size, as numbers, each of codes read in rows and read in columns."""

    judged: tuple[int, int]  # all but what tells format and version: it is written once the mask is chosen
    changes: tuple[tuple[int, int], ...]  # where each mask differs from the first
    pairs: int  # modules with another at their left in the same row


def _number(rows: list[bytes]) -> int:
    return int((b"0" * _PAD).join(rows).translate(_AS_DIGITS) + b"0" * _PAD, 2)


def _both_ways(rows: Modules | list[bytes]) -> tuple[int, int]:
    size, flat = len(rows), b"".join(rows)
    return _number(list(rows)), _number([flat[x::size] for x in range(size)])


@lru_cache(maxsize=4)
def _shape(size: int) -> _Shape:
    free, judged = [bytearray(b"\1" * size) for _ in range(size)], [bytearray(b"\1" * size) for _ in range(size)]

    def fill(rows: list[bytearray], top: int, left: int, height: int, width: int) -> None:
        for row in rows[top : top + height]:
            row[left : left + width] = bytes(width)

    for top, left in ((0, 0), (0, size - 8), (size - 8, 0)):
        fill(free, top, left, 9 if top == 0 else 8, 9 if left == 0 else 8)  # finder, format
    fill(free, 6, 0, 1, size)
    fill(free, 0, 6, size, 1)
    centres = _alignment_centres(size)
    for y in centres:
        for x in centres:
            if (y, x) not in ((6, 6), (6, size - 7), (size - 7, 6)):
                fill(free, y - 2, x - 2, 5, 5)
    for rows in (free, judged):
        if size > 41:  # its version is written, twice
            fill(rows, 0, size - 11, 6, 3)
            fill(rows, size - 11, 0, 3, 6)
    fill(judged, 8, 0, 1, 9)
    fill(judged, 8, size - 8, 1, 8)
    fill(judged, 0, 8, 9, 1)
    fill(judged, size - 8, 8, 8, 1)
    judged[8][6] = judged[6][8] = 1  # the timing's
    where, read = _both_ways([bytes(row) for row in free]), _both_ways([bytes(row) for row in judged])
    changes = [_both_ways(_differing(mask, size)) for mask in _MASKS]
    pairs = _number([b"\0" + b"\1" * (size - 1)] * size)
    return _Shape(read, tuple((rows & where[0], columns & where[1]) for rows, columns in changes), pairs)


def _alignment_centres(size: int) -> list[int]:
    """Where small squares help a reader on; the standard lists them by size."""
    version = (size - 17) // 4
    if version == 1:
        return []
    many = version // 7 + 2
    step = 26 if version == 32 else (version * 4 + many * 2 + 1) // (many * 2 - 2) * 2
    return [6, *(size - 7 - step * at for at in reversed(range(many - 1)))]


def _differing(mask: Callable[[int, int], bool], size: int) -> list[bytes]:
    first = _MASKS[0]
    some = [bytes(mask(y, x) != first(y, x) for x in range(_PERIOD)) * (size // _PERIOD + 1) for y in range(_PERIOD)]
    return [some[y % _PERIOD][:size] for y in range(size)]


def _best_mask(drawn: Modules) -> int:
    """Of the least penalty, the first of them; `drawn` with mask 0."""
    size = len(drawn)
    shape = _shape(size)
    rows, columns = (number & judged for number, judged in zip(_both_ways(drawn), shape.judged, strict=True))
    penalties = [
        _penalty(rows ^ changed_rows, columns ^ changed_columns, size, shape.pairs)
        for changed_rows, changed_columns in shape.changes
    ]
    return penalties.index(min(penalties))


def _penalty(rows: int, columns: int, size: int, pairs: int) -> int:
    alike = ~(rows ^ rows >> 1) & pairs
    down = size + _PAD
    squares = (alike & alike >> down & ~(rows ^ rows >> down)).bit_count()
    dark = 10 * int(abs(rows.bit_count() / size**2 * 100 - 50) / 5)
    alike_down = ~(columns ^ columns >> 1) & pairs
    return _runs(alike) + _runs(alike_down) + 3 * squares + 40 * (_finders(rows) + _finders(columns)) + dark


def _runs(alike: int) -> int:
    """Five of a colour in a row count three, each further one more."""
    fifth = alike & alike >> 1 & alike >> 2 & alike >> 3
    return fifth.bit_count() + 2 * (fifth & ~(fifth >> 1)).bit_count()


def _finders(rows: int) -> int:
    """How often something looks like a finder: 1011101 with four light modules before or behind it. One that shares
    modules with the one counted before it is not counted."""
    like = rows & rows << 2 & rows << 3 & rows << 4 & rows << 6 & ~(rows << 1) & ~(rows << 5)
    before = rows >> 1 | rows >> 2 | rows >> 3 | rows >> 4
    behind = rows << 7 | rows << 8 | rows << 9 | rows << 10
    left = like & ~(before & behind)
    if not left & (left >> 4 | left >> 6):
        return left.bit_count()
    count = 0
    while left:
        first = left.bit_length() - 1
        left &= ~(0b1000101 << first - 6)
        count += 1
    return count
