"""What is made of a day's summary, noted in place of paper."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.approval import Leave
from app.domain.day_summary import DaySummary
from app.papers.charts import ChartColours
from app.papers.figure_cells import Names
from app.texts.language import Language
from commands.summary_papers import drawn_charts
from ui.manager.summary_state import ChartPicture


@dataclass
class PapersAsked:
    """ui.manager.summary_presenter.SummaryPapers: draws what the program draws, and notes what was asked on paper."""

    made: list[tuple[str, DaySummary]] = field(default_factory=list)
    full: bool = False

    def charts(
        self, summary: DaySummary, names: Names, *, language: Language, colours: ChartColours, width: int
    ) -> tuple[ChartPicture, ...]:
        return drawn_charts(summary, names, language=language, colours=colours, width=width)

    def print_narrow(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave) -> None:
        self.made.append((leave.person.number, summary))

    def save_page(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        if self.full:
            raise OSError("no room")
        self.made.append((file.name, summary))

    def save_sheet(self, summary: DaySummary, names: Names, *, language: Language, leave: Leave, file: Path) -> None:
        self.save_page(summary, names, language=language, leave=leave, file=file)
