"""Hall servers found on the hall's own network, for whoever pairs a counter."""

import threading
from typing import Final

from zeroconf import IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from app.wire.hall_found import SERVICE_TYPE, HallFound, read_found

LOOKED_S: Final = 3.0
OTHERS_S: Final = 0.7  # after the first one answered
_ASKED_MS: Final = 1000


class _Names(ServiceListener):
    """The names of what was found; asked one by one afterwards."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.first = threading.Event()

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names.append(name)
        self.first.set()

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        return None  # what changed is asked for below

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        if name in self.names:
            self.names.remove(name)


def halls_nearby(*, within_s: float = LOOKED_S) -> tuple[HallFound, ...]:
    """By number and address; nothing without a network. Waits `within_s` for the first, and a moment for others."""
    try:
        network = Zeroconf()
    except OSError:
        return ()
    try:
        names = _Names()
        browser = ServiceBrowser(network, SERVICE_TYPE, names)
        if names.first.wait(within_s):
            threading.Event().wait(OTHERS_S)
        browser.cancel()
        found = {each for name in names.names if (each := _asked(network, name)) is not None}
    finally:
        network.close()
    return tuple(sorted(found, key=lambda each: (each.hall, each.url)))


def _asked(network: Zeroconf, name: str) -> HallFound | None:
    info = network.get_service_info(SERVICE_TYPE, name, timeout=_ASKED_MS)
    if info is None or info.port is None:
        return None
    said = {
        key.decode(errors="replace"): (value or b"").decode(errors="replace") for key, value in info.properties.items()
    }
    addresses = info.parsed_addresses(IPVersion.V4Only) or info.parsed_scoped_addresses()
    return read_found(addresses[0], info.port, said) if addresses else None
