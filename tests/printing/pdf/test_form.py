"""The A4 form as a reader of the file finds it: text, fonts, pages, margins, metadata."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject

from app.domain.content import Charge, Content, Fact, TableRow
from app.domain.money import yuan
from app.domain.payment import Payment, PaymentMethod
from app.papers.acceptance_form import AcceptanceForm, acceptance_form, archive_copy
from app.texts.language import Language
from printing import pdf_style as style
from printing.pdf import acceptance_form_pdf
from printing.pdf_fonts import Weight, registered
from printing.pdf_pen import ACROSS, UPRIGHT
from tests.fakes.orders import an_order
from tests.papers.samples import CONTENT_EN, CONTENT_ZH, CONTENTS, COPY, PAYMENT, RECEIPT_NUMBER, VERIFY_URL, ZONE
from tests.printing.pdf import reading
from tests.printing.pdf.samples import sample_form, with_lines

pytestmark = pytest.mark.needs("pdftotext")

MARGIN_PT = 33.0  # 44 px
A4_PT = (595.28, 841.89)


def _row(row: TableRow) -> Iterator[str]:
    yield from (row.when, *row.cells, row.price)


def _said(content: Content) -> Iterator[str]:
    """Everything a reader must find, each as one string."""
    yield from (content.mode, content.operator, content.hall, content.desk, content.clerk)
    yield from (content.catalogue_version, content.template_version, content.drawn_up_on, content.contacts)
    for fact in (*content.customer, *content.account):
        yield fact.label + fact.value
    for line in content.lines:
        yield from (f"{line.position}{line.action_word}{line.title}", line.number, line.code, line.price)
        yield from (fact.label + fact.value for fact in line.facts)
        if line.table is not None:
            yield from (line.table.head, *line.table.columns, line.table.price_head)
            yield from (*_row(line.table.now), *_row(line.table.then))
    for charge in content.charges:
        yield from (charge.name, yuan(charge.due_fen), yuan(charge.discount_fen), yuan(charge.paid_fen))
    yield content.payment_words
    sums = content.sums
    yield from (yuan(sums.monthly_before_fen), yuan(sums.monthly_after_fen), yuan(sums.bill_fen))
    yield from content.notices
    yield content.statement
    yield content.sha256


def _missing(content: Content, pdf: bytes) -> list[str]:
    found = reading.words_in_order(pdf)
    return [text for text in _said(content) if reading.squeezed(text) not in found]


def _real(language: Language, *, offline: bool = False) -> AcceptanceForm:
    order = an_order(language=language, offline=offline)
    return acceptance_form(order, zone=ZONE, verify_url=VERIFY_URL, only_here=False)


@pytest.mark.parametrize("language", Language)
def test_everything_signed_can_be_read_on_one_page(language: Language) -> None:
    pdf = acceptance_form_pdf(sample_form(CONTENTS[language]))
    assert _missing(CONTENTS[language], pdf) == []
    assert reading.pages(pdf) == 1


@pytest.mark.parametrize("offline", [False, True])
@pytest.mark.parametrize("language", Language)
def test_an_order_of_the_trade_can_be_read_on_both_sides_of_a_sheet(language: Language, offline: bool) -> None:
    order = an_order(language=language, offline=offline)
    pdf = acceptance_form_pdf(_real(language, offline=offline))
    assert _missing(order.signed.content, pdf) == []
    assert reading.pages(pdf) == (1 if language is Language.ZH else 2)


def test_large_print_is_half_as_large_again_and_lacks_nothing() -> None:
    content = replace(CONTENT_ZH, schema=3, large_print=True)
    pdf = acceptance_form_pdf(sample_form(content))
    assert _missing(content, pdf) == []
    page = reading.picture(pdf, dots_an_inch=72)
    assert (page.width, page.height) == (842, 596)
    assert ACROSS.scale / UPRIGHT.scale > 1.49


def test_what_stands_outside_the_hash_can_be_read() -> None:
    form = sample_form(only_here=True, copy=COPY)
    pdf = acceptance_form_pdf(form, archive_copy(form))
    found = reading.words_in_order(pdf)
    for text in (
        str(RECEIPT_NUMBER),
        "单机保存",
        "补打第2次",
        "2026-11-2015:05:09周敏3017",
        "第1页，共1页·客户联",
        "第1页，共1页·存档联",
        "现金¥50.00¥30.00",
    ):
        assert text in found
    assert "2026-11-2010:27:36" in found
    assert "2026-11-2010:27:47" in found
    assert "受理待生效" not in found


@pytest.mark.parametrize("language", Language)
def test_every_font_is_embedded(language: Language) -> None:
    fonts = reading.fonts(acceptance_form_pdf(sample_form(CONTENTS[language])))
    assert {name.partition("+")[2] for name in fonts} == {"NotoSansSC-Regular", "NotoSansSC-Medium", "NotoSansSC-Bold"}
    for name, font in fonts.items():
        descriptor = font["/FontDescriptor"].get_object()
        assert isinstance(descriptor, DictionaryObject)
        assert "/FontFile2" in descriptor, name
        assert "/ToUnicode" in font, name


def test_the_same_form_gives_the_same_bytes_in_any_process() -> None:
    first = acceptance_form_pdf(sample_form())
    acceptance_form_pdf(sample_form(CONTENT_EN))
    assert acceptance_form_pdf(sample_form()) == first
    code = (
        "import hashlib; from printing.pdf import acceptance_form_pdf;"
        "from tests.printing.pdf.samples import sample_form;"
        "print(hashlib.sha256(acceptance_form_pdf(sample_form())).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip() == hashlib.sha256(first).hexdigest()


def test_metadata_says_what_it_is_and_when_it_was_signed() -> None:
    form = sample_form()
    document = reading.reader(acceptance_form_pdf(form))
    assert document.metadata is not None
    assert document.metadata.title == "业务受理单 BH20261120-03-0041"
    assert document.metadata.author == "示例通信"
    assert document.metadata.subject == f"SHA-256 {form.sha256}"
    assert document.metadata.creation_date == datetime(2026, 11, 20, 2, 27, 36, tzinfo=UTC)
    assert str(document.root_object["/Lang"]) == "zh"


def test_forty_lines_flow_over_pages_that_all_say_whose_they_are() -> None:
    content = with_lines(CONTENT_ZH, 40)
    pdf = acceptance_form_pdf(sample_form(content))
    assert reading.pages(pdf) == 4
    assert _missing(content, pdf) == []
    for page in range(1, 5):
        found = reading.page_words(pdf, page)
        assert found.startswith("业务受理单")
        for text in (str(RECEIPT_NUMBER), f"第{page}页，共4页·客户联", content.sha256, "客户联，另存档一份"):
            assert text in found
    assert "客户签字" in reading.page_words(pdf, 4)
    assert "客户签字" not in reading.page_words(pdf, 3)


@pytest.mark.parametrize("kinds", [4, 1])
def test_no_card_is_parted_where_a_page_can_hold_it(kinds: int) -> None:
    content = with_lines(replace(CONTENT_ZH, lines=CONTENT_ZH.lines[:kinds]), 24)
    pdf = acceptance_form_pdf(sample_form(content))
    texts = [reading.page_words(pdf, page) for page in range(1, reading.pages(pdf) + 1)]
    for line in content.lines:
        card = "".join(reading.squeezed(fact.label + fact.value) for fact in line.facts)
        title = reading.squeezed(f"{line.position}{line.action_word}{line.title}")
        assert [title in text and card in text for text in texts].count(True) == 1, line.title


def test_a_card_higher_than_a_page_goes_on_over_the_next() -> None:
    endless = Fact("note", "说明", "这一项的说明特别长，要占好几页纸，一个字也不能少。" * 400)
    content = replace(CONTENT_ZH, lines=(replace(CONTENT_ZH.lines[0], facts=(endless,)), *CONTENT_ZH.lines[1:]))
    pdf = acceptance_form_pdf(sample_form(content))
    text = "".join(reading.page_words(pdf, page) for page in range(1, reading.pages(pdf) + 1))
    assert reading.pages(pdf) > 3
    assert text.count("一个字也不能少") >= 390  # those broken by a page's end are parted by its foot


def _most_notices_on_one_page() -> int:
    for count in range(1, 60):
        content = replace(CONTENT_ZH, notices=(CONTENT_ZH.notices * count)[:count])
        if reading.pages(acceptance_form_pdf(sample_form(content))) > 1:
            return count - 1
    raise AssertionError("never a second page")


def test_things_stand_closer_where_that_saves_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    closer = _most_notices_on_one_page()
    monkeypatch.setattr(style, "SPACINGS", (style.SPACINGS[0], style.SPACINGS[0]))
    assert closer > _most_notices_on_one_page() + 5


def _many_fees(count: int) -> Content:
    charges = tuple(
        Charge(name=f"押金{n}", due_fen=n * 100, discount_fen=0, paid_fen=n * 100, deposit=True) for n in range(count)
    )
    return replace(CONTENT_ZH, charges=charges)


_HUGE = 9_999_999_99
HOSTILE = {
    "long Chinese name": replace(
        CONTENT_ZH, lines=(replace(CONTENT_ZH.lines[0], title="超" * 300), *CONTENT_ZH.lines[1:])
    ),
    "long Latin word": replace(
        CONTENT_EN,
        lines=(replace(CONTENT_EN.lines[0], title="W" * 300, code="c" * 200), *CONTENT_EN.lines[1:]),
        customer=(Fact("name", "Name", "N" * 500), *CONTENT_EN.customer[1:]),
    ),
    "many columns": replace(
        CONTENT_EN,
        lines=(
            replace(
                CONTENT_EN.lines[0],
                table=replace(
                    CONTENT_EN.lines[0].table,
                    columns=("Directed data",) * 9,
                    now=TableRow("Now, until installed", ("Not included",) * 9, "¥129.00"),
                    then=TableRow("Then, once installed", ("1,000 minutes and 20",) * 9, "¥99,999.00"),
                )
                if CONTENT_EN.lines[0].table
                else None,
            ),
        ),
    ),
    "huge sums": replace(
        CONTENT_ZH,
        charges=(Charge("5G合约机", _HUGE, 0, _HUGE, False), Charge("专线押金", _HUGE, _HUGE, _HUGE, True)),
        sums=replace(CONTENT_ZH.sums, monthly_before_fen=_HUGE, monthly_after_fen=_HUGE * 9, this_month_extra_fen=1),
    ),
    "many fees": _many_fees(60),
    "no lines, no fees": replace(CONTENT_ZH, lines=(), charges=()),
    "long statement and notices": replace(
        CONTENT_ZH, statement=CONTENT_ZH.statement * 8, notices=CONTENT_ZH.notices * 15
    ),
    "long names around": replace(CONTENT_EN, operator="Example " * 9, hall="Hall " * 12, contacts="Call us. " * 60),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_is_lost_leaves_the_margins_or_covers_other_words(content: Content) -> None:
    payment = replace(PAYMENT, amount_fen=content.sums.today_fen, tendered_fen=content.sums.today_fen + _HUGE)
    pdf = acceptance_form_pdf(sample_form(content, payment=payment))
    assert _missing(content, pdf) == []
    _check_places(pdf)


@pytest.mark.parametrize("language", Language)
def test_no_words_leave_the_margins_or_cover_others(language: Language) -> None:
    for form in (sample_form(CONTENTS[language], only_here=True, copy=COPY), _real(language, offline=True)):
        _check_places(acceptance_form_pdf(form))


def _check_places(pdf: bytes) -> None:
    found = reading.words(pdf)
    for word in found:
        assert word.left >= MARGIN_PT - 0.5, word
        assert word.right <= A4_PT[0] - MARGIN_PT + 0.5, word
        assert word.bottom <= A4_PT[1] - MARGIN_PT + 3, word  # the box of a word reaches below its ink
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            if one.page == other.page:
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                low = min(one.bottom - one.top, other.bottom - other.top)
                assert across < 0.6 or down < low * 0.3, (one, other)


@pytest.mark.parametrize("language", Language)
def test_no_line_starts_with_a_closing_mark(language: Language) -> None:
    crowded = replace(
        CONTENTS[language],
        notices=tuple(f"{'字' * n}，《{'名' * n}》：“{'话' * n}”！（{'注' * n}）；完。" for n in range(1, 60)),
    )
    pdf = acceptance_form_pdf(sample_form(crowded))
    starts = {line[0] for line in reading.lines(pdf)} & set("，。、；：！？）》」』】”’…—")
    assert starts == set()


def test_a_rare_character_of_the_font_is_found_by_a_search() -> None:
    rare = "䶮㛃" + chr(
        next(point for point in range(0x20000, 0x30000) if registered()[Weight.REGULAR].of(point) is not None)
    )
    content = replace(CONTENT_ZH, clerk=rare)
    assert rare in reading.words_in_order(acceptance_form_pdf(sample_form(content)))


def test_a_name_the_first_font_lacks_is_drawn_by_the_second() -> None:
    content = replace(CONTENT_ZH, customer=(Fact("name", "名称", "𠮷*"), *CONTENT_ZH.customer[1:]))
    pdf = acceptance_form_pdf(sample_form(content))
    found = reading.words_in_order(pdf)
    assert "名称𠮷*" in found
    assert "统一码" not in found
    [drawn_by] = [font for name, font in reading.fonts(pdf).items() if name.endswith("+LXGWWenKai-Bold")]
    descriptor = drawn_by["/FontDescriptor"].get_object()
    assert isinstance(descriptor, DictionaryObject)
    assert "/FontFile2" in descriptor


def test_a_character_without_glyph_is_a_box_with_its_number_never_tofu() -> None:
    content = replace(CONTENT_ZH, customer=(Fact("name", "名称", "\U0002a6d0*"), *CONTENT_ZH.customer[1:]))
    pdf = acceptance_form_pdf(sample_form(content))
    found = reading.words_in_order(pdf)
    assert "名称\U0002a6d0*" in found  # what a search and a screen reader find
    assert "方框里是字库没有的字的统一码：U+2A6D0" in found
    drawn = [operands[0] for operands, operator in reading.operations(pdf) if operator == "Tj"]
    assert len(drawn) > 100
    for text in drawn:
        raw = text if isinstance(text, bytes) else str(text).encode("latin-1", "replace")
        assert b"\x00" not in raw  # code 0 is the font's tofu
    assert "统一码" not in reading.words_in_order(acceptance_form_pdf(sample_form()))


def test_marks_that_mislead_are_not_drawn() -> None:
    content = replace(CONTENT_ZH, clerk="周\u202e敏\x07\n\u200b3017")
    found = reading.words_in_order(acceptance_form_pdf(sample_form(content)))
    assert "受理人周敏3017" in found
    assert "统一码" not in found


def test_nothing_due_is_said_in_words() -> None:
    nothing = Payment(
        id=PAYMENT.id, method=PaymentMethod.NOTHING_DUE, amount_fen=0, tendered_fen=0, taken_at=PAYMENT.taken_at
    )
    content = replace(CONTENT_ZH, charges=(), payment_method="nothing_due", payment_words="今天不用付")
    found = reading.words_in_order(acceptance_form_pdf(sample_form(content, payment=nothing)))
    assert "今天不收费。" in found
    assert "付法今天不用付" in found
    assert "应收" not in found
    assert "大写" not in found


@settings(max_examples=15)
@given(st.text(max_size=120), st.text(min_size=1, max_size=40))
def test_any_text_can_be_drawn(value: str, label: str) -> None:
    value, label = (text.encode("utf-8", "replace").decode() for text in (value, label))
    line = replace(CONTENT_ZH.lines[1], title=value, facts=(Fact("x", label, value),))
    content = replace(CONTENT_ZH, lines=(line,), operator=value, statement=value)
    pdf = acceptance_form_pdf(sample_form(content))
    assert reading.pages(pdf) >= 1
