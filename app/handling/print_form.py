"""The A4 form of an order, on paper or in a file: the first is plain, a later copy is marked and asks leave."""

from collections.abc import Sequence
from datetime import date, datetime

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.errors import RightMissing
from app.ports import Audit, AuditEvent, Clock, Ids, PaperKind, PrintJob, PrintState
from app.print_queue_ports import PrintJobs
from app.texts import form_paper as words


def forms_out(jobs: Sequence[PrintJob]) -> int:
    """How many A4 forms of an order are out, or may be. One that surely came to nothing does not count."""
    return sum(job.paper is PaperKind.ACCEPTANCE_FORM and job.state is not PrintState.CANCELLED for job in jobs)


def unsure_forms(jobs: Sequence[PrintJob]) -> tuple[PrintJob, ...]:
    """Those of which nobody knows whether they came out: only a person can look."""
    return tuple(job for job in jobs if job.paper is PaperKind.ACCEPTANCE_FORM and job.state is PrintState.UNKNOWN)


def begin_form(
    *,
    order_id: str,
    receipt_number: str,
    leave: Leave | None,
    by: StaffMember,
    place: str,
    today: date,
    jobs: PrintJobs,
    audit: Audit,
    clock: Clock,
    ids: Ids,
    remade: bool = False,
) -> PrintJob:
    """Written down before it is printed or saved: from here on it may be out, until somebody knows better.

    `leave` may be None for the first one alone; `place` is where it goes; `remade`: the archive has no whole file of it
    any more.

    Raises RightMissing where a later copy, or one that is made again, is not covered by its leave.
    """
    out, now = forms_out(jobs.of_order(order_id)), clock.now()
    if out or remade:
        audit.write(_copied(receipt_number, leave, today=today, out=out, at=now, remade=remade))
    else:
        audit.write(AuditEvent(AuditKind.FORM_MADE, by.number, now, receipt_number, place))
    job = _form_job(ids, order_id=order_id, out=out, at=now)
    jobs.add(job)
    return job


def remade_after(jobs: PrintJobs, *, order_id: str | None, receipt_number: str) -> int:
    """How many forms are out before one that is made again now; of another counter's order those made here."""
    return forms_out(jobs.of_order(order_id) if order_id is not None else jobs.of_subject(receipt_number))


def begin_remade(
    *,
    receipt_number: str,
    order_id: str | None,
    leave: Leave | None,
    today: date,
    jobs: PrintJobs,
    audit: Audit,
    clock: Clock,
    ids: Ids,
    at_terminal: str = "",
) -> PrintJob:
    """One that is made again whatever lies in the archive, counted and written down as begin_form does.

    `order_id` is None for an order of another counter: those made here are counted by its receipt number, and each
    counts unless it surely came to nothing, since nobody could be asked for it. `at_terminal` is whoever typed the
    command, who has the passphrase of the store and needs no leave. Raises RightMissing.
    """
    out, now = remade_after(jobs, order_id=order_id, receipt_number=receipt_number), clock.now()
    if at_terminal:
        audit.write(AuditEvent(AuditKind.DOCUMENT_REMADE, at_terminal, now, receipt_number, str(out)))
    else:
        audit.write(_copied(receipt_number, leave, today=today, out=out, at=now, remade=True))
    job = _form_job(ids, order_id=order_id, subject=receipt_number, out=out, at=now)
    jobs.add(job)
    return job


def _copied(
    receipt_number: str, leave: Leave | None, *, today: date, out: int, at: datetime, remade: bool
) -> AuditEvent:
    if leave is None:
        raise RightMissing(words.OUT_MEANWHILE)
    leave.demand(Right.REPRINT_FORM, today, subject=receipt_number)
    return AuditEvent(
        AuditKind.DOCUMENT_REMADE if remade else AuditKind.FORM_REPRINTED,
        leave.person.number,
        at,
        receipt_number,
        str(out),
        right=Right.REPRINT_FORM,
        approver=leave.approver,
    )


def _form_job(ids: Ids, *, order_id: str | None, out: int, at: datetime, subject: str = "") -> PrintJob:
    return PrintJob(
        id=ids.uuid7(),
        order_id=order_id,
        paper=PaperKind.ACCEPTANCE_FORM,
        copy_number=out,
        state=PrintState.SENT if order_id is not None else PrintState.HANDED_OVER,
        queued_at=at,
        data=None,  # the same order and mark give the same bytes at any time
        last_error="",
        subject="" if order_id is not None else subject,
    )
