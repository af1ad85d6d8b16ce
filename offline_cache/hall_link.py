"""The hall as a counter has it (app.hall_ports.Hall): the hall server while it answers, this desk alone while it does
not and somebody chose so, and back again by itself.

Acts, copies of orders and looks at the hall have a connection each, so that none stands before another. One thread
listens, one looks; what they learn is told to whoever listens here.
"""

import threading
from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Protocol
from urllib.parse import urlsplit

from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm
from app.domain.picture_moved import is_newer, moved_on
from app.domain.queue_picture import QueueEvent, QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.errors import HallTrouble, QueueRefused, Trouble
from app.hall_ports import HallQueuePort, HallSeen, HallState
from app.ports import Clock
from app.texts import hall_link as words
from app.texts.language import Text
from app.wire.hall_asks import ASKS_VERB
from app.wire.hall_close import TELL_VERB
from offline_cache.hall_alone import AloneQueue, HandedOver
from offline_cache.hall_client import DEADLINE_S, HallAddress, HallClient
from offline_cache.hall_copies import OrderCopy
from offline_cache.hall_listener import HallListener
from offline_cache.side_threads import SideThreads

LOOK_EVERY_S = 20.0  # estimates grow old
LOOK_AT_MOST_EVERY_S = 2.0
LOST_LOOK_EVERY_S = 5.0
_EVENTS_KEPT: Final = 256  # of those heard while a picture was on its way


class AloneRemembered(Protocol):
    """Whether this desk has tickets of its own, across a restart: the staff number of whoever went on alone, or ""."""

    def get(self) -> str: ...
    def put(self, staff: str) -> None: ...


