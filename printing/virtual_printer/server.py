"""A virtual printer on TCP, for demo, training and tests: it takes jobs on a port and keeps the paper to look at."""

import contextlib
import errno
import socket
from collections.abc import Callable

from app.domain.printer_fault import Fault
from app.errors import PortTaken
from app.texts import printing as texts
from printing.virtual_printer.mechanism import Mechanism, WireLine
from printing.virtual_printer.printer import PrinterOnALine

BUFFER_BYTES = 65_536  # of printer and network card together
_READ_BYTES = 4096
_WINDOW_BYTES = 8192  # what such a printer's network card takes ahead of its buffer
_LAST_PORT = 65_535
_TRY_AGAIN_S = 0.1
_RESETS = b"\x01\0\0\0\0\0\0\0"  # SO_LINGER: closing resets


class VirtualPrinter(PrinterOnALine):
    """Port 0 takes any free one; see `address`. One connection after the other: a real printer, too, keeps the second
    waiting."""

    def __init__(
        self, *, columns: int = 48, host: str = "127.0.0.1", port: int = 9100, mechanism: Mechanism | None = None
    ) -> None:
        super().__init__(mechanism or Mechanism(columns=columns, buffer_bytes=BUFFER_BYTES))
        self._host = host
        self._port = port
        self._listening: socket.socket | None = None
        self._connection: socket.socket | None = None
        self._line: WireLine | None = None
        self._leaving: set[socket.socket] = set()  # they hung up, and what they brought still waits

    def __enter__(self) -> "VirtualPrinter":
        self.start()
        return self

    @property
    def address(self) -> str:
        return f"{self._host}:{self._port}"

    @property
    def port(self) -> int:
        return self._port

    def _open(self) -> None:
        """Raises PortTaken, also for a port this machine does not give."""
        if not 0 <= self._port <= _LAST_PORT:  # create_server would leave its socket open
            raise PortTaken(texts.PORT_REFUSED, address=self.address)
        try:
            self._listen()
        except OSError as wrong:
            taken = wrong.errno == errno.EADDRINUSE
            raise PortTaken(texts.PORT_TAKEN if taken else texts.PORT_REFUSED, address=self.address) from wrong

    def _listen(self) -> None:
        self._listening = socket.create_server((self._host, self._port))
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW_BYTES)
        self._port = self._listening.getsockname()[1]

    def _watched(self) -> dict[int, Callable[[], None]]:
        if self._connection is not None:
            return {self._connection.fileno(): self._take_in} if self.mechanism.room() else {}
        return {} if self._listening is None else {self._listening.fileno(): self._accept}

    def _pause_s(self) -> float | None:
        """Somebody else has the port for a moment."""
        waits = self._listening is None and Fault.REFUSED not in self.mechanism.faults()
        return _TRY_AGAIN_S if waits else None

    def _follow_faults(self) -> None:
        refused = Fault.REFUSED in self.mechanism.faults()
        if refused and self._listening is not None:
            self._listening.close()
            self._listening = None
        elif not refused and self._listening is None:
            with contextlib.suppress(OSError):
                self._listen()

    def _accept(self) -> None:
        if self._listening is None:
            return
        connection, _ = self._listening.accept()
        if Fault.HANGS_UP in self.mechanism.faults():
            connection.close()
            return
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)

        def say(answer: bytes) -> None:
            with contextlib.suppress(OSError):  # the other end is gone, or reads nothing: the answer is lost
                connection.send(answer)

        def ended() -> None:
            self._leaving.discard(connection)
            connection.close()

        self._connection, self._line = connection, self.mechanism.line(say, ended=ended)

    def _take_in(self) -> None:
        connection, line = self._connection, self._line
        if connection is None or line is None:
            return
        try:
            data = connection.recv(min(_READ_BYTES, self.mechanism.room()))
        except ConnectionError:
            data = b""  # the other end broke off: what arrived is printed
        self.mechanism.take(line, data)
        if line.cut_off:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESETS)
            connection.close()
        if line.cut_off or not data:
            self._leaving.add(connection)
            self._connection = self._line = None
            self.mechanism.hang_up(line)

    def _close(self) -> None:
        for one in (self._connection, self._listening, *self._leaving):
            if one is not None:
                one.close()
        if self._line is not None:
            self.mechanism.hang_up(self._line)
            self.mechanism.run()
        self._connection = self._line = self._listening = None
        self._leaving.clear()
