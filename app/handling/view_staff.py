"""Who works in this hall, and what each may do: for whoever may see it. No secret is among it."""

from dataclasses import dataclass

from app.domain.approval import Leave
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.staff import StaffMember
from app.handling.check_secret import SecretKind, tries_name
from app.staff_ports import Door

SUBJECT = "staff"  # of the right to see them


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """`given`: the password is not their own yet. `locked`: too many wrong passwords or PINs, until a reset.
    `from_centre`: only the centre's directory changes them."""

    member: StaffMember
    given: bool
    has_pin: bool
    locked: bool
    from_centre: bool = False


def view_staff(*, leave: Leave, door: Door) -> tuple[PersonSeen, ...]:
    """By staff number. Raises RightMissing."""
    leave.demand(Right.VIEW_STAFF, hall_date(door.clock.now(), door.zone), subject=SUBJECT)
    return tuple(
        PersonSeen(
            member=record.member,
            given=record.given,
            has_pin=bool(record.pin_hash),
            locked=any(door.book.tries(tries_name(kind, record.member.number)).locked for kind in SecretKind),
            from_centre=record.from_centre,
        )
        for record in door.book.everybody()
    )
