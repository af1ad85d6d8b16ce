"""A table on narrow paper in as few lines as its words allow: side by side, two rows beside each other, or folded.

Figures are never broken and stand under their heads; where nothing fits, each is named behind the row it is of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, zip_longest

from app.papers.document import Columns
from printing.cells import normalised, width
from printing.layout_lines import GAP, Line, apart, beside, one_line, phrases, rule_lines
from printing.line_break import broken, longest

_LEAST_GAP = 1  # where the table would not fit otherwise
_LEAST_NAME = 6  # cells that a name is broken into at least
_MOST_LINES = 3  # of one row that is folded

Fold = tuple[tuple[int, ...], ...]  # which columns stand on which line of a row


@dataclass(frozen=True, slots=True)
class _Table:
    """Normalised, without columns nobody filled. `right` says which cells stand flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: tuple[bool, ...]
    right: tuple[bool, ...]
    titled: bool = False  # the first head is the table's title


@dataclass(frozen=True, slots=True)
class _Column:
    """`at` in the table, `cells` wide behind a gap; `head` in its lines."""

    at: int
    cells: int
    head: tuple[str, ...]


def table_lines(block: Columns, columns: int) -> list[Line]:
    """Lines of at most `columns` cells; the cells of each row follow each other in their order."""
    table, title, note = _filled(block), one_line(block.title), one_line(block.note)
    above = rule_lines(title, note, columns) if title or note else []
    found = [[*above, *lines] for lines in _ways(table, columns)]
    if title and not note and any(table.heads):
        titled = replace(table, heads=(title, *table.heads[1:]), titled=True)
        found += _ways_of_figures(titled, columns)
    return min(found, key=len)


def _filled(block: Columns) -> _Table:
    rows = [tuple(map(normalised, row.cells)) for row in block.rows]
    used = [at for at in range(len(block.heads)) if at == 0 or any(row[at] for row in rows)]
    return _Table(
        tuple(normalised(block.heads[at]) for at in used),
        tuple(tuple(row[at] for at in used) for row in rows),
        tuple(row.strong for row in block.rows),
        tuple(block.right[at] for at in used),
    )


def _ways(table: _Table, columns: int) -> Iterator[list[Line]]:
    """Each way the table fits, the plainest first."""
    if len(table.heads) == 2 and not table.right[1] and not any("\n" in row[0] for row in table.rows):
        yield _hanging(table, columns, alike=True)
        yield _hanging(table, columns, alike=False)
    else:
        yield from _ways_of_figures(table, columns)
    yield _named(table, columns)


def _ways_of_figures(table: _Table, columns: int) -> Iterator[list[Line]]:
    if any("\n" in cell for row in (table.heads, *table.rows) for cell in row):
        return
    every = tuple(range(len(table.heads)))
    ends = [every] if len(every) < 3 or table.right[-1] else [every, every[:-1]]  # last words may stand below their row
    for most_heads in (1, 2):
        for shown in ends:
            if (lines := _folded(table, (shown,), columns, most_heads)) is not None:
                yield lines
        if (lines := _two_beside(table, columns, most_heads)) is not None:
            yield lines
    for count in range(2, _MOST_LINES + 1):
        folds = [fold for shown in ends for fold in _folds(shown, count)]
        tried = [_folded(table, fold, columns, most_heads) for most_heads in (1, 2) for fold in folds]
        yield from (lines for lines in tried if lines is not None)
        if any(tried):
            break


def _folds(shown: tuple[int, ...], count: int) -> list[Fold]:
    """Every way to part `shown` into `count` lines, those of like length first."""
    cuts = [(0, *each, len(shown)) for each in combinations(range(1, len(shown)), count - 1)]
    folds = [tuple(shown[a:b] for a, b in pairwise(each)) for each in cuts]
    return sorted(folds, key=lambda fold: (max(map(len, fold)) - min(map(len, fold)), -len(fold[0])))


