import pytest

from app.domain.audit import AuditKind
from app.domain.secret_rules import check_password, check_pin
from app.errors import AccountClosed, InputRefused, SecretDue, WrongSecret
from app.handling.change_secrets import change_secrets
from tests.people.bench import Desk

GOOD = "river-7-boat"


def change(desk: Desk, password: str = "bh3017-pass", *, new_password: str = "", new_pin: str = "") -> None:
    change_secrets(number="3017", password=password, new_password=new_password, new_pin=new_pin, door=desk.door)


def test_the_first_sign_on_asks_for_ones_own_password_and_then_lets_in(desk: Desk) -> None:
    desk.change("3017", given=True, pin_hash="")
    with pytest.raises(SecretDue):
        desk.sign_on("3017")
    change(desk, new_password=GOOD, new_pin="802517")
    assert desk.last_audited() == (AuditKind.SECRET_CHANGED, "3017", "password pin")
    desk.sign_on("3017", GOOD)
    with pytest.raises(WrongSecret):
        desk.sign_on("3017")
    record = desk.staff.record("3017")
    assert record is not None
    assert desk.secrets.verify(record.pin_hash, "802517")


def test_a_password_too_old_is_changed_in_the_same_way(desk: Desk) -> None:
    desk.forward(days=181)
    with pytest.raises(SecretDue):
        desk.sign_on("3017")
    change(desk, new_password=GOOD)
    desk.sign_on("3017", GOOD)


def test_a_new_pin_alone_leaves_the_password(desk: Desk) -> None:
    change(desk, new_pin="802517")
    assert desk.last_audited() == (AuditKind.SECRET_CHANGED, "3017", "pin")
    desk.sign_on("3017")


def test_a_password_that_was_given_does_not_stay(desk: Desk) -> None:
    desk.change("3017", given=True)
    with pytest.raises(InputRefused):
        change(desk, new_pin="802517")


def test_nothing_new_changes_nothing(desk: Desk) -> None:
    change(desk)
    assert desk.audited() == []


def test_the_old_password_is_asked_for_and_counted(desk: Desk) -> None:
    with pytest.raises(WrongSecret):
        change(desk, "wrong", new_password=GOOD)
    assert desk.last_audited() == (AuditKind.SIGN_ON_REFUSED, "3017", "wrong_secret")
    desk.change("3017", disabled=True)
    with pytest.raises(AccountClosed):
        change(desk, new_password=GOOD)


@pytest.mark.parametrize(
    "password",
    ["short-7", "x" * 65, "bh3017-pass", "aaaabbbb", "12345678", "87654321", "my-password-9", "30173017", "3017abc"],
)
def test_a_weak_password_is_refused(desk: Desk, password: str) -> None:
    with pytest.raises(InputRefused):
        change(desk, new_password=password)
    desk.sign_on("3017")


@pytest.mark.parametrize(
    "pin",
    ["12345", "1234567", "27041９", "abcdef", "111111", "121212", "123123", "123321", "345678", "987654", "301786"],
)
def test_a_trivial_pin_is_refused(desk: Desk, pin: str) -> None:
    with pytest.raises(InputRefused):
        change(desk, new_pin=pin)
    assert desk.audited() == []


@pytest.mark.parametrize("password", ["river-7-boat", "今天天气真好呀呀", "correct horse", "wx83kq20"])
def test_a_good_password_is_good(password: str) -> None:
    check_password(password, number="3017", before="")


@pytest.mark.parametrize("pin", ["802517", "270419", "190283"])
def test_a_good_pin_is_good(pin: str) -> None:
    check_pin(pin, number="3017", password="x")
    with pytest.raises(InputRefused):
        check_pin(pin, number="3017", password=pin)
