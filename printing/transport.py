"""How a job's bytes reach a printer: one new connection a job, through python-escpos's connectors.

A raster band cut off half way swallows the next job on the same connection, so none is ever used twice.
"""

import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from app.errors import InputRefused, PrinterTrouble
from app.ports import Delivery, PrinterPort
from app.texts import printing as texts

TIMEOUT_S = 4.0  # python-escpos would wait a minute
ANSWER_WITHIN_S = 3.0
_BARRIER = b"\x1dr\x01"  # GS r 1: answered only once all bytes before it are processed


class NetworkPrinter:
    """A printer on TCP, usually port 9100. `answers`: it knows GS r 1."""

    def __init__(
        self,
        host: str,
        port: int,
        *,
        answers: bool,
        timeout_s: float = TIMEOUT_S,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._host = host
        self._port = port
        self._answers = answers
        self._timeout_s = timeout_s
        self._answer_within_s = answer_within_s

    @property
    def address(self) -> str:
        return f"{self._host}:{self._port}"

    def send(self, data: bytes) -> Delivery:
        """Raises PrinterTrouble before the first byte, OSError once some may have left."""
        connector = self._opened()
        try:
            connector._raw(data)
            return self._confirmed(connector) if self._answers else Delivery.UNASKED
        finally:
            connector.close()

    def _confirmed(self, connector: Any) -> Delivery:
        """All bytes are handed over: from here on silence is an answer, not an error."""
        connector.device.settimeout(self._answer_within_s)
        try:
            connector._raw(_BARRIER)
            return Delivery.CONFIRMED if connector._read() else Delivery.SILENT
        except OSError:
            return Delivery.SILENT

    def reachable(self) -> bool:
        try:
            self._opened().close()
        except PrinterTrouble:
            return False
        return True

    def _opened(self) -> Any:
        from escpos.printer import Network  # late: 250 ms, on the printing lane

        connector = Network(self._host, port=self._port, timeout=self._timeout_s)
        try:  # its own open() leaks the socket where nobody answers, and knows no IPv6
            connector.device = socket.create_connection((self._host, self._port), timeout=self._timeout_s)
        except (OSError, UnicodeError) as wrong:  # a name no look-up can spell ("..") is a UnicodeError
            raise PrinterTrouble(texts.UNREACHABLE, address=self.address) from wrong
        connector.device.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connector


class FilePrinter:
    """A device node of the system (a USB or parallel printer) or a plain file. It cannot be asked anything."""

    def __init__(self, device: Path) -> None:
        self._device = device

    @property
    def address(self) -> str:
        return str(self._device)

    def send(self, data: bytes) -> Delivery:
        """Raises PrinterTrouble before the first byte, OSError once some may have left."""
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import File  # late: 250 ms, on the printing lane

        connector = File(str(self._device), auto_flush=True)
        try:
            connector.open()
        except DeviceNotFoundError as wrong:
            raise PrinterTrouble(texts.NOT_WRITABLE, address=self.address) from wrong
        try:
            connector._raw(data)
        finally:
            connector.close()
        return Delivery.UNASKED

    def reachable(self) -> bool:
        return self._device.exists() or self._device.parent.is_dir()


def printer_at(address: str, *, answers: bool) -> PrinterPort:
    """The printer at tcp://host:port (also bare host:port) or file:///path. Raises InputRefused."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        port = 9100 if parts.port is None else parts.port
    except ValueError as wrong:
        raise InputRefused(texts.ADDRESS_FAULTY, address=address) from wrong
    if parts.scheme == "tcp" and parts.hostname and port and parts.path in ("", "/"):
        return NetworkPrinter(parts.hostname, port, answers=answers)
    if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1:
        return FilePrinter(Path(url2pathname(parts.path)))
    raise InputRefused(texts.ADDRESS_FAULTY, address=address)
