"""What waits at one counter, named: written where it waits, read where the hall's day is closed.

Papers nobody confirmed, forms put away, cash owed to customers, orders refused in part. Who they are of is not told: a
paper goes by its receipt or ticket, a form by when it was put away and what it is for. Each is told with the moment of
the oldest and a short key of each of them, by which it is known again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, text

from app.domain.hall_time import clock_time
from app.texts.language import Text, same
from app.texts.printers import PAPERS
from offline_cache.cash_due import cash_due_since
from offline_cache.chain import link_of
from offline_cache.dead_entries import refused_in_part_since
from offline_cache.moments import from_us
from offline_cache.print_jobs import IS_QUEUED, OLDEST_FIRST, QUEUED_AT_US
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import DRAFTS, ORDERS
from offline_cache.written_text import read_text

MOST_NAMED: Final = 6
MOST_KEYS: Final = 200  # the oldest; a counter where more wait tells how many there are all the same
UNPRINTED: Final = text(
    "state NOT IN ('confirmed', 'handed_over', 'cancelled')"
)  # as its index says it: SQLite asks that then
_SHORT: Final = 12
_P = PRINT_JOBS.c
_RECEIPT = select(ORDERS.c.receipt_number).where(ORDERS.c.id == _P.order_id).scalar_subquery().label("receipt_number")
_PRINTS = (
    select(_P.id, _P.paper, _RECEIPT, _P.ticket_number, _P.subject, QUEUED_AT_US)
    .where(UNPRINTED, IS_QUEUED)
    .order_by(*OLDEST_FIRST)
)
_DRAFTS = select(DRAFTS.c.form_id, DRAFTS.c.saved_at_us, DRAFTS.c.summary).order_by(DRAFTS.c.saved_at_us)
_CLOSED_DAY: Final = "Z "  # a paper's subject, where it says more than an id


@dataclass(frozen=True, slots=True)
class Waiting:
    """`state` tells this set from another; `since` is the moment of the oldest, `keys` what each is known again by,
    `named` rows that paper_names and draft_names read. All empty where nothing is told."""

    state: str = ""
    since: datetime | None = None
    keys: tuple[str, ...] = ()
    named: tuple[tuple[Any, ...], ...] = ()


def waiting_prints(connection: Connection) -> str:
    """Empty where none waits."""
    rows = connection.execute(_PRINTS).all()
    named = [[row.paper, _number(row)] for row in rows[:MOST_NAMED]]
    return _told([(row.id, row.queued_at_us) for row in rows], named)


def waiting_drafts(connection: Connection) -> str:
    """Empty where none waits."""
    rows = connection.execute(_DRAFTS).all()
    named = [_put_away(row.saved_at_us, read_text(row.summary)) for row in rows[:MOST_NAMED]]
    return _told([(row.form_id, row.saved_at_us) for row in rows], named)


def waiting_dues(connection: Connection) -> str:
    """Cash owed to customers; empty where none is."""
    return _told(cash_due_since(connection), [])


def waiting_parts(connection: Connection) -> str:
    """Orders refused in part; empty where there is none."""
    return _told(refused_in_part_since(connection), [])


def read_waiting(told: str) -> Waiting:
    """Raises nothing for what is no such list: a counter of another release is named by its count alone."""
    try:
        state, since_us, keys, named = json.loads(told)
        rows = tuple((first, *others) for first, *others in named)
        return Waiting(str(state), from_us(int(since_us)), tuple(str(key) for key in keys), rows)
    except (ValueError, TypeError):
        return Waiting()


def paper_names(waiting: Waiting) -> Text:
    """Behind how many there are; empty where none is told."""
    return _listed([_paper(str(paper), str(number)) for paper, number in waiting.named])


def draft_names(waiting: Waiting, zone: ZoneInfo) -> Text:
    """The same of forms, which a counter of an older release names in one language."""
    return _listed([_draft(clock_time(from_us(at), zone), *summary[:2]) for at, *summary in waiting.named])


def _put_away(at_us: int, summary: Text) -> list[Any]:
    """Three places: of a row that was a pair until now an older desk would show both languages in their brackets."""
    return [at_us, summary.zh, summary.en]


def _draft(at: str, zh: str, en: str | None = None) -> Text:
    return Text(f"{at} {zh}".strip(), f"{at} {zh if en is None else en}".strip())


def _number(row: Any) -> str:
    if row.receipt_number or row.ticket_number:
        return str(row.receipt_number or row.ticket_number)
    return str(row.subject) if (row.subject or "").startswith(_CLOSED_DAY) else ""


def _paper(paper: str, number: str) -> Text:
    kind = PAPERS.get(paper, same(paper))
    return Text(f"{kind.zh} {number}".strip(), f"{kind.en[:1].upper()}{kind.en[1:]} {number}".strip())


def _told(waits: Sequence[tuple[str, int]], named: list[list[Any]]) -> str:
    """`waits`: the id of each and since when it waits."""
    if not waits:
        return ""
    ids = [id for id, _ in waits]
    state = link_of("", "\n".join(sorted(ids)))[:_SHORT]
    keys = [link_of("", id)[:_SHORT] for id in ids[:MOST_KEYS]]
    return json.dumps([state, min(since_us for _, since_us in waits), keys, named], ensure_ascii=False)


def _listed(names: Sequence[Text]) -> Text:
    if not names:
        return Text("", "")
    return Text("：" + "、".join(each.zh for each in names), " (" + ", ".join(each.en for each in names) + ")")
