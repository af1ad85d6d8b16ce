"""Line breaking by itself: widths, what stays together, what may start a line, and that nothing is lost."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing import pdf_lines
from printing.pdf import acceptance_form_pdf
from printing.pdf_fonts import Weight, to_unicode_map
from printing.pdf_lines import Line, Span, Style, broken, drawable, settled, text_width
from tests.printing.pdf.samples import sample_form

NOT_FIRST = "，。、；：！？）》」』】〕〉”’…—·～％‰℃,.;:!?)]}%"
NOT_LAST = "（《「『【“¥$(/"
STYLE = Style(Weight.REGULAR, 10, "#000000")
_MIXED = st.text(alphabet="中文字营业厅，。；：！？、（）“”《》·…abcXYZ0189.,-/%¥→ \u3000䶮𠮷", max_size=80)


def _texts(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def _of(text: str, width: float) -> list[str]:
    return _texts(broken([Span(text, STYLE)], width=width))


@given(st.one_of(_MIXED, st.text(max_size=80)), st.floats(min_value=20, max_value=300))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text: str, width: float) -> None:
    lines = broken([Span(text, STYLE)], width=width)
    for line in lines:
        assert line.width <= width + 0.02
        assert line.width == pytest.approx(sum(text_width(piece.text, STYLE) for piece in line.pieces))
    assert "".join(_texts(lines)).replace(" ", "") == drawable(text).replace(" ", "")


_LONE_MARK = re.compile(r"^¥?\d[\d,.]*|^.", re.DOTALL)  # stays at a line's start, so nothing can be taken down


@given(
    st.one_of(st.text(), st.text(alphabet="中文，。；：！？、）》”…·%a1 ", max_size=60), st.just("，" * 40)),
    st.integers(min_value=60, max_value=200),
)
def test_no_line_starts_with_a_closing_mark(text: str, width: int) -> None:
    lines = _of(text, width)
    for before, line in pairwise(lines):
        marks_alone = set(_LONE_MARK.sub("", before)) <= {*NOT_FIRST, " "}
        assert line[0] not in NOT_FIRST or marks_alone, (before, line)


@given(st.text(), st.text("xyz-/.", max_size=40), st.integers(0, 10_000_000_00))
def test_an_amount_stays_whole_also_in_the_longest_word(before: str, behind: str, fen: int) -> None:
    amount = f"¥{fen // 100:,}.{fen % 100:02d}"
    assert any(amount in line for line in _of(f"{before}中¥{amount[1:]}x{behind}", 110))


@given(st.text(alphabet="中文（《“¥$字", max_size=60))
def test_no_line_ends_with_an_opening_mark(text: str) -> None:
    for line in _of(text, 100)[:-1]:
        assert line[-1] not in NOT_LAST or all(char in NOT_LAST for char in line[1:])


_WHOLE = ["¥1,234,567.89", "2026-11-20", "26GD-5G-0129", "30 GB", "24 个", "customer's", "¥0.15/分"]


@pytest.mark.parametrize("whole", _WHOLE)
def test_what_belongs_together_is_not_parted(whole: str) -> None:
    for before in range(14):
        assert any(whole in line for line in _of("字" * before + whole + "，后面的字", 104))


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert _of("W" * 30, 100) == ["W" * 11, "W" * 11, "W" * 8]


def test_a_blank_ends_a_line_and_does_not_begin_the_next() -> None:
    assert _of("one two three", 42) == ["one two", "three"]


def test_a_label_stays_with_the_first_word_of_its_value() -> None:
    spans = [Span("字" * 8, STYLE), Span("Label", STYLE, gap=8), Span("值", STYLE, gap=5, glued=True)]
    label = text_width("Label", STYLE)
    assert _texts(broken(spans, width=102 + label)) == ["字" * 8, "Label值"]
    first, second, third = broken(spans, width=104 + label)[0].pieces
    assert [first.x, second.x, third.x] == pytest.approx([0, 88, 93 + label])


def test_quotes_are_narrow_in_latin_and_wide_in_chinese() -> None:
    assert drawable("Today’s “word”, he said") == 'Today\'s "word", he said'
    assert drawable("客户屏点“我要办理”") == "客户屏点“我要办理”"
    assert drawable("点“App”就行") == "点“App”就行"


def test_what_has_no_ink_is_left_out() -> None:
    assert drawable("张\u200b三\u202e\ufe0f\n李\t四\u00a0五\u3000六") == "张三 李 四 五\u3000六"


def test_the_unicode_map_writes_utf_16_in_blocks_a_reader_takes() -> None:
    subset = [0, 0x20BB7, *range(0x4E00, 0x4E00 + 200)]
    found = to_unicode_map("F", subset)
    assert "<01> <D842DFB7>" in found
    assert [line for line in found.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "2 beginbfchar",
    ]


@pytest.mark.parametrize("amount", ["￥１，２３４．５０", "￥1，234.50", "１２：３０"])
def test_a_figure_as_chinese_input_types_it_stays_whole(amount: str) -> None:
    for width in range(100, 160, 7):
        assert any(amount in line for line in _of(f"一二三四五{amount}元，六七八", width)), width


@given(_MIXED, st.floats(min_value=100, max_value=300))
def test_settled_lines_are_no_more_nor_wider_and_lose_nothing(text: str, width: float) -> None:
    spans = [Span(text, STYLE)]
    lines, usual = settled(spans, width=width), broken(spans, width=width)
    assert len(lines) == len(usual)
    assert all(line.width <= width + 0.02 for line in lines)
    assert "".join(_texts(lines)).replace(" ", "") == drawable(text).replace(" ", "")


def test_no_last_syllable_stands_on_a_line_of_its_own() -> None:
    text = "① 拿不准请打 96110。② 套餐外按上列单价计费；出境前请先问漫游资费。"
    assert _of(text, 330)[-1] == "费。"
    assert _texts(settled([Span(text, STYLE)], width=330))[-1] == "资费。"
    marked = "① 拿不准请打 96110。② 套餐外按上列单价计费，先问好再出境，资费。"
    assert _of(marked, 320)[-1] == "费。"
    assert _texts(settled([Span(marked, STYLE)], width=320)) == [marked[:-3], "资费。"]


def test_words_break_once_for_all_spacings_and_are_not_kept_behind_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    parted: list[tuple[Span, ...]] = []
    words = pdf_lines._words

    def counted(spans: tuple[Span, ...]) -> object:
        parted.append(spans)
        return words(spans)

    monkeypatch.setattr(pdf_lines, "_words", counted)
    pdf_lines.forget()  # a price list's words stay until the next form: they are nobody's
    form = sample_form()
    acceptance_form_pdf(form)
    once = len(parted)
    assert once < 200  # six spacings are tried: there were 657
    acceptance_form_pdf(form)
    assert len(parted) == 2 * once, "a customer's words were kept"
