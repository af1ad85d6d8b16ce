import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers.daily_paper import daily_paper
from app.papers.daily_summary import narrow_summary
from app.papers.document import (
    Align,
    Block,
    ColumnRow,
    Columns,
    Cut,
    Document,
    Feed,
    Heading,
    Item,
    KeyValue,
    Paragraph,
    Phrases,
    QrCode,
)
from app.texts.language import Language
from printing.cells import width
from printing.layout import CutRow, GapRow, QrRow, TextRow, lay_out
from printing.layout_lines import beside
from tests.papers.day_summaries import HALL, NAMES, PRINTED, rich_summary
from tests.papers.samples import CONTENTS, COPY
from tests.papers.samples import sample_receipt as receipt


def rows_of(*blocks: Block, columns: int = 32) -> list[str]:
    laid_out = lay_out(Document("test", blocks), columns=columns)
    return [row.words for row in laid_out.rows if isinstance(row, TextRow)]


@given(st.text(max_size=60), st.integers(0, 10_000_000_00), st.sampled_from([32, 48]), st.booleans())
def test_an_amount_is_never_broken_and_always_flush_right(words: str, fen: int, columns: int, double: bool) -> None:
    amount = f"￥{fen // 100:,}.{fen % 100:02d}"
    for block in (Item(words, amount, "1 "), KeyValue(words, amount, double=double)):
        laid_out = lay_out(Document("", (block,)), columns=columns)
        rows = [row for row in laid_out.rows if isinstance(row, TextRow) and row.words.endswith(amount)]
        assert len(rows) >= 1
        assert rows[-1].cells == columns


@pytest.mark.parametrize("columns", [32, 48])
@pytest.mark.parametrize("language", Language)
def test_a_receipt_keeps_to_the_paper(language: Language, columns: int) -> None:
    paper = lay_out(receipt(CONTENTS[language], only_here=True, copy=COPY), columns=columns)
    assert max(row.cells for row in paper.rows if isinstance(row, TextRow)) == columns
    assert isinstance(paper.rows[-1], CutRow)


def test_label_left_and_value_right_on_one_row() -> None:
    assert rows_of(KeyValue("应收", "¥20.00")) == ["应收                     ￥20.00"]


def test_a_value_that_does_not_fit_stands_below_flush_right() -> None:
    assert rows_of(KeyValue("Signed by the customer", "2026-11-20 10:27:36")) == [
        "Signed by the customer",
        "             2026-11-20 10:27:36",
    ]


def test_double_size_counts_twice_and_gives_way_where_it_does_not_fit() -> None:
    short, long = KeyValue("实收", "¥20.00", double=True), KeyValue("实收", "¥20.00 and then some", double=True)
    rows = lay_out(Document("", (short, long)), columns=32).rows
    assert [(row.double, row.cells) for row in rows if isinstance(row, TextRow)] == [(True, 32), (False, 32)]


def test_a_long_name_at_the_head_is_printed_small_rather_than_broken() -> None:
    rows = lay_out(Document("", (Heading("一二三四五六七八九", double=True),)), columns=32).rows
    assert rows == (TextRow(" " * 7 + "一二三四五六七八九"),)


@pytest.mark.parametrize(
    ("words", "columns", "times"),
    [
        ("移A023", 48, 6),
        ("移A023", 32, 5),
        ("移5A003", 48, 5),
        ("移12A023", 32, 4),
        ("A023", 32, 5),
        ("一" * 12, 48, 2),
    ],
)
def test_a_huge_heading_fills_the_paper_and_stands_in_its_middle(words: str, columns: int, times: int) -> None:
    (row,) = lay_out(Document("", (Heading(words, huge=True),)), columns=columns).rows
    assert isinstance(row, TextRow)
    left = len(row.words) - len(words)
    right = columns // times - row.cells // times
    assert (row.words.strip(), row.times, left - right) == (words, times, 0)
    assert row.cells <= columns


def test_a_wrapped_item_hangs_behind_its_number_with_the_amount_on_its_last_row() -> None:
    assert rows_of(Item("Add Video ring-back tone for two numbers", "¥6.00", lead="3 ")) == [
        "3 Add Video ring-back tone for",
        "  two numbers             ￥6.00",
    ]


