"""The one table model of 日报: what stands in it, what is behind each figure, and what is not told yet."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.audit import AuditKind
from app.domain.day_facts import AFTER
from app.domain.day_scope import DayScope, ScopeKind
from app.domain.day_summary import Counted, DaySummary, Exceptional
from app.domain.figure_table import Cell, CellKind, FigureTable
from app.papers.figure_cells import net
from app.papers.figure_words import cell_words
from app.papers.summary_heads import head_figures
from app.papers.summary_tables import summary_tables
from app.texts.language import Language, Text
from tests.papers.day_summaries import DAY, NAMES, ZONE, quiet_summary, rich_summary

_WITHOUT_ROWS = {"usual"}  # the mean of other days has no rows in this one


def _tables(summary: DaySummary) -> dict[str, FigureTable]:
    return {each.key: each for each in summary_tables(summary, names=NAMES)}


def _said(table: FigureTable, row: int, language: Language = Language.ZH) -> list[str]:
    cells = table.total if row == -1 else table.rows[row]
    assert cells is not None
    return [cell_words(cell, language, ZONE) for cell in cells]


def test_the_rich_day_reads_as_it_was() -> None:
    tables = _tables(rich_summary())
    assert _said(tables["matters"], 3) == ["宽带新装、移机", "19", "0", "¥3,600.00", "12.8 分"]
    assert _said(tables["matters"], -1) == ["合计", "142", "4", "¥31,207.40", "6.1 分"]
    assert _said(tables["actions"], -1) == ["合计", "231", "¥31,207.40", "¥2,080.00"]
    assert _said(tables["methods"], 2) == ["现金", "29", "¥4,116.00", "¥4,111.00", "−¥5.00"]
    assert _said(tables["methods"], -1) == ["合计", "116", "¥31,807.40", "¥31,782.40", "−¥25.00"]
    assert _said(tables["differing"], 0) == ["扫码", "WX20261120…0417 ¥20.00"]
    assert _said(tables["accounts"], -1) == ["收款合计", "114", "¥31,307.40", "−¥100.00", "¥0.00", "¥31,207.40"]
    assert _said(tables["deposits"], 0) == ["押金", "2", "¥600.00", "¥0.00", "¥0.00", "¥600.00"]
    assert _said(tables["cash"], 2)[-2:] == ["−¥5.00", "找零看错，何静准"]
    assert _said(tables["promises"], 1, Language.EN)[:4] == ["Priority finished within 6 min", "16", "3", "84.2%"]
    assert _said(tables["not_done"], 0) == ["被退回没修", "1", "2026-11-20 14:12", "3 小时 40 分"]
    assert tables["digests"].note == Text("一致", "The same")
    assert _said(tables["usual"], 0) == ["受理单", "142", "131", "11"]


def test_the_head_figures_are_those_of_picture_13() -> None:
    said = [(each.name.zh, cell_words(each.cell, Language.ZH, ZONE)) for each in head_figures(rich_summary())]
    assert said == [
        ("受理单", "142"),
        ("收款", "¥31,207.40"),
        ("长短款", "−¥5.00"),
        ("平均等候", "5.9 分"),
        ("被退回未修", "1"),
    ]


@pytest.mark.parametrize("summary", [rich_summary(), quiet_summary()], ids=["rich", "quiet"])
@pytest.mark.parametrize("language", list(Language))
def test_each_row_has_a_cell_a_column_and_each_figure_its_rows(summary: DaySummary, language: Language) -> None:
    for table in summary_tables(summary):
        assert table.rows or table.empty is not None, table.key
        for row in (*table.rows, *([table.total] if table.total else [])):
            assert len(row) == len(table.columns), table.key
            for cell, column in zip(row, table.columns, strict=True):
                assert "{" not in cell_words(cell, language, ZONE)
                figure = cell.kind is not CellKind.WORDS
                may_lack = table.key in _WITHOUT_ROWS or (row is table.total and table.key == "accounts")
                assert not figure or cell.behind is not None or may_lack, (table.key, column.key)


def test_what_should_be_in_a_drawer_is_told_only_once_it_was_counted() -> None:
    summary = rich_summary()
    first, *others = summary.cash
    uncounted = replace(first, counted_fen=None, difference_fen=None, closed_at=None)
    table = _tables(replace(summary, cash=(uncounted, *others)))["cash"]
    assert _said(table, 0) == ["1 台 孙越", "¥300.00", "—", "—", "¥0.00", "—", "—", "—", "还没交班"]
    assert _said(table, -1)[5] == "—"  # or it could be worked out from the sum
    nobody = _tables(replace(summary, cash=(uncounted, uncounted)))["cash"]
    assert _said(nobody, -1)[7] == "—"


def test_a_period_of_an_earlier_day_says_so() -> None:
    summary = rich_summary()
    carried = replace(summary.cash[0], id=f"{summary.cash[0].id}{AFTER}", day=date(2026, 11, 19))
    table = _tables(replace(summary, cash=(carried,)))["cash"]
    assert _said(table, 0, Language.EN)[-1] == "whole period, carried over from 2026-11-19"


def test_a_promise_whose_limit_nobody_knows_names_no_minutes() -> None:
    summary = rich_summary()
    promises = tuple(replace(each, limit_s=0) for each in summary.promises)
    table = _tables(replace(summary, promises=promises))["promises"]
    assert [_said(table, at)[0] for at in range(4)] == [
        "照顾号按时叫到",
        "照顾号按时办完",
        "普通号按时叫到",
        "预约按时开始",
    ]


def test_what_cash_there_is_nobody_knows_while_a_drawer_runs() -> None:
    summary = rich_summary()
    running = replace(summary.cash[0], counted_fen=None, difference_fen=None, closed_at=None)
    table = _tables(replace(summary, cash=(running, *summary.cash[1:])))["methods"]
    assert _said(table, 2)[2:] == ["¥4,116.00", "—", "—"]


def test_cash_outside_any_period_is_named() -> None:
    summary = rich_summary()
    table = _tables(replace(summary, cash=summary.cash[1:]))["cash"]
    assert len(table.rows) == 4  # nobody subtracts what drawers took from what was taken
    outside, after = Counted("5", 2, amount_fen=1_046_00), Counted("3", 1, amount_fen=-5_00)
    table = _tables(replace(summary, outside=(outside,), corrected_after=(after,)))["cash"]
    assert _said(table, 5)[:4] == ["5 台不在班次里的现金", "—", "¥1,046.00", "—"]
    assert _said(table, 6)[:4] == ["3 台更正已交班的现金", "—", "−¥5.00", "—"]


def test_a_drawer_counted_until_it_fits_says_so() -> None:
    summary = rich_summary()
    twice = replace(summary.cash[0], counts=2, first_difference_fen=-250_00)
    table = _tables(replace(summary, cash=(twice, *summary.cash[1:])))["cash"]
    assert "数了 2 次，第一次短 ¥250.00" in _said(table, 0)[-1]


def test_what_was_refused_and_settled_stands_beside_the_totals() -> None:
    summary = rich_summary()
    assert "settled" not in _tables(summary)
    table = _tables(replace(summary, settled_orders=2, settled_lines=3, settled_monthly_fen=59_00))["settled"]
    assert _said(table, 0) == ["2", "3", "¥59.00"]
    table = _tables(replace(summary, undone_orders=1, undone_lines=4, undone_monthly_fen=-59_00))["undone"]
    assert _said(table, 0) == ["1", "4", "−¥59.00"]


def test_what_the_provider_was_not_asked_about_is_not_called_right() -> None:
    table = _tables(replace(rich_summary(), checks=()))["methods"]
    assert _said(table, 0)[3:] == ["—", "—"]
    assert _said(table, -1)[3:] == ["—", "—"]
    assert table.note is not None


def test_digests_that_differ_are_said_to() -> None:
    summary = rich_summary()
    hall, centre = summary.digests
    table = _tables(replace(summary, digests=(hall, replace(centre, count=141))))["digests"]
    assert table.note == Text("不一致", "Not the same")
    assert [[cell.warns for cell in row[1:4]] for row in table.rows] == [[True, False, False]] * 2  # what differs


def test_a_closed_day_keeps_the_names_it_was_sealed_with() -> None:
    renamed = {**NAMES, "staff:1013": Text("周小敏", "Zhou Xiaomin")}
    tables = {each.key: each for each in summary_tables(rich_summary(), names=renamed)}
    assert _said(tables["cash"], 2)[0] == "3 台 周敏"


def test_exceptions_about_money_and_customers_come_first_whatever_their_number() -> None:
    kinds = (AuditKind.ACCOUNT_LOCKED, AuditKind.REPRINTED, AuditKind.DRAWER_OPENED)
    acts = tuple(Exceptional(kind.value, 9 - at) for at, kind in enumerate(kinds))
    table = _tables(replace(rich_summary(), exceptional=(*acts, Exceptional("reversal", 1))))["exceptions"]
    assert [_said(table, at)[0] for at in range(3)] == ["返销", "空开钱箱", "补打"]


@pytest.mark.parametrize(("drawers", "why"), [(1, "还没点"), (0, "没有现金班次")])
def test_a_difference_nobody_knows_says_why(drawers: int, why: str) -> None:
    running = replace(rich_summary().cash[0], counted_fen=None, difference_fen=None, closed_at=None)
    head = next(
        each for each in head_figures(replace(rich_summary(), cash=(running,) * drawers)) if each.key == "difference"
    )
    assert (head.cell.value, head.why and head.why.zh) == (None, why)


def test_nothing_unsent_or_refused_is_one_sentence() -> None:
    table = _tables(replace(rich_summary(), refused=0, refused_since=None))["not_done"]
    assert (table.rows, table.empty) == ((), Text("都上传了，没有被退回的。", "All sent, none refused."))


def test_a_clerk_has_no_halls_chain_and_a_span_no_usual_weekday() -> None:
    clerk = replace(rich_summary(), scope=DayScope(DAY, date(2026, 11, 21), ScopeKind.CLERK, "1013"))
    assert not {"digests", "chain", "usual"} & set(_tables(clerk))


@pytest.mark.parametrize(
    ("cell", "zh", "en"),
    [
        (Cell(CellKind.SECONDS, 45.0), "0.8 分", "0.8 min"),
        (Cell(CellKind.SECONDS, 3596.0), "59.9 分", "59.9 min"),
        (Cell(CellKind.SECONDS, 3597.0), "1 小时 0 分", "1 h 0 min"),
        (Cell(CellKind.SHARE, 0.9999), "99.9%", "99.9%"),
        (Cell(CellKind.SHARE, 1.0), "100%", "100%"),
        (Cell(CellKind.SHARE, -0.125), "−12.5%", "−12.5%"),
        (Cell(CellKind.COUNT, -3), "−3", "−3"),
        (Cell(CellKind.POINTS, 9.25), "9.3", "9.3"),
        (net(44, 5, 61), "+64", "+64"),
        (net(1, 2, 8), "−13", "−13"),
        (net(3, 3, 8), "0", "0"),
        (net(0, 0, 0), "—", "—"),
        (Cell(CellKind.MONEY, -5_00), "−¥5.00", "−¥5.00"),
        (Cell(CellKind.MONEY, None), "—", "—"),
        (Cell(CellKind.WORDS, None), "", ""),
        (Cell(CellKind.DAY, DAY), "2026-11-20", "2026-11-20"),
        (Cell(CellKind.MOMENT, datetime(2026, 11, 20, 16, 30, tzinfo=UTC)), "2026-11-21 00:30", "2026-11-21 00:30"),
    ],
)
def test_each_kind_is_written_in_one_way(cell: Cell, zh: str, en: str) -> None:
    assert cell_words(cell, Language.ZH, ZONE) == zh
    assert cell_words(cell, Language.EN, ZONE) == en


def test_appointments_stand_with_the_tickets_where_anybody_had_one() -> None:
    summary = rich_summary()
    plain = _tables(summary)["tickets"]
    tickets = replace(summary.tickets, appointments=12, appointment_no_shows=2)
    table = _tables(replace(summary, tickets=tickets))["tickets"]
    assert len(table.rows) == len(plain.rows) + 2
    added = [_said(table, n)[1] for n in range(len(table.rows)) if "预约" in _said(table, n)[0]]
    assert added == ["12", "2"]
