"""Connections whose every wait takes what is left of the deadline under way.

With them comes requests, which takes a tenth of a second to load: late, for the commands that never call anybody. A
counter loads it behind its first page (commands/run_counter.py), since its lanes call at once.
"""

import socket
import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from offline_cache.deadline import under_way
from offline_cache.name_lookup import addresses

CONNECT_S = 3.0  # for each address of a host; a centre that is there answers at once
FAULTS: Final = (requests.RequestException, HTTPError, OSError, ValueError)  # of a call that went wrong


class _Socket(socket.socket):
    """http.client reads through `recv_into` and writes through `sendall` alone."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        under_way.get().give(self)
        return super().recv_into(*args, **kwargs)

    def send(self, *args: Any, **kwargs: Any) -> int:
        under_way.get().give(self)
        return super().send(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        under_way.get().give(self)
        super().sendall(*args, **kwargs)


class _TlsSocket(_Socket, ssl.SSLSocket):
    """The same over TLS; its handshake takes the timeout that the plain socket was left with."""


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        deadline = under_way.get()
        fault = OSError("a name without an address")
        for family, kind, protocol, address in addresses(self._dns_host, self.port or 0, most_s=deadline.left_s()):
            dialled = _Socket(family, kind, protocol)
            try:
                for option in self.socket_options or ():
                    dialled.setsockopt(*option)
                deadline.give(dialled, most_s=CONNECT_S)
                dialled.connect(address)
                deadline.give(dialled)
            except OSError as wrong:
                dialled.close()
                fault = wrong
            else:
                return dialled
        raise fault


class _TlsConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


class _TlsAdapter(_Adapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        context = ssl.create_default_context()  # trusts what the machine trusts: an operator may have its own authority
        context.sslsocket_class = _TlsSocket
        super().init_poolmanager(*args, ssl_context=context, **kwargs)


class _PinnedAdapter(_Adapter):
    """One certificate and no other, whoever signed it and whatever name it has: urllib3 compares its fingerprint."""

    def __init__(self, certificate_sha256: str, **kwargs: Any) -> None:
        self._pin = certificate_sha256
        super().__init__(**kwargs)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.sslsocket_class = _TlsSocket
        super().init_poolmanager(*args, ssl_context=context, assert_fingerprint=self._pin, **kwargs)


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: a redirect is never followed, nor its page read to the end before we may look at it."""


def bounded_session(url: str, *, certificate_sha256: str = "") -> requests.Session:
    """For calls to `url` inside a Deadline; proxies and .netrc of the machine are not asked.

    With `certificate_sha256`, 64 hex digits, an https server is trusted by its very certificate and by nothing else.
    """
    session = _Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))  # a portal's would come along for ever
    session.mount("http://", _Adapter(pool_connections=1, pool_maxsize=1))
    if certificate_sha256:
        session.verify = False  # by no authority: the fingerprint alone decides
        session.mount("https://", _PinnedAdapter(certificate_sha256, pool_connections=1, pool_maxsize=1))
    elif url.startswith("https:"):
        session.mount("https://", _TlsAdapter(pool_connections=1, pool_maxsize=1))
    return session
