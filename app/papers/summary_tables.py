"""日报 as tables: the one model that screen, 80 mm paper, A4 page and spreadsheet paint (decision 0028).

Here the list of all tables, and those of the orders; those of money, of the hall and of the close stand beside.
Each figure says which rows are behind it; none is worked out anew here, only set beside others.
"""

from app.domain.day_summary import Counted, DaySummary, FigureName
from app.domain.figure_table import Cell, CellKind, FigureTable
from app.domain.line_words import ACTION_WORDS
from app.papers.figure_cells import (
    NO_NAMES,
    Names,
    behind,
    columns,
    count,
    matter_name,
    money,
    names_of,
    said,
    seconds,
    total_of,
)
from app.papers.summary_close import chain_table, closed_with_table, digests_table, exceptions_table, not_done_table
from app.papers.summary_hall import desks_table, hours_table, promises_table, ratings_table, tickets_table
from app.papers.summary_heads import usual_table
from app.papers.summary_money import accounts_table, cash_table, deposits_table, differing_table, methods_table
from app.texts import daily_summary as words
from app.texts.language import Text, same

_COUNT, _MONEY, _WORDS = CellKind.COUNT, CellKind.MONEY, CellKind.WORDS
_ACTIONS = {action.value: word for action, word in ACTION_WORDS.items()}


def summary_tables(summary: DaySummary, *, names: Names = NO_NAMES) -> tuple[FigureTable, ...]:
    """In the order of the paper. Tables that say nothing of this scope are left out: a clerk has no hall's chain.

    `names` are those of today; a closed day brings its own.
    """
    named = names_of(summary, names)
    whole = summary.scope.kind.value == "hall"
    tables = [
        matters_table(summary, named),
        methods_table(summary),
        differing_table(summary),
        hours_table(summary),
        actions_table(summary),
        settled_table(summary),
        undone_table(summary),
        ways_table(summary),
        accounts_table(summary),
        deposits_table(summary),
        cash_table(summary, named),
        promises_table(summary),
        exceptions_table(summary),
        tickets_table(summary),
        desks_table(summary, named),
        ratings_table(summary),
        usual_table(summary),
        not_done_table(summary),
        closed_with_table(summary),
        *((digests_table(summary), chain_table(summary)) if whole else ()),
    ]
    return tuple(each for each in tables if each is not None)


def _counted(each: Counted, first: Text, figure: FigureName, key: str) -> tuple[Cell, ...]:
    rows = behind(figure, key)
    return (
        said(first, behind=rows),
        count(each.count, rows),
        count(each.reversed_count, behind(FigureName.REVERSALS, key)),
        money(each.amount_fen, behind(FigureName.TAKINGS, key)),
        seconds(each.mean_s, rows),
    )


def matters_table(summary: DaySummary, names: Names) -> FigureTable:
    orders = behind(FigureName.ORDERS)
    return FigureTable(
        key="matters",
        title=words.MATTERS,
        columns=columns(
            ("matter", words.MATTER, _WORDS),
            ("count", words.COUNT, _COUNT),
            ("reversed", words.REVERSED, _COUNT),
            ("amount", words.TAKEN, _MONEY),
            ("mean", words.MEAN_TIME, CellKind.SECONDS),
        ),
        rows=tuple(
            _counted(each, matter_name(each.key, names), FigureName.ORDERS, f"matter:{each.key}")
            for each in summary.by_matter
        ),
        total=(
            said(words.TOTAL),
            count(summary.orders, orders),
            count(summary.reversed_orders, behind(FigureName.REVERSALS)),
            money(total_of(summary.by_matter, lambda each: each.amount_fen), behind(FigureName.TAKINGS, "income")),
            seconds(summary.mean_order_s, orders),
        ),
        empty=words.NO_ORDERS,
    )


def actions_table(summary: DaySummary) -> FigureTable:
    lines = behind(FigureName.LINES)
    return FigureTable(
        key="actions",
        title=words.ACTIONS,
        columns=columns(
            ("action", words.ACTION, _WORDS),
            ("lines", words.LINES, _COUNT),
            ("amount", words.AMOUNT, _MONEY),
            ("monthly", words.MONTHLY, _MONEY),
        ),
        rows=tuple(
            (
                said(_ACTIONS.get(each.key) or same(each.key), behind=behind(FigureName.LINES, f"action:{each.key}")),
                count(each.count, behind(FigureName.LINES, f"action:{each.key}")),
                money(each.amount_fen, behind(FigureName.LINES, f"action:{each.key}")),
                money(each.monthly_change_fen, behind(FigureName.LINES, f"action:{each.key}")),
            )
            for each in summary.by_action
        ),
        total=(
            said(words.TOTAL),
            count(summary.lines, lines),
            money(total_of(summary.by_action, lambda each: each.amount_fen), lines),
            money(summary.monthly_change_fen, lines),
        ),
        empty=words.NO_LINES,
    )


def settled_table(summary: DaySummary) -> FigureTable | None:
    """What the totals hold and never came to be: refused by the centre, money given back; none where there is none."""
    figures = summary.settled_orders, summary.settled_lines, summary.settled_monthly_fen
    return _gone_table("settled", words.SETTLED, words.SETTLED_NOTE, figures)


def undone_table(summary: DaySummary) -> FigureTable | None:
    """Orders of earlier days, closed with them, that came off on these; none where there is none."""
    figures = summary.undone_orders, summary.undone_lines, summary.undone_monthly_fen
    return _gone_table("undone", words.UNDONE, words.UNDONE_NOTE, figures)


def _gone_table(key: str, title: Text, note: Text, figures: tuple[int, int, int]) -> FigureTable | None:
    orders, lines, monthly_fen = figures
    rows = behind(FigureName.ORDERS, key)
    if not orders:
        return None
    return FigureTable(
        key=key,
        title=title,
        columns=columns(
            ("count", words.COUNT, _COUNT), ("lines", words.LINES, _COUNT), ("monthly", words.MONTHLY, _MONEY)
        ),
        rows=((count(orders, rows), count(lines, rows), money(monthly_fen, rows)),),
        note=note,
        empty=words.NO_ORDERS,
    )


def ways_table(summary: DaySummary) -> FigureTable:
    """Each order stands in a channel and in a mode: two parts of the same whole, so there is no sum below."""
    parts = [(each, words.CHANNELS.get(each.key) or same(each.key), "channel") for each in summary.by_channel]
    parts += [(each, words.MODES.get(each.key) or same(each.key), "mode") for each in summary.by_mode]
    return FigureTable(
        key="ways",
        title=words.WAYS,
        columns=columns(
            ("way", words.WAY, _WORDS),
            ("count", words.COUNT, _COUNT),
            ("reversed", words.REVERSED, _COUNT),
            ("amount", words.TAKEN, _MONEY),
        ),
        rows=tuple(
            _counted(each, name, FigureName.ORDERS, f"{kind}:{each.key}")[:4] for each, name, kind in parts if each.key
        ),
        empty=words.NO_ORDERS,
    )
