"""The hall's own figures of 日报 as tables: arrivals and waits, promises, desks, ratings."""

from app.domain.day_summary import DaySummary, FigureName, PromiseFigure
from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.figure_cells import (
    Names,
    behind,
    columns,
    count,
    desk_and_person,
    net,
    points,
    said,
    seconds,
    share,
    total_of,
)
from app.texts import daily_summary as words
from app.texts.language import Text, same

_COUNT, _WORDS, _SECONDS = CellKind.COUNT, CellKind.WORDS, CellKind.SECONDS


def hours_table(summary: DaySummary) -> FigureTable:
    tickets = summary.tickets
    return FigureTable(
        key="hours",
        title=words.HOURS,
        columns=columns(
            ("hour", words.HOUR, _WORDS),
            ("came", words.CAME, _COUNT),
            ("mean", words.MEAN_WAIT, _SECONDS),
            ("longest", words.LONGEST_WAIT, _SECONDS),
            ("orders", words.ORDERS, _COUNT),
        ),
        rows=tuple(
            (
                said(words.HOUR_OF.filled(hour=each.hour), behind=behind(FigureName.TICKETS, f"hour:{each.hour}")),
                count(each.came, behind(FigureName.TICKETS, f"hour:{each.hour}")),
                seconds(each.mean_wait_s, behind(FigureName.TICKETS, f"hour:{each.hour}")),
                seconds(each.longest_wait_s, behind(FigureName.TICKETS, f"hour:{each.hour}")),
                count(each.orders, behind(FigureName.ORDERS, f"hour:{each.hour}")),
            )
            for each in summary.hours
        ),
        total=(
            said(words.TOTAL),
            count(tickets.came, behind(FigureName.TICKETS)),
            seconds(tickets.mean_wait_s, behind(FigureName.TICKETS)),
            seconds(tickets.longest_wait_s, behind(FigureName.TICKETS)),
            count(total_of(summary.hours, lambda each: each.orders), behind(FigureName.ORDERS)),
        ),
        empty=words.NO_HOURS,
    )


def tickets_table(summary: DaySummary) -> FigureTable:
    tickets = summary.tickets
    everything, called = behind(FigureName.TICKETS), behind(FigureName.TICKETS, "called")
    finished = behind(FigureName.TICKETS, "finished")
    rows: tuple[tuple[Text, Cell], ...] = (
        (words.CAME, count(tickets.came, everything)),
        (words.PROTECTED, count(tickets.protected, behind(FigureName.TICKETS, "protected"))),
        (words.CALLED, count(tickets.called, called)),
        (words.FINISHED, count(tickets.finished, finished)),
        (words.LEFT, count(tickets.left, behind(FigureName.TICKETS, "left"))),
        (words.NO_SHOWS, count(tickets.no_shows, behind(FigureName.TICKETS, "no_show"))),
        (words.TRANSFERS, count(tickets.transfers, behind(FigureName.TICKETS, "transferred"))),
        *_appointments(summary),
        (words.MEAN_WAIT, seconds(tickets.mean_wait_s, called)),
        (words.LONGEST_WAIT, seconds(tickets.longest_wait_s, called)),
        (words.MEAN_SERVICE, seconds(tickets.mean_service_s, finished)),
    )
    heads = columns(("what", words.WHAT, _WORDS), ("figure", words.FIGURE, _COUNT))
    return FigureTable("tickets", words.TICKETS, heads, tuple((said(name), cell) for name, cell in rows))


def _appointments(summary: DaySummary) -> tuple[tuple[Text, Cell], ...]:
    """None where nobody came with one."""
    tickets = summary.tickets
    if not tickets.appointments:
        return ()
    missed = behind(FigureName.TICKETS, "appointment_no_show")
    return (
        (words.APPOINTMENTS, count(tickets.appointments, behind(FigureName.TICKETS, "appointment"))),
        (words.APPOINTMENT_NO_SHOWS, count(tickets.appointment_no_shows, missed)),
    )


