"""Papers that are to be printed, and what is known of each."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, select, text, update

from app.domain.order import CentralState
from app.errors import OrderStays
from app.ports import PaperKind, PrintJob, PrintState, TicketOnPaper
from app.printer_ports import PrinterCondition
from app.texts import order_stays as texts
from app.texts.language import Language
from offline_cache.moments import from_us, to_us
from offline_cache.prepared import prepared_insert
from offline_cache.print_schema import PRINT_JOBS
from offline_cache.schema import ORDERS
from offline_cache.store import Store

_ADD = prepared_insert(PRINT_JOBS)
_KEEP_RECEIPT = prepared_insert(
    PRINT_JOBS,
    always={
        **{column.name: None for column in PRINT_JOBS.columns if column.nullable and column.name != "order_id"},
        "paper": PaperKind.RECEIPT.value,
        "copy_number": 0,
        "state": PrintState.QUEUED.value,
        "queued_at_us": 0,
        "changed_at_us": 0,
        "last_error": "",
        "remnant": 0,
    },
)
_DROP_KEPT = delete(PRINT_JOBS).where(PRINT_JOBS.c.order_id == bindparam("wanted"), PRINT_JOBS.c.queued_at_us == 0)
# A receipt is kept with the signature and queued when its order is accepted: NULL before, for nobody has paid yet.
QUEUED_AT_US = func.coalesce(
    func.nullif(PRINT_JOBS.c.queued_at_us, 0),
    select(ORDERS.c.accepted_at_us).where(ORDERS.c.id == PRINT_JOBS.c.order_id).scalar_subquery(),
).label("queued_at_us")
IS_QUEUED = QUEUED_AT_US.element.is_not(None)
OLDEST_FIRST = QUEUED_AT_US, PRINT_JOBS.c.seq  # a receipt's seq is its signature's
_JOBS = select(*(column for column in PRINT_JOBS.columns if column.name != "queued_at_us"), QUEUED_AT_US)
_OPEN = _JOBS.where(text("state NOT IN ('confirmed', 'handed_over', 'cancelled')"), IS_QUEUED).order_by(*OLDEST_FIRST)
_VOID = select(ORDERS.c.receipt_number).where(
    ORDERS.c.id == bindparam("wanted"), ORDERS.c.central == CentralState.VOIDED.value
)
_STATES = select(PRINT_JOBS.c.state).where(PRINT_JOBS.c.order_id == bindparam("wanted")).order_by(PRINT_JOBS.c.seq)
_CANCEL = (
    update(PRINT_JOBS)
    .where(
        PRINT_JOBS.c.order_id == bindparam("wanted"),
        PRINT_JOBS.c.state.in_(
            (PrintState.QUEUED, PrintState.CHECKED, PrintState.FAILED_BEFORE_SEND, PrintState.UNKNOWN)
        ),
    )
    .values(state=PrintState.CANCELLED.value, changed_at_us=bindparam("at_us"))
)
_WHOLE = (PrintState.CONFIRMED, PrintState.HANDED_OVER)
_OPEN_AGAIN = (PrintState.UNKNOWN, PrintState.FAILED_BEFORE_SEND)
_OF_VOID = select(ORDERS.c.id).where(
    ORDERS.c.central == CentralState.VOIDED.value,
    ORDERS.c.id == select(PRINT_JOBS.c.order_id).where(PRINT_JOBS.c.id == bindparam("job")).scalar_subquery(),
)
_IN_PRINTER = text("remnant = 1"), PRINT_JOBS.c.printer == bindparam("at_printer")
_REMNANT = select(PRINT_JOBS.c.seq).where(*_IN_PRINTER).limit(1)
_HASHED = select(PRINT_JOBS.c.id, PRINT_JOBS.c.data, PRINT_JOBS.c.sha256).where(PRINT_JOBS.c.sha256.is_not(None))
_NOTHING_LEFT = update(PRINT_JOBS).where(*_IN_PRINTER).values(remnant=0)


class StoredPrintJobs:
    """app.print_queue_ports.PrintJobs."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, job: PrintJob) -> None:
        """Raises OrderStays for a paper of an order that was voided."""

        def write(connection: Connection) -> None:
            void = connection.execute(_VOID, {"wanted": job.order_id}).scalar()
            if void is not None:
                raise OrderStays(texts.NO_MORE_PAPER, number=void)
            add_job(connection, job)

        self._store.write(write)

    def open(self) -> tuple[PrintJob, ...]:
        with self._store.read() as connection:
            return tuple(_job(row) for row in connection.execute(_OPEN))

    def of_order(self, order_id: str) -> tuple[PrintJob, ...]:
        return self._those(PRINT_JOBS.c.order_id == order_id)

    def of_ticket(self, ticket_id: str) -> tuple[PrintJob, ...]:
        return self._those(PRINT_JOBS.c.ticket_id == ticket_id)

    def of_subject(self, subject: str) -> tuple[PrintJob, ...]:
        return self._those(PRINT_JOBS.c.subject == subject)

    def let_tickets_go(self, *, before: datetime) -> int:
        """A ticket's paper is of use in its hall day alone, and a picture of it for a small printer is large. How many
        went."""
        old = delete(PRINT_JOBS).where(PRINT_JOBS.c.ticket_id.is_not(None), PRINT_JOBS.c.queued_at_us < to_us(before))
        return self._store.write(lambda connection: connection.execute(old).rowcount)

    def _those(self, wanted: ColumnElement[bool]) -> tuple[PrintJob, ...]:
        with self._store.read() as connection:
            rows = connection.execute(_JOBS.where(wanted, IS_QUEUED).order_by(PRINT_JOBS.c.seq))
            return tuple(_job(row) for row in rows)

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
        """`data` None, `condition` None and `printer` "" leave these as they are. False where the job was cancelled,
        and stays so: also one whose order was voided while it was out, and that did not end by itself."""
        values: dict[str, str | int | bytes] = {"state": state.value, "changed_at_us": to_us(at), "last_error": error}
        if data is not None:
            values["data"], values["sha256"] = data, _sha256(data)
        if condition is not None:
            values["condition"] = condition.value
        if printer:
            values["printer"] = printer
        if state in (PrintState.SENT, PrintState.FAILED_BEFORE_SEND, PrintState.CONFIRMED):
            values["remnant"] = int(bool(printer) and state is PrintState.SENT)
        alive = (PRINT_JOBS.c.id == job_id) & (PRINT_JOBS.c.state != PrintState.CANCELLED.value)
        change = update(PRINT_JOBS).where(alive).values(values)

        def write(connection: Connection) -> bool:
            if printer and state in _WHOLE:
                connection.execute(_NOTHING_LEFT, {"at_printer": printer})
            done = connection.execute(change).rowcount > 0
            if done and state in _OPEN_AGAIN and (of_void := connection.execute(_OF_VOID, {"job": job_id}).scalar()):
                cancel_waiting(connection, of_void, at=at)
                return False
            return done

        return self._store.write(write)

    def remnant(self, printer: str) -> bool:
        with self._store.read() as connection:
            return connection.execute(_REMNANT, {"at_printer": printer}).first() is not None


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
            "ticket_id": job.ticket.id if job.ticket else None,
            "ticket_number": job.ticket.number if job.ticket else None,
            "ticket_language": job.ticket.language.value if job.ticket else None,
            "subject": job.subject or None,
            "sha256": None if job.data is None else _sha256(job.data),
            "printer": job.printer or None,
            "spare": job.spare,
            "condition": job.condition.value if job.condition else None,
            "copied_by": job.copied_by or None,
            "remnant": 0,
        },
    )


