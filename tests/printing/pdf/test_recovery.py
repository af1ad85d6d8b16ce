"""The recovery sheet as a reader of the file finds it."""

from datetime import UTC, datetime

import pytest

from app.papers.recovery_sheet import RecoverySheet, recovery_sheet
from app.texts.language import Language
from offline_cache.recovery import new_recovery_code
from printing.pdf_recovery import recovery_sheet_pdf
from tests.fakes.orders import DESK
from tests.printing.pdf import reading

pytestmark = pytest.mark.needs("pdftotext")


def a_sheet(language: Language) -> RecoverySheet:
    return recovery_sheet(
        desk=DESK,
        store_id="01939e2b-7c00-7000-8000-000000001000",
        folder="/home/counter/.local/share/yitai/store",
        code=new_recovery_code(),
        made_at=datetime(2026, 11, 20, 2, 24, tzinfo=UTC),
        language=language,
    )


@pytest.mark.parametrize("language", Language)
def test_one_page_holds_everything(language: Language) -> None:
    sheet = a_sheet(language)
    pdf = recovery_sheet_pdf(sheet)
    text = reading.words_in_order(pdf)
    assert {word.page for word in reading.words(pdf)} == {1}
    said = (sheet.title, sheet.subtitle, *sheet.groups, *sheet.steps, *sheet.warnings, *sheet.kept_by)
    for words in (*said, *(fact.value for fact in sheet.facts)):
        assert reading.squeezed(words) in text
    assert "10:24" in text
