"""The hall of this counter by what its store says: linked with its hall server, or none."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.queue_picture import QueuePicture
from app.domain.queue_settings import QUEUE_SETTINGS, calls_of, day_begins_of, weights_of
from app.hall_ports import Hall
from app.ports import Clock, Ids, SecondCopy
from central.hall_drawn import drawn
from commands.no_hall import NoHall
from commands.settings_names import HALL_ALONE, HALL_CERTIFICATE, HALL_DESK, HALL_TOKEN, HALL_URL
from commands.stored_parts import StoredParts
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_book import HallRules
from offline_cache.hall_client import HallAddress
from offline_cache.hall_link import HallLink
from offline_cache.hall_second_copy import HallCopy
from offline_cache.outbox import StoredOutbox
from offline_cache.settings import StoredSettings
from offline_cache.watched_store import WatchedStore


@dataclass(frozen=True, slots=True)
class RememberedAlone:
    """offline_cache.hall_link.AloneRemembered, in the counter's settings."""

    settings: StoredSettings

    def get(self) -> str:
        return self.settings.get(HALL_ALONE, "")

    def put(self, staff: str) -> None:
        self.settings.set(HALL_ALONE, staff)


@dataclass(frozen=True, slots=True)
class HallRoom:
    """Start it once the window listens; stop it after the lanes, before the store is closed."""

    link: HallLink | None

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
        return self.link is None or self.link.close()


def hall_room(parts: StoredParts, *, clock: Clock, ids: Ids) -> HallRoom:
    return HallRoom(hall_link(parts, clock=clock, ids=ids))


def hall_link(parts: StoredParts, *, clock: Clock, ids: Ids) -> HallLink | None:
    """None where no hall server is set, and in a training window: nobody in the hall may be called by practice."""
    settings = parts.settings
    url, token = settings.get(HALL_URL, ""), settings.get(HALL_TOKEN, "")
    if parts.training or not url or not token:
        return None
    desk = settings.get(HALL_DESK, "")

    def alone(changed: Callable[[], None]) -> AloneQueue:
        store = WatchedStore(parts.store, changed=changed)
        return AloneQueue(store, rules=_rules(parts), desk=desk, clock=clock, ids=ids)

    def draw(own: AloneQueue) -> QueuePicture:
        return drawn(own.view, rules=_rules(parts), at=clock.now())

    return HallLink(
        HallAddress(url, token, settings.get(HALL_CERTIFICATE, "")),
        desk=desk,
        alone=alone,
        draw=draw,
        remembered=RememberedAlone(settings),
        clock=clock,
    )


def _rules(parts: StoredParts) -> HallRules:
    """Of a queue of this desk's own: the hall's matters as they came down, its weights where they are known here."""
    values = {each.key: parts.settings.get(each.key, each.default) for each in QUEUE_SETTINGS}
    hall, matters = parts.desk.hall, parts.catalogues.matters().matters
    return HallRules(hall.id, hall.zone, matters, weights_of(values), calls_of(values), day_begins_of(values))
