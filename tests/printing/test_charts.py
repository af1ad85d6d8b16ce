"""Charts of the day: the same drawing on the screen and in the PDF, with every figure in words."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app.domain.day_summary import DaySummary
from app.papers.charts import ON_PAPER, Chart, ChartBar, day_charts
from app.texts.language import Language
from printing.charts import chart_height, chart_svg
from tests.papers.day_summaries import quiet_summary, rich_summary

_SVG = "{http://www.w3.org/2000/svg}"


def _words(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


def _svg(chart: Chart) -> bytes:
    return chart_svg(chart, width=640, height=chart_height(chart))


@pytest.mark.parametrize("language", list(Language))
def test_every_bar_and_point_says_its_figure(language: Language) -> None:
    charts = day_charts(rich_summary(), language)
    assert [each.key for each in charts] == ["hours", "methods", "matters"]
    for chart in charts:
        said = _words(_svg(chart))
        for bar in chart.bars:
            assert bar.words in said
            assert bar.label in said
            assert not bar.line_words or bar.line_words in said


@pytest.mark.parametrize("summary", [rich_summary(), replace(rich_summary(), takings=rich_summary().takings[:1])])
def test_the_bars_of_the_takings_add_up_to_them_and_deposits_stand_apart(summary: DaySummary) -> None:
    chart = next(each for each in day_charts(summary, Language.ZH) if each.key == "methods")
    assert sum(bar.size for bar in chart.bars) == summary.takings_fen
    assert ("押金 ¥600.00" in chart.title) == (summary.deposits_fen == 600_00)


def test_a_quiet_day_has_nothing_to_draw() -> None:
    assert day_charts(quiet_summary(), Language.ZH) == ()


def test_the_same_figures_give_the_same_bytes() -> None:
    for chart in day_charts(rich_summary(), Language.ZH):
        assert _svg(chart) == _svg(chart)


def test_the_longest_bar_is_as_long_as_its_size_says() -> None:
    chart = Chart("x", "x", (ChartBar("a", 10, "10"), ChartBar("b", 5, "5"), ChartBar("c", -3, "−3")), upright=False)
    widths = [float(each.attrib["width"]) for each in ElementTree.fromstring(_svg(chart)).iter(f"{_SVG}rect")]
    assert len(widths) == 2  # below zero has a figure and no bar
    assert widths[0] == pytest.approx(2 * widths[1])


def test_the_screen_paints_it_on_its_own_ground(qtbot: QtBot) -> None:
    """The screen's painter knows less of SVG than a browser: it fills clip paths and polylines with black."""
    chart, *_ = day_charts(rich_summary(), Language.ZH)
    ground = QColor("#FFFFFF")
    image = QImage(640, 190, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    renderer = QSvgRenderer(QByteArray(_svg(chart)))
    renderer.render(painter)
    painter.end()
    seen = [image.pixelColor(x, y) for x in range(0, 640, 8) for y in range(0, 190, 4)]
    assert sum(each == ground for each in seen) > 0.6 * len(seen)
    bar = QColor(ON_PAPER.bar)
    near = [each for each in seen if max(abs(each.red() - bar.red()), abs(each.blue() - bar.blue())) <= 4]
    assert len(near) > 0.05 * len(seen)
