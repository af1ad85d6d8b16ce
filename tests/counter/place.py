"""Where a counter under test works: its folder, its centre in a process of its own, its printer, its customers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from commands.central import demo_token
from commands.counter import Counter
from commands.demo_headless import Centre
from commands.demo_place import DemoPlace, point_to
from commands.outside import SystemClock, SystemIds
from commands.places import open_or_create_demo
from commands.stock import DemoData
from offline_cache.central_client import CentralClient, CentreAddress
from offline_cache.check import StoreReport, check_store
from offline_cache.schema import AUDIT
from offline_cache.store import Store
from printing.virtual_printer.server import VirtualPrinter
from tests.counter.at_work import AtWork
from ui.shell.rehearsal import settle
from ui.shell.settings.state import CustomerScreenChoice, SettingsState

NOBODY = "127.0.0.1:9"  # the discard port: nothing listens there


class CounterPlace:
    """`printer_address` may be pointed elsewhere before a counter is opened."""

    def __init__(self, place: DemoPlace, *, data: DemoData, printer: VirtualPrinter) -> None:
        self.place = place
        self.data = data
        self.printer = printer
        self.printer_address = f"tcp://{printer.address}"
        self.centre = Centre(place)
        self.provider_url = ""  # where a test runs one

    @property
    def central_url(self) -> str:
        return self.centre.url or f"http://{NOBODY}"

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open, with centre and printer of this test set in it."""
        store = open_or_create_demo(self.place.store, clock=SystemClock(), ids=SystemIds())
        try:
            point_to(
                store,
                data=self.data,
                central_url=self.central_url,
                printer=self.printer_address,
                provider_url=self.provider_url,
            )
            yield store
        finally:
            store.close()

    @contextmanager
    def counter(self) -> Iterator[AtWork]:
        """One life of the program, from its first window to its orderly end."""
        with self.store() as store:
            chosen = SettingsState(customer_screen=CustomerScreenChoice.WINDOW)
            counter = Counter(store, clock=SystemClock(), ids=SystemIds(), chosen=chosen)
            counter.start()
            try:
                yield AtWork(counter, self.data)
            finally:
                counter.program.window.close()
                counter.program.close()  # whose window asks a question first ends all the same: none outlives its test
                finished = counter.stop()
                for window in (counter.program.window, counter.program.place.view):
                    window.deleteLater()
                settle()
            assert finished, "a lane did not come to its end"

    def checked(self) -> StoreReport:
        with self.store() as store:
            return check_store(store)

    def audit(self) -> list[str]:
        """What people did, oldest first; the demo's staff came by nobody."""
        done = select(AUDIT.c.kind).where(AUDIT.c.staff_number != "").order_by(AUDIT.c.seq)
        with self.store() as store, store.read() as connection:
            return list(connection.execute(done).scalars())

    def at_centre(self, resource: str, **wanted: str) -> list[dict[str, Any]]:
        """What anybody can read there: productOrder, agreement or payment."""
        api = {
            "productOrder": "productOrderingManagement/v4",
            "agreement": "agreementManagement/v4",
            "payment": "paymentManagement/v4",
        }[resource]
        desk = self.data.desk
        address = CentreAddress(
            url=self.centre.url, token=demo_token(self.data), hall=desk.hall.id, device=desk.device_id
        )
        client = CentralClient(address)
        try:
            return client.listed(f"{api}/{resource}", wanted)
        finally:
            client.close()
