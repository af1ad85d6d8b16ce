"""日报 as a paper of whatever size: its head and foot, its tables and charts, and the stamp it is known by.

The stamp says which summary a printed file is, when and for whom it was printed, so that it can be made anew from the
sealed day and compared (commands.report_check). Everything else of it is the summary's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from app.domain.business_hall import BusinessHall
from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import DaySummary
from app.domain.figure_table import FigureTable
from app.domain.hall_time import clock_time, hall_date
from app.papers.charts import Chart, day_charts
from app.papers.figure_cells import NO_NAMES, Names, desk_name, names_of, person_name
from app.papers.summary_heads import HeadFigure, head_figures
from app.papers.summary_tables import summary_tables
from app.texts import daily_summary as words
from app.texts.language import Language, Text, same
from app.texts.weekdays import WEEKDAYS

STAMP = "yitai-summary-1"


@dataclass(frozen=True, slots=True)
class Printed:
    """When and for whom it was printed, by which program; `copy` 0 for the first, from 1 on it is marked 【补打】."""

    at: datetime
    by: str
    version: str
    copy: int = 0


@dataclass(frozen=True, slots=True)
class SummaryStamp:
    """What a printed file says of itself. `number` and `seal` are None and "" of a day that was not closed."""

    hall_id: str
    scope: DayScope
    language: Language
    number: int | None
    seal: str
    printed: Printed


@dataclass(frozen=True, slots=True)
class DailyPaper:
    """`marks` stand in frames below the head: not closed yet, a copy. `foot` left and right, on every page."""

    language: Language
    zone: ZoneInfo
    title: str
    subtitle: str
    metadata_title: str
    operator: str
    number: str
    closed: str
    marks: tuple[str, ...]
    heads: tuple[HeadFigure, ...]
    tables: tuple[FigureTable, ...]
    charts: tuple[Chart, ...]
    signs: tuple[str, ...]
    foot: str
    foot_right: str
    printed_at: datetime
    stamp: str

    def page_words(self, *, number: int, total: int) -> str:
        return words.PAGE.say(self.language, number=number, total=total)

    def table(self, key: str) -> FigureTable | None:
        return next((each for each in self.tables if each.key == key), None)

    def chart(self, key: str) -> Chart | None:
        return next((each for each in self.charts if each.key == key), None)


def daily_paper(
    summary: DaySummary, *, hall: BusinessHall, printed: Printed, language: Language, names: Names = NO_NAMES
) -> DailyPaper:
    """`names` are today's; a closed day brings its own."""
    named, zone, scope = names_of(summary, names), hall.zone, summary.scope
    title = (words.TITLE if scope.one_day else words.SPAN_TITLE).say(language)
    operator, hall_name = hall.brand.operator.say(language), hall.name.say(language)
    parts = [operator, hall_name, *_whose(scope, named, language), span_words(scope).say(language)]
    closed = summary.closed
    marks = [words.COPY_MARK.say(language, n=printed.copy)] if printed.copy else []
    a_day = scope.one_day and scope.kind is ScopeKind.HALL  # nothing else is ever closed
    if closed is None:
        marks.append((words.AS_OF if a_day else words.SO_FAR).say(language, at=minute_words(summary.made_at, zone)))
    if summary.missing:
        marks.append(words.MISSING_NOTE.say(language))
    stamp = SummaryStamp(
        hall.id, scope, language, closed.number if closed else None, closed.seal if closed else "", printed
    )
    return DailyPaper(
        language=language,
        zone=zone,
        title=title,
        subtitle=words.BETWEEN.say(language).join(parts),
        metadata_title=f"{title} {hall_name} {span_words(scope).say(language)}",
        operator=operator,
        number=words.Z_NUMBER.say(language, n=f"{closed.number:04d}")
        if closed
        else words.NOT_CLOSED.say(language)
        if a_day
        else "",
        closed=words.CLOSED_BY.say(language, at=clock_time(closed.at, zone), name=closed.by_name, number=closed.by)
        if closed
        else "",
        marks=tuple(marks),
        heads=head_figures(summary),
        tables=summary_tables(summary, names=names),
        charts=day_charts(summary, language, names=names),
        signs=tuple(each.say(language) for each in words.SIGNS),
        foot=words.FOOT.say(language, at=minute_words(printed.at, zone), by=printed.by),
        foot_right=words.PROGRAM.say(language, version=printed.version),
        printed_at=printed.at,
        stamp=written_stamp(stamp),
    )


def span_words(scope: DayScope) -> Text:
    """2026-11-20 星期五, or from one day to another."""
    if not scope.one_day:
        return same(f"{scope.first.isoformat()} – {scope.last.isoformat()}")
    day = scope.first.isoformat()
    weekday = WEEKDAYS[scope.first.weekday()]
    return Text(f"{day} {weekday.zh}", f"{weekday.en} {day}")


def _whose(scope: DayScope, names: Names, language: Language) -> tuple[str, ...]:
    match scope.kind:
        case ScopeKind.HALL:
            return ()
        case ScopeKind.DESK:
            return (desk_name(scope.name).say(language),)
        case ScopeKind.CLERK:
            return (f"{person_name(scope.name, names).say(language)} {scope.name}",)


def minute_words(at: datetime, zone: ZoneInfo) -> str:
    """Day and minute, as the foot and marks of a paper have them."""
    return f"{hall_date(at, zone).isoformat()} {clock_time(at, zone)}"


def written_stamp(stamp: SummaryStamp) -> str:
    """ASCII in one line, without what PDF strings would have to mask."""
    scope, printed = stamp.scope, stamp.printed
    said = {
        "hall": stamp.hall_id,
        "first": scope.first.isoformat(),
        "last": scope.last.isoformat(),
        "kind": scope.kind.value,
        "name": scope.name,
        "language": stamp.language.value,
        "z": "" if stamp.number is None else str(stamp.number),
        "seal": stamp.seal,
        "at": printed.at.isoformat(),
        "by": printed.by,
        "version": printed.version,
        "copy": str(printed.copy),
    }
    return " ".join([STAMP, *(f"{key}={quote(value, safe='')}" for key, value in said.items())])


def read_stamp(written: str) -> SummaryStamp | None:
    """None where it is no stamp of ours."""
    name, *parts = written.split(" ")
    said = {key: unquote(value) for key, _, value in (part.partition("=") for part in parts)}
    try:
        if name != STAMP:
            return None
        return SummaryStamp(
            said["hall"],
            DayScope(
                date.fromisoformat(said["first"]),
                date.fromisoformat(said["last"]),
                ScopeKind(said["kind"]),
                said["name"],
            ),
            Language(said["language"]),
            int(said["z"]) if said["z"] else None,
            said["seal"],
            Printed(datetime.fromisoformat(said["at"]), said["by"], said["version"], int(said["copy"])),
        )
    except (KeyError, ValueError):
        return None
