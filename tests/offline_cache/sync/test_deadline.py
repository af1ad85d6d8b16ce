"""Every way in which a server can hold a caller, and that none of them holds ours."""

import datetime
import ipaddress
import logging
import socket
import ssl
import threading
import traceback
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from offline_cache import bounded_session, deadline, name_lookup
from offline_cache.bounded_http import BoundedHttp, NoAnswer
from tests.fakes import network_faults as faults
from tests.fakes.faulty_relay import Call, FaultyRelay, passes, reply
from tests.fakes.orders import CUSTOMER
from tests.offline_cache.sync.parts import STATUS, took_s

DEADLINE_S = 0.4
SLACK_S = 2.0
MOST_BYTES = 1024 * 1024
DOCUMENT = CUSTOMER.identification.number


def ask(http: BoundedHttp, *, seconds: float = DEADLINE_S, body: bytes | None = None) -> int:
    with http.within(seconds):
        return http.call("POST" if body else "GET", STATUS, headers={}, body=body, most_bytes=MOST_BYTES).status


def gives_up(http: BoundedHttp, *, body: bytes | None = None) -> None:
    def asking() -> None:
        with pytest.raises(NoAnswer):
            ask(http, body=body)

    assert took_s(asking) < DEADLINE_S + SLACK_S


@pytest.fixture
def http(relay: FaultyRelay) -> Iterator[BoundedHttp]:
    http = BoundedHttp(relay.url)
    yield http
    http.close()


def test_one_time_for_several_calls(http: BoundedHttp, relay: FaultyRelay) -> None:
    relay.behave(faults.silence, times=1)

    def asking() -> None:
        with http.within(DEADLINE_S):
            for _ in range(20):
                with pytest.raises(NoAnswer):
                    http.call("GET", STATUS, headers={}, most_bytes=MOST_BYTES)

    assert took_s(asking) < DEADLINE_S + SLACK_S
    assert ask(http, seconds=20) == 401


def test_a_kept_connection_is_as_bounded_as_a_new_one(http: BoundedHttp, relay: FaultyRelay) -> None:
    assert [ask(http, seconds=20) for _ in range(3)] == [401] * 3
    relay.behave(faults.drip_body)
    gives_up(http)
    relay.heal()
    assert ask(http, seconds=20) == 401


def test_a_connection_is_kept_from_call_to_call(http: BoundedHttp, monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[str] = []
    ask_names = name_lookup.addresses

    def counted(host: str, port: int, *, most_s: float) -> list[name_lookup.Address]:
        dialled.append(host)
        return ask_names(host, port, most_s=most_s)

    monkeypatch.setattr(bounded_session, "addresses", counted)
    assert [ask(http, seconds=20) for _ in range(3)] == [401] * 3
    assert dialled == ["127.0.0.1"]


def test_a_connection_the_server_closed_meanwhile_is_replaced(http: BoundedHttp, relay: FaultyRelay) -> None:
    def last_words(call: Call) -> None:
        passes(call)
        call.hang_up()

    relay.behave(last_words)
    for _ in range(3):
        assert ask(http, seconds=20) == 401
        relay.wait_for_hang_ups()


def test_a_late_answer_is_not_taken_for_the_next_one(http: BoundedHttp, relay: FaultyRelay) -> None:
    relay.behave(lambda call: call.send(reply(200, b"two")), times=1)
    relay.behave(lambda call: call.send(reply(200, b"one") + reply(200, b"stale")), times=1)
    relay.behave(faults.late_answer, times=1)
    gives_up(http)
    with http.within(20):
        for said in (b"one", b"two"):
            assert http.call("GET", STATUS, headers={}, most_bytes=9).body == said


def test_a_server_that_never_reads_cannot_hold_a_large_body() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        http = BoundedHttp(f"http://127.0.0.1:{deaf.getsockname()[1]}")
        gives_up(http, body=b"x" * 32 * 1024 * 1024)
        http.close()


def test_a_host_that_does_not_take_connections_costs_a_moment_only() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:  # the queue is full now: a further SYN is dropped
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        http = BoundedHttp(f"http://127.0.0.1:{full.getsockname()[1]}")
        gives_up(http)
        http.close()
        for one in waiting:
            one.close()


def test_several_addresses_share_the_time_and_the_one_that_answers_is_taken(
    relay: FaultyRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(host: str, port: int, *, most_s: float) -> list[name_lookup.Address]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, ("127.0.0.1", at)) for at in (9, relay.port)]

    monkeypatch.setattr(bounded_session, "addresses", two)
    http = BoundedHttp("http://centre.example")
    assert ask(http, seconds=20) == 401
    http.close()


