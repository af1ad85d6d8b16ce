"""What the settings page does with a counter beside setting it: each by right, done, then written down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.catalogue import Catalogue
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.setup_fields import passphrase_fault
from app.errors import InputRefused
from app.handling.keep_settings import all_values
from app.handling.matters_file import is_matters_file
from app.handling.read_catalogue import decode_catalogue, read_catalogue
from app.ports import Audit, AuditEvent, Clock
from app.printer_ports import Delivery, Ruler
from app.texts import commands as printer_words
from app.texts import desk_deeds as words
from app.texts.language import Language, Text, same
from commands.places import fresh_sheet
from commands.printer_answers import answers_seen, judged, with_effect
from commands.printer_settings import FIRST, SECOND, PrinterSettings, printer_values
from commands.printer_test import as_answered, ask_status, print_test_page
from commands.recovery_file import write_sheet
from commands.save_bundle import save_bundle
from commands.stored_parts import StoredParts
from commands.terminal import file_bytes
from offline_cache.passphrase import change_passphrase
from offline_cache.recovery import new_recovery_code, renew_recovery_code
from printing.font_cover import drawable
from printing.profiles import suited
from ui.shell.deed_desk import Deed, FoundByPage, PrintedPage

OUTCOMES: Final = {
    Delivery.CONFIRMED: printer_words.PRINTER_CONFIRMED,
    Delivery.UNASKED: printer_words.PRINTER_HANDED_OVER,
    Delivery.SILENT: printer_words.PRINTER_SILENT,
}


@dataclass(frozen=True, slots=True)
class StoredDeskDeeds:
    """ui.shell.deed_desk.DeskDeeds. `catalogue_kept` is told, on the lane, which catalogue is in use after one came."""

    parts: StoredParts
    audit: Audit
    clock: Clock
    catalogue_kept: Callable[[Catalogue], None]

    def print_test(self, leave: Leave, *, second: bool = False) -> PrintedPage:
        """With what is set now, also where the counter works by it from the next start on only. `second`: on the hall's
        second printer."""
        self._demand(leave, Deed.TEST_PAGE, Right.PRINTER_TEST)
        values = all_values(self.parts.settings)
        which = _which(second)
        tested = as_answered(values, which)
        outcome = print_test_page(values, which, torn=self.parts.print_jobs.remnant(str(tested.address)))
        self._note(AuditKind.PRINTER_TESTED, leave, outcome.value)
        seen = ask_status(tested, outcome)
        printer = {key: values[key] for key in printer_values(tested, which)}
        printer |= answers_seen(tested, outcome, seen, which)
        said = printer_words.PRINTER_TESTED.filled(address=values[which.address.key], outcome=OUTCOMES[outcome])
        return PrintedPage(said, printer, second)

    def judge_page(self, page: PrintedPage, *, chinese_right: bool, ruler: Ruler) -> FoundByPage:
        """Only what makes a difference to what is set now, and nothing where that is another printer. A slow line keeps
        the printer's own characters."""
        which, now = _which(page.second), all_values(self.parts.settings)
        if any(page.printer[one.key] != now[one.key] for one in (which.address, which.model)):
            return FoundByPage({}, words.PAGE_OLD)
        tested = as_answered(page.printer, which)
        seen = judged(page.printer, chinese_right=chinese_right, ruler=ruler, which=which)
        found = replace(seen, profile=suited(seen.profile, seen.address))
        values = printer_values(found, which)
        del values[which.address.key]  # as somebody typed it
        values = with_effect(now, found=values, which=which)
        if found.profile.characters is not seen.profile.characters:
            return FoundByPage(values, printer_words.PRINTER_TOO_SLOW)
        if ruler is not Ruler.FITS:
            stays = words.RULER_STAYS.filled(mm=tested.profile.paper_width_mm)
            return FoundByPage(values, words.PAGE_AGAIN if values else stays)
        return FoundByPage(values, same("") if values else words.PAGE_RIGHT)

    def save_bundle(self, leave: Leave) -> Text:
        self._demand(leave, Deed.BUNDLE, Right.SUPPORT_BUNDLE)
        file = save_bundle(self.parts.store, clock=self.clock)
        self._note(AuditKind.BUNDLE_MADE, leave, file.name)
        return words.BUNDLE_SAVED.filled(file=file)

    def import_catalogue(self, file: Path, leave: Leave) -> Text:
        """Of a catalogue or a matters file: the newest one stays in use, an older one is only kept.

        Raises FileFaulty with every fault, InputRefused.
        """
        self._demand(leave, Deed.CATALOGUE, Right.IMPORT_CATALOGUE)
        toml = decode_catalogue(file_bytes(file))
        if is_matters_file(toml):
            return self._import_matters(toml, leave)
        read_catalogue(toml, matters=self.parts.catalogues.matters(), drawable=drawable)
        catalogue = self.parts.catalogues.put(
            toml, written=lambda kept: self._note(AuditKind.CATALOGUE_IMPORTED, leave, kept.version)
        )
        newest = self.parts.catalogues.current()
        self.catalogue_kept(newest)
        if newest.version != catalogue.version:
            return words.CATALOGUE_OLDER.filled(version=catalogue.version, newest=newest.version)
        return words.CATALOGUE_USED.filled(version=catalogue.version, count=len(catalogue.offerings))

    def _import_matters(self, toml: str, leave: Leave) -> Text:
        """An open form stands under them at once."""
        catalogues = self.parts.catalogues
        matters = catalogues.put_matters(toml)
        self._note(AuditKind.MATTERS_IMPORTED, leave, matters.version)
        self.catalogue_kept(catalogues.current())
        newest = catalogues.matters().version
        if newest != matters.version:
            return words.MATTERS_OLDER.filled(version=matters.version, newest=newest)
        return words.MATTERS_USED.filled(version=matters.version, count=len(matters.matters))

    def change_passphrase(self, old: str, new: str, leave: Leave) -> Text:
        """Written down in one piece with it. Raises StoreLocked for a wrong `old` one."""
        self._demand(leave, Deed.PASSPHRASE, Right.STORE_PASSPHRASE)
        fault = passphrase_fault(new)
        if fault is not None:
            raise InputRefused(fault)
        store = self.parts.store

        def job() -> None:
            self._note(AuditKind.PASSPHRASE_CHANGED, leave)
            change_passphrase(store.folder, old=old, new=new)

        store.write(lambda _: job())
        return words.PASSPHRASE_CHANGED

    def new_recovery_sheet(self, passphrase: str, language: Language, leave: Leave) -> Path:
        """The sheet before it opens nothing any more. The file is there before its code is: whatever fails, one sheet
        opens the store. Raises StoreLocked for a wrong passphrase, InputRefused where no file can be written."""
        self._demand(leave, Deed.RECOVERY_SHEET, Right.STORE_PASSPHRASE)
        store, code, renewed = self.parts.store, new_recovery_code(), False
        sheet = write_sheet(
            fresh_sheet(self.clock),
            desk=self.parts.desk,
            store_id=store.id,
            folder=store.folder,
            code=code,
            at=self.clock.now(),
            language=language,
            unwritable=words.SHEET_UNWRITABLE,
        )

        def job() -> None:
            nonlocal renewed
            self._note(AuditKind.RECOVERY_SHEET_MADE, leave)
            renew_recovery_code(store.folder, passphrase=passphrase, code=code)
            renewed = True

        try:
            store.write(lambda _: job())
        except BaseException:
            if not renewed:
                sheet.unlink(missing_ok=True)
            raise
        return sheet

    def delete_sheet(self, file: Path) -> None:
        file.unlink(missing_ok=True)

    def _demand(self, leave: Leave, deed: Deed, right: Right) -> None:
        leave.demand(right, hall_date(self.clock.now(), self.parts.desk.hall.zone), subject=deed.value)

    def _note(self, kind: AuditKind, leave: Leave, reason: str = "") -> None:
        """`reason` says what came of it: never a customer's data, never a secret."""
        person, now = leave.person.number, self.clock.now()
        self.audit.write(
            AuditEvent(kind, person, now, leave.subject, reason, right=leave.right, approver=leave.approver)
        )


def _which(second: bool) -> PrinterSettings:
    return SECOND if second else FIRST
