"""A virtual printer with a line to it: what all of them share, whichever line it is."""

import socket
from abc import ABC, abstractmethod
from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Thread
from types import TracebackType

from app.domain.printer_fault import AT_ONCE, Fault, Onset
from app.papers.printed import Slip
from printing.virtual_printer.decoder import Kicked
from printing.virtual_printer.mechanism import Mechanism

_SETTLED_WITHIN_S = 5.0


class PrinterOnALine(ABC):
    """app.printer_ports.DecodedPaper, on a thread of its own from `start()` to `stop()`. Any thread may call it."""

    def __init__(self, mechanism: Mechanism) -> None:
        self.mechanism = mechanism
        self._thread: Thread | None = None
        self._bell: socket.socket | None = None  # closing it ends the thread
        self._settled = Event()

    @property
    @abstractmethod
    def address(self) -> str:
        """As it is typed into the printer's settings."""

    @abstractmethod
    def _open(self) -> None:
        """Before the thread is there."""

    @abstractmethod
    def _watched(self) -> dict[int, Callable[[], None]]:
        """By file number, what is to be done where there is something to read; {} while nothing can be taken."""

    @abstractmethod
    def _pause_s(self) -> float | None:
        """Until `_watched` may be different by itself."""

    @abstractmethod
    def _follow_faults(self) -> None:
        """Be there or away as the faults say."""

    @abstractmethod
    def _close(self) -> None:
        """The thread has come to its end."""

    def start(self) -> None:
        """Raises PortTaken where the line cannot be had."""
        self._open()
        self._bell, heard = socket.socketpair()
        self._thread = Thread(target=self._work, args=(heard,), name="virtual-printer")
        self._thread.start()

    def stop(self) -> None:
        """Hangs up and waits until the thread has ended. The paper stays."""
        if self._thread is None or self._bell is None:
            return
        self._bell.close()
        self._thread.join()
        self._thread = self._bell = None

    def __enter__(self) -> "PrinterOnALine":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    @property
    def columns(self) -> int:
        return self.mechanism.columns

    def slips(self) -> tuple[Slip, ...]:
        return self.mechanism.slips()

    def watch(self, told: Callable[[], None]) -> None:
        self.mechanism.watch(told)

    def throw_away(self) -> None:
        self.mechanism.throw_away()

    def tear_off(self) -> None:
        self.mechanism.tear_off()

    def kicks(self) -> tuple[Kicked, ...]:
        return self.mechanism.kicks()

    def drawer_is_open(self) -> bool:
        return self.mechanism.drawer_is_open()

    def shut_drawer(self) -> None:
        self.mechanism.shut_drawer()

    def faults(self) -> frozenset[Fault]:
        return self.mechanism.faults()

    def ordered(self) -> frozenset[Fault]:
        return self.mechanism.ordered()

    def switch_on(self, fault: Fault, onset: Onset = AT_ONCE) -> None:
        """Returns once it is so."""
        self.mechanism.switch_on(fault, onset)
        self._settle()

    def switch_off(self, *faults: Fault) -> None:
        """Without a name, all of them. Returns once what waited is being printed."""
        self.mechanism.switch_off(*faults)
        self._settle()

    def _settle(self) -> None:
        if self._bell is None:
            return
        self._settled.clear()
        self._bell.send(b".")
        self._settled.wait(_SETTLED_WITHIN_S)

    def _work(self, heard: socket.socket) -> None:
        with heard:
            rung: bool | None = True
            while rung is not None:
                self._follow_faults()
                due_s = self.mechanism.run()
                if rung:
                    self._settled.set()
                rung = self._look(heard, due_s)
            self._close()
        self._settled.set()

    def _look(self, heard: socket.socket, due_s: float | None) -> bool | None:
        """Waits for the bell, a line or the time: whether the bell rang, None once it is gone."""
        pauses = [pause for pause in (due_s, self._pause_s()) if pause is not None]
        with DefaultSelector() as waiting:
            waiting.register(heard, EVENT_READ)
            acts = self._watched()
            for number in acts:
                waiting.register(number, EVENT_READ)
            ready = {key.fd for key, _ in waiting.select(min(pauses, default=None))}
        if heard.fileno() in ready:
            return True if heard.recv(4096) else None
        for number in ready:
            acts[number]()
        return False
