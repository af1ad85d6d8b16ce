"""A printer on TCP for demo, training and tests: it takes jobs on a port and keeps the paper to look at."""

import asyncio
import errno
import socket
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

from app.errors import PortTaken
from app.papers.printed import Slip
from app.texts import printing as texts
from printing.virtual_printer.tray import Tray

_READ_BYTES = 65_536


class VirtualPrinter:
    """Listens from `start()` to `stop()` on a thread of its own. Port 0 takes any free one; see `address`."""

    def __init__(self, *, columns: int = 48, host: str = "127.0.0.1", port: int = 9100) -> None:
        self._columns = columns
        self._host = host
        self._port = port
        self._tray = Tray(columns=columns)
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    def start(self) -> None:
        """Raises PortTaken."""
        try:
            listening = socket.create_server((self._host, self._port))
        except OSError as wrong:
            if wrong.errno != errno.EADDRINUSE:
                raise
            raise PortTaken(texts.PORT_TAKEN, address=self.address) from wrong
        self._port = listening.getsockname()[1]
        ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(listening, ready)), name="virtual-printer")
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Hangs up and waits until the thread has ended. The paper stays."""
        if self._thread is None or self._loop is None or self._stopping is None:
            return
        self._loop.call_soon_threadsafe(self._stopping.set)
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

    async def _serve(self, listening: socket.socket, ready: Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        one_at_a_time = asyncio.Lock()  # a real printer keeps the second waiting

        async def job(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                async with one_at_a_time:
                    await self._take_in(reader, writer)
            finally:
                writer.close()

        server = await asyncio.start_server(job, sock=listening)
        ready.set()
        async with server:
            await self._stopping.wait()

    async def _take_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(_READ_BYTES):
                answers = self._tray.receive(data)
                if answers:
                    writer.write(answers)
                    await writer.drain()
        except ConnectionError:
            pass  # the other end broke off: what arrived is on the paper
        finally:
            self._tray.hung_up()