def test_an_amount_without_room_beside_the_words_stands_below() -> None:
    assert rows_of(Item("1234567890123456789012345", "¥20.00")) == [
        "1234567890123456789012345",
        " " * 25 + "￥20.00",
    ]


@pytest.mark.parametrize(
    ("number", "columns", "rows"),
    [
        ("BH20261120-03-0041", 16, ["BH20261120-", "03-0041"]),
        ("019aa000-0000-7000-8000-000000000001", 32, ["019aa000-0000-7000-", "8000-000000000001"]),
        ("2026-12-01 至 2028-11-30", 16, ["2026-12-01 至", "2028-11-30"]),
    ],
)
def test_a_number_too_long_for_its_row_is_parted_behind_a_hyphen(number: str, columns: int, rows: list[str]) -> None:
    label, *said = beside("单号", number, columns)
    assert [label, *(row.strip() for row in said)] == ["单号", *rows]


def test_phrases_stand_side_by_side_while_they_fit() -> None:
    parts = ("开始 2026-12-01", "协议期 无", "违约金 无", "到期后 按原价逐月续，可随时退，另见说明")
    assert rows_of(Phrases(parts, indent=2)) == [
        "  开始 2026-12-01  协议期 无",
        "  违约金 无",
        "  到期后 按原价逐月续，可随时",
        "  退，另见说明",
    ]


def test_headings_stand_in_the_middle_and_paragraphs_where_they_are_told() -> None:
    rows = rows_of(Heading("一二"), Paragraph("一二", Align.RIGHT), Paragraph("一二", Align.CENTRE, indent=2))
    assert rows == [" " * 14 + "一二", " " * 28 + "一二", " " * 15 + "一二"]


def test_a_qr_keeps_a_margin_and_its_caption_below() -> None:
    rows = lay_out(Document("", (QrCode("https://a.example/1", "扫码"),)), columns=48).rows
    assert rows == (GapRow(16), QrRow("https://a.example/1", 6), GapRow(16), TextRow(" " * 22 + "扫码"))


def test_the_log_shows_the_same_rows() -> None:
    paper = lay_out(Document("", (Heading("甲"), QrCode("P", "乙"), Feed(1), Cut())), columns=32)
    assert paper.as_text() == " " * 15 + "甲\n[QR P]\n" + " " * 15 + "乙\n\n"
    assert width("甲") == 2


def test_an_indented_name_keeps_its_place_where_the_amount_goes_below() -> None:
    long = Item("Call assistant 154****0017", "¥1.10", lead="  ")
    assert [row.words for row in lay_out(Document("", (long,)), columns=32).rows if isinstance(row, TextRow)] == [
        "  Call assistant 154****0017",
        " " * 26 + "￥1.10",
    ]


TABLE = Columns(
    ("业务", "张", "收款", "说明"),
    (ColumnRow(("套餐变更", "38", "¥1,200.00", "")), ColumnRow(("合计", "38", "¥1,200.00", ""), strong=True)),
    (False, True, True, False),
)


def test_a_table_stands_side_by_side_under_its_heads_and_leaves_out_what_nobody_filled() -> None:
    rows = lay_out(Document("t", (TABLE,)), columns=32).rows
    assert [row.words for row in rows if isinstance(row, TextRow)] == [
        "业务          张            收款",
        "套餐变更      38      ￥1,200.00",
        "合计          38      ￥1,200.00",
    ]
    assert [row.strong for row in rows if isinstance(row, TextRow)] == [False, False, True]


def _lines(table: Columns, columns: int) -> list[str]:
    rows = lay_out(Document("t", (table,)), columns=columns).rows
    return [row.words for row in rows if isinstance(row, TextRow)]


def test_a_table_too_wide_names_each_rows_cells_below_its_first() -> None:
    assert _lines(TABLE, 11)[:3] == ["套餐变更", "张 38  收款", "￥1,200.00"], "rather than a broken amount"


_DRAWERS = Columns(
    ("台席", "备用金", "收现", "应有", "原因"),
    (
        ColumnRow(("1 台 孙越", "300.00", "1,046.00", "1,346.00", "")),
        ColumnRow(("3 台 周敏", "300.00", "1,524.00", "1,824.00", "找零看错，何静准")),
    ),
    (False, True, True, True, False),
    title="现金",
)


