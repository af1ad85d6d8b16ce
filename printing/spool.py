"""The print queue: what happens to a job, and what is known of it after the power went.

queued → checked → sent → confirmed | handed_over | unknown, or back to failed_before_send.
`checked`: laid out, its bytes stored. `sent` is journalled before the first byte leaves, so that a job which may have
been printed is never printed again by itself; only failed_before_send is. `unknown` asks the clerk. A job that was
cancelled since it was read, because its order was voided, cannot be marked any more, and no byte of it leaves.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.errors import Bug, PrinterTrouble
from app.ports import Clock, Ids, PaperKind, PrintJob, PrintJobs, PrintState
from app.printer_ports import Delivery, PrinterPort

LayOut = Callable[[PrintJob], bytes]
Ahead = Callable[[PrintJob], bytes]

_PRINTABLE = (PrintState.QUEUED, PrintState.CHECKED, PrintState.FAILED_BEFORE_SEND)
_AFTER = {
    Delivery.CONFIRMED: PrintState.CONFIRMED,
    Delivery.UNASKED: PrintState.HANDED_OVER,
    Delivery.SILENT: PrintState.UNKNOWN,  # the clerk sees the paper: nobody else can tell
}


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How far a job came. `trouble` is what the clerk is told where it did not leave this machine."""

    job_id: str
    state: PrintState
    trouble: PrinterTrouble | None


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What a start finds: saved and not printed, and sent by a process that died before it knew more."""

    to_print: tuple[PrintJob, ...]
    to_ask: tuple[PrintJob, ...]


def nothing_ahead(job: PrintJob) -> bytes:
    return b""


def print_job(
    job: PrintJob,
    *,
    jobs: PrintJobs,
    lay_out: LayOut,
    printer: PrinterPort,
    clock: Clock,
    ahead: Ahead = nothing_ahead,
) -> PrintOutcome:
    """One try, on the printing lane. Raises Bug for a job that may be on paper already.

    `ahead` goes before the paper and is no part of it: the pulse for the drawer, at this moment or never.
    """
    if job.state not in _PRINTABLE:
        raise Bug(f"print job {job.id} is {job.state} and may be on paper already")
    data = job.data
    if data is None:
        data = lay_out(job)
        jobs.mark(job.id, PrintState.CHECKED, at=clock.now(), data=data)
    data = ahead(job) + data
    if not jobs.mark(job.id, PrintState.SENT, at=clock.now()):
        return PrintOutcome(job.id, PrintState.CANCELLED, None)
    try:
        state = _AFTER[printer.send(data)]
    except PrinterTrouble as trouble:
        jobs.mark(job.id, PrintState.FAILED_BEFORE_SEND, at=clock.now(), error=str(trouble))
        return PrintOutcome(job.id, PrintState.FAILED_BEFORE_SEND, trouble)
    except OSError as broken_off:
        jobs.mark(job.id, PrintState.UNKNOWN, at=clock.now(), error=str(broken_off))
        return PrintOutcome(job.id, PrintState.UNKNOWN, None)
    jobs.mark(job.id, state, at=clock.now())
    return PrintOutcome(job.id, state, None)


def print_waiting(
    *,
    paper: PaperKind,
    jobs: PrintJobs,
    lay_out: LayOut,
    printer: PrinterPort,
    clock: Clock,
    ahead: Ahead = nothing_ahead,
) -> tuple[PrintOutcome, ...]:
    """Every job of that kind that waits for paper, oldest first; ends at the first that does not reach the printer."""
    outcomes: list[PrintOutcome] = []
    for job in jobs.open():
        if job.paper is paper and job.state in _PRINTABLE:
            outcomes.append(print_job(job, jobs=jobs, lay_out=lay_out, printer=printer, clock=clock, ahead=ahead))
            if outcomes[-1].trouble:
                break
    return tuple(outcomes)


def after_restart(*, jobs: PrintJobs, clock: Clock) -> LeftOver:
    """At a start, before anything prints: what was `sent` by the dead process is from now on `unknown`."""
    to_print: list[PrintJob] = []
    to_ask: list[PrintJob] = []
    for job in jobs.open():
        if job.state is PrintState.SENT:
            jobs.mark(job.id, PrintState.UNKNOWN, at=clock.now(), error=job.last_error)
            job = replace(job, state=PrintState.UNKNOWN)
        (to_ask if job.state is PrintState.UNKNOWN else to_print).append(job)
    return LeftOver(tuple(to_print), tuple(to_ask))


def paper_came_out(job: PrintJob, *, jobs: PrintJobs, clock: Clock) -> None:
    """The clerk's yes to 小票出来了吗？"""
    jobs.mark(job.id, PrintState.CONFIRMED, at=clock.now())


def no_paper_came_out(job: PrintJob, *, jobs: PrintJobs, ids: Ids, clock: Clock, data: bytes | None = None) -> PrintJob:
    """The clerk's no: this job is given up, and a marked copy queued, since part of the first may lie somewhere.

    The copy first: a program that dies between the two asks again, and no receipt is lost.
    """
    copy = queue_copy(job, jobs=jobs, ids=ids, clock=clock)
    jobs.mark(job.id, PrintState.CANCELLED, at=clock.now())
    return copy


def next_copy(job: PrintJob, *, jobs: PrintJobs) -> int:
    """The number that the next copy of the same paper bears."""
    if job.subject:
        known = jobs.of_subject(job.subject)
    else:
        known = jobs.of_order(job.order_id) if job.order_id else jobs.of_ticket(job.ticket.id) if job.ticket else ()
    return max((other.copy_number for other in known if other.paper is job.paper), default=job.copy_number) + 1


def queue_copy(job: PrintJob, *, jobs: PrintJobs, ids: Ids, clock: Clock) -> PrintJob:
    """A later copy of the same paper, a job of its own: it carries 【补打 第n次】 and never opens the drawer."""
    copy = replace(
        job,
        id=ids.uuid7(),
        copy_number=next_copy(job, jobs=jobs),
        state=PrintState.QUEUED,
        queued_at=clock.now(),
        data=None,
        last_error="",
    )
    jobs.add(copy)
    return copy
