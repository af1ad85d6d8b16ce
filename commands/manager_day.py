"""What the manager's pages of figures ask of a counter."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.approval import Leave
from app.domain.day_summary import DaySummary
from app.domain.figure_table import FigureTable
from app.domain.staff import StaffMember
from app.handling.view_day import DayPlace
from app.papers.charts import ChartColours
from app.papers.figure_cells import Names
from app.ports import Clock
from app.printer_ports import PagePrinters
from app.texts.language import Language
from commands.day_parts import DayRoom
from commands.day_slips import LaneDaySlips
from commands.stored_parts import StoredParts
from offline_cache.audit import StoredAudit
from ui.manager.close_state import PageWent
from ui.manager.summary_state import ChartPicture
from ui.shell.manager_page import DayParts

if TYPE_CHECKING:
    from commands.summary_papers import CounterSummaryPapers


@dataclass(frozen=True, slots=True)
class LatePapers:
    """ui.manager.summary_presenter.SummaryPapers; what makes papers is slow to load, and is loaded with the first of
    them, on the lane they are made on."""

    papers: "Callable[[], CounterSummaryPapers]"

    def charts(
        self, summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
    ) -> tuple[ChartPicture, ...]:
        return self.papers().charts(summary, names, language=language, colours=colours, width=width)

    def print_narrow(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave) -> None:
        self.papers().print_narrow(summary, names, language=language, leave=leave)

    def save_page(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        self.papers().save_page(summary, names, language=language, leave=leave, file=file)

    def save_sheet(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        self.papers().save_sheet(summary, names, language=language, leave=leave, file=file)

    def print_closed(self, summary: DaySummary, names: Names, *, language: Language, by: StaffMember) -> PageWent:
        """Slip and page of a closed day. Raises StoreTrouble, PrinterTrouble."""
        return self.papers().print_closed(summary, names, language=language, by=by)


def summary_papers(parts: StoredParts, *, slips: LaneDaySlips, printers: PagePrinters, clock: Clock) -> LatePapers:
    """Made once, whoever asks first."""

    @cache
    def made() -> "CounterSummaryPapers":
        from commands.summary_papers import CounterSummaryPapers  # late: what makes papers is slow to load

        return CounterSummaryPapers(
            slips=slips,
            hall=parts.desk.hall,
            clock=clock,
            audit=StoredAudit(parts.store),
            settings=parts.settings,
            printers=printers,
        )

    return LatePapers(made)


def day_parts(room: DayRoom, parts: StoredParts, *, papers: LatePapers, clock: Clock) -> DayParts:
    hall = parts.desk.hall

    def save(tables: tuple[FigureTable, ...], file: Path, language: Language) -> None:
        from commands.summary_papers import save_tables  # late, as above

        save_tables(tables, file, language, hall=hall)

    return DayParts(place=DayPlace(room.book, clock, hall.zone), names=room.names, save=save, papers=papers)
