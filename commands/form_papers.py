"""The A4 form of an accepted order, made from what the store kept of it: to a printer of this PC, or to a file."""

import errno
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from app.domain.approval import Leave
from app.domain.device_settings import FORM_PLACE
from app.domain.hall_time import hall_date
from app.domain.order import KeptOrder
from app.domain.sealed_document import MadeFor
from app.domain.staff import StaffMember
from app.errors import InputRefused, PrinterTrouble, StoreTrouble
from app.handling.print_form import begin_form, forms_out, unsure_forms
from app.papers.form_marks import RemadeMark
from app.papers.receipt import CopyMark
from app.ports import Audit, OrderRow, PrintJob, PrintState, Settings
from app.printer_ports import FoundPrinter, PagePrinters
from app.texts import form_paper as words
from commands.archive_parts import SealedForms
from commands.drawn_form import drawn_form
from commands.receipts import PrintRoom, clerk_words
from printing import pdf_seal
from printing.pdf import warm
from ui.clerk.outside import TO_FILE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredFormPapers:
    """ui.clerk.outside.FormPapers. `sealed` is None in training: what is practised is worth nothing, and not sealed."""

    room: PrintRoom
    printers: PagePrinters
    settings: Settings
    audit: Audit
    sealed: SealedForms | None = None

    def out(self, order_id: str) -> int:
        return forms_out(self.room.jobs.of_order(order_id))

    def unsure(self, order_id: str) -> bool:
        return bool(unsure_forms(self.room.jobs.of_order(order_id)))

    def let_go(self, order_id: str) -> bool:
        return self.sealed is not None and self.sealed.let_go(order_id)

    def answered(self, order_id: str, *, came_out: bool, by: StaffMember) -> None:
        """With whose word it is, since the next one is marked by it or not."""
        state = PrintState.HANDED_OVER if came_out else PrintState.CANCELLED
        said = f"{'it came out' if came_out else 'no paper'}, said {clerk_words(by)}"
        for job in unsure_forms(self.room.jobs.of_order(order_id)):
            self._mark(job, state, f"{job.last_error}; {said}")

    def remembered(self) -> str:
        return self.settings.get(FORM_PLACE.key, FORM_PLACE.default)

    def found(self) -> tuple[FoundPrinter, ...]:
        return self.printers.found()

    def warm(self) -> None:
        warm()
        if self.sealed is not None:
            pdf_seal.warm()

    def make(
        self,
        order_id: str,
        *,
        place: str,
        file: Path | None,
        leave: Leave | None,
        by: StaffMember,
        archive: bool = False,
    ) -> None:
        """Counted before it leaves; what surely came to nothing is taken out of the count again."""
        room = self.room
        order, row = room.order_book.order_content(order_id), room.order_book.row(order_id)
        if order is None or row is None:
            raise InputRefused(words.GONE)
        remade = self.let_go(order_id)
        job = begin_form(
            order_id=order_id,
            receipt_number=str(order.receipt_number),
            leave=leave,
            by=by,
            place=place,
            remade=remade,
            today=hall_date(room.clock.now(), room.zone),
            jobs=room.jobs,
            audit=self.audit,
            clock=room.clock,
            ids=room.ids,
        )
        try:
            pdf = self._pdf(order, row, job, by, archive=archive, remade=remade, to_file=file is not None)
        except Exception as trouble:
            self._mark(job, PrintState.CANCELLED, str(trouble))
            raise
        try:
            if file is not None:
                save_pdf(file, pdf)
            else:
                self.printers.send(place, pdf, title=str(order.receipt_number))
        except OSError as broken_off:
            self._mark(job, PrintState.UNKNOWN, str(broken_off))
            raise PrinterTrouble(words.NOT_KNOWN) from broken_off
        except Exception as trouble:
            self._mark(job, PrintState.CANCELLED, str(trouble))
            raise
        self._mark(job, PrintState.CONFIRMED if file is not None else PrintState.HANDED_OVER)
        try:
            self.settings.set(FORM_PLACE.key, TO_FILE if file is not None else place)
        except StoreTrouble:
            log.warning("where the last A4 form went could not be remembered")  # the paper is out all the same

    def _mark(self, job: PrintJob, state: PrintState, error: str = "") -> None:
        self.room.jobs.mark(job.id, state, at=self.room.clock.now(), error=error)

    def _pdf(
        self,
        order: KeptOrder,
        row: OrderRow,
        job: PrintJob,
        by: StaffMember,
        *,
        archive: bool,
        remade: bool,
        to_file: bool,
    ) -> bytes:
        """The first is the archived file itself. Any other one is drawn now, and sealed where it is to be a file: paper
        carries no seal, and its pages are the same."""
        number, again = job.copy_number, remade and not job.copy_number
        if self.sealed is not None and not (number or archive or again):
            return self.sealed.first(order, row)
        pdf = drawn_form(
            order,
            row,
            room=self.room,
            copy=CopyMark(number=number, at=job.queued_at, clerk=clerk_words(by)) if number else None,
            remade=RemadeMark(job.queued_at, clerk_words(by)) if again else None,
            archive=archive,
        )
        if self.sealed is None or not to_file:
            return pdf
        made_for = MadeFor.COPY if number else MadeFor.REMADE if again else MadeFor.FIRST
        return self.sealed.sealed(order, pdf, made_for=made_for, copy_number=number)


def save_pdf(file: Path, pdf: bytes) -> None:
    """Whole or not at all: beside it first, then in its place. Raises InputRefused."""
    part = file.with_name(file.name + ".part")
    try:
        try:
            with part.open("wb") as out:
                out.write(pdf)
                out.flush()
                os.fsync(out.fileno())
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as wrong:
        full = wrong.errno in (errno.ENOSPC, errno.EDQUOT)
        raise InputRefused(words.DISK_FULL if full else words.NOT_WRITTEN, folder=file.parent) from wrong
