"""The five figures that head 日报, and how the day stands against the mean of the same weekday."""

from dataclasses import dataclass

from app.domain.day_summary import DaySummary, FigureName
from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.figure_cells import behind, columns, count, money, said, seconds
from app.texts import daily_summary as words
from app.texts.language import Text
from app.texts.weekdays import WEEKDAYS


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """`unit` stands behind the figure, small; `usual` is the same weekday's mean; `why` says why there is no figure;
    each None where there is none."""

    key: str
    name: Text
    cell: Cell
    unit: Text | None = None
    usual: Cell | None = None
    why: Text | None = None


def head_figures(summary: DaySummary) -> tuple[HeadFigure, ...]:
    """受理单, 收款, 长短款, 平均等候, 被退回未修."""
    usual = summary.usual if summary.usual.days else None
    counted = any(each.difference_fen is not None for each in summary.cash)
    difference = summary.difference_fen if counted else None
    return (
        HeadFigure(
            "orders",
            words.HEAD_ORDERS,
            count(summary.orders, behind(FigureName.ORDERS)),
            words.FORMS_UNIT,
            count(round(usual.orders)) if usual else None,
        ),
        HeadFigure(
            "takings",
            words.HEAD_TAKINGS,
            money(summary.takings_fen, behind(FigureName.TAKINGS, "income")),
            usual=money(round(usual.takings_fen)) if usual else None,
        ),
        HeadFigure(
            "difference",
            words.HEAD_DIFFERENCE,
            money(difference, behind(FigureName.CASH), warns=bool(difference)),
            why=None if counted else words.NOT_COUNTED if summary.cash else words.NO_DRAWER,
        ),
        HeadFigure(
            "wait",
            words.HEAD_WAIT,
            seconds(summary.tickets.mean_wait_s, behind(FigureName.TICKETS)),
            usual=seconds(usual.mean_wait_s) if usual and usual.mean_wait_s is not None else None,
        ),
        HeadFigure(
            "refused",
            words.HEAD_REFUSED,
            count(summary.refused, behind(FigureName.REFUSED), warns=summary.refused > 0),
            words.ORDERS_UNIT,
        ),
    )


def usual_table(summary: DaySummary) -> FigureTable | None:
    """Of one day only: a span has no weekday."""
    if not summary.scope.one_day:
        return None
    usual = summary.usual
    weekday = WEEKDAYS[summary.scope.first.weekday()]
    wait = summary.tickets.mean_wait_s
    wait_difference = None if wait is None or usual.mean_wait_s is None else wait - usual.mean_wait_s
    orders, takings, came = round(usual.orders), round(usual.takings_fen), round(usual.came)
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            said(words.HEAD_ORDERS),
            count(summary.orders, behind(FigureName.ORDERS)),
            count(orders),
            count(summary.orders - orders),
        ),
        (
            said(words.HEAD_TAKINGS),
            money(summary.takings_fen, behind(FigureName.TAKINGS, "income")),
            money(takings),
            money(summary.takings_fen - takings),
        ),
        (
            said(words.CAME),
            count(summary.tickets.came, behind(FigureName.TICKETS)),
            count(came),
            count(summary.tickets.came - came),
        ),
        (
            said(words.MEAN_WAIT),
            seconds(wait, behind(FigureName.TICKETS)),
            seconds(usual.mean_wait_s),
            seconds(wait_difference),
        ),
    )
    return FigureTable(
        key="usual",
        title=words.USUAL,
        columns=columns(
            ("what", words.WHAT, CellKind.WORDS),
            ("day", words.THIS_DAY, CellKind.COUNT),
            ("usual", words.USUAL_MEAN, CellKind.COUNT),
            ("difference", words.DIFFERENCE, CellKind.COUNT),
        ),
        rows=rows if usual.days else (),
        note=words.USUAL_NOTE.filled(n=usual.days, weekday=weekday) if usual.days else None,
        empty=words.NO_USUAL,
    )
