"""A second person allows, once, what the person at the desk may not do, with a secret of their own (S24, audited)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.certificates import CertificateKind
from app.domain.customer import Customer
from app.domain.right import Right
from app.domain.rights import account_ruling, allowed
from app.domain.staff import StaffMember
from app.errors import RightMissing
from app.texts.language import Text

Records = Callable[[str], StaffMember | None]  # by staff number, as the store has them now


@dataclass(frozen=True, slots=True)
class ApprovalWanted:
    """What is asked for. `subject` names it in the audit trail (an id or a receipt number, never a customer's data),
    `about` says it to the person who approves, masked. `order_id` is set where it concerns an order or signed version:
    the approval then goes into the journal too. `customer`, where one is known, is whom no reason may name."""

    requester: StaffMember
    right: Right
    subject: str
    about: Text
    certificate: CertificateKind | None = None
    order_id: str = ""
    customer: Customer | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Approval:
    """Given and written down. Numbers are staff numbers; `reason` is in the words it was given in; `about` is what was
    read by whoever gave it; `from_desk` is where they sat, "" for this very desk."""

    approver: str
    requester: str
    right: Right
    subject: str
    reason: str
    at: datetime
    about: Text | None = None
    from_desk: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """One right that a form asks for; `about` is what an approver reads."""

    right: Right
    about: Text
    certificate: CertificateKind | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Under which somebody acts: their own right, or an approval for exactly this right and subject.

    With `records` the person is looked up where the act is done: what was taken back since sign-on is gone.
    """

    person: StaffMember
    right: Right
    subject: str
    approval: Approval | None = None
    records: Records | None = field(default=None, compare=False, repr=False)

    @property
    def approver(self) -> str:
        """The approver's staff number, "" for the person's own right."""
        return self.approval.approver if self.approval is not None else ""

    def demand(self, right: Right, today: date, *, subject: str, certificate: CertificateKind | None = None) -> None:
        """For the acts themselves. Raises RightMissing where this leave does not cover the act on this day."""
        person = as_kept(self.person, self.records)
        given = self.approval
        if given is not None and (given.right, given.subject, given.requester) == (right, subject, person.number):
            ruling = account_ruling(person, today)
        else:
            ruling = allowed(person, right, today, certificate=certificate)
        if ruling.why is not None:
            raise RightMissing(ruling.why)


@dataclass(frozen=True, slots=True)
class Leaves:
    """Under which somebody takes an order: their own rights, and what was approved for exactly this form."""

    person: StaffMember
    approvals: tuple[Approval, ...] = ()
    records: Records | None = field(default=None, compare=False, repr=False)

    def given(self, needed: Needed, *, subject: str) -> Approval | None:
        """The approval for exactly what was read: another sum or customer asks for another."""
        wanted = (self.person.number, needed.right, subject, needed.about)
        return next((a for a in self.approvals if (a.requester, a.right, a.subject, a.about) == wanted), None)

    def demand(self, needed: Iterable[Needed], today: date, *, subject: str) -> None:
        """All of it. Raises RightMissing for the first that neither a right nor an approval covers on this day."""
        person = as_kept(self.person, self.records)
        for each in needed:
            leave = Leave(person, each.right, subject, self.given(each, subject=subject))
            leave.demand(each.right, today, subject=subject, certificate=each.certificate)


def as_kept(person: StaffMember, records: Records | None) -> StaffMember:
    """As the store has them now; whoever it has no more is treated as disabled."""
    if records is None:
        return person
    return records(person.number) or replace(person, disabled=True)
