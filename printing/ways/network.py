"""A printer on TCP, usually port 9100."""

import contextlib
import socket
from typing import Any

from app.domain.printer_address import NetworkAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import LOOK_S, PIECE_BYTES, STALLED_S, Patience, WaitsOn, gives_up

_UNDER_WAY_BYTES = 16_384  # more between us and a slow printer, and what it is asked behind them is answered too late


class NetworkWay:
    def __init__(self, address: NetworkAddress, *, timeout_s: float = STALLED_S) -> None:
        self._address = address
        self._timeout_s = timeout_s

    reads = True
    ends_jobs = True

    def open(self) -> "NetworkLine":
        address = self._address
        connector = connectors().Network(address.host, port=address.port, timeout=self._timeout_s)
        try:  # its own open() leaks the socket where nobody answers, and knows no IPv6
            connector.device = socket.create_connection((address.host, address.port), timeout=self._timeout_s)
        except (OSError, UnicodeError) as wrong:  # a name no look-up can spell ("..") is a UnicodeError
            raise PrinterTrouble(texts.UNREACHABLE, address=address) from wrong
        connector.device.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connector.device.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNDER_WAY_BYTES)
        return NetworkLine(connector, timeout_s=self._timeout_s)

    def reachable(self) -> bool:
        try:
            self.open().close()
        except PrinterTrouble:
            return False
        return True


class NetworkLine:
    def __init__(self, connector: Any, *, timeout_s: float) -> None:
        self._connector = connector
        self._timeout_s = timeout_s

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        """Piece by piece: the connector's own write cannot say that nothing is taken before it is too late."""
        device, rest = self._connector.device, memoryview(data)
        patience = Patience(self._timeout_s, waits_on)
        while rest:
            device.settimeout(min(LOOK_S, self._timeout_s))
            try:
                rest = rest[device.send(rest[:PIECE_BYTES]) :]
            except TimeoutError:
                patience.stalled()
            else:
                patience.moved()

    def read(self, within_s: float) -> bytes:
        self._connector.device.settimeout(max(within_s, 0.001))  # 0 would mean something else
        with contextlib.suppress(TimeoutError):
            answer: bytes = self._connector._read()
            if not answer:
                raise ConnectionResetError("the printer hung up")
            return answer
        return b""

    def finish(self) -> None:
        """TCP has taken it all; what the printer did with it only the barrier tells."""

    def close(self) -> None:
        self._connector.close()
