"""The end of a day of the queue, what it taught, a spare that takes over, and forgetting whose tickets they were."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from app.domain import ticket_ledger as ledger
from app.domain.hall_time import start_of
from app.domain.queue_ticket import EPOCH_MARKS, MOST_AHEAD, desk_mark
from app.errors import QueueRefused
from app.texts import queue_acts as words
from app.texts.language import Language
from offline_cache import hall_numbers
from offline_cache.hall_book import HallBook, HallRules, QueueStore
from offline_cache.hall_queue_rows import forgotten
from offline_cache.hall_schema import ACTS, DAYS, LEARNED, TICKET_BODIES, TICKETS
from offline_cache.moments import to_us


def end_day(
    store: QueueStore, *, rules: HallRules, day: date, by: str, at: datetime, at_desks_too: bool = False
) -> int:
    """Whoever of this day still waits, or did not come, is cancelled with closing time as the reason; gives how many.

    Raises QueueRefused while one of them is at a desk, unless they are cancelled too, with that as the reason. So are
    tickets of a day that is still far: a clock was wrong. A day ended already stays as it is.
    """
    book, far = HallBook(rules), (day + timedelta(days=1) + MOST_AHEAD).isoformat()

    def job(connection: Connection) -> int:
        here = TICKETS.c
        wanted = select(here.id).where(
            here.hall_id == rules.hall_id,
            or_(here.day <= day.isoformat(), here.day > far),
            here.standing.not_in(("finished", "cancelled")),
        )
        left = [book.load(connection, ticket_id) for ticket_id in connection.execute(wanted).scalars().all()]
        for each in left:
            if each.course.standing.at_desk and not at_desks_too:
                number, desk = each.course.number.shown, each.course.desk
                raise QueueRefused(words.DAY_STILL_SERVES, number=number, desk=desk)
        for each in left:
            at_desk = each.course.standing.at_desk
            reason = (words.LEFT_AT_DESK if at_desk else words.DAY_OVER).say(Language.ZH)
            desk = each.course.desk if at_desk else ""
            book.keep(connection, each, ledger.cancel(each.course, by=by, at=at, reason=reason, desk=desk))
        closing = update(DAYS).where(
            DAYS.c.hall_id == rules.hall_id, DAYS.c.day == day.isoformat(), DAYS.c.closed_at_us.is_(None)
        )
        connection.execute(closing.values(closed_at_us=to_us(at)))
        return len(left)

    return store.write(job)


def promote_spare(store: QueueStore, *, hall_id: str, after: str, by: str, reason: str, at: datetime) -> str:
    """This store takes over from a server whose numbers bore `after`; gives the mark that its own will bear.

    Raises ValueError where `after` is no server's mark.
    """
    if after not in EPOCH_MARKS:
        raise ValueError(f"no server's numbers bore {after}")
    return store.write(
        lambda connection: hall_numbers.promote(connection, hall_id, after=after, by=by, reason=reason, at=at)
    )


def go_on_alone(
    store: QueueStore, *, hall_id: str, desk: str, by: str, reason: str, at: datetime, mark: str = ""
) -> str:
    """A counter that lost its hall server: its own tickets bear the `mark` of its pairing, or its desk's number, so
    nobody else gives them out."""
    mark = mark or desk_mark(desk)
    store.write(
        lambda connection: hall_numbers.begin_epoch(connection, hall_id, mark=mark, by=by, reason=reason, at=at)
    )
    return mark


def keep_learned(store: QueueStore, *, hall_id: str, learned: Mapping[str, str]) -> None:
    """JSON by name, over what was there."""

    def job(connection: Connection) -> None:
        for name, body in learned.items():
            put = insert_or(LEARNED).values(hall_id=hall_id, name=name, body=body)
            index = [LEARNED.c.hall_id, LEARNED.c.name]
            connection.execute(put.on_conflict_do_update(index_elements=index, set_={"body": body}))

    store.write(job)


def forget_people(store: QueueStore, *, rules: HallRules, before: date) -> int:
    """Customer and note of every ticket of a day before `before`; numbers, times and matters stay for the figures.

    The keys of acts of before are dropped too: nobody asks for them again. Gives of how many tickets.
    """

    def job(connection: Connection) -> int:
        here = TICKETS.c
        forgot = forget_whose(connection, here.hall_id == rules.hall_id, here.day < before.isoformat())
        connection.execute(delete(ACTS).where(ACTS.c.done_at_us < to_us(start_of(before, rules.zone))))
        return forgot

    return store.write(job)


def forget_whose(connection: Connection, *those: ColumnElement[bool]) -> int:
    """Customer and note of those tickets meant that still have one; gives how many there were.

    What was forgotten is not written again: a hall's tickets of years are not copied with every change of day.
    """
    said = TICKET_BODIES.c.body
    whose = or_(func.json_extract(said, "$.customer").is_not(None), func.json_extract(said, "$.note") != "")
    wanted = select(TICKET_BODIES.c.seq, said).join(TICKETS, TICKETS.c.seq == TICKET_BODIES.c.seq)
    rows = connection.execute(wanted.where(whose, *those)).all()
    for row in rows:
        own = update(TICKET_BODIES).where(TICKET_BODIES.c.seq == row.seq)
        connection.execute(own.values(body=forgotten(row.body)))
    return len(rows)
