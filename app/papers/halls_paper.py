"""The days of many halls as a paper: a row a hall and their sum, with the sum's main figures at its head.

The one table is painted as two, which a page is wide enough for.
"""

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.day_scope import DayScope
from app.domain.figure_table import FigureTable
from app.papers.daily_paper import DailyPaper, Printed, SummaryStamp, minute_words, span_words, written_stamp
from app.papers.summary_heads import HeadFigure
from app.texts import daily_summary as words
from app.texts.language import Language

_QUEUE_FROM: Final = "came"  # the first column of the second half
_HEADS: Final = (
    ("orders", words.HEAD_ORDERS, words.FORMS_UNIT),
    ("takings", words.HEAD_TAKINGS, None),
    ("came", words.CAME, None),
    ("mean_wait", words.HEAD_WAIT, None),
    ("refused", words.HEAD_REFUSED, words.ORDERS_UNIT),
)


def halls_paper(
    halls: FigureTable, *, scope: DayScope, zone: ZoneInfo, printed: Printed, language: Language
) -> DailyPaper:
    """Of a table with at least one row (offline_cache.day_figures_halls). Nothing of it is ever closed or signed."""
    title = (words.HALLS_TITLE if scope.one_day else words.HALLS_SPAN_TITLE).say(language)
    days = span_words(scope).say(language)
    counted = words.HALLS_COUNTED.say(language, n=f"{len(halls.rows):,}")
    return DailyPaper(
        language=language,
        zone=zone,
        title=title,
        subtitle=words.BETWEEN.say(language).join((counted, days)),
        metadata_title=f"{title} {days}",
        operator="",
        number="",
        closed="",
        marks=(),
        heads=_heads(halls),
        tables=_halves(halls),
        charts=(),
        signs=(),
        foot=words.FOOT.say(language, at=minute_words(printed.at, zone), by=printed.by),
        foot_right=words.PROGRAM.say(language, version=printed.version),
        printed_at=printed.at,
        stamp=written_stamp(SummaryStamp("", scope, language, None, "", printed)),
    )


def _halves(halls: FigureTable) -> tuple[FigureTable, FigureTable]:
    """Forms and money, and people and what is open; each row by its hall's name."""
    keys = [column.key for column in halls.columns]
    queue = [keys.index("hall"), *range(keys.index(_QUEUE_FROM), len(keys))]
    return (
        _of_columns(halls, [*range(keys.index(_QUEUE_FROM))]),
        replace(_of_columns(halls, queue), key="halls_queue", title=words.HALLS_QUEUE),
    )


def _of_columns(table: FigureTable, places: list[int]) -> FigureTable:
    return replace(
        table,
        columns=tuple(table.columns[n] for n in places),
        rows=tuple(tuple(row[n] for n in places) for row in table.rows),
        total=None if table.total is None else tuple(table.total[n] for n in places),
    )


def _heads(halls: FigureTable) -> tuple[HeadFigure, ...]:
    """Of all together: the sum, or the only row."""
    whole = halls.total if halls.total is not None else halls.rows[0]
    cells = {column.key: cell for column, cell in zip(halls.columns, whole, strict=True)}
    return tuple(HeadFigure(key, name, cells[key], unit) for key, name, unit in _HEADS if key in cells)
