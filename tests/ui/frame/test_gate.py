"""Whom the gate lets through, and for how long a leave is good."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.approval import Approval, Leave
from app.domain.right import Right
from app.errors import Bug, RightMissing
from tests.fakes.orders import NOW, TODAY
from tests.ui.shell.samples import ZHOU_MIN
from ui.frame.gate import Asked, Gate


def test_the_gate_asks_for_nobody_before_sign_on() -> None:
    gate = Gate(today=lambda: TODAY)
    asked: list[Callable[[], object]] = [lambda: gate.may(Right.TAKE_CASH)]
    asked.append(lambda: gate.ask(Right.TAKE_CASH, subject="", then=lambda _: None))
    for ask in asked:
        with pytest.raises(Bug):
            ask()
    gate.on_duty(ZHOU_MIN)
    with pytest.raises(Bug):
        gate.ask(Right.RETURN_MONEY, subject="", then=lambda _: None)


@pytest.mark.parametrize("by_approval", [False, True])
def test_a_leave_is_as_good_as_the_record_is_when_the_act_is_done(by_approval: bool) -> None:
    people = {ZHOU_MIN.number: ZHOU_MIN}
    gate = Gate(today=lambda: TODAY, records=people.get)
    right = Right.RETURN_MONEY if by_approval else Right.TAKE_CASH
    leaves: list[Leave] = []

    def approve(asked: Asked) -> None:
        asked.approved(Approval("1001", ZHOU_MIN.number, right, "s-1", "客户要求", NOW))

    gate.listen(open_dialog=approve, tell=lambda _: None)
    gate.on_duty(ZHOU_MIN)
    gate.ask(right, subject="s-1", then=leaves.append)
    leaves[0].demand(right, TODAY, subject="s-1")
    people[ZHOU_MIN.number] = replace(ZHOU_MIN, disabled=True)
    with pytest.raises(RightMissing):
        leaves[0].demand(right, TODAY, subject="s-1")


def test_a_clock_set_back_opens_no_account_again_until_somebody_signs_on() -> None:
    days = [TODAY]
    gate = Gate(today=lambda: days[-1])
    until_yesterday = replace(ZHOU_MIN, active_until=TODAY - timedelta(days=1))
    gate.on_duty(ZHOU_MIN)
    days.append(TODAY - timedelta(days=30))
    gate.renewed(until_yesterday)
    assert not gate.account().allowed
    assert not gate.may(Right.TAKE_CASH).allowed
    gate.on_duty(until_yesterday)
    assert gate.account().allowed
