"""The desk in the hall's queue: open while somebody who serves it is signed on, closed once they went. No Qt here.

Nothing here makes anybody wait: what cannot be told to the hall now is told once it is there. A lock changes nothing.
"""

from collections.abc import Callable

from app.domain.approval import Leave
from app.domain.desk_duty import DeskDuty, certificates_on
from app.domain.hall_time import hall_date
from app.domain.right import Right
from app.domain.rights import rights_of
from app.domain.staff import StaffMember
from app.errors import HallTrouble, QueueRefused, RightMissing
from app.hall_ports import HallSeen, HallState
from app.handling.at_queue import AtQueue
from app.handling.desk_on_duty import close_desk, open_desk
from ui.clerk.outside import Outside

HALL_DEADLINE_S = 8.0  # more than the client's own, which tries again within it
_THERE = (HallState.LINKED, HallState.ALONE)


class DeskAtHall:
    """`look` whenever the hall may say something else. `failed` is told what nobody expected."""

    def __init__(self, outside: Outside, *, failed: Callable[[Exception], None]) -> None:
        self._outside, self._failed = outside, failed
        self._on_duty: StaffMember | None = None
        self._leaving: StaffMember | None = None
        self._told: tuple[str, HallState] | None = None  # who was told to be on duty, and to which hall
        self._keys: dict[tuple[str, str, HallState], str] = {}
        self._busy = False

    def came(self, person: StaffMember) -> None:
        """Signed on. Whoever does not serve the queue leaves the desk as it is."""
        if Right.SERVE_QUEUE in rights_of(person):
            self._on_duty, self._leaving = person, None
            self.look()

    def went(self) -> None:
        """Signed off. A desk with a customer before it stays open for whoever comes next."""
        if self._on_duty is not None:
            self._leaving, self._on_duty = self._on_duty, None
            self.look()

    def closes(self) -> bool:
        """Whether signing off now takes this desk out of the queue. Of a hall that is not there nobody asks."""
        seen, person = self._outside.hall.seen(), self._on_duty
        if person is None or seen.picture is None or seen.state not in _THERE:
            return False
        return any(each.desk == seen.desk and each.staff == person.number for each in seen.picture.desks)

    def look(self) -> None:
        seen = self._outside.hall.seen()
        if seen.state not in _THERE:
            self._told = None  # once it is back, it is looked at again
            return
        if self._busy or seen.picture is None or not seen.desk:
            return
        duty = next((each for each in seen.picture.desks if each.desk == seen.desk), None)
        if self._on_duty is not None:
            self._open(self._on_duty, duty, seen)
        elif self._leaving is not None:
            self._close(self._leaving, duty, seen)

    def _open(self, person: StaffMember, duty: DeskDuty | None, seen: HallSeen) -> None:
        if self._told == (person.number, seen.state):
            return  # closed since, or taken by another device: that was somebody's wish
        if duty is not None and duty.staff == person.number:
            self._told = (person.number, seen.state)
            return
        out = self._outside
        certificates = certificates_on(person, day=hall_date(out.clock.now(), out.desk.hall.zone))

        def act(place: AtQueue, key: str) -> DeskDuty:
            return open_desk(skills=out.skills(), certificates=certificates, place=place, key=key)

        self._ask("open", person, act, seen, told=(person.number, seen.state))

    def _close(self, person: StaffMember, duty: DeskDuty | None, seen: HallSeen) -> None:
        if duty is None or duty.staff != person.number:
            self._leaving = None
            return
        self._ask("close", person, lambda place, key: close_desk(place=place, key=key), seen, told=None)

    def _ask(
        self,
        verb: str,
        person: StaffMember,
        act: Callable[[AtQueue, str], DeskDuty],
        seen: HallSeen,
        *,
        told: tuple[str, HallState] | None,
    ) -> None:
        out = self._outside
        leave = Leave(person, Right.SERVE_QUEUE, seen.desk)
        what = (verb, person.number, seen.state)
        key, self._busy = self._keys.setdefault(what, out.ids.uuid7()), True

        def job() -> DeskDuty:
            return act(AtQueue(leave, seen.desk, out.hall.queue, out.audit, out.clock, out.desk.hall.zone), key)

        def done() -> None:
            """Answered: done, or not to be done."""
            self._busy, self._told = False, told
            self._keys.pop(what, None)
            if told is None:
                self._leaving = None
            self.look()

        def failed(error: Exception) -> None:
            if isinstance(error, HallTrouble | TimeoutError):
                self._busy = False  # under the same key once the hall says something again
                out.hall.look_again()
                return
            done()
            if not isinstance(error, QueueRefused | RightMissing):
                self._failed(error)

        out.hall_lane.run(job, then=lambda _: done(), failed=failed, deadline_s=HALL_DEADLINE_S)
