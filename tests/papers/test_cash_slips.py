"""X report and count slip: every move and note, on paper of both widths, in both languages."""

from datetime import UTC, datetime

import pytest

from app.domain.cash_period import CashCounted, CashMove, CashMoveKind, CashPeriod, CashSales, MethodTaken, XReport
from app.papers.cash_slips import count_slip, x_report_slip
from app.papers.document import Document
from app.texts.language import Language
from printing.cells import width
from printing.layout import lay_out
from tests.papers.day_summaries import DAY, NAMES, ZONE

OPENED = datetime(2026, 11, 20, 0, 45, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 4, 30, 5, tzinfo=UTC)
MOVES = (
    CashMove("M-1", "P-1", CashMoveKind.PAY_IN, 200_00, "换零钱", LATER, "1013", ""),
    CashMove("M-2", "P-1", CashMoveKind.TO_SAFE, 1000_00, "交保险柜", LATER, "1013", "1002"),
)
COUNTED = CashCounted(((10000, 8), (100, 19), (50, 1)), 819_50, 824_50, LATER)


def _period(*counts: CashCounted) -> CashPeriod:
    return CashPeriod("P-1", DAY, "03", "1013", OPENED, 300_00, moves=MOVES, counts=counts, reason="找零看错")


REPORT = XReport(
    period=_period(),
    sales=CashSales(1524_00, 12, 100_00, 1),
    expected_fen=924_00,
    due_fen=20_00,
    outside_fen=5_00,
    methods=(MethodTaken("cash", 12, 1524_00, 100_00), MethodTaken("scan", 3, 90_00, 0)),
    safe_fen=1000_00,
    at=LATER,
    by="1002",
)


def _text(document: Document, columns: int) -> str:
    laid = lay_out(document, columns=columns).as_text()
    assert all(width(line) <= columns for line in laid.splitlines())
    return laid


@pytest.mark.parametrize("columns", [48, 32])
def test_the_x_report_says_all_that_came_and_went(columns: int) -> None:
    said = _text(x_report_slip(REPORT, zone=ZONE, language=Language.ZH, names=NAMES), columns)
    for words in ("3 台", "周敏 1013", "何静 1002", "收现 12 笔", "￥1,524.00", "-￥100.00", "换零钱", "-￥1,000.00"):
        assert words in said
    for words in ("￥924.00", "￥20.00", "￥5.00", "扫码 3 笔", "其中退 ￥100.00", "2026-11-20 12:30:05"):
        assert words in said


@pytest.mark.parametrize("language", list(Language))
def test_a_count_says_every_note_and_the_difference(language: Language) -> None:
    said = _text(count_slip(_period(COUNTED), zone=ZONE, language=language, names=NAMES), 48)
    for words in ("￥100 × 8", "￥800.00", "￥1 × 19", "￥0.50 × 1", "￥819.50", "￥824.50", "￥5.00", "找零看错"):
        assert words in said


def test_every_count_that_was_made_is_named() -> None:
    first = CashCounted(((10000, 7),), 700_00, 824_50, OPENED)
    said = _text(count_slip(_period(first, COUNTED), zone=ZONE, language=Language.ZH, names=NAMES), 48)
    assert "2026-11-20 08:45:00 ￥700.00" in said


def test_no_slip_of_what_nobody_counted() -> None:
    with pytest.raises(ValueError, match="not counted"):
        count_slip(_period(), zone=ZONE, language=Language.ZH)
