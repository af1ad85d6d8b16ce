"""The hall's refused orders as a table of figures, for a file."""

from app.domain.figure_table import Cell, CellKind, Column, FigureTable
from app.domain.repair import RefusedEntry
from app.texts import repair as words
from app.texts.language import same

_COLUMNS = (
    Column("number", words.COLUMN_NUMBER, CellKind.WORDS),
    Column("desk", words.COLUMN_DESK, CellKind.WORDS),
    Column("clerk", words.COLUMN_CLERK, CellKind.WORDS),
    Column("customer", words.COLUMN_CUSTOMER, CellKind.WORDS),
    Column("sum", words.COLUMN_SUM, CellKind.MONEY),
    Column("reason", words.COLUMN_REASON, CellKind.WORDS),
    Column("since", words.COLUMN_SINCE, CellKind.MOMENT),
    Column("handed", words.COLUMN_HANDED, CellKind.WORDS),
    Column("until", words.COLUMN_UNTIL, CellKind.DAY),
)


def refused_table(entries: tuple[RefusedEntry, ...]) -> FigureTable:
    """Oldest first, as they came; names and numbers of customers are masked already."""
    rows = tuple(
        (
            Cell(CellKind.WORDS, same(entry.receipt_number)),
            Cell(CellKind.WORDS, same(entry.desk)),
            Cell(CellKind.WORDS, same(entry.clerk)),
            Cell(CellKind.WORDS, same(entry.customer_masked)),
            Cell(CellKind.MONEY, entry.amount_fen),
            Cell(CellKind.WORDS, entry.reason),
            Cell(CellKind.MOMENT, entry.since),
            Cell(CellKind.WORDS, same(entry.handed_to) if entry.handed_to else None),
            Cell(CellKind.DAY, entry.until),
        )
        for entry in entries
    )
    return FigureTable("refused", words.TITLE, _COLUMNS, rows, empty=words.EMPTY)
