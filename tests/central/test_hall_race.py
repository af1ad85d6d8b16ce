"""Several devices at once over TCP, the server killed in the middle: nothing issued twice, called twice, or lost."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.domain.queue_ticket import Care
from app.domain.ticket_ledger import Act, Standing, TicketCourse
from app.errors import HallTrouble
from commands.outside import SystemIds
from offline_cache.hall_client import HallClient
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, draft

EACH, KILLED_AFTER, WITHIN_S = 30, 15, 60.0
IDS = SystemIds()
T = TypeVar("T")


class Race:
    """What the devices saw; every act is asked again under its key until it is answered."""

    def __init__(self) -> None:
        self.issued: list[TicketCourse] = []
        self.finished: list[TicketCourse] = []
        self.until = time.monotonic() + WITHIN_S
        self.wrong: list[BaseException] = []

    def goes_on(self) -> bool:
        return not self.wrong and time.monotonic() < self.until

    def answered(self, act: Callable[[], T]) -> T:
        while self.goes_on():
            try:
                return act()
            except HallTrouble:
                continue
        raise TimeoutError("no answer in time")

    def issue(self, client: HallClient) -> None:
        for n in range(EACH):
            ticket_id, care = IDS.uuid7(), (Care.ELDERLY,) if n % 8 == 0 else ()
            course = self.answered(partial(client.issue, draft(*care), ticket_id=ticket_id))
            self.issued.append(course)

    def serve(self, client: HallClient, desk: str) -> None:
        self.answered(
            lambda: client.open_desk(desk=desk, staff=desk, skills=ALL, certificates=frozenset(), key=f"open {desk}")
        )
        while len(self.finished) < 2 * EACH and self.goes_on():
            self.serve_one(client, desk)

    def serve_one(self, client: HallClient, desk: str) -> None:
        key, begun, done = IDS.uuid7(), IDS.uuid7(), IDS.uuid7()
        called = self.answered(lambda: client.call_next(desk=desk, key=key))
        if called is not None:
            id = called.course.ticket.id
            twice = self.answered(lambda: client.call_next(desk=desk, key=key))  # a double click
            assert twice is not None
            assert twice.course.ticket.id == id
            self.answered(lambda: client.begin(ticket_id=id, desk=desk, staff=desk, key=begun))
            self.finished.append(self.answered(lambda: client.finish(ticket_id=id, desk=desk, staff=desk, key=done)))

    def noting(self, run: Callable[[], None]) -> threading.Thread:
        def main() -> None:
            try:
                run()
            except BaseException as wrong:
                self.wrong.append(wrong)

        thread = threading.Thread(target=main)
        thread.start()
        return thread


def test_nothing_is_issued_or_called_twice_and_nothing_lost_through_a_kill(tmp_path: Path) -> None:
    hall = HallProcess(tmp_path / "hall", pair=("H0032-G1", "H0032-G2", "H0032-PC03:03", "H0032-PC04:04"))
    race = Race()
    try:
        one, two, three, four = (paired(hall, code, secret=IDS.token, deadline_s=0.5) for code in hall.codes)
        threads = [race.noting(lambda: race.issue(one)), race.noting(lambda: race.issue(two))]
        threads += [race.noting(lambda: race.serve(three, "03")), race.noting(lambda: race.serve(four, "04"))]
        while len(race.finished) < KILLED_AFTER and race.goes_on():
            threads[0].join(0.01)
        hall.kill()
        hall = hall.again()
        for thread in threads:
            thread.join(WITHIN_S)
    finally:
        hall.end()
    assert race.wrong == []
    assert len({str(each.number) for each in race.issued}) == 2 * EACH
    assert Counter(each.ticket.id for each in race.finished) == Counter(each.ticket.id for each in race.issued)
    for course in race.finished:
        assert (course.standing, [each.ended_by for each in course.periods]) == (
            Standing.FINISHED,
            [Act.CALL, Act.BEGIN, Act.FINISH],
        )
