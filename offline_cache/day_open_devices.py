"""What each counter says waits at it: forms put away, unconfirmed papers, lines refused, cash owed to customers.

Its last word counts until it tells another, also where it is off since days: what was open there is open still.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from app.domain.business_hall import desk_number
from app.domain.day_close import OpenItem, OpenKind
from app.domain.hall_time import hall_date, on_paper
from app.domain.money import yuan
from app.texts import day_close as words
from app.texts.language import Text
from offline_cache.day_open_people import CloseScope, at_words, has_queue, people_at, subject_of
from offline_cache.day_schema import DAY_DEVICES
from offline_cache.day_waiting import Waiting, draft_names, paper_names, read_waiting
from offline_cache.moments import from_us

_TO_THE_MINUTE: Final = len("2026-11-20 10:27")


def open_at_devices(connection: Connection, scope: CloseScope) -> Iterator[OpenItem]:
    """One not heard on the day that runs is named with when it was; a lone counter tells nobody and is always heard."""
    here = DAY_DEVICES.c
    wanted = select(DAY_DEVICES).where(here.hall_id == scope.hall_id).order_by(here.desk)
    people, told = people_at(connection, scope), has_queue(connection)
    for row in connection.execute(wanted):
        staff = people.get(desk_number(row.desk), "")
        heard = _long_ago(from_us(row.at_us), scope) if told else None
        for kind, count, waiting, said, hint, fen in _of(row, at_words(row.desk or row.id, staff), scope):
            yield OpenItem(
                kind,
                subject_of(kind, row.id, count, waiting.state),
                said if heard is None else words.LAST_HEARD.filled(what=said, at=heard),
                hint,
                None if waiting.since is None else min(waiting.since, scope.at),  # its clock may be ahead
                row.desk,
                fen,
                staff,
                waiting.keys,
            )


def _of(row: Row[Any], at: Text, scope: CloseScope) -> Iterator[tuple[OpenKind, int, Waiting, Text, Text, int | None]]:
    if count := row.open_drafts:
        waiting = read_waiting(row.drafts)
        said = words.DRAFTS.filled(at=at, count=count, which=draft_names(waiting, scope.zone))
        yield OpenKind.PARKED_FORM, count, waiting, said, words.PARKED_HINT, None
    if count := row.open_prints:
        waiting = read_waiting(row.prints)
        said = words.PRINTS.filled(at=at, count=count, which=paper_names(waiting))
        yield OpenKind.PRINT, count, waiting, said, words.PRINTS_HINT, None
    if count := row.refused_in_part:
        said = words.IN_PART.filled(at=at, count=count)
        yield OpenKind.REFUSED, count, read_waiting(row.parts), said, words.REFUSED_HINT, None
    if fen := row.cash_due_fen:
        said = words.DUE.filled(at=at, sum=yuan(fen))
        yield OpenKind.CASH_DUE, fen, read_waiting(row.dues), said, words.DUE_HINT, fen


def _long_ago(heard: datetime, scope: CloseScope) -> str | None:
    """When it was heard, to the minute; None where that was on the day that runs."""
    if hall_date(heard, scope.zone) >= hall_date(scope.at, scope.zone):
        return None
    return on_paper(heard, scope.zone)[:_TO_THE_MINUTE]
