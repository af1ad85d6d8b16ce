"""Tickets and desks as a hall has them, each builder taking what a test wants to be different."""

from datetime import UTC, date, datetime, timedelta

from app.domain.matter import QueueClass, Who
from app.domain.queue_ticket import Care, QueueTicket, TicketNumber, prefix_of
from tests.fakes.orders import sample_id

TICKET_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 10:00 in the hall
DAY = date(2026, 11, 20)


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def at(n: float) -> datetime:
    """`n` minutes after ten."""
    return TICKET_AT + minutes(n)


def a_ticket(
    n: int = 1,
    *,
    issued: datetime = TICKET_AT,
    queue: QueueClass = QueueClass.MOBILE,
    matters: tuple[str, ...] = ("plan_change",),
    care: tuple[Care, ...] = (),
    who: Who = Who.HOLDER,
) -> QueueTicket:
    return QueueTicket(
        id=sample_id(n),
        hall_id="H0032",
        number=TicketNumber(DAY, prefix_of("", queue), n),
        queue=queue,
        issued_at=issued,
        seniority_at=issued,
        issued_by="5006",
        matters=matters,
        who=who,
        care=frozenset(care),
    )
