"""Two counters are cut off from the hall server while everybody works on, and hand over when the line is back.

Before the line is cut its answers are lost: what is asked then, nobody at the counter knows whether it was done. It is
cut once more in the middle of handing over.
"""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from app.domain.matter import QueueClass
from app.domain.ticket_ledger import Standing, TicketCourse
from app.errors import HallTrouble, QueueRefused
from app.hall_ports import HallQueuePort
from commands.outside import SystemClock, SystemIds
from offline_cache.hall_alone import AloneQueue
from offline_cache.hall_client import HallClient
from tests.central.hall_count import Counted, counted, in_store
from tests.central.hall_device import answered
from tests.central.hall_line import Line, LineToHall
from tests.central.hall_process import HallProcess, paired
from tests.offline_cache.hall_shared import ALL, SharedStore, draft, shipped_rules

NEAR, FAR = ("01", "02"), ("03", "04")
_DEVICES = ("H0032-G1", *(f"H0032-PC{desk}:{desk}" for desk in (*NEAR, *FAR)))
TRY_S, WITHIN_S, LOOK_AGAIN_S = 0.4, 120.0, 0.02
CUT_AFTER = 3  # tickets handed over
GHOST = draft(queue=QueueClass.ENTERPRISE)  # of a class no desk of the server calls: only handing over cancels it
AT_SERVER = ALL - {QueueClass.ENTERPRISE}
IDS = SystemIds()


@dataclass
class Seen:
    """What all of them were told, and did. `doubtful` are the ids asked for without an answer and issued alone."""

    issued: dict[str, str] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    ended: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    stayed: int = 0
    no_more: threading.Event = field(default_factory=threading.Event)

    def has(self, course: TicketCourse) -> TicketCourse:
        self.issued[course.ticket.id] = str(course.number)
        return course


@dataclass(frozen=True, slots=True)
class Outcome:
    """`alone` were issued behind the cut line; of the `doubtful`, asked of the server in vain, it had issued `ghosts`;
    `stayed` had to stay with their desk for a while. The counts behind `in_store` should be 0."""

    tickets: int
    alone: int
    doubtful: int
    ghosts: int
    stayed: int
    answers_lost: int
    in_store: Counted
    lost: int
    told_otherwise: int
    ended_twice: int
    ghosts_not_cancelled: int

    @property
    def clean(self) -> bool:
        wrong = (self.lost, self.told_otherwise, self.ended_twice, self.ghosts_not_cancelled)
        return self.in_store.clean and not any(wrong)


class CutInTheMiddle:
    """What handing over asks of the server; after some tickets the line is gone, for a moment and once."""

    def __init__(self, client: HallClient, line: LineToHall) -> None:
        self._client, self._line, self._left = client, line, CUT_AFTER

    def adopt(self, course: TicketCourse) -> TicketCourse:
        self._left -= 1
        if self._left == 0:
            self._line.turn(Line.CUT)
        return self._client.adopt(course)

    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse:
        return self._client.cancel(ticket_id=ticket_id, by=by, reason=reason, key=key, desk=desk)


