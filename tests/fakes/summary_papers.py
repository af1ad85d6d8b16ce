"""What is made of a day's summary, noted in place of paper."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.approval import Leave
from app.domain.day_summary import DaySummary
from app.papers.charts import ChartColours, day_charts
from app.papers.figure_cells import Names
from app.texts.language import Language
from printing.charts import chart_height, chart_svg
from ui.manager.summary_state import ChartPicture


@dataclass
class PapersAsked:
    """ui.manager.summary_presenter.SummaryPapers: draws what the PDF draws, and notes what was asked on paper."""

    made: list[tuple[str, DaySummary]] = field(default_factory=list)
    full: bool = False

    def charts(
        self, summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
    ) -> tuple[ChartPicture, ...]:
        drawn = []
        for chart in day_charts(summary, language, names=names):
            height = round(chart_height(chart))
            svg = chart_svg(chart, width=width, height=height, colours=colours)
            drawn.append(ChartPicture(chart.key, chart.title, svg, width, height))
        return tuple(drawn)

    def print_narrow(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave) -> None:
        self.made.append((leave.person.number, summary))

    def save_page(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        if self.full:
            raise OSError("no room")
        self.made.append((file.name, summary))

    def save_sheet(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        self.save_page(summary, names, language=language, leave=leave, file=file)
