"""A display's ear on a real hall server: calls as they come, also through a kill, and nothing it could do there."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.display_ports import HallNews
from app.domain.announcements import CallOut, calls_in
from app.domain.matter import QueueClass
from app.errors import InputRefused
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_client import HallClient
from offline_cache.hall_ear import DisplayEar
from offline_cache.hall_pairing import pair_with_hall
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import draft

CLOCK, IDS = SystemClock(), SystemIds()
WITHIN_S = 20.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HallProcess]:
    process = HallProcess(tmp_path / "hall", pair=("H0032-TV1:display", "H0032-PC03:03"))
    yield process
    process.end()


class Television:
    """Takes news as the window does, some times a second."""

    def __init__(self, ear: DisplayEar) -> None:
        self.ear, self.calls, self.last = ear, list[CallOut](), HallNews()

    def until(self, seen: Callable[[], bool]) -> None:
        end = time.monotonic() + WITHIN_S
        while not seen():
            assert time.monotonic() < end
            self.last = self.ear.take()
            pictured = () if self.last.picture is None else self.last.picture.courses
            for course in (*pictured, *self.last.courses):
                self.calls += [each for each in calls_in(course) if each not in self.calls]

    def called(self) -> list[tuple[str, str]]:
        return [(str(each.number), each.counter) for each in self.calls]


@pytest.mark.logs("the hall is lost")
def test_a_display_hears_every_call_also_through_a_kill_of_the_server(server: HallProcess) -> None:
    counter = paired(server, server.codes[1], secret=IDS.token)
    _, address = pair_with_hall(url=server.url, typed=server.codes[0], secret=IDS.token())
    told: list[bool] = []
    ear = DisplayEar(
        address, clock=CLOCK, deadline_s=2.0, at_most_every_s=1.0
    )  # no picture sees a call that is done within it
    ear.listen(lambda: told.append(True))
    ear.start()
    television = Television(ear)
    back: HallProcess | None = None
    try:
        counter.open_desk(
            desk="03", staff="2107", skills=frozenset(QueueClass), certificates=frozenset(), key=IDS.uuid7()
        )
        for _ in range(2):
            counter.issue(draft(), ticket_id=IDS.uuid7())
        television.until(lambda: television.last.picture is not None and len(television.last.picture.courses) == 2)
        heard = len(told)
        first = counter.call_next(desk="03", key=IDS.uuid7())
        assert first is not None
        counter.begin(ticket_id=first.course.ticket.id, desk="03", staff="2107", key=IDS.uuid7())
        counter.finish(ticket_id=first.course.ticket.id, desk="03", staff="2107", key=IDS.uuid7())
        end = time.monotonic() + WITHIN_S
        while len(told) < heard + 3:  # called, begun and done before anybody looks
            assert time.monotonic() < end
        television.until(lambda: television.called() == [("A001", "3")])
        server.kill()
        television.until(lambda: television.last.lost_since is not None)
        back = server.again()
        counter.call_next(desk="03", key=IDS.uuid7())
        television.until(lambda: television.called() == [("A001", "3"), ("A002", "3")])
        television.until(lambda: television.last.lost_since is None)
        assert told
        looks_only = HallClient(address)
        with pytest.raises(InputRefused):
            looks_only.issue(draft(), ticket_id=IDS.uuid7())
        with pytest.raises(InputRefused):
            looks_only.parked()
        looks_only.close()
    finally:
        assert ear.close()
        counter.close()
        if back is not None:
            back.end()
