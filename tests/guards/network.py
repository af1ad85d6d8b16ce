"""No test reaches beyond loopback: a connection, a listening address or a name look-up elsewhere fails it."""

import ipaddress
import sys
from collections.abc import Iterator

import pytest

_ADDRESS_AT = {"socket.connect": 1, "socket.bind": 1, "socket.sendto": 1}
_NAME_AT = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0}
_attempts: list[str] = []


class BeyondLoopback(BaseException):
    """Not an Exception, or code that survives a broken network would survive this too."""


def _is_loopback(host: object) -> bool:
    if not isinstance(host, str):  # AF_UNIX paths as bytes, netlink's numbers, a passive look-up's None
        return True
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _ADDRESS_AT:
        address = args[_ADDRESS_AT[event]]
        host = address[0] if isinstance(address, tuple) else None
    elif event in _NAME_AT:
        name = args[_NAME_AT[event]]
        host = name.decode() if isinstance(name, bytes) else name
    else:
        return
    if not _is_loopback(host):
        _attempts.append(f"{event} {host!r}")
        raise BeyondLoopback(f"{event} {host!r}: tests stay on loopback; use 127.0.0.1 and a real part there")


def pytest_configure() -> None:
    """From here on in this process, for good: an audit hook cannot be taken away."""
    sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def stays_on_loopback() -> Iterator[None]:
    _attempts.clear()
    yield
    if _attempts:
        pytest.fail("reached beyond loopback: " + ", ".join(_attempts), pytrace=False)
