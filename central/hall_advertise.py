"""The hall server made known on the hall's network, so that nobody types its address (app/wire/hall_found.py).

In a thread of its own: where multicast is filtered, or there is no network, the server neither waits nor ends; counters
are then given the address by hand.
"""

import logging
import threading
from ipaddress import ip_address

import ifaddr
from zeroconf import Error, ServiceInfo, Zeroconf

from app.domain.business_hall import BusinessHall
from app.wire.hall_found import SERVICE_TYPE, properties

GONE_WITHIN_S = 3.0

log = logging.getLogger(__name__)


class Advertised:
    """Made known from now on until `withdraw`."""

    def __init__(self, service: ServiceInfo) -> None:
        self._service = service
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="advertise", daemon=True)
        self._thread.start()

    def withdraw(self) -> None:
        """Says goodbye where it was made known; never longer than GONE_WITHIN_S."""
        self._over.set()
        self._thread.join(GONE_WITHIN_S)

    def _run(self) -> None:
        try:
            speaker = Zeroconf()
        except OSError as wrong:
            log.warning("not made known on the network: %s", wrong)
            return
        try:
            speaker.register_service(self._service, allow_name_change=True)
            log.info("made known as %s", self._service.name)
            self._over.wait()
            speaker.unregister_service(self._service)
        except (OSError, Error) as wrong:
            log.warning("not made known on the network: %s: %s", type(wrong).__name__, wrong)
        finally:
            speaker.close()


def service_of(hall: BusinessHall, *, host: str, port: int, tls: bool) -> ServiceInfo:
    """`host` is the address listened on."""
    text = properties(hall=hall.id, name=hall.name.zh, tls=tls)
    return ServiceInfo(
        SERVICE_TYPE,
        f"{hall.id}.{SERVICE_TYPE}",
        port=port,
        properties=dict(text),
        server=f"yitai-{hall.id.lower()}-{port}.local.",
        parsed_addresses=reachable_at(host),
    )


def reachable_at(host: str) -> list[str]:
    """The addresses a counter can reach it at: `host` itself, or all of this machine for 0.0.0.0 and ::."""
    try:
        address = ip_address(host)
    except ValueError:
        return reachable_at("0.0.0.0")
    if not address.is_unspecified:
        return [host]
    own = (each.ip for adapter in ifaddr.get_adapters() for each in adapter.ips if isinstance(each.ip, str))
    return [each for each in own if not (ip_address(each).is_loopback or ip_address(each).is_link_local)]


def is_for_others(host: str) -> bool:
    """Whether anybody but this machine reaches a server that listens there."""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
