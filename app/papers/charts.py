"""Charts of the day as data: what is drawn, with the words on each bar, and nothing of how.

One drawing of it stands on the screen and in the PDF (printing.charts). Every bar carries its figure in words, so that
nothing is told by length or colour alone.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.day_summary import DaySummary
from app.domain.figure_table import CellKind, FigureTable
from app.papers.figure_cells import NO_NAMES, Names, names_of
from app.papers.figure_words import cell_words, number_words, tenths
from app.papers.summary_money import methods_table
from app.papers.summary_tables import matters_table
from app.texts import daily_summary as words
from app.texts.language import Language

_UTC = ZoneInfo("UTC")
_MOST_BARS = 10


@dataclass(frozen=True, slots=True)
class ChartBar:
    """`size` is its length against the others', `words` the figure as it stands on it; `line` a point above it, None
    for none, with `line_words`."""

    label: str
    size: float
    words: str
    line: float | None = None
    line_words: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """`upright` bars stand side by side, others lie below each other. `bar_name` and `line_name` stand in the key,
    "" where the title says it all."""

    key: str
    title: str
    bars: tuple[ChartBar, ...]
    upright: bool
    bar_name: str = ""
    line_name: str = ""


@dataclass(frozen=True, slots=True)
class ChartColours:
    """#RRGGBB. `bar` fills, `edge` is around it; `line` is the second figure's; `axis` what bars stand on."""

    ink: str
    quiet: str
    bar: str
    edge: str
    line: str
    axis: str
    surface: str


ON_PAPER = ChartColours("#14252A", "#566A70", "#A0CCCE", "#0A6870", "#14252A", "#7A8C92", "#FFFFFF")


def day_charts(summary: DaySummary, language: Language, *, names: Names = NO_NAMES) -> tuple[Chart, ...]:
    """Arrivals with waits by hour, takings by means, orders by matter; each only where there is anything to draw."""
    named = names_of(summary, names)
    found = (
        hours_chart(summary, language),
        _lying(methods_table(summary), "expected", language),
        _lying(matters_table(summary, named), "count", language),
    )
    return tuple(each for each in found if any(bar.size for bar in each.bars))


def hours_chart(summary: DaySummary, language: Language) -> Chart:
    return Chart(
        key="hours",
        title=words.HOURS.say(language),
        bars=tuple(
            ChartBar(
                label=words.HOUR_OF.say(language, hour=each.hour),
                size=each.came,
                words=number_words(CellKind.COUNT, each.came, language),
                line=each.mean_wait_s,
                line_words=tenths(each.mean_wait_s / 60) if each.mean_wait_s is not None else "",
            )
            for each in summary.hours
        ),
        upright=True,
        bar_name=words.CHART_CAME.say(language),
        line_name=words.CHART_WAIT.say(language),
    )


def _lying(table: FigureTable, column: str, language: Language) -> Chart:
    """Its rows with the figures of one column, the largest first."""
    at = next(index for index, each in enumerate(table.columns) if each.key == column)
    rows = [(row[0], row[at]) for row in table.rows]
    bars = [
        ChartBar(cell_words(name, language, _UTC), float(cell.value), cell_words(cell, language, _UTC))
        for name, cell in rows
        if isinstance(cell.value, int | float)
    ]
    bars.sort(key=lambda bar: -bar.size)
    return Chart(table.key, table.title.say(language), tuple(bars[:_MOST_BARS]), upright=False)
