"""The print queue: what happens to a job, and what is known of it after the power went.

queued → checked → sent → confirmed | handed_over | unknown, or back to failed_before_send.
`checked`: its bytes stored, as its printer gets them. `sent` is journalled before the first byte leaves, so that a job
which may have been printed is never printed again by itself; only failed_before_send is. `unknown` asks the clerk. A
job that was cancelled since it was read, because its order was voided, cannot be marked any more, and no byte leaves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.errors import Bug, PrinterTrouble, Trouble
from app.ports import Clock, Ids, PaperKind, PrintJob, PrintState
from app.print_queue_ports import PrintJobs
from app.printer_ports import Delivery, PrinterCondition, PrinterPort, PrintNews, ToldNews, never, no_news
from printing.profiles import PrinterProfile

_AFTER = {
    Delivery.CONFIRMED: PrintState.CONFIRMED,
    Delivery.UNASKED: PrintState.HANDED_OVER,
    Delivery.SILENT: PrintState.UNKNOWN,  # the clerk sees the paper: nobody else can tell
}


@dataclass(frozen=True, slots=True)
class PrinterPlace:
    """A printer and what it can."""

    printer: PrinterPort
    profile: PrinterProfile


LayOut = Callable[[PrintJob, PrinterPlace], bytes | None]  # None where this printer cannot have that paper
Ahead = Callable[[PrintJob], bytes]


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How far a job came. `trouble` is what the clerk is told where it did not leave this machine.

    `printer` is where it went, `spare` that this is the hall's second one, `condition` what the printer said last.
    """

    job_id: str
    state: PrintState
    trouble: PrinterTrouble | None
    condition: PrinterCondition | None = None
    printer: str = ""
    spare: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What a start finds: saved and not printed, and sent by a process that died before it knew more."""

    to_print: tuple[PrintJob, ...]
    to_ask: tuple[PrintJob, ...]


class CannotLayOut(Bug):
    """A job whose paper cannot be made. It waits as what is held back does, and those behind it do not wait for it."""


class _Withdrawn(Exception):
    """The job was cancelled since it was read."""


def nothing_ahead(job: PrintJob) -> bytes:
    return b""


def print_job(
    job: PrintJob,
    *,
    places: Sequence[PrinterPlace],
    jobs: PrintJobs,
    lay_out: LayOut,
    clock: Clock,
    ahead: Ahead = nothing_ahead,
    news: ToldNews = no_news,
    stopped: Callable[[], bool] = never,
) -> PrintOutcome:
    """One try, on the printing lane: at the first of `places` that takes it. Raises Bug for a job that may be on paper,
    CannotLayOut.

    `ahead` goes before the paper and is no part of it: the pulse for the drawer, at this moment or never, and never at
    another printer than the counter's own. `news` is told on this thread.
    """
    if not job.state.waits:
        raise Bug(f"print job {job.id} is {job.state} and may be on paper already")
    outcome = None
    for place in places:
        one = _Try(job, place, place is not places[0], jobs, clock, news, stopped)
        data = _laid_out(job, place, lay_out)  # at each try: it may be another printer by now, or set up as another
        if data is not None:
            now = one.run(data, b"" if one.spare else ahead(job))
            if now.trouble is None:
                return now
            outcome = outcome or now  # the counter's own printer is the one to see to
    if outcome is None or outcome.trouble is None:
        raise Bug(f"print job {job.id} has no printer it could go to")
    if (job.state, job.last_error, job.condition) != (outcome.state, str(outcome.trouble), outcome.condition):
        jobs.mark(
            job.id, outcome.state, at=clock.now(), error=str(outcome.trouble), condition=outcome.condition
        )  # once, not at every look while it waits
    return outcome


def _laid_out(job: PrintJob, place: PrinterPlace, lay_out: LayOut) -> bytes | None:
    try:
        return lay_out(job, place)
    except Trouble:
        raise  # the store's: it passes
    except Exception as fault:
        raise CannotLayOut(f"print job {job.id} cannot be laid out: {type(fault).__name__}: {fault}") from fault


class _Try:
    """One job at one printer."""

    def __init__(
        self,
        job: PrintJob,
        place: PrinterPlace,
        spare: bool,
        jobs: PrintJobs,
        clock: Clock,
        news: ToldNews,
        stopped: Callable[[], bool],
    ) -> None:
        self._job = job
        self._printer = place.printer
        self.spare = spare
        self._jobs = jobs
        self._clock = clock
        self._news = news
        self._stopped = stopped
        self._state = job.state
        self._condition: PrinterCondition | None = None

    def run(self, data: bytes, ahead: bytes) -> PrintOutcome:
        address = self._printer.address
        try:
            state = _AFTER[
                self._printer.send(
                    ahead + data,
                    begin=lambda: self._begin(data),
                    told=self._told,
                    stopped=self._stopped,
                    torn=self._jobs.remnant(address),
                )
            ]
        except _Withdrawn:
            return self._over(PrintState.CANCELLED)
        except PrinterTrouble as trouble:
            if self._state is PrintState.SENT and not self._mark(PrintState.FAILED_BEFORE_SEND, str(trouble)):
                return self._over(PrintState.CANCELLED)  # refused after all, whole, and not wanted any more
            return self._over(PrintState.FAILED_BEFORE_SEND, trouble)
        except OSError as broken_off:
            self._told(self._why(broken_off))
            return self._nobody_knows(str(broken_off))
        if state is PrintState.UNKNOWN:
            return self._nobody_knows(self._condition.value if self._condition else "")
        self._jobs.mark(self._job.id, state, at=self._clock.now(), printer=address)
        return self._over(state)

    def _begin(self, data: bytes) -> None:
        """Right before the first byte. Raises _Withdrawn."""
        address = self._printer.address
        if data not in (self._job.data, self._job.spare):
            self._jobs.mark(self._job.id, PrintState.CHECKED, at=self._clock.now(), data=data, printer=address)
        if not self._jobs.mark(self._job.id, PrintState.SENT, at=self._clock.now(), printer=address):
            raise _Withdrawn
        self._state = PrintState.SENT

    def _nobody_knows(self, error: str) -> PrintOutcome:
        """But of an order that was voided meanwhile nobody is asked."""
        return self._over(PrintState.UNKNOWN if self._mark(PrintState.UNKNOWN, error) else PrintState.CANCELLED)

    def _why(self, broken_off: OSError) -> PrinterCondition:
        """A line that took nothing took no question either: it is asked on a new one, for the clerk to be told."""
        if not isinstance(broken_off, TimeoutError):
            return PrinterCondition.AWAY
        now = self._printer.condition()
        return now if now.says_why else PrinterCondition.SILENT

    def _mark(self, state: PrintState, error: str) -> bool:
        return self._jobs.mark(self._job.id, state, at=self._clock.now(), error=error, condition=self._condition)

    def _told(self, condition: PrinterCondition) -> None:
        self._condition = condition
        self._news(self._as_news(over=False))

    def _over(self, state: PrintState, trouble: PrinterTrouble | None = None) -> PrintOutcome:
        self._state = state
        self._news(self._as_news(over=True, trouble=trouble))
        return PrintOutcome(self._job.id, state, trouble, self._condition, self._printer.address, self.spare)

    def _as_news(self, *, over: bool, trouble: PrinterTrouble | None = None) -> PrintNews:
        job = self._job
        return PrintNews(
            job_id=job.id,
            order_id=job.order_id,
            paper=job.paper.value,
            state=self._state.value,
            condition=self._condition,
            printer=self._printer.address,
            spare=self.spare,
            over=over,
            trouble=trouble,
        )


def print_next(
    *,
    papers: Sequence[PaperKind],
    places: Sequence[PrinterPlace],
    jobs: PrintJobs,
    lay_out: LayOut,
    clock: Clock,
    ahead: Ahead = nothing_ahead,
    news: ToldNews = no_news,
    stopped: Callable[[], bool] = never,
) -> PrintOutcome | None:
    """The oldest job of these kinds that waits for paper; None where none does. One a call: each may take a minute.

    Raises CannotLayOut once of a job; from then on it is passed over until its paper can be made.
    No job is out now: one that is `sent` has lost its end, which the store did not take. That is then the outcome.
    """
    for job in jobs.open():
        if job.paper in papers and job.state is PrintState.SENT:
            known = jobs.mark(job.id, PrintState.UNKNOWN, at=clock.now(), error=job.last_error)
            state = PrintState.UNKNOWN if known else PrintState.CANCELLED
            return PrintOutcome(job.id, state, None, job.condition, job.printer)
        if job.paper in papers and job.state.waits:
            try:
                return print_job(
                    job,
                    places=places,
                    jobs=jobs,
                    lay_out=lay_out,
                    clock=clock,
                    ahead=ahead,
                    news=news,
                    stopped=stopped,
                )
            except CannotLayOut as fault:
                if job.last_error != str(fault):
                    jobs.mark(job.id, PrintState.FAILED_BEFORE_SEND, at=clock.now(), error=str(fault))
                    raise
    return None


def after_restart(*, jobs: PrintJobs, clock: Clock) -> LeftOver:
    """At a start, before anything prints: what was `sent` by the dead process is from now on `unknown`."""
    to_print: list[PrintJob] = []
    to_ask: list[PrintJob] = []
    for job in jobs.open():
        if job.state in (PrintState.SENT, PrintState.UNKNOWN):
            if not jobs.mark(job.id, PrintState.UNKNOWN, at=clock.now(), error=job.last_error):
                continue  # its order is void: nobody wants to know
            job = replace(job, state=PrintState.UNKNOWN)
        (to_ask if job.state is PrintState.UNKNOWN else to_print).append(job)
    return LeftOver(tuple(to_print), tuple(to_ask))


def paper_came_out(job: PrintJob, *, jobs: PrintJobs, clock: Clock) -> None:
    """The clerk's yes to 小票出来了吗？ Nothing of this job lies in its printer; of another something may."""
    jobs.mark(job.id, PrintState.CONFIRMED, at=clock.now())


