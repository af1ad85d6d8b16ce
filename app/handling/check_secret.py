"""Is it the person's own password or PIN: counted, slowed down and locked where it is not (S24)."""

from enum import StrEnum

from app.domain import tries as rules
from app.domain.audit import AuditKind
from app.domain.tries import Tries
from app.errors import AccountLocked, MustWait, SecretDue, WrongSecret
from app.ports import AuditEvent
from app.staff_ports import Door, StaffRecord
from app.texts import staff as words

DEVICE = "device"  # all tries at this desk, whoever's they are


class SecretKind(StrEnum):
    PASSWORD = "password"
    PIN = "pin"


_LOCKS_AFTER = {SecretKind.PASSWORD: rules.PASSWORD_LOCKS_AFTER, SecretKind.PIN: rules.PIN_LOCKS_AFTER}
_WRONG = {SecretKind.PASSWORD: words.WRONG_PASSWORD, SecretKind.PIN: words.WRONG_PIN}
_WRONG_WAIT = {SecretKind.PASSWORD: words.WRONG_PASSWORD_WAIT, SecretKind.PIN: words.WRONG_PIN_WAIT}
_LOCKED = {SecretKind.PASSWORD: words.LOCKED, SecretKind.PIN: words.PIN_LOCKED}


def tries_name(kind: SecretKind, number: str) -> str:
    """Under which the tries of a person are kept."""
    return f"{kind.value} {number}"


def check_secret(*, kind: SecretKind, number: str, secret: str, door: Door) -> StaffRecord:
    """Raises MustWait and AccountLocked without looking at the secret, WrongSecret, SecretDue for a PIN never set.

    An unknown number takes as long as a wrong secret, and counts for the desk only.
    """
    record = door.book.record(number)
    name = tries_name(kind, number)
    mine = door.book.tries(name) if record is not None else Tries()
    desk = door.book.tries(DEVICE)
    if mine.locked:
        raise AccountLocked(_LOCKED[kind])
    wait_s = _wait_s(name, mine, desk, door)
    if wait_s:
        raise MustWait(words.MUST_WAIT, wait_s=wait_s)
    if record is not None and kind is SecretKind.PIN and not record.pin_hash:
        raise SecretDue(words.NO_PIN)
    if not door.secrets.verify(_hash_of(record, kind), secret) or record is None:
        failed = _count(kind, number, record, mine, desk, door)
        if failed.locked:
            raise AccountLocked(_LOCKED[kind])
        wait_s = _wait_s(name, failed, door.book.tries(DEVICE), door)
        raise WrongSecret(_WRONG_WAIT[kind] if wait_s else _WRONG[kind], wait_s=wait_s)
    for each, known in ((name, mine), (DEVICE, desk)):
        if known.failures:
            door.book.keep_tries(each, Tries())
    return record


def _hash_of(record: StaffRecord | None, kind: SecretKind) -> str | None:
    if record is None:
        return None
    return (record.password_hash if kind is SecretKind.PASSWORD else record.pin_hash) or None


def _count(kind: SecretKind, number: str, record: StaffRecord | None, mine: Tries, desk: Tries, door: Door) -> Tries:
    """On disk before anybody is told: pulling the plug gives no further try. The person's own, as they are now."""
    name = tries_name(kind, number)
    failed_here = desk.failed(locks_after=None)
    door.book.keep_tries(DEVICE, failed_here)
    door.waits.failed(DEVICE, failed_here.failures, most_s=rules.MOST_WAIT_AT_DEVICE_S)
    failed = mine
    if record is not None:
        failed = mine.failed(locks_after=_LOCKS_AFTER[kind])
        events: tuple[AuditEvent, ...] = ()
        if failed.locked:
            events = (AuditEvent(AuditKind.ACCOUNT_LOCKED, number, door.clock.now(), number, kind.value),)
        door.book.keep_tries(name, failed, *events)
        door.waits.failed(name, failed.failures, most_s=rules.MOST_WAIT_S)
    return failed


def _wait_s(name: str, mine: Tries, desk: Tries, door: Door) -> int:
    return max(
        door.waits.left_s(name, mine.failures, most_s=rules.MOST_WAIT_S),
        door.waits.left_s(DEVICE, desk.failures, most_s=rules.MOST_WAIT_AT_DEVICE_S),
    )
