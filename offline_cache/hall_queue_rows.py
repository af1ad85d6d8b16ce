"""Rows of the queue's tables as the trade's tickets, courses, periods and desks, and back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from app.domain.desk_duty import DeskDuty, DeskPeriod, DeskStanding
from app.domain.matter import QueueClass, Who
from app.domain.queue_ticket import Appointment, Care, CustomerFacts, Dispute, QueueTicket, TicketNumber
from app.domain.ticket_ledger import Act, Period, Standing, TicketCourse
from app.domain.told_wait import WaitEstimate
from app.texts.language import Language, Text
from offline_cache.hall_schema import LEDGER, TICKET_BODIES, TICKETS
from offline_cache.moments import from_us, to_us

# The columns of a ticket that an act can change.
CHANGING = (
    "standing",
    "since_us",
    "queue",
    "matters",
    "desk",
    "staff",
    "for_desk",
    "behind",
    "calls",
    "missed_rounds",
    "owner",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A course with the row it came from; a change asks for the version it saw."""

    course: TicketCourse
    seq: int
    version: int


def ticket_body(ticket: QueueTicket) -> str:
    """What was issued, as JSON; number and id stand in the row."""
    slot, dispute, facts, told = ticket.appointment, ticket.dispute, ticket.customer, ticket.told
    return json.dumps(
        {
            "queue": ticket.queue,
            "issued_at_us": to_us(ticket.issued_at),
            "seniority_at_us": to_us(ticket.seniority_at),
            "issued_by": ticket.issued_by,
            "matters": ticket.matters,
            "who": ticket.who,
            "brought": ticket.brought,
            "missing": ticket.missing,
            "care": ticket.cares,
            "appointment": None if slot is None else [to_us(slot.begins), to_us(slot.ends)],
            "dispute": None if dispute is None else [dispute.handler, dispute.room.zh, dispute.room.en],
            "note": ticket.note,
            "language": ticket.language,
            "customer": None if facts is None else _facts_body(facts),
            "told": None if told is None else [told.point_s, told.rate_s, told.last_s, told.low_min, told.high_min],
        },
        ensure_ascii=False,
    )


def forgotten(body: str) -> str:
    """The same without what is about a person: customer and note."""
    return json.dumps({**json.loads(body), "customer": None, "note": ""}, ensure_ascii=False)


def ticket_of(row: Row[Any], body: str) -> QueueTicket:
    said = json.loads(body)
    slot, dispute, facts = said["appointment"], said["dispute"], said["customer"]
    return QueueTicket(
        id=row.id,
        hall_id=row.hall_id,
        number=TicketNumber(date.fromisoformat(row.day), row.prefix, row.n),
        queue=QueueClass(said["queue"]),
        issued_at=from_us(said["issued_at_us"]),
        seniority_at=from_us(said["seniority_at_us"]),
        issued_by=said["issued_by"],
        matters=tuple(said["matters"]),
        who=Who(said["who"]),
        brought=tuple(said["brought"]),
        missing=tuple(said["missing"]),
        care=frozenset(Care(each) for each in said["care"]),
        appointment=None if slot is None else Appointment(from_us(slot[0]), from_us(slot[1])),
        dispute=None if dispute is None else Dispute(dispute[0], Text(dispute[1], dispute[2])),
        note=said["note"],
        language=Language(said["language"]),
        customer=None if facts is None else _facts_of(facts),
        told=None if said["told"] is None else WaitEstimate(*said["told"]),
        split_from=row.split_from,
    )


def course_values(course: TicketCourse) -> dict[str, str | int]:
    """What an act can change, by column (CHANGING)."""
    return {
        "standing": course.standing.value,
        "since_us": to_us(course.since),
        "queue": course.queue.value,
        "matters": json.dumps(course.matters),
        "desk": course.desk,
        "staff": course.staff,
        "for_desk": course.for_desk,
        "behind": course.behind,
        "calls": course.calls,
        "missed_rounds": course.missed_rounds,
        "owner": course.owner,
    }


def ticket_values(course: TicketCourse) -> dict[str, str | int]:
    """A whole row of a ticket just issued."""
    ticket = course.ticket
    return {
        "id": ticket.id,
        "hall_id": ticket.hall_id,
        "day": ticket.number.day.isoformat(),
        "prefix": ticket.number.prefix,
        "n": ticket.number.n,
        "split_from": ticket.split_from,
        "version": 1,
        **course_values(course),
    }


