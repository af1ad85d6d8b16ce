"""The hall server over TCP with 40 counters listening: tickets a second, a call, an event to everybody, an order's
copy, its memory; a plain guarded SQLite store in the same run says what the machine can.

Its own process, plain HTTP on loopback, real tokens and a real encrypted store; the devices are threads of this one,
on the same cores: the server's own time for a ticket is measured beside.
"""

import http.client
import os
import selectors
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

from app.domain.queue_ticket import Care
from app.wire.hall_calls import EVENTS_PATH, ISSUE, KEY_HEADER, PATH, Issue
from benchmarks.hall_queue import Plain
from benchmarks.timing import Figure, Stopwatch, median, percentile, rounds_ms, tell
from commands.outside import SystemIds
from offline_cache.hall_client import HallClient
from offline_cache.hall_second_copy import HallCopy
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, draft
from tests.offline_cache.parts import accept, books_of, new_counter

COUNTERS, ISSUERS, TICKETS, CALLS, ORDERS = 40, 4, 1000, 200, 200
LEAST_PER_S, CALL_MS, EVENT_MS, COPY_MS, MEMORY_MB = 800.0, 20.0, 50.0, 20.0, 150.0
IDS = SystemIds()


class Listeners:
    """Sockets that read events and note when; nothing is decoded, so that what is measured is the server."""

    def __init__(self, hall: HallProcess, token: str) -> None:
        self.seen_ns: list[int] = []
        self._turn, self._choose = threading.Condition(), selectors.DefaultSelector()
        said = f"GET {EVENTS_PATH} HTTP/1.1\r\nHost: hall\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        for _ in range(COUNTERS):
            ear = socket.create_connection(("127.0.0.1", hall.port))
            ear.sendall(said)
            while b"still here" not in ear.recv(65536):
                pass
            self._choose.register(ear, selectors.EVENT_READ)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            for key, _ in self._choose.select():
                assert isinstance(key.fileobj, socket.socket)
                part = key.fileobj.recv(65536)
                if not part:
                    self._choose.unregister(key.fileobj)
                elif b"data: " in part:
                    with self._turn:
                        self.seen_ns += [time.perf_counter_ns()] * part.count(b"data: ")
                        self._turn.notify_all()

    def all_after(self, before: int, began_ns: int) -> list[float]:
        """Milliseconds until each had heard of it."""
        with self._turn:
            self._turn.wait_for(lambda: len(self.seen_ns) >= before + COUNTERS, timeout=5)
            return [(at - began_ns) / 1e6 for at in self.seen_ns[before : before + COUNTERS]]


