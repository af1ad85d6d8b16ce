"""Where a demo lies, and how its store and its centre's database are made."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.approval import Leave
from app.domain.device_settings import DRAWER_PIN, PRINTER_CHARACTERS, PRINTER_STATUS, READER_ADDRESS
from app.domain.right import Right
from app.domain.staff import Role
from commands.central import demo_token, load_demo
from commands.central_process import own_command
from commands.desk_here import desk_of
from commands.outside import SystemClock, SystemIds
from commands.places import DEMO_STORE, open_or_create_demo
from commands.provider import DEMO_TOKEN
from commands.settings_names import (
    CENTRAL_TOKEN,
    CENTRAL_URL,
    PRINTER_ADDRESS,
    PRINTER_WIDTH,
    PROVIDER_TOKEN,
    PROVIDER_URL,
)
from commands.stock import DemoData, stock_demo
from devices.readers import DEMO
from offline_cache.cash_desk import StoredCashDesk
from offline_cache.settings import StoredSettings
from offline_cache.store import Store, is_store
from printing.profiles import PROFILES, PrinterProfile

FLOAT: Final = {10000: 1, 5000: 2, 1000: 8, 500: 3, 100: 5}  # ¥300


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """One folder holds everything of a demo: the counter's store, the hall server's, and the centre's database."""

    folder: Path

    @property
    def store(self) -> Path:
        return self.folder / DEMO_STORE

    @property
    def database(self) -> str:
        return f"sqlite:///{self.folder / 'central.db'}"

    @property
    def provider_database(self) -> str:
        return f"sqlite:///{self.folder / 'provider.db'}"

    @property
    def hall(self) -> Path:
        """The hall server's own store."""
        return self.folder / "hall"

    def central_command(self, port: int) -> str:
        given = ["--port", str(port), "--database", self.database, "--show-messages"]
        return shlex.join([*own_command(), "central", *given])


@contextmanager
def demo_store(place: DemoPlace, data: DemoData, *, clock: SystemClock, ids: SystemIds) -> Iterator[Store]:
    """The demo's store, filled where it is new, and the centre's database loaded. Closed at the end."""
    fresh = not is_store(place.store)
    store = open_or_create_demo(place.store, clock=clock, ids=ids)
    try:
        if fresh:
            stock_demo(store, data)
        load_demo(place.database, data)
        yield store
    finally:
        store.close()


def lay_in_float(store: Store, data: DemoData) -> None:
    """The demo's clerk has ¥300 in the drawer, once: what a day begins with, so that its cash can be counted."""
    desk = StoredCashDesk(store, desk_of(store, StoredSettings(store)))
    standing = desk.standing()
    clerk = next((one.member for one in data.staff if one.member.role is Role.CLERK), None)
    if clerk is not None and standing.period is None and standing.left_fen is None:
        period_id = store.ids.uuid7()
        desk.open(period_id=period_id, notes=FLOAT, leave=Leave(clerk, Right.CASH_PERIOD, period_id))


def point_to(
    store: Store, *, data: DemoData, central_url: str, printer: str, width_mm: int | None = None, provider_url: str = ""
) -> None:
    """Centre, printer and payment provider of this run. Without `width_mm` the paper stays as it was set."""
    settings = StoredSettings(store)
    for name, value in (
        (CENTRAL_URL, central_url),
        (CENTRAL_TOKEN, demo_token(data)),
        (PROVIDER_URL, provider_url),
        (PROVIDER_TOKEN, DEMO_TOKEN),
        (PRINTER_ADDRESS, printer),
        (PRINTER_WIDTH, str(width_mm or paper_of(settings).paper_width_mm)),
        (READER_ADDRESS.key, DEMO),
        (PRINTER_CHARACTERS.key, "gbk"),  # the virtual printer writes them
        (PRINTER_STATUS.key, "asb"),  # and says by itself how it is
        (DRAWER_PIN.key, "2"),
    ):
        settings.set(name, value)


def paper_of(settings: StoredSettings) -> PrinterProfile:
    """What the virtual printer prints on: 80 mm until somebody sets it otherwise."""
    return PROFILES[int(settings.get(PRINTER_WIDTH, "80"))]
