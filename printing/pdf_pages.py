"""Rows and where they go: what stays together, what may go on to the next page, how high a page's room is."""

from collections.abc import Callable
from dataclasses import dataclass

from printing.pdf_pen import Pen

Draw = Callable[[Pen, float], None]  # draws at a top edge, px from the page's


@dataclass(frozen=True, slots=True)
class Row:
    """The least that is never divided, `height` px; `with_next` forbids a page's end behind it."""

    height: float
    draw: Draw
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below each other, `gap` px behind what precedes.

    `whole` keeps them on one page where a page is high enough; `around` draws what frames the part on a page, from its
    top edge with its height; `with_next` forbids a page's end behind it. `title` stands in the document's outline, ""
    for not at all, at `level`.
    """

    rows: tuple[Row, ...]
    gap: float
    whole: bool = True
    around: Callable[[Pen, float, float], None] | None = None
    with_next: bool = False
    title: str = ""
    level: int = 1

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


Page = tuple[tuple[float, Draw], ...]


def _least(groups: tuple[Group, ...], index: int, room: float) -> float:
    """Height that must be free for group `index` to begin here: all it may not be parted from."""
    group = groups[index]
    if not group.whole or group.height > room:
        return _head_height(group.rows)
    if group.with_next and index + 1 < len(groups):
        following = groups[index + 1]
        return min(group.height + following.gap + _least(groups, index + 1, room), room)
    return group.height


def _head_height(rows: tuple[Row, ...]) -> float:
    height = 0.0
    for row in rows:
        height += row.height
        if not row.with_next:
            break
    return height


def _framed(group: Group, height: float) -> Draw:
    around = group.around

    def draw(pen: Pen, top: float) -> None:
        if around is not None:
            around(pen, top, height)

    return draw


def _bookmarked(group: Group) -> Draw:
    return lambda pen, top: pen.bookmark(group.title, level=group.level, y=top)


def paged(groups: tuple[Group, ...], *, top: float, top_later: float, bottom: float) -> tuple[Page, ...]:
    """Every group on pages whose room ends at `bottom` and begins at `top`, from the second on at `top_later`."""
    pages: list[list[tuple[float, Draw]]] = [[]]
    y = top
    for index, group in enumerate(groups):
        gap = group.gap if pages[-1] else 0.0
        if pages[-1] and y + gap + _least(groups, index, bottom - top_later) > bottom + 0.01:
            pages.append([])
            y, gap = top_later, 0.0
        y += gap
        rows = list(group.rows)
        while rows:
            taken = fitting(rows, bottom - y, fresh=not pages[-1])
            part, rows = rows[:taken], rows[taken:]
            if group.title and part and len(part) + len(rows) == len(group.rows):
                pages[-1].append((y, _bookmarked(group)))
            if part:
                pages[-1].append((y, _framed(group, sum(row.height for row in part))))
            for row in part:
                pages[-1].append((y, row.draw))
                y += row.height
            if rows:
                pages.append([])
                y = top_later
    return tuple(tuple(page) for page in pages)


def fitting(rows: list[Row], room: float, *, fresh: bool) -> int:
    """How many of `rows` go on a page with `room` left; on a fresh page at least one, or nothing would ever fit."""
    taken, used, safe = 0, 0.0, 0
    for row in rows:
        used += row.height
        if used > room + 0.01:
            break
        taken += 1
        if not row.with_next:
            safe = taken
    if taken == len(rows):
        return taken
    return safe or (max(taken, 1) if fresh else 0)
