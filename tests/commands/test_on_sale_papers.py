"""The on-sale list from a real store: against the edition before, to a printer or a file, and the place remembered."""

from pathlib import Path

import pytest

from app.domain.device_settings import FORM_PLACE
from app.errors import PrinterTrouble
from app.texts import on_sale as words
from app.texts.language import Language
from commands.on_sale_papers import StoredListPapers
from commands.stock import stored_catalogues
from offline_cache.store import Store
from tests.commands.test_form_papers import PagesThat, Remembered
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.offline_cache.parts import new_counter
from tests.offline_cache.test_catalogues import catalogue
from tests.printing.pdf import reading

pytestmark = pytest.mark.needs("pdftotext")
OLDER, NEWER = "2026-11-01.1", "2026-11-19.3"


def papers(store: Store, pages: PagesThat, settings: Remembered) -> StoredListPapers:
    return StoredListPapers(
        printers=pages, settings=settings, catalogues=stored_catalogues(store), hall=DESK.hall, clock=HandClock()
    )


def test_it_goes_where_it_is_sent_and_names_the_edition_before(tmp_path: Path) -> None:
    with new_counter(tmp_path / "store").opened() as store:
        stored = stored_catalogues(store)
        for version, fee in ((OLDER, "199.00"), (NEWER, "198.00")):
            stored.put(catalogue(version).replace('yuan = "199.00"', f'yuan = "{fee}"', 1))
        pages, settings = PagesThat(), Remembered()
        papers(store, pages, settings).make(place="cups://office", file=None, language=Language.ZH)
        ((address, pdf, title),) = pages.sent
        said = reading.words_in_order(pdf)
        assert (address, title) == ("cups://office", f"在售清单 {NEWER}")
        assert reading.squeezed(f"和上一版（{OLDER}）比") in said
        assert reading.squeezed("¥199 /月 → ¥198 /月") in said
        assert settings.values == {FORM_PLACE.key: "cups://office"}
        file = tmp_path / "list.pdf"
        papers(store, pages, settings).make(place="file", file=file, language=Language.EN)
        assert reading.squeezed("Against the edition before") in reading.words_in_order(file.read_bytes())
        with pytest.raises(PrinterTrouble) as broken:
            papers(store, PagesThat(OSError("gone")), settings).make(place="x", file=None, language=Language.ZH)
        assert broken.value.text == words.NOT_KNOWN
