"""What goes on which page: order, room, groups that stay whole, rows that stay with the next."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from printing.pdf_fonts import new_canvas
from printing.pdf_pages import Group, Row, paged
from printing.pdf_pen import Pen


@dataclass
class _Seen:
    """What was drawn: (name, top) a page."""

    pages: list[list[tuple[str, float]]] = field(default_factory=list)

    def row(self, name: str, height: float, *, with_next: bool = False) -> Row:
        return Row(height, lambda pen, top: self.pages[-1].append((name, top)), with_next=with_next)

    def frame(self, name: str) -> Callable[[Pen, float, float], None]:
        return lambda pen, top, height: self.pages[-1].append((f"{name} {height:g}", top))

    def draw(self, *groups: Group) -> list[list[tuple[str, float]]]:
        pen = Pen(new_canvas(io.BytesIO(), width_pt=100, height_pt=100, language="zh"))
        for page in paged(groups, top=10, top_later=20, bottom=110):
            self.pages.append([])
            for top, draw in page:
                draw(pen, top)
        return self.pages


def test_rows_stand_below_each_other_and_a_gap_falls_away_at_a_pages_top() -> None:
    seen = _Seen()
    first = Group((seen.row("a", 30), seen.row("b", 30)), gap=5)
    second = Group((seen.row("c", 50),), gap=5)
    assert seen.draw(first, second) == [[("a", 10), ("b", 40)], [("c", 20)]]


def test_a_frame_goes_around_the_part_on_each_page() -> None:
    seen = _Seen()
    rows = tuple(seen.row(name, 40) for name in "abcde")
    assert seen.draw(Group(rows, gap=0, around=seen.frame("frame"))) == [
        [("frame 80", 10), ("a", 10), ("b", 50)],
        [("frame 80", 20), ("c", 20), ("d", 60)],
        [("frame 40", 20), ("e", 20)],
    ]


def test_a_whole_group_goes_to_the_next_page_and_one_that_may_part_fills_this_one() -> None:
    for whole, expected in ((True, [["x"], ["a", "b"]]), (False, [["x", "a"], ["b"]])):
        seen = _Seen()
        group = Group((seen.row("a", 30), seen.row("b", 30)), gap=0, whole=whole)
        pages = seen.draw(Group((seen.row("x", 60),), gap=0), group)
        assert [[name for name, _ in page] for page in pages] == expected


def test_a_heading_is_never_left_alone_at_a_pages_end() -> None:
    seen = _Seen()
    groups = (
        Group((seen.row("x", 60),), gap=0),
        Group((seen.row("heading", 20),), gap=0, with_next=True),
        Group((seen.row("card", 50),), gap=0),
    )
    assert [[name for name, _ in page] for page in seen.draw(*groups)] == [["x"], ["heading", "card"]]


def test_a_row_stays_with_the_next() -> None:
    seen = _Seen()
    rows = (seen.row("a", 40), seen.row("b", 40, with_next=True), seen.row("c", 40))
    assert [[name for name, _ in page] for page in seen.draw(Group(rows, gap=0, whole=False))] == [["a"], ["b", "c"]]


_GROUPS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(1, 130), st.booleans()), min_size=1, max_size=8), st.booleans(), st.booleans()
    ),
    min_size=1,
    max_size=10,
)


@given(_GROUPS)
def test_every_row_is_drawn_once_in_order_and_inside_the_room(
    described: list[tuple[list[tuple[int, bool]], bool, bool]],
) -> None:
    seen = _Seen()
    heights: dict[str, int] = {}
    groups = []
    for rows, whole, with_next in described:
        made = []
        for height, stays in rows:
            name = str(len(heights))
            heights[name] = height
            made.append(seen.row(name, height, with_next=stays))
        groups.append(Group(tuple(made), gap=3, whole=whole, with_next=with_next))
    pages = seen.draw(*groups)
    assert [name for page in pages for name, _ in page] == list(heights)
    for page in pages:
        assert page
        y = 0.0
        for name, top in page:
            assert top >= y
            y = top + heights[name]
            assert y <= 110.01 or len(page) == 1
