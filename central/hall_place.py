"""The hall server's parts, made once from its open store."""

import threading
import time
from collections.abc import Sequence

from app.domain.business_hall import BusinessHall
from app.domain.queue_picture import QueuePicture
from app.ports import Clock, Ids
from app.wire.hall_calls import PairedDevice
from app.wire.hall_events import picture_bytes
from central.hall_acts import HallActs
from central.hall_board import HallBoard
from central.hall_days import HallDays
from central.hall_events import EventHub
from central.hall_notes import NotesOfHall
from central.hall_picture import draw
from central.hall_tell import DesksTelling
from offline_cache.day_collect_queue import QueueFacts
from offline_cache.day_migrate import bring_days_up_to_date
from offline_cache.given_numbers import newest_of, newest_receipt
from offline_cache.hall_book import HallRules, QueueStore
from offline_cache.hall_copies import newest_copied, note_at_centre
from offline_cache.hall_devices import HallDevice, HallDevices
from offline_cache.hall_migrate import bring_queue_up_to_date
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView

DRAWN_FOR_S = 1.0  # a picture is sent again for so long while nothing happens


class HallPlace:
    """`store` is brought up to date; nobody else writes to it."""

    def __init__(self, store: QueueStore, *, hall: BusinessHall, rules: HallRules, clock: Clock, ids: Ids) -> None:
        store.write(bring_queue_up_to_date)
        store.write(bring_days_up_to_date)
        self.store, self.hall, self.clock, self.hall_id = store, hall, clock, rules.hall_id
        self.pages_port = 0
        self.view, self.rules = HallView(store, rules=rules), rules
        self.hub = EventHub(ids.uuid7())
        self.telling = DesksTelling(self.hub)
        self.days = HallDays(store, rules=rules, clock=clock, cancelled=self._look_again)
        self.board = HallBoard(self.view, rules=rules, at=clock.now())
        queue = HallQueue(store, rules=rules, clock=clock)
        self.acts = HallActs(store, queue, self.hub, hall_id=rules.hall_id, board=self.board, learn=self.days.heard)
        self._figures = QueueFacts(store, rules=rules)
        self.devices = HallDevices(store, hall_id=rules.hall_id)
        self._notes, self._drawing = NotesOfHall(), threading.Lock()
        self._drawn = b"", 0.0, ""  # body, when it was begun, its last event

    def picture(self) -> QueuePicture:
        """As it is now."""
        with self._drawing:
            return self._draw()

    def picture_body(self) -> bytes:
        """As it is sent. Of 40 counters that ask at once two pictures are drawn at most: nobody is given one that was
        begun before they asked, unless nothing happened since."""
        asked = time.monotonic()
        with self._drawing:
            body, begun, event_id = self._drawn
            if begun < asked and not (event_id == self.hub.last_id and asked - begun < DRAWN_FOR_S):
                begun = time.monotonic()
                picture = self._draw()
                body = picture_bytes(picture)
                self._drawn = body, begun, picture.event_id
            return body

    def rule(self, rules: HallRules) -> None:
        """From now on by these rules; everybody looks again."""
        self.view, self.rules = HallView(self.store, rules=rules), rules
        self.days.ruled(rules)
        self._figures.ruled(rules)
        self.acts.ruled(HallQueue(self.store, rules=rules, clock=self.clock), self.view, rules)
        self._look_again()

    def _draw(self) -> QueuePicture:
        event_id, at, waits = self.hub.last_id, self.clock.now(), self.days.waits
        seen = self.board.seen(at)
        notes = self._notes.of(seen, rules=self.rules, waits=waits, at=at)
        port, rules = self.pages_port, self.rules
        return draw(seen, rules=rules, waits=waits, notes=notes, event_id=event_id, at=at, pages_port=port)

    def _look_again(self) -> None:
        self.acts.look_again(self.clock.now())

    def at_centre(self, order_ids: Sequence[str]) -> None:
        """The centre has accepted these orders."""
        note_at_centre(self.store, hall_id=self.hall_id, order_ids=order_ids, at=self.clock.now())

    def catch_up_figures(self) -> int:
        """Before figures of tickets and desks are read: how many facts are new or changed."""
        return self._figures.catch_up(self.clock.now())

    def paired(self, device: HallDevice) -> PairedDevice:
        hall, brand = self.hall, self.hall.brand
        return PairedDevice(
            self.hall_id,
            hall.name,
            hall.zone.key,
            device.desk,
            device.device_id,
            brand.operator,
            brand.hotline,
            device.mark,
            self._last_receipt(device),
        )

    def _last_receipt(self, device: HallDevice) -> str:
        copied = newest_copied(self.store, hall_id=self.hall_id, device_id=device.device_id)
        with self.store.read() as connection:
            told = newest_receipt(connection, self.hall_id, device.desk)
        return newest_of((*copied, told), desk=device.desk)
