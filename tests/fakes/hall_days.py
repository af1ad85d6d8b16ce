"""A hall's Friday as facts, and the same weekday before it: rich enough to look like a day, the same each time.

Five desks, some 190 tickets and 150 orders, cash periods with a difference, an hour offline, refused orders,
reversals, a discount, ratings. `until` cuts the day off, so that a board can be looked at in the afternoon.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from app.domain.day_facts import (
    CashFact,
    DeskFact,
    DeviceFact,
    EventFact,
    Facts,
    LineFact,
    OrderFact,
    TakingFact,
    TicketFact,
)
from app.texts.language import Text
from offline_cache.day_keep import keep_facts
from offline_cache.store import Store

ZONE: Final = ZoneInfo("Asia/Shanghai")
FRIDAY: Final = date(2026, 11, 20)
AFTERNOON: Final = datetime(2026, 11, 20, 7, 47, 6, tzinfo=UTC)  # 15:47:06 in the hall
HALL: Final = "BH"
DESKS: Final = (("01", "3017"), ("02", "3021"), ("03", "3025"), ("04", "3029"), ("05", "3033"))
PEOPLE: Final = {
    "3017": Text("孙越", "Sun Yue"),
    "3021": Text("李姗", "Li Shan"),
    "3025": Text("周敏", "Zhou Min"),
    "3029": Text("郑方", "Zheng Fang"),
    "3033": Text("陈宁", "Chen Ning"),
    "1002": Text("何静", "He Jing"),
}
MATTERS: Final = {
    "plan_change": Text("套餐变更", "Change of plan"),
    "sim_replacement": Text("补换卡", "SIM replacement"),
    "top_up": Text("缴费", "Top-up"),
    "broadband_new": Text("宽带新装", "New broadband"),
    "value_added_order": Text("增值订购", "Value-added order"),
    "sub_card": Text("办副卡", "Extra SIM"),
    "device_sale": Text("终端销售", "Device sale"),
}
NAMES: Final = {
    **{f"staff:{number}": name for number, name in PEOPLE.items()},
    **{f"matter:{code}": name for code, name in MATTERS.items()},
}
_ARRIVALS: Final = {9: 14, 10: 22, 11: 31, 12: 26, 13: 18, 14: 21, 15: 24, 16: 20, 17: 9}
_OPEN: Final = {9: 2, 10: 3, 11: 5, 12: 5, 13: 3, 14: 3, 15: 4, 16: 4, 17: 3}  # desks that serve in that hour
_WEIGHTS: Final = (33, 22, 20, 16, 14, 8, 5)
_SECONDS: Final = {"plan_change": 520, "sim_replacement": 460, "top_up": 240, "broadband_new": 980} | {
    "value_added_order": 280,
    "sub_card": 1020,
    "device_sale": 960,
}
_PRICES: Final = {"sim_replacement": 20_00, "broadband_new": 100_00, "device_sale": 1299_00, "sub_card": 0}


@dataclass(frozen=True, slots=True)
class Shape:
    """How busy a day was; 1.0 is this Friday."""

    busy: float = 1.0
    seed: int = 20


def a_day(day: date = FRIDAY, *, until: datetime | None = None, shape: Shape | None = None) -> Facts:
    """All facts of a day; nothing after `until`."""
    made = _Day(day, until or _at(day, 18), shape or Shape())
    return made.facts()


def weeks_before(day: date = FRIDAY, *, weeks: int = 4) -> tuple[Facts, ...]:
    """The same weekday of the last weeks, each a little less busy than this one."""
    return tuple(
        a_day(day - timedelta(days=7 * back), shape=Shape(0.94 - 0.04 * back, seed=back))
        for back in range(1, weeks + 1)
    )


def _at(day: date, hour: int, minute: float = 0.0) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZONE).astimezone(UTC) + timedelta(minutes=minute)


def _slot_state(at: datetime, ends: datetime, *, called: bool) -> str:
    if not called:
        return "running"
    return "kept" if at <= ends else "missed"


class _Day:
    def __init__(self, day: date, until: datetime, shape: Shape) -> None:
        self._day, self._until, self._random = day, until, Random(shape.seed)
        self._busy, self._n = shape.busy, 0
        self._free = {desk: _at(day, 9) for desk, _ in DESKS}
        self.tickets: list[TicketFact] = []
        self.orders: list[OrderFact] = []
        self.lines: list[LineFact] = []
        self.takings: list[TakingFact] = []
        self.events: list[EventFact] = []

    def facts(self) -> Facts:
        for hour, count in _ARRIVALS.items():
            for minute in sorted(self._random.uniform(0, 60) for _ in range(round(count * self._busy))):
                at = _at(self._day, hour, minute)
                if at < self._until:
                    self._visit(at, hour)
        self._event("drawer_opened", "03", 14, 2, reason="换零钱")
        self._event("reprinted", "02", 11, 20, subject=self.orders[20].receipt_number if len(self.orders) > 20 else "")
        self._event("approved", "03", 10, 41, reason="上次换的卡 7 天内坏了", approver="1002", amount_fen=20_00)
        return Facts(
            orders=tuple(self.orders),
            lines=tuple(self.lines),
            takings=tuple(self.takings),
            events=tuple(self.events),
            cash=tuple(self._cash()),
            tickets=tuple(self.tickets),
            desks=tuple(self._desks()),
            devices=tuple(self._devices()),
        )

    def _id(self, what: str) -> str:
        self._n += 1
        return f"{self._day.isoformat()}-{what}-{self._n:04d}"

    def _visit(self, at: datetime, hour: int) -> None:
        matter = self._random.choices(list(MATTERS), weights=_WEIGHTS)[0]
        desk, staff = min(DESKS[: _OPEN.get(hour, 4)], key=lambda each: self._free[each[0]])
        called = max(at + timedelta(seconds=20), self._free[desk])
        protected = self._random.random() < 0.1
        if protected:
            called = min(called, at + timedelta(seconds=self._random.uniform(30, 260)))
        gone = self._random.random() < 0.03
        service_s = _SECONDS[matter] * self._random.uniform(0.6, 1.4)
        if protected:
            service_s = min(service_s, self._random.uniform(60, 230))
        done = called + timedelta(seconds=service_s)
        if not gone:
            self._free[desk] = done + timedelta(seconds=15)
        self._ticket(at, hour, matter, desk, staff, called, done, protected=protected, gone=gone)
        if not gone and done < self._until and self._random.random() < 0.82:
            self._order(done, matter, desk, staff, service_s)

    def _ticket(
        self,
        at: datetime,
        hour: int,
        matter: str,
        desk: str,
        staff: str,
        called: datetime,
        done: datetime,
        *,
        protected: bool,
        gone: bool,
    ) -> None:
        wait_s = (called - at).total_seconds()
        was_called = called < self._until and not gone
        limit = 360 if protected else 600
        finished = ""
        if protected and was_called and done < self._until:
            finished = "kept" if (done - at).total_seconds() <= 360 else "missed"
        appointed = self._random.random() < 0.03
        slot_ends = at + timedelta(minutes=20)
        self.tickets.append(
            TicketFact(
                id=self._id("T"),
                day=self._day,
                number=f"A{len(self.tickets) + 1:03d}",
                queue="fixed" if matter == "broadband_new" else "mobile",
                matter=matter,
                protected=protected,
                appointment=appointed,
                split=False,
                issued_at=at,
                hour=hour,
                first_called_at=called if was_called else None,
                wait_s=wait_s if was_called else min(600.0, (self._until - at).total_seconds()),
                service_s=(done - called).total_seconds() if was_called and done < self._until else 0.0,
                hold_s=0.0,
                desk=desk if was_called else "",
                staff=staff if was_called else "",
                standing="cancelled" if gone else "finished" if done < self._until else "waiting",
                no_shows=1 if gone else 0,
                transfers=1 if self._random.random() < 0.02 else 0,
                called=("kept" if wait_s <= limit else "missed") if was_called else "running",
                finished=finished,
                hit=self._random.random() < 0.86 if was_called else None,
                slot_begins=at - timedelta(minutes=10) if appointed else None,
                slot_ends=slot_ends if appointed else None,
                slot_called=_slot_state(called, slot_ends, called=was_called) if appointed else "",
            )
        )

    def _order(self, at: datetime, matter: str, desk: str, staff: str, seconds: float) -> None:
        n = len(self.orders) + 1
        amount = _PRICES.get(matter, 0) or (self._random.choice((50_00, 100_00, 200_00)) if matter == "top_up" else 0)
        deposit = 100_00 if matter == "broadband_new" and n % 3 == 0 else 0
        monthly = {"plan_change": 40_00, "value_added_order": 6_00, "broadband_new": 70_00, "sub_card": 10_00}
        refused = n in (31, 77) and self._busy >= 1.0  # of the weeks before all are repaired
        offline = 10 <= at.astimezone(ZONE).hour < 11 and desk == "02"
        reverses = self.orders[n - 10].receipt_number if n in (46, 90) else ""
        order = OrderFact(
            id=self._id("O"),
            day=self._day,
            device=f"D-{desk}",
            desk=desk,
            clerk=staff,
            receipt_number=f"BH{self._day:%Y%m%d}-{desk}-{n:04d}",
            customer_masked=self._random.choice(("王*", "赵**", "李*", "张*", "欧阳**")),
            matter=matter,
            channel="counter",
            offline=offline,
            accepted_at=at,
            seconds=seconds,
            lines=2 if matter == "plan_change" and n % 4 == 0 else 1,
            monthly_change_fen=monthly.get(matter, 0),
            amount_fen=amount + deposit,
            central="refused" if refused else "accepted",
            state="" if refused else "done",
            refusal='{"code": "card_used", "zh": "卡 8986****2210 已被别厅用掉", "en": "The card was used elsewhere"}'
            if refused
            else "",
            settled_at=None,
            reverses=reverses,
            rating=self._random.choice((7, 8, 9, 9, 10, 10, 10, 5)) if self._random.random() < 0.42 else None,
            entry_sha256=f"{n:064x}",
        )
        self.orders.append(order)
        for index in range(order.lines):
            self.lines.append(self._line(order, index))
        if amount:
            method = self._random.choices(("card", "scan", "cash", "balance"), weights=(45, 36, 18, 1))[0]
            account = "top_up" if matter == "top_up" else "fees"
            self.takings.append(self._taking(order, method, account, amount))
            if deposit:
                self.takings.append(self._taking(order, method, "deposit", deposit))

    def _line(self, order: OrderFact, index: int) -> LineFact:
        discount = 20_00 if order.matter == "sim_replacement" and len(self.orders) % 9 == 0 else 0
        return LineFact(
            id=f"{order.id}/{index + 1}",
            order_id=order.id,
            day=order.day,
            desk=order.desk,
            clerk=order.clerk,
            matter=order.matter,
            action="topUp" if order.matter == "top_up" else "modify" if order.matter == "plan_change" else "add",
            title=MATTERS[order.matter].zh,
            due_fen=order.amount_fen if index == 0 else 0,
            monthly_change_fen=order.monthly_change_fen if index == 0 else 0,
            discount_fen=discount,
            discount_why="上次换的卡 7 天内坏了" if discount else "",
            discount_approver="1002" if discount else "",
            gone="",
        )

    def _taking(self, order: OrderFact, method: str, account: str, fen: int) -> TakingFact:
        return TakingFact(
            id=self._id("P"),
            payment_id=f"pay-{order.id}",
            order_id=order.id,
            day=order.day,
            device=order.device,
            desk=order.desk,
            clerk=order.clerk,
            at=order.accepted_at - timedelta(seconds=20),
            method=method,
            account=account,
            kind="taken",
            amount_fen=fen,
            reference=f"R{self._n:08d}" if method != "cash" else "",
        )

    def _event(
        self,
        kind: str,
        desk: str,
        hour: int,
        minute: int,
        *,
        subject: str = "",
        reason: str = "",
        approver: str = "",
        amount_fen: int | None = None,
    ) -> None:
        at = _at(self._day, hour, minute)
        if at < self._until:
            staff = dict(DESKS)[desk]
            self.events.append(
                EventFact(
                    self._id("E"), self._day, f"D-{desk}", desk, staff, at, kind, subject, reason, approver, amount_fen
                )
            )

    def _cash(self) -> Sequence[CashFact]:
        found = []
        for desk, staff in DESKS:
            taken = sum(each.amount_fen for each in self.takings if each.desk == desk and each.method == "cash")
            closed = self._until >= _at(self._day, 17, 30)
            short = -5_00 if desk == "03" and closed else 0
            found.append(
                CashFact(
                    id=self._id("C"),
                    day=self._day,
                    device=f"D-{desk}",
                    desk=desk,
                    staff=staff,
                    opened_at=_at(self._day, 8, 45),
                    closed_at=_at(self._day, 17, 40) if closed else None,
                    float_fen=300_00,
                    taken_fen=taken,
                    returned_fen=0,
                    paid_in_fen=0,
                    paid_out_fen=0,
                    deposited_fen=0,
                    expected_fen=300_00 + taken,
                    counted_fen=300_00 + taken + short if closed else None,
                    difference_fen=short if closed else None,
                    reason="找零看错" if short else "",
                    approver="1002" if short else "",
                    handed_to="",
                    float_counted=True,
                )
            )
        return found

    def _desks(self) -> Sequence[DeskFact]:
        found = []
        for desk, staff in DESKS:
            served = [each for each in self.tickets if each.desk == desk]
            duty_s = max(0.0, (self._until - _at(self._day, 9)).total_seconds())
            serving_s = sum(each.service_s for each in served)
            walking_s, paused_s = 18.0 * len(served), 1_800.0
            idle_s = max(0.0, duty_s - serving_s - walking_s - paused_s)
            found.append(
                DeskFact(self._id("D"), self._day, desk, staff, duty_s, serving_s, walking_s, paused_s, idle_s)
            )
        return found

    def _devices(self) -> Sequence[DeviceFact]:
        return [
            DeviceFact(
                id=f"D-{desk}",
                day=self._day,
                desk=desk,
                at=self._until,
                up_to=len(self.orders),
                journal_head=f"{n:02x}" * 32,
                audit_head=f"{n + 16:02x}" * 32,
                open_drafts=0,
                open_prints=0,
                unsent=0,
            )
            for n, (desk, _) in enumerate(DESKS, start=1)
        ]


def as_of(facts: Facts, *, unsent: int) -> Facts:
    """The last orders not sent yet: the line was down a moment ago."""
    late = {each.id for each in facts.orders[-unsent:]} if unsent else set()
    orders = tuple(replace(each, central="pending", state="") if each.id in late else each for each in facts.orders)
    return replace(facts, orders=orders)


def kept_days(store: Store, days: Iterable[Facts], *, hall_id: str = HALL) -> None:
    """Written where the figures are read from."""

    def keep(connection: Connection) -> None:
        for facts in days:
            keep_facts(connection, hall_id, facts, noted=False)

    store.write(keep)
