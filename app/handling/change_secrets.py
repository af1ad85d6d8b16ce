"""A person chooses their own password and PIN."""

from dataclasses import replace

from app.domain.audit import AuditKind
from app.domain.secret_rules import check_password, check_pin
from app.errors import InputRefused, SignOnRefused
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, refusal
from app.ports import AuditEvent
from app.staff_ports import Door
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
    changed = []
    now = door.clock.now()
    if new_password:
        check_password(new_password, number=number, before=password)
        record = replace(record, password_hash=door.secrets.hash(new_password), password_set_at=now, given=False)
        changed.append(SecretKind.PASSWORD)
    if new_pin:
        check_pin(new_pin, number=number, password=new_password or password)
        record = replace(record, pin_hash=door.secrets.hash(new_pin))
        changed.append(SecretKind.PIN)
    if changed:
        event = AuditEvent(AuditKind.SECRET_CHANGED, number, now, number, " ".join(changed))
        door.book.keep(record, event)