def _folded(table: _Table, fold: Fold, columns: int, most_heads: int) -> list[Line] | None:
    """None where a figure would have to be broken. What is not in `fold` stands in words below its row."""
    parts = []
    for number, shown in enumerate(fold):
        placed = _placed(table, shown, columns - (GAP if number else 0), most_heads)
        if placed is None:
            return None
        parts.append(placed)
    lines: list[Line] = []
    for number, part in enumerate(parts):
        for row in _heads(part) if any(table.heads) else ():
            lines.append(_head_line(table, _set(table, part, row, indent=GAP if number else 0), row[0], number))
    below = range(sum(map(len, fold)), len(table.heads))
    for row, strong in zip(table.rows, table.strong, strict=True):
        for number, part in enumerate(parts):
            *above, last = _name(row[0], part[0].cells, columns) if not number else [""]
            lines += [(words, strong) for words in above]
            cells = tuple(last if column.at == 0 else row[column.at] for column in part)
            lines.append((_set(table, part, cells, indent=GAP if number else 0), strong))
        for at in below:
            said = broken(row[at], columns - GAP) if row[at] else []
            lines += [(" " * GAP + words, strong) for words in said]
    return lines


def _name(said: str, cells: int, columns: int) -> list[str]:
    """Its lines, the last beside the figures; one that would be in shreds stands whole above them, which is shorter."""
    lines = broken(said, cells)
    return [said, ""] if len(lines) > 2 and width(said) <= columns else lines


def _placed(table: _Table, shown: tuple[int, ...], room: int, most_heads: int) -> list[_Column] | None:
    """The columns with what is left of `room` between them; only the first, where it is words, may be broken."""
    heads = {at: _head(table, at, most_heads) for at in shown}
    needs = {at: max(_cells(table, at), *map(width, heads[at])) for at in shown}
    if 0 in needs and not table.right[0]:
        others = sum(needs.values()) - needs[0] + _LEAST_GAP * (len(shown) - 1)
        least = max(_LEAST_NAME, *map(width, heads[0]), *(longest(row[0]) for row in table.rows))
        needs[0] = min(needs[0], max(room - others, least))
    gap = GAP if sum(needs.values()) + GAP * (len(shown) - 1) <= room else _LEAST_GAP
    spare = room - sum(needs.values()) - gap * (len(shown) - 1)
    if spare < 0:
        return None
    between, over = divmod(spare, max(len(shown) - 1, 1))
    before = [0, *([gap + between] * (len(shown) - 1))]
    before[-1] += over
    if len(shown) == 1 and shown[0]:  # flush right below its row
        before[0] = spare
    return [_Column(at, needs[at] + wide, heads[at]) for at, wide in zip(shown, before, strict=True)]


def _cells(table: _Table, at: int) -> int:
    return max((width(row[at]) for row in table.rows), default=0)


def _head(table: _Table, at: int, most: int) -> tuple[str, ...]:
    """In one line where that is no wider than the figures below it, else in up to `most` lines of like length."""
    head = table.heads[at]
    if most == 1 or width(head) <= _cells(table, at) or (table.titled and at == 0):
        return (head,)
    for cells in range(longest(head), width(head)):
        lines = broken(head, cells)
        if len(lines) <= most:
            return tuple(lines)
    return (head,)


def _heads(part: list[_Column]) -> list[tuple[str, ...]]:
    """Each line of heads; those with fewer lines stand on the lower ones."""
    most = max(len(column.head) for column in part)
    return [
        tuple(column.head[at - most + len(column.head)] if at >= most - len(column.head) else "" for column in part)
        for at in range(most)
    ]


def _head_line(table: _Table, said: str, first: str, number: int) -> Line:
    """A title among the heads is strong, with dashes up to the next head."""
    if number or not table.titled or not first:
        return said, False
    rest = said[len(first) :]
    blank = len(rest) - len(rest.lstrip(" "))
    return f"{first} {'-' * (blank - 2)} {rest.lstrip(' ')}" if blank > 2 else said, True


def _set(table: _Table, part: list[_Column], cells: tuple[str, ...], *, indent: int) -> str:
    """One line; a gap belongs to the column behind it, words stand behind theirs."""
    line, end = " " * indent, indent
    for column, said in zip(part, cells, strict=True):
        end += column.cells
        free = end - width(line) - width(said)
        if not table.right[column.at] and column is not part[0]:
            wide = max(_cells(table, column.at), *map(width, column.head))
            free = min(free, end - wide - width(line))
        line += " " * free + said if column is not part[0] or table.right[column.at] else said
    return line.rstrip(" ")


