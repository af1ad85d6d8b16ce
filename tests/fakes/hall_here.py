"""A hall for tests of screens (app.hall_ports.Hall): a real queue over a store of the test's own, in this process.

Everything is done at once and told at once; the test says whether the server is there, and moves the clock.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.hall_waits import HallWaits
from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm
from app.domain.queue_picture import QueuePicture
from app.errors import HallTrouble, QueueRefused
from app.hall_ports import Hall, HallQueuePort, HallSeen, HallState
from app.ports import Clock
from app.texts import hall_link as words
from central.hall_drawn import drawn
from offline_cache import hall_closing, hall_parked
from offline_cache.hall_book import HallRules
from offline_cache.hall_queue import HallQueue
from offline_cache.hall_view import HallView
from tests.offline_cache.hall_shared import SharedStore, shipped_rules


class HallHere:
    """`elsewhere` acts as the other desks and greeters do, whatever this counter knows; `change` says afterwards that
    something changed. `close` once the test is over."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        desk: str = "03",
        state: HallState = HallState.LINKED,
        rules: HallRules | None = None,
        pages_url: str = "http://192.168.3.20:8634",
    ) -> None:
        """`desk` "" for a greeter's tablet."""
        self._store, self.rules, self._clock = SharedStore(folder / "hall.db"), rules or shipped_rules(), clock
        self.elsewhere = HallQueue(self._store, rules=self.rules, clock=clock)
        self.view = HallView(self._store, rules=self.rules)
        self.waits = HallWaits()
        self._desk, self._pages_url = desk, pages_url
        self._state, self._since, self._count = state, clock.now(), 0
        self._told: list[Callable[[], None]] = []
        self.picture: QueuePicture | None = None
        self.change()

    def close(self) -> None:
        self._store.close()

    def becomes(self, state: HallState) -> None:
        """The server is there, is lost, or the desk goes on alone."""
        self._state, self._since = state, self._clock.now()
        self.change()

    def change(self) -> None:
        """A newer picture is there, unless the server is lost."""
        if self._state in (HallState.LINKED, HallState.ALONE):
            self._count += 1
            at, id = self._clock.now(), str(self._count)
            there = drawn(self.view, rules=self.rules, at=at, waits=self.waits, event_id=id)
            self.picture = there if self._state is HallState.LINKED else _own(there)
        for told in self._told:
            told()

    @property
    def queue(self) -> HallQueuePort:
        if self._state in (HallState.NONE, HallState.LOST):
            raise HallTrouble(words.NO_HALL if self._state is HallState.NONE else words.HALL_LOST)
        return self.elsewhere

    def seen(self) -> HallSeen:
        if self._state is HallState.NONE:
            return HallSeen(HallState.NONE, "", self._since)
        return HallSeen(self._state, self._desk, self._since, self.picture, self._pages_url)

    def listen(self, told: Callable[[], None]) -> None:
        self._told.append(told)

    def look_again(self) -> None:
        self.change()

    def go_alone(self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str) -> None:
        """Its tickets bear the desk's number from now on; whatever the hall had is in this very store still."""
        if not self._desk:
            raise QueueRefused(words.NO_DESK)
        if self._state is HallState.LINKED:
            return  # back meanwhile
        at = self._clock.now()
        hall_closing.go_on_alone(
            self._store, hall_id=self.rules.hall_id, desk=self._desk, by=staff, reason=reason, at=at
        )
        self.becomes(HallState.ALONE)

    def park(self, form: FormToPark) -> None:
        self._wants_server()
        hall_parked.park(self._store, form, hall_id=self.rules.hall_id, desk=self._desk, at=self._clock.now())

    def park_elsewhere(self, form: FormToPark, *, desk: str) -> None:
        hall_parked.park(self._store, form, hall_id=self.rules.hall_id, desk=desk, at=self._clock.now())

    def parked(self) -> tuple[ParkedForm, ...]:
        self._wants_server()
        return hall_parked.parked(self._store, hall_id=self.rules.hall_id)

    def take_up(self, form_id: str, *, key: str) -> FormToPark:
        self._wants_server()
        return hall_parked.take_up(self._store, hall_id=self.rules.hall_id, form_id=form_id, desk=self._desk, key=key)

    def _wants_server(self) -> None:
        if self._state is not HallState.LINKED:
            raise HallTrouble(words.HALL_LOST)


def _own(picture: QueuePicture) -> QueuePicture:
    """Alone, a desk sees no ticket but its own: their numbers begin with a desk's."""
    own = tuple(each for each in picture.courses if each.number.prefix[0].isdigit())
    ids = {each.ticket.id for each in own}
    return replace(picture, courses=own, line=tuple(each for each in picture.line if each.ticket_id in ids))


def as_port(hall: HallHere) -> Hall:
    """Type-checked: it has exactly what the port asks for."""
    return hall
