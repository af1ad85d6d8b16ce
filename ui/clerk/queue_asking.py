"""The queue's acts on their way to the hall: with the right asked for, on the hall's lane, each under a key of its own.

A key is kept until its act was answered: where nobody answered, pressing again asks under the same one, and the hall
does nothing twice. What an act is called has the ticket's closed periods in it, so that a key never outlives its act.
"""

from collections.abc import Callable
from typing import TypeVar

from app.domain.approval import Leave
from app.domain.right import Right
from app.errors import HallTrouble, Trouble
from app.handling.at_queue import AtQueue
from app.texts import clerk_queue as words
from app.texts.language import Text
from ui.clerk.outside import Outside
from ui.clerk.voice import Voice

HALL_DEADLINE_S = 8.0  # more than the client's own, which tries again within it
T = TypeVar("T")
What = tuple[str | int, ...]


class QueueAsking:
    """`busy` while an act waits for its answer: a second press does nothing. `changed` is called after each answer."""

    def __init__(self, outside: Outside, *, voice: Voice, changed: Callable[[], None]) -> None:
        self._outside = outside
        self._voice = voice
        self._changed = changed
        self._keys: dict[What, str] = {}
        self.busy = False

    def ask(
        self,
        what: What,
        right: Right,
        *,
        subject: str,
        about: Text,
        act: Callable[[AtQueue, str], T],
        then: Callable[[T], None],
    ) -> None:
        """`act` is called with where it happens and its key; `then` gets what the hall answered.

        `subject` is the desk or the ticket's id, as the act demands it.
        """
        if not self.busy:
            self._outside.gate.ask(
                right, subject=subject, about=about, then=lambda leave: self._run(what, leave, act, then)
            )

    def run(self, job: Callable[[], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Something asked of the hall that is no act on the queue; any of them may be asked again."""
        self._outside.hall_lane.run(job, then=then, failed=failed, deadline_s=HALL_DEADLINE_S)

    def say_failed(self, error: Exception) -> None:
        """A lane that took too long says what is known of an act: nothing."""
        if isinstance(error, TimeoutError):
            self._voice.tell(words.UNSURE, icon="circle-alert")
        else:
            self._voice.say_failed(error)

    def _run(self, what: What, leave: Leave, act: Callable[[AtQueue, str], T], then: Callable[[T], None]) -> None:
        if self.busy:
            return
        out = self._outside
        key = self._keys.setdefault(what, out.ids.uuid7())
        desk = out.hall.seen().desk
        self.busy = True

        def job() -> T:
            return act(AtQueue(leave, desk, out.hall.queue, out.audit, out.clock, out.desk.hall.zone), key)

        def answered(answer: T) -> None:
            self.busy = False
            self._keys.pop(what, None)
            then(answer)
            self._changed()
            out.hall.look_again()

        def failed(error: Exception) -> None:
            self.busy = False
            if isinstance(error, Trouble) and not isinstance(error, HallTrouble):
                self._keys.pop(what, None)  # it was answered: not done
            self.say_failed(error)
            self._changed()
            out.hall.look_again()

        self._changed()
        self.run(job, answered, failed)