@pytest.mark.parametrize(
    ("table", "columns", "said"),
    [
        pytest.param(
            _DRAWERS,
            36,
            [
                "现金 ---- 备用金     收现       应有",
                "1 台 孙越 300.00 1,046.00   1,346.00",
                "3 台 周敏 300.00 1,524.00   1,824.00",
                "  找零看错，何静准",
            ],
            id="last words below their row",
        ),
        pytest.param(
            _DRAWERS,
            26,
            [
                "现金 -------------- 备用金",
                "      收现            应有",
                "1 台 孙越           300.00",
                "  1,046.00        1,346.00",
                "3 台 周敏           300.00",
                "  1,524.00        1,824.00",
                "  找零看错，何静准",
            ],
            id="folded",
        ),
        pytest.param(
            Columns(
                ("什么", "几件"),
                (ColumnRow(("返销", "4")), ColumnRow(("减免", "3")), ColumnRow(("补打", "3"))),
                (False, True),
                title="例外",
                note="共 10 件",
            ),
            24,
            ["例外 ---------- 共 10 件", "什么   几件  什么   几件", "返销      4  减免      3", "补打      3"],
            id="two beside each other",
        ),
        pytest.param(
            Columns(
                ("", ""),
                (ColumnRow(("到厅", "185")), ColumnRow(("叫到", "178")), ColumnRow(("没有叫到就取消的", "5"))),
                (False, True),
                title="排队",
            ),
            20,
            ["排队 ---------------", "到厅  185  叫到  178", "没有叫到就取消的   5"],
            id="names and figures",
        ),
        pytest.param(
            Columns(
                ("", ""),
                (ColumnRow(("PC01", "b84e10d7 92c3fa56")), ColumnRow(("封印", "3f11a7ce 58d9036b"))),
                (False, False),
            ),
            20,
            ["PC01  b84e10d7", "      92c3fa56", "封印  3f11a7ce", "      58d9036b"],
            id="words behind a name",
        ),
        pytest.param(
            Columns(
                ("Matter", "Mean time"),
                (ColumnRow(("Broadband, new and moved", "12.8 min")), ColumnRow(("Total", "6.1 min"), strong=True)),
                (False, True),
            ),
            24,
            ["Matter         Mean time", "Broadband, new", "and moved       12.8 min", "Total            6.1 min"],
            id="a broken name has its figures on its last line",
        ),
        pytest.param(
            Columns(
                ("Desk", "Orders", "Mean service"),
                (ColumnRow(("Desk 4, Zheng Fang", "1,024", "12.6 min")), ColumnRow(("Total", "1,024", "12.6 min"))),
                (False, True, True),
            ),
            24,
            [
                "                    Mean",
                "Desk     Orders  service",
                "Desk 4, Zheng Fang",
                "          1,024 12.6 min",
                "Total     1,024 12.6 min",
            ],
            id="a name that would be in shreds stands whole above its figures",
        ),
        pytest.param(
            Columns(
                ("Side", "Check code of this day"),
                (ColumnRow(("Hall\nof this desk", "9F02 C7A1 0B0B")),),
                (False, True),
            ),
            24,
            ["Hall", "of this desk", "  Check code of this day", "  9F02 C7A1 0B0B"],
            id="a code stands whole below its head",
        ),
    ],
)
def test_a_table_takes_as_few_lines_as_its_words_allow(table: Columns, columns: int, said: list[str]) -> None:
    assert _lines(table, columns) == said


@pytest.mark.parametrize(("language", "wide", "narrow"), [(Language.ZH, 142, 200), (Language.EN, 156, 242)])
def test_the_slip_of_a_full_day_stays_short(language: Language, wide: int, narrow: int) -> None:
    """4 mm a line: 57 and 62 cm of 80 mm paper, where 91 and 106 were needed once."""
    paper = daily_paper(rich_summary(), hall=HALL, printed=PRINTED, language=language, names=NAMES)
    slip = narrow_summary(paper)
    assert len(lay_out(slip, columns=48).rows) <= wide
    assert len(lay_out(slip, columns=32).rows) <= narrow
