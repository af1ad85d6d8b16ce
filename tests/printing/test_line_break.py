import re
from itertools import groupby, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from printing.cells import BOX_CELLS, normalised, width
from printing.line_break import broken, narrower

FORBIDDEN_AT_HEAD = "，。；：！？、）》”’】」』〕〉·…—～％‰℃,.;:!?)]}%"  # written out anew: printing.md, 避头尾

# words as they stand on receipts: Chinese with marks, names with figures, amounts, dates
_CHINESE = ["套餐外", "语音", "，", "。", "；", "“我要办理”", "（可退）", "：", "、", "×", "→"]
_FIGURES = ["￥1,234.50", "￥0.15/分", "5G-199", "2026-12-01", "30 GB", "24 个月"]
_PIECES = st.sampled_from([*_CHINESE, *_FIGURES, "until", "midnight", "VoLTE", " ", " "])
SENTENCES = st.lists(_PIECES, max_size=30).map("".join)


@given(st.text(), st.integers(BOX_CELLS, 48))
@example("𠮷" * 40, 32)
@example("，" * 80, 32)
@example("W" * 100, 48)
def test_no_row_is_wider_than_the_paper_and_nothing_is_lost(words: str, most: int) -> None:
    words = normalised(words)
    rows = broken(words, most)
    assert all(width(row) <= most for row in rows)
    assert "".join("".join(rows).split()) == "".join(words.split())


@given(st.one_of(SENTENCES, st.text(), st.text(f"中a1 {FORBIDDEN_AT_HEAD}")), st.sampled_from([12, 16, 32, 48]))
@example("中文,abc)" * 9, 12)
def test_no_row_begins_with_a_closing_mark(words: str, most: int) -> None:
    for line in normalised(words).split("\n"):
        for before, row in pairwise(broken(line, most)):
            behind_its_first = re.sub(r"^￥?\d[\d,.]*|^.", "", before)  # which stays, so nothing can be taken down
            marks_alone = set(behind_its_first) <= {*FORBIDDEN_AT_HEAD, " "}
            assert marks_alone or row[0] not in FORBIDDEN_AT_HEAD, (before, row)


@given(st.text(), st.text("xyz-/.", max_size=40), st.integers(0, 10_000_000_00), st.sampled_from([16, 32, 48]))
def test_an_amount_stays_whole_also_in_the_longest_word(before: str, behind: str, fen: int, most: int) -> None:
    amount = f"￥{fen // 100:,}.{fen % 100:02d}"
    rows = broken(f"{normalised(before)}￥{amount[1:]}x{behind}", most)
    assert any(amount in row for row in rows), rows


@given(st.one_of(SENTENCES, st.text("中a1-/, ，\n", max_size=60)), st.sampled_from([16, 32, 48]), st.integers(4, 20))
@example("019a7f3e-8c1d-7b2a-9f00-0123456789ab", 32, 12)
def test_ever_narrower_is_as_broken_at_each_width_that_changes_anything(words: str, most: int, least: int) -> None:
    each = [broken(words, room) for room in range(most - 1, least, -1)]
    assert [rows for rows, _ in groupby(narrower(words, most, least))] == [rows for rows, _ in groupby(each)]


@given(SENTENCES, st.sampled_from([32, 48]))
def test_amounts_dates_and_names_stay_whole(words: str, most: int) -> None:
    whole = re.findall(r"￥[\d,.]+|\d{4}-\d\d-\d\d|[A-Za-z]+", words)
    runs = [run for run in re.findall(r"[!-~￥]+", words) if width(run) > most - 12]
    if not runs:
        rows = broken(words, most)
        assert [word for word in whole if not any(word in row for row in rows)] == []


@pytest.mark.parametrize(
    ("words", "most", "rows"),
    [
        ("", 10, [""]),
        ("一二三四五，六", 10, ["一二三四", "五，六"]),
        ("满 ￥3 计 1 GB", 8, ["满 ￥3", "计 1 GB"]),
        ("协议期 24 个月", 9, ["协议期", "24 个月"]),
        ("每分钟 ￥0.15/分", 10, ["每分钟", "￥0.15/分"]),
        ("他说“好的”走了", 7, ["他说", "“好", "的”走", "了"]),
        ("one two three", 8, ["one two", "three"]),
        ("甲\n乙", 48, ["甲", "乙"]),
        ("ABCDEFGHIJ", 4, ["ABCD", "EFGH", "IJ"]),
        ("办理￥１，２３４．５０元", 18, ["办理", "￥１，２３４．５０", "元"]),
        ("办理￥1，234.50元", 12, ["办理", "￥1，234.50", "元"]),
        ("时间１２：３０到", 12, ["时间", "１２：３０到"]),
        ("共３，我要四", 8, ["共３，我", "要四"]),
        ("一二三 ，四", 8, ["一二", "三 ，四"]),
        ("ABCDEFGH。」", 8, ["ABCDEFG", "H。」"]),
        ("，，，，，", 4, ["，，", "，，", "，"]),
        ("019aa000-0000-7000-8000-000000000001", 32, ["019aa000-0000-7000-8000-", "000000000001"]),
    ],
)
def test_breaks_where_a_reader_expects_it(words: str, most: int, rows: list[str]) -> None:
    assert broken(words, most) == rows
