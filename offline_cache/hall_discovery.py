"""Hall servers found on the hall's own network, for whoever pairs a counter."""

import time
from typing import Final

from zeroconf import ServiceBrowser, ServiceListener, Zeroconf

from app.wire.hall_found import SERVICE_TYPE, HallFound, read_found

LOOKED_S: Final = 2.0
_ASKED_MS: Final = 1000


class _Names(ServiceListener):
    """The names of what was found; asked one by one afterwards."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.names.append(name)

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        return None  # what changed is asked for below

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        if name in self.names:
            self.names.remove(name)


def halls_nearby(*, within_s: float = LOOKED_S, interfaces: list[str] | None = None) -> tuple[HallFound, ...]:
    """By number and address. Waits all of `within_s`: more than one may answer. Nothing where there is no network."""
    try:
        network = Zeroconf() if interfaces is None else Zeroconf(interfaces=interfaces)
    except OSError:
        return ()
    try:
        names = _Names()
        browser = ServiceBrowser(network, SERVICE_TYPE, names)
        time.sleep(within_s)
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
    addresses = info.parsed_scoped_addresses()
    return read_found(addresses[0], info.port, said) if addresses else None