def test_a_name_that_is_not_answered_is_given_up_and_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    go_on = threading.Event()

    def stuck(host: str, port: int, *, type: int, flags: int) -> None:
        if not flags:
            asked.append(host)
            go_on.wait(20)
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", stuck)
    http = BoundedHttp("http://centre.example")
    gives_up(http)
    gives_up(http)
    assert asked == ["centre.example"]
    looking_up = [thread for thread in threading.enumerate() if thread.name == "looks up centre.example"]
    assert len(looking_up) == 1
    go_on.set()
    looking_up[0].join(20)
    with pytest.raises(OSError, match="no such name"):
        name_lookup.addresses("centre.example", 80, most_s=20)
    http.close()


def test_names_and_numbers_are_found() -> None:
    for host in ("127.0.0.1", "localhost"):
        found = name_lookup.addresses(host, 80, most_s=20)
        assert ("127.0.0.1", 80) in [where for *_, where in found]


def test_a_call_is_cut_at_once_from_another_thread(http: BoundedHttp, relay: FaultyRelay) -> None:
    relay.behave(faults.silence)

    def asking() -> None:
        with pytest.raises(NoAnswer):
            ask(http, seconds=600)

    with ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(asking)
        assert relay.wait_for_calls(1)
        assert took_s(http.close) < SLACK_S
        under_way.result(20)
    with pytest.raises(NoAnswer, match="closed"):
        ask(http, seconds=600)


def test_cut_between_two_waits_it_does_not_begin_the_next() -> None:
    with deadline.Deadline(600) as call, socket.socket() as waiting:
        call.hang_up()
        with pytest.raises(TimeoutError):
            call.give(waiting)


def test_an_answer_over_its_size_is_none(http: BoundedHttp, relay: FaultyRelay) -> None:
    relay.behave(lambda call: call.send(reply(200, b"x" * 1000)))
    with http.within(20):
        assert len(http.call("GET", "/", headers={}, most_bytes=1000).body) == 1000
        with pytest.raises(NoAnswer):
            http.call("GET", "/", headers={}, most_bytes=999)


def test_what_went_wrong_is_told_without_the_address(http: BoundedHttp, relay: FaultyRelay) -> None:
    relay.behave(faults.reset_before)
    with http.within(20), pytest.raises(NoAnswer) as told:
        http.call("GET", "/secret", headers={}, params={"number": "990101195503071234"}, most_bytes=9)
    assert told.value.args == ("ConnectionError",)
    assert logging.getLogger("urllib3.connectionpool").getEffectiveLevel() == logging.CRITICAL


class TlsServer:
    """Speaks TLS with a certificate of its own and drips its answer's body; or says nothing after the connection."""

    def __init__(self, folder: Path, *, handshakes: bool) -> None:
        self.certificate = self._certify(folder)
        self.answered = 0
        self._handshakes = handshakes
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, name="tls server")
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(20)

    def _serve(self) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.certificate.with_suffix(".key"))
        with suppress(OSError):
            client, _ = self._listener.accept()
            with client:
                if self._handshakes:
                    self._answer(context, client)
                else:
                    self._closing.wait(20)

    def _answer(self, context: ssl.SSLContext, client: socket.socket) -> None:
        with context.wrap_socket(client, server_side=True) as secured:
            secured.recv(4096)
            self.answered += 1
            secured.sendall(reply(200, b"", length=1000))
            while not self._closing.wait(0.02):
                secured.sendall(b" ")

    def _certify(self, folder: Path) -> Path:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
        now = datetime.datetime.now(datetime.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        file = folder / "centre.pem"
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        file.with_suffix(".key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return file


@pytest.mark.parametrize("handshakes", [True, False])
def test_tls_is_as_bounded(handshakes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = TlsServer(tmp_path, handshakes=handshakes)
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))  # as an operator's own authority on the machine
    http = BoundedHttp(server.url)
    try:
        gives_up(http)
        assert server.answered == int(handshakes)
    finally:
        http.close()
        server.close()


def test_a_certificate_that_is_not_trusted_is_told_without_the_address(tmp_path: Path) -> None:
    server = TlsServer(tmp_path, handshakes=True)
    http = BoundedHttp(server.url)
    try:
        with http.within(20), pytest.raises(NoAnswer) as told:
            http.call("GET", "/", headers={}, params={"number": DOCUMENT}, most_bytes=9)
    finally:
        http.close()
        server.close()
    assert told.value.args == ("SSLError",)
    assert server.answered == 0
    assert DOCUMENT not in "".join(traceback.format_exception(told.value))


def test_a_fault_while_a_session_is_made_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ssl.SSLError("no authorities")

    monkeypatch.setattr(bounded_session, "bounded_session", broken)
    gives_up(BoundedHttp("https://127.0.0.1:1"))


def test_a_session_made_while_it_is_closed_is_closed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    http = BoundedHttp("http://127.0.0.1:1")
    closed: list[object] = []

    class Late:
        def close(self) -> None:
            closed.append(self)

    def late(*_: object, **__: object) -> Late:
        http.close()
        return Late()

    monkeypatch.setattr(bounded_session, "bounded_session", late)
    gives_up(http)
    assert len(closed) == 1
