"""A printer of the Windows spooler, raw. The spooler takes a job whole and says nothing of paper."""

from collections.abc import Callable
from typing import Any

from app.domain.printer_address import WindowsAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import WaitsOn, gives_up

_JOB_NAME = "yitai"


class WindowsWay:
    def __init__(self, address: WindowsAddress) -> None:
        self._address = address

    reads = False
    ends_jobs = True

    def open(self) -> "WindowsLine":
        from escpos.exceptions import DeviceNotFoundError  # late: 250 ms, on the printing lane

        spooler = connectors().Win32Raw
        if not spooler.is_usable():
            raise PrinterTrouble(texts.NOT_ON_THIS_SYSTEM, address=self._address)
        connector = spooler(self._address.name)
        try:
            connector.open(job_name=_JOB_NAME)
        except DeviceNotFoundError as wrong:
            raise PrinterTrouble(texts.WINDOWS_AWAY, address=self._address) from wrong
        return WindowsLine(connector)

    def reachable(self) -> bool:
        spooler = connectors().Win32Raw
        return bool(spooler.is_usable()) and self._address.name in spooler().printers


class WindowsLine:
    def __init__(self, connector: Any) -> None:
        self._connector = connector

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        self._spooled(lambda: self._connector._raw(data))

    def read(self, within_s: float) -> bytes:
        return b""

    def finish(self) -> None:
        self._spooled(self._connector.close)

    def close(self) -> None:
        try:
            self.finish()  # a second time it does nothing
        except OSError:  # told by write or finish; the handle closes itself, the connector would try once more
            self._connector.device = False

    def _spooled(self, act: Callable[[], None]) -> None:
        """The spooler's errors are of a class of their own, no OSError."""
        from escpos.printer.win32raw import pywintypes  # late: 250 ms, on the printing lane

        try:
            act()
        except pywintypes.error as wrong:
            raise OSError(f"the Windows spooler broke off: {wrong}") from wrong
