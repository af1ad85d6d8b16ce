"""今天 in words: the panels below the tiles."""

from collections.abc import Sequence
from typing import Final

from app.domain.business_hall import desk_number
from app.domain.day_close import LeftOver
from app.domain.day_summary import DeskFigures, FigureName, PromiseFigure
from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.figure_table import Behind, Cell, CellKind, FigureTable
from app.domain.money import yuan_short
from app.domain.ticket_ledger import Standing, TicketCourse
from app.domain.ticket_times import served_s, waited_s
from app.hall_ports import HallState
from app.papers.figure_cells import (
    Names,
    columns,
    count,
    desk_name,
    matter_name,
    moment,
    names_of,
    person_name,
    said,
    seconds,
)
from app.papers.figure_words import number_words
from app.papers.summary_hall import promises_table
from app.texts import today_page as words
from app.texts.language import Language, Text, same
from ui.manager.close_tables import left_table
from ui.manager.today_said import TodayData, falls_short, methods_of, served_courses, waiting_courses
from ui.manager.today_state import BarLine, PanelView, Weight

_MOST_MATTERS: Final = 6
_WORDS, _COUNT, _SECONDS = CellKind.WORDS, CellKind.COUNT, CellKind.SECONDS


def arrivals_panel(data: TodayData, language: Language) -> PanelView:
    empty = (words.NOBODY_CAME.say(language), words.NOBODY_CAME_NOTE.say(language))
    return PanelView(words.ARRIVALS.say(language), empty=empty, hidden=_no_queue(data))


def left_panel(left: Sequence[LeftOver], language: Language) -> PanelView:
    """What the last closed day was closed with; nowhere once it is done away."""
    table = left_table(left)
    if table is None:
        return PanelView("", hidden=True)
    return PanelView(table.title.say(language), pill=str(len(table.rows)), table=table)


def _no_queue(data: TodayData) -> bool:
    """No hall server gives out tickets, and nobody drew one today."""
    drew = data.summary is not None and data.summary.tickets.came > 0
    return data.seen.state is HallState.NONE and not drew


def promises_panel(data: TodayData, language: Language) -> PanelView:
    summary = data.summary
    lines: tuple[BarLine, ...] = ()
    if summary is not None:
        names = [row[0].value for row in promises_table(summary).rows]
        lines = tuple(
            _promise(each, name, language)
            for each, name in zip(summary.promises, names, strict=False)
            if each.decided and isinstance(name, Text)
        )
    return PanelView(
        words.PROMISES.say(language),
        words.SO_FAR.say(language),
        empty=(words.NO_PROMISE.say(language), words.NO_PROMISE_NOTE.say(language)),
        lines=lines,
        hidden=_no_queue(data),
    )


def _promise(each: PromiseFigure, name: Text, language: Language) -> BarLine:
    kept, short = each.kept / each.decided, falls_short(each)
    return BarLine(
        name.say(language),
        kept,
        (words.OF.say(language, kept=each.kept, decided=each.decided), f"{round(kept * 100)}%"),
        Behind(FigureName.TICKETS, f"promise:{each.key}/{'missed' if short else 'kept'}"),
        Weight.WARN if short else Weight.GOOD,
        words.SHORT_OF.say(language, count=short) if short else words.KEPT.say(language),
    )


def methods_panel(data: TodayData, language: Language) -> PanelView:
    found = methods_of(data.summary) if data.summary is not None else []
    most = max((fen for _, _, fen in found), default=0)
    whole = sum(fen for _, _, fen in found)
    lines = tuple(
        BarLine(
            called.say(language),
            max(0, fen) / most if most > 0 else 0.0,
            (yuan_short(fen), f"{round(fen / whole * 100)}%" if whole > 0 else ""),
            Behind(FigureName.TAKINGS, f"method:{method}"),
        )
        for method, called, fen in found
    )
    return PanelView(
        words.METHODS.say(language),
        words.SUM.say(language, sum=yuan_short(whole)) if found else "",
        empty=(words.NO_TAKINGS.say(language), words.NO_TAKINGS_NOTE.say(language)),
        lines=lines,
    )


def matters_panel(data: TodayData, language: Language) -> PanelView:
    """The most frequent ones; the rest together."""
    summary = data.summary
    parts = sorted(summary.by_matter, key=lambda each: -each.count) if summary is not None else []
    names = names_of(summary, data.names) if summary is not None else data.names
    most = max((each.count for each in parts), default=0)
    shown = parts if len(parts) <= _MOST_MATTERS else parts[: _MOST_MATTERS - 1]
    lines = [
        BarLine(
            matter_name(each.key, names).say(language),
            each.count / most,
            (f"{each.count:,}",),
            Behind(FigureName.ORDERS, f"matter:{each.key}"),
            Weight.PLAIN,
        )
        for each in shown
    ]
    rest = sum(each.count for each in parts[len(shown) :])
    if rest:
        share = min(1.0, rest / most)
        lines.append(
            BarLine(words.OTHERS.say(language), share, (f"{rest:,}",), Behind(FigureName.ORDERS), Weight.PLAIN)
        )
    return PanelView(
        words.MATTERS.say(language),
        words.FORMS_IN_ALL.say(language, count=number_words(_COUNT, summary.orders, language)) if summary else "",
        empty=(words.NO_ORDERS.say(language), words.NO_ORDERS_NOTE.say(language)),
        lines=tuple(lines),
    )


