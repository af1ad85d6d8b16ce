"""A second person allows, once, what the person at the desk may not do, with a secret of their own (S24, audited)."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.certificates import CertificateKind
from app.domain.right import Right
from app.domain.rights import allowed
from app.domain.staff import StaffMember
from app.errors import RightMissing
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class ApprovalWanted:
    """What is asked for. `subject` names it in the audit trail (an id or a receipt number, never a customer's data),
    `about` says it to the person who approves, masked. `order_id` is set where it concerns an order or signed version:
    the approval then goes into the journal too."""

    requester: StaffMember
    right: Right
    subject: str
    about: Text
    certificate: CertificateKind | None = None
    order_id: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Given and written down. Numbers are staff numbers; `reason` is in the words it was given in."""

    approver: str
    requester: str
    right: Right
    subject: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Leave:
    """Under which somebody acts: their own right, or an approval for exactly this right and subject."""

    person: StaffMember
    right: Right
    subject: str
    approval: Approval | None = None

    @property
    def approver(self) -> str:
        """The approver's staff number, "" for the person's own right."""
        return self.approval.approver if self.approval is not None else ""

    def demand(self, right: Right, today: date, *, subject: str, certificate: CertificateKind | None = None) -> None:
        """For the acts themselves. Raises RightMissing where this leave does not cover the act on this day."""
        given = self.approval
        if given is not None and (given.right, given.subject, given.requester) == (right, subject, self.person.number):
            return
        ruling = allowed(self.person, right, today, certificate=certificate)
        if ruling.why is not None:
            raise RightMissing(ruling.why)
