"""The printing lane of one counter: lays receipts out, prints them, and says how far each came."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.domain.audit import AuditKind
from app.domain.order import KeptOrder
from app.domain.staff import StaffMember
from app.errors import Bug
from app.handling.archive_order import COPIES
from app.papers.document import Document
from app.papers.in_part import RefusedLines
from app.papers.receipt import CopyMark, receipt
from app.papers.training import marked_for_training
from app.papers.verify_code import code_payload
from app.ports import (
    Audit,
    AuditEvent,
    Clock,
    Ids,
    Lane,
    OrderBook,
    OrderRow,
    PaperKind,
    PrintJob,
    PrintState,
)
from app.print_queue_ports import PrintJobs
from app.printer_ports import PrinterPort, ToldNews, no_news
from app.texts.language import Language, Text, same
from printing.drawer import pulse
from printing.escpos import encode
from printing.layout import lay_out
from printing.pdf_pen import PaperSize
from printing.profiles import PrinterProfile
from printing.spool import (
    Ahead,
    CannotLayOut,
    LayOut,
    LeftOver,
    PrinterPlace,
    PrintOutcome,
    after_restart,
    next_copy,
    no_paper_came_out,
    nothing_ahead,
    paper_came_out,
    print_next,
    queue_copy,
)

T = TypeVar("T")

PRINT_DEADLINE_S = 180.0  # two printers are asked and one is waited for; what lies behind waits for it too
NO_PAPER = "no paper came out"  # behind the copy's number, in the audit trail
OPENS_DRAWER_WITHIN = timedelta(minutes=1)  # later the clerk may have gone from it


@dataclass(frozen=True, slots=True)
class PrintRoom:
    """What the printing lane works with. `verify_base` is the address the receipt's QR begins with; in `training` every
    paper carries its watermark. `form_paper` is what the acceptance form is drawn for.

    `spare` is the hall's second printer: a job goes there that the counter's own does not take. `news` is told on the
    lane's thread how each job fares; `stop` ends the wait for a printer that says why it does not print.
    """

    order_book: OrderBook
    jobs: PrintJobs
    printer: PrinterPort
    profile: PrinterProfile
    clock: Clock
    ids: Ids
    zone: ZoneInfo
    verify_base: str
    training: bool = False
    form_paper: PaperSize = PaperSize.A4
    spare: PrinterPlace | None = None
    news: ToldNews = no_news
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def places(self) -> tuple[PrinterPlace, ...]:
        """The counter's own printer first."""
        own = PrinterPlace(self.printer, self.profile)
        return (own,) if self.spare is None else (own, self.spare)

    def print_next(
        self, papers: Sequence[PaperKind], *, lay_out: LayOut, ahead: Ahead = nothing_ahead
    ) -> PrintOutcome | None:
        """On the printing lane: the oldest job of these kinds that wants paper; None where none does."""
        self.stop.clear()
        return print_next(
            papers=papers,
            places=self.places,
            jobs=self.jobs,
            lay_out=lay_out,
            clock=self.clock,
            ahead=ahead,
            news=self.news,
            stopped=self.stop.is_set,
        )