def keep_receipt(connection: Connection, signed_id: str, *, job_id: str) -> None:
    """Of an order that is signed: it takes its place in the queue when that is accepted. Within a transaction."""
    _KEEP_RECEIPT.run(connection, {"id": job_id, "order_id": signed_id})


def drop_receipt(connection: Connection, signed_id: str) -> None:
    """Of a signed version that was given up: it never became an order."""
    connection.execute(_DROP_KEPT, {"wanted": signed_id})


def states_of(connection: Connection, order_id: str) -> tuple[PrintState, ...]:
    """Of every paper of an order, oldest first."""
    return tuple(PrintState(state) for state in connection.execute(_STATES, {"wanted": order_id}).scalars())


def paper_faults(connection: Connection) -> Iterator[str]:
    """Papers whose bytes are not those that were laid out."""
    for row in connection.execute(_HASHED):
        if row.data is None or _sha256(row.data) != row.sha256:
            yield f"print job {row.id}: other bytes than were laid out"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def cancel_waiting(connection: Connection, order_id: str, *, at: datetime) -> None:
    """What of an order waits for paper will not get it, and what may be on paper is not asked about any more.

    Within a transaction under way.
    """
    connection.execute(_CANCEL, {"wanted": order_id, "at_us": to_us(at)})


def _job(row: Row[*tuple[Any, ...]]) -> PrintJob:
    return PrintJob(
        id=row.id,
        order_id=row.order_id,
        paper=PaperKind(row.paper),
        copy_number=row.copy_number,
        state=PrintState(row.state),
        queued_at=from_us(row.queued_at_us),
        data=row.data,
        last_error=row.last_error,
        ticket=None
        if row.ticket_id is None
        else TicketOnPaper(row.ticket_id, row.ticket_number, Language(row.ticket_language)),
        subject=row.subject or "",
        printer=row.printer or "",
        spare=row.spare,
        condition=PrinterCondition(row.condition) if row.condition else None,
        copied_by=row.copied_by or "",
    )
