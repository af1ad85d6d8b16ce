"""POST /hall/v1/queue/<verb>: what is asked of the hall's queue under an idempotency key, and what comes back.

One table of verbs for both ends; fields are those of app.hall_ports.HallQueuePort.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar

from app.domain.desk_duty import DeskDuty
from app.domain.matter import QueueClass
from app.domain.queue_asked import Called, Lease, Parts, TicketDraft
from app.domain.queue_ticket import TicketNumber
from app.domain.ticket_ledger import TicketCourse
from app.texts.language import Text
from app.wire.records import read_as, written

PATH: Final = "/hall/v1/queue"
PICTURE_PATH: Final = "/hall/v1/picture"
EVENTS_PATH: Final = "/hall/v1/events"
PAIR_PATH: Final = "/hall/v1/pair"
COPIES_PATH: Final = "/hall/v1/copies"
PARKED_PATH: Final = "/hall/v1/parked"
CODES_PATH: Final = "/hall/v1/codes"
DEVICES_PATH: Final = "/hall/v1/devices"
SETTINGS_PATH: Final = "/hall/v1/settings"
KEY_HEADER: Final = "Idempotency-Key"
MOST_KEY: Final = 64  # characters
MOST_CALL_BYTES: Final = 256 * 1024  # a ticket with all its periods fits many times
HEARTBEAT_S: Final = 5.0
SILENCE_S: Final = 15.0  # without a heartbeat a listener begins anew
_NO_NAME: Final = Text("", "")
Q = TypeVar("Q")
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Issue:
    ticket_id: str
    draft: TicketDraft


@dataclass(frozen=True, slots=True)
class CallNext:
    desk: str


@dataclass(frozen=True, slots=True)
class CallThis:
    ticket_id: str
    desk: str
    reason: str


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Recall, begin, take off hold, no-show, finish."""

    ticket_id: str
    desk: str
    staff: str


@dataclass(frozen=True, slots=True)
class Hold:
    ticket_id: str
    desk: str
    staff: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReInsert:
    ticket_id: str
    by: str


@dataclass(frozen=True, slots=True)
class Transfer:
    ticket_id: str
    to: QueueClass
    by: str
    reason: str
    to_desk: str
    desk: str


@dataclass(frozen=True, slots=True)
class Cancel:
    ticket_id: str
    by: str
    reason: str
    desk: str


@dataclass(frozen=True, slots=True)
class Split:
    ticket_id: str
    codes: tuple[str, ...]
    queue: QueueClass
    by: str
    desk: str


@dataclass(frozen=True, slots=True)
class OpenDesk:
    desk: str
    staff: str
    skills: frozenset[QueueClass]
    certificates: frozenset[str]


@dataclass(frozen=True, slots=True)
class PauseDesk:
    desk: str
    reason: str
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class OneDesk:
    desk: str


@dataclass(frozen=True, slots=True)
class Lend:
    queue: QueueClass
    count: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TakeLeased:
    """A ticket given out from a lease while its holder was cut off."""

    draft: TicketDraft
    ticket_id: str
    number: TicketNumber
    lease_id: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Adopt:
    """A ticket that a counter issued and served alone."""

    course: TicketCourse


@dataclass(frozen=True, slots=True)
class MakeCode:
    """For a device that is to be paired; `desk` is "" for a greeter's tablet or a display."""

    device_id: str
    desk: str


@dataclass(frozen=True, slots=True)
class MadeCode:
    code: str


@dataclass(frozen=True, slots=True)
class ListedDevice:
    """`desk` as of MakeCode."""

    device_id: str
    desk: str


@dataclass(frozen=True, slots=True)
class ListedDevices:
    devices: tuple[ListedDevice, ...]


@dataclass(frozen=True, slots=True)
class ShutOut:
    """`was_there`: False where no device is called so."""

    was_there: bool


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One of app.domain.queue_settings, as text."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class SettingValues:
    """Every setting of the queue as it stands."""

    values: tuple[SettingValue, ...]


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """All of `values` or none. `by` is the staff number, `approver` who approved it, "" for nobody."""

    by: str
    approver: str
    values: tuple[SettingValue, ...]


@dataclass(frozen=True, slots=True)
class PairedDevice:
    """What a device learns when it is paired; `desk` is "" for a greeter's tablet or a display.

    `operator` and `hotline` stand on a display, which has no hall file of its own. `mark` is what its numbers bear when
    it goes on alone, no other device's, "" for the desk's number alone. `last_receipt` is the newest number of an order
    of that desk that the server knows of, "" for none.
    """

    hall_id: str
    hall_name: Text
    zone: str
    desk: str
    device_id: str
    operator: Text = _NO_NAME
    hotline: str = ""
    mark: str = ""
    last_receipt: str = ""


@dataclass(frozen=True, slots=True)
class CalledOrNobody:
    called: Called | None


@dataclass(frozen=True, slots=True)
class Verb(Generic[Q, A]):
    """`name` is the last part of the path."""

    name: str
    asks: type[Q]
    answers: type[A]

    def ask(self, call: Q) -> bytes:
        return written(call)

    def read_ask(self, raw: bytes) -> Q:
        """Raises ValueError."""
        return read_as(self.asks, raw)

    def answer(self, answer: A) -> bytes:
        return written(answer)

    def read_answer(self, raw: bytes) -> A:
        """Raises ValueError."""
        return read_as(self.answers, raw)


ISSUE: Final = Verb("issue", Issue, TicketCourse)
CALL_NEXT: Final = Verb("call_next", CallNext, CalledOrNobody)
CALL_THIS: Final = Verb("call_this", CallThis, CalledOrNobody)
RECALL: Final = Verb("recall", AtDesk, TicketCourse)
BEGIN: Final = Verb("begin", AtDesk, TicketCourse)
HOLD: Final = Verb("hold", Hold, TicketCourse)
TAKE_OFF_HOLD: Final = Verb("take_off_hold", AtDesk, TicketCourse)
NO_SHOW: Final = Verb("no_show", AtDesk, TicketCourse)
RE_INSERT: Final = Verb("re_insert", ReInsert, TicketCourse)
TRANSFER: Final = Verb("transfer", Transfer, TicketCourse)
CANCEL: Final = Verb("cancel", Cancel, TicketCourse)
SPLIT: Final = Verb("split", Split, Parts)
FINISH: Final = Verb("finish", AtDesk, TicketCourse)
OPEN_DESK: Final = Verb("open_desk", OpenDesk, DeskDuty)
PAUSE_DESK: Final = Verb("pause_desk", PauseDesk, DeskDuty)
RESUME_DESK: Final = Verb("resume_desk", OneDesk, DeskDuty)
CLOSE_DESK: Final = Verb("close_desk", OneDesk, DeskDuty)
LEND: Final = Verb("lend", Lend, Lease)
TAKE_LEASED: Final = Verb("take_leased", TakeLeased, TicketCourse)
ADOPT: Final = Verb("adopt", Adopt, TicketCourse)
