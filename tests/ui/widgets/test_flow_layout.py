from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.facts import FactFlow, FactPair
from ui.widgets.flow_layout import FlowLayout


class Block(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def sizeHint(self) -> QSize:
        return QSize(self._width, 20)


def placed(widths: list[int], room: int, layout: FlowLayout) -> list[QRect]:
    blocks = [Block(width) for width in widths]
    for block in blocks:
        layout.addWidget(block)
    layout.setGeometry(QRect(0, 0, room, layout.heightForWidth(room)))
    return [block.geometry() for block in blocks]


def _flow(**more: int) -> tuple[QWidget, FlowLayout]:
    host = QWidget()
    return host, FlowLayout(host, gap=16, **more)


def test_a_full_row_goes_on_in_the_next(qapp: QApplication) -> None:
    host, flow = _flow(row_gap=4)
    first, second, third = placed([100, 100, 100], 220, flow)
    assert (first.x(), first.y()) == (0, 0)
    assert (second.x(), second.y()) == (116, 0)
    assert (third.x(), third.y()) == (0, 24)
    assert flow.heightForWidth(220) == 44
    host.deleteLater()


def test_items_begin_at_columns(qapp: QApplication) -> None:
    host, flow = _flow(column_width=152)
    areas = placed([100, 200, 100], 1000, flow)
    assert [area.x() for area in areas] == [0, 168, 168 + 2 * 168]
    host.deleteLater()


def test_equal_columns_and_a_row_for_what_is_wider(qapp: QApplication) -> None:
    host, flow = _flow(columns=2)
    areas = placed([600, 100, 100, 400], 668, flow)
    assert [(area.x(), area.y()) for area in areas] == [(0, 0), (0, 20), (342, 20), (0, 40)]
    assert areas[0].width() == 668
    host.deleteLater()


@given(
    widths=st.lists(st.integers(min_value=1, max_value=900), min_size=1, max_size=12),
    room=st.integers(min_value=200, max_value=1200),
    shape=st.sampled_from([{}, {"columns": 2}, {"columns": 3}, {"column_width": 152}]),
)
def test_nothing_overlaps_and_nothing_leaves_the_room(
    qapp: QApplication, widths: list[int], room: int, shape: dict[str, int]
) -> None:
    host, flow = _flow(**shape)
    areas = placed(widths, room, flow)
    assert all(area.left() >= 0 and area.right() < room for area in areas)
    assert not any(one.intersects(other) for n, one in enumerate(areas) for other in areas[n + 1 :])
    assert max(area.bottom() for area in areas) < flow.heightForWidth(room)
    host.deleteLater()


def test_facts_keep_their_widgets_and_lose_what_is_gone(qtbot: QtBot) -> None:
    facts = FactFlow([FactPair("开始", "2026-12-01"), FactPair("首月", "整月 ¥6")])
    qtbot.addWidget(facts)
    first = facts.facts()[0]
    facts.render_pairs([FactPair("停止", "2026-11-30 24:00")])
    assert facts.facts() == (first,)
    assert first.text() == "停止  2026-11-30 24:00"
    facts.render_pairs([FactPair("缺", "违约金", missing=True), FactPair("", "无", "¥6")])
    assert [fact.text() for fact in facts.facts()] == ["缺  违约金", "无¥6"]
