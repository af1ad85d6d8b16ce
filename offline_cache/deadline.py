"""HTTP calls that end when we say: the library's timeout is per read, so a dripping server would hold us for ever."""

import socket
import threading
from types import TracebackType
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_active = threading.local()


class Deadline:
    """While entered, `seconds` pass at most until this thread's connection is cut; `passed` says whether it was."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._connection: HTTPConnection | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.name = "call deadline"

    def watch(self, connection: HTTPConnection) -> None:
        self._connection = connection

    def _cut(self) -> None:
        self.passed = True
        held = self._connection
        if held is not None and held.sock is not None:
            try:
                held.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it ended by itself in this moment

    def __enter__(self) -> "Deadline":
        _active.deadline = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        _active.deadline = None


def _watch(connection: HTTPConnection) -> None:
    deadline: Deadline | None = getattr(_active, "deadline", None)
    if deadline is not None:
        deadline.watch(connection)


class _WatchedHttp(HTTPConnection):
    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        _watch(self)
        super().putrequest(*args, **kwargs)


class _WatchedHttps(HTTPSConnection):
    def connect(self) -> None:
        _watch(self)
        super().connect()

    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        _watch(self)
        super().putrequest(*args, **kwargs)


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _WatchedHttp


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _WatchedHttps


class _WatchedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}


def watched_session() -> requests.Session:
    """A session whose calls obey the Deadline entered around them; proxies and .netrc of the machine are not asked."""
    session = requests.Session()
    session.trust_env = False
    adapter = _WatchedAdapter(pool_connections=1, pool_maxsize=2)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
