"""Asks of a hall between two counters over TCP: put up once, answered once, withdrawn, and told to whoever listens."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.day_facts import Facts, OrderFact
from app.domain.hall_ask import AskKind, AskState, HallAsk
from app.domain.hall_time import hall_date
from app.domain.queue_picture import QueuePicture
from app.errors import Bug, InputRefused, QueueRefused
from app.texts.language import Text
from commands.outside import SystemClock, SystemIds
from offline_cache.day_keep import keep_facts
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_ask_book import MOST_OPEN, forget_asks
from offline_cache.hall_asks import LinkedHallAsks
from offline_cache.hall_client import HallAddress
from offline_cache.hall_devices import DISPLAY
from offline_cache.hall_link import HallLink
from offline_cache.hall_schema import ASKS
from tests.central.hall_served import ServedHall, served_hall
from tests.fakes.orders import DESK, NOW

IDS = SystemIds()
WITHIN_S = 20.0
ASK = HallAsk(
    "A1", AskKind.APPROVAL, NOW, "3017", "03", "PC-03", Text("退 ¥20.00", "Give back ¥20.00"), "客户要求", "{}"
)


class Remembered:
    def get(self) -> str:
        return ""

    def put(self, staff: str) -> None: ...


class Place:
    """A counter that listens, and its asks."""

    def __init__(self, address: HallAddress, desk: str) -> None:
        def none(*_: object) -> AloneQueue:
            raise Bug("the hall is there")

        def nothing(_: AloneQueue) -> QueuePicture:
            raise Bug("the hall is there")

        self.link = HallLink(
            address, desk=desk, alone=none, draw=nothing, remembered=Remembered(), clock=SystemClock(), deadline_s=5.0
        )
        self.asks = LinkedHallAsks(address, link=self.link)
        self._told, self._count = threading.Condition(), 0
        self.asks.listen(self._heard)

    def start(self) -> None:
        """Until the stream is there."""
        with self._told:
            self.link.start()
            assert self._told.wait_for(lambda: self._count, WITHIN_S)

    def hears(self, act: Callable[[], object]) -> None:
        with self._told:
            before = self._count
            act()
            assert self._told.wait_for(lambda: self._count > before, WITHIN_S)

    def close(self) -> None:
        self.asks.close()
        assert self.link.close()

    def _heard(self) -> None:
        with self._told:
            self._count += 1
            self._told.notify_all()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHall]:
    with served_hall(tmp_path_factory.mktemp("hall")) as hall:
        yield hall


@pytest.fixture(scope="module")
def places(served: ServedHall) -> Iterator[tuple[Place, Place]]:
    """Desk 3, and the manager's own counter."""
    desk = Place(served.pair("PC-03", "03", secret=IDS.token()), "03")
    manager = Place(served.pair("PC-09", "09", secret=IDS.token()), "09")
    for place in (desk, manager):
        place.start()
    yield desk, manager
    for place in (desk, manager):
        place.close()


def an_ask(
    *, kind: AskKind = AskKind.APPROVAL, device: str = "PC-03", desk: str = "03", for_device: str = ""
) -> HallAsk:
    return replace(ASK, id=IDS.uuid7(), kind=kind, device=device, desk=desk, for_device=for_device)


def test_an_ask_is_heard_of_stays_one_and_is_answered_once(places: tuple[Place, Place]) -> None:
    desk, manager = places
    ask = an_ask()
    manager.hears(lambda: desk.asks.put_up(ask))
    desk.asks.put_up(replace(ask, reason="another"))  # the answer of the first was lost
    assert [each for each in manager.asks.open() if each.id == ask.id] == [ask]
    with pytest.raises(QueueRefused):  # whoever asks does not answer
        desk.asks.answer(ask.id, granted=True, by="1002", said="")
    with pytest.raises(QueueRefused):
        manager.asks.withdraw(ask.id)
    desk.hears(lambda: manager.asks.answer(ask.id, granted=False, by="1002", said="先收定金"))
    denied = desk.asks.of(ask.id)
    assert denied is not None
    assert (denied.state, denied.answered_by, denied.answer) == (AskState.DENIED, "1002", "先收定金")
    assert denied.answered_desk == "09"
    assert manager.asks.answer(ask.id, granted=True, by="1002", said="") == denied
    desk.asks.withdraw(ask.id)
    assert desk.asks.of(ask.id) == denied
    assert ask.id not in [each.id for each in manager.asks.open()]


