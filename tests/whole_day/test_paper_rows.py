"""The proof of the whole day sees a figure in another's row: on the slip, on the page, in the spreadsheet."""

from dataclasses import replace
from typing import Any

import pytest

from tests.whole_day.compare import alike
from tests.whole_day.paper_rows import Painted, Word
from tests.whole_day.surfaces import Surfaces, Tables

GONE = Painted("例外", ["什么", "几件", "金额"], [["作废的行", "3", "¥118.00"], ["减免", "4", "−¥90.00"]])
QUEUE = Painted("排队", ["什么", "数"], [["叫到", "182"], ["平均等候", "1 小时 5 分"]])
SLIP = "例外 ------ 几件 金额\n作废的行 3 118.00\n减免 4 -90.00\n排队 ----\n叫到 182 平均等候 1 小时 5 分"
PAGE = [
    ["例外"], ["什么", "几件", "金额"], ["作废的行", "3", "¥118.00"], ["减免", "4", "−¥90.00"],
    ["排队"], ["叫到", "182"], ["平均", "1", "小时", "5", "分"], ["等候"],
]  # fmt: skip
SHEETS: Tables = {
    "例外": [["什么", "几件", "金额"], ["作废的行", 3, 118.0], ["减免", 4, -90.0]],
    "排队": [["什么", "数"], ["叫到", 182], ["平均等候", 65.2]],
}


def on_page(lines: list[list[str]]) -> list[Word]:
    """As it is drawn: the second line of a name comes right behind its first."""
    words = [Word(said, 1, 14.0 * down, 50.0 * at) for down, line in enumerate(lines) for at, said in enumerate(line)]
    broken = words.pop()
    return [*words[:-4], broken, *words[-4:]]


def surfaces(*, slip: str = SLIP, page: list[list[str]] = PAGE) -> Surfaces:
    return Surfaces({"gone": GONE, "queue": QUEUE}, SHEETS, [Word(said) for said in slip.split()], on_page(page))


def test_papers_that_say_what_the_screen_says_are_alike() -> None:
    assert list(alike(surfaces())) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("作废的行 3 118.00\n减免 4 -90.00", "作废的行 4 -90.00\n减免 3 118.00"),
        ("作废的行 3 118.00\n减免 4 -90.00", "减免 4 -90.00\n作废的行 3 118.00"),
        ("减免 4 -90.00", "减免 -90.00 4"),
        ("叫到 182", "叫到 1182"),
        ("叫到 182 平均等候 1 小时 5 分", "叫到 1 小时 5 分 平均等候 182"),
        ("作废的行 3 118.00\n", ""),
    ],
)
def test_figures_in_other_rows_of_the_slip_are_found(old: str, new: str) -> None:
    assert list(alike(surfaces(slip=SLIP.replace(old, new))))


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (2, ["作废的行", "4", "−¥90.00"]),
        (3, ["减免", "−¥90.00", "4"]),
        (1, ["什么", "金额", "几件"]),
        (5, ["182", "叫到"]),
    ],
)
def test_figures_in_other_rows_of_the_page_are_found(row: int, line: list[str]) -> None:
    assert list(alike(surfaces(page=[*PAGE[:row], line, *PAGE[row + 1 :]])))


def test_a_figure_that_is_drawn_on_another_line_of_the_page_is_found() -> None:
    right = surfaces()
    lowered = [replace(word, top=word.top + 14.0) if word.said == "¥118.00" else word for word in right.page]
    assert any("作废的行" in said for said in alike(replace(right, page=lowered)))


@pytest.mark.parametrize(
    "wrong", [["作废的行", 4, -90.0], ["作废的行", 3, 118.01], ["作废的行", 3, None], ["减免", 4, -90.0]]
)
def test_a_row_of_the_spreadsheet_that_says_another_is_found(wrong: list[Any]) -> None:
    right = surfaces()
    sheets = {**SHEETS, "例外": [SHEETS["例外"][0], wrong, SHEETS["例外"][2]]}
    assert any("例外" in said for said in alike(replace(right, sheets=sheets)))
