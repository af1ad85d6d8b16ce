"""日报 on A4: the same bytes again, nothing outside the page or on top of another, any length of day."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from app.domain.business_hall import BusinessHall
from app.domain.day_summary import Counted, DaySummary
from app.papers.daily_paper import DailyPaper, Printed, SummaryStamp, daily_paper, read_stamp, written_stamp
from app.texts import daily_summary as texts
from app.texts.language import Language
from printing.pdf_summary import summary_pdf
from tests.papers.day_summaries import HALL, MADE_AT, NAMES, PRINTED, quiet_summary, rich_summary
from tests.printing.pdf.reading import page_words, pages, squeezed, words


def _paper(summary: DaySummary, language: Language = Language.ZH, hall: BusinessHall = HALL) -> DailyPaper:
    return daily_paper(summary, hall=hall, printed=PRINTED, language=language, names=NAMES)


def _long_day() -> DaySummary:
    many = tuple(Counted(f"matter-{n:03d}", 2, 0, 100_00, 0, 300.0) for n in range(90))
    return replace(rich_summary(), by_matter=many, cash=rich_summary().cash * 12)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("summary", [rich_summary(), quiet_summary(), _long_day()], ids=["rich", "quiet", "long"])
def test_nothing_stands_outside_the_margins_or_on_top_of_another(summary: DaySummary, language: Language) -> None:
    pdf = summary_pdf(_paper(summary, language))
    found = words(pdf)
    for word in found:
        assert 32 < word.left < word.right < 595.3 - 32, word
        assert 24 < word.top < word.bottom < 841.9 - 24, word
    by_page: dict[int, list[tuple[float, float, float, str]]] = {}
    for word in found:
        by_page.setdefault(word.page, []).append(((word.top + word.bottom) / 2, word.left, word.right, word.text))
    for stood in by_page.values():
        stood.sort()
        for at, (middle, left, right, text) in enumerate(stood):
            for other_middle, other_left, other_right, other in stood[at + 1 :]:
                if other_middle - middle > 3:
                    break
                assert other_left >= right - 0.6 or left >= other_right - 0.6, (text, other)


def test_the_same_paper_gives_the_same_bytes_and_names_itself() -> None:
    paper = _paper(rich_summary())
    pdf = summary_pdf(paper)
    assert pdf == summary_pdf(paper)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "营业日报 滨河路营业厅 2026-11-20 星期五"
    stamp = read_stamp(reader.metadata.subject or "")
    assert stamp is not None
    assert (stamp.number, stamp.seal, stamp.printed) == (324, "3f11a7ce" * 8, PRINTED)
    first = next(each for each in reader.outline if not isinstance(each, list))
    assert str(first.title).endswith("第 1 页，共 2 页")
    assert b"Helvetica" not in pdf
    assert b"Times" not in pdf


def test_a_long_day_goes_on_over_pages_with_every_row_under_its_heads() -> None:
    pdf = summary_pdf(_paper(_long_day()))
    said = {word.text for word in words(pdf)}
    assert {f"matter-{n:03d}" for n in range(90)} <= said
    for page in range(1, pages(pdf) + 1):
        on_it = page_words(pdf, page)
        assert ("其中返销" in on_it) == ("matter-" in on_it.split("钱款")[0]), page


@pytest.mark.parametrize("language", list(Language))
def test_a_full_day_is_the_managers_page_with_its_signatures_and_one_of_details(language: Language) -> None:
    paper = _paper(rich_summary(), language)
    pdf = summary_pdf(paper)
    assert pages(pdf) == 2
    first, second = page_words(pdf, 1), page_words(pdf, 2)
    for key in ("matters", "methods", "accounts", "cash", "promises", "exceptions", "differing", "digests", "chain"):
        table = paper.table(key)
        assert table is not None
        assert squeezed(table.title.say(language)) in first, key
    for label in paper.signs:
        assert squeezed(label) in first
    assert squeezed("".join(paper.signs)) not in second


@pytest.mark.parametrize("language", list(Language))
def test_a_table_of_figures_alone_begins_below_its_first_head(language: Language) -> None:
    day = replace(rich_summary(), undone_orders=7777, undone_lines=2, settled_orders=8888, settled_lines=1)
    found = words(summary_pdf(_paper(day, language)))
    for figure in ("7,777", "8,888"):
        stood = next(word for word in found if word.text == figure)
        head = texts.COUNT.say(language)
        above = [word for word in found if word.page == stood.page and word.text == head and word.bottom < stood.bottom]
        near = [word for word in above if abs(word.left - stood.left) < 1 and stood.top - word.top < 30]
        assert near, (figure, stood, above)


def test_a_day_with_little_in_it_is_one_page() -> None:
    assert pages(summary_pdf(_paper(quiet_summary()))) == 1


def test_a_stamp_reads_back_whoever_printed_it() -> None:
    printed = Printed(MADE_AT, "何静 (店长) = 1002\n%", "1.0.0", 2)
    stamp = SummaryStamp("H0032", rich_summary().scope, Language.EN, None, "", printed)
    written = written_stamp(stamp)
    assert written.isascii()
    assert read_stamp(written) == stamp
    assert read_stamp("SHA-256 abc") is None
    assert read_stamp(written.replace("kind=hall", "kind=town")) is None
