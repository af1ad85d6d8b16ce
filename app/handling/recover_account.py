"""A locked or forgotten account is opened from the command line, by whoever can open the store itself.

Without it, ten wrong passwords at any desk would take a hall's only manager away for good.
"""

from dataclasses import replace

from app.domain.audit import AuditKind
from app.domain.tries import Tries
from app.errors import InputRefused
from app.handling.check_secret import DEVICE, SecretKind, tries_name
from app.ports import AuditEvent, Clock
from app.staff_ports import Secrets, StaffBook
from app.texts import staff as words

BY_STORE_KEY = "store key"  # who reset it, for the audit: nobody of the staff


def recover_account(*, number: str, password: str, by: str, book: StaffBook, secrets: Secrets, clock: Clock) -> None:
    """`password` is to be changed at the next sign-on; the PIN is gone, a disabled account is enabled again. `by` is
    who did it, as the audit trail writes it.

    Raises InputRefused for an unknown number.
    """
    record = book.record(number)
    if record is None:
        raise InputRefused(words.UNKNOWN_PERSON, number=number)
    for name in (*(tries_name(kind, number) for kind in SecretKind), DEVICE):
        book.keep_tries(name, Tries())
    now = clock.now()
    fresh = replace(
        record,
        member=replace(record.member, disabled=False),
        password_hash=secrets.hash(password),
        pin_hash="",
        password_set_at=now,
        given=True,
        confirmed_at=now,
    )
    book.keep(fresh, AuditEvent(AuditKind.SECRET_RESET, by, now, number, BY_STORE_KEY))
