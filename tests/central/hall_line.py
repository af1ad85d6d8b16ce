"""A line to the hall server that can be cut: TCP both ways, until answers are lost or nothing passes."""

import socket
import threading
from contextlib import suppress
from enum import Enum
from itertools import count


class Line(Enum):
    """DEAF: what is asked arrives and is done, its answer does not come back."""

    WHOLE = "whole"
    DEAF = "deaf"
    CUT = "cut"


class LineToHall:
    """Listens on `port` as if it were the server on `to`. Any thread may turn it; what is open ends."""

    def __init__(self, to: int) -> None:
        self._to, self._state = to, Line.WHOLE
        self._ears = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._ears.getsockname()[1])
        self.lost = 0
        self._open: dict[int, tuple[socket.socket, socket.socket]] = {}
        self._lock, self._names = threading.Lock(), count()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def turn(self, state: Line) -> None:
        """To DEAF what is open stays so: an answer under way is lost."""
        self._state = state
        if state is not Line.DEAF:
            self._hang_up()

    def close(self) -> None:
        self._ears.close()
        self.turn(Line.CUT)

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._ears.accept()
            except OSError:
                return
            try:
                if self._state is Line.CUT:
                    raise ConnectionError("cut")
                far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
            except OSError:
                near.close()
                continue
            far.settimeout(None)
            with self._lock:
                self._open[next(self._names)] = near, far
            threading.Thread(target=self._pass_on, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(far, near, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                if answers and self._state is Line.DEAF:
                    self.lost += 1
                else:
                    sink.sendall(part)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _hang_up(self) -> None:
        with self._lock:
            ends, self._open = list(self._open.values()), {}
        for pair in ends:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
