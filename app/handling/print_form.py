"""The A4 form of an order, on paper or in a file: the first is plain, a later copy is marked and asks leave."""

from collections.abc import Sequence
from datetime import date

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

    `leave` may be None for the first one alone; `place` is where it goes; `remade`: the archive let go of its file.

    Raises RightMissing where a later copy, or one that is made again, is not covered by its leave.
    """
    out, now = forms_out(jobs.of_order(order_id)), clock.now()
    if out or remade:
        if leave is None:
            raise RightMissing(words.OUT_MEANWHILE)
        leave.demand(Right.REPRINT_FORM, today, subject=receipt_number)
        audit.write(
            AuditEvent(
                AuditKind.FORM_REPRINTED if out else AuditKind.DOCUMENT_REMADE,
                leave.person.number,
                now,
                receipt_number,
                str(out),
                right=Right.REPRINT_FORM,
                approver=leave.approver,
            )
        )
    else:
        audit.write(AuditEvent(AuditKind.FORM_MADE, by.number, now, receipt_number, place))
    job = PrintJob(
        id=ids.uuid7(),
        order_id=order_id,
        paper=PaperKind.ACCEPTANCE_FORM,
        copy_number=out,
        state=PrintState.SENT,
        queued_at=now,
        data=None,  # the same order and mark give the same bytes at any time
        last_error="",
    )
    jobs.add(job)
    return job
