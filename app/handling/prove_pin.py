"""That whoever signs with a PIN is the person on duty themselves."""

from app.domain.audit import AuditKind
from app.errors import SignOnRefused, WrongSecret
from app.handling.check_secret import SecretKind, check_secret
from app.handling.sign_on import demand_open_account, refusal
from app.staff_ports import Door
from app.texts import staff as words


def prove_pin(*, number: str, pin: str, subject: str, door: Door) -> None:
    """`subject` is what is signed. Raises SignOnRefused, audited; being right is told by what is signed."""
    try:
        record = check_secret(kind=SecretKind.PIN, number=number, secret=pin, door=door)
        demand_open_account(record, door=door)
    except SignOnRefused as refused:
        door.audit.write(refusal(AuditKind.SIGNATURE_REFUSED, refused, number=number, subject=subject, door=door))
        if isinstance(refused, WrongSecret):  # nobody typed a number here
            wait_s = refused.wait_s
            raise WrongSecret(words.WRONG_OWN_PIN_WAIT if wait_s else words.WRONG_OWN_PIN, wait_s=wait_s) from None
        raise
