"""Printers on the network by the port they listen on: many connections at once, each closed without a byte."""

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network
from typing import Final

from app.domain.printer_address import NetworkAddress
from app.printer_ports import FoundBy, FoundPrinter, Readiness
from app.texts import printing as texts

_AT_ONCE: Final = 128
_CONNECT_WITHIN_S: Final = 0.8
_MOST_ADDRESSES: Final = 1024
_ELSEWHERE: Final = "192.0.2.1"  # nobody's (RFC 5737): which way out the system would take; no packet goes there


def own_networks() -> tuple[IPv4Network, ...]:
    """The /24 around each address of this PC that others could reach."""
    own = {IPv4Address(address) for address in _own_addresses()}
    usable = sorted(address for address in own if not (address.is_loopback or address.is_link_local))
    return tuple(dict.fromkeys(IPv4Network(f"{address}/24", strict=False) for address in usable))


def _own_addresses() -> Iterable[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((_ELSEWHERE, 9))
            yield probe.getsockname()[0]
        except OSError:
            pass  # no network at all
    try:
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    yield from (str(each[4][0]) for each in named)


def network_printers(networks: Iterable[IPv4Network], *, port: int, within_s: float) -> tuple[FoundPrinter, ...]:
    """Whoever takes a connection on `port`, by address."""
    hosts = [host for network in networks for host in _hosts(network)]
    return asyncio.run(_listening(hosts, port=port, within_s=within_s)) if hosts else ()


def _hosts(network: IPv4Network) -> list[IPv4Address]:
    if network.num_addresses > _MOST_ADDRESSES:
        return []
    return list(network.hosts())


async def _listening(hosts: list[IPv4Address], *, port: int, within_s: float) -> tuple[FoundPrinter, ...]:
    room = asyncio.Semaphore(_AT_ONCE)
    found: list[IPv4Address] = []

    async def knock(host: IPv4Address) -> None:
        async with room:
            try:
                async with asyncio.timeout(_CONNECT_WITHIN_S):
                    _, writer = await asyncio.open_connection(str(host), port)
            except OSError:  # TimeoutError is one
                return
            found.append(host)
            writer.close()

    try:
        async with asyncio.timeout(within_s):
            await asyncio.gather(*map(knock, hosts))
    except TimeoutError:
        pass  # what was found until then
    return tuple(
        FoundPrinter(
            address=str(NetworkAddress(str(host), port)),
            name=texts.NETWORK_PRINTER.filled(host=host),
            how=FoundBy.NETWORK,
            ready=Readiness.READY,
        )
        for host in sorted(found)
    )
