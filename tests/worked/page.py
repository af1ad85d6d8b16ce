"""docs/worked-cases.md, made of cases.toml: `python -m tests.worked.page` writes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.texts.language import Text
from tests.worked.case import Case, cases, demo_catalogue

PAGE = Path(__file__).parents[2] / "docs" / "worked-cases.md"
_HEAD = """# Worked cases · 手算的例子

What is owed and when, for one line of a form each or a few together, worked by hand. The offers are the demo's. Made of
`tests/worked/cases.toml` by `python -m tests.worked.page`; the tests hold the program to every figure.

每行一个手算的例子：办什么、哪天办、应得什么、怎么算的。测试逐项核对，差一分、差一天都不行。

| case | on | what | figures | how | rule |
|---|---|---|---|---|---|
"""
_NAMES = {
    "starts": "starts",
    "stops": "last day",
    "gone": "gone from",
    "term_ends": "term to",
    "expires": "runs to",
    "discount_ends": "lower price to",
    "today": "paid today ¥",
    "deposit": "of it deposit ¥",
    "waived": "waived ¥",
    "this_month": "this month ¥",
    "bill": "next bill ¥",
    "before": "a month before ¥",
    "monthly": "a month after ¥",
    "leave_example": "leaving half-way ¥",
}


def page() -> str:
    """The whole text."""
    names = {code: offering.name for code, offering in demo_catalogue().offerings.items()}
    rows = []
    for case in cases():
        act, *codes = case.row["do"].split()
        what = f"{act} {' → '.join(names[code].en for code in dict.fromkeys(codes))}{_more(case.row, names)}"
        figures = ", ".join(f"{_NAMES[name]}{_value(name, value)}" for name, value in case.expect.items())
        cells = (case.row["zh"], _when(case), what, figures, case.row["why"], case.row["rule"])
        rows.append(f"| {' | '.join(cells)} |\n")
    return _HEAD + "".join(rows)


def _when(case: Case) -> str:
    at = case.row.get("at")
    return case.day.isoformat() if at is None else f"{case.day.isoformat()} ({at:%H:%M} UTC)"


def _value(name: str, value: object) -> str:
    return f"{value}" if _NAMES[name].endswith("¥") else f" {value}"


def _more(row: Mapping[str, Any], names: Mapping[str, Text]) -> str:
    said = [
        f"{label} {row[key]}"
        for key, label in (
            ("since", "had since"),
            ("term_ends", "term to"),
            ("wish", "wished for"),
            ("visit", "installed"),
            ("stars", "stars:"),
        )
        if key in row
    ]
    said += [f"used {' on '.join(each.split())}" for each in row.get("uses", ())]
    said += [f"and orders {names[each.removeprefix('order ')].en}" for each in row.get("also", ())]
    for code, since, *ends in (each.split() for each in row.get("has", ())):
        said.append(f"beside {names[code].en} since {since}{f' with a term to {ends[0]}' if ends else ''}")
    said += ["offline"] if row.get("offline") else []
    return f" ({', '.join(said)})" if said else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