def period_values(period: Period) -> dict[str, str | int | bytes | None]:
    return {
        "ticket_id": period.ticket_id,
        "standing": period.standing.value,
        "began_us": to_us(period.began),
        "ended_us": to_us(period.ended),
        "ended_by": period.ended_by.value,
        "queue": period.queue.value,
        "desk": period.desk,
        "staff": period.staff,
        "by": period.by,
        "reason": period.reason,
    }


def period_of(row: Row[Any]) -> Period:
    return Period(
        row.ticket_id,
        Standing(row.standing),
        from_us(row.began_us),
        from_us(row.ended_us),
        Act(row.ended_by),
        QueueClass(row.queue),
        row.desk,
        row.staff,
        row.by,
        row.reason,
    )


def load(connection: Connection, ids: Sequence[str]) -> list[Loaded]:
    """In the order they were issued; ids that are not here are left out."""
    wanted = (
        select(TICKETS, TICKET_BODIES.c.body)
        .join(TICKET_BODIES, TICKET_BODIES.c.seq == TICKETS.c.seq)
        .where(TICKETS.c.id.in_(ids))
        .order_by(TICKETS.c.seq)
    )
    rows = connection.execute(wanted).all()
    periods: dict[str, list[Period]] = {}
    for row in connection.execute(select(LEDGER).where(LEDGER.c.ticket_id.in_(ids)).order_by(LEDGER.c.seq)):
        periods.setdefault(row.ticket_id, []).append(period_of(row))
    return [Loaded(_course(row, tuple(periods.get(row.id, ()))), row.seq, row.version) for row in rows]


def duty_of(row: Row[Any]) -> DeskDuty:
    """Without its periods: they stand in the ledger."""
    return DeskDuty(
        desk=row.desk,
        staff=row.staff,
        skills=frozenset(QueueClass(each) for each in json.loads(row.skills)),
        certificates=frozenset(json.loads(row.certificates)),
        standing=DeskStanding(row.standing),
        since=from_us(row.since_us),
        reason=row.reason,
        back_at=None if row.back_at_us is None else from_us(row.back_at_us),
    )


def duty_values(hall_id: str, duty: DeskDuty) -> dict[str, str | int | None]:
    return {
        "hall_id": hall_id,
        "desk": duty.desk,
        "staff": duty.staff,
        "skills": json.dumps(sorted(duty.skills)),
        "certificates": json.dumps(sorted(duty.certificates)),
        "standing": duty.standing.value,
        "since_us": to_us(duty.since),
        "reason": duty.reason,
        "back_at_us": None if duty.back_at is None else to_us(duty.back_at),
    }


def desk_period_values(hall_id: str, period: DeskPeriod) -> dict[str, str | int]:
    return {
        "hall_id": hall_id,
        "desk": period.desk,
        "staff": period.staff,
        "standing": period.standing.value,
        "began_us": to_us(period.began),
        "ended_us": to_us(period.ended),
        "reason": period.reason,
    }


def desk_period_of(row: Row[Any]) -> DeskPeriod:
    return DeskPeriod(
        row.desk, row.staff, DeskStanding(row.standing), from_us(row.began_us), from_us(row.ended_us), row.reason
    )


def _course(row: Row[Any], periods: tuple[Period, ...]) -> TicketCourse:
    return TicketCourse(
        ticket=ticket_of(row, row.body),
        standing=Standing(row.standing),
        since=from_us(row.since_us),
        queue=QueueClass(row.queue),
        matters=tuple(json.loads(row.matters)),
        desk=row.desk,
        staff=row.staff,
        for_desk=row.for_desk,
        behind=row.behind,
        calls=row.calls,
        missed_rounds=row.missed_rounds,
        owner=row.owner,
        periods=periods,
    )


def _facts_body(facts: CustomerFacts) -> list[object]:
    ends = [[each.zh, each.en] for each in facts.ends_soon]
    return [facts.customer_id, facts.name, facts.phone, facts.stars, facts.open_orders, ends]


def _facts_of(said: list[Any]) -> CustomerFacts:
    ends = tuple(Text(zh, en) for zh, en in said[5])
    return CustomerFacts(said[0], said[1], said[2], said[3], said[4], ends)
