"""The A4 form of an accepted order, made from what the store kept of it: to a printer of this PC, or to a file."""

import errno
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from app.domain.approval import Leave
from app.domain.device_settings import FORM_PLACE
from app.domain.hall_time import hall_date
from app.domain.sealed_document import MadeFor
from app.domain.staff import StaffMember
from app.errors import Bug, InputRefused, PrinterTrouble, StoreTrouble
from app.handling.archive_order import ToRemake
from app.handling.print_form import begin_form, begin_remade, forms_out, unsure_forms
from app.papers.form_marks import RemadeMark
from app.papers.in_part import RefusedLines
from app.papers.receipt import CopyMark
from app.ports import Audit, OrderRow, PrintJob, PrintState, Settings
from app.printer_ports import FoundPrinter, PagePrinters
from app.texts import form_paper as words
from app.texts.language import Language, Text
from commands.archive_parts import SealedForms
from commands.drawn_form import drawn_form
from commands.receipts import PrintRoom, clerk_text, clerk_words
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
        said = f"{'it came out' if came_out else 'no paper'}, said {clerk_words(by, Language.ZH)}"
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
        drawn = _Drawn(self, ToRemake(order), row, clerk_text(by), remade=remade, archive=archive and file is None)
        self._hand_out(drawn, job, place=place, file=file)
        try:
            self.settings.set(FORM_PLACE.key, TO_FILE if file is not None else place)
        except StoreTrouble:
            log.warning("where the last A4 form went could not be remembered")  # the paper is out all the same

    def remake(
        self,
        receipt_number: str,
        *,
        place: str,
        file: Path | None,
        leave: Leave | None,
        signed: Text,
        at_terminal: str = "",
    ) -> None:
        """One drawn again of store or centre, whatever the archive has, counted and marked; `signed` is who its mark
        names, `at_terminal` who asked without a leave. Raises as `make`, and CentralTrouble."""
        room, sealed = self.room, self.sealed
        if sealed is None:
            raise Bug("nothing is remade in training")
        found = sealed.to_remake(receipt_number)
        number = str(found.order.receipt_number)
        row = room.order_book.numbered(number)
        job = begin_remade(
            receipt_number=number,
            order_id=row.order_id if row is not None else None,
            leave=leave,
            today=hall_date(room.clock.now(), room.zone),
            jobs=room.jobs,
            audit=self.audit,
            clock=room.clock,
            ids=room.ids,
            at_terminal=at_terminal,
        )
        self._hand_out(_Drawn(self, found, row, signed, remade=True, archive=False), job, place=place, file=file)

    def _hand_out(self, drawn: "_Drawn", job: PrintJob, *, place: str, file: Path | None) -> None:
        try:
            pdf = drawn.pdf(job, to_file=file is not None)
        except Exception as trouble:
            self._mark(job, PrintState.CANCELLED, str(trouble))
            raise
        try:
            if file is not None:
                save_pdf(file, pdf)
            else:
                self.printers.send(place, pdf, title=str(drawn.found.order.receipt_number))
        except OSError as broken_off:
            asked = job.order_id is not None  # F9 asks in the order; of another counter's it counts as out
            self._mark(job, PrintState.UNKNOWN if asked else PrintState.HANDED_OVER, str(broken_off))
            raise PrinterTrouble(words.NOT_KNOWN if asked else words.NOT_KNOWN_COUNTED) from broken_off
        except Exception as trouble:
            self._mark(job, PrintState.CANCELLED, str(trouble))
            raise
        self._mark(job, PrintState.CONFIRMED if file is not None else PrintState.HANDED_OVER)

    def _mark(self, job: PrintJob, state: PrintState, error: str = "") -> None:
        self.room.jobs.mark(job.id, state, at=self.room.clock.now(), error=error)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How the paper of one job looks. `row` is None where its order came from the centre; `archive`: on paper, with the
    archive copy behind it."""

    papers: StoredFormPapers
    found: ToRemake
    row: OrderRow | None
    signed: Text  # who made it, as its marks say
    remade: bool
    archive: bool

    def pdf(self, job: PrintJob, *, to_file: bool) -> bytes:
        """The first is the archived file itself; with the archive copy its pages are drawn beside it. Any other one is
        drawn now, and sealed where it is to be a file: paper carries no seal, and its pages are the same."""
        number, order, sealed = job.copy_number, self.found.order, self.papers.sealed
        signed = self.signed.say(Language(order.signed.content.language))
        if sealed is not None and self.row is not None and not (number or self.remade):
            first = sealed.first(order, self.row)
            if not self.archive:
                return first
        pdf = drawn_form(
            order,
            self.row,
            room=self.papers.room,
            copy=CopyMark(number=number, at=job.queued_at, clerk=signed) if number else None,
            remade=RemadeMark(job.queued_at, signed) if self.remade else None,
            archive=self.archive,
            refused=RefusedLines(self.found.refused, settled=False),
        )
        if sealed is None or not to_file:
            return pdf
        made_for = MadeFor.REMADE if self.remade else MadeFor.COPY if number else MadeFor.FIRST
        return sealed.sealed(order, pdf, made_for=made_for, copy_number=number)


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
