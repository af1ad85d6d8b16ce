"""Who acts on the queue, at which desk, and how what leaves the queue's own order is written down.

Who did what, when and why stands in the hall's ledger, which nobody can change; the audit trail of this counter has
beside it what needed a reason: with the right it was done under and whoever approved it.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.hall_ports import HallQueuePort
from app.ports import Audit, AuditEvent, Clock


@dataclass(frozen=True, slots=True)
class AtQueue:
    """`desk` is the desk's number, "" for a greeter; `queue` the hall server, or the counter's own while it is alone.

    A key (see app.hall_ports) is the caller's: kept until the act was answered, so that pressing again does nothing
    twice.
    """

    leave: Leave
    desk: str
    queue: HallQueuePort
    audit: Audit
    clock: Clock
    zone: ZoneInfo

    @property
    def staff(self) -> str:
        return self.leave.person.number

    def demand(self, right: Right, subject: str) -> None:
        """Raises RightMissing. `subject` is the desk's number or a ticket's id: an approval is for one of them."""
        self.leave.demand(right, hall_date(self.clock.now(), self.zone), subject=subject)

    def note(self, kind: AuditKind, right: Right, number: str, reason: str) -> None:
        """Once the act was answered: what was asked for under one key again is noted once."""
        approver = self.leave.approver
        event = AuditEvent(kind, self.staff, self.clock.now(), number, reason, right=right, approver=approver)
        self.audit.write(event)
