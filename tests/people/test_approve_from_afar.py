"""A yes from the manager's own counter: asked, answered there by PIN, good at the desk by the desk's own records."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.approval import Approval, ApprovalWanted
from app.domain.audit import AuditKind
from app.domain.hall_ask import AskState
from app.domain.right import Right
from app.errors import InputRefused, SignOnRefused, WrongSecret
from app.hall_ports import HallSeen, HallState
from app.handling.ask_approval import answer_approval
from app.staff_ports import AuditSearch
from app.texts import approval as words
from app.texts.language import Text
from commands.far_approvals import HallApprovals
from offline_cache.check import check_store
from offline_cache.schema import JOURNAL
from tests.fakes.asks_here import AsksHere, HallOfAsks
from tests.fakes.clerk_ports import HeldLane
from tests.fakes.print_jobs import CountingIds
from tests.offline_cache.hall_shared import SharedStore
from tests.offline_cache.parts import Counter, copy_of
from tests.people.bench import HE, PINS, ZHOU, Desk, started
from tests.people.test_approve import (
    disabled,
    expired,
    may_approve_no_more,
    revoked_this_morning,
)
from tests.ui.shell.samples import StaffBook
from ui.frame.gate import Asked
from ui.shell.approval.far_asking import FarAsking
from ui.shell.approval.presenter import ApprovalPresenter
from ui.shell.approval.state import ApprovalState, Far

ABOUT = Text("退 ¥20.00", "Give back ¥20.00")


class Book(StaffBook):
    """Nobody comes to the desk."""

    def approve(self, wanted: ApprovalWanted, *, approver: str, pin: str, reason: str) -> Approval:
        raise WrongSecret(words.PIN_MISSING)


class Bench:
    """Desk 03 with a question open, the manager at desk 09, the hall server between."""

    def __init__(self, folder: Path, desk: Desk, manager: Desk) -> None:
        self.store = SharedStore(folder / "hall.db")
        self.hall = HallOfAsks(self.store, desk.counter.clock)
        self.desk, self.manager, self.lane = desk, manager, HeldLane()
        self.state = HallState.LINKED
        self.there = AsksHere(self.hall, "PC-09", "09")
        self.far = self.restarted()
        self.approved: list[Approval] = []
        self.dismissed = 0
        wanted = ApprovalWanted(ZHOU, Right.RETURN_MONEY, "signed-1", ABOUT, order_id="order-1")
        asked = Asked(wanted, Text("", ""), self.approved.append, self._gone)
        asking = FarAsking(self.far, lane=self.lane, ids=CountingIds())
        self.presenter = ApprovalPresenter(asked, approvals=Book(), lane=self.lane, far=asking)
        self.hall.told.append(self.presenter.look_afar)

    def restarted(self) -> HallApprovals:
        asks = AsksHere(self.hall, "PC-03", "03")
        return HallApprovals(asks, lambda: HallSeen(self.state, "03", self.desk.now), self.desk.door, "PC-03")

    def send(self, reason: str = "客户要求") -> ApprovalState:
        self.presenter.type_reason(reason)
        self.presenter.ask_afar()
        self.lane.run_all()
        return self.presenter.state

    def answer(self, *, granted: bool = True, said: str = "", by: str = "1002", pin: str = "") -> None:
        (ask,) = self.there.open()
        door = self.manager.door
        answer_approval(ask=ask, granted=granted, said=said, by=by, pin=pin or PINS[by], asks=self.there, door=door)
        self.lane.run_all()

    def _gone(self) -> None:
        self.dismissed += 1


@pytest.fixture
def bench(counter: Counter, tmp_path: Path) -> Iterator[Bench]:
    other = copy_of(counter, tmp_path / "manager")
    with started(counter) as desk, started(other) as manager:
        bench = Bench(tmp_path, desk, manager)
        yield bench
        bench.store.close()


def audited(desk: Desk) -> list[tuple[AuditKind, str, str, str, str]]:
    rows = reversed(desk.trail.find(AuditSearch(), limit=9))
    return [(e.kind, e.staff_number, e.approver, e.subject, e.reason) for e in (row.event for row in rows)]


def test_a_yes_comes_back_as_an_approval_written_down_at_both_ends(bench: Bench) -> None:
    assert bench.send().far is Far.WAITING
    (ask,) = bench.there.open()
    assert (ask.by, ask.desk, ask.about, ask.reason) == ("3017", "03", ABOUT, "客户要求")
    bench.answer()
    (approval,) = bench.approved
    assert (approval.approver, approval.requester, approval.right) == ("1002", "3017", Right.RETURN_MONEY)
    assert (approval.subject, approval.reason, approval.about) == ("signed-1", "客户要求", ABOUT)
    assert audited(bench.manager) == [(AuditKind.ASK_GRANTED, "1002", "", "signed-1", "客户要求")]
    assert audited(bench.desk) == [
        (AuditKind.APPROVAL_ARRIVED, "1002", "", "signed-1", "09"),
        (AuditKind.APPROVED, "3017", "1002", "signed-1", "客户要求"),
    ]
    with bench.desk.store.read() as connection:
        (body,) = connection.execute(select(JOURNAL.c.body)).scalars()
    assert json.loads(body)["from_desk"] == "09"
    assert check_store(bench.desk.store).sound
    bench.hall.tell()
    bench.lane.run_all()
    assert len(bench.approved) == 1


@pytest.mark.parametrize("change", [disabled, expired, may_approve_no_more, revoked_this_morning])
def test_the_desks_own_records_decide(bench: Bench, change: Callable[[Desk], None]) -> None:
    """The manager's counter has not heard of it yet."""
    bench.send()
    change(bench.desk)
    bench.answer()
    assert not bench.approved
    assert bench.presenter.state.far is Far.OFFERED
    assert bench.presenter.state.far_said is not None
    assert bench.desk.last_audited()[0] is AuditKind.APPROVAL_REFUSED


