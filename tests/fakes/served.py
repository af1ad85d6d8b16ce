"""An application that answers on loopback, in a thread of the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from central.serve import listen, server

STOP_S = 20


@contextmanager
def served(app: FastAPI, *, port: int = 0) -> Iterator[str]:
    """Its address. What is under way at the end is finished, and the port is free again."""
    listener = listen("127.0.0.1", port)
    running = server(app)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, name="served")
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join(STOP_S)
        listener.close()
