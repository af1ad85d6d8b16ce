"""Papers nobody confirmed and forms put away, named: written where they wait, read where the hall's day is closed.

Who they are of is not told: a paper goes by its receipt or ticket, a form by when it was put away and what it is for.
"""

import json
from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, text

from app.domain.hall_time import clock_time
from app.texts.clerk_orders import PAPERS
from app.texts.language import Text, same
from offline_cache.chain import link_of
from offline_cache.moments import from_us
from offline_cache.schema import DRAFTS, ORDERS, PRINT_JOBS

MOST_NAMED: Final = 6
UNPRINTED: Final = text(
    "state NOT IN ('confirmed', 'handed_over', 'cancelled')"
)  # as its index says it: SQLite asks that then
_P = PRINT_JOBS.c
_RECEIPT = select(ORDERS.c.receipt_number).where(ORDERS.c.id == _P.order_id).scalar_subquery().label("receipt_number")
_PRINTS = select(_P.id, _P.paper, _RECEIPT, _P.ticket_number, _P.subject).where(UNPRINTED).order_by(_P.seq)
_DRAFTS = select(DRAFTS.c.form_id, DRAFTS.c.saved_at_us, DRAFTS.c.summary).order_by(DRAFTS.c.saved_at_us)
_CLOSED_DAY: Final = "Z "  # a paper's subject, where it says more than an id


def waiting_prints(connection: Connection) -> str:
    """Empty where none waits."""
    rows = connection.execute(_PRINTS).all()
    return _told([row.id for row in rows], [[row.paper, _number(row)] for row in rows[:MOST_NAMED]])


def waiting_drafts(connection: Connection) -> str:
    """Empty where none waits."""
    rows = connection.execute(_DRAFTS).all()
    return _told([row.form_id for row in rows], [[row.saved_at_us, row.summary] for row in rows[:MOST_NAMED]])


def prints_read(told: str) -> tuple[str, Text]:
    """What tells this set of papers from another, and their names; both empty where nothing is told."""
    state, named = _read(told)
    return state, _listed([_paper(str(paper), str(number)) for paper, number in named])


def drafts_read(told: str, zone: ZoneInfo) -> tuple[str, Text]:
    """The same of forms."""
    state, named = _read(told)
    return state, _listed([same(f"{clock_time(from_us(at), zone)} {summary}".strip()) for at, summary in named])


def _number(row: Any) -> str:
    if row.receipt_number or row.ticket_number:
        return str(row.receipt_number or row.ticket_number)
    return str(row.subject) if (row.subject or "").startswith(_CLOSED_DAY) else ""


def _paper(paper: str, number: str) -> Text:
    kind = PAPERS.get(paper, same(paper))
    return Text(f"{kind.zh} {number}".strip(), f"{kind.en} {number}".strip())


def _told(ids: Sequence[str], named: list[list[Any]]) -> str:
    if not ids:
        return ""
    return json.dumps([link_of("", "\n".join(sorted(ids)))[:12], named], ensure_ascii=False)


def _read(told: str) -> tuple[str, list[Any]]:
    """Raises nothing for what is no such list: a counter of another release is named by its count alone."""
    try:
        state, named = json.loads(told)
        return str(state), [(first, second) for first, second in named]
    except (ValueError, TypeError):
        return "", []


def _listed(names: Sequence[Text]) -> Text:
    if not names:
        return Text("", "")
    return Text("：" + "、".join(each.zh for each in names), " (" + ", ".join(each.en for each in names) + ")")