class CutOff:
    """A counter behind the line. Both go from one part to the next together."""

    def __init__(self, client: HallClient, desk: str, seen: Seen, folder: Path, line: LineToHall) -> None:
        address = replace(client.address, url=line.url)
        self.client, self.calling = HallClient(address, deadline_s=TRY_S), HallClient(address, deadline_s=TRY_S)
        self.desk, self.seen, self.line = desk, seen, line
        self.store = SharedStore(folder / f"{desk}.db")

    def run(self, tickets: int, deaf: threading.Barrier, cut: threading.Barrier, whole: threading.Barrier) -> None:
        desk, seen = self.desk, self.seen
        _sign_on(self.client, desk)
        awaited = self._one_for_this_desk()
        answered(self.calling.picture)
        deaf.wait(WITHIN_S)
        asked, key = IDS.uuid7(), IDS.uuid7()
        seen.doubtful.add(asked)
        with suppress(HallTrouble):
            self.client.issue(GHOST, ticket_id=asked)
            raise AssertionError("an answer through a deaf line")
        with suppress(HallTrouble):
            self.calling.call_next(desk=desk, key=key)
        cut.wait(WITHIN_S)
        alone = AloneQueue(self.store, rules=shipped_rules(), desk=desk, clock=SystemClock(), ids=IDS)
        self._work_alone(alone, asked, tickets)
        whole.wait(WITHIN_S)
        called = answered(lambda: self.calling.call_next(desk=desk, key=key))
        if called is None or called.course.ticket.id != awaited:
            raise AssertionError("what was called before its answer was lost is not told again")
        self._hand_over(alone, CutInTheMiddle(self.client, self.line))
        _serve(self.client, called.course, desk, seen)
        self._hand_over(alone, self.client)
        here = [each for each in answered(self.client.picture).courses if each.desk == desk and each.standing.at_desk]
        for course in sorted(here, key=lambda each: each.standing is Standing.ON_HOLD):
            _serve(self.client, course, desk, seen)

    def _one_for_this_desk(self) -> str:
        """The id of a ticket that no other desk may call."""
        while True:
            id = self.seen.has(answered(partial(self.client.issue, draft(), ticket_id=IDS.uuid7()))).ticket.id
            move = partial(self.client.transfer, ticket_id=id, to=QueueClass.MOBILE, to_desk=self.desk)
            try:
                answered(partial(move, by=self.desk, reason="熟客", key=IDS.uuid7()))
            except QueueRefused:
                continue  # a desk was quicker
            return id

    def _work_alone(self, alone: AloneQueue, asked: str, tickets: int) -> None:
        """One is on hold at the end, one before the desk, some wait."""
        desk, seen = self.desk, self.seen
        alone.begin(staff=desk, skills=ALL, certificates=frozenset(), reason="连不上")
        for ticket_id in (asked, *(IDS.uuid7() for _ in range(tickets - 1))):
            wanted = GHOST if ticket_id == asked else draft()
            course = seen.has(alone.queue.issue(wanted, ticket_id=ticket_id))
            seen.alone.append(course.ticket.id)
            if alone.queue.issue(wanted, ticket_id=ticket_id).number != course.number:
                raise AssertionError("a double click gave another number")
        for left in range(tickets // 2, 0, -1):
            called = alone.queue.call_next(desk=desk, key=IDS.uuid7())
            assert called is not None
            id = called.course.ticket.id
            if left > 2:
                _serve(alone.queue, called.course, desk, seen)
                continue
            alone.queue.begin(ticket_id=id, desk=desk, staff=desk, key=IDS.uuid7())
            if left == 2:
                alone.queue.hold(ticket_id=id, desk=desk, staff=desk, reason="填表", key=IDS.uuid7())

    def _hand_over(self, alone: AloneQueue, server: HallClient | CutInTheMiddle) -> None:
        """Asked again until the server has said something of each."""
        while True:
            try:
                self.seen.stayed += len(alone.hand_over(server, by=self.desk).stays)
            except HallTrouble:
                self.line.turn(Line.WHOLE)
                continue
            return


def _sign_on(client: HallClient, desk: str) -> None:
    none = frozenset[str]()
    answered(partial(client.open_desk, desk=desk, staff=desk, skills=AT_SERVER, certificates=none, key=IDS.uuid7()))


def _serve(queue: HallQueuePort, course: TicketCourse, desk: str, seen: Seen) -> None:
    id = course.ticket.id
    for standing, act in ((Standing.CALLED, queue.begin), (Standing.ON_HOLD, queue.take_off_hold)):
        if course.standing is standing:
            answered(partial(act, ticket_id=id, desk=desk, staff=desk, key=IDS.uuid7()))
    answered(partial(queue.finish, ticket_id=id, desk=desk, staff=desk, key=IDS.uuid7()))
    seen.ended.append(id)


def _issue(greeter: HallClient, seen: Seen, tickets: int) -> None:
    for _ in range(tickets):
        seen.has(answered(partial(greeter.issue, draft(), ticket_id=IDS.uuid7())))


def _serve_all(client: HallClient, desk: str, seen: Seen) -> None:
    _sign_on(client, desk)
    while True:
        last = seen.no_more.is_set()
        called = answered(partial(client.call_next, desk=desk, key=IDS.uuid7()))
        if called is not None:
            _serve(client, called.course, desk, seen)
        elif last:
            return
        else:
            seen.no_more.wait(LOOK_AGAIN_S)


def partition(folder: Path, *, tickets: int) -> Outcome:
    """`tickets` on each side of the cut line."""
    hall = HallProcess(folder / "hall", pair=_DEVICES)
    line, seen = LineToHall(hall.port), Seen()
    greeter, *desks = (paired(hall, code, secret=IDS.token, deadline_s=TRY_S) for code in hall.codes)
    far = [CutOff(client, desk, seen, folder, line) for desk, client in zip(FAR, desks[len(NEAR) :], strict=True)]
    parts = [threading.Barrier(len(FAR), partial(line.turn, state)) for state in (Line.DEAF, Line.CUT, Line.WHOLE)]
    try:
        with ThreadPoolExecutor(len(_DEVICES)) as crowd:
            near = [crowd.submit(_serve_all, client, desk, seen) for desk, client in zip(NEAR, desks, strict=False)]
            others = [crowd.submit(_issue, greeter, seen, tickets)]
            others += [crowd.submit(each.run, tickets // len(FAR), *parts) for each in far]
            try:
                for job in others:
                    job.result(WITHIN_S)
            finally:
                seen.no_more.set()
                for part in parts:
                    part.abort()
            for job in near:
                job.result(WITHIN_S)
    finally:
        line.close()
        hall.end()
        for each in far:
            each.store.close()
    return _looked_at(folder / "hall", seen, line.lost)


def _looked_at(folder: Path, seen: Seen, answers_lost: int) -> Outcome:
    courses = in_store(folder).courses
    ghosts = courses.keys() & seen.doubtful
    return Outcome(
        tickets=len(courses),
        alone=len(seen.alone),
        doubtful=len(seen.doubtful),
        ghosts=len(ghosts),
        stayed=seen.stayed,
        answers_lost=answers_lost,
        in_store=counted(courses.values()),
        lost=len(seen.issued.keys() - courses.keys()),
        told_otherwise=len(courses.keys() - seen.issued.keys() - ghosts)
        + sum(str(courses[id].number) != number for id, number in seen.issued.items() if id in courses),
        ended_twice=sum(count > 1 for count in Counter(seen.ended).values()),
        ghosts_not_cancelled=sum(courses[id].standing is not Standing.CANCELLED for id in ghosts),
    )
