"""`lp` and a scheduler for real; for what no real one does on demand, a small program named lp."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.printer_address import QueueAddress
from app.errors import PrinterTrouble
from app.printer_ports import Delivery
from app.texts import printing as texts
from printing.conversation import Speech
from printing.transport import ConnectedPrinter
from printing.ways.cups import CupsWay
from tests.printing.ways.scheduler import Scheduler, runs, scheduler, until

pytestmark = pytest.mark.xdist_group("cups")  # one scheduler at a time

JOB = b"\x1b@\xd6\xd0\n\x1dVB\x00"


def queue(name: str, *, timeout_s: float = 10.0) -> ConnectedPrinter:
    address = QueueAddress(name)
    return ConnectedPrinter(address, CupsWay(address, timeout_s=timeout_s), speech=Speech(answers=True))


@pytest.fixture(scope="module")
def cups() -> Iterator[Scheduler]:
    with scheduler() as running:
        yield running


@pytest.mark.needs("cupsd", "lp")
def test_a_job_comes_out_of_the_queue_byte_for_byte_and_is_never_called_printed(cups: Scheduler) -> None:
    paper = cups.add_queue("receipts")
    assert queue("receipts").reachable()
    assert queue("receipts").send(JOB) is Delivery.UNASKED
    until(paper.exists)
    assert paper.read_bytes() == JOB


@pytest.mark.needs("cupsd", "lp")
def test_a_long_job_goes_through_whole(cups: Scheduler) -> None:
    paper = cups.add_queue("long")
    assert queue("long").send(JOB * 100_000) is Delivery.UNASKED
    until(paper.exists)
    assert paper.read_bytes() == JOB * 100_000


@pytest.mark.needs("cupsd", "lp")
def test_a_paused_queue_keeps_the_job_for_later(cups: Scheduler) -> None:
    paper = cups.add_queue("paused")
    cups.pause("paused")
    assert queue("paused").send(JOB) is Delivery.UNASKED
    assert not paper.exists()


@pytest.mark.needs("cupsd", "lp")
def test_a_queue_that_accepts_no_jobs_is_told_and_nothing_was_sent(cups: Scheduler) -> None:
    paper = cups.add_queue("shut")
    cups.refuse("shut")
    with pytest.raises(PrinterTrouble) as told:
        queue("shut").send(JOB)
    assert told.value.text is texts.QUEUE_REFUSED
    assert "cups://shut" in str(told.value)
    assert not paper.exists()


@pytest.mark.needs("cupsd", "lp")
def test_a_queue_that_is_none_is_told(cups: Scheduler) -> None:
    assert not queue("nobody").reachable()
    with pytest.raises(PrinterTrouble) as told:
        queue("nobody").send(JOB)
    assert told.value.text is texts.QUEUE_AWAY


@pytest.mark.needs("cupsd", "lp")
def test_a_scheduler_counts_as_running_only_once_it_answers(
    cups: Scheduler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runs()
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))
    assert not runs()


def test_a_scheduler_that_does_not_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))
    assert not queue("receipts").reachable()
    with pytest.raises(PrinterTrouble) as told:
        queue("receipts").send(JOB)
    assert told.value.text is texts.QUEUE_AWAY


@pytest.fixture
def own_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH: lpstat knows one queue, lp is still to be written."""
    _program(tmp_path / "lpstat", 'test "$1" = -e && echo receipts || echo "device for receipts: usb://paper"')
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def _program(file: Path, lines: str) -> None:
    file.write_text(f"#!/bin/sh\n{lines}\n")
    file.chmod(0o755)


def test_lp_is_asked_for_raw_bytes_under_a_name_that_tells_nothing(own_lp: Path) -> None:
    _program(own_lp / "lp", f'echo "$@" >{own_lp}/asked; /bin/cat >{own_lp}/got')
    assert queue("receipts").send(JOB) is Delivery.UNASKED
    assert (own_lp / "asked").read_text() == "-d receipts -t yitai -o raw\n"
    assert (own_lp / "got").read_bytes() == JOB


def test_lp_that_fails_has_printed_nothing(own_lp: Path) -> None:
    _program(own_lp / "lp", "exit 1")
    with pytest.raises(PrinterTrouble) as told:
        queue("receipts").send(JOB * 100_000)
    assert told.value.text is texts.QUEUE_REFUSED


@pytest.mark.parametrize("how", ["kill -9 $$", "/bin/cat >/dev/null; exec /bin/sleep 60"], ids=["killed", "hanging"])
def test_lp_that_dies_or_hangs_leaves_the_outcome_unknown(how: str, own_lp: Path) -> None:
    _program(own_lp / "lp", how)
    with pytest.raises(OSError, match="lp "):
        queue("receipts", timeout_s=0.3).send(JOB)


def test_a_machine_without_cups_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not queue("receipts").reachable()
    with pytest.raises(PrinterTrouble) as told:
        queue("receipts").send(JOB)
    assert told.value.text is texts.QUEUE_AWAY
