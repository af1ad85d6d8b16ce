"""What tells a counter's facts of the day: to its hall server and to the centre, each where there is one."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.errors import CentralTrouble
from app.ports import Clock, LinkState, LinkStatus
from app.texts import central as words
from commands.settings_names import CENTRAL_TOKEN, CENTRAL_URL
from commands.stored_parts import StoredParts
from offline_cache.central_client import CentralClient, CentreAddress, StrangeAnswer
from offline_cache.closed_days_learned import LearnedDays
from offline_cache.day_collect import catch_up, kept_standing
from offline_cache.day_cursors import cursor_name
from offline_cache.day_sending import FactSender, FactSource, Telling

_Given = TypeVar("_Given")
_Said = TypeVar("_Said")
HALL, CENTRE = "hall", "centre"
LAST_WORD_S = 0.5  # what was done last is told before the counter closes, where the hall answers at once


class _Client(Protocol):
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class FactRoom:
    """Start it once the window listens; stop it after the lanes, before the store is closed."""

    sender: FactSender
    clients: tuple[_Client, ...]

    def start(self) -> None:
        self.sender.start()

    def told_hall(self, within_s: float) -> bool:
        """Whether the hall server has heard, in time, of all that was done here."""
        return self.sender.flush(HALL, within_s=within_s)

    def tell_hall_now(self) -> None:
        """Somebody asked how far this counter is; never waits."""
        self.sender.tell_now(HALL)

    def stop(self) -> bool:
        """True where its threads ended in time."""
        self.told_hall(LAST_WORD_S)
        for client in self.clients:
            client.close()
        return self.sender.close()


def fact_room(parts: StoredParts, *, link: Callable[[], LinkStatus], clock: Clock) -> FactRoom:
    """Nobody is told anything by a training window: what is practised there never happened."""
    ways, clients = dict[str, Telling](), list[_Client]()
    desk, days = parts.desk, None
    if parts.linked:
        from commands.linked_hall import hall_address  # late: a counter without a hall does not wait for it
        from offline_cache.hall_client import HallClient

        hall = HallClient(hall_address(parts))
        ways[HALL] = hall.tell_facts
        clients.append(hall)
    address = centre_address(parts)
    if address is not None:
        centre = CentralClient(address)
        ways[CENTRE] = _while_online(centre.tell_facts, link)
        clients.append(centre)
        if not parts.linked:  # it is the whole hall: its closed days are told and learned as a hall server's
            days = LearnedDays(
                parts.store, desk.hall.id, _while_online(centre.closed_days, link), way=cursor_name(CENTRE)
            )

    def bring_up() -> None:
        catch_up(parts.store, desk=desk, at=clock.now())
        if days is not None:
            with suppress(StrangeAnswer):  # where the centre knows a hall server here, the orders are told all the same
                days.catch_up()

    source = FactSource(
        parts.store,
        desk.hall.id,
        catch_up=bring_up,
        standing=lambda connection: kept_standing(connection, desk=desk, at=clock.now()),
        closed_too=not parts.linked,
    )
    return FactRoom(FactSender(source, ways), tuple(clients))


def centre_address(parts: StoredParts) -> CentreAddress | None:
    """None where it was paired with none, and in a training window."""
    url, token = parts.settings.get(CENTRAL_URL, ""), parts.settings.get(CENTRAL_TOKEN, "")
    if parts.training or not url or not token:
        return None
    return CentreAddress(url=url, token=token, hall=parts.desk.hall.id, device=parts.desk.device_id)


def _while_online(call: Callable[[_Given], _Said], link: Callable[[], LinkStatus]) -> Callable[[_Given], _Said]:
    def called(given: _Given) -> _Said:
        if link().state is not LinkState.ONLINE:
            raise CentralTrouble(words.UNREACHABLE)
        return call(given)

    return called
