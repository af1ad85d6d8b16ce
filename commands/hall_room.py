"""The hall of this counter by what its store says: linked with its hall server, or none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.hall_ports import Hall
from app.ports import Clock, Ids, SecondCopy
from commands.no_hall import NoHall
from commands.stored_parts import StoredParts
from offline_cache.hall_second_copy import HallCopy
from offline_cache.outbox import StoredOutbox

if TYPE_CHECKING:
    from offline_cache.hall_asks import LinkedHallAsks
    from offline_cache.hall_link import HallLink


@dataclass(frozen=True, slots=True)
class HallRoom:
    """Start it once the window listens; stop it after the lanes, before the store is closed."""

    link: "HallLink | None"
    asks: "LinkedHallAsks | None" = None

    @property
    def hall(self) -> Hall:
        return NoHall() if self.link is None else self.link

    def second_copy(self, outbox: StoredOutbox, *, otherwise: SecondCopy) -> SecondCopy:
        """At the hall server where there is one, else `otherwise`."""
        return otherwise if self.link is None else HallCopy(outbox=outbox, hall=self.link, otherwise=otherwise)

    def start(self) -> None:
        if self.link is not None:
            self.link.start()

    def stop(self) -> bool:
        """True where its threads ended in time."""
        if self.asks is not None:
            self.asks.close()
        return self.link is None or self.link.close()


def hall_room(parts: StoredParts, *, clock: Clock, ids: Ids) -> HallRoom:
    """None where no hall server is set, and in a training window: nobody in the hall may be called by practice."""
    if not parts.linked:
        return HallRoom(None)
    from commands.linked_hall import hall_address, linked_hall  # late: 70 ms that no counter without a hall waits
    from offline_cache.hall_asks import LinkedHallAsks

    link = linked_hall(parts, clock=clock, ids=ids)
    return HallRoom(link, LinkedHallAsks(hall_address(parts), link=link))
