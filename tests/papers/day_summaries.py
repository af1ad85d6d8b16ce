"""A day as picture 13 has it, with something in every table: what the papers of the day are tried on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.business_hall import Brand, BusinessHall
from app.domain.day_facts import CashFact
from app.domain.day_scope import DayScope
from app.domain.day_summary import (
    Closed,
    Counted,
    DaySummary,
    DeskFigures,
    DigestFigure,
    Exceptional,
    Hour,
    MethodCheck,
    PromiseFigure,
    Taking,
    TicketFigures,
    Usual,
)
from app.papers.daily_paper import Printed
from app.texts.language import Text, same
from tests.fakes.day_books import empty_day

ZONE: Final = ZoneInfo("Asia/Shanghai")
DAY: Final = date(2026, 11, 20)
MADE_AT: Final = datetime(2026, 11, 20, 9, 52, 7, tzinfo=UTC)
HALL: Final = BusinessHall(
    "H0032",
    "BH",
    Text("滨河路营业厅", "Binhe Road hall"),
    Brand(Text("示例通信", "Example Telecom"), "10000", "10001", Text("12300", "12300")),
    ZONE,
    "8:30–18:00",
)
PRINTED: Final = Printed(datetime(2026, 11, 20, 9, 53, tzinfo=UTC), "何静", "1.0.0")
NAMES: Final = {
    "staff:1002": Text("何静", "He Jing"),
    "staff:1011": Text("孙越", "Sun Yue"),
    "staff:1012": Text("李姗", "Li Shan"),
    "staff:1013": Text("周敏", "Zhou Min"),
    "staff:1014": Text("郑方", "Zheng Fang"),
    "staff:1015": Text("陈宁", "Chen Ning"),
    "matter:plan": Text("套餐变更", "Plan changes"),
    "matter:sim": Text("补换卡", "SIM replacement"),
    "matter:top_up": Text("缴费", "Top-ups"),
    "matter:broadband": Text("宽带新装、移机", "Broadband, new and moved"),
    "matter:vas": Text("增值订退", "Value-added services"),
    "matter:new": Text("新装、副卡", "New numbers, sub-cards"),
    "matter:device": Text("终端销售", "Devices"),
    "matter:complaint": Text("投诉、举报", "Complaints"),
}

_MATTERS = (
    ("plan", 38, 2, 0, 84_00, 3.4),
    ("sim", 27, 1, 420_00, 0, 5.2),
    ("top_up", 25, 0, 6318_40, 0, 2.6),
    ("broadband", 19, 0, 3600_00, 1420_00, 12.8),
    ("vas", 16, 0, 0, -35_00, 2.4),
    ("new", 9, 1, 900_00, 611_00, 16.1),
    ("device", 6, 0, 19969_00, 0, 14.2),
    ("complaint", 2, 0, 0, 0, 8.5),
)
_HOURS = ((9, 14, 3.1), (10, 22, 5.0), (11, 31, 9.2), (12, 26, 8.1), (13, 18, 5.5), (14, 21, 4.4), (15, 24, 6.3))
_HOURS_LATE = ((16, 20, 5.1), (17, 9, 2.2))


def _cash(
    number: int, staff: str, taken: int, *, counted: int | None, reason: str = "", approver: str = ""
) -> CashFact:
    expected = 300_00 + taken
    opened = datetime(2026, 11, 20, 0, 45, tzinfo=UTC)
    return CashFact(
        id=f"period-{number}",
        day=DAY,
        device=f"H0032-PC{number:02d}",
        desk=f"{number:02d}",
        staff=staff,
        opened_at=opened,
        closed_at=opened + timedelta(hours=9) if counted is not None else None,
        float_fen=300_00,
        taken_fen=taken,
        returned_fen=0,
        paid_in_fen=0,
        paid_out_fen=0,
        deposited_fen=0,
        expected_fen=expected,
        counted_fen=counted,
        difference_fen=None if counted is None else counted - expected,
        reason=reason,
        approver=approver,
        handed_to="",
        float_counted=True,
    )


def rich_summary() -> DaySummary:
    """Closed, with a cash difference, the provider's list compared and one item left open."""
    return DaySummary(
        scope=DayScope(DAY, DAY),
        made_at=MADE_AT,
        orders=142,
        reversed_orders=4,
        lines=231,
        monthly_change_fen=2080_00,
        by_matter=tuple(
            Counted(code, orders, gone, fen, monthly, minutes * 60)
            for code, orders, gone, fen, monthly, minutes in _MATTERS
        ),
        by_action=(
            Counted("add", 88, 2, 24469_00, 2201_00),
            Counted("modify", 76, 2, 420_00, 19_00),
            Counted("delete", 42, 0, 0, -140_00),
            Counted("topUp", 25, 0, 6318_40, 0),
        ),
        by_channel=(Counted("counter", 140, 4, 31207_40), Counted("visit", 2, 0, 0)),
        by_mode=(Counted("online", 135, 4, 30987_40), Counted("offline", 7, 0, 220_00)),
        takings=(
            Taking("card", "fees", 29, 15086_00, -100_00, 0),
            Taking("card", "deposit", 2, 600_00, 0, 0),
            Taking("scan", "fees", 30, 6047_00, 0, 20_00),
            Taking("scan", "top_up", 22, 5818_40, 0, 0),
            Taking("cash", "fees", 25, 3636_00, 0, -20_00),
            Taking("cash", "top_up", 4, 500_00, 0, 0),
            Taking("balance", "fees", 4, 220_00, 0, 0),
        ),
        cash=(
            _cash(1, "1011", 1046_00, counted=1346_00),
            _cash(2, "1012", 880_00, counted=1180_00),
            _cash(3, "1013", 1524_00, counted=1819_00, reason="找零看错", approver="1002"),
            _cash(4, "1014", 666_00, counted=966_00),
            _cash(5, "1015", 0, counted=300_00),
        ),
        exceptional=(
            Exceptional("offline", 7),
            Exceptional("reversal", 4, -118_00),
            Exceptional("voided_line", 3),
            Exceptional("discount", 3, -90_00),
            Exceptional("approved", 6),
            Exceptional("reprinted", 3),
            Exceptional("drawer_opened", 1),
        ),
        tickets=TicketFigures(
            came=185,
            protected=19,
            called=178,
            finished=172,
            left=5,
            no_shows=6,
            transfers=3,
            mean_wait_s=5.9 * 60,
            longest_wait_s=23.4 * 60,
            mean_service_s=6.8 * 60,
            hits=141,
            told=168,
        ),
        hours=tuple(
            Hour(hour, came, minutes * 60, minutes * 150, round(came * 0.77))
            for hour, came, minutes in (*_HOURS, *_HOURS_LATE)
        ),
        promises=(
            PromiseFigure("protected_called", 19, 19, 0, 360),
            PromiseFigure("protected_finished", 16, 19, 0, 360),
            PromiseFigure("ordinary_called", 131, 142, 1, 600),
            PromiseFigure("appointment", 4, 4),
        ),
        desks=tuple(
            DeskFigures(f"{n:02d}", f"{1010 + n}", 20 + n, 30 + n, 400.0 + n, 28_000, 19_000, 6_200, 1_900)
            for n in range(1, 6)
        ),
        ratings=61,
        mean_rating=9.1,
        promoters=44,
        detractors=5,
        unsent=0,
        unsent_since=None,
        refused=1,
        refused_since=datetime(2026, 11, 20, 6, 12, tzinfo=UTC),
        late=2,
        heads=(("H0032-PC01", "b84e10d792c3fa560a7be4f16d20c9853f11a7ce58d9036be4c27f9012ab84d3"),),
        digests=(
            DigestFigure("hall", 142, 31807_40, "9f02c7a1" + "0" * 56, "BH20261120-01-0001", "BH20261120-04-0031"),
            DigestFigure("centre", 142, 31807_40, "9f02c7a1" + "0" * 56, "BH20261120-01-0001", "BH20261120-04-0031"),
        ),
        usual=Usual(8, 131.4, 29_880_50.0, 176.2, 6.4 * 60),
        missing=(),
        closed=Closed(
            number=324,
            at=MADE_AT,
            by="1002",
            by_name=Text("何静", "He Jing"),
            open_items=(Text("BH20261120-02-0019 被中心退回，没修", "BH20261120-02-0019 refused, not repaired"),),
            reason="客户明天来重签",
            seal="3f11a7ce" * 8,
        ),
        checks=(
            MethodCheck("card", 15586_00, 31, 15586_00, 31),
            MethodCheck("scan", 11885_40, 52, 11865_40, 51, (same("WX20261120…0417 ¥20.00"),)),
            MethodCheck("balance", 220_00, 4, 220_00, 4),
        ),
        called=tuple(NAMES.items()),
        mean_order_s=sum(each[1] * each[5] * 60 for each in _MATTERS) / sum(each[1] for each in _MATTERS),
    )


def quiet_summary() -> DaySummary:
    """Of a day on which nobody came, not closed yet: every part of it is empty."""
    return replace(empty_day(DayScope(DAY, DAY)), made_at=MADE_AT, called=tuple(NAMES.items()))
