"""The list of the audit trail without Qt: looked through page by page, exported by whoever may."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.right import Right
from app.errors import Trouble
from app.handling.export_audit import SUBJECT, AuditPlace
from app.handling.view_audit import view_audit
from app.papers.figure_cells import Names
from app.ports import Lane
from app.staff_ports import AuditRow, AuditSearch
from app.texts import audit_page as words
from app.texts.language import Text
from ui.frame.gate import Gate
from ui.manager.audit_state import AuditListState, Days, KindGroup, search_of

T = TypeVar("T")
PAGE = 100
DEADLINE_S = 30.0


class AuditScreen(Protocol):
    def render_audit(self, state: AuditListState) -> None: ...


@dataclass(frozen=True, slots=True)
class AuditOutside:
    """`place` is asked on the lane; `export` writes the file there and says how many entries it holds (OSError)."""

    lane: Lane
    gate: Gate
    place: AuditPlace
    export: Callable[[Path, AuditSearch, Leave], int]
    today: Callable[[], date]
    zone: ZoneInfo
    tell: Callable[[Text], None]


class AuditPresenter:
    """Whoever may not see it is asked for an approval first; without one the page is not opened."""

    def __init__(self, outside: AuditOutside, *, screen: AuditScreen) -> None:
        self._outside = outside
        self._screen = screen
        self._leave: Leave | None = None
        self._asked = 0  # the newest question; an older answer is dropped
        self.state = AuditListState()

    def open(self, shown: Callable[[], None]) -> None:
        """`shown` opens the page, once whoever may has allowed it."""

        def allowed(leave: Leave) -> None:
            self._leave = leave
            shown()
            self._look(AuditListState())

        self._outside.gate.ask(Right.VIEW_AUDIT, subject=SUBJECT, then=allowed)

    def search(self, query: str) -> None:
        self._look(replace(self.state, query=query))

    def choose_group(self, group: KindGroup) -> None:
        self._look(replace(self.state, group=group))

    def choose_days(self, days: Days) -> None:
        self._look(replace(self.state, days=days))

    def more(self) -> None:
        """The next page below."""
        if self.state.more and self.state.rows:
            self._read(self.state.rows, before=self.state.rows[-1].seq)

    def export(self, file: Path) -> None:
        """All entries of the present search, not only those on the screen."""
        wanted = self._wanted()

        def allowed(leave: Leave) -> None:
            self._run(
                lambda: self._outside.export(file, wanted, leave),
                then=lambda count: self._outside.tell(words.EXPORTED.filled(count=count, file=file)),
                unwritten=words.EXPORT_FAILED.filled(file=file),
            )

        self._outside.gate.ask(Right.EXPORT_AUDIT, subject=SUBJECT, then=allowed)

    def _wanted(self) -> AuditSearch:
        return search_of(self.state, today=self._outside.today(), zone=self._outside.zone)

    def _look(self, state: AuditListState) -> None:
        self.state = replace(state, rows=(), more=False, loaded=False)
        self._screen.render_audit(self.state)
        self._read((), before=None)

    def _read(self, above: tuple[AuditRow, ...], *, before: int | None) -> None:
        leave, place = self._leave, self._outside.place
        if leave is None:
            return
        self._asked += 1
        asked, wanted = self._asked, self._wanted()

        def read() -> tuple[tuple[AuditRow, ...], Names]:
            return view_audit(wanted, limit=PAGE + 1, before=before, leave=leave, place=place), place.names()

        def found(page: tuple[tuple[AuditRow, ...], Names]) -> None:
            rows, names = page
            if asked == self._asked:
                more = len(rows) > PAGE
                self.state = replace(self.state, rows=(*above, *rows[:PAGE]), names=names, more=more, loaded=True)
                self._screen.render_audit(self.state)

        self._run(read, then=found)

    def _run(self, job: Callable[[], T], *, then: Callable[[T], None], unwritten: Text | None = None) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Trouble):
                self._outside.tell(error.text.filled(**error.values))
            elif isinstance(error, TimeoutError):
                self._outside.tell(words.NO_ANSWER)
            elif isinstance(error, OSError) and unwritten is not None:
                self._outside.tell(unwritten)
            else:
                raise error

        self._outside.lane.run(job, then=then, failed=failed, deadline_s=DEADLINE_S)
