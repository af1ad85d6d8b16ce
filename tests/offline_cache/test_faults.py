"""A killed program, a full disk, a failing one: real processes, real files."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import StoreFull
from offline_cache.check import StoreReport, check_store
from offline_cache.keys import DEMO_PASSPHRASE
from offline_cache.store import create_store, open_store
from tests import needs
from tests.offline_cache.parts import Books, CountingIds, TestClock, books_of, by_passphrase, order_number

ROOT = Path(__file__).parents[2]
ACCEPTOR = [sys.executable, "-m", "tests.offline_cache.acceptor"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that opens without a question."""
    folder = tmp_path / "store"
    how = by_passphrase(DEMO_PASSPHRASE)
    create_store(folder, unlocking=how, clock=TestClock(), ids=CountingIds()).close()
    return folder


@contextmanager
def opened(folder: Path) -> Iterator[Books]:
    store = open_store(folder, unlocking=by_passphrase(None), clock=TestClock(), ids=CountingIds())
    try:
        yield books_of(store)
    finally:
        store.close()


def checked(folder: Path) -> StoreReport:
    with opened(folder) as books:
        return check_store(books.store)


def run(command: list[str]) -> list[str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


def acknowledged(lines: list[str]) -> list[str]:
    return [line.removeprefix("ACK ") for line in lines if line.startswith("ACK ")]


def test_a_program_killed_anywhere_loses_nothing_it_acknowledged(folder: Path) -> None:
    said: list[str] = []
    for first, kill_after in ((1, 3), (101, 12)):
        command = [*ACCEPTOR, str(folder), str(first), str(first + 99)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            lines = [program.stdout.readline() for _ in range(kill_after)]
            program.kill()
            lines += program.stdout.readlines()
        said += acknowledged([line.strip() for line in lines])
        report = checked(folder)
        assert (report.integrity, report.partial) == ("ok", 0)
        assert set(said) <= set(report.orders)
        assert len(report.orders) <= len(said) + 2  # on disk, not yet said: one a killing


@pytest.mark.parametrize(
    ("at", "orders", "unfinished", "money"),
    [("signed", 1, 1, False), ("paid", 1, 1, True), ("recording", 1, 1, True), ("recorded", 2, 0, False)],
)
def test_a_program_killed_at_a_step_leaves_that_step(
    folder: Path, at: str, orders: int, unfinished: int, money: bool
) -> None:
    assert len(acknowledged(run([*ACCEPTOR, str(folder), "1", "3", at, "2"]))) == 1
    with opened(folder) as books:
        report = check_store(books.store)
        assert (report.integrity, len(report.orders), report.partial) == ("ok", orders, 0)
        left = books.orders.unfinished()
        assert [version.payment is not None for version in left] == [money] * unfinished
        order = order_number(2, customer=3)
        for version in left:
            assert version.finishable == order.signed
            books.orders.record(order)
        assert len(check_store(books.store).orders) == 2
        assert books.orders.unfinished() == ()
        assert len(books.print_jobs.open()) == 2


def strace(*inject: str) -> list[str]:
    calls = ",".join(sorted({rule.partition(":")[0] for rule in inject}))
    rules = [word for rule in inject for word in ("-e", f"inject={rule}")]
    return [needs.program("strace"), "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={calls}", *rules]


@pytest.mark.needs("strace")
@pytest.mark.parametrize("when", [250, 333])
def test_a_full_disk_refuses_one_order_and_loses_none(folder: Path, when: int) -> None:
    lines = run([*strace(f"pwrite64:error=ENOSPC:when={when}+"), *ACCEPTOR, str(folder), "1", "60"])
    assert lines[-1] == "FULL"
    report = checked(folder)
    assert (report.integrity, report.partial) == ("ok", 0)
    assert report.orders == tuple(acknowledged(lines))
    assert report.orders
    assert len(acknowledged(run([*ACCEPTOR, str(folder), "101", "102"]))) == 2


@pytest.mark.needs("strace")
@pytest.mark.parametrize("when", [12, 17])
def test_a_disk_that_fails_to_sync_is_told_and_nothing_is_lost(folder: Path, when: int) -> None:
    lines = run([*strace(f"fsync:error=EIO:when={when}+"), *ACCEPTOR, str(folder), "1", "60"])
    assert lines[-1] == "UNREADABLE"
    report = checked(folder)
    assert (report.integrity, report.partial) == ("ok", 0)
    assert set(acknowledged(lines)) <= set(report.orders)


@pytest.mark.needs("strace")
def test_without_the_sync_the_fault_would_not_be_seen(folder: Path) -> None:
    """The control: the commits really wait for the disk, one sync each."""
    log = folder.parent / "calls"
    traced = [needs.program("strace"), "-f", "-qqq", "-o", str(log), "-e", "trace=fsync"]
    lines = run([*traced, *ACCEPTOR, str(folder), "1", "10"])
    syncs = len(re.findall(r"fsync\(\d+\)\s+= 0", log.read_text()))
    assert len(acknowledged(lines)) == 10
    assert syncs >= 3 * 10  # signed, paid, recorded


def test_a_full_disk_on_the_way_in_makes_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(StoreFull):
            create_store(tmp_path / "store", unlocking=by_passphrase("p"), clock=TestClock(), ids=CountingIds())
    create_store(tmp_path / "store", unlocking=by_passphrase("p"), clock=TestClock(), ids=CountingIds()).close()
