"""A counter's link with a hall server of its own process: linked, lost, alone, back; nothing twice, nothing lost."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import Standing
from app.errors import HallTrouble, QueueRefused
from app.hall_ports import Hall, HallState
from central.hall_drawn import drawn
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_client import HallAddress
from offline_cache.hall_link import HallLink
from offline_cache.hall_pairing import pair_with_hall
from offline_cache.watched_store import WatchedStore
from tests.central.centre_process import STOP_S
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, shipped_rules

CLOCK, IDS = SystemClock(), SystemIds()
DESK, CLERK = "03", "2107"


class Remembered:
    def __init__(self) -> None:
        self.staff = ""

    def get(self) -> str:
        return self.staff

    def put(self, staff: str) -> None:
        self.staff = staff


class CounterHere:
    """A link over a store of its own, and what it told; `again` is the same counter after a restart."""

    def __init__(self, store: SharedStore, address: HallAddress, remembered: Remembered, desk: str = DESK) -> None:
        self.store, self.address, self.remembered = store, address, remembered
        self._changed = threading.Condition()
        rules = shipped_rules()

        def alone(changed: Callable[[], None]) -> AloneQueue:
            watched = WatchedStore(store, changed=changed)
            return AloneQueue(watched, rules=rules, desk=desk, clock=CLOCK, ids=IDS)

        def draw(own: AloneQueue) -> QueuePicture:
            return drawn(own.view, rules=rules, at=CLOCK.now())

        self.link = HallLink(
            address,
            desk=desk,
            alone=alone,
            draw=draw,
            remembered=remembered,
            clock=CLOCK,
            deadline_s=1.0,
            at_most_every_s=0.1,
        )
        self.hall: Hall = self.link
        self.hall.listen(self._told)
        self.link.start()

    def again(self) -> "CounterHere":
        assert self.link.close()
        return CounterHere(self.store, self.address, self.remembered)

    def until(self, wanted: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(wanted, timeout=STOP_S), self.numbers()

    def until_state(self, state: HallState) -> None:
        self.until(lambda: self.hall.seen().state is state)

    def numbers(self) -> list[str]:
        picture = self.hall.seen().picture
        return [] if picture is None else [str(each.number) for each in picture.courses]

    def desks(self) -> list[str]:
        picture = self.hall.seen().picture
        return [] if picture is None else [each.desk for each in picture.desks]

    def _told(self) -> None:
        with self._changed:
            self._changed.notify_all()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HallProcess]:
    process = HallProcess(tmp_path / "hall", pair=("H0032-PC03:03", "H0032-G1"))
    yield process
    process.end()


@pytest.fixture
def counter(server: HallProcess, tmp_path: Path) -> Iterator[CounterHere]:
    _, address = pair_with_hall(url=server.url, typed=server.codes[0], secret=IDS.token())
    store = SharedStore(tmp_path / "counter.db")
    made = CounterHere(store, address, Remembered())
    yield made
    made.link.close()
    store.close()


def open_desk(hall: Hall) -> None:
    hall.queue.open_desk(desk=DESK, staff=CLERK, skills=ALL, certificates=frozenset(), key=IDS.uuid7())


def standing(counter: CounterHere, ticket_id: str) -> Standing | None:
    picture = counter.hall.seen().picture
    found = [each for each in picture.courses if each.ticket.id == ticket_id] if picture is not None else []
    return found[0].standing if found else None


def test_a_counter_is_linked_lost_alone_and_back(server: HallProcess, counter: CounterHere) -> None:
    tablet = paired(server, server.codes[1], secret=IDS.token)
    open_desk(counter.hall)
    first = tablet.issue(draft(), ticket_id=IDS.uuid7())
    counter.until(lambda: counter.numbers() == ["A001"])
    assert counter.desks() == [DESK]
    called = counter.hall.queue.call_next(desk=DESK, key=IDS.uuid7())
    assert called is not None
    counter.until(lambda: standing(counter, first.ticket.id) is Standing.CALLED)

    server.kill()
    counter.until_state(HallState.LOST)
    with pytest.raises(HallTrouble):
        counter.hall.queue.call_next(desk=DESK, key=IDS.uuid7())
    counter.hall.go_alone(staff=CLERK, skills=ALL, certificates=frozenset(), reason="断开")
    assert counter.hall.seen().state is HallState.ALONE
    waits, done = (counter.hall.queue.issue(draft(), ticket_id=IDS.uuid7()) for _ in range(2))
    assert counter.numbers() == ["3A001", "3A002"]
    own = counter.hall.queue.call_this(ticket_id=done.ticket.id, desk=DESK, reason="老人", key=IDS.uuid7())
    counter.hall.queue.begin(ticket_id=own.course.ticket.id, desk=DESK, staff=CLERK, key=IDS.uuid7())
    counter.hall.queue.finish(ticket_id=own.course.ticket.id, desk=DESK, staff=CLERK, key=IDS.uuid7())
    counter.hall.queue.call_next(desk=DESK, key=IDS.uuid7())

    after = counter.again()  # restarted while alone: it goes on alone
    assert after.hall.seen().state is HallState.ALONE
    after.until(lambda: after.numbers() == ["3A001"])
    back = server.again()
    try:
        after.until_state(HallState.LINKED)
        assert after.numbers() == ["A001"]  # the hall's, at once: nothing else is seen in between
        # A001 is at this desk in the hall, so that 3A001, called here, cannot be too: it is said, and tried again.
        after.until(lambda: bool(after.hall.seen().stays))
        assert "3A001" in after.hall.seen().stays[0].zh
        queue = after.hall.queue
        queue.begin(ticket_id=first.ticket.id, desk=DESK, staff=CLERK, key=IDS.uuid7())
        queue.finish(ticket_id=first.ticket.id, desk=DESK, staff=CLERK, key=IDS.uuid7())
        after.until(lambda: after.hall.seen().stays == () and after.numbers() == ["3A001"])
        assert after.remembered.staff == ""
        assert standing(after, waits.ticket.id) is Standing.CALLED
        with pytest.raises(QueueRefused):
            queue.call_this(ticket_id=done.ticket.id, desk=DESK, reason="又来", key=IDS.uuid7())
        assert tablet.issue(draft(), ticket_id=IDS.uuid7()).number.n == 2
    finally:
        assert after.link.close()
        back.end()
