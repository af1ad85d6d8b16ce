"""日报 on narrow paper, 80 mm and 58 mm: the same tables, each row with its figures named below it."""

from app.domain.figure_table import Cell, FigureTable
from app.papers.daily_paper import DailyPaper
from app.papers.document import Block, ColumnRow, Columns, Cut, Document, Feed, Heading, Item, KeyValue, Paragraph, Rule
from app.papers.figure_words import cell_words
from app.texts.language import Text

_INDENT = 2  # cells, of words below what they are about


def narrow_summary(paper: DailyPaper) -> Document:
    """As long as it needs; nothing is left out that the page has, but the charts: their figures stand in the tables."""
    blocks: list[Block] = [Heading(paper.title, strong=True, double=True), Heading(paper.subtitle)]
    if paper.number:
        blocks.append(Heading(paper.number, strong=True))
    if paper.closed:
        blocks.append(Heading(paper.closed))
    blocks += [Paragraph(f"【{mark}】", strong=True) for mark in paper.marks]
    blocks.append(Rule())
    for head in paper.heads:
        blocks.append(KeyValue(head.name.say(paper.language), head_words(paper, head.cell, head.unit), strong=True))
    for table in paper.tables:
        blocks += [Rule(), *_table(table, paper)]
    blocks += [Rule(), *_signs(paper), Rule(), Paragraph(paper.foot), Paragraph(paper.foot_right), Feed(1), Cut()]
    return Document(title=paper.metadata_title, blocks=tuple(blocks))


def head_words(paper: DailyPaper, cell: Cell, unit: Text | None) -> str:
    """142 张: the figure with what it counts."""
    said = cell_words(cell, paper.language, paper.zone)
    counted = unit.say(paper.language) if unit is not None and cell.value is not None else ""
    return f"{said} {counted}".strip()


def _table(table: FigureTable, paper: DailyPaper) -> list[Block]:
    title = table.title.say(paper.language)
    note = table.note.say(paper.language) if table.note is not None else ""
    blocks: list[Block] = [KeyValue(title, note, strong=True) if note else Item(title, "", strong=True)]
    if not table.rows and table.empty is not None:
        return [*blocks, Paragraph(table.empty.say(paper.language))]
    rows = [(row, any(cell.warns for cell in row)) for row in table.rows]
    if table.total is not None:
        rows.append((table.total, True))
    said = [
        ColumnRow(tuple(cell_words(cell, paper.language, paper.zone) for cell in row), warns) for row, warns in rows
    ]
    if len(table.columns) > 2:
        heads = tuple(column.name.say(paper.language) for column in table.columns)
        return [*blocks, Columns(heads, tuple(said), tuple(column.kind.flush_right for column in table.columns))]
    for row in said:
        name, other = row.cells
        if table.columns[1].kind.flush_right:
            blocks.append(KeyValue(name, other, strong=row.strong))
        else:
            blocks += [Item(name, "", strong=row.strong), Paragraph(other, indent=_INDENT)]
    return blocks


def _signs(paper: DailyPaper) -> list[Block]:
    return [block for label in paper.signs for block in (Paragraph(label), Feed(2))]
