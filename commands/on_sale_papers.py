"""The on-sale list of today, made from the catalogues of this store: to a printer of this PC, or to a file."""

import logging
from dataclasses import dataclass
from pathlib import Path

from app.domain.business_hall import BusinessHall
from app.domain.device_settings import FORM_PLACE
from app.domain.hall_time import hall_date
from app.errors import PrinterTrouble, StoreTrouble
from app.papers.on_sale_list import OnSaleList, on_sale_list
from app.ports import Clock, Settings
from app.printer_ports import FoundPrinter, PagePrinters
from app.texts import form
from app.texts import on_sale as words
from app.texts.language import Language
from commands.form_papers import save_pdf
from offline_cache.catalogues import StoredCatalogues
from printing.pdf_on_sale import on_sale_list_pdf
from ui.clerk.outside import TO_FILE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StoredListPapers:
    """ui.clerk.outside.ListPapers. The place is the one the A4 forms remember."""

    printers: PagePrinters
    settings: Settings
    catalogues: StoredCatalogues
    hall: BusinessHall
    clock: Clock

    def remembered(self) -> str:
        return self.settings.get(FORM_PLACE.key, FORM_PLACE.default)

    def found(self) -> tuple[FoundPrinter, ...]:
        return self.printers.found()

    def make(self, *, place: str, file: Path | None, language: Language) -> None:
        listed = self.listed(language)
        pdf = on_sale_list_pdf(listed)
        if file is not None:
            save_pdf(file, pdf)
        else:
            try:
                self.printers.send(place, pdf, title=listed.metadata_title)
            except OSError as broken_off:
                raise PrinterTrouble(words.NOT_KNOWN) from broken_off
        try:
            self.settings.set(FORM_PLACE.key, TO_FILE if file is not None else place)
        except StoreTrouble:
            log.warning("where the on-sale list went could not be remembered")  # the paper is out all the same

    def listed(self, language: Language) -> OnSaleList:
        """Of today, against the edition this counter had before."""
        catalogue, brand = self.catalogues.current(), self.hall.brand
        return on_sale_list(
            catalogue,
            before=self.catalogues.before(catalogue.version),
            day=hall_date(self.clock.now(), self.hall.zone),
            zone=self.hall.zone,
            operator=brand.operator,
            hall=self.hall.name,
            foot=form.CONTACTS.say(
                language, hotline=brand.hotline, supervision=brand.supervision_phone, appeal=brand.appeal
            ),
            language=language,
        )
