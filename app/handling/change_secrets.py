"""A person chooses their own password and PIN."""

from dataclasses import replace

from app.domain.audit import AuditKind
from app.domain.secret_rules import check_password, check_pin
from app.errors import InputRefused, OutsideFailed, SignOnRefused
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_account, demand_open_account, refusal
from app.ports import AuditEvent
from app.staff_ports import Door, OutsideIdentity, StaffRecord
from app.texts import outside
from app.texts import staff as words


def change_secrets(*, number: str, password: str, new_password: str, new_pin: str, door: Door) -> None:
    """`password` is the one until now; "" for a new one leaves it as it is.

    Raises SignOnRefused (audited) where `password` is wrong or the account closed, InputRefused for a weak new secret,
    or where a password that was given, or is too old, would stay.
    """
    try:
        record = check_secret(kind=SecretKind.PASSWORD, number=number, secret=password, door=door)
        demand_open_account(record, door=door)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.SIGN_ON_REFUSED, refused, number=number, subject=number, door=door))
        raise
    if record.given and not new_password:
        raise InputRefused(words.FIRST_SIGN_ON)
    _keep_new(record, before=password, new_password=new_password, new_pin=new_pin, door=door)


def first_secrets(*, known: OutsideIdentity, new_password: str, new_pin: str, door: Door) -> None:
    """Of somebody the operator's sign-on named and who has no password here yet: for the lock, and for when it is away.

    Raises OutsideFailed for a number not on this hall's list or with a password already, AccountClosed, InputRefused
    for a weak secret.
    """
    record = door.book.record(known.number)
    if record is None or record.password_hash:
        raise OutsideFailed(outside.NOT_OF_THIS_HALL, number=known.number)
    demand_account(record, known)
    demand_open_account(record, door=door)
    if not new_password:
        raise InputRefused(words.FIRST_SIGN_ON)
    _keep_new(record, before="", new_password=new_password, new_pin=new_pin, door=door)


def _keep_new(record: StaffRecord, *, before: str, new_password: str, new_pin: str, door: Door) -> None:
    """`before` is the password until now. Raises InputRefused for a weak one."""
    number, changed = record.member.number, []
    now = door.clock.now()
    if new_password:
        check_password(new_password, number=number, before=before)
        record = replace(record, password_hash=door.secrets.hash(new_password), password_set_at=now, given=False)
        changed.append(SecretKind.PASSWORD)
    if new_pin:
        check_pin(new_pin, number=number, password=new_password or before)
        record = replace(record, pin_hash=door.secrets.hash(new_pin))
        changed.append(SecretKind.PIN)
    if changed:
        event = AuditEvent(AuditKind.SECRET_CHANGED, number, now, number, " ".join(changed))
        door.book.keep(record, event)
