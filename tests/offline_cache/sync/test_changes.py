"""What comes back down is applied once, with its cursor; a catalogue never holds up the counter."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import resources
from app.domain.order import CentralState, OrderState
from app.errors import CentralTrouble, InputRefused, StoreFull
from app.handling.matters_file import read_matters
from app.handling.read_catalogue import read_catalogue
from app.texts import store as texts
from app.wire.changes import CatalogueChange, Change, Changes, OrderStateChange
from central.load import load_catalogue
from central.load_matters import load_matters
from commands.stock import shipped_matters, stored_catalogues
from offline_cache.central_client import CentralClient, StrangeAnswer
from offline_cache.changes import ChangeReader, ChangeSource
from offline_cache.downlink import Downlink
from offline_cache.staff import StoredStaff
from tests.fakes import network_faults as faults
from tests.fakes.centre import RunningCentre, running_centre
from tests.fakes.faulty_relay import FaultyRelay, reply
from tests.fakes.orders import NOW
from tests.offline_cache.parts import CountingIds, TestClock
from tests.offline_cache.sync.parts import CHANGES, SyncCounter

NEW_VERSION = "2026-12-01.1"


@dataclass
class Reader:
    """A reader with what it handed on."""

    desk: SyncCounter
    kept: list[str] = field(default_factory=list)
    matters: list[str] = field(default_factory=list)
    faulty: list[InputRefused] = field(default_factory=list)

    def of(self, client: ChangeSource, *, downlink: Downlink | None = None) -> ChangeReader:
        return ChangeReader(
            client=client,
            outbox=self.desk.outbox,
            downlink=downlink or self.desk.downlink,
            customers=self.desk.customers,
            staff=StoredStaff(self.desk.store),
            keep_catalogue=self.kept.append,
            keep_matters=self.matters.append,
            faulty=self.faulty.append,
        )


@pytest.fixture
def reader(desk: SyncCounter) -> Reader:
    return Reader(desk)


@dataclass
class ListedChanges:
    """A source that has these pages, by the cursor they follow."""

    pages: dict[str, Changes]
    asked: list[str] = field(default_factory=list)

    def changes(self, *, since: str, limit: int) -> Changes:
        self.asked.append(since)
        return self.pages.get(since, Changes(cursor=since, changes=()))


def state_of(order_id: str, state: OrderState, *, id: str) -> Change:
    return OrderStateChange(id=id, order_id=order_id, state=state, lines=(), at=NOW)


def test_the_later_states_of_our_orders_come_down_once(desk: SyncCounter, relay: FaultyRelay, reader: Reader) -> None:
    keys = desk.accept_some(3)
    desk.dispatcher().send_due()
    changes = reader.of(desk.client())
    assert changes.read_all() >= 3
    rows = [desk.books.orders.row(key) for key in keys]
    assert [row.state for row in rows if row] == [OrderState.COMPLETED] * 3
    assert [row.central for row in rows if row] == [CentralState.ACCEPTED] * 3
    asked = len(relay.bodies(CHANGES))
    assert changes.read_all() == 0
    assert len(relay.bodies(CHANGES)) == asked + 1


def test_a_page_and_its_cursor_are_one_commit(desk: SyncCounter, reader: Reader) -> None:
    class FullDisk(Downlink):
        def keep_cursor(self, cursor: str) -> None:
            raise StoreFull(texts.FULL)

    (key,) = desk.accept_some(1)
    source = ListedChanges({"": Changes("c1", (state_of(key, OrderState.COMPLETED, id="c1"),))})
    with pytest.raises(StoreFull):
        reader.of(source, downlink=FullDisk(desk.store)).read_all()
    row = desk.books.orders.row(key)
    assert row is not None
    assert (row.state, desk.downlink.cursor()) == (None, "")
    assert reader.of(source).read_all() == 1
    row = desk.books.orders.row(key)
    assert row is not None
    assert (row.state, desk.downlink.cursor()) == (OrderState.COMPLETED, "c1")


def test_every_page_is_read_also_those_with_nothing_for_us(desk: SyncCounter, reader: Reader) -> None:
    (key,) = desk.accept_some(1)
    source = ListedChanges(
        {
            "": Changes("c1", ()),  # only kinds of a newer centre
            "c1": Changes("c2", (state_of("another counter's", OrderState.COMPLETED, id="c2"),)),
            "c2": Changes("c3", (state_of(key, OrderState.PARTIAL, id="c3"),)),
        }
    )
    assert list(reader.of(source).pages()) == [0, 0, 1]
    assert source.asked == ["", "c1", "c2", "c3"]
    assert desk.downlink.cursor() == "c3"


def test_a_kind_of_a_newer_centre_is_passed_over(desk: SyncCounter, relay: FaultyRelay, reader: Reader) -> None:
    relay.behave(lambda call: call.send(reply(200, b'{"cursor":"zz","changes":[]}')), on=CHANGES)
    page = b'{"cursor":"z","changes":[{"kind":"weather","id":"z","sun":true}]}'
    relay.behave(lambda call: call.send(reply(200, page)), on=CHANGES, times=1)
    changes = reader.of(desk.client())
    pages = changes.pages()
    assert next(pages) == 0
    assert desk.downlink.cursor() == "z"
    assert next(pages) == 0
    assert list(pages) == []


def test_a_broken_page_changes_nothing_and_is_read_again(desk: SyncCounter, relay: FaultyRelay, reader: Reader) -> None:
    keys = desk.accept_some(2)
    desk.dispatcher().send_due()
    for fault in (faults.cut_json, faults.short_body, faults.portal, faults.status_before(500)):
        relay.behave(fault, on=CHANGES)
        with pytest.raises(CentralTrouble):
            reader.of(desk.client()).read_all()
        assert desk.downlink.cursor() == ""
    relay.heal()
    assert reader.of(desk.client()).read_all() >= 2
    assert all(row is not None and row.state for row in map(desk.books.orders.row, keys))


def test_a_cursor_that_goes_back_is_not_the_centres(desk: SyncCounter, relay: FaultyRelay, reader: Reader) -> None:
    desk.downlink.keep_cursor("m")
    relay.behave(lambda call: call.send(reply(200, b'{"cursor":"a","changes":[]}')), on=CHANGES)
    with pytest.raises(StrangeAnswer):
        reader.of(desk.client()).read_all()
    assert desk.downlink.cursor() == "m"


def test_the_counter_accepts_orders_while_a_catalogue_is_read(desk: SyncCounter, reader: Reader) -> None:
    accepted = threading.Event()

    def accept() -> None:
        desk.accept_some(1)
        accepted.set()

    def slow(toml: str) -> None:
        counter = threading.Thread(target=accept)
        counter.start()
        counter.join(20)
        reader.kept.append(toml)

    change = CatalogueChange(id="c1", version="2026-12-01.1", toml="…")
    source = ListedChanges({"": Changes("c1", (change,))})
    changes = ChangeReader(
        client=source,
        outbox=desk.outbox,
        downlink=desk.downlink,
        customers=desk.customers,
        staff=StoredStaff(desk.store),
        keep_catalogue=slow,
        keep_matters=slow,
        faulty=reader.faulty.append,
    )
    assert changes.read_all() == 1
    assert accepted.is_set()
    assert reader.kept == ["…"]


@pytest.fixture
def other_centre(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path / "centre.db", clock=TestClock(), ids=CountingIds()) as running:
        yield running


@pytest.fixture(scope="module")
def new_toml() -> str:
    """A whole catalogue of a version that is nowhere yet."""
    toml = resources.path("demo/catalogue.toml").read_text("utf-8")
    return toml.replace(read_catalogue(toml, matters=None).version, NEW_VERSION)


def test_a_new_catalogue_comes_down_and_a_faulty_one_holds_up_nothing(
    desk: SyncCounter, other_centre: RunningCentre, reader: Reader, new_toml: str
) -> None:
    """The sample centre's own catalogue is none that a counter could read."""
    load_catalogue(
        other_centre.engine, read_catalogue(new_toml, matters=None), toml=new_toml, at=NOW, ids=CountingIds()
    )
    desk.url = other_centre.url
    catalogues = stored_catalogues(desk.store)
    on_sale: list[str] = []

    def keep(toml: str) -> None:
        catalogues.put(toml)
        on_sale.append(catalogues.current().version)

    def changes(client: CentralClient) -> ChangeReader:
        return ChangeReader(
            client=client,
            outbox=desk.outbox,
            downlink=desk.downlink,
            customers=desk.customers,
            staff=StoredStaff(desk.store),
            keep_catalogue=keep,
            keep_matters=reader.matters.append,
            faulty=reader.faulty.append,
        )

    assert changes(desk.client()).read_all() == 1
    assert (len(reader.faulty), on_sale) == (1, [NEW_VERSION])
    kept = stored_catalogues(desk.store).current()
    assert kept.offerings == read_catalogue(new_toml, matters=shipped_matters()).offerings
    assert kept.matters == shipped_matters().matters
    desk.downlink.keep_cursor("")  # the program died before the cursor was kept
    assert changes(desk.client()).read_all() == 1
    assert on_sale == [NEW_VERSION] * 2


