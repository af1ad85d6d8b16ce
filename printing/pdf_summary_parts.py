"""Parts of 日报 on A4 that are no tables: marks in a frame, the head figures, charts, lines to sign on."""

from app.papers.charts import Chart
from app.papers.daily_paper import DailyPaper
from app.papers.daily_summary import head_words
from app.papers.figure_words import cell_words
from app.papers.summary_heads import HeadFigure
from app.texts import daily_summary as words
from printing import pdf_style as style
from printing.charts import draw_chart
from printing.pdf_blocks import LEFT, WIDTH, fitted
from printing.pdf_fonts import Weight
from printing.pdf_lines import Style, drawable, text_width
from printing.pdf_pages import Row
from printing.pdf_pen import Pen

_MARK = 24.0
_TILE = 60.0
_TILE_FIGURE = Style(Weight.BOLD, 21, style.INK)
_TITLE = 20.0  # above a chart
_KEY = 3.0  # above one whose key stands beside its name
_SIGN = 48.0
_BETWEEN = 24.0


def mark_row(said: str) -> Row:
    width = text_width(drawable(said), style.STRONG) + 14

    def draw(pen: Pen, top: float) -> None:
        pen.box(LEFT, top + 1.5, width, 18, colour=style.INK, line=1.2, radius=3.5)
        pen.text(drawable(said), style.STRONG, x=LEFT + 7, y=top + 14.5)

    return Row(_MARK, draw)


def head_row(paper: DailyPaper) -> Row:
    """The head figures side by side, a hairline between them."""
    step = WIDTH / max(len(paper.heads), 1)

    def draw(pen: Pen, top: float) -> None:
        for index, head in enumerate(paper.heads):
            x = LEFT + index * step + (14 if index else 0)
            if index:
                pen.box(LEFT + index * step, top, 1.0, _TILE - 12, colour=style.EDGE)
            room = step - 20
            name = drawable(head.name.say(paper.language))
            pen.text(name, fitted(name, style.LABEL, width=room), x=x, y=top + 11)
            said = drawable(head_words(paper, head))
            pen.text(said, fitted(said, _TILE_FIGURE, width=room), x=x, y=top + 35)
            note = drawable(_tile_note(head, paper))
            pen.text(note, fitted(note, style.LABEL, width=room), x=x, y=top + 52)

    return Row(_TILE, draw)


def _tile_note(head: HeadFigure, paper: DailyPaper) -> str:
    """The same weekday's mean, or why there is no figure."""
    if head.usual is not None:
        return words.AGAINST_USUAL.say(paper.language, usual=cell_words(head.usual, paper.language, paper.zone))
    return head.why.say(paper.language) if head.why is not None else ""


def chart_rows(chart: Chart, *, x: float, width: float, height: float) -> tuple[Row, ...]:
    """`height` px in all, its name included."""

    def draw(pen: Pen, top: float) -> None:
        title = drawable(chart.title)
        pen.text(title, fitted(title, style.HEADING, width=width), x=x, y=top + 13.5)
        above = _KEY if chart.upright else _TITLE
        draw_chart(pen, chart, x=x, y=top + above, width=width, height=height - above)

    return (Row(height, draw),)


def lying_height(chart: Chart, *, row: float) -> float:
    """Px that a chart of lying bars wants with its name."""
    return _TITLE + len(chart.bars) * row


def sign_row(paper: DailyPaper) -> Row:
    """A line a hand, over the whole width."""
    step = (WIDTH - _BETWEEN * (len(paper.signs) - 1)) / max(len(paper.signs), 1)

    def draw(pen: Pen, top: float) -> None:
        for index, label in enumerate(paper.signs):
            x = LEFT + index * (step + _BETWEEN)
            pen.text(drawable(label), style.LABEL, x=x, y=top + 12)
            pen.rule(x=x, right=x + step, y=top + _SIGN - 2, colour=style.INK)

    return Row(_SIGN, draw)
