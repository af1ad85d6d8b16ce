"""The centre dies between effect and answer: the counter sends again, once is once.

The centre is a process of its own, killed and started as it is run. The counter is the real store and the engine room
that sends from it, here in the test's own process: what dies here is the centre.
"""

import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.hall_time import hall_date
from app.domain.offering import OfferingKind
from app.domain.order import OrderState
from app.domain.payment import PaymentMethod
from app.handling.start_form import start_form
from app.outbox_ports import EntryState
from app.ports import LinkState
from app.texts.language import Language
from central import failpoints
from commands.central import demo_token
from commands.central_process import CentralProcess, start_central
from commands.demo_place import DemoPlace
from commands.engine_room import EngineRoom, engine_room
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.soak import SOAK_CLERK, accept_one, soak
from commands.stock import DemoData
from commands.stored_parts import StoredParts, stored_parts
from offline_cache.central_client import CentralClient, CentreAddress

ORDERS = 8  # more than the demo has customers: some lanes hold two
PATIENT_S = 60.0


@pytest.fixture
def own(stocked: DemoPlace, tmp_path: Path) -> DemoPlace:
    shutil.copytree(stocked.folder, tmp_path / "counter")
    return DemoPlace(tmp_path / "counter")


class Sending:
    """A counter's engine room at work, and a way to wait for what it does."""

    def __init__(self, parts: StoredParts, address: CentreAddress) -> None:
        self._changed = threading.Condition()
        self.parts = parts
        self.room: EngineRoom = engine_room(
            parts,
            address=address,
            clock=SystemClock(),
            told=self._tell,
            catalogue_kept=lambda _: None,
            catalogue_faulty=lambda _: None,
        )

    def _tell(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def until(self, happened: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(happened, timeout=PATIENT_S)

    def states(self, keys: Sequence[str]) -> set[EntryState | None]:
        return {self.parts.outbox.state_of(key) for key in keys}


@contextmanager
def counter(place: DemoPlace) -> Iterator[StoredParts]:
    store = open_or_create_demo(place.store, clock=SystemClock(), ids=SystemIds())
    try:
        yield stored_parts(store)
    finally:
        store.close()


@contextmanager
def sending(parts: StoredParts, address: CentreAddress) -> Iterator[Sending]:
    at_work = Sending(parts, address)
    at_work.room.start()
    try:
        yield at_work
    finally:
        assert at_work.room.stop(), "the sending thread did not end"


@contextmanager
def centre(place: DemoPlace, *, port: int = 0) -> Iterator[CentralProcess]:
    process = start_central(database=place.database, port=port)
    try:
        yield process
    finally:
        process.stop()


def address_of(url: str, data: DemoData) -> CentreAddress:
    desk = data.desk
    return CentreAddress(url=url, token=demo_token(data), hall=desk.hall.id, device=desk.device_id)


def ids_at_centre(address: CentreAddress, keys: Sequence[str]) -> list[list[str]]:
    """The ids of the orders that anybody can read there, for each key."""
    client = CentralClient(address)
    try:
        found = [client.listed("productOrderingManagement/v4/productOrder", {"externalId": key}) for key in keys]
    finally:
        client.close()
    return [[str(row["externalId"]) for row in rows] for rows in found]


def accepted(parts: StoredParts) -> list[str]:
    return [order.id for order in soak(parts, orders=ORDERS, clock=SystemClock(), ids=SystemIds())]


def accepted_in_part(parts: StoredParts) -> str:
    """Money on the account, and roaming at a price that is not the centre's."""
    catalogue, ids = parts.catalogues.current(), SystemIds()
    roaming = next(o for o in catalogue.offerings.values() if o.kind is OfferingKind.ROAMING)
    dear = replace(roaming, price=replace(roaming.price, fen=roaming.price.fen + 100))
    customer = parts.customers.all()[0]
    form = start_form(
        desk=parts.desk,
        clerk=SOAK_CLERK,
        catalogue=replace(catalogue, offerings={**catalogue.offerings, dear.code: dear}),
        today=hall_date(SystemClock().now(), parts.desk.hall.zone),
        offline=True,
        language=Language.ZH,
        ids=ids,
    ).with_customer(customer)
    form = form.with_addition(dear, number=customer.phone, line_id=ids.uuid7())
    form = form.with_top_up(number=customer.phone, amount_fen=1000, line_id=ids.uuid7())
    form = form.with_payment_method(PaymentMethod.CASH)
    return accept_one(parts, form, clock=SystemClock(), ids=ids).id


def until_killed(dying: CentralProcess, at_work: Sending, keys: Sequence[str]) -> None:
    """The effect is durable, the counter was told nothing."""
    assert dying.process.wait(PATIENT_S) == -signal.SIGKILL
    at_work.until(lambda: at_work.room.link.status().state is LinkState.OFFLINE)
    assert at_work.states(keys) == {EntryState.PENDING}


def test_when_the_centre_is_back_the_counter_sends_again_by_itself(
    own: DemoPlace, data: DemoData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(failpoints.VARIABLE, failpoints.BATCH_COMMITTED)
    with counter(own) as parts, centre(own) as dying:
        keys = accepted(parts)
        address = address_of(dying.url, data)
        with sending(parts, address) as at_work:
            until_killed(dying, at_work, keys)
            monkeypatch.delenv(failpoints.VARIABLE)
            with centre(own, port=dying.port):
                at_work.until(lambda: at_work.states(keys) == {EntryState.ACKED})
                assert ids_at_centre(address, keys) == [[key] for key in keys]


def test_when_both_come_back_each_order_is_there_once(
    own: DemoPlace, data: DemoData, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(failpoints.VARIABLE, failpoints.BATCH_COMMITTED)
    with counter(own) as parts, centre(own) as dying:
        keys = [accepted_in_part(parts), *accepted(parts)]
        with sending(parts, address_of(dying.url, data)) as at_work:
            until_killed(dying, at_work, keys)
    monkeypatch.delenv(failpoints.VARIABLE)
    with counter(own) as parts, centre(own) as again:
        address = address_of(again.url, data)
        assert ids_at_centre(address, keys) == [[key] for key in keys], "the effect was durable before it died"
        with sending(parts, address) as at_work:
            at_work.until(lambda: at_work.states(keys) == {EntryState.ACKED})
        assert ids_at_centre(address, keys) == [[key] for key in keys]
        row = parts.order_book.row(keys[0])
        assert row is not None
        assert [state for _, state in row.line_states].count(OrderState.REJECTED) == len(row.refused_lines) == 1
        assert [dead.key for dead in parts.outbox.dead()] == keys[:1], "what died with the answer is told all the same"