def test_new_matters_come_down_before_a_catalogue_that_names_one_of_them(
    desk: SyncCounter, other_centre: RunningCentre, reader: Reader, new_toml: str
) -> None:
    shipped = resources.path("matters.toml").read_text("utf-8")
    rules = shipped.replace('code = "roaming"', 'code = "roaming_abroad"').replace("2026-11-22.2", "2026-12-01.1", 1)
    toml = new_toml.replace('matter = "roaming"', 'matter = "roaming_abroad"')
    load_matters(other_centre.engine, read_matters(rules), toml=rules, at=NOW, ids=CountingIds())
    load_catalogue(other_centre.engine, read_catalogue(toml, matters=None), toml=toml, at=NOW, ids=CountingIds())
    desk.url = other_centre.url
    catalogues, said = stored_catalogues(desk.store), list[object]()
    changes = ChangeReader(
        client=desk.client(),
        outbox=desk.outbox,
        downlink=desk.downlink,
        customers=desk.customers,
        staff=StoredStaff(desk.store),
        keep_catalogue=lambda text: said.append(catalogues.put(text)),
        keep_matters=lambda text: said.append(catalogues.put_matters(text)),
        faulty=reader.faulty.append,
    )
    changes.read_all()
    assert catalogues.current().version == NEW_VERSION
    assert catalogues.current().matters["roaming_abroad"].name.en == "International roaming"
    assert stored_catalogues(desk.store).matters().version == "2026-12-01.1"
