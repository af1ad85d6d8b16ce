"""Parts of a page in two stacks of the same width, and over both: each part goes where the stack is shorter."""

from collections.abc import Callable
from itertools import takewhile

from printing.pdf_blocks import LEFT, WIDTH
from printing.pdf_pages import Draw, Row, fitting

BETWEEN = 24.0  # px between the stacks
HALF = (WIDTH - BETWEEN) / 2
SIDES = (LEFT, LEFT + HALF + BETWEEN)

Build = Callable[[float, float], tuple[Row, ...]]  # the rows of a part from x on, of a width


class Stacks:
    """Pages as they fill, px from `top` to `bottom`, `gap` px between two parts."""

    def __init__(self, *, top: float, bottom: float, gap: float) -> None:
        self.pages: list[list[tuple[float, Draw]]] = [[]]
        self._top, self._bottom, self._gap = top, bottom, gap
        self._ends = [top, top]  # of both stacks on the last page

    def room(self, side: int) -> float:
        """Px that a part on `side` has below the gap before it."""
        return self._bottom - self._begin(side)

    def difference(self) -> float:
        """Px that the right stack is shorter than the left one."""
        return self._ends[0] - self._ends[1]

    def both(self, build: Build, *, whole: bool = True) -> None:
        """Over the whole width. What is not `whole`, or higher than a page, goes on over pages under its heads."""
        rows = list(build(LEFT, WIDTH))
        heads = list(takewhile(lambda row: row.with_next, rows))
        self._level()
        if whole and _height(rows) > self.room(0) and _height(rows) <= self._bottom - self._top:
            self._next_page()
        begin = self._begin(0)
        while rows:
            taken = fitting(rows, self._bottom - begin, fresh=not self.pages[-1])
            self._draw(rows[:taken], begin)
            self._ends = [begin + _height(rows[:taken])] * 2
            rows = [*heads, *rows[taken:]] if taken > len(heads) and rows[taken:] else rows[taken:]
            if rows:
                self._next_page()
                begin = self._top

    def half(self, build: Build, *, side: int | None = None) -> None:
        """In the stack that is shorter, or in `side`; on the next page where there is no room in either."""
        height = _height(build(LEFT, HALF))
        order = sorted((0, 1), key=lambda at: self._ends[at]) if side is None else [side]
        at = next((each for each in order if height <= self.room(each) + 0.01), None)
        if at is None:
            self._next_page()
            at = order[0] if side is not None else 0
        begin = self._begin(at)
        self._draw(build(SIDES[at], HALF), begin)
        self._ends[at] = begin + height

    def beside(self, build: Build) -> bool:
        """Where the shorter stack has room for it beside the longer one: whether it was set."""
        side = 0 if self._ends[0] < self._ends[1] else 1
        if self._begin(side) + _height(build(LEFT, HALF)) > max(self._ends) + 0.01:
            return False
        self.half(build, side=side)
        return True

    def fits(self, build: Build) -> bool:
        """Whether a page is high enough for it in one stack."""
        return _height(build(LEFT, HALF)) <= self._bottom - self._top

    def _begin(self, side: int) -> float:
        end = self._ends[side]
        return end + self._gap if end > self._top else end

    def _level(self) -> None:
        self._ends = [max(self._ends)] * 2

    def _next_page(self) -> None:
        self.pages.append([])
        self._ends = [self._top, self._top]

    def _draw(self, rows: list[Row] | tuple[Row, ...], begin: float) -> None:
        for row in rows:
            self.pages[-1].append((begin, row.draw))
            begin += row.height


def _height(rows: list[Row] | tuple[Row, ...]) -> float:
    return sum(row.height for row in rows)
