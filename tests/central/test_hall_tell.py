"""A close asks all desks for their figures at once: heard over TCP, told anew, and nobody waits for one that is off."""

import contextlib
from pathlib import Path

from sqlalchemy import select

from app.wire.hall_close import TELL_VERB
from central.hall_events import EventHub
from central.hall_tell import LATELY_S, DesksTelling
from offline_cache.day_collect import catch_up
from offline_cache.day_collect_events import device_fact
from offline_cache.day_schema import DAY_DEVICES
from offline_cache.day_sending import FactSender, FactSource
from offline_cache.hall_client import HallClient
from tests.central.hall_served import served_hall
from tests.central.test_hall_asks import IDS, WITHIN_S, Place
from tests.fakes.orders import DESK, HALL, NOW
from tests.offline_cache.parts import accept, books_of, new_counter
from tests.printing.ways.scheduler import until


class Answering(EventHub):
    """Desks that tell as soon as they are asked."""

    def __init__(self) -> None:
        super().__init__("start")
        self.awake: tuple[str, ...] = ()
        self.telling = DesksTelling(self, now_s=lambda: self.now_s)
        self.now_s = 100.0

    def tell(self, verb: str, **told: object) -> None:
        assert verb == TELL_VERB
        self.now_s += 0.5
        for device in self.awake:
            self.telling.told(device)


def test_who_told_lately_is_waited_for_and_nobody_else() -> None:
    hall = Answering()
    assert hall.telling.ask()  # nobody ever told
    for device in ("PC-03", "PC-04"):
        hall.telling.told(device)
    hall.awake = ("PC-03", "PC-04")
    assert hall.telling.ask()
    hall.awake = ("PC-03",)
    assert not hall.telling.ask(within_s=0.01)
    hall.now_s += LATELY_S - 1
    hall.telling.told("PC-03")
    hall.now_s += 2
    assert hall.telling.ask(within_s=0.01)  # desk 4 is off


def test_a_counter_tells_at_once_what_is_new_and_that_it_is_there(tmp_path: Path) -> None:
    with new_counter(tmp_path / "store").opened() as store, contextlib.ExitStack() as ends:
        (tmp_path / "hall").mkdir()
        hall = ends.enter_context(served_hall(tmp_path / "hall"))
        address = hall.pair(DESK.device_id, DESK.number, secret=IDS.token())
        place, client, books = Place(address, DESK.number), HallClient(address), books_of(store)
        source = FactSource(
            store,
            HALL.id,
            lambda: catch_up(store, desk=DESK, at=NOW),
            lambda connection: device_fact(connection, desk=DESK, at=NOW),
        )
        sender = FactSender(source, {"hall": client.tell_facts}, every_s=600.0)
        place.link.listen_to_closes(lambda: sender.tell_now("hall"))
        sender.start()
        ends.callback(sender.close)
        ends.callback(client.close)
        assert sender.flush("hall", within_s=WITHIN_S)
        place.start()
        ends.callback(place.close)
        for number in (1, 2):
            if number == 2:
                accept(books, number)
            assert hall.place.telling.ask(within_s=WITHIN_S)

        def unsent() -> int:
            with hall.place.store.read() as connection:
                return int(connection.execute(select(DAY_DEVICES.c.unsent)).scalar_one())

        until(lambda: unsent() == 1)  # what was on its way when it was asked counts as told: the next batch has it
