"""Host names looked up beside the call that asks: the system's look-up cannot be interrupted, our calls can."""

import socket
import threading
from concurrent.futures import Future

Address = tuple[int, int, int, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]

_turn = threading.Lock()
_under_way: dict[tuple[str, int], "Future[list[Address]]"] = {}


def addresses(host: str, port: int, *, most_s: float) -> list[Address]:
    """Family, type, protocol and address of each. Raises OSError, TimeoutError after `most_s`.

    A look-up that takes longer goes on; whoever asks for the same name meanwhile waits for that one.
    """
    try:
        return _ask(host, port, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        return _look_up(host, port).result(most_s)


def _look_up(host: str, port: int) -> "Future[list[Address]]":
    with _turn:
        found = _under_way.get((host, port))
        if found is None:
            found = _under_way[host, port] = Future()
            threading.Thread(target=_run, args=(host, port, found), name=f"looks up {host}", daemon=True).start()
        return found


def _run(host: str, port: int, told: "Future[list[Address]]") -> None:
    try:
        found = _ask(host, port, flags=0)
    except BaseException as wrong:
        _done(host, port)
        told.set_exception(wrong)
    else:
        _done(host, port)
        told.set_result(found)


def _done(host: str, port: int) -> None:
    with _turn:
        del _under_way[host, port]


def _ask(host: str, port: int, *, flags: int) -> list[Address]:
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [(family, kind, protocol, where) for family, kind, protocol, _, where in rows]
