"""A second person approves in place, by a PIN of their own and with a reason; audited, and good offline too (S24)."""

from app.domain.approval import Approval, ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.rights import Barrier, allowed
from app.errors import ApproverUnfit, InputRefused, SignOnRefused
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, demand_running_clock, moment_at, refusal
from app.ports import AuditEvent
from app.staff_ports import Door, StaffRecord
from app.texts import staff as words

MOST_REASON = 200  # characters


def approve(*, wanted: ApprovalWanted, approver: str, pin: str, reason: str, door: Door) -> Approval:
    """Written down when it returns: in the audit trail, and for an order in its journal.

    Raises InputRefused without a reason, or with one that tells whom it is about; SignOnRefused where the PIN is
    wrong, the account closed or locked, the clock set back, or who approves may not: the same person, no right to
    approve, or not the right itself.
    """
    reason = checked_reason(reason, missing=words.REASON_MISSING, customer=wanted.customer)
    if len(reason) > MOST_REASON:
        raise InputRefused(words.REASON_LONG, most=MOST_REASON)
    try:
        if approver == wanted.requester.number:
            raise ApproverUnfit(words.APPROVER_IS_REQUESTER)
        record = check_secret(kind=SecretKind.PIN, number=approver, secret=pin, door=door)
        demand_open_account(record, door=door)
        demand_running_clock(door=door)
        _demand_rights(record, wanted, door)
    except SignOnRefused as refused:
        door.audit.write(
            refusal(AuditKind.APPROVAL_REFUSED, refused, number=approver, subject=wanted.subject, door=door)
        )
        raise
    approval = Approval(
        approver=approver,
        requester=wanted.requester.number,
        right=wanted.right,
        subject=wanted.subject,
        reason=reason,
        at=door.clock.now(),
        about=wanted.about,
    )
    event = AuditEvent(
        AuditKind.APPROVED,
        approval.requester,
        approval.at,
        approval.subject,
        reason,
        right=wanted.right,
        approver=approver,
    )
    door.journal.approved(approval, order_id=wanted.order_id, event=event)
    return approval


def _demand_rights(record: StaffRecord, wanted: ApprovalWanted, door: Door) -> None:
    """As their record stands now: a right taken back since this morning is gone."""
    today = hall_date(moment_at(door), door.zone)
    if not allowed(record.member, Right.APPROVE, today).allowed:
        raise ApproverUnfit(words.APPROVER_MAY_NOT)
    ruling = allowed(record.member, wanted.right, today, certificate=wanted.certificate)
    if ruling.barrier in (Barrier.NO_RIGHT, Barrier.REVOKED):
        raise ApproverUnfit(words.APPROVER_LACKS, right=wanted.right.words.name)
    if ruling.why is not None:
        raise ApproverUnfit(ruling.why)
