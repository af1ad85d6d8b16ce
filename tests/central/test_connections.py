"""A port that anybody reaches: whoever opens connections for nothing costs the others nothing for long."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from central import connections
from tests.central.hall_pages_served import ServedHall, get

WITHIN_S = 10.0


def _open(address: str, *, first: bytes = b"") -> socket.socket:
    where = urlsplit(address)
    opened = socket.create_connection((where.hostname or "", where.port or 0), timeout=WITHIN_S)
    opened.sendall(first)
    return opened


def _closed(opened: socket.socket) -> bool:
    try:
        return opened.recv(1) == b""
    except ConnectionResetError:
        return True
    finally:
        opened.close()


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\nHost: h\r\nX-Slow: "])
def test_who_asks_nothing_whole_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bytes) -> None:
    monkeypatch.setattr(connections, "REQUEST_WITHIN_S", 0.3)
    with ServedHall(tmp_path).served() as address:
        assert _closed(_open(address, first=first))
        assert get(address).status_code == 200


def test_too_many_connections_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 3)
    with ServedHall(tmp_path).served() as address:
        kept = [_open(address) for _ in range(3)]
        assert _closed(_open(address))
        kept.pop().close()
        asked = _open(address, first=b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        assert asked.recv(12) == b"HTTP/1.1 200"
        for each in (*kept, asked):
            each.close()
