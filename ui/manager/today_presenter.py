"""今天 without Qt: the hall's queue at once when it moves, the figures looked at again when something happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from app.domain.approval import Leave
from app.domain.day_scope import DayScope
from app.domain.figure_table import Behind, FigureTable
from app.domain.hall_ask import AskKind, HallAsk
from app.domain.right import Right
from app.errors import HallTrouble, Trouble
from app.hall_ports import HallSeen
from app.handling.view_day import SUBJECT, DayPlace
from app.papers.figure_cells import NO_NAMES, Names
from app.ports import Lane
from app.texts.language import Language, Text
from ui.frame.gate import Gate
from ui.manager.rows_presenter import RowsPresenter, tell_failed
from ui.manager.today_look import Before, Look, look
from ui.manager.today_panels import (
    arrivals_panel,
    asks_panel,
    desks_panel,
    live_table,
    matters_panel,
    methods_panel,
    promises_panel,
    repair_panel,
)
from ui.manager.today_said import TodayData, chart_of, note_of, tiles_of
from ui.manager.today_state import APPROVALS, LIVE, TodayShown

LEAST_S: Final = 5.0  # between two looks, however much happens
MOST_S: Final = 60.0  # until the next one, though nothing was told: what another desk did may have come by itself
DEADLINE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class TodayOutside:
    """`lane` is where figures are asked; `names` are what matters and people are called, asked there too. `asks` gives
    those that wait for this hall's manager, on `asks_lane`; None where no desk can ask. `tell` says a sentence at the
    foot of the page, `count` is told how much waits on another page, by its name.
    """

    place: DayPlace
    lane: Lane
    gate: Gate
    seen: Callable[[], HallSeen]
    names: Callable[[], Names]
    asks: Callable[[], tuple[HallAsk, ...]] | None
    asks_lane: Lane
    today: Callable[[], date]
    tell: Callable[[Text], None]
    count: Callable[[str, int], None]


class TodayScreen(Protocol):
    def render_today(self, shown: TodayShown) -> None: ...


@dataclass(frozen=True, slots=True)
class _Found:
    look: Look
    names: Names


class TodayPresenter:
    """Looks only while the page is shown. What was found last stays while nobody answers, and is said to be old."""

    def __init__(self, outside: TodayOutside, *, screen: TodayScreen, rows: RowsPresenter, language: Language) -> None:
        self._outside, self._screen, self._rows = outside, screen, rows
        self._language = language
        self._leave: Leave | None = None
        self._found: _Found | None = None
        self._asks: tuple[HallAsk, ...] = ()
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
            asks=self._asks,
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
            return _Found(look(day, now=now, leave=leave, place=outside.place, before=before), outside.names())

        outside.lane.run(job, then=self._keep, failed=self._failed, deadline_s=DEADLINE_S)
        self.asks_changed()

    def asks_changed(self) -> None:
        """Somebody asked, or was answered."""
        if self._outside.asks is not None and self._shown:
            self._outside.asks_lane.run(
                self._outside.asks, then=self._keep_asks, failed=self._asks_failed, deadline_s=DEADLINE_S
            )

    def _keep_asks(self, asks: tuple[HallAsk, ...]) -> None:
        self._asks = tuple(each for each in asks if each.kind is AskKind.APPROVAL)
        self._outside.count(APPROVALS.key, len(self._asks))
        self._render()

    def _asks_failed(self, error: Exception) -> None:
        """A hall server that does not answer is said with the figures."""
        if not isinstance(error, Trouble | TimeoutError):
            raise error

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
                repair=repair_panel(data, self._refused(), language),
                asks=asks_panel(data, language),
                methods=methods_panel(data, language),
                matters=matters_panel(data, language),
                desks=desks_panel(data, language),
            )
        )

    def _refused(self) -> FigureTable | None:
        return self._found.look.refused if self._found is not None else None
