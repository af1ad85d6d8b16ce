"""Where a line of narrow paper may end: words, figures and amounts stay whole, no line starts with a closing mark."""

import re

from printing.cells import width
from printing.line_marks import AMOUNT, NOT_FIRST, NOT_LAST, WIDE_FIGURE

_CLOSING = "".join(sorted(char for char in NOT_FIRST if not char.isascii()))  # the ASCII ones stand inside of words
_OPENING = "".join(sorted(char for char in NOT_LAST if not char.isascii()))
_ATOM = re.compile(
    rf"[{_OPENING}]*"
    # a run of letters and figures with the unit behind its slash (0.15/分), or one other character
    rf"(?:(?:{WIDE_FIGURE}|[^\s{_CLOSING}{_OPENING}\u2e80-\U0010ffff→×])+(?:(?<=/)[\u4e00-\u9fff])?|[^\s{_CLOSING}])?"
    rf"[{_CLOSING}]*"
)
_FIGURE = re.compile(r"\d[\d,.]*")  # a short figure keeps its unit beside it (30 GB, 24 个月)
_PART = re.compile(rf" *(?:{AMOUNT}|.)", re.DOTALL)  # of a word that has to be cut
_MAY_END = "-/_"  # where a long number or address is cut best


def _atoms(words: str) -> list[tuple[str, bool]]:
    """What may not be broken, each with whether a space stands before it that may become a line end."""
    atoms: list[tuple[str, bool]] = []
    at, spaced = 0, False
    while at < len(words):
        if words[at] == " ":
            spaced = True
            at += 1
            continue
        found = _ATOM.match(words, at)
        atom = found[0] if found and found[0] else words[at]
        at += len(atom)
        if atoms and _stay_together(atoms[-1][0], atom, spaced=spaced):
            before, before_spaced = atoms.pop()
            atom, spaced = f"{before}{' ' if spaced else ''}{atom}", before_spaced
        atoms.append((atom, spaced))
        spaced = False
    return atoms


def _stay_together(last: str, atom: str, *, spaced: bool) -> bool:
    if atom[0] in NOT_FIRST:
        return True
    return _FIGURE.fullmatch(last) is not None if spaced else last[-1] in NOT_LAST


def _hard(atom: str, most: int) -> list[str]:
    """An atom wider than a whole line, cut where it must be: amounts in it stay whole."""
    parts = [each for part in _PART.findall(atom) for each in ([part] if width(part) <= most else part)]
    pieces: list[str] = []
    line: list[str] = []
    for part in parts:
        while line and width("".join(line) + part) > most:
            cut = _cut(line, part)
            pieces.append("".join(line[:cut]))
            line = line[cut:]
        line.append(part)
    return [*pieces, "".join(line)]


def _cut(line: list[str], following: str) -> int:
    """How many parts stay on the full line: the most behind which one may end and the next begin."""
    heads = [part.lstrip(" ")[:1] for part in (*line[1:], following)]
    begins = [at for at, head in enumerate(heads, start=1) if head not in NOT_FIRST]
    ends = [at for at in begins if line[at - 1][-1] not in NOT_LAST]
    best = [at for at in ends if line[at - 1][-1] in _MAY_END and at > len(line) // 2]
    return max(best or ends or begins, default=len(line))


def longest(words: str) -> int:
    """Cells of the widest part of normalised `words` that is not broken."""
    return max((width(atom) for atom, _ in _atoms(words)), default=0)


def broken(words: str, most: int) -> list[str]:
    """Normalised `words` in rows of at most `most` cells; at least one row. Blanks at a row's ends are dropped."""
    rows: list[str] = []
    for line in words.split("\n"):
        if width(line) <= most:
            rows.append(line.strip(" "))
            continue
        row, cells = "", 0
        for atom, spaced in _atoms(line):
            for piece in [atom] if width(atom) <= most else _hard(atom, most):
                wide = width(piece)
                gap = " " if spaced and row else ""
                if cells + len(gap) + wide > most:
                    rows.append(row.strip(" "))
                    row, cells, gap = "", 0, ""
                row += gap + piece
                cells += len(gap) + wide
        rows.append(row.strip(" "))
    return rows
