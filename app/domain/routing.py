"""叫谁: the next customer is the one with the largest weight × time waited (Stanford, Taylor, Ziedins 2014).

Weights 20 protected : 2 appointment or stars : 1 ordinary. One number, nobody starves, and a reason that can be read
aloud. Stars are never in the protected lane. How long each waits counts from the ticket's seniority, which transfer
and split keep.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from app.domain.desk_duty import DeskDuty
from app.domain.matter import Matter, QueueClass
from app.domain.queue_ticket import Care, QueueTicket, TicketNumber
from app.domain.ticket_ledger import TicketCourse
from app.errors import InputRefused
from app.texts import routing as words
from app.texts.language import Text, same

_MINUTE_S = 60.0
_NEVER = float("inf")


class Lane(StrEnum):
    """What a ticket's weight comes from."""

    PROTECTED = "protected"
    APPOINTMENT = "appointment"
    STARS = "stars"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of the hall. `stars_from` gives the favoured weight; whoever comes later than `late_grace_s` after
    their slot waits as anybody."""

    protected: float = 20
    favoured: float = 2
    ordinary: float = 1
    stars_from: int = 6
    late_grace_s: int = 900


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits, as routing sees them: seconds since 1970, so that thousands are ranked in a millisecond.

    They have waited `weight` × (now − `since_s`), and from `extra_from_s` on `extra` × as much again: an appointment
    begins to count when its slot does. `busy`: the customer is at another desk with another part of their visit.
    `handler` is in charge of their dispute (S43); `handler_away`: and is on duty at no desk.
    """

    ticket_id: str
    number: TicketNumber
    queue: QueueClass
    lane: Lane
    weight: float
    since_s: float
    extra: float = 0.0
    extra_from_s: float = _NEVER
    cares: tuple[Care, ...] = ()
    stars: int = 0
    certificates: frozenset[str] = frozenset()
    matters: tuple[str, ...] = ()
    for_desk: str = ""
    handler: str = ""
    behind: int = 0
    came_back: bool = False
    busy: bool = False
    handler_away: bool = False

    def slope_at(self, now_s: float) -> float:
        """What a second of waiting counts now."""
        return self.weight + (self.extra if self.extra_from_s < now_s else 0.0)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next customer for a desk, and why in words. `priority` is weighted minutes."""

    waiting: Waiting
    priority: float
    reason: Text


def check_weights(weights: Weights) -> None:
    """Raises InputRefused where they would put somebody before whom they must not."""
    if not weights.protected >= weights.favoured >= weights.ordinary > 0:
        raise InputRefused(
            words.WEIGHTS_WRONG,
            protected=f"{weights.protected:g}",
            favoured=f"{weights.favoured:g}",
            ordinary=f"{weights.ordinary:g}",
        )


def lane_of(ticket: QueueTicket, weights: Weights) -> Lane:
    """Care before anything; then an appointment that was kept; then stars."""
    if ticket.protected:
        return Lane.PROTECTED
    slot = ticket.appointment
    if slot is not None and (ticket.issued_at - slot.ends).total_seconds() <= weights.late_grace_s:
        return Lane.APPOINTMENT
    if ticket.customer is not None and ticket.customer.stars >= weights.stars_from:
        return Lane.STARS
    return Lane.ORDINARY


def waiting_of(course: TicketCourse, *, weights: Weights, rules: Mapping[str, Matter], busy: bool = False) -> Waiting:
    """A course that waits, as routing sees it. `rules` say which certificates its matters ask for (S141)."""
    ticket = course.ticket
    lane = lane_of(ticket, weights)
    weight = {Lane.PROTECTED: weights.protected, Lane.STARS: weights.favoured}.get(lane, weights.ordinary)
    slot = ticket.appointment if lane is Lane.APPOINTMENT else None
    asked = (rules[code].certificate for code in course.matters if code in rules)
    since_s = ticket.seniority_at.timestamp()
    return Waiting(
        ticket_id=ticket.id,
        number=ticket.number,
        queue=course.queue,
        lane=lane,
        weight=weight,
        since_s=since_s,
        extra=weights.favoured - weights.ordinary if slot is not None else 0.0,
        extra_from_s=max(since_s, slot.begins.timestamp()) if slot is not None else _NEVER,
        cares=ticket.cares,
        stars=ticket.customer.stars if ticket.customer is not None else 0,
        certificates=frozenset(kind.code for kind in asked if kind is not None),
        matters=course.matters,
        for_desk=course.for_desk,
        handler=handler_of(course),
        behind=course.behind,
        came_back=course.missed_rounds > 0,
        busy=busy,
    )


def handler_of(course: TicketCourse) -> str:
    """Who alone may call a dispute: whoever is in charge of it, until it was sent to one desk; "" for none."""
    dispute = course.ticket.dispute
    return dispute.handler if dispute is not None and not course.for_desk else ""


def with_handlers_away(waiting: Sequence[Waiting], *, on_duty: Collection[DeskDuty]) -> list[Waiting]:
    """A dispute whose handler went off duty waits for any desk that serves its class: nobody waits for nobody."""
    here = {duty.staff for duty in on_duty}
    return [
        replace(each, handler_away=each.handler not in here)
        if each.handler and each.handler_away is (each.handler in here)
        else each
        for each in waiting
    ]


def priority(waiting: Waiting, *, now_s: float) -> float:
    """Weighted minutes."""
    weighed = waiting.weight * (now_s - waiting.since_s)
    if waiting.extra_from_s < now_s:
        weighed += waiting.extra * (now_s - waiting.extra_from_s)
    return weighed / _MINUTE_S


def rank(waiting: Sequence[Waiting], *, now_s: float) -> list[Waiting]:
    """All of them, the next one first; of two alike the one who came first. Somebody who missed their call stands
    behind as many others as they were told."""
    ordered = sorted(waiting, key=attrgetter("since_s"))
    weighed = [
        each.weight * (now_s - each.since_s)
        if each.extra_from_s >= now_s
        else each.weight * (now_s - each.since_s) + each.extra * (now_s - each.extra_from_s)
        for each in ordered
    ]
    places = sorted(range(len(ordered)), key=weighed.__getitem__, reverse=True)
    ranked = [ordered[place] for place in places]
    return _put_back(ranked) if any(each.behind for each in ranked) else ranked


def fits(waiting: Waiting, desk: DeskDuty, *, open_desks: frozenset[str]) -> bool:
    """Whether this desk may call them: its skill and certificates, and nobody else they were sent to.

    `open_desks` are the desks on duty: what was sent to one that is closed by now, any other may call.
    """
    if waiting.busy or waiting.queue not in desk.skills or not waiting.certificates <= desk.certificates:
        return False
    if waiting.handler not in ("", desk.staff) and not waiting.handler_away:
        return False
    return waiting.for_desk in ("", desk.desk) or waiting.for_desk not in open_desks


def propose(waiting: Sequence[Waiting], *, desk: DeskDuty, open_desks: frozenset[str], now_s: float) -> Proposal | None:
    """Who this desk should call next, and why; None where nobody waits whom it can serve."""
    fitting = [each for each in waiting if fits(each, desk, open_desks=open_desks)]
    if not fitting:
        return None
    if any(each.behind for each in fitting):
        first = rank(fitting, now_s=now_s)[0]
    else:
        first = min(fitting, key=lambda each: (-priority(each, now_s=now_s), each.since_s))
    return Proposal(first, priority(first, now_s=now_s), reason_for(first, desk=desk, now_s=now_s))


def reason_for(waiting: Waiting, *, desk: DeskDuty | None, now_s: float) -> Text:
    """老人，等了 4 分钟 × 20; what brought them to this very desk stands first."""
    waited = _time(now_s - waiting.since_s)
    slope = waiting.slope_at(now_s)
    why = _lane_words(waiting, now_s)
    said = words.WAITED.filled(time=waited)
    if why is not None:
        said = words.WEIGHED.filled(why=why, time=waited, weight=f"{slope:g}")
    if waiting.came_back:
        said = words.FIRST.filled(first=words.CAME_BACK, rest=said)
    if desk is not None and waiting.for_desk == desk.desk:
        said = words.FIRST.filled(first=words.SENT_HERE, rest=said)
    if desk is not None and waiting.handler and waiting.handler == desk.staff:
        said = words.FIRST.filled(first=words.DISPUTE_HERE, rest=said)
    elif waiting.handler_away:
        said = words.FIRST.filled(first=words.HANDLER_AWAY.filled(handler=waiting.handler), rest=said)
    return said


def _put_back(ranked: list[Waiting]) -> list[Waiting]:
    """Each who missed a call goes to the place they were promised, or stays where they are if that is later."""
    line = [each for each in ranked if not each.behind]
    for place, each in enumerate(ranked):
        if each.behind:
            line.insert(max(place, each.behind), each)
    return line


def _lane_words(waiting: Waiting, now_s: float) -> Text | None:
    if waiting.lane is Lane.PROTECTED:
        said = waiting.cares[0].called
        for care in waiting.cares[1:]:
            said = words.AND.filled(one=said, other=care.called)
        return said
    if waiting.lane is Lane.APPOINTMENT and waiting.extra_from_s < now_s:
        return words.APPOINTMENT
    if waiting.lane is Lane.STARS:
        return words.STARS.filled(stars=waiting.stars)
    return None


def _time(seconds: float) -> Text:
    whole = max(0, int(seconds))
    unit, n = (words.SECONDS, whole) if whole < _MINUTE_S else (words.MINUTES, whole // 60)
    return unit.filled(n=same(str(n)))
