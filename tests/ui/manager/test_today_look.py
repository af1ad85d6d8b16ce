"""How today is painted and worded: what falls short, where a label stands, how old something is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.day_summary import DaySummary, PromiseFigure, Taking
from app.domain.figure_table import Behind
from app.domain.right import Right
from app.errors import DayTampered
from app.hall_ports import HallSeen, HallState
from app.handling.view_day import SUBJECT, DayPlace
from app.texts.day_close import TAMPERED
from app.texts.language import Language
from tests.fakes.clock import HandClock
from tests.fakes.day_books import EmptyDayBook, empty_day
from tests.fakes.hall_days import (
    AFTERNOON,
    FRIDAY,
    ZONE,
)
from tests.fakes.orders import NOW
from tests.papers.day_summaries import rich_summary
from tests.people.bench import HE
from tests.ui.looks import settle
from ui.manager.act_rows import ActRows
from ui.manager.ages import age_words
from ui.manager.bars import BarList
from ui.manager.hour_chart import HourChart
from ui.manager.today_look import expected_by_hour, look
from ui.manager.today_said import TodayData, falls_short, note_of, tiles_of
from ui.manager.today_state import ActRow, ActTable, BarLine, ChartView, HourBar, Weight
from ui.widgets.words import Words

ZH = Language.ZH


@pytest.mark.parametrize(
    ("decided", "kept", "short"), [(14, 12, 1), (10, 9, 0), (19, 16, 2), (1, 0, 1), (0, 0, 0), (100, 89, 1)]
)
def test_how_many_a_promise_falls_short(decided: int, kept: int, short: int) -> None:
    assert falls_short(PromiseFigure("protected_finished", kept, decided)) == short


@pytest.mark.parametrize("longest_at", range(4))
def test_the_longest_wait_lies_over_no_bar(longest_at: int, qtbot: QtBot) -> None:
    """Wide words over narrow hours: clear of the neighbours too."""
    figures = ((14, 2.0), (31, 5.0), (26, 9.0), (40, 1.0))
    bars = tuple(
        HourBar(f"{n}:00", came, wait, None, "", Behind("tickets", "")) for n, (came, wait) in enumerate(figures)
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    chart = HourChart(parent=parent)
    chart.render_chart(ChartView(bars, longest="", longest_at=longest_at))
    plot, wide = QRectF(48, 20, 400, 160), 96.0
    place = chart.place_of_longest(plot, wide, most=40, most_wait=10.0)
    for n, (came, _) in enumerate(figures):
        middle = plot.left() + 100 * (n + 0.5)
        if place.x() < middle + 26 and middle - 26 < place.x() + wide:
            assert place.y() < plot.bottom() - plot.height() * came / 40
    assert plot.left() <= place.x() <= plot.right() - wide


@pytest.mark.parametrize(("count", "high"), [(1, 56), (4, 56), (6, 40)])
def test_rows_of_bars_share_the_height_of_their_panel(qtbot: QtBot, count: int, high: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bars = BarList(track=True, parent=window)
    bars.resize(600, 252)
    for told in (1, count):  # told anew, they share it anew
        lines = [BarLine(str(n), 0.5, ("1 / 2",), Behind("tickets", "")) for n in range(told)]
        bars.render_lines(lines)
    window.show()
    settle(window)
    assert len(bars.rows) == count
    assert all(high - 1 <= row.height() <= high for row in bars.rows)


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=59), "不到 1 分"),
        (timedelta(minutes=42, seconds=59), "42 分"),
        (timedelta(minutes=60), "1 小时"),
        (timedelta(hours=30, minutes=5), "30 小时 5 分"),
        (timedelta(hours=47, minutes=59), "47 小时 59 分"),
        (timedelta(hours=48), "2 天"),
        (timedelta(days=3, hours=23), "3 天"),
    ],
)
def test_an_age_is_said_shortly(age: timedelta, said: str) -> None:
    assert age_words(age).say(ZH) == said


def test_an_age_of_whole_hours_names_no_minutes_in_english_either() -> None:
    assert [age_words(timedelta(hours=hours)).say(Language.EN) for hours in (1, 30, 48)] == ["1 h", "30 h", "2 days"]


def test_a_week_without_anybody_is_no_week() -> None:
    rich, none = rich_summary().hours, empty_day(DayScope(FRIDAY, FRIDAY)).hours
    assert expected_by_hour([rich, none, rich])[11] == 31
    assert expected_by_hour([none]) == {}


def test_a_week_that_was_tampered_with_is_named_and_takes_no_board_away() -> None:
    spoilt = FRIDAY - timedelta(days=7)

    class Book(EmptyDayBook):
        def summary(self, wanted: DayScope) -> DaySummary:
            if wanted.first == spoilt:
                raise DayTampered(TAMPERED, day=spoilt, number=7)
            return replace(rich_summary(), scope=wanted)

    leave = Leave(HE, Right.VIEW_DAY, SUBJECT)
    place = DayPlace(Book(), HandClock(AFTERNOON), ZONE)
    seen = look(FRIDAY, now=AFTERNOON, leave=leave, place=place, before=None)
    assert (dict(seen.before.came)[11], seen.before.orders) == (31, ())
    data = TodayData(AFTERNOON, ZONE, HallSeen(HallState.NONE, "03", NOW), summary=seen.summary, before=seen.before)
    assert "2026-11-13 的日结被动过" in note_of(data).zh


def test_deposits_are_no_takings_and_a_minus_stands_before_the_figure() -> None:
    day = replace(
        empty_day(DayScope(FRIDAY, FRIDAY)),
        takings=(Taking("cash", "fees", 1, 0, -5_50, 0), Taking("cash", "deposit", 1, 100_00, 0, 0)),
        unsent=2,
        unsent_since=AFTERNOON - timedelta(minutes=9),
    )
    data = TodayData(AFTERNOON, ZONE, HallSeen(HallState.NONE, "03", NOW), summary=day)
    tiles = {each.name: each for each in tiles_of(data, ZH)}
    assert (tiles["takings"].figure, tiles["takings"].unit) == ("−5", ".50 元")
    assert (tiles["unsent"].note, tiles["unsent"].weight) == ("最早的等了 9 分", Weight.WARN)


def test_no_number_is_broken_in_its_middle(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rows = ActRows(parent=parent)
    rows.resize(560, 100)  # less than all would like
    cells = ("BH20261120-03-0001\n3 台 2107", "张**\n154****0017", "中心没有这位客户的资料。", "照签字价重送、改单重签")
    rows.render_rows(ActTable(("受理单", "客户", "", "", "等了"), (3, 1, 4, 5), (ActRow("R", cells, "9 分", ()),)))
    parent.show()
    settle(parent)
    said = {label.text(): label for label in rows.findChildren(Words)}
    assert all(said[each].width() >= said[each].sizeHint().width() for each in ("154****0017", "BH20261120-03-0001"))
