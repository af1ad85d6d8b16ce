"""A clerk asks whoever may approve at another counter; the manager answers there, by their own PIN, audited there.

What comes back becomes an approval at the asking desk only (approve.py), by that desk's own records.
"""

import json
from dataclasses import replace

from app.day_ports import HallAsks
from app.domain.approval import ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.hall_ask import AskKind, AskState, HallAsk
from app.domain.hall_time import hall_date
from app.domain.reason import checked_reason
from app.domain.right import Right
from app.domain.rights import allowed
from app.errors import ApproverUnfit, InputRefused, SignOnRefused
from app.handling.approve import MOST_REASON, reason_given
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, demand_running_clock, moment_at, refusal
from app.ports import AuditEvent
from app.staff_ports import Door
from app.texts import asks as texts
from app.texts import staff as words


def approval_ask(wanted: ApprovalWanted, *, reason: str, ask: HallAsk) -> HallAsk:
    """`ask` with what is wanted, ready to be put up; of it id, moment, desk and device are set.

    Raises InputRefused for a reason that cannot stand (approve.py).
    """
    body = {
        "right": wanted.right.value,
        "subject": wanted.subject,
        "certificate": wanted.certificate.code if wanted.certificate is not None else "",
    }
    return replace(
        ask,
        kind=AskKind.APPROVAL,
        by=wanted.requester.number,
        about=wanted.about,
        reason=reason_given(reason, wanted),
        body=json.dumps(body),
    )


def right_asked(ask: HallAsk) -> Right | None:
    """None for one of another release."""
    try:
        return Right(json.loads(ask.body)["right"])
    except (ValueError, KeyError, TypeError):
        return None


def answer_approval(
    *, ask: HallAsk, granted: bool, said: str, by: str, pin: str, asks: HallAsks, door: Door
) -> HallAsk:
    """By `by`, who sits here; the answer goes up once it is written down here. `said` is why not.

    Raises InputRefused where it is refused without a reason; SignOnRefused for a wrong PIN, a closed account, and for
    whoever may not approve this; HallTrouble and QueueRefused where the hall does not take it: it may be answered again
    then. Raises InputRefused too where it was withdrawn or answered by somebody else meanwhile.
    """
    said = " ".join(said.split()) if granted else checked_reason(said, missing=texts.SAY_WHY_NOT)
    if len(said) > MOST_REASON:
        raise InputRefused(words.REASON_LONG, most=MOST_REASON)
    right, subject = right_asked(ask), str(json.loads(ask.body).get("subject", ""))
    try:
        if by == ask.by:
            raise ApproverUnfit(texts.NOT_FOR_YOURSELF)
        record = check_secret(kind=SecretKind.PIN, number=by, secret=pin, door=door)
        demand_open_account(record, door=door)
        demand_running_clock(door=door)
        today = hall_date(moment_at(door), door.zone)
        if right is None or not allowed(record.member, Right.APPROVE, today).allowed:
            raise ApproverUnfit(words.APPROVER_MAY_NOT)
        if granted and not allowed(record.member, right, today).allowed:
            raise ApproverUnfit(words.APPROVER_LACKS, right=right.words.name)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.APPROVAL_REFUSED, refused, number=by, subject=subject, door=door))
        raise
    kind = AuditKind.ASK_GRANTED if granted else AuditKind.ASK_DENIED
    door.audit.write(AuditEvent(kind, by, door.clock.now(), subject, said or ask.reason, right=right))
    answered = asks.answer(ask.id, granted=granted, by=by, said=said)
    wanted = AskState.GRANTED if granted else AskState.DENIED
    if (answered.state, answered.answered_by) != (wanted, by):
        raise InputRefused(texts.ASK_OVER)
    return answered
