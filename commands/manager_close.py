"""What the manager's page of the day's close asks of a counter."""

from collections.abc import Callable
from datetime import date

from app.domain.hall_time import hall_date
from app.handling.close_day import close_subject
from app.handling.prove_pin import prove_pin
from app.staff_ports import Door
from commands.close_parts import CloseRoom
from commands.stored_parts import StoredParts
from ui.shell.manager_page import CloseParts


def manager_close(
    room: CloseRoom, parts: StoredParts, *, door: Door, print_papers: Callable[[date], None] | None
) -> CloseParts | None:
    """None in a training window: nothing that is practised there is ever closed."""
    if parts.training:
        return None

    def proved(number: str, pin: str) -> None:
        today = hall_date(door.clock.now(), parts.desk.hall.zone)
        prove_pin(number=number, pin=pin, subject=close_subject(today), door=door)

    return CloseParts(room.closing, proved, print_papers)
