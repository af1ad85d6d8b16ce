"""The acts that the rights over the close of a day gate."""

from collections.abc import Callable
from typing import Final

from app.domain.day_close import CloseStep
from app.domain.day_facts import Facts
from app.domain.order import CentralState
from app.domain.right import Right
from app.handling.close_day import close_subject
from offline_cache.day_closing_here import StoredDayClosing
from tests.offline_cache import closing
from tests.offline_cache.closing import DAY, ZONE
from tests.people.room import Room


def _closing(room: Room) -> StoredDayClosing:
    closer = closing.Hall(room.desk.store).closer()
    return StoredDayClosing(closer, clock=room.clock, zone=ZONE, ask_centre=lambda day, ours: closing.NO_CENTRE)


def _begin(room: Room) -> object:
    leave = room.leave(Right.CLOSE_DAY, close_subject(DAY))
    return _closing(room).take(DAY, CloseStep.STOP_TICKETS, version=0, leave=leave)


def an_unsent_order(room: Room) -> None:
    """Before the day can be closed with it."""
    closing.keep(room.desk.store, Facts(orders=(closing.order(1, central=CentralState.PENDING),)))


def _carry(room: Room) -> object:
    here, leave = _closing(room), room.leave(Right.CLOSE_WITH_OPEN, close_subject(DAY))
    (unsent,) = here.standing(DAY).items
    return here.carry(DAY, unsent.subject, reason="中心的线路断了", version=0, leave=leave)


CLOSE_ACTS: Final[dict[Right, Callable[[Room], object]]] = {Right.CLOSE_DAY: _begin, Right.CLOSE_WITH_OPEN: _carry}