def desks_panel(data: TodayData, language: Language) -> PanelView:
    """Every desk on duty now or at work today: whom it serves, how many today, and how long each took."""
    figures: dict[str, list[DeskFigures]] = {}
    for each in data.summary.desks if data.summary is not None else ():
        figures.setdefault(desk_number(each.desk), []).append(each)
    picture = data.seen.picture
    duties = {desk_number(each.desk): each for each in picture.desks} if picture is not None else {}
    known = sorted({*figures, *duties} - {""}, key=lambda desk: (len(desk), desk))
    rows = tuple(_desk(desk, duties.get(desk), figures.get(desk, []), data) for desk in known)
    heads = columns(
        ("desk", words.DESK, _WORDS),
        ("clerk", words.CLERK, _WORDS),
        ("doing", words.DOING, _WORDS),
        ("done", words.DONE, _COUNT),
        ("mean", words.MEAN, _SECONDS),
    )
    return PanelView(
        words.DESKS.say(language),
        words.DESKS_NOTE.say(language) if rows else "",
        empty=(words.NO_DESKS.say(language), words.NO_DESKS_NOTE.say(language)),
        table=FigureTable("desks", words.DESKS, heads, rows) if rows else None,
    )


def _desk(desk: str, duty: DeskDuty | None, people: list[DeskFigures], data: TodayData) -> tuple[Cell, ...]:
    """`people` are all who sat there today, the last one last."""
    behind = Behind(FigureName.DESKS, f"desk:{desk}")
    staff = duty.staff if duty is not None else people[-1].staff if people else ""
    tickets, orders = sum(each.tickets for each in people), sum(each.orders for each in people)
    done = Behind(FigureName.TICKETS if tickets >= orders else FigureName.ORDERS, f"desk:{desk}")
    served = [(each.mean_service_s, each.tickets) for each in people if each.mean_service_s is not None]
    all_served = sum(tickets for _, tickets in served)
    mean_s = sum(mean * tickets for mean, tickets in served) / all_served if all_served else None
    return (
        said(same(desk), behind=behind),
        said(person_name(staff, data.names), behind=behind),
        said(_doing(desk, duty, data), behind=behind),
        count(max(tickets, orders), done),
        seconds(mean_s, done),
    )


def _doing(desk: str, duty: DeskDuty | None, data: TodayData) -> Text:
    picture = data.seen.picture
    if picture is None:
        return words.NONE
    if duty is None or duty.standing is DeskStanding.CLOSED:
        return words.OFF_DUTY
    mine = [each for each in picture.courses if desk_number(each.desk) == desk]
    for course in mine:
        if course.standing is Standing.SERVING:
            return words.SERVES.filled(number=course.number.shown, matters=matters_said(course, data.names))
    for course in mine:
        if course.standing is Standing.CALLED:
            return words.CALLING.filled(number=course.number.shown)
    if duty.standing is DeskStanding.PAUSED:
        if duty.back_at is not None:
            return words.PAUSED_UNTIL.filled(at=duty.back_at.astimezone(data.zone).strftime("%H:%M"))
        return words.PAUSED.filled(reason=duty.reason)
    return words.FREE


def matters_said(course: TicketCourse, names: Names) -> Text:
    """套餐、补卡."""
    found = [matter_name(code, names) for code in course.matters]
    return Text("、".join(each.zh for each in found), ", ".join(each.en for each in found))


def live_table(key: str, data: TodayData) -> FigureTable:
    """Who waits, or is served, at this moment: what no figure of a day holds."""
    if key == "waiting":
        heads = columns(
            ("ticket", words.TICKET, _WORDS),
            ("class", words.CLASS, _WORDS),
            ("matters", words.MATTER, _WORDS),
            ("came", words.CAME_AT, CellKind.MOMENT),
            ("waited", words.WAITED, _SECONDS),
        )
        waiting = tuple(
            (*_who(each, data), moment(each.ticket.issued_at), seconds(waited_s(each, now=data.now)))
            for each in waiting_courses(data)
        )
        return FigureTable(key, words.WAITING, heads, waiting, empty=words.NOBODY_WAITS)
    heads = columns(
        ("ticket", words.TICKET, _WORDS),
        ("class", words.CLASS, _WORDS),
        ("matters", words.MATTER, _WORDS),
        ("desk", words.AT_DESK, _WORDS),
        ("clerk", words.CLERK, _WORDS),
        ("served", words.SERVED, _SECONDS),
    )
    served = tuple(
        (
            *_who(each, data),
            said(desk_name(each.desk)),
            said(person_name(each.staff, data.names)),
            seconds(served_s(each, now=data.now)),
        )
        for each in served_courses(data)
    )
    return FigureTable(key, words.SERVING, heads, served, empty=words.NO_DESK)


def _who(course: TicketCourse, data: TodayData) -> tuple[Cell, Cell, Cell]:
    return (
        said(course.number.shown),
        said(course.queue.called),
        said(matters_said(course, data.names)),
    )
