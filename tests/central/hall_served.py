"""A hall server in this process, over TCP on loopback, and counters paired with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.ports import Clock
from central.hall_application import create_hall_app
from central.hall_place import HallPlace
from offline_cache.day_book import StoredDayBook
from offline_cache.hall_client import HallAddress
from offline_cache.hall_pairing import pair_with_hall
from tests.fakes.clock import HandClock
from tests.fakes.orders import DESK
from tests.fakes.print_jobs import CountingIds
from tests.fakes.served import served
from tests.offline_cache.hall_shared import SharedStore, shipped_rules


@dataclass(frozen=True, slots=True)
class ServedHall:
    place: HallPlace
    url: str

    def pair(self, device_id: str, desk: str, *, secret: str) -> HallAddress:
        code = self.place.devices.make_code(device_id=device_id, desk=desk, at=self.place.clock.now())
        return pair_with_hall(url=self.url, typed=code, secret=secret)[1]


@contextmanager
def served_hall(folder: Path, *, clock: Clock | None = None) -> Iterator[ServedHall]:
    store = SharedStore(folder / "hall.db")
    place = HallPlace(store, hall=DESK.hall, rules=shipped_rules(), clock=clock or HandClock(), ids=CountingIds())
    book = StoredDayBook(store, hall_id=place.hall_id, zone=place.hall.zone, clock=place.clock)
    try:
        with served(create_hall_app(place, book=book)) as url:
            yield ServedHall(place, url)
    finally:
        store.close()
