"""A second person's PIN at somebody else's desk: what it allows, every way it is refused, and what is written down."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate
from app.domain.hall_time import start_of
from app.domain.right import Right
from app.domain.tries import FREE, PIN_LOCKS_AFTER, Tries
from app.errors import (
    AccountClosed,
    AccountLocked,
    ApproverUnfit,
    ClockSetBack,
    InputRefused,
    MustWait,
    OfflineTooLong,
    RightMissing,
    SecretDue,
    SignOnRefused,
    WrongSecret,
)
from app.staff_ports import AuditSearch
from app.texts.language import Language
from offline_cache.check import check_store
from offline_cache.schema import JOURNAL
from tests.fakes.orders import TODAY, ZONE
from tests.offline_cache.parts import Counter
from tests.people.bench import ENTERPRISE, HE, PINS, SHEN, ZHOU, Desk, started


def wrong_pins(desk: Desk, times: int) -> None:
    for _ in range(times):
        try:
            desk.approve("1002", "000000")
        except MustWait as told:
            desk.forward(seconds=told.wait_s)
            with pytest.raises((WrongSecret, AccountLocked)):
                desk.approve("1002", "000000")
        except WrongSecret:
            pass


def nothing(_: Desk) -> None:
    """Nothing is wrong but what is given."""


def disabled(desk: Desk) -> None:
    desk.change("1002", disabled=True)


def expired(desk: Desk) -> None:
    desk.change("1002", active_until=TODAY - timedelta(days=1))


def revoked_this_morning(desk: Desk) -> None:
    """The right was there when both came on duty, and the centre has been away since."""
    desk.sign_on("1002")
    desk.centre.away = True
    desk.change("1002", revoked=frozenset({Right.RETURN_MONEY}))


def may_approve_no_more(desk: Desk) -> None:
    desk.change("1002", revoked=frozenset({Right.APPROVE}))


def no_pin(desk: Desk) -> None:
    desk.change("1002", pin_hash="")


def long_offline(desk: Desk) -> None:
    desk.centre.away = True
    desk.forward(days=8)


def not_yet_active(desk: Desk) -> None:
    desk.change("1002", active_from=TODAY + timedelta(days=1))


def clock_set_back(desk: Desk) -> None:
    """So that what ended yesterday would hold once more."""
    desk.sign_on("3017")
    desk.set_clock(days=-30)


def held_until_yesterday(desk: Desk) -> None:
    desk.change("1002", certificates=(Certificate(ENTERPRISE, TODAY - timedelta(days=1)),))
    desk.sign_on("3017")


def held_until_yesterday_at_midnight(desk: Desk) -> None:
    """A correction of minutes is no clock set back, and yet no way to yesterday."""
    desk.change("1002", certificates=(Certificate(ENTERPRISE, TODAY),))
    midnight = start_of(TODAY + timedelta(days=1), ZONE)
    desk.forward(seconds=(midnight - desk.now).total_seconds() + 60)
    desk.sign_on("3017")
    desk.set_clock(minutes=-5)


REFUSED: list[tuple[str, Callable[[Desk], None], dict[str, Any], type[SignOnRefused], str]] = [
    ("wrong PIN", nothing, {"pin": "111222"}, WrongSecret, "PIN 不对"),
    ("the password is no PIN", nothing, {"pin": "bh1002-pass"}, WrongSecret, "PIN 不对"),
    ("a number nobody has", nothing, {"approver": "1003", "pin": PINS["1002"]}, WrongSecret, "PIN 不对"),
    ("somebody else's PIN", nothing, {"pin": PINS["3001"]}, WrongSecret, "PIN 不对"),
    ("a right that a clerk has not", nothing, {"approver": "3021"}, ApproverUnfit, "不能替别人批准"),
    ("may approve, but not this", nothing, {"approver": "3001", "right": Right.GIVE_RIGHTS}, ApproverUnfit, "给权限"),
    ("approves for themselves", nothing, {"requester": HE}, ApproverUnfit, "自己批准自己"),
    ("right taken back while offline", revoked_this_morning, {}, ApproverUnfit, "退钱"),
    ("may approve no more", may_approve_no_more, {}, ApproverUnfit, "不能替别人批准"),
    ("no certificate either", nothing, {"certificate": ENTERPRISE}, ApproverUnfit, "政企业务上岗证"),
    (
        "certificate ran out",
        held_until_yesterday,
        {"certificate": ENTERPRISE, "right": Right.LEASED_CIRCUIT},
        ApproverUnfit,
        "2026-11-19",
    ),
    (
        "certificate ran out minutes ago",
        held_until_yesterday_at_midnight,
        {"certificate": ENTERPRISE, "right": Right.LEASED_CIRCUIT},
        ApproverUnfit,
        "2026-11-20",
    ),
    ("disabled", disabled, {}, AccountClosed, "已经停用"),
    ("account expired", expired, {}, AccountClosed, "已经到期"),
    ("account not open yet", not_yet_active, {}, AccountClosed, "2026-11-21"),
    ("clock set back", clock_set_back, {}, ClockSetBack, "请校准时间"),
    ("no PIN yet", no_pin, {}, SecretDue, "还没有 PIN"),
    ("too long without the centre", long_offline, {}, OfflineTooLong, "8 天"),
    ("too many wrong PINs", lambda desk: wrong_pins(desk, FREE), {}, MustWait, "等 1 秒"),
    ("PIN locked", lambda desk: wrong_pins(desk, PIN_LOCKS_AFTER), {}, AccountLocked, "不能再批准"),
]


@pytest.mark.parametrize(
    ("before", "given", "kind", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_it_is_refused_told_and_audited(
    desk: Desk, before: Callable[[Desk], None], given: dict[str, Any], kind: type[SignOnRefused], said: str
) -> None:
    before(desk)
    rows = len(desk.audited())
    asked: dict[str, Any] = {"approver": "1002", **given}
    with pytest.raises(kind) as refused:
        desk.approve(**asked)
    assert said in refused.value.say(Language.ZH)
    assert refused.value.say(Language.EN).isascii()
    number = str(asked["approver"])
    written = number if number in PINS else "1***"  # perhaps a secret typed in the wrong place
    assert desk.audited()[rows:] == [(AuditKind.APPROVAL_REFUSED, written, kind.code)]


def test_it_is_written_down_with_both_people_right_and_reason(desk: Desk) -> None:
    desk.centre.away = True
    approval = desk.approve("1002", reason="  客户 要求\n退回 ")
    (row,) = desk.trail.find(AuditSearch(), limit=9)
    event = row.event
    assert (event.kind, event.staff_number, event.approver) == (AuditKind.APPROVED, "3017", "1002")
    assert (event.right, event.subject, event.reason) == (Right.RETURN_MONEY, "subject-1", "客户 要求 退回")
    assert (approval.approver, approval.requester, approval.at) == ("1002", "3017", desk.now)


def test_what_concerns_an_order_is_sworn_to_in_its_journal(desk: Desk) -> None:
    desk.approve("1002", order_id="signed-7")
    with desk.store.read() as connection:
        row = connection.execute(select(JOURNAL)).one()
    body = json.loads(row.body)
    assert (row.kind, row.subject) == ("approved", "signed-7")
    assert (body["approver"], body["requester"], body["right"], body["reason"]) == (
        "1002",
        "3017",
        "return_money",
        "客户要求",
    )
    assert check_store(desk.store).sound


@pytest.mark.parametrize("reason", ["", "   ", "说" * 201, "张立 15412340017", "打给 154 1234 0017"])
def test_a_reason_is_asked_for(desk: Desk, reason: str) -> None:
    with pytest.raises(InputRefused):
        desk.approve("1002", reason=reason)
    assert desk.audited() == []
    assert desk.secrets.asked == 0


def test_who_holds_the_certificate_approves_what_asks_for_it(desk: Desk) -> None:
    assert desk.approve("3001", right=Right.LEASED_CIRCUIT, certificate=ENTERPRISE).approver == SHEN.number
    desk.change("3001", certificates=(Certificate(ENTERPRISE, TODAY - timedelta(days=1)),))
    with pytest.raises(ApproverUnfit) as refused:
        desk.approve("3001", right=Right.LEASED_CIRCUIT, certificate=ENTERPRISE)
    assert "2026-11-19" in refused.value.say(Language.EN)


def test_pins_and_passwords_are_counted_apart(desk: Desk) -> None:
    wrong_pins(desk, PIN_LOCKS_AFTER)
    assert (AuditKind.ACCOUNT_LOCKED, "1002", "pin") in desk.audited()
    desk.forward(minutes=5)
    desk.sign_on("1002")
    with pytest.raises(AccountLocked):
        desk.approve("1002")


def test_a_restart_forgets_no_wrong_pin(counter: Counter) -> None:
    with started(counter) as desk:
        wrong_pins(desk, PIN_LOCKS_AFTER - 1)
    with started(counter) as desk:
        with pytest.raises(MustWait) as told:
            desk.approve("1002")
        assert told.value.wait_s == 4
        assert desk.staff.tries("pin 1002") == Tries(5)


def test_an_approval_is_leave_for_exactly_what_was_approved(desk: Desk) -> None:
    leave = Leave(ZHOU, Right.RETURN_MONEY, "subject-1", desk.approve("1002"))
    leave.demand(Right.RETURN_MONEY, TODAY, subject="subject-1")
    assert leave.approver == "1002"
    for right, subject in ((Right.RETURN_MONEY, "subject-2"), (Right.OPEN_DRAWER, "subject-1")):
        with pytest.raises(RightMissing):
            leave.demand(right, TODAY, subject=subject)
    somebody_elses = Leave(SHEN, Right.GIVE_RIGHTS, "subject-1", leave.approval)
    with pytest.raises(RightMissing):
        somebody_elses.demand(Right.GIVE_RIGHTS, TODAY, subject="subject-1")
