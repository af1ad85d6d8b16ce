"""What is found in a hall server's store afterwards: numbers given twice, customers called twice or lost, periods."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.domain.ticket_ledger import Act, Standing, TicketCourse
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_schema import TICKETS
from offline_cache.hall_view import HallView
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import open_store, unlocking
from tests.offline_cache.hall_shared import shipped_rules


@dataclass(frozen=True, slots=True)
class InStore:
    """All tickets of a store that nobody has open now; `unguarded` is whether it would take a number twice."""

    courses: dict[str, TicketCourse]
    unguarded: bool


def in_store(folder: Path) -> InStore:
    store = open_store(folder, unlocking=unlocking(passphrase=DEMO_PASSPHRASE), clock=SystemClock(), ids=SystemIds())
    try:
        view = HallView(store, rules=shipped_rules())
        with store.read() as connection:
            days = connection.execute(select(TICKETS.c.day).distinct()).scalars().all()
            ids = connection.execute(select(TICKETS.c.id)).scalars().all()
        courses = {id: found for id in ids if (found := view.course(id)) is not None}
        return InStore(courses, bool(days) and store.write(_takes_a_number_twice))
    finally:
        store.close()


def _takes_a_number_twice(connection: Connection) -> bool:
    """Tried, under another id, and taken back."""
    row = connection.execute(select(TICKETS).limit(1)).mappings().one()
    again = {**row, "seq": None, "id": "a second one"}
    tried = connection.begin_nested()
    try:
        connection.execute(insert(TICKETS), again)
    except IntegrityError:
        return False
    finally:
        tried.rollback()
    return True


@dataclass(frozen=True, slots=True)
class Counted:
    """Every field but `tickets` should be 0."""

    tickets: int
    duplicate_numbers: int
    called_twice: int
    broken_periods: int
    ended_not_once: int

    @property
    def clean(self) -> bool:
        return not (self.duplicate_numbers or self.called_twice or self.broken_periods or self.ended_not_once)


def counted(courses: Iterable[TicketCourse]) -> Counted:
    """`called_twice` counts calls of somebody who did not wait anew since the last; `ended_not_once` who is neither
    finished nor cancelled, or was more than once."""
    all_of = list(courses)
    numbers = Counter((each.number.day, str(each.number)) for each in all_of)
    return Counted(
        tickets=len(all_of),
        duplicate_numbers=sum(count - 1 for count in numbers.values()),
        called_twice=sum(_acts(each, Act.CALL) > 1 + _acts(each, Act.TRANSFER, Act.RE_INSERT) for each in all_of),
        broken_periods=sum(not _whole(each) for each in all_of),
        ended_not_once=sum(not _ended_once(each) for each in all_of),
    )


def _acts(course: TicketCourse, *acts: Act) -> int:
    return sum(each.ended_by in acts for each in course.periods)


def _whole(course: TicketCourse) -> bool:
    """From the ticket to the last act without a gap, and nowhere two at once."""
    moments = [course.ticket.issued_at, *(each.began for each in course.periods), course.since]
    ends = [each.ended for each in course.periods]
    starts_at_issue = not course.periods or course.periods[0].began == course.ticket.issued_at
    joined = all(one.ended == other.began for one, other in pairwise(course.periods))
    return starts_at_issue and joined and moments == sorted(moments) and (not ends or ends[-1] == course.since)


def _ended_once(course: TicketCourse) -> bool:
    wanted = {Standing.FINISHED: Act.FINISH, Standing.CANCELLED: Act.CANCEL}.get(course.standing)
    ends = [each.ended_by for each in course.periods if each.ended_by in (Act.FINISH, Act.CANCEL)]
    return wanted is not None and ends == [wanted]
