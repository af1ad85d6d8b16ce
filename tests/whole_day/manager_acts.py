"""What the manager of the played day does at a counter of their own: the close, step by step, and the day's figures."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from app.domain.approval import Leave
from app.domain.day_close import CloseStanding, CloseStep
from app.domain.day_scope import DayScope
from app.domain.day_summary import FigureName
from app.domain.figure_table import Behind
from app.domain.right import Right
from app.handling.close_day import close_subject, right_for
from app.papers.summary_tables import summary_tables
from app.texts.language import Language, Text
from tests.whole_day.desk_acts import Answer, AtDesk
from ui.manager.figure_table_model import FigureModel

_OF_DISCOUNTS: Final = ("discount_fen", "discount_approver")


def close_standing(at: AtDesk, *, day: str) -> Answer:
    """Where the close of that day stands."""
    return _said(at.counter.closing.closing.standing(date.fromisoformat(day)))


def close_step(at: AtDesk, *, day: str, step: str, version: int) -> Answer:
    """By the manager, who sits here."""
    of, closing = date.fromisoformat(day), at.counter.closing.closing
    right = right_for(CloseStep(step), closing.standing(of))
    leave = Leave(at.clerk, right, close_subject(of))
    return _said(closing.take(of, CloseStep(step), version=version, leave=leave))


def close_with(at: AtDesk, *, day: str, subject: str, reason: str, version: int) -> Answer:
    """The day will be closed with this item."""
    of = date.fromisoformat(day)
    leave = Leave(at.clerk, Right.CLOSE_WITH_OPEN, close_subject(of))
    return _said(at.counter.closing.closing.carry(of, subject, reason=reason, version=version, leave=leave))


def _said(found: CloseStanding) -> Answer:
    return {
        "next": found.next_step.value if found.next_step is not None else "",
        "version": found.version,
        "number": found.number,
        "open": [[each.kind.value, each.subject, each.words.zh] for each in found.still_open],
    }


def figures(at: AtDesk, *, day: str) -> Answer:
    """The day's tables as the manager's screen paints them: of each, title, heads and cells in words."""
    of = date.fromisoformat(day)
    summary = at.counter.days.book.summary(DayScope(of, of))
    model = FigureModel(zone=at.counter.parts.desk.hall.zone, language=Language.ZH)
    painted = {}
    for table in summary_tables(summary, names=at.counter.days.names()):
        model.show_table(table, Language.ZH)
        across = range(model.columnCount())
        painted[table.key] = {
            "title": table.title.say(Language.ZH),
            "heads": [model.head(column) for column in across],
            "rows": [[model.words(row, column) for column in across] for row in range(model.rowCount())],
        }
    return {"tables": painted, "number": summary.closed.number if summary.closed is not None else None}


def discounts(at: AtDesk, *, day: str) -> Answer:
    """The rows behind the day's discounts: what was taken off, in fen, and who approved it."""
    of = date.fromisoformat(day)
    rows = at.counter.days.book.rows(DayScope(of, of), Behind(FigureName.DISCOUNTS.value))
    off, approver = (next(i for i, each in enumerate(rows.columns) if each.key == key) for key in _OF_DISCOUNTS)
    said = [[row[off].value, row[approver].value] for row in rows.rows]
    return {"rows": [[fen, name.zh if isinstance(name, Text) else ""] for fen, name in said]}


MANAGERS_ACTS: Final[Mapping[str, Callable[..., Answer]]] = {
    act.__name__: act for act in (close_standing, close_step, close_with, figures, discounts)
}