def no_paper_came_out(job: PrintJob, *, by: str, jobs: PrintJobs, ids: Ids, clock: Clock) -> PrintJob:
    """The clerk's no: this job is given up, and a marked copy queued, since part of the first may lie somewhere.

    The copy first: a program that dies between the two asks again, and no receipt is lost.
    """
    copy = queue_copy(job, by=by, jobs=jobs, ids=ids, clock=clock)
    jobs.mark(job.id, PrintState.CANCELLED, at=clock.now())
    return copy


def next_copy(job: PrintJob, *, jobs: PrintJobs) -> int:
    """The number that the next copy of the same paper bears."""
    if job.subject:
        known = jobs.of_subject(job.subject)
    else:
        known = jobs.of_order(job.order_id) if job.order_id else jobs.of_ticket(job.ticket.id) if job.ticket else ()
    return max((other.copy_number for other in known if other.paper is job.paper), default=job.copy_number) + 1


def queue_copy(job: PrintJob, *, by: str, jobs: PrintJobs, ids: Ids, clock: Clock) -> PrintJob:
    """A later copy of the same paper, a job of its own: it carries 【补打 第n次】 and never opens the drawer.

    `by`: the clerk it names, also where it comes out after a restart, or with somebody else at the desk.
    """
    copy = replace(
        job,
        id=ids.uuid7(),
        copy_number=next_copy(job, jobs=jobs),
        state=PrintState.QUEUED,
        queued_at=clock.now(),
        data=None,
        last_error="",
        printer="",
        spare=None,
        condition=None,
        copied_by=by,
    )
    jobs.add(copy)
    return copy
