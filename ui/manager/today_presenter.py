"""今天 without Qt: the hall's queue at once when it moves, the figures looked at again when something happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.day_close import LeftOver
from app.domain.day_scope import DayScope
from app.domain.figure_table import Behind
from app.domain.right import Right
from app.errors import HallTrouble
from app.hall_ports import HallSeen
from app.handling.view_day import SUBJECT, DayPlace
from app.papers.figure_cells import NO_NAMES, Names, names_of
from app.ports import Lane
from app.texts.language import Language, Text
from ui.frame.gate import Gate
from ui.manager.asks_presenter import AsksState
from ui.manager.repair_presenter import RepairState
from ui.manager.rows_presenter import RowsPresenter, tell_failed
from ui.manager.summary_presenter import SummaryPapers, print_slip
from ui.manager.today_look import Before, Look, look
from ui.manager.today_panels import (
    arrivals_panel,
    desks_panel,
    left_panel,
    live_table,
    matters_panel,
    methods_panel,
    promises_panel,
)
from ui.manager.today_said import TodayData, chart_of, note_of, tiles_of
from ui.manager.today_state import LIVE, TodayShown
from ui.manager.today_work import asks_panel, repair_panel

LEAST_S: Final = 5.0  # between two looks, however much happens
MOST_S: Final = 60.0  # until the next one, though nothing was told: what another desk did may have come by itself
DEADLINE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class TodayOutside:
    """`lane` is where figures are asked; `names` are what matters and people are called, asked there too. `asks` and
    `repair` are what waits on those pages now, None where this counter has none; `may_answer`: whoever is on duty
    approves. `papers` None where none can be made. `left`, on the lane of figures, is what the last closed day was
    closed with and is open still. `tell` says a sentence at the foot of the page.
    """

    place: DayPlace
    lane: Lane
    gate: Gate
    seen: Callable[[], HallSeen]
    names: Callable[[], Names]
    asks: Callable[[], AsksState | None]
    may_answer: Callable[[], bool]
    repair: Callable[[], RepairState | None]
    papers: SummaryPapers | None
    today: Callable[[], date]
    tell: Callable[[Text], None]
    left: Callable[[], tuple[LeftOver, ...]] = tuple


class TodayScreen(Protocol):
    def render_today(self, shown: TodayShown) -> None: ...


@dataclass(frozen=True, slots=True)
class _Found:
    look: Look
    names: Names
    left: tuple[LeftOver, ...]


class TodayPresenter:
    """Looks only while the page is shown. What was found last stays while nobody answers, and is said to be old."""

    def __init__(self, outside: TodayOutside, *, screen: TodayScreen, rows: RowsPresenter, language: Language) -> None:
        self._outside, self._screen, self._rows = outside, screen, rows
        self._language = language
        self._leave: Leave | None = None
        self._found: _Found | None = None
        self._asked_at: datetime | None = None
        self._looking = self._stale = self._shown = self._trouble = False

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(leave: Leave) -> None:
            self._leave = leave
            self._shown = True
            shown()
            self._render()
            self.look_again()

        self._outside.gate.ask(Right.VIEW_DAY, subject=SUBJECT, then=allowed)

    def left(self) -> None:
        """Another page is shown, or the desk is locked."""
        self._shown = False

    def changed(self) -> None:
        """Hall or store may say something else: the queue is shown at once, the figures when it is their turn."""
        self._stale = True
        if self._shown:
            self._render()
            self._look_if_due()

    def tick(self) -> None:
        """Every second: waits grow."""
        if self._shown:
            self._render()
            self._look_if_due()

    def look_again(self) -> None:
        """Now, whatever was looked at before."""
        self._stale, self._asked_at = True, None
        self._look_if_due()

    def open_rows(self, behind: Behind) -> None:
        if self._leave is None:
            return
        if behind.figure == LIVE:
            self._rows.open_table(live_table(behind.key, self.data()))
            return
        day = self._outside.today()
        self._rows.open(DayScope(day, day), behind, leave=self._leave)

    def set_language(self, language: Language) -> None:
        self._language = language
        self._render()

    def data(self) -> TodayData:
        """As it is known now."""
        found = self._found
        return TodayData(
            now=self._outside.place.clock.now(),
            zone=self._outside.place.zone,
            seen=self._outside.seen(),
            names=found.names if found is not None else NO_NAMES,
            summary=found.look.summary if found is not None else None,
            before=found.look.before if found is not None else None,
            asks=self._outside.asks(),
            may_answer=self._outside.may_answer(),
            repair=self._outside.repair(),
            trouble=self._trouble,
        )

    def _look_if_due(self) -> None:
        now, asked = self._outside.place.clock.now(), self._asked_at
        since_s = (now - asked).total_seconds() if asked is not None else MOST_S
        due = since_s >= MOST_S or (self._stale and since_s >= LEAST_S) or since_s < 0
        if self._leave is None or self._looking or not due:
            return
        self._looking, self._stale, self._asked_at = True, False, now
        leave, before, outside = self._leave, self._before(), self._outside
        day = outside.today()

        def job() -> _Found:
            seen = look(day, now=now, leave=leave, place=outside.place, before=before)
            return _Found(seen, outside.names(), outside.left())

        outside.lane.run(job, then=self._keep, failed=self._failed, deadline_s=DEADLINE_S)

    def waiting_changed(self) -> None:
        """Somebody asked, or was answered; an order was refused, or seen to."""
        if self._shown:
            self._render()

    def print_day(self) -> None:
        """The slip of the day as it stands here."""
        found, papers, out = self._found, self._outside.papers, self._outside
        if papers is None or self._leave is None:
            return
        if found is None:
            out.tell(note_of(self.data()))
            return
        summary, names = found.look.summary, names_of(found.look.summary, found.names)
        print_slip(papers, summary, names, language=self._language, leave=self._leave, lane=out.lane, tell=out.tell)

    def _before(self) -> Before | None:
        return self._found.look.before if self._found is not None else None

    def _keep(self, found: _Found) -> None:
        self._looking, self._trouble, self._found = False, False, found
        self._render()

    def _failed(self, error: Exception) -> None:
        """A hall server that does not answer is said at the head of the page, not again every few seconds below it."""
        self._looking = False
        first, self._trouble = not self._trouble, True
        if first or not isinstance(error, HallTrouble | TimeoutError):
            tell_failed(error, self._outside.tell)
        self._render()

    def _render(self) -> None:
        if not self._shown:
            return
        data, language = self.data(), self._language
        self._screen.render_today(
            TodayShown(
                ready=data.summary is not None,
                note=note_of(data),
                tiles=tiles_of(data, language),
                chart=chart_of(data, language),
                arrivals=arrivals_panel(data, language),
                promises=promises_panel(data, language),
                repair=repair_panel(data, language),
                asks=asks_panel(data, language),
                methods=methods_panel(data, language),
                matters=matters_panel(data, language),
                desks=desks_panel(data, language),
                left=left_panel(self._found.left if self._found is not None else (), language),
            )
        )
