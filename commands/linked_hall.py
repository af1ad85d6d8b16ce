"""The link of a counter with the hall server that its store names."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.queue_picture import QueuePicture
from app.domain.queue_settings import QUEUE_SETTINGS, calls_of, day_begins_of, weights_of
from app.ports import Clock, Ids
from central.hall_drawn import drawn
from commands.settings_names import HALL_ALONE, HALL_CERTIFICATE, HALL_DESK, HALL_MARK, HALL_TOKEN, HALL_URL
from commands.stored_parts import StoredParts
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_book import HallRules
from offline_cache.hall_client import HallAddress
from offline_cache.hall_link import HallLink
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


def hall_address(parts: StoredParts) -> HallAddress:
    """Of the server it was paired with."""
    settings = parts.settings
    return HallAddress(settings.get(HALL_URL, ""), settings.get(HALL_TOKEN, ""), settings.get(HALL_CERTIFICATE, ""))


def linked_hall(parts: StoredParts, *, clock: Clock, ids: Ids) -> HallLink:
    """With the server it was paired with."""
    settings = parts.settings
    desk = settings.get(HALL_DESK, "")

    def alone(changed: Callable[[], None]) -> AloneQueue:
        store = WatchedStore(parts.store, changed=changed)
        mark = settings.get(HALL_MARK, "")
        return AloneQueue(store, rules=_rules(parts), desk=desk, mark=mark, clock=clock, ids=ids)

    def draw(own: AloneQueue) -> QueuePicture:
        return drawn(own.view, rules=_rules(parts), at=clock.now())

    return HallLink(
        hall_address(parts),
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