class HallLink:
    """`start` it once somebody listens; `close` ends its threads soon and calls under way with them."""

    def __init__(
        self,
        address: HallAddress,
        *,
        desk: str,
        alone: Callable[[Callable[[], None]], AloneQueue],
        draw: Callable[[AloneQueue], QueuePicture],
        remembered: AloneRemembered,
        clock: Clock,
        deadline_s: float = DEADLINE_S,
        at_most_every_s: float = LOOK_AT_MOST_EVERY_S,
    ) -> None:
        """`alone` makes the desk's own queue, whose every change is told to what it is given; `draw` its picture.
        After `deadline_s` without an answer the server is lost; it is looked at `at_most_every_s`."""
        self._address, self._desk, self._clock = address, desk, clock
        self._make_alone, self._draw, self._remembered = alone, draw, remembered
        self._wake, self._closed, self._turn = threading.Event(), threading.Event(), threading.RLock()
        self._acts = HallClient(address, deadline_s=deadline_s, unanswered=self._wake.set)
        self._copies = HallClient(address, deadline_s=deadline_s)
        self._looks, self._rest_s = HallClient(address, deadline_s=deadline_s), at_most_every_s
        self._listener = HallListener(address, heard=self._heard, cut=self._wake.set)
        self._told: list[Callable[[], None]] = []
        self._asks_told: list[Callable[[], None]] = []
        self._closes_told: list[Callable[[], None]] = []
        self._events: deque[QueueEvent] = deque(maxlen=_EVENTS_KEPT)
        self._own: AloneQueue | None = None
        self._has_own, self._handing = bool(remembered.get()), False
        self._state = HallState.ALONE if self._has_own else HallState.LINKED  # until it is known to be lost
        self._since: datetime = clock.now()
        self._picture: QueuePicture | None = None
        self._stays: tuple[Text, ...] = ()
        self._why: Text | None = None
        self._threads = SideThreads({"hall-listening": self._listener.run, "hall-looking": self._look_on})

    def start(self) -> None:
        self._wake.set()
        self._threads.start()

    def close(self) -> bool:
        """True where both threads ended in time."""
        self._closed.set()
        self._wake.set()
        self._listener.close()
        for client in (self._acts, self._copies, self._looks):
            client.close()
        return self._threads.ended()

    # -- app.hall_ports.Hall

    @property
    def queue(self) -> HallQueuePort:
        with self._turn:
            state = self._state
        if state is HallState.LINKED:
            return self._acts
        if state is HallState.ALONE:
            return self._alone().queue
        raise HallTrouble(words.HALL_LOST)

    def seen(self) -> HallSeen:
        with self._turn:
            picture = self._picture
            url = self._pages_url(picture) if picture is not None and self._state is HallState.LINKED else ""
            return HallSeen(self._state, self._desk, self._since, picture, url, self._stays, self._why)

    def listen(self, told: Callable[[], None]) -> None:
        self._told.append(told)

    def listen_to_asks(self, told: Callable[[], None]) -> None:
        """`told` in the listening thread when an ask of the hall came or was answered, or one may have been missed."""
        self._asks_told.append(told)

    def listen_to_closes(self, told: Callable[[], None]) -> None:
        """`told` in the listening thread when a close asks every desk for its figures, or one may have been missed."""
        self._closes_told.append(told)

    def look_again(self) -> None:
        self._wake.set()

    def go_alone(self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str) -> None:
        """Where the server is back meanwhile, nothing is to be done."""
        if not self._desk:
            raise QueueRefused(words.NO_DESK)
        if self.seen().state is HallState.LINKED:
            return
        self._remembered.put(staff)
        own = self._alone()
        own.begin(staff=staff, skills=skills, certificates=certificates, reason=reason)
        with self._turn:
            self._has_own = True
            self._stand(HallState.ALONE)
        self._own_moved()

    def park(self, form: FormToPark) -> None:
        self._server(self._acts).park(form)

    def parked(self) -> tuple[ParkedForm, ...]:
        return self._server(self._acts).parked()

    def take_up(self, form_id: str, *, key: str) -> FormToPark:
        return self._server(self._acts).take_up(form_id, key=key)

    # -- app.hall_ports.HallSettingsPort

    def settings(self) -> dict[str, str]:
        return self._server(self._acts).settings()

    def change_settings(self, values: Mapping[str, str], *, by: str, approver: str = "") -> dict[str, str]:
        return self._server(self._acts).change_settings(values, by=by, approver=approver)

    # -- the second copy of an order (hall_second_copy.Copying)

    def put_copy(self, copy: OrderCopy, *, within_s: float) -> None:
        """At once HallTrouble while the server is lost: a receipt does not wait for it."""
        self._server(self._copies).put_copy(copy, within_s=within_s)

    # -- what is heard and seen

    def _heard(self, event: QueueEvent) -> None:
        """In the listening thread."""
        for verb, all_told in ((ASKS_VERB, self._asks_told), (TELL_VERB, self._closes_told)):
            for told in all_told if event.look_again or event.verb == verb else ():
                told()
        if event.verb in (ASKS_VERB, TELL_VERB):
            return  # nothing of the queue is another
        with self._turn:
            if not event.look_again:
                self._events.append(event)
            if (
                self._picture is not None
                and self._state is HallState.LINKED
                and is_newer(event.id, self._picture.event_id)
            ):
                self._picture = moved_on(self._picture, event)
        self._wake.set()
        self._tell()

    def _look_on(self) -> None:
        """In the looking thread: when something is up, and every now and then."""
        if self._has_own:
            self._alone()
            self._own_moved()
        while not self._closed.is_set():
            with self._turn:
                every_s = LOOK_EVERY_S if self._state is HallState.LINKED else LOST_LOOK_EVERY_S
            self._wake.wait(every_s)
            self._wake.clear()
            if not self._closed.is_set():
                self._look()
                self._closed.wait(self._rest_s)

    def _look(self) -> None:
        try:
            picture = self._looks.picture()
            handed = self._hand_over() if self._has_own else None
            if handed is not None:
                picture = _with(self._looks.picture(), handed.adopted)
            else:
                with self._turn:
                    self._stays = ()  # what was closed for good was told after the look before
        except Trouble as trouble:
            self._lose(trouble.text)
            return
        with self._turn:
            for event in self._events:
                if is_newer(event.id, picture.event_id):
                    picture = moved_on(picture, event)
            self._picture, self._why = picture, None
            self._stand(HallState.LINKED)
        if handed is not None:
            self._after_hand_over(handed)
        self._tell()

    def _lose(self, why: Text) -> None:
        with self._turn:
            self._why = why
            was_linked = self._state is HallState.LINKED
            if was_linked:
                self._stand(HallState.LOST)
        if was_linked:
            self._tell()

    def _hand_over(self) -> HandedOver:
        """What was done alone becomes the server's. Raises HallTrouble.

        Until the server's picture is there the desk's own stays as it was: the tickets go over, they do not go away.
        """
        with self._turn:
            self._handing = True
        try:
            return self._alone().hand_over(self._looks, by=self._remembered.get())
        finally:
            with self._turn:
                self._handing = False

    def _after_hand_over(self, handed: HandedOver) -> None:
        """From here on no ticket is issued alone; what stays is tried again at every look."""
        left = len(self._alone().own())
        with self._turn:
            told = [said for _, said in handed.closed]
            stays = (words.STAYS.filled(number=course.number.shown, why=why) for course, why in handed.stays)
            self._stays = (*told, *stays)
            self._has_own = left > 0
        if not left:
            self._remembered.put("")
        elif left > len(handed.stays):  # issued meanwhile
            self._wake.set()

    def _own_moved(self) -> None:
        """In the thread of whoever acted alone."""
        with self._turn:
            own = self._own
            if self._state is not HallState.ALONE or own is None or self._handing:
                return
        picture = self._draw(own)
        with self._turn:
            if self._state is HallState.ALONE:
                self._picture = picture
        self._tell()

    def _alone(self) -> AloneQueue:
        with self._turn:
            if self._own is None:
                self._own = self._make_alone(self._own_moved)
            return self._own

    def _server(self, client: HallClient) -> HallClient:
        with self._turn:
            state = self._state
        if state is HallState.LINKED:
            return client
        raise HallTrouble(words.NOT_WHILE_ALONE if state is HallState.ALONE else words.HALL_LOST)

    def _stand(self, state: HallState) -> None:
        """In the turn."""
        if state is not self._state:
            self._state, self._since = state, self._clock.now()

    def _pages_url(self, picture: QueuePicture) -> str:
        host = urlsplit(self._address.url).hostname or ""
        if not picture.pages_port:
            return ""
        return f"http://[{host}]:{picture.pages_port}" if ":" in host else f"http://{host}:{picture.pages_port}"

    def _tell(self) -> None:
        for told in self._told:
            told()


def _with(picture: QueuePicture, adopted: tuple[TicketCourse, ...]) -> QueuePicture:
    """The server sends a picture again for a moment: it may be of before they were adopted."""
    known = {each.ticket.id for each in picture.courses}
    missing = tuple(each for each in adopted if each.ticket.id not in known)
    return moved_on(picture, QueueEvent(picture.event_id, "adopt", missing)) if missing else picture
