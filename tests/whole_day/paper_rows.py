"""Whether the rows of a painted table stand on a paper as they are: below its title, in their order, each label with
its own cells and no other's between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

_LINE_PT: Final = 3.0  # that two words of one line differ at most
_ABOVE: Final = 300  # characters of note and heads between a title and its first row, at most


@dataclass(frozen=True)
class Painted:
    """A table as the screen paints it: heads and cells in words, its sum as the last row."""

    title: str
    heads: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Word:
    """What stands between two blanks, and where: `top` and `left` in the paper's own measure."""

    said: str
    page: int = 0
    top: float = 0.0
    left: float = 0.0


def misplaced(tables: Sequence[Painted], words: Sequence[Word], *, one_line: bool) -> Iterator[str]:
    """A sentence for each row that does not stand so. `words` in the order they are read or drawn.

    `one_line`: a row's cells begin on the line of its label, from left to right. Narrow paper folds its rows.
    """
    said = " ".join(_plain(each.said) for each in words)
    begins = [0, *accumulate(len(_plain(each.said)) + 1 for each in words)]
    for table in tables:
        rows = [[cell for cell in row if cell] for row in table.rows]
        heads = [head for head in table.heads if head] if one_line and rows and len(table.heads) > 2 else []
        above = rf"{_pattern(table.title)}(?:\s.{{0,{_ABOVE}}}?)??"
        found = re.search(
            rf"(?<!\S){above}" + "".join(rf"\s+{_row(each)}" for each in filter(None, [heads, *rows])) + r"(?!\S)", said
        )
        if found is None:
            alone = [row for row in rows if re.search(rf"(?<!\S){_row(row)}(?!\S)", said) is None]
            yield from (f"{table.title}: {row} does not stand together" for row in alone)
            if not alone:
                yield f"{table.title}: its rows do not stand below it in their order"
        elif one_line:
            cells = [words[bisect_right(begins, start) - 1] for start in _starts(found)]
            yield from _off_line(table.title, [each for each in [heads, *rows] if each], cells)


def _off_line(title: str, rows: Sequence[Sequence[str]], words: Sequence[Word]) -> Iterator[str]:
    """`words` are the first of each cell, row by row."""
    rest = list(words)
    for row in rows:
        mine, rest = rest[: len(row)], rest[len(row) :]
        beside = all(a.page == b.page and abs(a.top - b.top) < _LINE_PT and a.left < b.left for a, b in pairwise(mine))
        if not beside:
            yield f"{title}: {list(row)} is not on one line"


def _starts(found: re.Match[str]) -> list[int]:
    return [found.start(group) for group in range(1, (found.re.groups or 0) + 1)]


def _row(cells: Sequence[str]) -> str:
    return r"\s+".join(f"({_pattern(cell)})" for cell in cells)


def _pattern(said: str) -> str:
    """Lines may be broken where there is a blank and beside Chinese, never within a figure or a word."""
    made = ""
    for before, char in zip(" " + _plain(said), _plain(said), strict=False):
        if char.isspace():
            continue
        broken = made and (before.isspace() or not (before.isascii() and char.isascii()))
        made += (r"\s*" if broken else "") + re.escape(char)
    return made


def _plain(said: str) -> str:
    """Without signs of money, which narrow paper has once for all its tables, and with its minus."""
    return re.sub("[¥￥]", "", said).replace("−", "-")
