"""The list of hits: painted with the key that found them, and only what is seen is worked out within it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.clerk.find_state import HitRow
from ui.clerk.hit_list import HitDelegate, HitList
from ui.clerk.written import Written
from ui.frame.theme import Theme
from ui.widgets.dressing import Face

WHY = "154****0017 还没有主套餐，滨河新区畅行视频会员代收要加在主套餐上，先受理主套餐。"
COUNT = 60
SEEN = 12  # in a list of 500, at most


class Offers:
    """Every third one says at length why it cannot be had; `asked` are the rows somebody wanted."""

    def __init__(self) -> None:
        self.asked: set[int] = set()

    def row(self, index: int) -> HitRow:
        self.asked.add(index)
        return HitRow(f"畅行{index}", (), f"cx{index}", "", "¥10 /月", None, "" if index % 3 else WHY)


@pytest.fixture
def offers() -> Offers:
    return Offers()


@pytest.fixture
def hits(offers: Offers, theme: Theme, qtbot: QtBot) -> HitList:
    made = HitList(offers, theme)
    qtbot.addWidget(made)
    made.resize(456, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def stand_one_below_the_other(hits: HitList) -> bool:
    rects = [hits.visualRect(hits.hits.index(row)) for row in range(COUNT)]
    return all(above.bottom() + 1 == below.top() for above, below in pairwise(rects))


def test_the_first_paint_after_a_key_has_the_rows(
    hits: HitList, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    paint = HitDelegate._paint_row

    def note(self: HitDelegate, painter: QPainter, at: int, area: QRect) -> None:
        painted.append(at)
        paint(self, painter, at, area)

    monkeypatch.setattr(HitDelegate, "_paint_row", note)
    hits.render_hits(count=COUNT, generation=1, selected=0)
    hits.viewport().repaint()
    assert painted[:5] == [0, 1, 2, 3, 4]
    assert len(offers.asked) <= SEEN


def test_rows_further_down_are_measured_once_nobody_types(hits: HitList, offers: Offers, qtbot: QtBot) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    short = hits.verticalScrollBar().maximum()
    qtbot.waitUntil(lambda: len(offers.asked) == COUNT)
    qtbot.waitUntil(lambda: hits.verticalScrollBar().maximum() != short)
    assert stand_one_below_the_other(hits)
    assert hits.verticalScrollBar().value() == 0


def test_a_row_that_is_chosen_far_down_is_seen_whole(hits: HitList) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    for chosen in (6, 30, COUNT - 1):
        hits.render_hits(count=COUNT, generation=1, selected=chosen)
        rect = hits.visualRect(hits.hits.index(chosen))
        assert hits.viewport().rect().contains(rect), chosen
        assert stand_one_below_the_other(hits)


def test_a_row_scrolled_into_sight_is_as_high_as_its_words(hits: HitList, offers: Offers) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    bar = hits.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.value() + 200)
        last = hits.indexAt(hits.viewport().rect().bottomLeft()).row()
        assert last <= max(offers.asked)
        assert stand_one_below_the_other(hits)


def test_a_row_is_painted_where_the_mouse_finds_it(hits: HitList, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: dict[int, QRect] = {}
    monkeypatch.setattr(HitDelegate, "_paint_row", lambda _self, _painter, at, area: painted.update({at: area}))

    def stands() -> None:
        painted.clear()
        hits.viewport().repaint()
        assert painted
        for at, area in painted.items():
            found = hits.visualRect(hits.hits.index(at))
            assert (area.top(), area.bottom()) == (found.top(), found.bottom())
        assert min(area.top() for area in painted.values()) <= 0
        assert max(area.bottom() for area in painted.values()) >= hits.viewport().height() - 1

    hits.render_hits(count=COUNT, generation=1, selected=0)
    for scrolled in (0, 7, 400, hits.verticalScrollBar().maximum()):
        hits.verticalScrollBar().setValue(scrolled)
        stands()
    for generation, chosen in enumerate((15, 20, 30), 2):
        hits.render_hits(count=COUNT, generation=generation, selected=0)
        QApplication.processEvents()
        hits._measure_more()  # a key comes between two batches of rows nobody sees
        hits.render_hits(count=COUNT, generation=generation, selected=chosen)
        stands()


def test_a_narrower_list_has_higher_rows(hits: HitList) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    before = hits.visualRect(hits.hits.index(0)).height()
    hits.resize(220, 500)
    QApplication.processEvents()
    assert hits.visualRect(hits.hits.index(0)).height() > before
    assert stand_one_below_the_other(hits)


def test_a_row_is_said_to_whoever_cannot_see_it_and_cannot_be_written_in(hits: HitList) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    index = hits.hits.index(1)
    assert hits.hits.data(index, Qt.ItemDataRole.AccessibleTextRole) == "畅行1 ¥10 /月"
    assert not hits.hits.flags(index) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize(("code", "whole"), [("cx1", True), ("BB-1000-FTTR-INSTALL-WITH-EVERYTHING-026001", False)])
def test_a_long_code_leaves_the_price_its_room(
    hits: HitList, offers: Offers, monkeypatch: pytest.MonkeyPatch, code: str, whole: bool
) -> None:
    drawn: dict[str, tuple[float, float]] = {}
    draw = Written.draw

    def note(self: Written, painter: QPainter, x: float, top: float, words: str, ink: QColor) -> None:
        drawn[words] = (x, x + self.width(words))
        draw(self, painter, x, top, words, ink)

    monkeypatch.setattr(Written, "draw", note)
    row = HitRow("Gigabit broadband over fibre", (), code, "", "¥1,299.00 /month", None, "")
    monkeypatch.setattr(offers, "row", lambda index: row)
    hits.render_hits(count=1, generation=1, selected=0)
    hits.viewport().repaint()
    assert hits.viewport().width() - drawn[row.price][1] >= 0, "the price is there, whole"
    [shown] = [words for words in drawn if words not in (row.name, row.price)]
    assert drawn[row.name][1] < drawn[shown][0] < drawn[shown][1] < drawn[row.price][0]
    assert (shown == code) is whole
    assert whole or code.startswith(shown.removesuffix("…"))


def test_a_long_name_stands_in_lines_beside_its_price(
    hits: HitList, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, tuple[float, float]] = {}
    draw = Written.draw

    def note(self: Written, painter: QPainter, x: float, top: float, words: str, ink: QColor) -> None:
        drawn[words] = (x + self.width(words), top)
        draw(self, painter, x, top, words, ink)

    monkeypatch.setattr(Written, "draw", note)
    name = "5G畅享𠮷融合家庭套餐一百九十九元档校园专属二零二六年版本限量发售六"
    rows = (HitRow(name, ((0, 3),), "cx", "", "¥199 /月", None, ""), HitRow("短", (), "d", "", "¥5 /月", None, ""))
    monkeypatch.setattr(offers, "row", lambda index: rows[index])
    hits.render_hits(count=2, generation=1, selected=0)
    hits.viewport().repaint()
    price = drawn.pop("¥199 /月")
    left = price[0] - Written(Face.LINE_NAME).width("¥199 /月")
    pieces = [words for words in drawn if words in name]
    assert "".join(pieces) == name
    assert len(pieces) > 1
    assert all(drawn[piece][0] < left for piece in pieces), "no piece reaches the price"
    first, second = (hits.visualRect(hits.hits.index(at)) for at in range(2))
    assert first.height() - second.height() == (len(pieces) - 1) * Written(Face.LINE_NAME).line
    assert drawn["cx"][1] > drawn[pieces[-1]][1], "the code stands behind the last line"


def test_a_screen_reader_finds_each_row_where_it_lies(hits: HitList) -> None:
    hits.render_hits(count=COUNT, generation=1, selected=0)
    hits.verticalScrollBar().setValue(150)
    told = QAccessible.queryAccessibleInterface(hits)
    assert told.role() is QAccessible.Role.List
    assert told.childCount() == COUNT
    for row in (2, 5, COUNT - 1):
        area = hits.visualRect(hits.hits.index(row))
        assert told.child(row).rect() == area.translated(hits.viewport().mapToGlobal(QPoint()))
        assert hits.indexAt(area.center()).row() == row


def test_where_no_row_lies_nothing_is_found(hits: HitList) -> None:
    hits.render_hits(count=2, generation=1, selected=0)
    below = hits.visualRect(hits.hits.index(1)).bottomLeft() + QPoint(0, 1)
    assert not hits.indexAt(below).isValid()
    assert not hits.indexAt(QPoint(hits.viewport().width(), 1)).isValid()
    assert hits.visualRect(hits.hits.index(-1)).isNull()
