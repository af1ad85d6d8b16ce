"""Papers that are to be printed, and what is known of each."""

from datetime import datetime

from sqlalchemy import Connection, Row, select, text, update

from app.ports import PaperKind, PrintJob, PrintState
from offline_cache.moments import from_us, to_us
from offline_cache.prepared import prepared_insert
from offline_cache.schema import PRINT_JOBS
from offline_cache.store import Store

_ADD = prepared_insert(PRINT_JOBS)
_OPEN = (
    select(PRINT_JOBS).where(text("state NOT IN ('confirmed', 'handed_over', 'cancelled')")).order_by(PRINT_JOBS.c.seq)
)


class StoredPrintJobs:
    """app.ports.PrintJobs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, job: PrintJob) -> None:
        self._store.write(lambda connection: add_job(connection, job))

    def open(self) -> tuple[PrintJob, ...]:
        with self._store.read() as connection:
            return tuple(_job(row) for row in connection.execute(_OPEN))

    def of_order(self, order_id: str) -> tuple[PrintJob, ...]:
        wanted = select(PRINT_JOBS).where(PRINT_JOBS.c.order_id == order_id).order_by(PRINT_JOBS.c.seq)
        with self._store.read() as connection:
            return tuple(_job(row) for row in connection.execute(wanted))

    def mark(self, job_id: str, state: PrintState, *, at: datetime, data: bytes | None = None, error: str = "") -> None:
        """`data` None leaves the bytes as they are."""
        values: dict[str, str | int | bytes] = {"state": state.value, "changed_at_us": to_us(at), "last_error": error}
        if data is not None:
            values["data"] = data
        change = update(PRINT_JOBS).where(PRINT_JOBS.c.id == job_id).values(values)
        self._store.write(lambda connection: connection.execute(change))


def add_job(connection: Connection, job: PrintJob) -> None:
    """Within a transaction under way."""
    _ADD.run(
        connection,
        {
            "id": job.id,
            "order_id": job.order_id,
            "paper": job.paper.value,
            "copy_number": job.copy_number,
            "state": job.state.value,
            "queued_at_us": to_us(job.queued_at),
            "changed_at_us": to_us(job.queued_at),
            "last_error": job.last_error,
            "data": job.data,
        },
    )


def _job(row: Row[tuple[object, ...]]) -> PrintJob:
    return PrintJob(
        id=row.id,
        order_id=row.order_id,
        paper=PaperKind(row.paper),
        copy_number=row.copy_number,
        state=PrintState(row.state),
        queued_at=from_us(row.queued_at_us),
        data=row.data,
        last_error=row.last_error,
    )
