"""What is asked of the hall's queue beside its verbs, and what it answers: drafts, calls, ranges of numbers."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.matter import QueueClass, Who
from app.domain.queue_ticket import Appointment, Care, CustomerFacts, Dispute, QueueTicket, TicketNumber
from app.domain.ticket_ledger import TicketCourse
from app.domain.told_wait import WaitEstimate
from app.texts.language import Language, Text


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """What the greeter knows before there is a number; as triage.py worked it out."""

    queue: QueueClass
    matters: tuple[str, ...]
    issued_by: str
    who: Who = Who.HOLDER
    brought: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    care: frozenset[Care] = frozenset()
    appointment: Appointment | None = None
    dispute: Dispute | None = None
    note: str = ""
    language: Language = Language.ZH
    customer: CustomerFacts | None = None
    told: WaitEstimate | None = None

    def ticket(self, *, id: str, hall_id: str, number: TicketNumber, issued_at: datetime) -> QueueTicket:
        return QueueTicket(
            id=id,
            hall_id=hall_id,
            number=number,
            queue=self.queue,
            issued_at=issued_at,
            seniority_at=issued_at,
            issued_by=self.issued_by,
            matters=self.matters,
            who=self.who,
            brought=self.brought,
            missing=self.missing,
            care=self.care,
            appointment=self.appointment,
            dispute=self.dispute,
            note=self.note,
            language=self.language,
            customer=self.customer,
            told=self.told,
        )


@dataclass(frozen=True, slots=True)
class Called:
    """A ticket just called, and why this one, in words; None where the same key called it before."""

    course: TicketCourse
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a split made of a visit."""

    stays: TicketCourse
    left: TicketCourse


@dataclass(frozen=True, slots=True)
class Lease:
    """Numbers `first_n` to `last_n` that `holder` may give out while it cannot ask; nobody else ever does."""

    id: str
    day: date
    prefix: str
    first_n: int
    last_n: int
    holder: str
    expires_at: datetime

    def numbers(self) -> tuple[TicketNumber, ...]:
        return tuple(TicketNumber(self.day, self.prefix, n) for n in range(self.first_n, self.last_n + 1))
