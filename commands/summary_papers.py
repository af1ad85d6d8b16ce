"""日报 as papers, pictures and files at a counter: ui.manager.summary_presenter.SummaryPapers, and those of a close."""

import logging
from dataclasses import dataclass
from pathlib import Path

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.business_hall import BusinessHall
from app.domain.day_scope import ScopeKind
from app.domain.day_summary import DaySummary
from app.domain.device_settings import FORM_PLACE
from app.domain.figure_table import FigureTable
from app.domain.staff import StaffMember
from app.papers.charts import ChartColours, day_charts
from app.papers.daily_paper import DailyPaper, Printed, daily_paper
from app.papers.daily_summary import narrow_summary
from app.papers.figure_cells import Names
from app.ports import Audit, AuditEvent, Clock, Settings
from app.printer_ports import PagePrinters
from app.texts.language import Language
from app.version import VERSION
from commands.day_slips import LaneDaySlips, closed_day_subject
from commands.form_papers import save_pdf
from commands.receipts import clerk_words
from printing.charts import chart_height, chart_svg
from printing.pdf_summary import summary_pdf
from printing.summary_sheet import summary_sheet, tables_sheet
from ui.clerk.outside import TO_FILE
from ui.manager.close_state import PageWent
from ui.manager.summary_state import ChartPicture

log = logging.getLogger(__name__)


def drawn_charts(
    summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
) -> tuple[ChartPicture, ...]:
    """As the page has them, each `width` px wide."""
    found = []
    for chart in day_charts(summary, language, names=names):
        height = round(chart_height(chart))
        svg = chart_svg(chart, width=width, height=height, colours=colours)
        found.append(ChartPicture(chart.key, chart.title, svg, width, height))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CounterSummaryPapers:
    """Each takes its time: on the lane of figures. `printers` None where no page is ever printed."""

    slips: LaneDaySlips
    hall: BusinessHall
    clock: Clock
    audit: Audit
    settings: Settings
    printers: PagePrinters | None = None

    def charts(
        self, summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
    ) -> tuple[ChartPicture, ...]:
        return drawn_charts(summary, names, language=language, colours=colours, width=width)

    def print_narrow(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave) -> None:
        """Raises StoreTrouble. Of a closed day the second and later ones are marked copies."""
        self._print_slip(summary, names, language=language, by=leave.person)

    def save_page(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        """Raises InputRefused where the file cannot be written."""
        save_pdf(file, summary_pdf(self._paper(summary, names, language=language, by=leave.person)))
        self._note(summary, leave.person, file.suffix)

    def save_sheet(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        """Raises as save_page."""
        save_pdf(file, summary_sheet(self._paper(summary, names, language=language, by=leave.person)))
        self._note(summary, leave.person, file.suffix)

    def print_closed(self, summary: DaySummary, names: Names, *, language: Language, by: StaffMember) -> PageWent:
        """Slip and page of a closed day; the page where the A4 forms go, unless those go into files.

        Raises StoreTrouble, PrinterTrouble.
        """
        self._print_slip(summary, names, language=language, by=by)
        place = self.settings.get(FORM_PLACE.key, FORM_PLACE.default)
        if self.printers is None or not place:
            return PageWent.NOWHERE
        if place == TO_FILE:
            return PageWent.TO_FILE
        paper = self._paper(summary, names, language=language, by=by)
        self.printers.send(place, summary_pdf(paper), title=paper.metadata_title)
        return PageWent.SENT

    def _print_slip(self, summary: DaySummary, names: Names, *, language: Language, by: StaffMember) -> None:
        document = narrow_summary(self._paper(summary, names, language=language, by=by))
        self.slips.print_summary(_subject(summary), document, by=by, language=language)
        self._note(summary, by, "")

    def _paper(self, summary: DaySummary, names: Names, *, language: Language, by: StaffMember) -> DailyPaper:
        printed = Printed(self.clock.now(), clerk_words(by, language), VERSION)
        return daily_paper(summary, hall=self.hall, printed=printed, language=language, names=names)

    def _note(self, summary: DaySummary, by: StaffMember, what: str) -> None:
        event = AuditEvent(AuditKind.SUMMARY_MADE, by.number, self.clock.now(), _subject(summary), what.lstrip("."))
        self.audit.write(event)


def save_tables(tables: tuple[FigureTable, ...], file: Path, language: Language, *, hall: BusinessHall) -> None:
    """ui.manager.rows_presenter.SaveSheet, of one hall. Raises InputRefused."""
    save_pdf(file, tables_sheet(tables, language=language, zone=hall.zone))


def _subject(summary: DaySummary) -> str:
    """What its copies are counted by: a closed day is one paper; one that goes on is another at each moment."""
    scope, closed = summary.scope, summary.closed
    if closed is not None and scope.kind is ScopeKind.HALL:
        return closed_day_subject(closed.number, scope.first)
    whose = f"{scope.kind.value} {scope.name}".strip()
    return f"{whose} {scope.first.isoformat()} {scope.last.isoformat()} {summary.made_at.isoformat()}"