def test_a_withdrawn_ask_is_gone_and_a_late_answer_does_nothing(places: tuple[Place, Place]) -> None:
    desk, manager = places
    ask = an_ask()
    desk.asks.put_up(ask)
    manager.hears(lambda: desk.asks.withdraw(ask.id))
    assert manager.asks.answer(ask.id, granted=True, by="1002", said="").state is AskState.WITHDRAWN
    with pytest.raises(QueueRefused):
        manager.asks.answer("unknown", granted=True, by="1002", said="")


def test_an_ask_for_one_device_is_answered_there_alone_and_nobody_asks_as_another(
    places: tuple[Place, Place],
) -> None:
    desk, manager = places
    repair = an_ask(kind=AskKind.REPAIR, device="PC-09", desk="09", for_device="PC-03")
    manager.asks.put_up(repair)
    with pytest.raises(QueueRefused):
        manager.asks.answer(repair.id, granted=True, by="1002", said="")
    assert desk.asks.answer(repair.id, granted=True, by="1002", said="ok").state is AskState.GRANTED
    with pytest.raises(QueueRefused):
        desk.asks.put_up(an_ask(device="PC-09", desk="09"))


def test_refused_orders_of_the_hall_come_over(places: tuple[Place, Place], served: ServedHall) -> None:
    """As a counter told them; a television is told nothing."""
    _, manager = places
    why = '{"code": "off_sale", "zh": "不在售", "en": "off sale", "handed_to": "2107", "until": "2026-11-25"}'
    fact = OrderFact(
        id="O-1",
        day=hall_date(NOW, DESK.hall.zone),
        device="PC-03",
        desk="03",
        clerk="3017",
        receipt_number="BH-1",
        customer_masked="张*",
        matter="top_up",
        channel="counter",
        offline=False,
        accepted_at=NOW - timedelta(hours=1),
        seconds=None,
        lines=1,
        monthly_change_fen=0,
        amount_fen=5000,
        central="refused",
        state="",
        refusal=why,
        settled_at=NOW,
        reverses="",
        rating=None,
        entry_sha256="0" * 64,
    )
    hall_id = served.place.hall_id
    served.place.store.write(lambda connection: keep_facts(connection, hall_id, Facts(orders=(fact,)), noted=False))
    (entry,) = manager.asks.refused()
    assert (entry.order_id, entry.device, entry.code, entry.since, entry.here) == (
        "O-1",
        "PC-03",
        "off_sale",
        NOW,
        False,
    )
    assert (entry.handed_to, entry.until) == ("2107", date(2026, 11, 25))
    looks = LinkedHallAsks(served.pair("TV-1", DISPLAY, secret=IDS.token()), link=manager.link)
    for call in (looks.refused, looks.open):
        with pytest.raises(InputRefused):
            call()
    looks.close()
    tablet = LinkedHallAsks(served.pair("T-1", "", secret=IDS.token()), link=manager.link)
    theirs = replace(an_ask(), desk="", device="T-1")
    with pytest.raises(InputRefused, match="paired for no desk"):
        tablet.put_up(replace(theirs, kind=AskKind.REPAIR))  # money of another desk would go back by it
    tablet.put_up(theirs)
    tablet.close()


def test_no_device_fills_the_hall_and_old_asks_are_forgotten(places: tuple[Place, Place], served: ServedHall) -> None:
    desk, _ = places
    for _ in range(MOST_OPEN):
        desk.asks.put_up(an_ask())
    with pytest.raises(QueueRefused):
        desk.asks.put_up(an_ask())
    store, hall_id = served.place.store, served.place.hall_id

    def left() -> set[str]:
        with store.read() as connection:
            return set(connection.execute(select(ASKS.c.state)).scalars())

    later = NOW + timedelta(seconds=1)
    forget_asks(store, hall_id=hall_id, before=later, open_before=NOW)
    assert left() == {"open"}
    forget_asks(store, hall_id=hall_id, before=later, open_before=later)
    assert not left()