def _two_beside(table: _Table, columns: int, most_heads: int) -> list[Line] | None:
    """Two rows on a line under the same heads, where all are short and of one strength."""
    if not any(table.heads):
        return _pairs(table, columns)
    half = (columns - GAP) // 2
    part = _placed(table, tuple(range(len(table.heads))), half, most_heads) if len(set(table.strong)) == 1 else None
    if part is None or any(width(row[0]) > part[0].cells for row in table.rows):
        return None
    bare = replace(table, heads=("", *table.heads[1:])) if table.titled else table
    lines = []
    for row in _heads(part):
        right = _set(bare, part, ("", *row[1:]) if table.titled else row, indent=0)
        left, strong = _head_line(table, _set(table, part, row, indent=0), row[0], 0)
        lines.append((_both(left, right, columns), strong))
    said = [_set(table, part, row, indent=0) for row in table.rows]
    for left, right in zip_longest(said[::2], said[1::2], fillvalue=""):
        lines.append((_both(left, right, columns), table.strong[0]))
    return lines


def _both(left: str, right: str, columns: int) -> str:
    start = columns - (columns - GAP) // 2
    return (left + " " * (start - width(left)) + right).rstrip(" ")


def _pairs(table: _Table, columns: int) -> list[Line] | None:
    """A name and its figure, two on a line where both are short; None where a row has more than a figure."""
    if len(table.heads) != 2:
        return None
    half = (columns - GAP) // 2
    tried = [_paired(table, left, columns) for left in (half, *range(half - 6, half + 7))]
    return min(tried, key=len)


def _paired(table: _Table, left: int, columns: int) -> list[Line]:
    """Those of the first stand in `left` cells, those beside them in what is left of the line."""
    right = columns - GAP - left
    lines: list[Line] = []
    waiting: tuple[str, str, bool] | None = None
    for (name, figure), strong in zip(table.rows, table.strong, strict=True):
        needs = width(name) + width(figure) + _LEAST_GAP
        if waiting is not None and needs <= right:
            beside_it = apart(waiting[0], waiting[1], left) + " " * GAP + apart(name, figure, right)
            lines.append((beside_it, strong or waiting[2]))
            waiting = None
            continue
        lines += _alone(waiting, columns)
        waiting = (name, figure, strong)
        if needs > left:
            lines += _alone(waiting, columns)
            waiting = None
    return [*lines, *_alone(waiting, columns)]


def _alone(row: tuple[str, str, bool] | None, columns: int) -> list[Line]:
    return [(words, row[2]) for words in beside(row[0], row[1], columns)] if row is not None else []


def _hanging(table: _Table, columns: int, *, alike: bool) -> list[Line]:
    """Words behind a name, further lines below where they began: `alike` all at the same place."""
    widest = max(width(row[0]) for row in table.rows)
    lines: list[Line] = []
    for (name, said), strong in zip(table.rows, table.strong, strict=True):
        hang = (widest if alike else width(name)) + GAP
        if columns - hang < 2 * _LEAST_NAME:
            return _named(table, columns)
        for at, words in enumerate(broken(said, columns - hang)):
            lines.append((apart("" if at else name, "", hang) + words, strong))
    return lines


def _named(table: _Table, columns: int) -> list[Line]:
    """Each row's cells below its first, each behind what its column is called."""
    lines: list[Line] = []
    for row, strong in zip(table.rows, table.strong, strict=True):
        lines += [(words, strong) for words in broken(row[0], columns)]
        named = [(head, cell) for head, cell in zip(table.heads[1:], row[1:], strict=True) if cell]
        indent = GAP if all(longest(cell) <= columns - GAP for _, cell in named) else 0
        lines += [(words, False) for words in phrases(_whole(named, columns - indent), columns, indent=indent)]
    return lines


def _whole(named: list[tuple[str, str]], room: int) -> Iterator[str]:
    """A cell behind its head; on its own where both are too wide together, for a code is not broken in its middle."""
    for head, cell in named:
        both = f"{head} {cell}".strip()
        yield from (both,) if width(both) <= room or width(cell) > room else (head, cell)
