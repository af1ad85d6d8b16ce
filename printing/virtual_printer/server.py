"""A printer on TCP for demo, training and tests: it takes jobs on a port and keeps the paper to look at."""

import errno
import socket
from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector
from threading import Thread
from types import TracebackType

from app.errors import PortTaken
from app.papers.printed import Slip
from app.texts import printing as texts
from printing.virtual_printer.decoder import Kicked
from printing.virtual_printer.tray import Tray

_READ_BYTES = 65_536
_LAST_PORT = 65_535


class VirtualPrinter:
    """Listens from `start()` to `stop()` on a thread of its own. Port 0 takes any free one; see `address`."""

    def __init__(self, *, columns: int = 48, host: str = "127.0.0.1", port: int = 9100) -> None:
        self._columns = columns
        self._host = host
        self._port = port
        self._tray = Tray(columns=columns)
        self._thread: Thread | None = None
        self._bell: socket.socket | None = None  # closing it ends the thread

    def start(self) -> None:
        """Raises PortTaken, also for a port this machine does not give."""
        if not 0 <= self._port <= _LAST_PORT:  # create_server would leave its socket open
            raise PortTaken(texts.PORT_REFUSED, address=self.address)
        try:
            listening = socket.create_server((self._host, self._port))
        except OSError as wrong:
            taken = wrong.errno == errno.EADDRINUSE
            raise PortTaken(texts.PORT_TAKEN if taken else texts.PORT_REFUSED, address=self.address) from wrong
        self._port = listening.getsockname()[1]
        self._bell, heard = socket.socketpair()
        self._thread = Thread(target=self._work, args=(listening, heard), name="virtual-printer")
        self._thread.start()

    def stop(self) -> None:
        """Hangs up and waits until the thread has ended. The paper stays."""
        if self._thread is None or self._bell is None:
            return
        self._bell.close()
        self._thread.join()
        self._thread = None

    def __enter__(self) -> "VirtualPrinter":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"{self._host}:{self._port}"

    @property
    def columns(self) -> int:
        return self._columns

    @property
    def port(self) -> int:
        return self._port

    def slips(self) -> tuple[Slip, ...]:
        return self._tray.slips()

    def watch(self, told: Callable[[], None]) -> None:
        self._tray.watch(told)

    def throw_away(self) -> None:
        self._tray.throw_away()

    def kicks(self) -> tuple[Kicked, ...]:
        return self._tray.kicks()

    def drawer_is_open(self) -> bool:
        return self._tray.drawer_is_open()

    def shut_drawer(self) -> None:
        self._tray.shut_drawer()

    def take_paper_out(self) -> None:
        """As a real one: the line goes on taking jobs into its buffer, and no answer comes."""
        self._tray.take_paper_out()

    def put_paper_in(self) -> None:
        self._tray.put_paper_in()

    def _work(self, listening: socket.socket, heard: socket.socket) -> None:
        """One connection after the other: a real printer, too, keeps the second waiting."""
        with listening, heard:
            while _first_of(listening, heard) is listening:
                connection, _ = listening.accept()
                with connection:
                    self._take_in(connection, heard)

    def _take_in(self, connection: socket.socket, heard: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while _first_of(connection, heard) is connection and (data := connection.recv(_READ_BYTES)):
                connection.sendall(self._tray.receive(data))
        except ConnectionError:
            pass  # the other end broke off: what arrived is on the paper
        finally:
            self._tray.hung_up()


def _first_of(wanted: socket.socket, heard: socket.socket) -> socket.socket:
    """Waits for either; the bell goes first."""
    with DefaultSelector() as waiting:
        waiting.register(wanted, EVENT_READ)
        waiting.register(heard, EVENT_READ)
        ready = [key.fileobj for key, _ in waiting.select()]
    return heard if heard in ready else wanted
