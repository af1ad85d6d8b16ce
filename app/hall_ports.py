"""What the queue's acts need from outside: the hall's queue, at the hall server or, cut off, at the counter itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.parked_form import FormToPark, ParkedForm
from app.domain.queue_asked import Called, Lease, Parts, TicketDraft
from app.domain.queue_picture import QueuePicture
from app.domain.ticket_ledger import TicketCourse
from app.texts.language import Text


class HallQueuePort(Protocol):
    """Every act takes `key`, a UUIDv7 of whoever asks: asked again with the same one it is answered, not done, again.

    All raise QueueRefused with a sentence where the ticket or desk does not stand so, and HallTrouble where nobody
    answered: then nobody knows whether it was done, and only the same key may be tried again.
    """

    def issue(self, draft: TicketDraft, *, ticket_id: str) -> TicketCourse:
        """`ticket_id` is its key. Raises InputRefused for what no ticket may say."""
        ...

    def call_next(self, *, desk: str, key: str) -> Called | None: ...
    def call_this(self, *, ticket_id: str, desk: str, reason: str, key: str) -> Called: ...
    def recall(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse: ...
    def begin(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse: ...
    def hold(self, *, ticket_id: str, desk: str, staff: str, reason: str, key: str) -> TicketCourse: ...
    def take_off_hold(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse: ...
    def no_show(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse: ...
    def re_insert(self, *, ticket_id: str, by: str, key: str) -> TicketCourse: ...
    def transfer(
        self, *, ticket_id: str, to: QueueClass, by: str, reason: str, key: str, to_desk: str = "", desk: str = ""
    ) -> TicketCourse: ...
    def cancel(self, *, ticket_id: str, by: str, reason: str, key: str, desk: str = "") -> TicketCourse: ...
    def finish(self, *, ticket_id: str, desk: str, staff: str, key: str) -> TicketCourse: ...
    def split(
        self, *, ticket_id: str, codes: tuple[str, ...], queue: QueueClass, by: str, key: str, desk: str = ""
    ) -> Parts: ...
    def open_desk(
        self, *, desk: str, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], key: str
    ) -> DeskDuty: ...
    def pause_desk(self, *, desk: str, reason: str, key: str, back_at: datetime | None = None) -> DeskDuty: ...
    def resume_desk(self, *, desk: str, key: str) -> DeskDuty: ...
    def close_desk(self, *, desk: str, key: str) -> DeskDuty: ...


class HallServer(HallQueuePort, Protocol):
    """The hall server alone: what a counter that is cut off cannot give itself."""

    def lend_numbers(self, *, queue: QueueClass, count: int, expires_at: datetime, key: str) -> Lease:
        """To the device that asks."""
        ...

    def adopt(self, course: TicketCourse) -> TicketCourse: ...
    def picture(self) -> QueuePicture: ...


class HallSettingsPort(Protocol):
    """What the hall sets of its queue (app.domain.queue_settings), as text by key. Raise HallTrouble."""

    def settings(self) -> dict[str, str]: ...

    def change_settings(self, values: Mapping[str, str], *, by: str, approver: str = "") -> dict[str, str]:
        """All of them or none, in force at once. Raises InputRefused for what cannot stand, alone or together."""
        ...


class HallState(StrEnum):
    """NONE: this counter has no hall server. LOST: it does not answer, and nobody has chosen yet to go on alone."""

    NONE = "none"
    LINKED = "linked"
    LOST = "lost"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class HallSeen:
    """What this counter knows of the hall. `desk` is "" for a greeter's tablet; `picture` the newest there is, while
    alone of this desk's own tickets, None before the first; `pages_url` begins the address of customers' pages, "" for
    none. `stays`: what was done alone and the server cannot take yet, a sentence for each ticket; `why` it is lost,
    as it was told."""

    state: HallState
    desk: str
    since: datetime
    picture: QueuePicture | None = None
    pages_url: str = ""
    stays: tuple[Text, ...] = ()
    why: Text | None = None


class Hall(Protocol):
    """The hall as this counter's screens have it. What waits for an answer is asked on a lane, never in the window."""

    @property
    def queue(self) -> HallQueuePort:
        """The server's, or the counter's own while it is alone. Raises HallTrouble where there is neither."""
        ...

    def seen(self) -> HallSeen:
        """Never waits."""
        ...

    def listen(self, told: Callable[[], None]) -> None:
        """`told` is called in a thread of the hall's whenever `seen` may say something else."""
        ...

    def look_again(self) -> None:
        """Returns at once; a newer picture is told."""
        ...

    def go_alone(self, *, staff: str, skills: frozenset[QueueClass], certificates: frozenset[str], reason: str) -> None:
        """From now on this desk gives out and calls tickets of its own; handed over by itself once the server is back.

        Raises QueueRefused for a device without a desk.
        """
        ...

    def park(self, form: FormToPark) -> None:
        """Another desk may take it up. Raises QueueRefused, HallTrouble."""
        ...

    def parked(self) -> tuple[ParkedForm, ...]: ...

    def take_up(self, form_id: str, *, key: str) -> FormToPark:
        """For this desk alone. Raises QueueRefused, HallTrouble."""
        ...
