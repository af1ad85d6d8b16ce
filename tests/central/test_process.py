"""The centre as a process: killed at the worst moment, stopped in order, on an address that is taken."""

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import requests
from sqlalchemy import func, select

from app.errors import PortTaken
from app.texts.language import Language
from app.wire.batch import AnswerStatus, BatchRequest, EntryAnswer, Outcome, read_answer, request_bytes
from central import failpoints
from central.database import open_database, reading
from central.schema import ENTRY_KEY, PRODUCT_ORDER
from central.serve import begin_to_listen, bind, listen
from tests.central.centre_process import ROOT, centre_process
from tests.central.counter import envelope
from tests.fakes.centre import TOKEN, running_centre
from tests.fakes.clock import HandClock
from tests.fakes.orders import CUSTOMER, DESK, HALL, a_customer, an_order
from tests.fakes.print_jobs import CountingIds

CALL_S = 20


@pytest.fixture
def database(filled_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled_file, tmp_path / "centre.db"))


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.headers["Authorization"] = f"Bearer {TOKEN}"
        yield session


ENTRIES = (envelope(an_order()), envelope(an_order(customer=a_customer(1), number=2)))
RAW = request_bytes(BatchRequest(HALL.id, DESK.device_id, ENTRIES))


def send(session: requests.Session, url: str) -> tuple[EntryAnswer, ...]:
    answer = session.post(f"{url}/sync/v1/batch", data=RAW, timeout=CALL_S)
    assert answer.status_code == 200, answer.text
    return read_answer(answer.content)


def orders_in(database: Path) -> tuple[int, int]:
    """Orders and answers kept."""
    engine = open_database(f"sqlite:///{database}")
    with reading(engine) as connection:
        counts = [
            connection.execute(select(func.count()).select_from(t)).scalar_one() for t in (PRODUCT_ORDER, ENTRY_KEY)
        ]
    engine.dispose()
    return counts[0], counts[1]


def test_killed_between_effect_and_answer_there_is_one_order(database: Path, session: requests.Session) -> None:
    with centre_process(database, failpoint=failpoints.BATCH_COMMITTED) as centre:
        with pytest.raises(requests.ConnectionError):
            send(session, centre.url)
        assert centre.ended() == -signal.SIGKILL
    assert orders_in(database) == (2, 2)  # it took effect, though nobody was told

    with centre_process(database) as centre:
        answers = send(session, centre.url)
        assert [(a.status, a.outcome) for a in answers] == [(AnswerStatus.ALREADY, Outcome.ACCEPTED)] * 2
        resource = f"{centre.url}/tmf-api/productOrderingManagement/v4/productOrder"
        kept = session.get(resource, timeout=CALL_S).json()
        assert sorted(row["id"] for row in kept) == sorted(str(a.central_id) for a in answers)
        assert centre.stop() == 0
    assert orders_in(database) == (2, 2)


def test_a_stop_is_in_order_and_leaves_one_whole_file(database: Path, session: requests.Session) -> None:
    with centre_process(database) as centre:
        assert {answer.status for answer in send(session, centre.url)} == {AnswerStatus.ACCEPTED}
        assert centre.stop() == 0
    assert {file.name for file in database.parent.iterdir()} == {database.name, f"{database.name}.lock"}
    assert orders_in(database) == (2, 2)


def test_a_port_that_is_taken_is_told_in_one_sentence(database: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, str(ROOT / "yitai.py"), "central", "--database", f"sqlite:///{database}"]
        told = subprocess.run(
            [*command, "--port", str(port)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
    assert told.returncode == 1
    (sentence,) = told.stderr.splitlines()
    assert f"127.0.0.1:{port}" in sentence


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", 70_000, "70000 is no port."),
        ("127.0.0.1", -1, "-1 is no port."),
        ("300.1.1.1", 0, "There is no address 300.1.1.1."),
        ("a..b", 0, "There is no address a..b."),
    ],
)
def test_what_is_no_port_or_no_address_of_here_is_told_in_our_words(host: str, port: int, said: str) -> None:
    with pytest.raises(PortTaken) as told:
        listen(host, port)
    assert told.value.say(Language.EN).startswith(said)
    assert "--port" not in told.value.say(Language.EN), "the hall's pages have their own option"


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (errno.EADDRNOTAVAIL, "192.0.2.1 is no address of this machine, so "),
        (errno.EACCES, "The program may not listen on port 80: "),
        (errno.ENETDOWN, "Cannot listen on 192.0.2.1:80: "),
    ],
)
def test_what_the_system_refuses_is_told_in_our_words(why: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(socket.socket):
        def bind(self, address: object) -> None:
            raise OSError(why, os.strerror(why))

    monkeypatch.setattr(socket, "socket", Refused)
    with pytest.raises(PortTaken) as told:
        listen("192.0.2.1", 80)
    assert told.value.say(Language.EN).startswith(said)
    assert "--port" not in told.value.say(Language.EN)


def test_of_two_that_hold_a_port_the_second_to_listen_is_told() -> None:
    with bind("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with bind("127.0.0.1", port) as second:
            begin_to_listen(first)
            with pytest.raises(PortTaken, match=str(port)):
                begin_to_listen(second)


def test_small_answers_leave_at_once() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_batch_over_the_wire(tmp_path: Path, clock: HandClock, session: requests.Session) -> None:
    customers = (CUSTOMER, a_customer(1))
    with running_centre(tmp_path / "centre.db", clock=clock, ids=CountingIds(), customers=customers) as centre:
        assert {answer.status for answer in send(session, centre.url)} == {AnswerStatus.ACCEPTED}
        assert {answer.status for answer in send(session, centre.url)} == {AnswerStatus.ALREADY}


class StumblingClock(HandClock):
    """Fails while `fails` is above 0, once less at each look."""

    fails = 0

    def now(self) -> datetime:
        if self.fails > 0:
            self.fails -= 1
            raise RuntimeError("planted")
        return super().now()


@pytest.mark.logs("due orders could not take effect")
def test_orders_take_effect_without_anybody_reading_also_after_a_fault(
    tmp_path: Path, session: requests.Session
) -> None:
    clock = StumblingClock()
    file = tmp_path / "centre.db"
    customers = (CUSTOMER, a_customer(1))
    with running_centre(file, clock=clock, ids=CountingIds(), customers=customers, tick_s=0.02) as centre:
        send(session, centre.url)
        clock.fails = 2
        send(session, centre.url)
        states: set[str] = set()
        for _ in range(1000):
            session.get(f"{centre.url}/healthz", timeout=CALL_S)  # nothing that would let them take effect
            with reading(centre.engine) as connection:
                states = set(connection.execute(select(PRODUCT_ORDER.c.state)).scalars())
            if clock.fails == 0 and states == {"inProgress"}:
                break
    assert states == {"inProgress"}
