"""What a step of 日结 shows beside its items: the day's own tables, painted as on every other surface."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.day_close import CloseStep, LeftOver
from app.domain.figure_table import CellKind, FigureTable
from app.papers.figure_cells import Names, columns, said
from app.papers.summary_close import closed_with_table, digests_table, exceptions_table
from app.papers.summary_hall import tickets_table
from app.papers.summary_money import cash_table, differing_table, methods_table
from app.texts import close_screens as words
from app.texts import today_page
from app.texts.language import same
from ui.manager.close_state import CloseState


def tables_of(state: CloseState, names: Names) -> tuple[FigureTable, ...]:
    """Of the step that is looked at, with what the close found for it; nothing before the day was read."""
    summary, standing = state.summary, state.standing
    if summary is None or standing is None:
        return ()
    if not summary.checks:
        summary = replace(summary, checks=standing.checks)
    if not summary.digests:
        summary = replace(summary, digests=standing.digests)
    if state.shown is CloseStep.STOP_TICKETS:
        tickets = tickets_table(summary)
        if not state.queue:
            tickets = replace(tickets, rows=(), empty=today_page.NO_QUEUE)
        left = left_table(standing.left)
        return (tickets,) if left is None else (left, tickets)
    if state.shown is CloseStep.CHECK_TAKINGS:
        differing = differing_table(summary)
        return (methods_table(summary), *((differing,) if differing is not None else ()))
    if state.shown is CloseStep.COMPARE:
        return (digests_table(summary),)
    if state.shown is CloseStep.SIGN:
        missing = closed_with_table(summary)
        return (exceptions_table(summary), *((missing,) if missing is not None else ()))
    return (cash_table(summary, names),)


def left_table(left: Sequence[LeftOver]) -> FigureTable | None:
    """What the last closed day was closed with and is open still; None where nothing is."""
    if not left:
        return None
    heads = columns(("what", words.LEFT_WHAT, CellKind.WORDS), ("reason", words.LEFT_REASON, CellKind.WORDS))
    rows = tuple((said(each.item.words, warns=True), said(same(each.reason))) for each in left)
    return FigureTable("left", words.LEFT.filled(day=left[0].day), heads, rows)
