"""Where a line of narrow paper may end: words, figures and amounts stay whole, no line starts with a closing mark."""

import re

from printing.cells import width

_CLOSING = "，。；：！？、）》〉」』】〕”’·…—％℃"  # never at the head of a line
_OPENING = "（《〈「『【〔“‘￥№"  # never at the end of one
_ATOM = re.compile(
    rf"[{_OPENING}]*"
    # a run of letters and figures with the unit behind its slash (0.15/分), or one other character
    rf"(?:[^\s{_CLOSING}{_OPENING}\u2e80-\U0010ffff→×]+(?:(?<=/)[\u4e00-\u9fff])?|[^\s{_CLOSING}])?"
    rf"[{_CLOSING}]*"
)
_FIGURE = re.compile(r"\d[\d,.]*")  # a short figure keeps its unit beside it (30 GB, 24 个月)


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
        if atoms and spaced and (atom[0] in _CLOSING or _FIGURE.fullmatch(atoms[-1][0])):
            before, spaced = atoms.pop()
            atom, at = f"{before} {atom}", at + len(atom)
        else:
            at += len(atom)
        atoms.append((atom, spaced))
        spaced = False
    return atoms


def _hard(atom: str, most: int) -> list[str]:
    """An atom wider than a whole line, cut where it must be."""
    pieces, piece = [], ""
    for char in atom:
        if piece and width(piece + char) > most:
            whole, piece = _before_closing(piece) if char in _CLOSING else (piece, "")
            pieces.append(whole)
        piece += char
    return [*pieces, piece]


def _before_closing(piece: str) -> tuple[str, str]:
    """The piece, and what goes into the next row with the closing mark so that it does not stand at the head."""
    at = len(piece) - 1
    while at > 0 and piece[at] in _CLOSING:
        at -= 1
    return (piece[:at], piece[at:]) if at > 0 else (piece, "")


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
                    rows.append(row)
                    row, cells, gap = "", 0, ""
                row += gap + piece
                cells += len(gap) + wide
        rows.append(row)
    return rows