def promises_table(summary: DaySummary) -> FigureTable:
    """Both promise clocks and appointments, and how often the wait that was told came true."""
    rows = [_promise(each) for each in summary.promises]
    told, hits = summary.tickets.told, summary.tickets.hits
    if told:
        hit, miss = behind(FigureName.TICKETS, "hit:1"), behind(FigureName.TICKETS, "hit:0")
        rows.append((said(words.HITS), count(hits, hit), count(told - hits, miss), share(hits, told, hit), said(None)))
    return FigureTable(
        key="promises",
        title=words.PROMISES,
        columns=columns(
            ("promise", words.PROMISE, _WORDS),
            ("kept", words.KEPT, _COUNT),
            ("missed", words.MISSED, _COUNT),
            ("share", words.SHARE, CellKind.SHARE),
            ("running", same(""), _WORDS),
        ),
        rows=tuple(rows),
        empty=words.NO_PROMISES,
    )


def _promise(each: PromiseFigure) -> tuple[Cell, ...]:
    def rows_of(state: str) -> tuple[FigureName, str]:
        return FigureName.TICKETS, f"promise:{each.key}/{state}"

    named = words.PROMISE_NAMES if each.limit_s else {**words.PROMISE_NAMES, **words.PROMISE_NAMES_ALONE}
    name = named.get(each.key, same(each.key)).filled(minutes=round(each.limit_s / 60))
    missed = each.decided - each.kept
    return (
        said(name),
        count(each.kept, behind(*rows_of("kept"))),
        count(missed, behind(*rows_of("missed")), warns=missed > 0),
        share(each.kept, each.decided, behind(*rows_of("kept"))),
        said(words.STILL_RUNNING.filled(n=each.running) if each.running else None, behind=behind(*rows_of("running"))),
    )


def desks_table(summary: DaySummary, names: Names) -> FigureTable:
    everything = behind(FigureName.DESKS)
    desks = summary.desks

    rows = tuple(
        (
            said(desk_and_person(each.desk, each.staff, names), behind=own),
            count(each.orders, own),
            count(each.tickets, own),
            seconds(each.mean_service_s, own),
            seconds(each.on_duty_s, own),
            seconds(each.serving_s, own),
            seconds(each.idle_s, own),
            seconds(each.paused_s, own),
        )
        for each in desks
        for own in (behind(FigureName.DESKS, f"desk:{each.desk}/{each.staff}"),)
    )
    total = (
        said(words.TOTAL),
        count(total_of(desks, lambda each: each.orders), everything),
        count(total_of(desks, lambda each: each.tickets), everything),
        seconds(summary.tickets.mean_service_s, everything),
        seconds(sum(each.on_duty_s for each in desks), everything),
        seconds(sum(each.serving_s for each in desks), everything),
        seconds(sum(each.idle_s for each in desks), everything),
        seconds(sum(each.paused_s for each in desks), everything),
    )
    return FigureTable(
        key="desks",
        title=words.DESKS,
        columns=columns(
            ("desk", words.DESK, _WORDS),
            ("orders", words.ORDERS, _COUNT),
            ("tickets", words.TICKETS_SERVED, _COUNT),
            ("mean", words.MEAN_SERVICE, _SECONDS),
            ("on_duty", words.ON_DUTY, _SECONDS),
            ("serving", words.SERVING, _SECONDS),
            ("idle", words.IDLE, _SECONDS),
            ("paused", words.PAUSED, _SECONDS),
        ),
        rows=rows,
        total=total if len(desks) > 1 else None,
        empty=words.NO_DESKS,
    )


def ratings_table(summary: DaySummary) -> FigureTable:
    """0 to 10 as customers gave them; net promoters are 9 and 10 less 0 to 6, of a hundred who rated."""
    rated = behind(FigureName.RATINGS)
    rows: tuple[tuple[Text, Cell], ...] = (
        (words.RATED, count(summary.ratings, rated)),
        (words.MEAN_RATING, points(summary.mean_rating, rated)),
        (words.PROMOTERS, count(summary.promoters, rated)),
        (words.DETRACTORS, count(summary.detractors, rated, warns=summary.detractors > 0)),
        (words.RECOMMEND, net(summary.promoters, summary.detractors, summary.ratings, rated)),
    )
    heads = columns(("what", words.WHAT, _WORDS), ("figure", words.FIGURE, _COUNT))
    given = tuple((said(name), cell) for name, cell in rows) if summary.ratings else ()
    return FigureTable("ratings", words.RATINGS, heads, given, empty=words.NO_RATINGS)
