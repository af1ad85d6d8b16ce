"""Somebody comes on duty at this desk, or unlocks it: the secret, the account, the days, the clock; all audited."""

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.audit import AuditKind
from app.domain.hall_time import clock_time, hall_date
from app.domain.right import Right
from app.domain.rights import account_ruling, allowed
from app.domain.staff import StaffMember
from app.errors import (
    AccountClosed,
    ClockSetBack,
    DeskTaken,
    OfflineTooLong,
    OutsideFailed,
    SecretDue,
    SignOnRefused,
)
from app.handling.check_secret import SecretKind, check_secret
from app.ports import AuditEvent
from app.staff_ports import Door, OutsideIdentity, StaffRecord
from app.texts import outside
from app.texts import staff as words

CLOCK_MAY_GO_BACK = timedelta(minutes=10)  # time servers correct by less


def sign_on(*, number: str, password: str, door: Door, locked_by: str = "") -> StaffMember:
    """Raises SignOnRefused, each kind with its sentence; whatever comes of it stands in the audit trail.

    `locked_by` is who left the desk locked: anybody else needs the right to unlock it.
    """
    try:
        if door.rules().outside_first and not door.outside_away():
            raise SignOnRefused(outside.LOCAL_ONLY_AWAY)
        record = check_secret(kind=SecretKind.PASSWORD, number=number, secret=password, door=door)
        confirms = _demand_to_enter(record, door, locked_by)
        _demand_own_password(record, door)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.SIGN_ON_REFUSED, refused, number=number, subject=locked_by, door=door))
        raise
    return _entered(record, door, confirms=confirms, locked_by=locked_by, how="")


def sign_on_outside(*, known: OutsideIdentity, door: Door, locked_by: str = "") -> StaffMember:
    """By the operator's own accounts: whom it named must stand on this hall's list; no secret of this PC is asked.

    The first sign-on binds the number to that account; another one is refused until the secrets are reset.
    Raises SignOnRefused, audited, as `sign_on` does.
    """
    try:
        record = door.book.record(known.number)
        if record is None:
            raise OutsideFailed(outside.NOT_OF_THIS_HALL, number=known.number)
        demand_account(record, known)
        confirms = _demand_to_enter(record, door, locked_by)
        if not record.password_hash:
            raise SecretDue(outside.FIRST_SECRETS)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.SIGN_ON_REFUSED, refused, number=known.number, subject=locked_by, door=door))
        raise
    if not record.outside:
        bound = AuditEvent(AuditKind.SECRET_CHANGED, known.number, door.clock.now(), known.number, "account")
        door.book.keep(replace(record, outside=known.account), bound)
    return _entered(record, door, confirms=confirms, locked_by=locked_by, how=known.issuer)


def demand_account(record: StaffRecord, known: OutsideIdentity) -> None:
    """Raises OutsideFailed where the number is bound to another account."""
    if record.outside not in ("", known.account):
        raise OutsideFailed(outside.OTHER_ACCOUNT, number=known.number)


def _demand_to_enter(record: StaffRecord, door: Door, locked_by: str) -> datetime | None:
    """What is asked of everybody, however they proved themselves; gives the moment they confirm (_demand_clock)."""
    demand_open_account(record, door=door)
    confirms = _demand_clock(record, door)
    _demand_desk(record, door, locked_by)
    return confirms


def _entered(record: StaffRecord, door: Door, *, confirms: datetime | None, locked_by: str, how: str) -> StaffMember:
    number, now = record.member.number, door.clock.now()
    if confirms is not None:
        late = AuditEvent(AuditKind.CLOCK_CONFIRMED, number, now, confirms.isoformat(), "", right=Right.CONFIRM_CLOCK)
        door.audit.write(late)
    kind = AuditKind.UNLOCKED if locked_by else AuditKind.SIGN_ON
    right = Right.UNLOCK_DESK if locked_by not in ("", number) else None
    door.audit.write(AuditEvent(kind, number, now, locked_by, how, right=right))
    if not door.centre.away():
        door.centre.note(now)
    return record.member


def prove(*, number: str, password: str, door: Door) -> None:
    """That the person on duty still sits here. Raises SignOnRefused, audited; being right is not worth a row."""
    try:
        record = check_secret(kind=SecretKind.PASSWORD, number=number, secret=password, door=door)
        demand_open_account(record, door=door)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.SIGN_ON_REFUSED, refused, number=number, subject=number, door=door))
        raise


def demand_open_account(record: StaffRecord, *, door: Door) -> None:
    """Raises AccountClosed, OfflineTooLong."""
    now = moment_at(door)
    ruling = account_ruling(record.member, hall_date(now, door.zone))
    if ruling.why is not None:
        raise AccountClosed(ruling.why)
    limit = timedelta(days=door.rules().offline_days)
    if limit and door.centre.has_centre() and door.centre.away():
        last = door.centre.last()
        heard = record.confirmed_at if last is None else max(record.confirmed_at, last)
        if now - heard > limit:
            raise OfflineTooLong(words.OFFLINE_TOO_LONG, days=(now - heard).days)


def moment_at(door: Door) -> datetime:
    """Now: the later of the clock and what this counter has written down already."""
    now = door.clock.now()
    return max(now, door.clock_record.latest() or now)


def demand_running_clock(*, door: Door) -> None:
    """Raises ClockSetBack. Only a sign-on can confirm that an earlier clock is right."""
    latest = _set_back(door)
    if latest is not None:
        raise _clock_set_back(latest, door)


def refusal(kind: AuditKind, refused: SignOnRefused, *, number: str, subject: str, door: Door) -> AuditEvent:
    """What stands in the trail. A number nobody has may be a password typed in the wrong place: it is masked."""
    known = door.book.record(number) is not None
    return AuditEvent(kind, number if known else _masked(number), door.clock.now(), subject, refused.code)


def _masked(typed: str) -> str:
    return typed[:1] + "*" * min(len(typed) - 1, 7)


def _demand_clock(record: StaffRecord, door: Door) -> datetime | None:
    """The latest moment on record where the clock stands before it and this person may confirm that it is right."""
    latest = _set_back(door)
    if latest is not None and not allowed(record.member, Right.CONFIRM_CLOCK, hall_date(latest, door.zone)).allowed:
        raise _clock_set_back(latest, door)
    return latest


def _set_back(door: Door) -> datetime | None:
    """The latest moment on record, where the clock stands before it by more than time servers correct."""
    latest = door.clock_record.latest()
    return latest if latest is not None and door.clock.now() < latest - CLOCK_MAY_GO_BACK else None


def _clock_set_back(latest: datetime, door: Door) -> ClockSetBack:
    return ClockSetBack(words.CLOCK_BACK, now=_moment(door.clock.now(), door), latest=_moment(latest, door))


def _moment(at: datetime, door: Door) -> str:
    return f"{hall_date(at, door.zone).isoformat()} {clock_time(at, door.zone)}"


def _demand_desk(record: StaffRecord, door: Door, locked_by: str) -> None:
    today = hall_date(door.clock.now(), door.zone)
    other = locked_by not in ("", record.member.number)
    if other and not allowed(record.member, Right.UNLOCK_DESK, today).allowed:
        raise DeskTaken(words.DESK_TAKEN, number=locked_by)


def _demand_own_password(record: StaffRecord, door: Door) -> None:
    if record.given:
        raise SecretDue(words.FIRST_SIGN_ON)
    days = door.rules().password_days
    if days and door.clock.now() - record.password_set_at > timedelta(days=days):
        raise SecretDue(words.PASSWORD_TOO_OLD, days=days)
