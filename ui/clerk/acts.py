"""What Ctrl+K does by name, as the presenter's own acts."""

from collections.abc import Callable
from typing import Protocol

from ui.clerk.items import Act
from ui.clerk.list_desk import ListDesk
from ui.clerk.parking import Parking
from ui.clerk.state import DialogKind


class Desk(Protocol):
    """The clerk's presenter as the acts see it."""

    lists: ListDesk
    parking: Parking

    def sign(self) -> None: ...
    def open_dialog(self, dialog: DialogKind) -> None: ...


def act_of(name: Act, desk: Desk) -> Callable[[], None]:
    return {
        Act.SIGN: desk.sign,
        Act.PARK: desk.parking.park,
        Act.DRAFTS: desk.lists.open_drafts,
        Act.ORDERS: desk.lists.open_orders,
        Act.DEAD: desk.lists.open_dead,
        Act.REPRINT: desk.lists.reprint_last,
        Act.OFFLINE: lambda: desk.open_dialog(DialogKind.OFFLINE),
        Act.NEW: desk.parking.discard,
    }[name]
