"""日报: which days may be asked, whose, and that what is shown is what was asked last."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind
from app.domain.right import Right
from app.errors import InputRefused
from app.handling.view_day import DayPlace
from app.papers.charts import ON_PAPER
from app.texts.language import Language, Text
from tests.fakes.clerk_ports import HeldLane, TestClock
from tests.fakes.hall_days import AFTERNOON, FRIDAY, NAMES, ZONE
from tests.fakes.summary_papers import PapersAsked
from tests.papers.day_summaries import rich_summary
from tests.ui.manager.test_today import AskedBook, Screen
from tests.ui.shell.samples import HE_JING
from ui.frame.gate import Gate
from ui.manager.rows_presenter import RowsOutside, RowsPresenter
from ui.manager.summary_presenter import Look, SummaryOutside, SummaryPresenter
from ui.manager.summary_state import SummaryState, days_typed

DAY = timedelta(days=1)
LOOK = Look(Language.ZH, ON_PAPER, 400)


class Days:
    """The presenter; answers come when `lane.run_all` is called."""

    def __init__(self) -> None:
        self.book, self.papers, self.lane = AskedBook(day=rich_summary()), PapersAsked(), HeldLane()
        self.told: list[str] = []
        self.states: list[SummaryState] = []
        gate = Gate(today=lambda: FRIDAY)
        gate.on_duty(replace(HE_JING, granted=frozenset(Right)))
        place = DayPlace(self.book, TestClock(AFTERNOON), ZONE)
        self.screen = Screen()
        rows = RowsPresenter(RowsOutside(place, self.lane, self._tell, None), screen=self.screen)
        outside = SummaryOutside(
            place=place,
            lane=self.lane,
            gate=gate,
            names=lambda: NAMES,
            papers=self.papers,
            today=lambda: FRIDAY,
            tell=self._tell,
        )
        self.presenter = SummaryPresenter(outside, screen=self, rows=rows, look=LOOK)

    def render_summary(self, state: SummaryState) -> None:
        self.states.append(state)

    def open(self) -> None:
        self.presenter.open(lambda: None)
        self.lane.run_all()

    @property
    def state(self) -> SummaryState:
        return self.states[-1]

    def _tell(self, said: Text) -> None:
        self.told.append(said.say(Language.ZH))


def test_a_day_comes_with_its_tables_charts_and_people() -> None:
    days = Days()
    days.presenter.open(lambda: None)
    assert days.state.working
    days.lane.run_all()
    state = days.state
    assert (state.working, state.scope) == (False, DayScope(FRIDAY, FRIDAY))
    assert [chart.key for chart in state.charts] == ["hours", "methods", "matters"]
    assert "matters" in {table.key for table in state.tables}
    assert [number for number, _ in state.desks] == ["01", "02", "03", "04", "05"]


def test_the_answer_to_an_older_question_is_dropped() -> None:
    days = Days()
    days.open()
    days.presenter.step(-1)
    days.presenter.step(-1)
    assert days.state.working
    assert days.state.scope.first == FRIDAY - 2 * DAY
    days.lane.run_all()
    assert days.state.summary is not None
    assert days.state.summary.scope.first == FRIDAY - 2 * DAY
    assert sum(not state.working for state in days.states) == 2  # of the first day and of the last, none between


def test_a_span_moves_by_its_length_and_never_into_days_to_come() -> None:
    days = Days()
    days.open()
    days.presenter.choose_days("2026-11-12", "2026/11/16")
    days.lane.run_all()
    days.presenter.step(1)
    days.lane.run_all()
    assert days.state.scope == DayScope(FRIDAY - 4 * DAY, FRIDAY)
    asked = len(days.book.asked)
    days.presenter.step(1)
    assert (days.lane.waiting, len(days.book.asked)) == (0, asked)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("gestern", "", "“gestern”不是日期，请按 2026-11-20 的样子输入。"),
        ("2026-11-20", "2026-11-19", "“到”要在“哪天”之后。"),
        ("2026-11-21", "", "2026-11-21 还没到。"),
        ("2025-11-01", "2026-11-20", "一次最多看 366 天。"),
    ],
)
def test_days_that_cannot_be_are_said(first: str, last: str, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        days_typed(first, last, today=FRIDAY)
    assert refused.value.say(Language.ZH) == said
    days = Days()
    days.open()
    days.presenter.choose_days(first, last)
    assert days.state.wrong is not None
    assert days.state.scope == DayScope(FRIDAY, FRIDAY)


def test_of_a_desk_or_a_clerk_the_first_one_until_another_is_chosen() -> None:
    days = Days()
    days.open()
    days.presenter.choose_kind(ScopeKind.DESK)
    days.lane.run_all()
    assert days.state.scope == DayScope(FRIDAY, FRIDAY, ScopeKind.DESK, "01")
    days.presenter.choose_name("03")
    days.lane.run_all()
    assert days.state.scope.name == "03"
    assert len(days.state.desks) == 5  # of the whole hall still
    days.presenter.open_rows(Behind(FigureName.ORDERS))
    days.lane.run_all()
    assert days.book.opened == [(days.state.scope, Behind("orders"))]


def test_papers_are_of_what_is_shown_and_a_full_disk_is_said() -> None:
    days = Days()
    days.open()
    days.presenter.print_narrow()
    days.presenter.save_sheet(Path("/tmp/a.xlsx"))
    days.lane.run_all()
    assert [name for name, _ in days.papers.made] == [HE_JING.number, "a.xlsx"]
    assert all(summary == days.state.summary for _, summary in days.papers.made)
    days.papers.full = True
    days.presenter.save_page(Path("/tmp/a.pdf"))
    days.lane.run_all()
    assert days.told == ["日报已送去打印。", "已存到 /tmp/a.xlsx。", "没能存到 /tmp/a.pdf，请换一个文件夹再存。"]


def test_another_width_draws_the_charts_anew_and_asks_no_figures() -> None:
    days = Days()
    days.open()
    asked = len(days.book.asked)
    days.presenter.dress(replace(LOOK, width=500))
    days.lane.run_all()
    assert {chart.width for chart in days.state.charts} == {500}
    assert len(days.book.asked) == asked


def test_a_width_that_comes_while_figures_are_fetched_asks_them_once_and_drops_no_answer() -> None:
    """As a page is given its size while it is opened, and a window is pulled larger while another day comes."""
    days = Days()
    days.presenter.open(lambda: days.presenter.dress(replace(LOOK, width=500)))
    days.lane.run_all()
    assert days.book.asked == [FRIDAY]
    days.presenter.step(-1)
    days.presenter.dress(replace(LOOK, width=600))
    days.lane.run_all()
    assert days.state.summary is not None
    assert (days.state.summary.scope.first, days.state.scope.first) == (FRIDAY - DAY, FRIDAY - DAY)
    assert {chart.width for chart in days.state.charts} == {600}
    assert not days.state.working


def test_no_answer_is_said_and_the_day_before_stays() -> None:
    days = Days()
    days.open()
    days.book.away = True
    days.presenter.choose_days(date(2026, 11, 13).isoformat(), "")
    days.lane.run_all()
    assert days.told == ["厅服务器没有回答。"]
    assert days.state.summary is not None
    assert (days.state.working, days.state.scope) == (False, days.state.summary.scope)


def test_a_day_that_was_tampered_with_is_named_in_its_place() -> None:
    days = Days()
    days.open()
    days.book.tampered = True
    days.presenter.step(-1)
    days.lane.run_all()
    assert days.state.summary is None
    assert days.state.tampered is not None
    assert days.state.scope.first == FRIDAY - DAY
    assert days.told == [days.state.tampered.say(Language.ZH)]
