"""日报 without Qt: a day or several, of the hall, a desk or a clerk; its tables, charts and papers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import DaySummary
from app.domain.figure_table import Behind
from app.domain.right import Right
from app.errors import DayTampered, InputRefused
from app.handling.view_day import SUBJECT, DayPlace, view_day
from app.papers.charts import ChartColours
from app.papers.figure_cells import Names, desk_name, names_of, person_name
from app.papers.summary_heads import head_figures
from app.papers.summary_tables import summary_tables
from app.ports import Lane
from app.texts import summary_page as words
from app.texts.language import Language, Text
from ui.frame.gate import Gate
from ui.manager.rows_presenter import RowsPresenter, tell_failed
from ui.manager.summary_state import ChartPicture, SummaryState, days_typed

DEADLINE_S: Final = 60.0  # a span of a year, by the hall server


class SummaryPapers(Protocol):
    """What is made of a summary, on a lane; each takes its time. Raise Trouble, OSError for a file."""

    def charts(
        self, summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
    ) -> tuple[ChartPicture, ...]: ...
    def print_narrow(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave) -> None:
        """To the desk's printer of receipts."""
        ...

    def save_page(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        """As PDF."""
        ...

    def save_sheet(
        self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class SummaryOutside:
    """`lane` is where figures are asked; `names` are what matters and people are called, asked there too; `papers`
    None where none can be made. `tell` says a sentence at the foot of the page."""

    place: DayPlace
    lane: Lane
    gate: Gate
    names: Callable[[], Names]
    papers: SummaryPapers | None
    today: Callable[[], date]
    tell: Callable[[Text], None]


@dataclass(frozen=True, slots=True)
class Look:
    """How charts are drawn: the window's language and colours, and how wide they may be, 0 before it is shown."""

    language: Language
    colours: ChartColours
    width: int = 0


class SummaryScreen(Protocol):
    def render_summary(self, state: SummaryState) -> None: ...


@dataclass(frozen=True, slots=True)
class _Found:
    summary: DaySummary
    hall: DaySummary
    names: Names
    charts: tuple[ChartPicture, ...]


class SummaryPresenter:
    """The answer to an older question is dropped; what is shown stays until the newer one is here."""

    def __init__(self, outside: SummaryOutside, *, screen: SummaryScreen, rows: RowsPresenter, look: Look) -> None:
        self._outside, self._screen, self._rows, self._look = outside, screen, rows, look
        self._leave: Leave | None = None
        self._names: Names = {}
        self._drawn = look  # how the charts that are shown were drawn
        self._asked = 0
        today = outside.today()
        self.state = SummaryState(DayScope(today, today))

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it. The days chosen last are looked at again."""

        def allowed(leave: Leave) -> None:
            self._leave = leave
            shown()
            self._read(self.state.scope)

        self._outside.gate.ask(Right.VIEW_DAY, subject=SUBJECT, then=allowed)

    def choose_days(self, first: str, last: str) -> None:
        """As they were typed."""
        try:
            begin, end = days_typed(first, last, today=self._outside.today())
        except InputRefused as refused:
            self._show(replace(self.state, wrong=refused.text.filled(**refused.values)))
            return
        self._read(replace(self.state.scope, first=begin, last=end))

    def choose_today(self) -> None:
        today = self._outside.today()
        self._read(replace(self.state.scope, first=today, last=today))

    def step(self, days: int) -> None:
        """So many days on; a span moves by its own length. Never beyond today."""
        scope, today = self.state.scope, self._outside.today()
        length = (scope.last - scope.first).days + 1
        last = min(today, scope.last + timedelta(days=days * length))
        if last != scope.last:
            self._read(replace(scope, first=last - timedelta(days=length - 1), last=last))

    def choose_kind(self, kind: ScopeKind) -> None:
        """Whose figures: of a desk or clerk the first one, until another is chosen."""
        known = replace(self.state, scope=replace(self.state.scope, kind=kind)).options()
        name = known[0][0] if known else ""
        if kind is ScopeKind.HALL or name:
            self._read(replace(self.state.scope, kind=kind, name=name))

    def choose_name(self, name: str) -> None:
        self._read(replace(self.state.scope, name=name))

    def open_rows(self, behind: Behind) -> None:
        if self._leave is not None and self.state.summary is not None:
            self._rows.open(self.state.summary.scope, behind, leave=self._leave)

    def dress(self, look: Look) -> None:
        """Another language, theme or width: charts are drawn anew, the figures stay."""
        self._look = look
        self._draw()

    def _draw(self) -> None:
        """Where those that are shown were drawn in another look. While figures come nothing is: their charts follow."""
        summary, names, look = self.state.summary, self._names, self._look
        if summary is None or self.state.working or look == self._drawn:
            return
        self._asked += 1
        asked = self._asked

        def drawn(charts: tuple[ChartPicture, ...]) -> None:
            if asked == self._asked:
                self._drawn = look
                self._show(replace(self.state, charts=charts))

        self._outside.lane.run(
            lambda: self._charts(summary, names, look), then=drawn, failed=self._failed, deadline_s=DEADLINE_S
        )

    def print_narrow(self) -> None:
        papers, summary, leave, out = self._outside.papers, self.state.summary, self._leave, self._outside
        if papers is None or summary is None or leave is None:
            return
        names, language = self._names, self._look.language
        print_slip(papers, summary, names, language=language, leave=leave, lane=out.lane, tell=out.tell)

    def save_page(self, file: Path) -> None:
        def saved(papers: SummaryPapers, summary: DaySummary, leave: Leave) -> None:
            papers.save_page(summary, self._names, language=self._look.language, leave=leave, file=file)

        self._make(saved, said=words.SAVED.filled(file=file), unwritten=words.NOT_SAVED.filled(file=file))

    def save_sheet(self, file: Path) -> None:
        def saved(papers: SummaryPapers, summary: DaySummary, leave: Leave) -> None:
            papers.save_sheet(summary, self._names, language=self._look.language, leave=leave, file=file)

        self._make(saved, said=words.SAVED.filled(file=file), unwritten=words.NOT_SAVED.filled(file=file))

    def _make(
        self,
        make: Callable[[SummaryPapers, DaySummary, Leave], None],
        *,
        said: Text,
        unwritten: Text,
    ) -> None:
        """Of the summary that is shown."""
        papers, summary, leave = self._outside.papers, self.state.summary, self._leave
        if papers is None or summary is None or leave is None:
            return

        def failed(error: Exception) -> None:
            if isinstance(error, OSError) and not isinstance(error, TimeoutError):
                self._outside.tell(unwritten)
            else:
                tell_failed(error, self._outside.tell)

        self._outside.lane.run(
            lambda: make(papers, summary, leave),
            then=lambda _: self._outside.tell(said),
            failed=failed,
            deadline_s=DEADLINE_S,
        )

    def _read(self, scope: DayScope) -> None:
        leave, outside, look = self._leave, self._outside, self._look
        if leave is None:
            return
        self._asked += 1
        asked = self._asked
        self._show(replace(self.state, scope=scope, working=True, wrong=None))

        def job() -> _Found:
            summary = view_day(scope, leave=leave, place=outside.place)
            whole = DayScope(scope.first, scope.last)
            hall = summary if scope == whole else view_day(whole, leave=leave, place=outside.place)
            names = names_of(summary, outside.names())
            return _Found(summary, hall, names, self._charts(summary, names, look))

        def found(answer: _Found) -> None:
            if asked == self._asked:
                self._drawn = look
                self._keep(answer)
                self._draw()

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._without(scope, error)
                self._draw()
            self._failed(error)

        outside.lane.run(job, then=found, failed=failed, deadline_s=DEADLINE_S)

    def _without(self, scope: DayScope, error: Exception) -> None:
        """A day that was tampered with is named in its place; otherwise what was shown stays, with its own days."""
        if isinstance(error, DayTampered):
            self._show(SummaryState(scope, tampered=error.text.filled(**error.values)))
            return
        shown = self.state.summary
        self._show(replace(self.state, working=False, scope=shown.scope if shown is not None else scope))

    def _charts(self, summary: DaySummary, names: Names, look: Look) -> tuple[ChartPicture, ...]:
        """On the lane; none where nothing draws, or before the page has its width."""
        papers = self._outside.papers
        if papers is None or not look.width:
            return ()
        return papers.charts(summary, names, language=look.language, colours=look.colours, width=look.width)

    def _keep(self, found: _Found) -> None:
        self._names = found.names
        desks = sorted({each.desk for each in found.hall.desks if each.desk})
        people = sorted({each.staff for each in found.hall.desks if each.staff})
        self._show(
            SummaryState(
                scope=found.summary.scope,
                summary=found.summary,
                heads=head_figures(found.summary),
                tables=summary_tables(found.summary, names=found.names),
                charts=found.charts,
                desks=tuple((desk, desk_name(desk)) for desk in desks),
                people=tuple((number, person_name(number, found.names)) for number in people),
            )
        )

    def _failed(self, error: Exception) -> None:
        tell_failed(error, self._outside.tell)

    def _show(self, state: SummaryState) -> None:
        self.state = state
        self._screen.render_summary(state)


def print_slip(
    papers: SummaryPapers,
    summary: DaySummary,
    names: Names,
    *,
    language: Language,
    leave: Leave,
    lane: Lane,
    tell: Callable[[Text], None],
) -> None:
    """Also from 今天: to the desk's printer of receipts, and what came of it is told."""
    lane.run(
        lambda: papers.print_narrow(summary, names, language=language, leave=leave),
        then=lambda _: tell(words.PRINTED),
        failed=lambda error: tell_failed(error, tell),
        deadline_s=DEADLINE_S,
    )
