"""Grids of facts and the fees beside the month: how many columns, what stays together."""

from dataclasses import replace

from app.domain.content import Charge, Fact
from printing import pdf_style as style
from printing.pdf_blocks import WIDTH, facts_flow, facts_grid, fitted
from printing.pdf_card import card
from printing.pdf_fees import fees_and_month
from printing.pdf_pages import Group, Row, paged
from tests.papers.samples import CONTENT_ZH
from tests.printing.pdf.samples import sample_form

SPACING = style.SPACINGS[0]


def _grid(*values: str) -> list[float]:
    return [row.height for row in facts_grid([Fact("k", "标签", value) for value in values], SPACING)]


def test_four_short_facts_share_a_row() -> None:
    assert _grid("一", "二", "三", "四") == [SPACING.row]
    assert _grid("一", "二", "三", "四", "五") == [SPACING.row, SPACING.row]


def test_a_longer_fact_takes_more_columns_before_it_takes_more_lines() -> None:
    assert _grid("字" * 20, "二", "三") == [SPACING.row]
    assert _grid("字" * 20, "二", "三", "四") == [SPACING.row, SPACING.row]
    assert _grid("字" * 100) == [SPACING.row + SPACING.line]


def test_facts_in_a_card_are_broken_only_where_one_is_longer_than_a_line() -> None:
    facts = [Fact("k", "标签", "字" * 30), Fact("k", "标签", "字" * 30), Fact("k", "标签", "字" * 90)]
    flow = ["".join(piece.text for piece in line.pieces) for line in facts_flow(facts, width=WIDTH)]
    assert flow[:2] == ["标签" + "字" * 30, "标签" + "字" * 30]
    assert flow[2].startswith("标签字")
    assert "".join(flow[2:]) == "标签" + "字" * 90


def test_the_result_of_a_worked_sum_stands_out() -> None:
    (line,) = facts_flow([Fact("penalty", "违约金", "12 × ¥199 × 20% = ¥477.60，今天收")], width=WIDTH)
    assert [piece.text.strip() for piece in line.pieces if piece.style is style.STRONG] == ["¥477.60"]


def test_only_words_too_wide_are_written_smaller() -> None:
    assert fitted("字", style.NAME, width=100) is style.NAME
    assert fitted("字" * 10, style.NAME, width=65).size == style.NAME.size / 2


def test_a_card_is_on_one_page_wherever_the_page_ends() -> None:
    group = card(sample_form().lines[0], SPACING, gap=6)
    for filled in range(0, 1000, 15):
        before = Group((Row(float(filled), lambda pen, top: None),), gap=0)
        pages = paged((before, group), top=0, top_later=0, bottom=1000)
        assert [len(page) - 2 * (number == 0) for number, page in enumerate(pages)] in (
            [len(group.rows) + 2],  # its rows, its frame, its bookmark
            [0, len(group.rows) + 2],
        )


def test_the_rows_beside_the_month_stay_together() -> None:
    charges = tuple(Charge(f"费用{n}", 100, 0, 100, deposit=False) for n in range(20))
    form = sample_form(replace(CONTENT_ZH, charges=charges))
    (group,) = fees_and_month(form.fees, form.monthly, SPACING)
    kept = [row.with_next for row in group.rows]
    together = sum(row.height for row in group.rows[: kept.index(False) + 1])
    assert together >= 21 + 27 + 16  # heading, sum, sentence
    assert not group.whole
    assert not all(kept[5:])