def test_a_no_is_said_with_its_reason_and_it_may_be_asked_again(bench: Bench) -> None:
    bench.send()
    with pytest.raises(InputRefused):
        bench.answer(granted=False)
    bench.answer(granted=False, said="先核实身份")
    said = bench.presenter.state.far_said
    assert said is not None
    assert said.zh == "1002 没有批：先核实身份"
    assert (bench.approved, bench.manager.last_audited()) == ([], (AuditKind.ASK_DENIED, "1002", "先核实身份"))
    assert bench.send().far is Far.WAITING


@pytest.mark.parametrize(
    ("by", "pin"), [("1002", "111222"), ("3017", ""), ("3021", "")], ids=["wrong PIN", "for oneself", "may not"]
)
def test_nobody_answers_who_may_not(bench: Bench, by: str, pin: str) -> None:
    bench.send()
    with pytest.raises(SignOnRefused):
        bench.answer(by=by, pin=pin)
    assert bench.manager.last_audited()[0] is AuditKind.APPROVAL_REFUSED
    assert [each.state for each in bench.there.open()] == [AskState.OPEN]


@pytest.mark.parametrize("how", ["withdrawn", "given up", "restarted"])
def test_a_late_answer_after_withdrawal_does_nothing(bench: Bench, how: str) -> None:
    bench.send()
    (ask,) = bench.there.open()
    if how == "withdrawn":
        bench.presenter.ask_afar()
    elif how == "given up":
        bench.presenter.dismiss()
    else:
        bench.restarted().tidy()
    bench.lane.run_all()
    assert not bench.there.open()
    with pytest.raises(InputRefused):
        answer_approval(
            ask=ask, granted=True, said="", by="1002", pin=PINS["1002"], asks=bench.there, door=bench.manager.door
        )
    bench.lane.run_all()
    assert (bench.approved, bench.desk.audited()) == ([], [])


def test_without_the_hall_the_desk_goes_on_by_pin(bench: Bench) -> None:
    bench.hall.away = True
    state = bench.send()
    assert (state.far, state.far_said) == (Far.OFFERED, words.FAR_AWAY)
    bench.state = HallState.LOST
    asked = Asked(ApprovalWanted(HE, Right.VOID_ORDER, "x", ABOUT), ABOUT, bench.approved.append, lambda: None)
    asking = FarAsking(bench.far, lane=bench.lane, ids=CountingIds())
    assert ApprovalPresenter(asked, approvals=Book(), lane=bench.lane, far=asking).state.far is Far.NONE


def test_what_arrived_though_nobody_heard_so_is_taken_back(bench: Bench) -> None:
    bench.hall.loses_answers = True
    assert bench.send().far is Far.OFFERED
    assert not bench.there.open()


def test_a_reason_that_tells_whom_it_is_about_is_not_sent(bench: Bench) -> None:
    for reason in ("", "13312345678 要求"):
        assert bench.send(reason).reason_problem is not None
    assert not bench.there.open()
