"""Every way not to come on duty: refused, told in words, and in the audit trail of a real store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.audit import AuditKind
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.tries import FREE, PASSWORD_LOCKS_AFTER, Tries
from app.errors import (
    AccountClosed,
    AccountLocked,
    ClockSetBack,
    DeskTaken,
    MustWait,
    OfflineTooLong,
    SecretDue,
    SignOnRefused,
    WrongSecret,
)
from app.handling.check_secret import DEVICE
from app.handling.sign_on import prove
from app.staff_ports import AuditSearch, SignOnRules
from app.texts.language import Language
from tests.fakes.orders import TODAY, ZONE
from tests.offline_cache.parts import Counter
from tests.people.bench import HE, ZHOU, Desk, started


def wrong(desk: Desk, times: int, number: str = "3017") -> None:
    for _ in range(times):
        with pytest.raises(WrongSecret):
            desk.sign_on(number, "wrong")


def wrong_patiently(desk: Desk, times: int, number: str = "3017") -> None:
    """As wrong as may be, as fast as may be."""
    for _ in range(times):
        try:
            desk.sign_on(number, "wrong")
        except MustWait as told:
            desk.forward(seconds=told.wait_s)
            with pytest.raises((WrongSecret, AccountLocked)):
                desk.sign_on(number, "wrong")
        except WrongSecret:
            pass


def nothing(_: Desk) -> None:
    """The right person on an ordinary morning."""


def disabled(desk: Desk) -> None:
    desk.change("3017", disabled=True)


def not_yet(desk: Desk) -> None:
    desk.change("3017", active_from=TODAY + timedelta(days=1))


def expired(desk: Desk) -> None:
    desk.change("3017", active_until=TODAY - timedelta(days=1))


def given_password(desk: Desk) -> None:
    desk.change("3017", given=True)


def old_password(desk: Desk) -> None:
    desk.forward(days=180, minutes=1)


def clock_set_back(desk: Desk) -> None:
    desk.sign_on("3017")
    desk.set_clock(hours=-3)


def long_offline(desk: Desk) -> None:
    desk.centre.away = True
    desk.forward(days=7, minutes=1)


def three_wrong(desk: Desk) -> None:
    wrong(desk, FREE)


def locked_out(desk: Desk) -> None:
    wrong_patiently(desk, PASSWORD_LOCKS_AFTER)
    desk.forward(minutes=10)


REFUSED: list[tuple[str, Callable[[Desk], None], dict[str, str], type[SignOnRefused], str]] = [
    ("wrong password", nothing, {"password": "bh3021-pass"}, WrongSecret, "工号或密码不对"),
    ("no password", nothing, {"password": ""}, WrongSecret, "工号或密码不对"),
    ("somebody else's PIN as password", nothing, {"password": "270419"}, WrongSecret, "工号或密码不对"),
    ("disabled", disabled, {}, AccountClosed, "已经停用"),
    ("not yet active", not_yet, {}, AccountClosed, "2026-11-21 起才能用"),
    ("account expired", expired, {}, AccountClosed, "2026-11-19 为止"),
    ("password given by somebody", given_password, {}, SecretDue, "换成自己的"),
    ("password too old", old_password, {}, SecretDue, "用满 180 天"),
    ("clock set back", clock_set_back, {}, ClockSetBack, "2026-11-20 07:27"),
    ("too long without the centre", long_offline, {}, OfflineTooLong, "7 天"),
    ("too many wrong ones", three_wrong, {}, MustWait, "等 1 秒"),
    ("locked", locked_out, {}, AccountLocked, "已锁定"),
    ("desk locked by a colleague", nothing, {"locked_by": "3021"}, DeskTaken, "3021"),
]


@pytest.mark.parametrize(
    ("before", "given", "kind", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_it_is_refused_told_and_audited(
    desk: Desk, before: Callable[[Desk], None], given: dict[str, str], kind: type[SignOnRefused], said: str
) -> None:
    before(desk)
    rows = len(desk.audited())
    with pytest.raises(kind) as refused:
        desk.sign_on("3017", given.get("password"), locked_by=given.get("locked_by", ""))
    assert said in refused.value.say(Language.ZH)
    assert refused.value.say(Language.EN).isascii()
    assert desk.audited()[rows:][-1] == (AuditKind.SIGN_ON_REFUSED, "3017", kind.code)
    assert (AuditKind.SIGN_ON, "3017", "") not in desk.audited()[rows:]


def test_an_ordinary_morning(desk: Desk) -> None:
    assert desk.sign_on("3017") == ZHOU
    assert desk.audited() == [(AuditKind.SIGN_ON, "3017", "")]


# ── who it is ────────────────────────────────────────────────────────────────────────────


def test_an_unknown_number_is_told_like_a_wrong_password_and_not_written_down(desk: Desk) -> None:
    """It may be a password that was typed in the wrong place."""
    with pytest.raises(WrongSecret) as unknown:
        desk.sign_on("hunter22", "x")
    with pytest.raises(WrongSecret) as known:
        desk.sign_on("3017", "x")
    assert unknown.value.text == known.value.text
    assert desk.audited()[0] == (AuditKind.SIGN_ON_REFUSED, "h*******", "wrong_secret")
    assert desk.secrets.asked == 2


# ── waiting and locking ──────────────────────────────────────────────────────────────────


def test_each_wrong_one_after_three_doubles_the_wait(desk: Desk) -> None:
    wrong(desk, FREE - 1)
    waits = []
    for _ in range(5):
        wrong(desk, 1)
        with pytest.raises(MustWait) as told:
            desk.sign_on("3017")
        waits.append(told.value.wait_s)
        desk.forward(seconds=told.value.wait_s)
    assert waits == [1, 2, 4, 8, 16]
    assert desk.sign_on("3017") == ZHOU
    assert desk.staff.tries("password 3017") == desk.staff.tries(DEVICE) == Tries()


def test_while_waiting_nothing_is_looked_at_and_nothing_counts(desk: Desk) -> None:
    wrong(desk, FREE)
    asked = desk.secrets.asked
    for _ in range(20):
        with pytest.raises(MustWait):
            desk.sign_on("3017", "wrong")
    assert desk.secrets.asked == asked
    assert desk.staff.tries("password 3017") == Tries(FREE)


@pytest.mark.parametrize("days", [-400, 400])
def test_setting_the_clock_shortens_no_wait(desk: Desk, days: int) -> None:
    wrong_patiently(desk, FREE + 4)
    with pytest.raises(MustWait) as before:
        desk.sign_on("3017")
    desk.set_clock(days=days)
    with pytest.raises(MustWait) as after:
        desk.sign_on("3017")
    assert after.value.wait_s == before.value.wait_s == 16


def test_a_restart_shortens_no_wait(counter: Counter) -> None:
    with started(counter) as desk:
        wrong_patiently(desk, FREE + 3)
    with started(counter) as desk:
        with pytest.raises(MustWait) as told:
            desk.sign_on("3017")
        assert told.value.wait_s == 8


def test_the_desk_waits_too_whoever_tries(desk: Desk) -> None:
    """Guessing at one colleague after the other is guessing."""
    for number in ("3017", "3021", "3001"):
        wrong(desk, 1, number)
    with pytest.raises(MustWait):
        desk.sign_on("1002")
    desk.forward(seconds=1)
    assert desk.sign_on("1002") == HE
    assert desk.staff.tries("password 3017") == Tries(1)  # somebody else's right one clears the desk, not the person


def test_a_desk_never_keeps_people_away_for_more_than_a_minute(desk: Desk) -> None:
    desk.staff.keep_tries(DEVICE, Tries(500))
    with pytest.raises(MustWait) as told:
        desk.sign_on("3017")
    assert told.value.wait_s == 60


def test_the_tenth_wrong_one_locks_the_account_for_good(counter: Counter) -> None:
    with started(counter) as desk:
        wrong_patiently(desk, PASSWORD_LOCKS_AFTER)
        assert (AuditKind.ACCOUNT_LOCKED, "3017", "password") in desk.audited()
        desk.forward(days=1)
        with pytest.raises(AccountLocked):
            desk.sign_on("3017")
    with started(counter) as desk, pytest.raises(AccountLocked):
        desk.sign_on("3017")


def test_proving_oneself_counts_like_signing_on(desk: Desk) -> None:
    prove(number="3017", password="bh3017-pass", door=desk.door)
    assert desk.audited() == []
    with pytest.raises(WrongSecret):
        prove(number="3017", password="x", door=desk.door)
    assert desk.last_audited() == (AuditKind.SIGN_ON_REFUSED, "3017", "wrong_secret")
    assert desk.staff.tries("password 3017") == Tries(1)


# ── the days ─────────────────────────────────────────────────────────────────────────────


def test_the_first_and_the_last_day_are_good(desk: Desk) -> None:
    desk.change("3017", active_from=TODAY, active_until=TODAY)
    assert desk.sign_on("3017").number == "3017"


def test_an_expired_account_does_not_come_back_by_setting_the_clock(desk: Desk) -> None:
    desk.change("1002", active_until=TODAY)
    desk.forward(days=1)
    desk.sign_on("3017")
    desk.set_clock(days=-1)
    assert hall_date(desk.now, ZONE) == TODAY
    with pytest.raises(AccountClosed):
        desk.sign_on("1002")


def test_a_clock_that_was_wrong_is_confirmed_by_a_manager_once(desk: Desk) -> None:
    desk.set_clock(days=3000)
    desk.change("3017", password_set_at=desk.now)
    desk.sign_on("3017")
    desk.set_clock(days=-3000)
    with pytest.raises(ClockSetBack):
        desk.sign_on("3017")
    desk.sign_on("1002")
    row = next(row for row in desk.trail.find(AuditSearch(), limit=9) if row.event.kind is AuditKind.CLOCK_CONFIRMED)
    assert (row.event.staff_number, row.event.right) == ("1002", Right.CONFIRM_CLOCK)
    assert row.event.subject.startswith("2035-02-06")
    assert desk.sign_on("3017").number == "3017"


def test_a_time_server_may_set_the_clock_right(desk: Desk) -> None:
    desk.sign_on("3017")
    desk.set_clock(minutes=-9)
    desk.sign_on("3017")


@pytest.mark.parametrize(("days", "age"), [(0, 5000), (30, 30)])
def test_how_old_a_password_may_become_is_set(desk: Desk, days: int, age: int) -> None:
    desk.rules = SignOnRules(password_days=days, offline_days=0)
    desk.forward(days=age)
    desk.sign_on("3017")


# ── without the centre ───────────────────────────────────────────────────────────────────


def test_every_contact_with_the_centre_counts_anew(counter: Counter) -> None:
    with started(counter) as desk:
        desk.forward(days=6)
        desk.sign_on("3017")  # the centre answers: that is a contact
        desk.centre.away = True
        desk.forward(days=6)
        desk.sign_on("3017")
    counter.clock.forward(timedelta(days=1, minutes=1))
    with started(counter) as desk:
        desk.centre.away = True
        with pytest.raises(OfflineTooLong):
            desk.sign_on("3017")
        desk.centre.away = False
        desk.sign_on("3017")


def test_a_newly_confirmed_person_may_sign_on_where_the_others_may_not(desk: Desk) -> None:
    long_offline(desk)
    desk.change("3021", confirmed_at=desk.now - timedelta(days=1))
    desk.sign_on("3021")
    with pytest.raises(OfflineTooLong):
        desk.sign_on("3017")


def test_a_hall_without_a_centre_is_its_own_master(desk: Desk) -> None:
    long_offline(desk)
    desk.centre.there = False
    desk.sign_on("3017")


def test_the_limit_is_a_setting_and_none_is_one_too(desk: Desk) -> None:
    long_offline(desk)
    desk.rules = replace(desk.rules, offline_days=30)
    desk.sign_on("3017")
    desk.forward(days=100)
    desk.rules = replace(desk.rules, offline_days=0)
    desk.sign_on("3017")


# ── a desk that is locked ────────────────────────────────────────────────────────────────


def test_one_unlocks_ones_own_desk(desk: Desk) -> None:
    desk.sign_on("3017", locked_by="3017")
    assert desk.last_audited() == (AuditKind.UNLOCKED, "3017", "")


@pytest.mark.parametrize("number", ["3001", "1002"])
def test_who_has_the_right_unlocks_anothers_and_it_is_written_down(desk: Desk, number: str) -> None:
    desk.sign_on(number, locked_by="3017")
    (row, *_) = desk.trail.find(AuditSearch(), limit=1)
    assert (row.event.kind, row.event.staff_number, row.event.subject) == (AuditKind.UNLOCKED, number, "3017")
    assert row.event.right is Right.UNLOCK_DESK


def test_the_day_is_the_halls(desk: Desk) -> None:
    """At 17:00 UTC tomorrow has begun in the hall."""
    desk.change("3017", active_until=TODAY)
    desk.forward(hours=14)
    assert (desk.now.date(), hall_date(desk.now, ZONE)) == (date(2026, 11, 20), date(2026, 11, 21))
    with pytest.raises(AccountClosed):
        desk.sign_on("3017")
