"""The paper of a virtual printer: slips torn off, the one still coming out, and its drawer. Any thread may look."""

from collections.abc import Callable
from threading import Lock

from app.papers.printed import Printed, Slip
from printing.virtual_printer.decoder import Decoder, Kicked, TornOff

MOST_SLIPS = 100  # the oldest fall out: a day of training must not fill the memory


class Tray:
    """One connection after the other writes on it; each begins as a printer does that was just switched on."""

    def __init__(self, *, columns: int) -> None:
        self._columns = columns
        self._lock = Lock()
        self._torn_off: list[Slip] = []
        self._rows: list[Printed] = []
        self._data = b""  # what the rows came from
        self._before = 0  # bytes of this connection that went into earlier slips
        self._decoder = Decoder(columns=columns)
        self._kicks: list[Kicked] = []
        self._told: list[Callable[[], None]] = []
        self._in_buffer: list[bytes | None] | None = None  # while it is out of paper; None in it: that line hung up

    def watch(self, told: Callable[[], None]) -> None:
        self._told.append(told)

    def slips(self) -> tuple[Slip, ...]:
        with self._lock:
            growing = [Slip(tuple(self._rows), self._data, torn_off=False)] if self._rows else []
            return (*self._torn_off, *growing)

    def throw_away(self) -> None:
        with self._lock:
            self._torn_off = []
        self._tell()

    def kicks(self) -> tuple[Kicked, ...]:
        """Every pulse the drawer got, oldest first."""
        with self._lock:
            return tuple(self._kicks)

    def drawer_is_open(self) -> bool:
        with self._lock:
            return self._decoder.drawer_open

    def shut_drawer(self) -> None:
        with self._lock:
            self._decoder.drawer_open = False
        self._tell()

    def take_paper_out(self) -> None:
        """From now on what arrives waits in the printer's buffer, and nothing is answered."""
        with self._lock:
            self._in_buffer = []

    def put_paper_in(self) -> None:
        """What waited in the buffer is printed."""
        with self._lock:
            waiting, self._in_buffer = self._in_buffer or [], None
        for data in waiting:
            if data is None:
                self.hung_up()
            else:
                self.receive(data)

    def receive(self, data: bytes) -> bytes:
        """What the printer answers."""
        with self._lock:
            if self._in_buffer is not None:
                self._in_buffer.append(data)
                return b""
            out, answers = self._decoder.feed(data)
            self._data += data
            for each in out:
                if isinstance(each, TornOff):
                    self._tear_off(each.after_bytes - self._before)
                elif isinstance(each, Kicked):
                    self._kicks.append(each)
                else:
                    self._rows.append(each)
        self._tell()
        return answers

    def hung_up(self) -> None:
        """The connection ended: what lies there is torn off by hand, a command cut in half is forgotten."""
        with self._lock:
            if self._in_buffer is not None:
                self._in_buffer.append(None)
                return
            self._tear_off(len(self._data))
            self._data, self._before = b"", 0
            self._decoder = Decoder(columns=self._columns, drawer_open=self._decoder.drawer_open)
        self._tell()

    def _tear_off(self, after: int) -> None:
        """`after` so many of the bytes that wait; a cut through blank paper gives no slip."""
        if self._rows:
            self._torn_off.append(Slip(tuple(self._rows), self._data[:after], torn_off=True))
            del self._torn_off[:-MOST_SLIPS]
            self._rows = []
        self._data = self._data[after:]
        self._before += after

    def _tell(self) -> None:
        for told in self._told:
            told()
