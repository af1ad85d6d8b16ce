"""The print queue as the store keeps it: what was given to a printer, and what is known of it (app.ports.PrintJob)."""

from datetime import datetime
from typing import Protocol

from app.ports import PrintJob, PrintState
from app.printer_ports import PrinterCondition


class PrintJobs(Protocol):
    """What was given to the printer and what became of it. Reads and writes the store: off the window's thread."""

    def add(self, job: PrintJob) -> None: ...
    def open(self) -> tuple[PrintJob, ...]:
        """Jobs that still want something: queued, checked, sent by a process that died, failed_before_send, unknown."""
        ...

    def of_order(self, order_id: str) -> tuple[PrintJob, ...]:
        """The first print and all later copies, oldest first."""
        ...

    def of_ticket(self, ticket_id: str) -> tuple[PrintJob, ...]:
        """Its first print at this counter and all later copies, oldest first."""
        ...

    def of_subject(self, subject: str) -> tuple[PrintJob, ...]:
        """The first print of a day's or a drawer's paper and all later copies, oldest first."""
        ...

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
        """False where the job was cancelled: it stays so, and nothing of it may be printed or asked. One that did not
        end though its order was voided meanwhile is.

        `sent` with a `printer` says that from now on part of a job may lie in it; an end with one, that nothing of any
        job does; `confirmed` without one, that nothing of this very job does.
        """
        ...

    def remnant(self, printer: str) -> bool:
        """Whether the printer at this address got a job of which nobody knows that it came out whole."""
        ...