class Receipts:
    """ui.clerk.outside.Receipts. `told` gets how far a job came, `failed` what went wrong, on the window's thread."""

    def __init__(
        self,
        room: PrintRoom,
        *,
        lane: Lane,
        audit: Audit,
        clerk: Callable[[], StaffMember | None],
        told: Callable[[PrintState], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`clerk` says who is on duty; asked on the window's thread, since the desk may have gone to
        somebody else until the paper comes out."""
        self._room = room
        self._lane = lane
        self._audit = audit
        self._clerk = clerk
        self._told = told
        self._failed = failed
        self._alone: dict[str, bool] = {}

    def after_restart(self, then: Callable[[LeftOver], None]) -> None:
        """Once at start, before anything prints."""
        room = self._room
        self._run(lambda: after_restart(jobs=room.jobs, clock=room.clock), then)

    def lay_out(self, order_id: str, *, alone: bool) -> None:
        self._alone[order_id] = alone
        self.print_waiting()

    def print_waiting(self) -> None:
        """Everything that still wants paper, oldest first."""
        room = self._room

        def lay_out_for(waiting: PrintJob, place: PrinterPlace) -> bytes:
            return self._bytes(waiting, place.profile)

        def job() -> PrintOutcome | None:
            return room.print_next((PaperKind.RECEIPT,), lay_out=lay_out_for, ahead=self._pulse)

        def then(outcome: PrintOutcome | None) -> None:
            if outcome is not None:
                self._told(outcome.state)
                if outcome.trouble is None:
                    self.print_waiting()  # each on its own: one may wait a minute for paper

        def failed(error: Exception) -> None:
            self._failed(error)
            if isinstance(error, CannotLayOut):
                self.print_waiting()  # those behind it; of this one it is not raised again

        self._lane.run(job, then=then, failed=failed, deadline_s=PRINT_DEADLINE_S)

    def stop_waiting(self) -> None:
        """The clerk waits no longer for a printer that says why it does not print: the job's outcome is unknown."""
        self._room.stop.set()

    def print_again(self, order_id: str) -> None:
        room, person = self._room, self._clerk()

        def job() -> None:
            earlier = [one for one in room.jobs.of_order(order_id) if one.paper is PaperKind.RECEIPT]
            if not earlier:
                raise Bug(f"order {order_id} has no receipt to copy")
            by = clerk_words(person, self._language(order_id))
            queue_copy(earlier[-1], by=by, jobs=room.jobs, ids=room.ids, clock=room.clock)

        self._run(job, lambda _: self.print_waiting())

    def answered(self, job_id: str, *, came_out: bool, undone: Callable[[], None]) -> None:
        """Of this very receipt. A no is written down before the copy: it asks for no right, since nobody has the paper.

        `undone` on the window's thread where the answer did not get into the store: it is to be asked again.
        """
        room, person = self._room, self._clerk()

        def job() -> None:
            for one in room.jobs.open():
                if one.id == job_id and one.state is PrintState.UNKNOWN:
                    if came_out:
                        paper_came_out(one, jobs=room.jobs, clock=room.clock)
                    else:
                        row = room.order_book.row(one.order_id or "")
                        subject = row.receipt_number if row is not None else one.order_id or ""
                        number = person.number if person is not None else ""
                        why = f"{next_copy(one, jobs=room.jobs)}, {NO_PAPER}"
                        self._audit.write(AuditEvent(AuditKind.REPRINTED, number, room.clock.now(), subject, why))
                        by = clerk_words(person, self._language(one.order_id or ""))
                        no_paper_came_out(one, by=by, jobs=room.jobs, ids=room.ids, clock=room.clock)

        def failed(error: Exception) -> None:
            undone()
            self._failed(error)

        self._lane.run(job, then=lambda _: self.print_waiting(), failed=failed, deadline_s=PRINT_DEADLINE_S)

    def _run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self._lane.run(job, then=then, failed=self._failed, deadline_s=PRINT_DEADLINE_S)

    def _language(self, order_id: str) -> Language:
        """Of the order's papers."""
        order = self._room.order_book.order_content(order_id)
        return Language(order.signed.content.language) if order is not None else Language.ZH

    def _bytes(self, job: PrintJob, profile: PrinterProfile) -> bytes:
        order = self._room.order_book.order_content(job.order_id or "")
        if job.paper is not PaperKind.RECEIPT or order is None:
            raise Bug(f"print job {job.id} has nothing to print")
        mark = None
        if job.copy_number:
            mark = CopyMark(number=job.copy_number, at=self._room.clock.now(), clerk=job.copied_by)
        row = self._room.order_book.row(order.id)
        refused = RefusedLines(row.refused_lines, row.refused_settled) if row is not None else None
        alone = self._only_here(order, row, first=not job.copy_number)
        document = receipt_of(order, room=self._room, only_here=alone, mark=mark, refused=refused)
        return encode(lay_out(document, columns=profile.columns), profile)

    def _pulse(self, job: PrintJob) -> bytes:
        """The drawer opens for cash that was just taken: never for a copy, nor for a receipt that waited for paper."""
        drawer, room = self._room.profile.drawer, self._room
        if drawer is None or job.paper is not PaperKind.RECEIPT or job.copy_number:
            return b""
        if room.clock.now() - job.queued_at > OPENS_DRAWER_WITHIN:
            return b""
        order = room.order_book.order_content(job.order_id or "")
        return pulse(drawer) if order is not None and order.payment.cash_fen else b""

    def _only_here(self, order: KeptOrder, row: OrderRow | None, *, first: bool) -> bool:
        """Known from the wait for the second copy; after a restart, and for a later copy, from the store."""
        known = self._alone.get(order.id)
        if first and known is not None:
            return known
        return row is None or row.copies < COPIES


def clerk_text(person: StaffMember | None) -> Text:
    """Who makes a paper or a copy, to be said in the language of that paper."""
    if person is None:
        return same("")
    called = person.called
    return Text(f"{called.zh} {person.number}", f"{called.en} {person.number}")


def clerk_words(person: StaffMember | None, language: Language) -> str:
    """Who makes a paper or a copy, as it names them."""
    return clerk_text(person).say(language)


def receipt_of(
    order: KeptOrder, *, room: PrintRoom, only_here: bool, mark: CopyMark | None, refused: RefusedLines | None = None
) -> Document:
    document = receipt(
        order.signed.content,
        receipt_number=order.receipt_number,
        signed_at=order.signed.signature.signed_at,
        payment=order.payment,
        order_id=order.id,
        verify_url=code_payload(order, base=room.verify_base),
        zone=room.zone,
        only_here=only_here,
        copy=mark,
        refused=refused,
    )
    return marked_for_training(document, Language(order.signed.content.language)) if room.training else document
