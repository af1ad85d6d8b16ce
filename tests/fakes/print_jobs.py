"""A print queue in memory that keeps its whole journal, and printers that behave in one given way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.errors import PrinterTrouble
from app.ports import PaperKind, PrintJob, PrintState
from app.printer_ports import Delivery
from app.texts.language import Text

ENDED = (PrintState.CONFIRMED, PrintState.HANDED_OVER, PrintState.CANCELLED)


class JobsInMemory:
    """`journal` is every (job id, state) that was written, in order."""

    def __init__(self, *jobs: PrintJob) -> None:
        self._jobs = {job.id: job for job in jobs}
        self.journal: list[tuple[str, PrintState]] = []

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

    def mark(self, job_id: str, state: PrintState, *, at: datetime, data: bytes | None = None, error: str = "") -> bool:
        job = self._jobs[job_id]
        if job.state is PrintState.CANCELLED:
            return False
        kept = job.data if data is None else data
        self._jobs[job_id] = replace(job, state=state, data=kept, last_error=error)
        self.journal.append((job_id, state))
        return True

    def __getitem__(self, job_id: str) -> PrintJob:
        return self._jobs[job_id]


class PrinterThat:
    """Answers each job as told; `journal_at_send` is what `jobs` had written when each job began."""

    def __init__(self, answer: Delivery | Exception) -> None:
        self.answer = answer
        self.received: list[bytes] = []
        self.journal_at_send: list[list[tuple[str, PrintState]]] = []
        self.jobs: JobsInMemory | None = None

    def send(self, data: bytes) -> Delivery:
        if self.jobs is not None:
            self.journal_at_send.append(list(self.jobs.journal))
        if isinstance(self.answer, PrinterTrouble):
            raise self.answer
        self.received.append(data)
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
