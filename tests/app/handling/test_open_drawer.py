from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.approval import Approval, Leave
from app.domain.audit import AuditKind
from app.domain.right import Right
from app.domain.staff import Role, StaffMember
from app.errors import InputRefused, PrinterTrouble, RightMissing
from app.handling.open_drawer import open_drawer
from app.ports import AuditEvent
from app.printer_ports import Delivery, DrawerState
from app.texts import printing as texts
from tests.fakes.print_jobs import SteppingClock

ZONE = ZoneInfo("Asia/Shanghai")
MAY = StaffMember("1002", "李敏", "Li Min", Role.CLERK, granted=frozenset({Right.OPEN_DRAWER}))
MAY_NOT = StaffMember("3017", "周敏", "Zhou Min", Role.CLERK, revoked=frozenset({Right.OPEN_DRAWER}))


@dataclass
class Events:
    """Audit and drawer in one list, in the order they were reached."""

    seen: list[object] = field(default_factory=list)
    away: bool = False

    def write(self, event: AuditEvent) -> None:
        self.seen.append(event)

    def open(self) -> Delivery:
        if self.away:
            raise PrinterTrouble(texts.NO_DRAWER)
        self.seen.append("opened")
        return Delivery.UNASKED

    def state(self) -> DrawerState:
        return DrawerState.OPEN


def opened(events: Events, leave: Leave, reason: str = "换零钱") -> Delivery:
    return open_drawer(
        leave=leave, subject="H0032-03", reason=reason, drawer=events, audit=events, clock=SteppingClock(), zone=ZONE
    )


def own(person: StaffMember) -> Leave:
    return Leave(person, Right.OPEN_DRAWER, "H0032-03")


def test_it_is_written_down_before_the_drawer_opens() -> None:
    events = Events()
    assert opened(events, own(MAY), "  换  零钱 ") is Delivery.UNASKED
    row, then = events.seen
    assert isinstance(row, AuditEvent)
    assert (row.kind, row.staff_number, row.subject) == (AuditKind.DRAWER_OPENED, "1002", "H0032-03")
    assert (row.reason, row.right, row.approver) == ("换 零钱", Right.OPEN_DRAWER, "")
    assert then == "opened"


def test_without_the_right_nothing_opens_and_nothing_is_written() -> None:
    events = Events()
    with pytest.raises(RightMissing):
        opened(events, own(MAY_NOT))
    assert events.seen == []


def test_a_second_persons_approval_is_named_in_the_entry() -> None:
    events = Events()
    given = Approval("1002", "3017", Right.OPEN_DRAWER, "H0032-03", "对账", datetime(2026, 11, 20, 2, tzinfo=UTC))
    opened(events, Leave(MAY_NOT, Right.OPEN_DRAWER, "H0032-03", given), "对账")
    row = events.seen[0]
    assert isinstance(row, AuditEvent)
    assert (row.staff_number, row.approver) == ("3017", "1002")


def test_without_a_reason_it_stays_shut() -> None:
    events = Events()
    with pytest.raises(InputRefused, match="Write why"):
        opened(events, own(MAY), "  ")
    assert events.seen == []


def test_a_drawer_that_cannot_be_opened_is_told_and_the_try_is_on_record() -> None:
    events = Events(away=True)
    with pytest.raises(PrinterTrouble):
        opened(events, own(MAY))
    assert len(events.seen) == 1


@pytest.mark.parametrize(
    "right",
    [
        *(Right.VOID_ORDER, Right.SETTLE_REFUSED, Right.REVERSE_ORDER),
        *(Right.CASH_PERIOD, Right.CASH_DIFFERENCE, Right.MOVE_CASH, Right.SAFE_CASH),
    ],
)
def test_whoever_may_return_money_count_or_move_it_may_open_it_for_that(right: Right) -> None:
    events, number = Events(), "BH20261120-03-0001"
    person = replace(MAY_NOT, granted=frozenset({right}))
    opened(events, Leave(person, right, number), f"退钱 {number}")
    row = events.seen[0]
    assert isinstance(row, AuditEvent)
    assert (row.subject, row.right) == ("H0032-03", right)


def test_money_that_somebody_approved_to_return_opens_it_too() -> None:
    events, number = Events(), "BH20261120-03-0001"
    given = Approval("1002", "3017", Right.VOID_ORDER, number, "对账", datetime(2026, 11, 20, 2, tzinfo=UTC))
    opened(events, Leave(replace(MAY_NOT, revoked=frozenset(Right)), Right.VOID_ORDER, number, given))
    assert events.seen[-1] == "opened"


def test_money_that_may_not_be_returned_opens_nothing() -> None:
    events, number = Events(), "BH20261120-03-0001"
    given = Approval("1002", "3017", Right.VOID_ORDER, "another", "对账", datetime(2026, 11, 20, 2, tzinfo=UTC))
    nobody = replace(MAY_NOT, revoked=frozenset(Right))
    for leave in (Leave(nobody, Right.VOID_ORDER, number), Leave(nobody, Right.VOID_ORDER, number, given)):
        with pytest.raises(RightMissing):
            opened(events, leave)
    assert events.seen == []
