"""What is done to other people's records: each act asks for its right itself, and takes its audit row along.

Nobody changes their own rights, nobody gives what they have not got, and somebody who can give rights always stays.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.approval import Leave
from app.domain.audit import AuditKind
from app.domain.certificates import Certificate
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.rights import account_ruling, powers_words, rights_of
from app.domain.secret_rules import check_password
from app.domain.staff import Role, StaffMember
from app.domain.tries import Tries
from app.errors import Bug, InputRefused
from app.handling.check_secret import SecretKind, tries_name
from app.ports import AuditEvent
from app.staff_ports import Door, StaffRecord
from app.texts import staff as words

_NUMBER = re.compile(r"[0-9]{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Powers:
    """What a person may do, as it is given to them."""

    role: Role
    other_roles: frozenset[Role] = frozenset()
    granted: frozenset[Right] = frozenset()
    revoked: frozenset[Right] = frozenset()
    certificates: tuple[Certificate, ...] = ()


def add_person(*, member: StaffMember, password: str, leave: Leave, door: Door) -> None:
    """A new person with a password to be changed at the first sign-on, and no PIN.

    Raises RightMissing without CHANGE_STAFF, InputRefused for a number taken, a name missing, rights that whoever adds
    has not got themselves, or a weak password.
    """
    acting = _demand(Right.CHANGE_STAFF, member.number, leave, door)
    if not _NUMBER.fullmatch(member.number):
        raise InputRefused(words.NUMBER_SHAPE)
    if door.book.record(member.number) is not None:
        raise InputRefused(words.NUMBER_TAKEN, number=member.number)
    _check_person(member)
    _check_given(acting, rights_of(member))
    check_password(password, number=member.number, before="")
    now = door.clock.now()
    record = StaffRecord(
        member=member,
        password_hash=door.secrets.hash(password),
        pin_hash="",
        password_set_at=now,
        given=True,
        confirmed_at=now,
    )
    door.book.keep(record, _event(AuditKind.STAFF_ADDED, Right.CHANGE_STAFF, member, leave, door, powers_words(member)))


def change_person(
    *,
    number: str,
    name: str,
    latin_name: str,
    active_from: date | None,
    active_until: date | None,
    leave: Leave,
    door: Door,
) -> None:
    """Raises RightMissing without CHANGE_STAFF, InputRefused for oneself, where a name is missing, the days are turned
    round, or the last person who can give rights would run out."""
    _demand(Right.CHANGE_STAFF, number, leave, door)
    _check_not_oneself(number, leave)
    record = _own(number, door)
    member = replace(
        record.member, name=name, latin_name=latin_name, active_from=active_from, active_until=active_until
    )
    _check_person(member)
    _check_somebody_stays(member, door)
    said = _changed(_person_words(record.member), _person_words(member))
    _keep(record, member, _event(AuditKind.STAFF_CHANGED, Right.CHANGE_STAFF, member, leave, door, said), door)


def change_rights(*, number: str, powers: Powers, leave: Leave, door: Door) -> None:
    """Raises RightMissing without GIVE_RIGHTS, InputRefused for one's own, for more than one has oneself, and where
    nobody would be left to give rights."""
    acting = _demand(Right.GIVE_RIGHTS, number, leave, door)
    _check_not_oneself(number, leave)
    record = _own(number, door)
    member = replace(
        record.member,
        role=powers.role,
        other_roles=powers.other_roles - {powers.role},
        granted=powers.granted,
        revoked=powers.revoked,
        certificates=powers.certificates,
    )
    for held in powers.certificates:
        _check_days(held.valid_from, held.valid_until)
    _check_given(acting, rights_of(member) - rights_of(record.member))
    _check_somebody_stays(member, door)
    terms = _changed(_terms(record.member), _terms(member))
    said = f"{powers_words(member)} ← {powers_words(record.member)}" + (f"; {terms}" if terms else "")
    _keep(
        record,
        member,
        _event(AuditKind.RIGHTS_CHANGED, Right.GIVE_RIGHTS, member, leave, door, said),
        door,
    )


def reset_secrets(*, number: str, password: str, leave: Leave, door: Door) -> None:
    """A new password to be changed at the next sign-on; PIN and the account bound to the number are gone, locks open.

    Raises RightMissing without RESET_SECRET, InputRefused for oneself, for somebody who may do more than whoever resets
    (their password would be a way to it), or a weak password.
    """
    acting = _demand(Right.RESET_SECRET, number, leave, door)
    _check_not_oneself(number, leave)
    record = _known(number, door)
    if not rights_of(record.member) <= rights_of(acting):
        raise InputRefused(words.MAY_MORE)
    check_password(password, number=number, before="")
    for kind in SecretKind:
        door.book.keep_tries(tries_name(kind, number), Tries())
    fresh = replace(
        record,
        password_hash=door.secrets.hash(password),
        pin_hash="",
        outside="",
        password_set_at=door.clock.now(),
        given=True,
        confirmed_at=door.clock.now(),
    )
    door.book.keep(fresh, _event(AuditKind.SECRET_RESET, Right.RESET_SECRET, record.member, leave, door, ""))


def set_disabled(*, number: str, disabled: bool, leave: Leave, door: Door) -> None:
    """Raises RightMissing without CHANGE_STAFF, InputRefused for oneself and the last person who can give rights."""
    _demand(Right.CHANGE_STAFF, number, leave, door)
    _check_not_oneself(number, leave)
    record = _own(number, door)
    member = replace(record.member, disabled=disabled)
    _check_somebody_stays(member, door)
    kind = AuditKind.STAFF_DISABLED if disabled else AuditKind.STAFF_ENABLED
    _keep(record, member, _event(kind, Right.CHANGE_STAFF, member, leave, door, ""), door)


def _demand(right: Right, number: str, leave: Leave, door: Door) -> StaffMember:
    """Whoever acts, as their record stands now; with an approval, whoever approved."""
    acting = door.book.record(leave.person.number)
    if acting is None:
        raise Bug(f"{leave.person.number} acts and is not known")
    today = hall_date(door.clock.now(), door.zone)
    replace(leave, person=acting.member).demand(right, today, subject=number)
    if leave.approval is None:
        return acting.member
    approver = door.book.record(leave.approval.approver)
    if approver is None:
        raise Bug(f"{leave.approval.approver} approved and is not known")
    return approver.member


def _known(number: str, door: Door) -> StaffRecord:
    record = door.book.record(number)
    if record is None:
        raise InputRefused(words.UNKNOWN_PERSON, number=number)
    return record


def _own(number: str, door: Door) -> StaffRecord:
    """Somebody whose master this hall is. Raises InputRefused."""
    record = _known(number, door)
    if record.from_centre:
        raise InputRefused(words.OF_THE_DIRECTORY, number=number)
    return record


def _check_person(member: StaffMember) -> None:
    if not member.name.strip() or not member.latin_name.strip():
        raise InputRefused(words.NAME_MISSING)
    _check_days(member.active_from, member.active_until)


def _check_days(first: date | None, last: date | None) -> None:
    if first and last and first > last:
        raise InputRefused(words.DAYS_TURNED)


def _check_not_oneself(number: str, leave: Leave) -> None:
    if number == leave.person.number:
        raise InputRefused(words.NOT_ONESELF)


def _check_given(acting: StaffMember, given: Iterable[Right]) -> None:
    more = sorted(set(given) - rights_of(acting))
    if more:
        raise InputRefused(words.MORE_THAN_OWN, right=more[0].words.name)


def _check_somebody_stays(changed: StaffMember, door: Door) -> None:
    """Somebody whose account has no end and who can give rights is left."""
    today = hall_date(door.clock.now(), door.zone)
    everybody = [record.member for record in door.book.everybody() if record.member.number != changed.number]
    if not any(_stays(member, today) for member in [*everybody, changed]):
        raise InputRefused(words.LAST_ONE)


def _stays(member: StaffMember, today: date) -> bool:
    gives = Right.GIVE_RIGHTS in rights_of(member)
    return gives and member.active_until is None and account_ruling(member, today).allowed


def _changed(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What went and what came, for the trail; "" where nothing did."""
    gone, come = (
        " ".join(one for one in these if one not in those) for these, those in ((before, after), (after, before))
    )
    return f"{gone or '-'} → {come or '-'}" if gone or come else ""


def _person_words(member: StaffMember) -> tuple[str, ...]:
    return member.name, member.latin_name, _term(member.active_from, member.active_until)


def _terms(member: StaffMember) -> tuple[str, ...]:
    """How long each certificate is good for."""
    return tuple(f"{held.kind.code} {_term(held.valid_from, held.valid_until)}" for held in member.certificates)


def _term(first: date | None, last: date | None) -> str:
    return f"{first or ''}–{last or ''}"


def _keep(record: StaffRecord, member: StaffMember, event: AuditEvent, door: Door) -> None:
    door.book.keep(replace(record, member=member, confirmed_at=door.clock.now()), event)


def _event(kind: AuditKind, right: Right, member: StaffMember, leave: Leave, door: Door, said: str) -> AuditEvent:
    reason = leave.approval.reason if leave.approval is not None else ""
    return AuditEvent(
        kind,
        leave.person.number,
        door.clock.now(),
        member.number,
        " ".join(filter(None, (said, reason))),
        right=right,
        approver=leave.approver,
    )
