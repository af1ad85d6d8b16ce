"""Where a line of narrow paper may end: words, figures and amounts stay whole, no line starts with a closing mark."""

import re
from collections.abc import Iterator
from functools import lru_cache

from printing.cells import width
from printing.line_marks import AMOUNT, NOT_FIRST, NOT_LAST, WIDE_FIGURE

_CLOSING = "".join(sorted(char for char in NOT_FIRST if not char.isascii()))  # the ASCII ones stand inside of words
_OPENING = "".join(sorted(char for char in NOT_LAST if not char.isascii()))
_ATOM = (
    rf"[{_OPENING}]*"
    # a run of letters and figures with the unit behind its slash (0.15/分), or one other character, most often Chinese
    r"(?:[\u4e00-\u9fff]|"
    rf"(?:{WIDE_FIGURE}|[^\s{_CLOSING}{_OPENING}\u2e80-\U0010ffff→×])+(?:(?<=/)[\u4e00-\u9fff])?|[^\s{_CLOSING}])?"
    rf"[{_CLOSING}]*"
)
_SPACED_ATOM = re.compile(rf"( *)((?=\S){_ATOM}|[^ ])")
Atom = tuple[str, bool, int]  # its words, whether a space stands before it that may become a line end, its cells

_FIGURE = re.compile(r"\d[\d,.]*")  # a short figure keeps its unit beside it (30 GB, 24 个月)
_PART = re.compile(rf" *(?:{AMOUNT}|.)", re.DOTALL)  # of a word that has to be cut
_MAY_END = "-/_"  # where a long number or address is cut best


def _atoms(words: str) -> list[Atom]:
    """What may not be broken."""
    atoms: list[tuple[str, bool]] = []
    last = ""
    for blanks, atom in _SPACED_ATOM.findall(words):
        if last and (atom[0] in NOT_FIRST or (_FIGURE.fullmatch(last) if blanks else last[-1] in NOT_LAST)):
            last = f"{last} {atom}" if blanks else last + atom
            atoms[-1] = (last, atoms[-1][1])
        else:
            last = atom
            atoms.append((atom, bool(blanks)))
    return [(atom, spaced, width(atom)) for atom, spaced in atoms]


@lru_cache(maxsize=1)  # an atom is cut at one width after the other
def _parts(atom: str) -> list[tuple[str, int]]:
    return [(part, width(part)) for part in _PART.findall(atom)]


def _hard(atom: str, most: int) -> list[str]:
    """An atom wider than a whole line, cut where it must be: amounts in it stay whole."""
    pieces: list[str] = []
    line: list[tuple[str, int]] = []
    used = 0
    for whole in _parts(atom):
        for part in [whole] if whole[1] <= most else [(char, width(char)) for char in whole[0]]:
            while line and used + part[1] > most:
                cut = _cut([*(said for said, _ in line), part[0]])
                pieces.append("".join(said for said, _ in line[:cut]))
                line = line[cut:]
                used = sum(cells for _, cells in line)
            line.append(part)
            used += part[1]
    return [*pieces, "".join(said for said, _ in line)]


def _cut(parts: list[str]) -> int:
    """How many of the parts stay on the full line, the last of them never: the most behind which one may end and the
    next begin."""
    most = len(parts) - 1
    end = begin = 0
    for at in range(most, 0, -1):
        if parts[at].lstrip(" ")[:1] in NOT_FIRST:
            continue
        begin, last = begin or at, parts[at - 1][-1]
        if last in NOT_LAST:
            continue
        if last in _MAY_END and at > most // 2:
            return at
        end = end or at
    return end or begin or most


def longest(words: str) -> int:
    """Cells of the widest part of normalised `words` that is not broken."""
    return max((cells for _, _, cells in _atoms(words)), default=0)


def broken(words: str, most: int) -> list[str]:
    """Normalised `words` in rows of at most `most` cells; at least one row. Blanks at a row's ends are dropped."""
    if "\n" not in words and width(words) <= most:
        return [words.strip(" ")]
    rows: list[str] = []
    for line in words.split("\n"):
        rows += [line.strip(" ")] if width(line) <= most else _rows(_atoms(line), most)
    return rows


def narrower(words: str, most: int, least: int) -> Iterator[list[str]]:
    """What `broken` makes of `words` at fewer cells than `most`, ever fewer, and more than `least`; not again where
    fewer change nothing."""
    if "\n" in words:
        yield from (broken(words, cells) for cells in range(most - 1, least, -1))
        return
    atoms = _atoms(words)
    widest = max((cells for _, _, cells in atoms), default=0)
    room = most - 1
    while room > least:
        rows = _rows(atoms, room)
        yield rows
        room = (max(map(width, rows)) if widest <= room else room) - 1


def _rows(atoms: list[Atom], most: int) -> list[str]:
    rows: list[str] = []
    row, used = "", 0
    for atom, spaced, cells in atoms:
        for piece in [atom] if cells <= most else _hard(atom, most):
            wide = cells if piece is atom else width(piece)
            gap = " " if spaced and row else ""
            if used + len(gap) + wide > most:
                rows.append(row.strip(" "))
                row, used, gap = "", 0, ""
            row += gap + piece
            used += len(gap) + wide
    return [*rows, row.strip(" ")]
