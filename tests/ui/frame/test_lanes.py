import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from ui.frame.lanes import QtLane

LONG_S = 30.0


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[QtLane]:
    lane = QtLane("test")
    yield lane
    lane.close(finish_within_s=5)


class Told:
    """Outcomes in the order they came, and the threads they came on."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[threading.Thread] = set()

    def then(self, result: object) -> None:
        self.threads.add(threading.current_thread())
        self.results.append(result)

    def failed(self, error: Exception) -> None:
        self.threads.add(threading.current_thread())
        self.errors.append(error)

    @property
    def count(self) -> int:
        return len(self.results) + len(self.errors)


def test_jobs_run_beside_the_window_and_answer_on_its_thread(lane: QtLane, qtbot: QtBot) -> None:
    told = Told()
    lane.run(threading.current_thread, then=told.then, failed=told.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: told.count == 1)
    (worker,) = told.results
    assert isinstance(worker, threading.Thread)
    assert worker.name == "lane-test"
    assert told.threads == {threading.current_thread()}


def test_jobs_run_one_after_the_other_in_order(lane: QtLane, qtbot: QtBot) -> None:
    told = Told()
    running = 0
    together: list[int] = []

    def job(n: int) -> int:
        nonlocal running
        running += 1
        together.append(running)
        running -= 1
        return n

    for n in range(50):
        lane.run(partial(job, n), then=told.then, failed=told.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: told.count == 50)
    assert told.results == list(range(50))
    assert set(together) == {1}


def test_an_exception_is_told_and_the_lane_goes_on(lane: QtLane, qtbot: QtBot) -> None:
    told = Told()

    def broken() -> int:
        raise OSError("disk away")

    lane.run(broken, then=told.then, failed=told.failed, deadline_s=LONG_S)
    lane.run(lambda: 2, then=told.then, failed=told.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: told.count == 2)
    assert told.results == [2]
    assert [str(error) for error in told.errors] == ["disk away"]


def test_past_its_deadline_a_job_is_told_once_and_its_answer_dropped(lane: QtLane, qtbot: QtBot) -> None:
    told, after = Told(), Told()
    gate = threading.Event()
    lane.run(lambda: gate.wait(10), then=told.then, failed=told.failed, deadline_s=0.02)
    qtbot.waitUntil(lambda: told.count == 1)
    assert isinstance(told.errors[0], TimeoutError)
    gate.set()
    lane.run(lambda: "next", then=after.then, failed=after.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: after.count == 1)
    assert told.count == 1
    assert after.results == ["next"]


def test_a_job_whose_deadline_passed_before_its_turn_never_runs(lane: QtLane, qtbot: QtBot) -> None:
    first, late, last = Told(), Told(), Told()
    gate = threading.Event()
    ran: list[str] = []
    lane.run(lambda: gate.wait(10), then=first.then, failed=first.failed, deadline_s=LONG_S)
    lane.run(lambda: ran.append("late"), then=late.then, failed=late.failed, deadline_s=0.02)
    qtbot.waitUntil(lambda: late.count == 1)
    gate.set()
    lane.run(lambda: ran.append("last"), then=last.then, failed=last.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: last.count == 1)
    assert ran == ["last"]
    assert isinstance(late.errors[0], TimeoutError)


def test_closing_finishes_what_was_given_and_tells_nobody(qtbot: QtBot) -> None:
    lane = QtLane("closing")
    told = Told()
    written: list[int] = []
    for n in range(20):
        lane.run(partial(written.append, n), then=told.then, failed=told.failed, deadline_s=LONG_S)
    assert lane.close(finish_within_s=5)
    assert written == list(range(20))
    lane.run(lambda: written.append(99), then=told.then, failed=told.failed, deadline_s=LONG_S)
    other = QtLane("other")
    seen = Told()
    other.run(lambda: None, then=seen.then, failed=seen.failed, deadline_s=LONG_S)
    qtbot.waitUntil(lambda: seen.count == 1)  # the window's queue has been worked off
    other.close(finish_within_s=5)
    assert told.count == 0
    assert written == list(range(20))


def test_closing_gives_up_on_a_job_that_hangs(qtbot: QtBot) -> None:
    lane = QtLane("hanging")
    told = Told()
    gate = threading.Event()
    lane.run(lambda: gate.wait(10), then=told.then, failed=told.failed, deadline_s=LONG_S)
    assert not lane.close(finish_within_s=0.05)
    gate.set()
    assert told.count == 0


def test_who_listens_is_told_in_the_lane_s_thread_before_the_window(lane: QtLane, qtbot: QtBot) -> None:
    heard: list[threading.Thread] = []
    done, go_on, told = threading.Event(), threading.Event(), Told()

    def hear() -> None:
        heard.append(threading.current_thread())
        done.set()
        go_on.wait(LONG_S)

    lane.listen(hear)
    lane.run(lambda: 1, then=told.then, failed=told.failed, deadline_s=LONG_S)
    assert done.wait(LONG_S)  # this thread, the window's, has heard nothing so far
    QCoreApplication.processEvents()  # though the window looks for answers meanwhile
    assert told.count == 0
    go_on.set()
    qtbot.waitUntil(lambda: told.results == [1])
    assert heard != [threading.current_thread()]
    assert len(heard) == 1
