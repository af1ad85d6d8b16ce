"""日报 on narrow paper, 80 mm and 58 mm: the same tables, each row with its figures named below it."""

from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.daily_paper import DailyPaper
from app.papers.document import Block, ColumnRow, Columns, Cut, Document, Feed, Heading, Paragraph, Rule
from app.papers.figure_words import cell_words
from app.papers.summary_heads import HeadFigure
from app.texts import daily_summary as words


def narrow_summary(paper: DailyPaper) -> Document:
    """As long as it needs; nothing is left out that the page has, but the charts: their figures stand in the tables."""
    blocks: list[Block] = [Heading(paper.title, strong=True, double=True), Heading(paper.subtitle)]
    blocks += [Heading(paper.number, strong=True)] if paper.number else []
    blocks += [Heading(paper.closed)] if paper.closed else []
    blocks += [Paragraph(f"【{mark}】", strong=True) for mark in paper.marks]
    heads = tuple(ColumnRow((head.name.say(paper.language), _figure(paper, head)), strong=True) for head in paper.heads)
    blocks += [Rule("", words.IN_YUAN.say(paper.language)), Columns(("", ""), heads, (False, True))]
    for table in paper.tables:
        blocks += _table(table, paper)
    blocks += [*_signs(paper), Paragraph(f"{paper.foot} {paper.foot_right}"), Cut()]
    return Document(title=paper.metadata_title, blocks=tuple(blocks))


def head_words(paper: DailyPaper, head: HeadFigure) -> str:
    """142 张: the figure with what it counts."""
    said = cell_words(head.cell, paper.language, paper.zone)
    if head.cell.value is None:
        return said
    counted = head.unit.say(paper.language) if head.unit is not None else ""
    return f"{said} {counted}".strip()


def _figure(paper: DailyPaper, head: HeadFigure) -> str:
    """Where there is none with why."""
    why = head.why.say(paper.language) if head.why is not None else ""
    return f"{head_words(paper, head)} {why}".strip()


def _table(table: FigureTable, paper: DailyPaper) -> list[Block]:
    title, note = table.title.say(paper.language), table.note.say(paper.language) if table.note is not None else ""
    if not table.rows:
        empty = table.empty.say(paper.language) if table.empty is not None else ""
        return [Rule(title, empty)]
    named = len(table.columns) > 2  # of two columns the first says what the second is
    heads = tuple(column.name.say(paper.language) if named else "" for column in table.columns)
    rows = [(row, any(cell.warns for cell in row)) for row in table.rows]
    rows += [(table.total, True)] if table.total is not None else []
    said = tuple(ColumnRow(tuple(_cell(cell, paper, bare=named) for cell in row), strong) for row, strong in rows)
    return [Columns(heads, said, tuple(column.kind.flush_right for column in table.columns), title, note)]


def _cell(cell: Cell, paper: DailyPaper, *, bare: bool) -> str:
    """`bare`: money without its sign, which would take two cells of each; the paper's head says what it is in."""
    said = cell_words(cell, paper.language, paper.zone)
    return said.replace("¥", "") if bare and cell.kind is CellKind.MONEY else said


def _signs(paper: DailyPaper) -> list[Block]:
    return [block for label in paper.signs for block in (Feed(1), Rule(label))]
