"""Charts of the day as data: what is drawn, with the words on each bar, and nothing of how.

One drawing of it stands on the screen and in the PDF (printing.charts). Every bar carries its figure in words, so that
nothing is told by length or colour alone.
"""

from dataclasses import dataclass

from app.domain.day_facts import Account
from app.domain.day_summary import DaySummary, Taking
from app.domain.figure_table import CellKind
from app.domain.money import yuan
from app.papers.figure_cells import NO_NAMES, Names, matter_name, names_of, total_of
from app.papers.figure_words import number_words, tenths
from app.papers.summary_money import method_name
from app.texts import daily_summary as words
from app.texts.language import Language

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
    """Arrivals with waits by hour, takings by method, orders by matter; each only where there is anything to draw."""
    named = names_of(summary, names)
    found = (
        hours_chart(summary, language),
        takings_chart(summary, language),
        matters_chart(summary, named, language),
    )
    return tuple(each for each in found if any(bar.size for bar in each.bars))


def hours_chart(summary: DaySummary, language: Language) -> Chart:
    return Chart(
        key="hours",
        title=words.CHART_HOURS.say(language, n=summary.tickets.came),
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


def takings_chart(summary: DaySummary, language: Language) -> Chart:
    """Its bars add up to the takings: deposits are no income (R16), so they stand in the title alone."""
    income = [each for each in summary.takings if each.account != Account.DEPOSIT]
    sums = {method: total_of((each for each in income if each.method == method), _net) for method in _methods(income)}
    bars = [
        ChartBar(method_name(method).say(language), fen, number_words(CellKind.MONEY, fen, language))
        for method, fen in sums.items()
    ]
    held = summary.deposits_fen
    title = words.WITHOUT_DEPOSITS.filled(amount=yuan(held)) if held else words.METHODS
    return Chart("methods", title.say(language), _largest(bars), upright=False)


def _methods(takings: list[Taking]) -> list[str]:
    return list(dict.fromkeys(each.method for each in takings))


def _net(taking: Taking) -> int:
    return taking.net_fen


def matters_chart(summary: DaySummary, names: Names, language: Language) -> Chart:
    bars = [
        ChartBar(
            matter_name(each.key, names).say(language), each.count, number_words(CellKind.COUNT, each.count, language)
        )
        for each in summary.by_matter
    ]
    return Chart("matters", words.MATTERS.say(language), _largest(bars), upright=False)


def _largest(bars: list[ChartBar]) -> tuple[ChartBar, ...]:
    return tuple(sorted(bars, key=lambda bar: -bar.size)[:_MOST_BARS])
