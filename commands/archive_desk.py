"""What the manager's page of the archive may do at one counter: sealed forms and keys, centre and printers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.archive_ports import ArchivedRow
from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.staff import StaffMember
from app.errors import CentralTrouble, InputRefused
from app.handling.verify_document import Verdict, verify_document
from app.handling.view_archive import find_archived, look_at_document, save_document
from app.printer_ports import FoundPrinter, Readiness
from app.seal_ports import KnownOrders, SealKeys, SealReader
from app.texts import archive as words
from app.texts.verify import CENTRE_NOT_ASKED
from commands.archive_parts import SealedForms
from commands.form_papers import StoredFormPapers, save_pdf
from commands.receipts import clerk_text
from printing.pdf_check import bytes_to_read
from ui.clerk.outside import TO_FILE


@dataclass(frozen=True, slots=True)
class CounterArchive:
    """ui.manager.archive_outside.ArchiveActs."""

    forms: SealedForms
    papers: StoredFormPapers
    keys: SealKeys
    reader: SealReader
    here: KnownOrders
    centre: KnownOrders | None  # asked for what is not of this counter

    def find(self, typed: str, *, since: date, until: date, limit: int, leave: Leave) -> tuple[ArchivedRow, ...]:
        return find_archived(
            typed, since=since, until=until, limit=limit, leave=leave, today=self._today, archive=self.forms.archive
        )

    def look(self, row: ArchivedRow, *, leave: Leave) -> bytes:
        forms = self.forms
        return look_at_document(
            row, leave=leave, today=self._today, archive=forms.archive, audit=forms.audit, clock=forms.room.clock
        )

    def save(self, row: ArchivedRow, file: Path, *, leave: Leave) -> None:
        forms = self.forms
        pdf = save_document(
            row, leave=leave, today=self._today, archive=forms.archive, audit=forms.audit, clock=forms.room.clock
        )
        save_pdf(file, pdf)

    def save_remade(self, receipt_number: str, file: Path, *, leave: Leave, by: StaffMember) -> None:
        self.papers.remake(receipt_number, place=TO_FILE, file=file, leave=leave, signed=clerk_text(by))

    def print(self, row: ArchivedRow, *, leave: Leave, by: StaffMember) -> str | None:
        if row.voided:
            raise InputRefused(words.VOIDED_NO_PAPER, number=row.receipt_number)
        printer = self._printer()
        if printer is not None:
            self.papers.make(row.order_id, place=printer.address, file=None, leave=leave, by=by)
        return _name(printer)

    def print_remade(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> str | None:
        printer = self._printer()
        if printer is not None:
            signed = clerk_text(by)
            self.papers.remake(receipt_number, place=printer.address, file=None, leave=leave, signed=signed)
        return _name(printer)

    def remake(self, receipt_number: str, *, leave: Leave, by: StaffMember) -> bytes:
        return self.forms.shown_again(receipt_number, leave=leave, by=by)

    def verify(self, file: Path) -> Verdict:
        try:
            pdf = bytes_to_read(file)
        except OSError as wrong:
            raise InputRefused(words.NOT_READ, file=file) from wrong
        found = self.reader.read(pdf)
        number = found.proof.receipt_number if found.proof is not None else ""
        known, away = self.here.known(number), False
        if known is None and self.centre is not None and number:
            try:
                known = self.centre.known(number)
            except CentralTrouble:
                away = True
        trusted, room = self.keys.trusted(), self.forms.room
        return verify_document(
            found,
            trusted=trusted,
            known=known,
            compared=not away,
            why_not=CENTRE_NOT_ASKED,
            now=room.clock.now(),
            zone=room.zone,
        )

    @property
    def _today(self) -> date:
        return hall_date(self.forms.room.clock.now(), self.forms.room.zone)

    def _printer(self) -> FoundPrinter | None:
        """Where the last form went, else the first that could print now."""
        found, remembered = self.papers.found(), self.papers.remembered()
        ready = [each for each in found if each.ready is not Readiness.NOT_READY]
        return next((each for each in found if each.address == remembered), ready[0] if ready else None)


def _name(printer: FoundPrinter | None) -> str | None:
    return printer.address.partition("://")[2] if printer is not None else None
