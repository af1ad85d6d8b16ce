"""A print queue in memory that keeps its whole journal, and printers that behave in one given way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.errors import PrinterTrouble
from app.ports import Clock, PaperKind, PrintJob, PrintState
from app.print_queue_ports import PrintJobs
from app.printer_ports import (
    Delivery,
    PrinterCondition,
    PrinterPort,
    ToldCondition,
    never,
    nobody_told,
    nothing_first,
)
from app.texts.language import Text
from printing.profiles import PAPER_80
from printing.spool import Ahead, LayOut, PrinterPlace, PrintOutcome, nothing_ahead, print_next

ENDED = (PrintState.CONFIRMED, PrintState.HANDED_OVER, PrintState.CANCELLED)


class JobsInMemory:
    """`journal` is every (job id, state) that was written, in order."""

    def __init__(self, *jobs: PrintJob) -> None:
        self._jobs = {job.id: job for job in jobs}
        self.journal: list[tuple[str, PrintState]] = []
        self._in_printers: dict[str, str] = {}  # of which job part may lie where

    def add(self, job: PrintJob) -> None:
        self._jobs[job.id] = job

    def open(self) -> tuple[PrintJob, ...]:
        waiting = (job for job in self._jobs.values() if job.state not in ENDED)
        return tuple(sorted(waiting, key=lambda job: job.queued_at))

    def of_order(self, order_id: str) -> tuple[PrintJob, ...]:
        return tuple(job for job in self._jobs.values() if job.order_id == order_id)

    def of_ticket(self, ticket_id: str) -> tuple[PrintJob, ...]:
        return tuple(job for job in self._jobs.values() if job.ticket is not None and job.ticket.id == ticket_id)

    def of_subject(self, subject: str) -> tuple[PrintJob, ...]:
        return tuple(job for job in self._jobs.values() if job.subject and job.subject == subject)

    def mark(
        self,
        job_id: str,
        state: PrintState,
        *,
        at: datetime,
        data: bytes | None = None,
        error: str = "",
        printer: str = "",
        condition: PrinterCondition | None = None,
    ) -> bool:
        job = self._jobs[job_id]
        if job.state is PrintState.CANCELLED:
            return False
        self._jobs[job_id] = replace(
            job,
            state=state,
            data=job.data if data is None else data,
            last_error=error,
            printer=printer or job.printer,
            condition=condition or job.condition,
        )
        if printer and state is PrintState.SENT:
            self._in_printers[job_id] = printer
        elif printer and state in ENDED:
            self._in_printers = {id: each for id, each in self._in_printers.items() if each != printer}
        elif state is PrintState.CONFIRMED:
            self._in_printers.pop(job_id, None)
        self.journal.append((job_id, state))
        return True

    def remnant(self, printer: str) -> bool:
        return printer in self._in_printers.values()

    def __getitem__(self, job_id: str) -> PrintJob:
        return self._jobs[job_id]


class PrinterThat:
    """Answers each job as told; `journal_at_send` is what `jobs` had written when each job began."""

    def __init__(self, answer: Delivery | Exception, *, address: str = "tcp://own:9100") -> None:
        self.answer = answer
        self.address = address
        self.says = PrinterCondition.READY
        self.tells_after: PrinterCondition | None = None  # its last byte
        self.received: list[bytes] = []
        self.torn: list[bool] = []
        self.journal_at_send: list[list[tuple[str, PrintState]]] = []
        self.jobs: JobsInMemory | None = None

    def condition(self) -> PrinterCondition:
        return PrinterCondition.AWAY if isinstance(self.answer, PrinterTrouble) else self.says

    def send(
        self,
        data: bytes,
        *,
        begin: Callable[[], None] = nothing_first,
        told: ToldCondition = nobody_told,
        stopped: Callable[[], bool] = never,
        torn: bool = False,
    ) -> Delivery:
        told(self.condition())
        if isinstance(self.answer, PrinterTrouble):
            raise self.answer
        begin()
        if self.jobs is not None:
            self.journal_at_send.append(list(self.jobs.journal))
        self.received.append(data)
        self.torn.append(torn)
        if self.tells_after is not None:
            told(self.tells_after)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def reachable(self) -> bool:
        return not isinstance(self.answer, PrinterTrouble)


class SteppingClock:
    """A second later at every look."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 2, 27, 36, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


class CountingIds:
    def __init__(self) -> None:
        self._last = 0

    def uuid7(self) -> str:
        self._last += 1
        return f"019aa000-0000-7000-8000-{self._last:012x}"

    def token(self) -> str:
        self._last += 1
        return f"{self._last:032x}"


UNREACHABLE = PrinterTrouble(Text("打印机连不上。", "The printer cannot be reached."))


def job(
    name: str, state: PrintState = PrintState.QUEUED, *, data: bytes | None = None, copy_number: int = 0
) -> PrintJob:
    """A receipt job whose place in the queue follows its name."""
    return PrintJob(
        id=name,
        order_id="order-1",
        paper=PaperKind.RECEIPT,
        copy_number=copy_number,
        state=state,
        queued_at=datetime(2026, 11, 20, 2, 0, 0, tzinfo=UTC) + timedelta(seconds=ord(name[-1])),
        data=data,
        last_error="",
    )


def at(printer: PrinterPort) -> PrinterPlace:
    """It on 80 mm paper."""
    return PrinterPlace(printer, PAPER_80)


def print_waiting(
    *printers: PrinterPort, jobs: PrintJobs, lay_out: LayOut, clock: Clock, ahead: Ahead = nothing_ahead
) -> list[PrintOutcome]:
    """Every receipt that waits for paper, as the printing lane does it: up to the first that no printer takes."""
    outcomes: list[PrintOutcome] = []
    places = [at(one) for one in printers]
    while not (outcomes and outcomes[-1].trouble) and (
        outcome := print_next(
            papers=[PaperKind.RECEIPT], places=places, jobs=jobs, lay_out=lay_out, clock=clock, ahead=ahead
        )
    ):
        outcomes.append(outcome)
    return outcomes
