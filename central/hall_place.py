"""The hall server's parts, made once from its open store."""

from app.domain.business_hall import BusinessHall
from app.domain.queue_picture import QueuePicture
from app.ports import Clock, Ids
from app.wire.hall_calls import PairedDevice
from central.hall_acts import HallActs
from central.hall_days import HallDays
from central.hall_events import EventHub
from central.hall_picture import draw
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_devices import HallDevice, HallDevices
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView


class HallPlace:
    """`store` is brought up to date; nobody else writes to it."""

    def __init__(self, store: QueueStore, *, hall: BusinessHall, rules: HallRules, clock: Clock, ids: Ids) -> None:
        store.write(bring_queue_up_to_date)
        self.store, self.hall, self.clock, self.hall_id = store, hall, clock, rules.hall_id
        self.hub = EventHub(ids.uuid7())
        self.days = HallDays(store, rules=rules, clock=clock, cancelled=self.hub.look_again)
        queue = HallQueue(store, rules=rules, clock=clock)
        self.acts = HallActs(queue, self.hub, hall_id=rules.hall_id, learn=self.days.heard)
        self.devices = HallDevices(store, hall_id=rules.hall_id)
        self.view, self.rules = HallView(store, rules=rules), rules

    def picture(self) -> QueuePicture:
        event_id = self.hub.last_id
        waits = self.days.waits
        return draw(self.view, rules=self.rules, waits=waits, event_id=event_id, at=self.clock.now())

    def paired(self, device: HallDevice) -> PairedDevice:
        return PairedDevice(self.hall_id, self.hall.name, self.hall.zone.key, device.desk, device.device_id)
