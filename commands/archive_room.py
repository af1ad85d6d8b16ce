"""The archive of one counter, wired: its files and their seals, the centre behind it, and its page for the manager."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from app.archive_ports import DocumentArchive
from app.domain.link_settings import CENTRAL_URL, proves_itself
from app.printer_ports import PagePrinters
from commands.archive_parts import SealedForms, centre_orders, sealed_forms
from commands.form_papers import StoredFormPapers
from commands.receipts import PrintRoom
from commands.stored_parts import StoredParts
from offline_cache.audit import StoredAudit
from offline_cache.centre_orders import CentreOrders
from offline_cache.link import Link
from ui.frame.lanes import QtLane
from ui.shell.archive_watch import ArchiveWatch

if TYPE_CHECKING:
    from ui.shell.manager_page import ArchiveParts


class ArchiveRoom:
    """`papers` are the A4 forms of the clerk's F9, `page` makes what the manager's page asks. In training nothing is
    sealed and nothing kept: what is practised is worth nothing."""

    def __init__(
        self,
        *,
        papers: StoredFormPapers,
        page: "Callable[[], ArchiveParts | None]",
        archive: DocumentArchive | None,
        watch: ArchiveWatch | None,
        centre: CentreOrders | None,
    ) -> None:
        self.papers, self.page = papers, page
        self._archive, self._watch, self._centre = archive, watch, centre

    def start(self) -> None:
        """Orders are sealed from now on, while nobody touches a window."""
        if self._watch is not None:
            self._watch.start()

    def stop(self) -> None:
        """A call of the centre that is under way ends at once."""
        if self._watch is not None:
            self._watch.stop()
        if self._centre is not None:
            self._centre.close()

    def let_go(self, today: date) -> None:
        """Of files whose days are over; on the store's lane."""
        if self._archive is not None:
            self._archive.let_go(today=today)


def archive_room(
    parts: StoredParts, room: PrintRoom, *, link: Link, printers: PagePrinters, lane: QtLane
) -> ArchiveRoom:
    """`lane` is that of pages."""
    settings, audit = parts.settings, StoredAudit(parts.store)
    if parts.training:
        papers = StoredFormPapers(room, printers, settings, audit)
        return ArchiveRoom(papers=papers, page=lambda: None, archive=None, watch=None, centre=None)
    centre = centre_orders(parts, link=link)
    forms = sealed_forms(parts, room, centre=centre)
    papers = StoredFormPapers(room, printers, settings, audit, forms)
    watch = ArchiveWatch(forms.seal_next, lane=lane)
    return ArchiveRoom(
        papers=papers,
        page=lambda: _page(parts, papers, forms, centre=centre),
        archive=forms.archive,
        watch=watch,
        centre=centre,
    )


def _page(
    parts: StoredParts, papers: StoredFormPapers, forms: SealedForms, *, centre: CentreOrders | None
) -> "ArchiveParts":
    from app.handling.known_orders import OrdersHere  # late: reading of sealed documents is for the manager alone
    from commands.archive_desk import CounterArchive
    from offline_cache.seal_keys import StoredSealKeys
    from printing.pdf_check import PdfSealReader
    from ui.shell.manager_page import ArchiveParts

    return ArchiveParts(
        CounterArchive(
            forms=forms,
            papers=papers,
            keys=StoredSealKeys(parts.store, parts.desk),
            reader=PdfSealReader(),
            here=OrdersHere(parts.order_book),
            centre=centre if proves_itself(parts.settings.get(CENTRAL_URL.key, "")) else None,
        )
    )
