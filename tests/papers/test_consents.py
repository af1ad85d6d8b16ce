"""Consents, refusals and large print on paper."""

from dataclasses import replace

import pytest

from app.domain.content import SCHEMA, SignedConsent, SignedRefusal
from app.papers.form_parts import hash_words
from app.papers.receipt import LARGE_LINES_PER_PAGE
from app.texts.acceptance_form import ORDER_NUMBER
from app.texts.language import Language
from printing.layout import TextRow, lay_out
from printing.pdf import acceptance_form_pdf
from tests.papers.samples import CONTENT_ZH, CONTENTS
from tests.papers.samples import sample_receipt as receipt
from tests.papers.test_receipt import bare, words_of
from tests.printing.pdf import reading
from tests.printing.pdf.samples import sample_form

FRAUD = SignedConsent(
    code="fraud_notice",
    template_version="2026-11.1",
    title="反诈告知书",
    words="号码只能自己用，出租、出借、出售号码是违法的。",
    answer="yes",
    answer_words="我看过了，我知道了",
    at="2026-11-20T02:27:36+00:00",
    at_words="2026-11-20 10:27:36，客户本人在客户屏选",
    channel="customer_screen",
)
MARKETING = replace(
    FRAUD,
    code="marketing",
    title="要不要收到新业务的消息",
    answer="none",
    answer_words="没有回答，按不同意处理",
    at="",
    at_words="",
    channel="",
)
NO_THANKS = SignedRefusal(
    "suggestion",
    "26GD-5G-0199",
    "推荐没有要：5G畅行199",
    "2026-11-20T02:27:36+00:00",
    "10:27，客户屏",
    "customer_screen",
)
ANSWERED = replace(CONTENT_ZH, schema=SCHEMA, consents=(FRAUD, MARKETING), refusals=(NO_THANKS,))


def test_every_consent_stands_with_its_words_its_answer_and_its_time() -> None:
    words = words_of(receipt(ANSWERED))
    for each in ANSWERED.consents:
        for said in (each.title, each.words, each.answer_words, each.at_words):
            assert bare(said) in words


def test_what_was_refused_stands_there_too() -> None:
    assert bare(NO_THANKS.words) in words_of(receipt(ANSWERED))


def test_a_paper_without_consents_says_nothing_of_them() -> None:
    assert bare("客户回答") not in words_of(receipt(CONTENT_ZH))


@pytest.mark.parametrize("columns", [32, 48])
@pytest.mark.parametrize("language", Language)
def test_large_print_says_the_same_twice_as_high_and_never_wider_than_the_paper(
    language: Language, columns: int
) -> None:
    content = replace(CONTENTS[language], schema=SCHEMA, large_print=True)
    large = lay_out(receipt(content), columns=columns)
    rows = [row for row in large.rows if isinstance(row, TextRow) and row.words]
    small = "".join(bare(row.words) for row in rows if row.times == 1)
    assert small.startswith(bare(ORDER_NUMBER.say(language)))
    assert small.endswith(bare(hash_words(content.sha256)))
    assert all(bare(line.code) in small for line in content.lines)
    assert not [fact.value for line in content.lines for fact in line.facts if bare(fact.value) in small]
    assert max(row.cells for row in rows) <= columns
    words = words_of(receipt(content), columns=columns)
    for line in content.lines:
        for said in (line.title, line.price, *(fact.value for fact in line.facts)):
            assert bare(said) in words


def test_what_was_larger_than_the_rest_still_fills_the_paper_in_large_print() -> None:
    large = lay_out(receipt(replace(CONTENT_ZH, schema=SCHEMA, large_print=True)), columns=48)
    (received,) = [row for row in large.rows if isinstance(row, TextRow) and row.words.startswith("实收")]
    assert received.cells == 48


def test_large_print_is_torn_into_more_pages() -> None:
    lines = tuple(replace(CONTENT_ZH.lines[0], position=n) for n in range(1, LARGE_LINES_PER_PAGE + 2))
    words = words_of(receipt(replace(CONTENT_ZH, lines=lines, schema=SCHEMA, large_print=True)))
    assert bare("第2页，共2页") in words


def test_on_the_form_consents_have_a_heading_of_their_own_apart_from_the_notices() -> None:
    form = sample_form(ANSWERED)
    assert form.notices == ANSWERED.notices
    assert form.consents_title == "告知和单独同意"
    assert [FRAUD.title in said for said in form.consents] == [True, False, False]
    pages = reading.reader(acceptance_form_pdf(form)).pages
    text = bare("".join(page.extract_text() for page in pages))
    for said in (*form.consents, form.consents_title):
        assert bare(said) in text


def test_a_form_that_asked_nothing_has_no_such_heading() -> None:
    text = "".join(page.extract_text() for page in reading.reader(acceptance_form_pdf(sample_form())).pages)
    assert "告知和单独同意" not in text
