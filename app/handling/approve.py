"""A second person approves in place, or at their own counter, by a PIN of their own and with a reason (S24).

Audited; in place it is good offline too.
"""

from app.domain.approval import Approval, ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.hall_ask import AskState, HallAsk
from app.domain.hall_time import hall_date
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.rights import Barrier, allowed
from app.errors import ApproverUnfit, Bug, InputRefused, SignOnRefused
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, demand_running_clock, moment_at, refusal
from app.ports import AuditEvent
from app.staff_ports import Door, StaffRecord
from app.texts import asks
from app.texts import staff as words

MOST_REASON = 200  # characters


def approve(*, wanted: ApprovalWanted, approver: str, pin: str, reason: str, door: Door) -> Approval:
    """Written down when it returns: in the audit trail, and for an order in its journal.

    Raises InputRefused without a reason, or with one that tells whom it is about; SignOnRefused where the PIN is
    wrong, the account closed or locked, the clock set back, or who approves may not: the same person, no right to
    approve, or not the right itself.
    """
    reason = reason_given(reason, wanted)
    try:
        _demand_another(approver, wanted)
        record = check_secret(kind=SecretKind.PIN, number=approver, secret=pin, door=door)
        demand_open_account(record, door=door)
        demand_running_clock(door=door)
        _demand_rights(record, wanted, door)
    except SignOnRefused as refused:
        _note_refusal(refused, approver, wanted, door)
        raise
    return _written(wanted, approver=approver, reason=reason, from_desk="", door=door)


def approve_from_afar(*, wanted: ApprovalWanted, ask: HallAsk, door: Door) -> Approval:
    """What the manager granted at their own counter, by a PIN checked there, holds at this desk if this desk's own
    records say that they may; written down as at the desk, with where it was given.

    Raises Bug for an ask that was not granted, SignOnRefused as `approve` does for all but the PIN.
    """
    if ask.state is not AskState.GRANTED or not ask.answered_by:
        raise Bug(f"ask {ask.id} is {ask.state}")
    approver = ask.answered_by
    try:
        _demand_another(approver, wanted)
        record = door.book.record(approver)
        if record is None:
            raise ApproverUnfit(asks.APPROVER_UNKNOWN_HERE, number=approver)
        demand_open_account(record, door=door)
        demand_running_clock(door=door)
        _demand_rights(record, wanted, door)
    except SignOnRefused as refused:
        _note_refusal(refused, approver, wanted, door)
        raise
    at = door.clock.now()
    came = AuditEvent(AuditKind.APPROVAL_ARRIVED, approver, at, wanted.subject, ask.answered_desk, right=wanted.right)
    door.audit.write(came)
    return _written(wanted, approver=approver, reason=ask.reason, from_desk=ask.answered_desk or "—", door=door)


def reason_given(reason: str, wanted: ApprovalWanted) -> str:
    """Raises InputRefused without one, for one too long, and for one that tells whom it is about."""
    reason = checked_reason(reason, missing=words.REASON_MISSING, customer=wanted.customer)
    if len(reason) > MOST_REASON:
        raise InputRefused(words.REASON_LONG, most=MOST_REASON)
    return reason


def _written(wanted: ApprovalWanted, *, approver: str, reason: str, from_desk: str, door: Door) -> Approval:
    approval = Approval(
        approver=approver,
        requester=wanted.requester.number,
        right=wanted.right,
        subject=wanted.subject,
        reason=reason,
        at=door.clock.now(),
        about=wanted.about,
        from_desk=from_desk,
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


def _demand_another(approver: str, wanted: ApprovalWanted) -> None:
    if approver == wanted.requester.number:
        raise ApproverUnfit(words.APPROVER_IS_REQUESTER)


def _note_refusal(refused: SignOnRefused, approver: str, wanted: ApprovalWanted, door: Door) -> None:
    door.audit.write(refusal(AuditKind.APPROVAL_REFUSED, refused, number=approver, subject=wanted.subject, door=door))


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
