"""接手钱箱: whoever takes a drawer over proves it by their own password, at the desk of who hands it over."""

from app.domain.approval import Leave
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.handling.sign_on import sign_on
from app.staff_ports import Door


def take_over(*, number: str, password: str, period_id: str, door: Door) -> Leave:
    """For the period that begins with it, under what the store knows of them then. Raises SignOnRefused, MustWait."""
    person = sign_on(number=number, password=password, door=door)

    def kept(of: str) -> StaffMember | None:
        found = door.book.record(of)
        return None if found is None else found.member

    return Leave(person, Right.CASH_PERIOD, period_id, records=kept)