def issue_many(hall: HallProcess, token: str, count: int) -> None:
    """As quickly as one connection can."""
    connection = http.client.HTTPConnection("127.0.0.1", hall.port)
    for n in range(count):
        ticket_id = IDS.uuid7()
        asked = Issue(ticket_id, draft(*((Care.ELDERLY,) if n % 8 == 0 else ())))
        headers = {"Authorization": f"Bearer {token}", KEY_HEADER: ticket_id}
        connection.request("POST", f"{PATH}/{ISSUE.name}", body=ISSUE.ask(asked), headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise AssertionError(f"{answer.status}")
    connection.close()


def issued_per_s(hall: HallProcess, token: str) -> float:
    threads = [threading.Thread(target=issue_many, args=(hall, token, TICKETS // ISSUERS)) for _ in range(ISSUERS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return TICKETS / (time.perf_counter() - began)


def call_all(desk: HallClient, listeners: Listeners) -> tuple[Stopwatch, list[float]]:
    desk.open_desk(desk="03", staff="2103", skills=ALL, certificates=frozenset(), key=IDS.uuid7())
    calling, heard_ms = Stopwatch(), list[float]()
    listeners.all_after(TICKETS * COUNTERS, 0)
    for _ in range(CALLS):
        before, began_ns = len(listeners.seen_ns), time.perf_counter_ns()
        with calling:
            called = desk.call_next(desk="03", key=IDS.uuid7())
        if called is None:
            raise AssertionError("nobody waits")
        heard_ms += listeners.all_after(before, began_ns)
        id = called.course.ticket.id
        for act in (desk.begin, desk.finish):
            before = len(listeners.seen_ns)
            act(ticket_id=id, desk="03", staff="2103", key=IDS.uuid7())
            listeners.all_after(before, 0)
    return calling, heard_ms


class NoOther:
    """Nothing else would have a copy: what the hall server does not take counts as not taken."""

    def wait_for_copy(self, order_id: str, *, at_most_s: float) -> bool:
        return False


def copies_ms(desk: HallClient, folder: Path) -> list[float]:
    """Orders of a counter's real store, each copied as before its paper."""
    counter = new_counter(folder / "counter")
    with counter.opened() as store:
        books = books_of(store)
        hall, copying = HallCopy(outbox=books.outbox, hall=desk, otherwise=NoOther()), Stopwatch()
        for order in [accept(books, number) for number in range(1, ORDERS + 1)]:
            with copying:
                kept = hall.wait_for_copy(order.id, at_most_s=2.0)
            if not kept:
                raise AssertionError("no copy")
    return copying.laps_ms


def plain_ms(folder: Path) -> tuple[list[float], list[float]]:
    """The least that issues and calls safely, without a web, routing or encryption."""
    plain = Plain(folder / "plain.db")
    found = rounds_ms(plain.issue, rounds=TICKETS, warm=20), rounds_ms(plain.call, rounds=CALLS, warm=20)
    plain.close()
    return found


def processor_s(pid: int) -> float:
    """What it took of the cores so far, on Linux."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """Resident, on Linux."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="yitai-bench-") as folder:
        hall = HallProcess(Path(folder) / "hall", pair=("H0032-G1", "H0032-PC03:03"), plain=True)
        try:
            greeter, desk = (paired(hall, code, secret=IDS.token) for code in hall.codes)
            listeners = Listeners(hall, greeter.address.token)
            before_s = processor_s(hall.pid)
            per_s = issued_per_s(hall, greeter.address.token)
            own_ms = 1000 * (processor_s(hall.pid) - before_s) / TICKETS
            calling, heard_ms = call_all(desk, listeners)
            copies = copies_ms(desk, Path(folder))
            mb = memory_mb(hall.pid)
        finally:
            hall.end()
        plain_issue, plain_call = plain_ms(Path(folder))
    listening = f"with {COUNTERS} counters listening"
    return tell(
        Figure(
            f"a ticket issued over HTTP, {ISSUERS} at once",
            1000 / per_s,
            1000 / LEAST_PER_S,
            "ms",
            f"{per_s:.0f}/s; the devices on the same cores; a plain store's median {median(plain_issue):.2f}",
        ),
        Figure("the server's own time for it", own_ms, 1000 / LEAST_PER_S, "ms", f"of one core, {listening}"),
        _late("called over HTTP", calling.laps_ms, CALL_MS, f"{TICKETS} waiting, a plain store's {_of(plain_call)}"),
        _late(f"an event to {COUNTERS} counters", heard_ms, EVENT_MS, "commit included"),
        _late("the copy of an order", copies, COPY_MS, f"on the server's disk, {listening}"),
        Figure("memory", mb, MEMORY_MB, "MB", listening),
    )


def _late(name: str, laps_ms: list[float], limit_ms: float, why: str) -> Figure:
    return Figure(f"{name}, p99", percentile(laps_ms, 99), limit_ms, "ms", f"median {median(laps_ms):.2f}; {why}")


def _of(laps_ms: list[float]) -> str:
    return f"median {median(laps_ms):.2f}, p99 {percentile(laps_ms, 99):.2f}"


if __name__ == "__main__":
    sys.exit(main())
