"""台席当班: a desk that is open, what it can serve, and its pauses, each with a reason and closed for good."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from app.domain.matter import Matter, QueueClass
from app.domain.staff import StaffMember
from app.errors import QueueRefused
from app.texts import queue_acts as words
from app.texts.language import Text


class DeskStanding(StrEnum):
    """Its value is what the ledger holds: never renamed."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DeskPeriod:
    """One closed period of a desk with one person; `reason` is why it paused."""

    desk: str
    staff: str
    standing: DeskStanding
    began: datetime
    ended: datetime
    reason: str

    @property
    def length_s(self) -> float:
        return (self.ended - self.began).total_seconds()


@dataclass(frozen=True, slots=True)
class DeskDuty:
    """A desk with whoever sits at it. `skills` are the classes it serves, `certificates` codes valid today (S141).

    `back_at` is when a paused desk said it is back, None where it did not say.
    """

    desk: str
    staff: str
    skills: frozenset[QueueClass]
    certificates: frozenset[str]
    standing: DeskStanding
    since: datetime
    reason: str = ""
    back_at: datetime | None = None
    periods: tuple[DeskPeriod, ...] = ()

    @property
    def calls(self) -> bool:
        return self.standing is DeskStanding.OPEN


def certificates_on(person: StaffMember, *, day: date) -> frozenset[str]:
    """Codes of those valid on `day`, which whoever sits down brings to a desk (S141). Its classes the desk itself is
    set to (desk_skills.py)."""
    return frozenset(each.kind.code for each in person.certificates if each.valid_on(day))


def open_desk(
    *, desk: str, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], at: datetime
) -> DeskDuty:
    """上台."""
    return DeskDuty(desk, staff, skills, certificates, DeskStanding.OPEN, at)


def pause(duty: DeskDuty, *, at: datetime, reason: str, back_at: datetime | None = None) -> DeskDuty:
    """暂停 with a reason. Raises QueueRefused without one, or where the desk is not open."""
    _wants_on_duty(duty)
    if duty.standing is DeskStanding.PAUSED:
        raise QueueRefused(words.DESK_PAUSED_ALREADY, desk=duty.desk)
    if not reason.strip():
        raise QueueRefused(words.PAUSE_REASON_NEEDED)
    if back_at is not None and back_at <= at:
        raise QueueRefused(words.PAUSE_BACK_PAST)
    return replace(_closed(duty, DeskStanding.PAUSED, at), reason=reason, back_at=back_at)


def resume(duty: DeskDuty, *, at: datetime) -> DeskDuty:
    """Back from a pause."""
    _wants_on_duty(duty)
    if duty.standing is not DeskStanding.PAUSED:
        raise QueueRefused(words.DESK_NOT_PAUSED, desk=duty.desk)
    return replace(_closed(duty, DeskStanding.OPEN, at), reason="", back_at=None)


def close_desk(duty: DeskDuty, *, at: datetime) -> DeskDuty:
    """下台. The store asks first whether it still has a customer."""
    _wants_on_duty(duty)
    return replace(_closed(duty, DeskStanding.CLOSED, at), reason="", back_at=None)


def lacks(duty: DeskDuty, *, queue: QueueClass, matters: tuple[str, ...], rules: Mapping[str, Matter]) -> Text | None:
    """What this desk is missing for a ticket: the skill of its class, or a certificate of one of its matters."""
    if queue not in duty.skills:
        return words.LACKS_SKILL.filled(queue=queue.called)
    for code in matters:
        matter = rules.get(code)
        if matter is not None and matter.certificate is not None and matter.certificate.code not in duty.certificates:
            return words.LACKS_CERTIFICATE.filled(name=matter.certificate.name)
    return None


def paused_s(duty: DeskDuty, *, now: datetime) -> float:
    """All pauses of this duty, the running one until `now`."""
    closed_s = sum(each.length_s for each in duty.periods if each.standing is DeskStanding.PAUSED)
    running = duty.standing is DeskStanding.PAUSED
    return closed_s + ((max(now, duty.since) - duty.since).total_seconds() if running else 0.0)


def on_duty_s(duty: DeskDuty, *, now: datetime) -> float:
    """From coming on duty to going off it, or to `now`, pauses included."""
    closed_s = sum(each.length_s for each in duty.periods)
    running = duty.standing is not DeskStanding.CLOSED
    return closed_s + ((max(now, duty.since) - duty.since).total_seconds() if running else 0.0)


def _closed(duty: DeskDuty, standing: DeskStanding, at: datetime) -> DeskDuty:
    ended = max(at, duty.since)
    period = DeskPeriod(duty.desk, duty.staff, duty.standing, duty.since, ended, duty.reason)
    return replace(duty, standing=standing, since=ended, periods=(*duty.periods, period))


def _wants_on_duty(duty: DeskDuty) -> None:
    if duty.standing is DeskStanding.CLOSED:
        raise QueueRefused(words.DESK_NOT_OPEN, desk=duty.desk)
