"""That whoever signs with a PIN is the person on duty themselves."""

from app.domain.audit import AuditKind
from app.errors import SignOnRefused
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, refusal
from app.staff_ports import Door


def prove_pin(*, number: str, pin: str, subject: str, door: Door) -> None:
    """`subject` is what is signed. Raises SignOnRefused, audited; being right is told by what is signed."""
    try:
        record = check_secret(kind=SecretKind.PIN, number=number, secret=pin, door=door)
        demand_open_account(record, door=door)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.APPROVAL_REFUSED, refused, number=number, subject=subject, door=door))
        raise
