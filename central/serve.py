"""Running the centre on an address until it is told to stop."""

import errno
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from fastapi import FastAPI

from app.errors import PortTaken
from app.texts import centre_answers as words
from central.connections import OwnProtocol, PublicProtocol, open_as_many_as_may_be
from central.hall_certificate import OwnCertificate

STOP_WITHIN_S = 5
IDLE_CONNECTION_S = 75  # a counter's next batch finds its connection still open
_BACKLOG = 256
_YOUNG_OBJECTS = 50_000  # some MB of memory at most
_WHY = {
    errno.EADDRINUSE: words.PORT_TAKEN,
    errno.EADDRNOTAVAIL: words.HOST_ELSEWHERE,
    errno.EACCES: words.PORT_NOT_ALLOWED,
    errno.EPERM: words.PORT_NOT_ALLOWED,
}


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one. Raises PortTaken, also for no port and no address of here."""
    listener = bind(host, port)
    begin_to_listen(listener)
    return listener


def begin_to_listen(listener: socket.socket) -> None:
    """From here on callers are kept waiting for their answer; before, they are told at once that nobody is there.

    Raises PortTaken where another began first; the socket is closed then."""
    host, port = listener.getsockname()[:2]
    try:
        listener.listen(_BACKLOG)
    except OSError as wrong:
        listener.close()
        raise _not_listening(wrong, host, port) from wrong


def bind(host: str, port: int) -> socket.socket:
    """For `begin_to_listen`: the port is held, nobody is let in. Raises PortTaken as `listen`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Inherited by every connection: without it a small answer waits for the next packet.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind((host, port))
    except (OSError, OverflowError) as wrong:
        listener.close()
        raise _not_listening(wrong, host, port) from wrong
    return listener


def _not_listening(wrong: OSError | OverflowError, host: str, port: int) -> PortTaken:
    """In a sentence; the system's own words where it says what nobody expected."""
    if isinstance(wrong, OverflowError):
        return PortTaken(words.PORT_NO_PORT, port=port)
    if isinstance(wrong, socket.gaierror):
        return PortTaken(words.HOST_UNKNOWN, host=host)
    known = _WHY.get(wrong.errno or 0, words.ADDRESS_REFUSED)
    return PortTaken(known, host=host, port=port, why=wrong.strerror or str(wrong))


def server(
    app: FastAPI, tls: OwnCertificate | None = None, *, protocol: type[OwnProtocol] = OwnProtocol
) -> uvicorn.Server:
    """For a thread of its own: `run(sockets=[listen(…)])` until `should_exit` is set; with `tls` it is https."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=protocol,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_keep_alive=IDLE_CONNECTION_S,
            timeout_graceful_shutdown=STOP_WITHIN_S,
            ssl_certfile=None if tls is None else tls.file,
            ssl_keyfile=None if tls is None else tls.file,
            ssl_keyfile_password=None if tls is None else tls.password,
        )
    )


def serve(
    app: FastAPI, listener: socket.socket, *, as_long_as: int | None = None, tls: OwnCertificate | None = None
) -> None:
    """Answers until SIGINT or SIGTERM; calls under way are finished first, and being told to stop is no fault.

    `as_long_as` is the reading end of a pipe: it also stops when whoever has the other end closes it, or dies.
    """
    # The program itself stays for good: each collection while a batch is read would walk through all of it. What a
    # batch makes has no cycles and goes with its answer: looked through every 700 objects it took a tenth of the time.
    gc.collect()
    gc.freeze()
    before_gc = gc.get_threshold()
    gc.set_threshold(_YOUNG_OBJECTS, *before_gc[1:])
    open_as_many_as_may_be()
    # uvicorn stops in order and then raises the signal once more: what would end the program then does nothing.
    before = {number: signal.signal(number, _already_stopped) for number in (signal.SIGINT, signal.SIGTERM)}
    own = server(app, tls)
    app.state.stopping = lambda: own.should_exit
    if as_long_as is not None:
        threading.Thread(target=_stop_at_the_end_of, args=(as_long_as, own), name="parent", daemon=True).start()
    try:
        own.run(sockets=[listener])
    finally:
        gc.set_threshold(*before_gc)
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def serving_beside(app: FastAPI, listener: socket.socket) -> Iterator[None]:
    """Answers anybody, in a thread of its own, while the block runs; what is under way at its end is finished."""
    own = server(app, protocol=PublicProtocol)
    app.state.stopping = lambda: own.should_exit
    thread = threading.Thread(target=own.run, kwargs={"sockets": [listener]}, name="beside", daemon=True)
    thread.start()
    try:
        yield
    finally:
        own.should_exit = True
        thread.join(STOP_WITHIN_S + 1)


def _stop_at_the_end_of(pipe: int, own: uvicorn.Server) -> None:
    # Not through sys.stdin: its buffer may not be waited at while the interpreter ends.
    while os.read(pipe, 4096):
        pass
    own.should_exit = True


def _already_stopped(number: int, frame: FrameType | None) -> None:
    pass
