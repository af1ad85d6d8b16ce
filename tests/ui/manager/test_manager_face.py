"""The manager's face in the window: its tabs and rights, and that 今天 and 日报 read well in every look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.day_scope import ScopeKind
from app.domain.right import Right
from app.texts import manager_page as words
from app.texts import today_page
from app.texts.language import Language
from tests.fakes.summary_papers import PapersAsked
from tests.offline_cache.parts import Counter, copy_of
from tests.people.bench import Desk, started
from tests.ui import clothes
from tests.ui.looks import EVERY_LOOK, SMALL_LOOKS, Look, check_looks, settle
from tests.ui.manager.bench import ManagerBench
from tests.ui.manager.test_today import AskedBook
from tests.ui.shell.samples import HE_JING
from ui.frame.theme import Theme
from ui.frame.tokens import tokens
from ui.manager.figure_table_view import FigureTableView
from ui.manager.rows_dialog import RowsDialog
from ui.manager.summary_view import SummaryView
from ui.manager.today_view import TodayView
from ui.manager.view import ManagerView
from ui.shell.modes import COUNTER
from ui.shell.styles import STYLES
from ui.widgets.choice import ChoiceButton
from ui.widgets.words import Words

LOOKS = [*SMALL_LOOKS, next(look for look in EVERY_LOOK if look.size.width() == 1920 and look.language is Language.EN)]


@pytest.fixture
def desk(staffed: Counter, tmp_path: Path) -> Iterator[Desk]:
    with started(copy_of(staffed, tmp_path / "store")) as desk:
        yield desk


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return clothes.light(qapp, *STYLES)


@pytest.fixture
def bench(desk: Desk, theme: Theme, tmp_path: Path) -> Iterator[ManagerBench]:
    made = ManagerBench(tmp_path, desk, theme, AskedBook(), papers=PapersAsked())
    yield made
    made.close()


def tabs(bench: ManagerBench) -> list[str]:
    return [button.accessibleName() for button in bench.desk.view.tabs.findChildren(ChoiceButton)]


def words_of(part: QWidget) -> set[str]:
    return {label.text() for label in part.findChildren(Words) if label.isVisible()}


def test_each_page_has_its_tab_and_its_right(bench: ManagerBench) -> None:
    bench.show()
    assert tabs(bench) == ["今天", "日报", "人员", "留痕"]  # those that have parts here
    bench.desk.view.set_count("summary", 3)
    assert tabs(bench)[1] == "日报 3"
    QTest.keyClick(bench.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.view.shown == "summary"
    QTest.keyClick(bench.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.view.shown == "today"


def test_the_face_begins_with_what_somebody_may_see(bench: ManagerBench) -> None:
    bench.ports.gate.on_duty(replace(HE_JING, revoked=frozenset({Right.VIEW_DAY, Right.VIEW_STAFF})))
    bench.window.show()
    bench.desk.open()
    assert bench.desk.view.shown == "trail"
    assert not bench.ports.asked
    bench.desk.go("today")
    assert bench.desk.view.shown == "trail"  # until somebody approves
    assert len(bench.ports.asked) == 1
    bench.ports.gate.on_duty(replace(HE_JING, revoked=frozenset({Right.VIEW_AUDIT})))
    bench.desk.open()  # somebody else, who may not see what was shown last
    assert bench.desk.view.shown == "today"
    assert len(bench.ports.asked) == 1


def test_a_key_turns_no_page_under_a_dialog_and_esc_leaves(bench: ManagerBench) -> None:
    bench.show()
    today = bench.desk.pages["today"].view
    assert isinstance(today, TodayView)
    QTest.mouseClick(today.tiles[2], Qt.MouseButton.LeftButton)
    assert bench.window.overlay.isVisible()
    QTest.keyClick(bench.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bench.desk.view.shown == "today"
    bench.window.overlay.close_all()
    QTest.keyClick(today.tiles[0], Qt.Key.Key_Escape)
    assert bench.window.body.isVisible()
    assert not bench.desk.view.isVisible()


def test_the_hall_tells_the_board_at_once(bench: ManagerBench) -> None:
    bench.show()
    today = bench.desk.pages["today"].view
    assert isinstance(today, TodayView)
    assert "没有人在等" in words_of(today)
    bench.busy()
    assert "7" in words_of(today.tiles[0])
    assert "5 个台开了 4 个" in words_of(today.tiles[1])


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_today_and_summary_read_well(look: Look, desk: Desk, theme: Theme, tmp_path: Path) -> None:
    """The words around, and what tables paint themselves."""
    theme.switch(look.theme)  # before there is a window: dressing one anew takes seconds
    bench = ManagerBench(tmp_path, desk, theme, AskedBook(), language=look.language, papers=PapersAsked())
    bench.busy()
    for page in ("today", "summary"):
        bench.show(page, size=(look.size.width(), look.size.height()))
        if page == "summary":
            view = bench.desk.pages[page].view
            assert isinstance(view, SummaryView)
            view.bar.kind_chosen.emit(ScopeKind.CLERK)
        settle(bench.window)
        check_looks(bench.window, size=look.size)
        tables = [table for table in bench.window.findChildren(FigureTableView) if table.isVisible()]
        assert tables
        assert [cut for table in tables for cut in table.cut()] == []
    bench.close()


def test_rows_behind_a_figure_come_into_a_dialog(bench: ManagerBench) -> None:
    bench.show()
    today = bench.desk.pages["today"].view
    assert isinstance(today, TodayView)
    bench.busy()
    QTest.mouseClick(today.tiles[0], Qt.MouseButton.LeftButton)
    (dialog,) = bench.window.findChildren(RowsDialog)
    assert dialog.table.figures.rowCount() == 7
    assert dialog.table.figures.words(1, 2) == "增值订购"  # behind somebody who is cared for
    dialog.dismissed.emit()
    settle(bench.window)
    assert not bench.window.overlay.isVisible()


@pytest.mark.parametrize("language", Language)
def test_all_tabs_fit_the_smallest_window(language: Language, theme: Theme, qtbot: QtBot) -> None:
    view = ManagerView(language=language)
    qtbot.addWidget(view)
    tabs = (words.TODAY, words.CASH, words.SUMMARY, words.APPROVALS, words.REPAIR, words.PEOPLE, words.TRAIL)
    for said in tabs:
        view.add_page(said.en, said, QWidget())
    view.add_page("close", words.CLOSE_DAY, QWidget(), icon="moon")
    view.show_tab(words.TODAY.en)
    view.set_count(words.APPROVALS.en, 12)
    view.set_count(words.REPAIR.en, 12)
    view.set_note(today_page.WEEK_TAMPERED.filled(said=today_page.AS_OF_HALL.filled(at="15:47:06"), day="2026-11-13"))
    view.resize(1366 - tokens().frame.rail, 300)
    view.show()
    settle(view)
    check_looks(view)
    assert view.width() == 1366 - tokens().frame.rail


def test_behind_another_face_nothing_is_looked_at(bench: ManagerBench) -> None:
    bench.show()
    book = bench.place.book
    assert isinstance(book, AskedBook)
    asked = len(book.asked)
    bench.window.show_body(COUNTER.name)
    for _ in range(3):
        bench.clock.forward(minutes=2)
        bench.hall.change()
        bench.desk.tick()
    assert len(book.asked) == asked
    bench.desk.open()
    assert len(book.asked) == asked + 1
