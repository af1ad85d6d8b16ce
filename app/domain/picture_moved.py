"""A picture of the queue moved on by one event, until the hall draws a new one."""

from dataclasses import replace

from app.domain.desk_duty import DeskDuty, DeskStanding
from app.domain.queue_picture import QueueEvent, QueuePicture
from app.domain.ticket_ledger import Standing, TicketCourse


def moved_on(picture: QueuePicture, event: QueueEvent) -> QueuePicture:
    """Courses and desks as they are after it, numbers of those who wait counted again. Whoever is new in the line
    stands in it once the hall has ranked them; expected waits and notes stay as they were.
    """
    courses = _courses(picture.courses, event.courses)
    waiting = [each for each in courses if each.standing is Standing.WAITING]
    still = {each.ticket.id for each in waiting}
    return replace(
        picture,
        event_id=event.id,
        courses=courses,
        line=tuple(each for each in picture.line if each.ticket_id in still),
        desks=picture.desks if event.duty is None else _desks(picture.desks, event.duty),
        waits=tuple(
            replace(each, waiting=sum(1 for course in waiting if course.queue is each.queue)) for each in picture.waits
        ),
    )


def is_newer(event_id: str, than: str) -> bool:
    """Within one start of the server; of another start nothing can be said, and it is not."""
    (start, _, number), (other, _, before) = event_id.rpartition("-"), than.rpartition("-")
    return start == other and number.isdecimal() and before.isdecimal() and int(number) > int(before)


def _courses(before: tuple[TicketCourse, ...], changed: tuple[TicketCourse, ...]) -> tuple[TicketCourse, ...]:
    by_id = {each.ticket.id: each for each in (*before, *changed)}  # in the place they had, newcomers at the end
    return tuple(each for each in by_id.values() if not each.standing.over)


def _desks(before: tuple[DeskDuty, ...], duty: DeskDuty) -> tuple[DeskDuty, ...]:
    others = [each for each in before if each.desk != duty.desk]
    if duty.standing is not DeskStanding.CLOSED:
        others.append(duty)
    return tuple(sorted(others, key=lambda each: (len(each.desk), each.desk)))
