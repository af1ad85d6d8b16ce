"""`yitai archive`: sealed forms of a counter, for whoever checks it: found, taken out as sealed, made again."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from app.archive_ports import ArchivedRow
from app.domain.audit import AuditKind, who_words
from app.domain.hall_time import hall_date, on_paper
from app.errors import InputRefused
from app.handling.view_archive import archived_document
from app.ports import AuditEvent
from app.texts import archive as words
from app.texts.language import Text
from app.texts.report import NOT_A_DAY
from commands.archive_parts import SealedForms, centre_orders, sealed_forms
from commands.form_papers import StoredFormPapers, save_pdf
from commands.outside import SystemClock, SystemIds
from commands.places import default_store, open_for_command
from commands.print_parts import page_printers, print_room
from commands.printer_settings import chosen_printer
from commands.stored_parts import StoredParts, stored_parts
from commands.terminal import tell, terminal_person
from offline_cache.link import Link
from ui.clerk.outside import TO_FILE

MOST_ROWS: Final = 10_000
_BACK: Final = timedelta(days=30)


def register(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    acts = parsers.add_parser("archive", help="sealed forms of this counter").add_subparsers(
        required=True, metavar="ACT"
    )
    find = acts.add_parser("list", help="those of the last 30 days, or of other days or part of a receipt number")
    find.add_argument("number", nargs="?", default="", metavar="PART")
    find.add_argument("--from", dest="since", metavar="DAY", help="such as 2026-11-01")
    find.add_argument("--to", dest="until", metavar="DAY")
    find.set_defaults(run=run_list)
    save = acts.add_parser("save", help="write one into a file, byte for byte as it was sealed")
    save.set_defaults(run=run_save)
    remake = acts.add_parser("remake", help="make one again, of this store or by the centre, marked as such")
    remake.set_defaults(run=run_remake)
    for act in (save, remake):
        act.add_argument("number", metavar="RECEIPT-NUMBER")
        act.add_argument("file", type=Path, metavar="FILE.pdf")
    for act in (find, save, remake):
        act.add_argument("--store", type=Path, default=default_store(), help="the store's folder")


def run_list(given: argparse.Namespace) -> int:
    """Raises InputRefused for what is no day, StoreTrouble."""
    first, last = _day(given.since), _day(given.until)
    with _opened(given.store) as opened:
        zone = opened.parts.desk.hall.zone
        until = last or hall_date(opened.forms.room.clock.now(), zone)
        since = first or until - _BACK
        rows = opened.forms.archive.find(given.number, since=since, until=until, limit=MOST_ROWS + 1)
        for row in rows[:MOST_ROWS]:
            tell(
                words.LISTED,
                number=row.receipt_number,
                at=on_paper(row.accepted_at, zone)[:16],
                standing=_standing(row),
                sha256=row.sha256[:16] or "—",
                customer=row.customer,
            )
        tell(words.COUNT_MORE if len(rows) > MOST_ROWS else words.COUNT, count=min(len(rows), MOST_ROWS))
    return 0


def run_save(given: argparse.Namespace) -> int:
    """What waits to be sealed is sealed now. Raises InputRefused where there is none, or the file cannot be written;
    StoreDamaged, StoreTrouble."""
    _name_a_file(given)
    with _opened(given.store) as opened:
        forms, number = opened.forms, given.number.strip().upper()
        found = forms.room.order_book.numbered(number)
        if found is None:
            raise InputRefused(words.NOT_HERE, number=number)
        forms.seal_now(found)
        pdf = archived_document(found.order_id, receipt_number=number, archive=forms.archive)
        now = forms.room.clock.now()
        forms.audit.write(AuditEvent(AuditKind.DOCUMENT_SAVED, terminal_person(), now, number, ""))
        save_pdf(given.file, pdf)
    tell(words.SAVED, number=number, file=given.file)
    return 0


def run_remake(given: argparse.Namespace) -> int:
    """Raises InputRefused, CentralTrouble, StoreTrouble."""
    _name_a_file(given)
    with _opened(given.store) as opened:
        person = terminal_person()
        opened.papers.remake(
            given.number, place=TO_FILE, file=given.file, leave=None, signed=who_words(person), at_terminal=person
        )
    tell(words.SAVED, number=given.number.strip().upper(), file=given.file)
    return 0


def _name_a_file(given: argparse.Namespace) -> None:
    """Before anything is written down of it. Raises InputRefused."""
    if given.file.is_dir():
        example = given.file / f"{given.number.strip().upper()}.pdf"
        raise InputRefused(words.IS_FOLDER, file=given.file, example=example)


@dataclass(frozen=True, slots=True)
class _Opened:
    parts: StoredParts
    forms: SealedForms
    papers: StoredFormPapers


@contextmanager
def _opened(folder: Path) -> Iterator[_Opened]:
    clock, ids = SystemClock(), SystemIds()
    store = open_for_command(folder, clock=clock, ids=ids)
    try:
        parts = stored_parts(store)
        centre = centre_orders(parts, link=Link(now=clock.now()))
        printer = chosen_printer(parts.settings.get)
        room = print_room(parts, printer, None, clock=clock, ids=ids, news=lambda _: None)
        try:
            forms, pages = sealed_forms(parts, room, centre=centre), page_printers(parts.settings)
            yield _Opened(parts, forms, StoredFormPapers(room, pages, parts.settings, forms.audit, forms))
        finally:
            if centre is not None:
                centre.close()
    finally:
        store.close()


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise InputRefused(NOT_A_DAY, said=said) from None


def _standing(row: ArchivedRow) -> Text:
    if row.let_go_at is not None:
        return words.GONE
    if row.sealed_at is not None:
        return words.KEPT
    return words.VOIDED if row.voided else words.WAITS
