"""Whoever stands before the greeter now: what was tapped so far, and the ticket it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.matter import DocumentKind, Matter, QueueClass, Showing, Who
from app.domain.queue_asked import TicketDraft
from app.domain.queue_picture import ClassWait, QueuePicture
from app.domain.queue_ticket import Appointment, Care, CustomerFacts, Dispute
from app.domain.told_wait import WaitEstimate
from app.domain.triage import Triage, Visitor, triage
from app.texts import greeter as words
from app.texts.language import Language

COMPLAINT_MATTER = "complaint"


@dataclass(frozen=True, slots=True)
class Visit:
    """`codes` in the order tapped. `asked`: somebody asked what was brought; before that nothing is said to be missing.

    `handler` is the staff number in charge of a dispute, "" for none.
    """

    codes: tuple[str, ...] = ()
    who: Who = Who.HOLDER
    care: frozenset[Care] = frozenset()
    brought: frozenset[str] = frozenset()
    asked: bool = False
    handler: str = ""
    note: str = ""
    language: Language = Language.ZH
    appointment: Appointment | None = None
    customer: CustomerFacts | None = None
    card_read: bool = False

    @property
    def extras(self) -> int:
        """How much was said under 更多."""
        return sum(
            (bool(self.handler), bool(self.note), self.language is not Language.ZH, self.appointment is not None)
        )

    def with_matter(self, code: str) -> "Visit":
        """Chosen, or not any more."""
        if code in self.codes:
            return replace(self, codes=tuple(each for each in self.codes if each != code))
        return replace(self, codes=(*self.codes, code))

    def with_document(self, code: str) -> "Visit":
        return replace(self, brought=self.brought ^ {code}, asked=True)

    def with_care(self, care: Care) -> "Visit":
        return replace(self, care=self.care ^ {care})

    def with_who(self, who: Who) -> "Visit":
        """Other documents are asked for: what was ticked for somebody else counts no more, nor whose card was read."""
        if who is self.who:
            return self
        customer = None if self.card_read else self.customer
        return replace(self, who=who, brought=frozenset(), asked=False, customer=customer, card_read=False)


def sorted_visit(visit: Visit, matters: Mapping[str, Matter]) -> Triage | None:
    """None while nothing is chosen, or none of it is in force any more."""
    codes = [code for code in visit.codes if code in matters]
    if not codes:
        return None
    return triage(matters, codes, Visitor(visit.who, visit.care, brought_of(visit, matters)))


def brought_of(visit: Visit, matters: Mapping[str, Matter]) -> frozenset[str]:
    """What was ticked, and with a card that was read what it stands for."""
    card = {kind.code for kind in _kinds(visit, matters) if kind.showing is Showing.CARD}
    if visit.card_read and visit.who is Who.HOLDER:
        return visit.brought | card
    return visit.brought | implied(visit, matters)


def implied(visit: Visit, matters: Mapping[str, Matter]) -> frozenset[str]:
    """What the card alone would do for, once the card itself is here: 居民身份证或服务密码."""
    card = [kind for kind in _kinds(visit, matters) if kind.showing is Showing.CARD]
    if not any(kind.proves is not None and kind.code in visit.brought for kind in card):
        return frozenset()
    return frozenset(kind.code for kind in card if kind.proves is None)


def _kinds(visit: Visit, matters: Mapping[str, Matter]) -> list[DocumentKind]:
    chosen = [matters[code] for code in visit.codes if code in matters]
    return [kind for matter in chosen for kind in matter.documents_for(visit.who) or ()]


def queue_of(visit: Visit, found: Triage) -> QueueClass:
    """A dispute is for the one in charge, who handles complaints (S43)."""
    return QueueClass.COMPLAINT if visit.handler else found.queue


def wait_of(picture: QueuePicture | None, queue: QueueClass) -> ClassWait | None:
    if picture is None:
        return None
    return next((each for each in picture.waits if each.queue is queue), None)


def told_of(visit: Visit, wait: ClassWait | None) -> WaitEstimate | None:
    if wait is None:
        return None
    return wait.told_protected if visit.care else wait.told


def before_of(visit: Visit, wait: ClassWait | None) -> int | None:
    """None where nobody knows."""
    if wait is None:
        return None
    return wait.before_protected if visit.care else wait.before


def draft_of(visit: Visit, found: Triage, *, told: WaitEstimate | None, by: str) -> TicketDraft:
    """The ticket that is asked for; a document is missing only once it was asked for."""
    return TicketDraft(
        queue=queue_of(visit, found),
        matters=tuple(matter.code for matter in found.matters),
        issued_by=by,
        who=visit.who,
        brought=tuple(each.kind.code for each in found.needed if each.brought),
        missing=tuple(each.kind.code for each in found.missing) if visit.asked else (),
        care=visit.care,
        appointment=visit.appointment,
        dispute=Dispute(visit.handler, words.RECEPTION_ROOM) if visit.handler else None,
        note=visit.note.strip(),
        language=visit.language,
        customer=visit.customer,
        told=told,
    )
