"""A device node of the system (a parallel or USB printer) or a plain file. It cannot be asked anything."""

import os
import select
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.domain.printer_address import FileAddress
from app.errors import PrinterTrouble
from app.texts import printing as texts
from printing.ways.connectors import connectors
from printing.ways.way import STALLED_S, WaitsOn, gives_up

# The connector's own open() would wait for the reader of a named pipe for ever; this refuses one that has none.
_AT_ONCE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)


class FileWay:
    def __init__(self, address: FileAddress, *, timeout_s: float = STALLED_S) -> None:
        from urllib.request import url2pathname  # late: with it come http and email, and few print into a file

        self._address = address
        self._timeout_s = timeout_s
        self._path = Path(url2pathname(quote(address.path)))

    reads = False
    ends_jobs = False

    def open(self) -> "FileLine":
        connector = connectors().File(str(self._path), auto_flush=True)
        try:
            connector.device = os.fdopen(os.open(self._path, _AT_ONCE, 0o666), "wb")
        except OSError as wrong:
            raise PrinterTrouble(texts.NOT_WRITABLE, address=self._address) from wrong
        return FileLine(connector, timeout_s=self._timeout_s)

    def reachable(self) -> bool:
        return self._path.exists() or self._path.parent.is_dir()


class FileLine:
    def __init__(self, connector: Any, *, timeout_s: float) -> None:
        self._connector = connector
        self._timeout_s = timeout_s

    def write(self, data: bytes, waits_on: WaitsOn = gives_up) -> None:
        if os.name == "nt":
            self._connector._raw(data)
        else:
            self._write_in_pieces(data)

    def _write_in_pieces(self, data: bytes) -> None:
        """A device out of paper takes nothing more: the connector's own write would wait for the paper for ever."""
        node = self._connector.device.fileno()
        os.set_blocking(node, False)
        rest = memoryview(data)
        while rest:
            _, ready, _ = select.select((), (node,), (), self._timeout_s)
            if not ready:
                raise TimeoutError("the device takes nothing any more")
            rest = rest[os.write(node, rest) :]

    def read(self, within_s: float) -> bytes:
        return b""

    def finish(self) -> None:
        """Every piece was taken."""

    def close(self) -> None:
        try:
            self._connector.close()
        except OSError:
            return  # what could not be written was told by write
